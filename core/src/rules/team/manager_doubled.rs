//! At any time only one account manager is responsible for a client (D23).

use crate::alike;
use crate::document::KeyPath;
use crate::model::name::Names;
use crate::model::{Member, Role};
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule, TwoAtOnce};
use crate::standard::Severity;
use crate::standing::Case;

use super::served;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "manager-doubled",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D23",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    for (key, two) in two_at_once(case, clocks, Role::AccountManager) {
        findings.add(&RULE, key, Detail::Team(OfTeam::TwoManagers(two)));
    }
}

/// Those who have a role that one person has at a time, each with one who began before; a person recorded twice counts
/// once.
pub(super) fn two_at_once(
    case: &Case<'_>,
    clocks: &[Timed],
    role: Role,
) -> Vec<(KeyPath, TwoAtOnce)> {
    let mut told = Vec::new();
    let (true, Some(team)) = (served(case, clocks), &case.record.team) else {
        return told;
    };
    let members = team.members.iter().enumerate();
    let mut those: Vec<_> = members
        .filter(|(_, member)| member.role == Some(role))
        .collect();
    if those.len() < 2 {
        return told;
    }
    those.sort_by_key(|(_, member)| member.from);

    let mut names = Names::of(case.record.tables());
    for (at, (nth, member)) in those.iter().enumerate() {
        // A member without a first day was there when the team was set up.
        let Some(first) = member.from.or(team.established).or(case.record.appointed()) else {
            continue;
        };
        let doubles = |(_, other): &&(usize, &Member<'_>)| {
            other.is_in_on(first)
                && member.is_in_on(first)
                && !alike::is_same(other.name, member.name)
        };
        if let Some((other_nth, other)) = those[..at].iter().find(doubles) {
            let post = |nth: usize| KeyPath::of("team").key("members").nth(nth);
            let earlier = names.at(&post(*other_nth));
            let two = TwoAtOnce {
                names: [other.name.to_owned(), member.name.to_owned()],
                earlier: earlier.unwrap_or_default(),
                on: first,
            };
            told.push((post(*nth).key("from"), two));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::testing::with_members;
    use crate::used::used;

    fn of(until: &str, from: &str) -> Vec<Found> {
        let members = [
            ("李明", "account-manager", from),
            ("陈静", "account-manager", until),
        ];
        found(&RULE, "2026-11-20", &with_members(&members))
    }

    #[test]
    fn the_last_day_of_one_is_before_the_first_of_the_next() {
        assert_eq!(of("until = 2026-10-14", "from = 2026-10-15"), []);
        assert_eq!(
            of("until = 2026-10-15", "from = 2026-10-15"),
            [at(
                "jia/manager-doubled/team.members.李明.from 8:1",
                Detail::Team(OfTeam::TwoManagers(TwoAtOnce {
                    names: ["陈静".to_owned(), "李明".to_owned()],
                    earlier: "team.members/陈静".to_owned(),
                    on: day("2026-10-15")
                }))
            )]
        );
    }

    /// Named one by one among all the others these would be a hundred million pairs.
    #[test]
    fn thousands_of_members_are_named_at_once() {
        const MANY: usize = 10_000;
        let names: Vec<String> = (0..MANY).map(|nth| format!("Chen {nth}")).collect();
        let members = names.iter().map(|name| (&**name, "account-manager", ""));
        let text = with_members(&members.collect::<Vec<_>>());
        let begun = used();
        assert_eq!(found(&RULE, "2026-11-20", &text).len(), MANY - 1);
        assert!((used() - begun).as_secs() < 8, "{:?}", used() - begun);
    }

    #[test]
    fn two_without_first_days_overlap_from_the_appointment_on() {
        assert_eq!(
            of("", ""),
            [at(
                "jia/manager-doubled/team.members.陈静.from 9:1",
                Detail::Team(OfTeam::TwoManagers(TwoAtOnce {
                    names: ["李明".to_owned(), "陈静".to_owned()],
                    earlier: "team.members/李明".to_owned(),
                    on: day("2026-09-17")
                }))
            )]
        );
    }
}
