//! A person holds a post in the team once at a time: two entries of it give two first days, and end apart (D18).

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::alike;
use crate::document::KeyPath;
use crate::model::Member;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::served;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "post-doubled",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D18",
    check: Check::Clocks(check),
};

/// Each post is compared with those of the same person and role that began before, of two on one day with the longer. One
/// that lies within another is too much; of two that overlap the earlier one ends too late.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let (true, Some(team)) = (served(case, clocks), &case.record.team) else {
        return;
    };
    let last = |member: &Member<'_>| member.until.unwrap_or(NaiveDate::MAX);
    let mut posts: Vec<_> = team.members.iter().enumerate().collect();
    posts.sort_by_key(|(_, member)| (member.from, Reverse(last(member))));

    let mut before: HashMap<_, Vec<(usize, &Member<'_>)>> = HashMap::new();
    for (nth, member) in posts {
        // A member without a first day was there when the team was set up.
        let (Some(on), Some(role)) = (
            member.from.or(team.established).or(case.record.appointed()),
            member.role,
        ) else {
            continue;
        };
        let same = before
            .entry((role, alike::folded(member.name)))
            .or_default();
        let other = same.iter().find(|(_, other)| on <= last(other)).copied();
        same.push((nth, member));
        let Some((other_nth, other)) = other else {
            continue;
        };
        let is_within = last(member) <= last(other);
        let (nth, key) = match is_within {
            true => (nth, "from"),
            false => (other_nth, "until"),
        };
        let fault = OfTeam::TwoPosts {
            name: member.name.to_owned(),
            role,
            on,
            is_within,
        };
        let key = KeyPath::of("team").key("members").nth(nth).key(key);
        findings.add(&RULE, key, Detail::Team(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::testing::with_members;

    fn of(members: [(&str, &str, &str); 2]) -> Vec<Found> {
        found(&RULE, "2026-11-20", &with_members(&members))
    }

    fn twice(at_key: &str, on: &str, is_within: bool) -> Vec<Found> {
        let fault = OfTeam::TwoPosts {
            name: "孙丽".to_owned(),
            role: Role::Life,
            on: day(on),
            is_within,
        };
        let key = format!("jia/post-doubled/team.members.{at_key}");
        vec![at(&key, Detail::Team(fault))]
    }

    #[test]
    fn one_person_is_in_one_post_once_at_a_time() {
        let open = ("孙丽", "life", "from = 2026-10-12");
        let earlier = ("孙 丽", "life", "from = 2026-10-11");
        let there = twice("孙丽.from 8:1", "2026-10-12", true);
        assert_eq!(of([open, earlier]), there);
        assert_eq!(of([open, ("孙丽", "non-life", "from = 2026-10-11")]), []);
        assert_eq!(of([open, ("周婷", "life", "from = 2026-10-11")]), []);
        let undated = twice("孙丽.from 8:1", "2026-10-12", true);
        assert_eq!(of([open, ("孙丽", "life", "")]), undated);
    }

    #[test]
    fn one_post_ends_before_the_next_begins() {
        let next = ("孙丽", "life", "from = 2026-10-12");
        let until = |day: &str| format!("from = 2026-09-18\nuntil = {day}");
        assert_eq!(of([("孙丽", "life", &until("2026-10-11")), next]), []);
        let overlap = twice("孙丽.until 9:1", "2026-10-12", false);
        let overlapping = until("2026-10-12");
        assert_eq!(of([("孙丽", "life", &overlapping), next]), overlap);
    }

    #[test]
    fn the_shorter_of_two_from_one_day_is_too_much() {
        let short = ("孙丽", "life", "from = 2026-09-18\nuntil = 2026-10-12");
        let long = ("孙丽", "life", "from = 2026-09-18");
        let there = twice("孙丽.from 8:1", "2026-09-18", true);
        assert_eq!(of([short, long]), there);
    }
}
