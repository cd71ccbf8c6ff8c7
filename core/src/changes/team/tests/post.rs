//! A list of the house: posts that are new, the same, or over, and what the trade does not allow.

use super::*;
use crate::changes::testing::edited;

fn posted(
    record: &str,
    name: &str,
    role: Role,
    from: &str,
    until: &str,
) -> Result<String, Refusal> {
    let day_of = |text: &str| (!text.is_empty()).then(|| day(text));
    let wanted = Post {
        name: name.to_owned(),
        role,
        duty: None,
        from: day_of(from),
        until: day_of(until),
    };
    edited(record, |case| {
        post(case, &wanted, day("2026-03-04"), Some("协助"))
    })
}

const POSTS: &str = "\
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
until = 2026-06-30
";

#[test]
fn the_same_post_changes_nothing_and_a_new_one_begins_with_the_record() {
    for (name, role, from, until) in [
        ("陈静", Role::AccountManager, "2026-03-04", ""),
        ("陈 静", Role::AccountManager, "", ""),
        ("周婷", Role::Deputy, "2026-03-04", "2026-06-30"),
        ("周婷", Role::Deputy, "", ""),
    ] {
        assert_eq!(posted(POSTS, name, role, from, until).unwrap(), POSTS);
    }
    assert_eq!(
        posted(POSTS, "孙丽", Role::NonLife, "", "").unwrap(),
        format!(
            "{POSTS}\n[[team.members]]\nname = \"孙丽\"\nrole = \"non-life\"\nduty = \"协助\"\nfrom = 2026-03-04\n"
        )
    );
}

#[test]
fn one_deputy_follows_the_other_on_the_day_after_and_not_on_the_last() {
    let next = |from| posted(POSTS, "李明", Role::Deputy, from, "");

    assert!(next("2026-07-01").unwrap().ends_with("from = 2026-07-01\n"));
    let name = "周婷".to_owned();
    let from = day("2026-03-04");
    let refused = TeamRefusal::DeputyThere { name, from };
    assert_eq!(next("2026-06-30"), Err(refused.into()));
}

#[test]
fn the_account_manager_is_one_and_leaves_by_a_hand_over() {
    let manager = |name, from, until| posted(POSTS, name, Role::AccountManager, from, until);
    let name = || "陈静".to_owned();

    // Who was it before is history and stands beside the present one.
    let before = manager("王强", "2026-03-02", "2026-03-03").unwrap();
    assert!(before.ends_with("from = 2026-03-02\nuntil = 2026-03-03\n"));
    assert_eq!(
        manager("王强", "2026-03-02", "2026-03-04"),
        Err(TeamRefusal::ManagerThere { name: name() }.into())
    );
    assert_eq!(
        manager("陈静", "", "2026-10-31"),
        Err(TeamRefusal::ManagerLeaves { name: name() }.into())
    );
    assert_eq!(
        posted(POSTS, "陈静", Role::Deputy, "2026-07-01", ""),
        Err(TeamRefusal::ManagerAsDeputy { name: name() }.into())
    );
}

#[test]
fn a_last_day_is_not_before_the_first() {
    let member = |until| posted(POSTS, "孙丽", Role::Life, "2026-05-01", until);

    assert!(
        member("2026-05-01")
            .unwrap()
            .ends_with("until = 2026-05-01\n")
    );
    assert!(member("2026-04-30").is_err());
}

/// A person who is to be a member from a day on, as `team add` records it.
fn joined(text: &str, role: Role, name: &str, on: &str) -> Result<(), Refusal> {
    edited(text, |case| add(case, day(on), role, to(name))).map(drop)
}

#[test]
fn one_person_does_not_join_twice_in_one_role() {
    let life =
        "[[team.members]]\nname = '孙丽'\nrole = 'life'\nfrom = 2026-05-01\nuntil = 2026-06-30\n";
    let text = format!("{POSTS}{life}");
    let join = |on: &str| joined(&text, Role::Life, "孙 丽", on);
    let there = |entry: &str, on: &str| {
        let refusal = TeamRefusal::PostThere {
            entry: entry.to_owned(),
            name: "孙丽".to_owned(),
            role: Role::Life,
            from: day("2026-05-01"),
            day: day(on),
        };
        Err(Refusal::Team(refusal))
    };
    let of = "team.members/孙丽";
    assert_eq!(join("2026-04-30"), there(of, "2026-04-30"));
    let name = "孙丽".to_owned();
    assert_eq!(
        join("2026-05-01"),
        Err(TeamRefusal::MemberThere { name }.into())
    );
    assert_eq!(join("2026-06-30"), there(of, "2026-06-30"));
    assert_eq!(join("2026-07-01"), Ok(()));
    assert_eq!(joined(&text, Role::NonLife, "孙丽", "2026-04-30"), Ok(()));
    assert_eq!(joined(&text, Role::Life, "王强", "2026-04-30"), Ok(()));
    // Of two posts the one that is in the way is named.
    let other = life.replace("'life'", "'non-life'");
    let text = format!("{POSTS}{other}{life}");
    let named = joined(&text, Role::Life, "孙丽", "2026-04-01");
    assert_eq!(named, there("team.members/孙丽/2", "2026-04-01"));
}

#[test]
fn the_account_manager_and_the_deputy_are_not_set_again_on_an_earlier_day() {
    let set = |manager: Option<&str>, deputy: Option<&str>, on: &str| {
        edited(POSTS, |case| {
            let (manager, deputy) = (manager.map(to), deputy.map(to));
            Ok(set(case, Some(day(on)), manager, deputy)?.edits)
        })
        .map(drop)
    };
    let there = |name: &str, role| {
        let entry = format!("team.members/{name}");
        let (name, from, day) = (name.to_owned(), day("2026-03-04"), day("2026-03-03"));
        let refusal = TeamRefusal::PostThere {
            entry,
            name,
            role,
            from,
            day,
        };
        Err(Refusal::Team(refusal))
    };
    let (manager, deputy) = (Role::AccountManager, Role::Deputy);
    assert_eq!(
        set(Some("陈静"), None, "2026-03-03"),
        there("陈静", manager)
    );
    assert_eq!(set(Some("陈静"), None, "2026-03-04"), Ok(()));
    assert_eq!(set(None, Some("周婷"), "2026-03-03"), there("周婷", deputy));
    // Somebody else may stand in before; `manager-doubled` tells when that one does not leave.
    assert_eq!(set(Some("王强"), None, "2026-03-03"), Ok(()));
}

#[test]
fn a_team_is_not_set_up_with_nobody_in_it() {
    let set = |text: &str, on: Option<&str>| {
        edited(text, |case| Ok(set(case, on.map(day), None, None)?.edits)).map(drop)
    };
    let empty = "client.name = '甲'\nappointment.established = 2026-03-02\n";
    let nobody: Refusal = TeamRefusal::NobodyNamed.into();
    assert_eq!(set(empty, None), Err(nobody.clone()));
    assert_eq!(set(empty, Some("2026-03-04")), Err(nobody));
    assert_eq!(set(POSTS, None), Err(TeamRefusal::NoDay.into()));
    assert_eq!(set(POSTS, Some("2026-03-04")), Ok(()));
    let day_alone = format!("{empty}team.established = 2026-03-04\n");
    let nobody = Err(TeamRefusal::NobodyNamed.into());
    assert_eq!(set(&day_alone, Some("2026-03-05")), nobody);
}
