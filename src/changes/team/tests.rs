//! A client handed over: what goes with it, and what is noted afterwards.

use super::*;
use crate::changes::testing::{day, in_case};

const TEAM: &str = "\
client.name = '甲'
appointment.established = 2026-03-02

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2026-03-04

[[team.members]]
name = '周婷'
role = 'deputy'
from = 2026-03-04

[[years]]
starts = 2026-03-02
[[years.plan.items]]
id = 'p1'
finish = 2026-11-30
handler = '陈静'
[[years.plan.items]]
id = 'p2'
handler = '王强'
[[years.plan.items]]
id = 'p3'
handler = '陈静'
done = 2026-11-02
[[policies]]
id = 'par'
ends = 2027-03-19
[[endorsements]]
id = 'b1'
text = ''
handler = '陈静'
[[duties]]
id = 'o1'
text = ''
due = 2026-12-01
handler = '陈静'
[[claims]]
id = 'k1'
handler = '陈静'
[[claims]]
id = 'k2'
handler = '陈静'
closed = 2026-10-12
[[renewals]]
id = 'x2027'
policies = ['par']
handler = '陈静'
";

fn to(name: &str) -> Person {
    Person {
        name: name.into(),
        duty: "统筹".into(),
    }
}

/// What is moved and the lines that come into the record, on 2026-11-20.
fn handed(from: &str, name: &str, settled: Settled) -> Result<(String, String), Refusal> {
    let mut moved = String::new();
    let new = in_case(TEAM, "2026-11-20", |case| {
        let done = hand_over(case, day(from), to(name), settled)?;
        let ids: Vec<&str> = done.moved.iter().map(|it| it.id).collect();
        moved = ids.join(" ");
        Ok(done.edits)
    })?;
    let diff = similar::TextDiff::from_lines(TEAM, &new);
    let added = diff.iter_all_changes();
    let added = added.filter(|change| change.tag() == similar::ChangeTag::Insert);
    let added = added.map(|change| change.value().trim().to_owned());
    let added: Vec<String> = added.filter(|line| !line.is_empty()).collect();
    Ok((moved, added.join(" | ")))
}

#[test]
fn what_is_open_goes_over_and_the_hand_over_is_on_record() {
    let joins = "[[team.members]] | name = \"李明\" | role = \"account-manager\" | duty = \"统筹\" | from = 2026-11-20";
    let record =
        "[[team.hand-overs]] | id = \"h1\" | on = 2026-11-20 | by = \"陈静\" | to = \"李明\"";
    let five = ["handler = \"李明\""; 5].join(" | ");

    let (moved, lines) = handed("2026-11-20", "李明", Settled::default()).unwrap();
    assert_eq!(moved, "p1 k1 x2027 b1 o1");
    assert_eq!(
        lines,
        format!("until = 2026-11-19 | {joins} | {record} | {five}")
    );
}

#[test]
fn of_a_hand_over_agreed_ahead_what_is_due_before_it_stays() {
    let moved = |from| handed(from, "李明", Settled::default()).unwrap().0;

    assert_eq!(moved("2026-11-30"), "p1 k1 x2027 b1 o1");
    assert_eq!(moved("2026-12-01"), "k1 x2027 b1 o1");
    assert_eq!(moved("2026-12-02"), "k1 x2027 b1");
}

#[test]
fn a_deputy_who_takes_over_is_deputy_no_more() {
    let (_, lines) = handed("2026-11-20", "周婷", Settled::default()).unwrap();
    assert_eq!(lines.matches("until = 2026-11-19").count(), 2, "{lines}");
    let (_, lines) = handed("2026-11-20", "李明", Settled::default()).unwrap();
    assert_eq!(lines.matches("until = 2026-11-19").count(), 1, "{lines}");
}

#[test]
fn a_hand_over_is_refused_without_anybody_to_hand_over_or_too_early() {
    let refused = |from, name| handed(from, name, Settled::default()).unwrap_err();

    assert_eq!(refused("2026-03-03", "李明"), Refusal::NoManager);
    assert_eq!(
        refused("2026-03-04", "李明"),
        Refusal::TooEarly {
            day: day("2026-03-04"),
            earliest: day("2026-03-05")
        }
    );
    assert!(handed("2026-03-05", "李明", Settled::default()).is_ok());
    assert_eq!(
        refused("2026-11-20", "陈静"),
        Refusal::MemberThere {
            name: "陈静".into()
        }
    );
}

#[test]
fn it_is_signed_and_told_by_today() {
    let told = |on: &str| Settled {
        signed: Some(day("2026-11-19")),
        told: Some(day(on)),
    };
    let (_, lines) = handed("2026-11-20", "李明", told("2026-11-20")).unwrap();
    assert!(
        lines.contains("to = \"李明\" | signed = 2026-11-19 | told = 2026-11-20"),
        "{lines}"
    );
    assert!(matches!(
        handed("2026-11-20", "李明", told("2026-11-21")),
        Err(Refusal::InFuture { .. })
    ));

    let later = |text: &str, on: &str| {
        in_case(text, "2026-11-20", |case| hand_over_settled(case, told(on)))
    };
    assert_eq!(later(TEAM, "2026-11-20"), Err(Refusal::NoHandOver));
    let two = TEAM.to_owned()
        + "[[team.hand-overs]]\nid = 'h1'\non = 2026-06-01\n[[team.hand-overs]]\nid = 'h2'\non = 2026-11-20\n";
    let new = later(&two, "2026-11-20").unwrap();
    assert_eq!(
        new,
        two.clone() + "signed = 2026-11-19\ntold = 2026-11-20\n"
    );
    assert!(matches!(
        later(&two, "2026-11-21"),
        Err(Refusal::InFuture { .. })
    ));
}
