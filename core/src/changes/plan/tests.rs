//! Every decision about a plan, on both sides of its boundary.

use super::*;
use crate::changes::{Entry, StepRefusal};
use crate::document::edit::{Edit, apply};
use crate::model::{LAYOUT, Origin, Purpose};

mod revised;
mod settled;

const CLIENT: &str = "\
client.name = '甲'
needs = [{ id = 'n1', text = '新仓库加保' }]
appointment = { established = 2026-03-02, commitments = [{ id = 'c1', text = '每季度拜访' }] }

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2026-03-04

[[team.members]]
name = '周婷'
role = 'client-relations'
from = 2026-03-04
until = 2026-10-31
";

/// A year whose plan holds one item of each state.
const PLANNED: &str = "
[[years]]
starts = 2026-03-02

[years.plan]

[[years.plan.items]]
id = 'p1'
content = '首次拜访'
start = 2026-03-20
finish = 2026-03-31
handler = '陈静'
done = 2026-03-26

[[years.plan.items]]
id = 'p2'
content = '查勘'
start = 2026-09-01
finish = 2026-09-18
handler = '王强'

[[years.plan.items]]
id = 'p9'
content = '演练'
dropped = 2026-06-01
dropped-reason = '客户自办'
";

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn on<T>(text: &str, decide: impl FnOnce(&Case<'_>) -> T) -> T {
    crate::standing::tests::on("2026-11-20", text, decide)
}

/// The lines that come into the record, in one.
fn lines(text: &str, edits: &[Edit]) -> String {
    let new = apply(text, edits, &LAYOUT).unwrap();
    let diff = similar::TextDiff::from_lines(text, &new);
    let changes = diff.iter_all_changes();
    let changed = changes.filter(|change| change.tag() != similar::ChangeTag::Equal);
    let lines = changed.map(|change| match change.tag() {
        similar::ChangeTag::Delete => format!("-{}", change.value().trim()),
        similar::ChangeTag::Insert | similar::ChangeTag::Equal => change.value().trim().to_owned(),
    });
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" | ")
}

fn planned() -> String {
    format!("{CLIENT}{PLANNED}")
}

fn issued(on: &str) -> String {
    planned().replace("[years.plan]\n", &format!("[years.plan]\nissued = {on}\n"))
}

fn visit() -> NewItem {
    NewItem {
        service: "visit".into(),
        content: "拜访".into(),
        start: day("2026-12-01"),
        finish: day("2026-12-01"),
        handler: "陈静".into(),
        origin: None,
        covers: Vec::new(),
        purpose: None,
        cost: None,
    }
}

fn open() -> Vec<(String, String)> {
    vec![("p2".into(), "查勘".into())]
}

#[test]
fn the_first_item_begins_the_year_and_the_next_id_follows_the_highest() {
    let first = on(CLIENT, |case| add(case, None, visit(), None)).unwrap();
    assert_eq!(
        lines(CLIENT, &first.edits),
        "[[years]] | starts = 2026-03-02 | ends = 2027-03-01 | [[years.plan.items]] | id = \"p1\" | \
         service = \"visit\" | content = \"拜访\" | origin = \"standard\" | start = 2026-12-01 | \
         finish = 2026-12-01 | handler = \"陈静\""
    );

    let text = planned();
    let next = on(&text, |case| add(case, None, visit(), None)).unwrap();
    assert_eq!((next.id.as_str(), next.issued), ("p10", None));
}

#[test]
fn an_item_comes_from_what_it_covers_unless_told_otherwise() {
    let origin = |covers: &[&str], origin| {
        let covers = covers.iter().map(|id| (*id).to_owned()).collect();
        let new = NewItem {
            covers,
            origin,
            ..visit()
        };
        let added = on(CLIENT, |case| add(case, None, new, None)).unwrap();
        let lines = lines(CLIENT, &added.edits);
        let line = lines.split(" | ").find(|line| line.starts_with("origin"));
        line.unwrap().to_owned()
    };

    assert_eq!(origin(&[], None), "origin = \"standard\"");
    assert_eq!(origin(&["n1"], None), "origin = \"need\"");
    assert_eq!(origin(&["n1", "c1"], None), "origin = \"commitment\"");
    assert_eq!(origin(&["c1"], Some(Origin::Other)), "origin = \"other\"");
}

#[test]
fn what_an_item_covers_is_named_once() {
    let covers = vec!["n1".into(), "c1".into(), "n1".into()];
    let new = NewItem { covers, ..visit() };
    let added = on(CLIENT, |case| add(case, None, new, None)).unwrap();
    let lines = lines(CLIENT, &added.edits);
    assert!(lines.contains("| covers = [\"n1\", \"c1\"] |"), "{lines}");
}

#[test]
fn an_item_is_refused_for_what_is_not_on_record() {
    let refused = |new| on(CLIENT, |case| add(case, None, new, None)).unwrap_err();

    let covers = vec!["c1".into(), "c2".into()];
    assert_eq!(
        refused(NewItem { covers, ..visit() }),
        Refusal::Plan(PlanRefusal::NothingToCover {
            id: "c2".into(),
            known: vec![
                ("c1".into(), "每季度拜访".into()),
                ("n1".into(), "新仓库加保".into())
            ],
        })
    );
    let finish = day("2026-11-30");
    assert_eq!(
        refused(NewItem { finish, ..visit() }),
        Refusal::Plan(PlanRefusal::FinishBeforeStart {
            start: day("2026-12-01"),
            finish
        })
    );
    let service = "enquiry".into();
    let unknown = refused(NewItem { service, ..visit() });
    assert!(matches!(
        unknown,
        Refusal::UnknownService { ref near, .. } if near.is_empty()
    ));
    let prospect = on("client.name = '乙'\n", |case| {
        add(case, None, visit(), None)
    });
    assert_eq!(prospect, Err(Refusal::NotAppointed));
}

#[test]
fn an_item_added_after_the_issue_asks_for_its_reason_until_one_is_given_that_day() {
    let asked = |text: &str| {
        on(text, |case| add(case, None, visit(), None))
            .unwrap()
            .issued
    };
    let revised = |on| {
        format!(
            "{}[[years.plan.revisions]]\non = {on}\n",
            issued("2026-03-13")
        )
    };

    assert_eq!(asked(&planned()), None);
    assert_eq!(asked(&issued("2026-11-19")), Some(day("2026-11-19")));
    assert_eq!(asked(&issued("2026-11-20")), None);
    assert_eq!(asked(&revised("2026-11-19")), Some(day("2026-03-13")));
    assert_eq!(asked(&revised("2026-11-20")), None);
}

#[test]
fn an_item_is_done_once_and_not_ahead_of_today_or_the_appointment() {
    let text = planned();
    let done = |item: &str, day_done: &str| {
        let (_, edits) = on(&text, |case| done(case, item, Some(day(day_done)), None))?;
        Ok(lines(&text, &edits))
    };

    assert_eq!(done("p2", "2026-11-20"), Ok("done = 2026-11-20".into()));
    assert_eq!(done("p2", "2026-03-02"), Ok("done = 2026-03-02".into()));
    assert_eq!(done("p1", "2026-03-26"), Ok(String::new()));
    let (item, open) = (String::from, open());
    assert_eq!(
        done("p1", "2026-03-27"),
        Err(Refusal::Plan(PlanRefusal::ItemDone {
            item: item("p1"),
            on: day("2026-03-26"),
            open: open.clone()
        }))
    );
    assert_eq!(
        done("p9", "2026-06-02"),
        Err(Refusal::Plan(PlanRefusal::ItemDropped {
            item: item("p9"),
            on: day("2026-06-01"),
            open: open.clone()
        }))
    );
    let item = item("p3");
    assert_eq!(
        done("p3", "2026-06-02"),
        Err(Refusal::Plan(PlanRefusal::NoSuchItem { item, open }))
    );
    assert!(matches!(
        done("p2", "2026-11-21"),
        Err(Refusal::InFuture { .. })
    ));
    assert!(matches!(
        done("p2", "2026-03-01"),
        Err(Refusal::TooEarly { .. })
    ));
}

#[test]
fn what_an_item_cost_is_recorded_when_it_is_done_or_later() {
    let text = planned();
    let done = |item: &str, on_day: Option<&str>, cost: i64| {
        let cost = Some(Fen::yuan(cost));
        let (day, edits) = on(&text, |case| done(case, item, on_day.map(day), cost))?;
        Ok((day.to_string(), lines(&text, &edits)))
    };
    let said = |on: &str, lines: &str| Ok((on.to_owned(), lines.to_owned()));

    assert_eq!(
        done("p2", None, 3200),
        said("2026-11-20", "done = 2026-11-20 | actual-cost = 3200")
    );
    assert_eq!(done("p1", None, 0), said("2026-03-26", "actual-cost = 0"));
    assert_eq!(
        done("p1", Some("2026-03-26"), 80),
        said("2026-03-26", "actual-cost = 80")
    );
    let on_record = || {
        Refusal::Plan(PlanRefusal::ItemDone {
            item: "p1".to_owned(),
            on: day("2026-03-26"),
            open: open(),
        })
    };
    assert_eq!(done("p1", Some("2026-03-27"), 80), Err(on_record()));
    let without = on(&text, |case| super::done(case, "p1", None, None));
    assert_eq!(without, Err(on_record()));
    assert!(done("p9", None, 80).is_err());
}

#[test]
fn a_dropped_item_stays_with_its_reason_and_a_done_one_is_not_dropped() {
    let text = planned();
    let drop = |item: &str| {
        on(&text, |case| {
            drop(case, item, day("2026-07-01"), "停产".into())
        })
    };

    assert_eq!(
        lines(&text, &drop("p2").unwrap().edits),
        "dropped = 2026-07-01 | dropped-reason = \"停产\""
    );
    assert!(matches!(
        drop("p1"),
        Err(Refusal::Plan(PlanRefusal::ItemDone { .. }))
    ));
    assert!(matches!(
        drop("p9"),
        Err(Refusal::Plan(PlanRefusal::ItemDropped { .. }))
    ));
}
