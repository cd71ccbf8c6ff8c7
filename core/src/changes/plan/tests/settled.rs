//! The opinion on a plan, its issue, circulation and sending.

use super::*;

#[test]
fn the_opinion_is_that_of_a_client_relations_member_of_that_day() {
    let text = planned();
    let opinion = |by: &str, day_given: &str| {
        let edits = on(&text, |case| {
            opinion(case, None, day(day_given), by.into(), "同意".into())
        })?;
        Ok(lines(&text, &edits))
    };
    let refused = |name: &str, on: &str, members: &[&str]| {
        Err(Refusal::Plan(PlanRefusal::NotClientRelations {
            name: name.into(),
            day: day(on),
            members: members.iter().map(|name| (*name).to_owned()).collect(),
        }))
    };

    assert_eq!(
        opinion("周婷", "2026-10-31"),
        Ok("[years.plan.opinion] | by = \"周婷\" | on = 2026-10-31 | text = \"同意\"".into())
    );
    assert_eq!(
        opinion("周婷", "2026-11-01"),
        refused("周婷", "2026-11-01", &[])
    );
    assert_eq!(
        opinion("陈静", "2026-10-31"),
        refused("陈静", "2026-10-31", &["周婷"])
    );
}

#[test]
fn the_opinion_on_an_issued_plan_stays() {
    let with = |rest: &str| {
        issued("2026-03-16").replace(
            "[years.plan]\n",
            &format!("[years.plan]\nopinion = {{ {rest} }}\n"),
        )
    };
    let given = |rest: &str, day_given: &str| {
        let text = with(rest);
        on(&text, |case| {
            opinion(case, None, day(day_given), "周婷".into(), "再议".into())
        })
        .map(|_| ())
    };
    let refused = |given: &str| {
        let (by, on, issued) = ("周婷".to_owned(), day(given), day("2026-03-16"));
        Err(PlanRefusal::OpinionGiven { by, on, issued }.into())
    };

    let whole = |day: &str| format!("by = '周婷', on = {day}, text = '同意'");
    assert_eq!(
        given(&whole("2026-03-16"), "2026-03-17"),
        refused("2026-03-16")
    );
    assert_eq!(
        given(&whole("2026-03-16"), "2026-03-16"),
        refused("2026-03-16")
    );
    let late = whole("2026-03-17");
    for day_given in ["2026-03-16", "2026-03-17", "2026-03-18"] {
        assert_eq!(given(&late, day_given), refused("2026-03-17"));
    }
    let same = late.replace("同意", "再议");
    assert_eq!(given(&same, "2026-03-17"), Ok(()), "nothing changes");
    let drafted = with(&late).replace("issued = 2026-03-16\n", "");
    let replaced = on(&drafted, |case| {
        opinion(case, None, day("2026-03-18"), "周婷".into(), "再议".into())
    });
    assert!(replaced.is_ok(), "not issued yet: {replaced:?}");
    assert_eq!(given("by = '周婷', on = 2026-03-16", "2026-03-17"), Ok(()));
    let another = whole("2026-03-16").replace("周婷", "陈静");
    assert_eq!(given(&another, "2026-03-17"), Ok(()));
}

#[test]
fn a_plan_is_issued_once_and_whole() {
    let issue = |text: &str, focus: Option<&str>| {
        let focus = focus.map(str::to_owned);
        let edits = on(text, |case| issue(case, None, day("2026-03-16"), focus))?;
        Ok(lines(text, &edits))
    };

    assert_eq!(
        issue(&planned(), Some("仓储火灾")),
        Ok("focus = \"仓储火灾\" | issued = 2026-03-16".into())
    );
    assert_eq!(
        issue(&issued("2026-03-16"), Some("冷库")),
        Ok("focus = \"冷库\"".into())
    );
    let again = Refusal::Plan(PlanRefusal::Issued {
        on: day("2026-03-13"),
    });
    assert_eq!(issue(&issued("2026-03-13"), None), Err(again));
    assert_eq!(issue(CLIENT, None), Err(Refusal::Plan(PlanRefusal::Empty)));
    let only_dropped = planned()
        .replace("done = 2026-03-26", "dropped = 2026-03-26")
        .replace("handler = '王强'", "dropped = 2026-03-26");
    assert_eq!(
        issue(&only_dropped, None),
        Err(Refusal::Plan(PlanRefusal::Empty))
    );

    for (line, lacks) in [
        ("content = '查勘'\n", "content"),
        ("start = 2026-09-01\n", "start"),
        ("finish = 2026-09-18\n", "finish"),
        ("handler = '王强'\n", "handler"),
    ] {
        let item = "p2".to_owned();
        let lacks = vec![lacks];
        assert_eq!(
            issue(&planned().replace(line, ""), None),
            Err(Refusal::Plan(PlanRefusal::ItemIncomplete { item, lacks }))
        );
    }
}

#[test]
fn a_plan_is_circulated_and_once_issued_sent() {
    let text = issued("2026-03-13");
    let send = |text: &str, sent: &str| {
        on(text, |case| send(case, None, day(sent))).map(|edits| lines(text, &edits))
    };

    let circulated = on(&text, |case| circulate(case, None, day("2026-03-13"))).unwrap();
    assert_eq!(lines(&text, &circulated), "circulated = 2026-03-13");
    assert_eq!(send(&text, "2026-03-13"), Ok("sent = 2026-03-13".into()));
    assert_eq!(
        send(&text, "2026-03-12"),
        Err(StepRefusal::TooEarly {
            entry: plan_entry(),
            step: "sent",
            day: day("2026-03-12"),
            after: "issued",
            on: day("2026-03-13"),
        }
        .into())
    );
    assert_eq!(
        send(&planned(), "2026-03-13"),
        Err(StepRefusal::Needs {
            entry: plan_entry(),
            step: "sent",
            lacking: vec!["issued"],
        }
        .into())
    );
}

fn plan_entry() -> Entry {
    let (section, id) = ("years.plan", None);
    Entry { section, id }
}

#[test]
fn circulated_or_sent_again_only_after_the_plan_changed() {
    let (first, later) = ("2026-03-16", "2026-03-17");
    let gone = |key: &str, issued_on: &str| {
        let issued_line = format!("issued = {issued_on}");
        issued(issued_on).replacen(&issued_line, &format!("{issued_line}\n{key} = {first}"), 1)
    };
    let circulate = |text: &str, again: &str| {
        on(text, |case| circulate(case, None, day(again))).map(|edits| lines(text, &edits))
    };
    let send = |text: &str, again: &str| {
        on(text, |case| send(case, None, day(again))).map(|edits| lines(text, &edits))
    };

    let circulated = gone("circulated", "2026-03-13");
    let there = |step| Refusal::Step(StepRefusal::there("years.plan", step, day(first)));
    assert_eq!(circulate(&circulated, later), Err(there("circulated")));
    assert_eq!(circulate(&circulated, first), Ok(String::new()));
    let sent = gone("sent", "2026-03-13");
    assert_eq!(send(&sent, later), Err(there("sent")));
    assert_eq!(send(&sent, first), Ok(String::new()));

    // Circulated as a draft, it is circulated again as issued.
    let issued_after = gone("circulated", later);
    let now = "-circulated = 2026-03-16 | circulated = 2026-03-17".to_owned();
    assert_eq!(circulate(&issued_after, later), Ok(now));

    let revised = |on: &str| format!("{sent}\n[[years.plan.revisions]]\nid = \"r1\"\non = {on}\n");
    assert_eq!(send(&revised("2026-03-15"), later), Err(there("sent")));
    let now = "-sent = 2026-03-16 | sent = 2026-03-17".to_owned();
    assert_eq!(send(&revised(first), later), Ok(now));

    // What was revised goes out again on the day of the revision or later.
    let before = |there: &str, again: &str| {
        Err(PlanRefusal::BeforeChange {
            step: "sent",
            there: day(there),
            day: day(again),
            changed: day("2026-03-18"),
            revised: true,
        }
        .into())
    };
    assert_eq!(send(&revised("2026-03-18"), later), before(first, later));
    assert_eq!(send(&revised("2026-03-18"), first), Ok(String::new()));
    let now = "-sent = 2026-03-16 | sent = 2026-03-18".to_owned();
    assert_eq!(send(&revised("2026-03-18"), "2026-03-18"), Ok(now));
}
