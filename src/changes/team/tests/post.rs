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
