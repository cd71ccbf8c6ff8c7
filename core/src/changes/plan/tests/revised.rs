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

const BY_CHEN: &str =
    "[[years.plan.revisions]] | id = \"r1\" | on = 2026-11-20 | by = \"陈静\" | reason = \"停产\"";

/// The revision that dropping an item today records, if any.
fn dropped(text: &str) -> Option<String> {
    let dropped = on(text, |case| drop(case, "p2", case.today, "停产".into())).unwrap();
    let lines = lines(text, &dropped.edits);
    let set = "dropped = 2026-11-20 | dropped-reason = \"停产\"";
    let rest = lines.strip_prefix(set).unwrap().strip_prefix(" | ");
    assert_eq!(dropped.revision.is_some(), rest.is_some());
    rest.map(str::to_owned)
}

#[test]
fn one_reason_drops_an_item_of_an_issued_plan_and_revises_it() {
    let revised = |keys: &str| {
        let plan = issued("2026-03-13");
        format!("{plan}[[years.plan.revisions]]\nid = 'r1'\n{keys}")
    };

    assert_eq!(dropped(&planned()), None);
    assert_eq!(dropped(&issued("2026-11-20")), None);
    assert_eq!(dropped(&issued("2026-11-19")).as_deref(), Some(BY_CHEN));
    let told = "on = 2026-11-20\nreason = '停产'\n";
    assert_eq!(dropped(&revised(told)), None);
    for other in [
        "on = 2026-11-19\nreason = '停产'\n",
        "on = 2026-11-20\nreason = '火灾'\n",
    ] {
        let second = BY_CHEN.replace("r1", "r2");
        assert_eq!(dropped(&revised(other)), Some(second), "{other}");
    }
}

#[test]
fn what_was_dropped_before_the_issue_is_no_revision() {
    let text = issued("2026-03-13");
    let revision = |on_day: &str| {
        let dropped = on(&text, |case| drop(case, "p2", day(on_day), "停产".into()));
        dropped.unwrap().revision.map(|it| it.id)
    };

    assert_eq!(revision("2026-03-12"), None);
    assert_eq!(revision("2026-03-13").as_deref(), Some("r1"));
    let nobody = text.replace("role = 'account-manager'", "role = 'deputy'");
    let refused = on(&nobody, |case| drop(case, "p2", case.today, "停产".into()));
    let today = day("2026-11-20");
    assert_eq!(
        refused,
        Err(Refusal::Plan(PlanRefusal::NoReviser { day: today }))
    );
}

/// What is left of last year's plan is settled without a revision of it.
#[test]
fn an_item_of_a_year_that_is_over_is_dropped_with_its_reason_alone() {
    let text = issued("2026-03-13");
    let ended = |ends: &str| {
        let year = format!("starts = 2026-03-02\nends = {ends}\n");
        text.replace("starts = 2026-03-02\n", &year)
    };

    assert_eq!(dropped(&ended("2026-11-20")).as_deref(), Some(BY_CHEN));
    assert_eq!(dropped(&ended("2026-11-19")), None);
}

#[test]
fn one_reason_adds_an_item_and_revises_the_plan() {
    let text = issued("2026-03-13");
    let added = on(&text, |case| add(case, None, visit(), Some("停产".into()))).unwrap();

    assert!(lines(&text, &added.edits).ends_with(BY_CHEN));
    let (id, by) = ("r1".to_owned(), "陈静".to_owned());
    assert_eq!(added.revision, Some(Recorded { id, by }));
    assert_eq!(added.issued, None);
}
