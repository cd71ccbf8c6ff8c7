//! A plan revised: by whom, and with what reason (D53).

use super::*;

#[test]
fn the_account_manager_of_that_day_revises_and_nobody_else() {
    let text = planned();
    let revise = |day_revised: &str, by: Option<&str>| {
        let by = by.map(str::to_owned);
        let revised = on(&text, |case| {
            revise(
                case,
                None,
                day(day_revised),
                by,
                Some("火灾后".into()),
                None,
            )
        })?;
        Ok(lines(&text, &revised.edits))
    };
    let r1 = "[[years.plan.revisions]] | id = \"r1\" | on = 2026-03-04 | by = \"陈静\" | reason = \"火灾后\"";

    assert_eq!(revise("2026-03-04", None), Ok(r1.to_owned()));
    assert_eq!(revise("2026-03-04", Some("陈静")), Ok(r1.to_owned()));
    assert_eq!(
        revise("2026-03-04", Some("周婷")),
        Err(Refusal::Plan(PlanRefusal::NotTheManager {
            name: "周婷".into(),
            manager: "陈静".into(),
            day: day("2026-03-04"),
        }))
    );
    let eve = day("2026-03-03");
    assert_eq!(
        revise("2026-03-03", None),
        Err(Refusal::Plan(PlanRefusal::NoReviser { day: eve }))
    );
    let nothing = on(CLIENT, revise_nothing);
    assert_eq!(nothing, Err(Refusal::Plan(PlanRefusal::Empty)));
}

fn revise_nothing(case: &Case<'_>) -> Result<Revised, Refusal> {
    revise(case, None, case.today, None, Some("无".into()), None)
}

#[test]
fn a_revision_changes_an_open_item_that_still_ends_after_it_starts() {
    let text = planned();
    let change = |item: &str, start: Option<&str>, finish: Option<&str>| {
        let change = Alteration {
            item: item.into(),
            start: start.map(day),
            finish: finish.map(day),
            handler: Some("李明".into()),
            ..Alteration::default()
        };
        let revised = on(&text, |case| {
            revise(
                case,
                None,
                case.today,
                None,
                Some("改期".into()),
                Some(change),
            )
        })?;
        Ok(lines(&text, &revised.edits))
    };
    let reason = "[[years.plan.revisions]] | id = \"r1\" | on = 2026-11-20 | by = \"陈静\" | reason = \"改期\"";

    assert_eq!(
        change("p2", Some("2026-09-18"), None),
        Ok(format!(
            "-start = 2026-09-01 | start = 2026-09-18 | -handler = '王强' | handler = \"李明\" | {reason}"
        ))
    );
    let refused = |start: &str, finish: &str| {
        let (start, finish) = (day(start), day(finish));
        Err(Refusal::Plan(PlanRefusal::FinishBeforeStart {
            start,
            finish,
        }))
    };
    assert_eq!(
        change("p2", Some("2026-09-19"), None),
        refused("2026-09-19", "2026-09-18")
    );
    assert_eq!(
        change("p2", None, Some("2026-08-31")),
        refused("2026-09-01", "2026-08-31")
    );
    assert!(matches!(
        change("p1", None, None),
        Err(Refusal::Plan(PlanRefusal::ItemDone { .. }))
    ));
}

#[test]
fn an_item_of_a_draft_changes_without_a_reason_and_of_an_issued_plan_only_with_one() {
    let change = |text: &str, service: &str| {
        let change = Alteration {
            item: "p2".into(),
            service: Some(service.into()),
            purpose: Some(Purpose::NewBusiness),
            ..Alteration::default()
        };
        let revised = on(text, |case| {
            revise(case, None, case.today, None, None, Some(change))
        })?;
        Ok((lines(text, &revised.edits), revised.id))
    };
    let draft = planned();
    let issued = draft.replace("[years.plan]\n", "[years.plan]\nissued = 2026-03-13\n");

    assert_eq!(
        change(&draft, "上门拜访"),
        Ok((
            "service = \"visit\" | purpose = \"new-business\"".into(),
            None
        ))
    );
    assert!(matches!(
        change(&draft, "visits"),
        Err(Refusal::UnknownService { .. })
    ));
    let day = day("2026-03-13");
    assert_eq!(
        change(&issued, "visit"),
        Err(PlanRefusal::ReviseWithoutReason { issued: day }.into())
    );
}

#[test]
fn a_revised_item_covers_what_was_found_since_and_what_it_covered_before() {
    let change = |text: &str, covers: &[&str]| {
        let change = Alteration {
            item: "p2".into(),
            covers: covers.iter().map(|id| (*id).to_owned()).collect(),
            ..Alteration::default()
        };
        let revised = on(text, |case| {
            revise(case, None, case.today, None, None, Some(change))
        })?;
        Ok(lines(text, &revised.edits))
    };
    let text = planned();
    let answers = text.replace("content = '查勘'", "content = '查勘'\ncovers = ['n1']");

    assert_eq!(change(&text, &["n1"]), Ok("covers = [\"n1\"]".into()));
    assert_eq!(
        change(&answers, &["c1", "n1", "c1"]),
        Ok("-covers = ['n1'] | covers = [\"n1\", \"c1\"]".into())
    );
    assert_eq!(change(&answers, &["n1"]), Ok(String::new()));
    assert!(matches!(
        change(&answers, &["n9"]),
        Err(Refusal::Plan(PlanRefusal::NothingToCover { .. }))
    ));
}
