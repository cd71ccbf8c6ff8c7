//! What is not drafted, and why.

use super::*;

#[test]
fn a_plan_that_cannot_be_drafted_is_refused() {
    let whole = client(30_000, "");
    let asked = Asked::default();
    let is = |today: &str, text: &str, asked: &Asked, refusal: Refusal| {
        assert_eq!(refused(today, text, asked), refusal, "{today}");
    };
    let today = "2026-03-10";
    let unappointed = whole.replace("appointment.established = 2026-03-02\n", "");
    is(today, &unappointed, &asked, Refusal::NotAppointed);
    let starts = day("2026-03-02");
    let unrated = whole.replace(", income = 30000", "");
    is(
        today,
        &unrated,
        &asked,
        Refusal::Rating(RatingRefusal::NotRated { starts }),
    );
    let (bare, _) = whole.split_once("[[years]]").unwrap();
    is(
        today,
        bare,
        &asked,
        Refusal::Rating(RatingRefusal::NotRated { starts }),
    );
    let teamless = whole.replace(TEAM, "");
    is(
        today,
        &teamless,
        &asked,
        Refusal::Draft(DraftRefusal::NoTeam),
    );
    let closed = format!("client.closed = 2026-03-10\n{whole}");
    let on = day("2026-03-10");
    is(
        today,
        &closed,
        &asked,
        Refusal::Client(ClientRefusal::Closed { on }),
    );
    assert!(!drafted("2026-03-09", &closed).is_empty());

    let (first, last) = (on, day("2027-03-01"));
    for wrong in ["2026-03-09", "2027-03-02"] {
        let from = Some(day(wrong));
        let asked = Asked {
            from,
            ..asked.clone()
        };
        let day = day(wrong);
        is(
            today,
            &whole,
            &asked,
            Refusal::Draft(DraftRefusal::NotInTerm { day, first, last }),
        );
    }
    let over = Asked {
        year: Some(starts),
        ..asked.clone()
    };
    is(
        "2027-03-02",
        &whole,
        &over,
        Refusal::Draft(DraftRefusal::TermOver { last }),
    );
    let weekend = whole.replace("2026-03-02", "2025-11-23");
    let last = day("2026-11-22");
    is(
        "2026-11-21",
        &weekend,
        &asked,
        Refusal::Draft(DraftRefusal::TermOver { last }),
    );
    assert!(!drafted("2026-11-20", &weekend).is_empty());

    // The manual is under way from 03-23 to 04-17: the first that needs somebody.
    let leaving = |until: &str| whole.replace("role = ", &format!("until = {until}\nrole = "));
    for (until, day) in [
        ("2026-03-22", "2026-03-23"),
        ("2026-04-16", "2026-04-17"),
        ("2026-04-17", "2026-08-31"),
    ] {
        let day = self::day(day);
        is(
            today,
            &leaving(until),
            &asked,
            Refusal::Draft(DraftRefusal::NobodyToDo { day }),
        );
    }
}

#[test]
fn an_issued_plan_is_drafted_no_more_unless_nothing_is_missing() {
    let asked = Asked::default();
    let text = written("2026-03-10", &client(30_000, ""), &asked);
    let issued = text.replace("rating = {", "plan.issued = 2026-03-13\nrating = {");
    on("2026-03-20", &issued, |case| {
        let draft = draft(case, &asked).unwrap();
        assert_eq!(draft.edits(called), []);
    });
    let short = issued.replace("service = \"client-manual\"", "service = \"visit\"");
    let (on, missing) = (day("2026-03-13"), 1);
    let refusal = Refusal::Draft(DraftRefusal::AfterIssue { on, missing });
    assert_eq!(refused("2026-03-20", &short, &asked), refusal);
    let focus = Some("火灾".to_owned());
    let asked = Asked { focus, ..asked };
    assert_eq!(
        refused("2026-03-20", &issued, &asked),
        Refusal::Plan(PlanRefusal::Issued { on })
    );
    let same = issued.replace("plan.issued", "plan.focus = '火灾'\nplan.issued");
    let edits = self::on("2026-03-20", &same, |case| {
        draft(case, &asked).unwrap().edits(called)
    });
    assert_eq!(apply(&same, &edits, &LAYOUT).unwrap(), same);
}

#[test]
fn the_term_is_that_of_the_plan_itself_or_ends_with_the_appointment() {
    let until = "appointment.established = 2026-03-02\nappointment.until = 2026-08-31\n";
    let short = client(30_000, "").replace("appointment.established = 2026-03-02\n", until);
    let last = |text: &str| {
        let from = Some(day("2027-03-01"));
        let asked = Asked {
            from,
            ..Asked::default()
        };
        match refused("2026-03-10", text, &asked) {
            Refusal::Draft(DraftRefusal::NotInTerm { last, .. }) => last.to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(last(&short), "2026-08-31");
    let own = format!("{short}[years.plan]\nends = 2026-10-31\n");
    assert_eq!(last(&own), "2026-10-31");
}
