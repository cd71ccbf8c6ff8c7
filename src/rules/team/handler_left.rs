//! Open work has a handler who is still there (D69).

use std::collections::HashMap;

use crate::alike::folded;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::{Case, charges, people};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "handler-left",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D69",
    check: Check::Client(check),
};

/// One finding for each person, at the work that is due first. A handler who was never in the team may belong to another team. The open work of an account manager who
/// handed the client over is reported with the hand-over.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let Some(team) = &record.team else { return };
    if case.is_closed() {
        return;
    }
    // The last day of each person who has left.
    let mut left = HashMap::new();
    for member in &team.members {
        let gone = member.until.filter(|until| *until < case.today);
        let last = left.entry(folded(member.name)).or_insert(gone);
        *last = last.zip(gone).map(|(one, other)| one.max(other));
    }
    for it in &team.hand_overs {
        if it.on.is_some_and(|on| on < case.today) {
            left.remove(&folded(it.by.unwrap_or_default()));
        }
    }
    if left.values().all(Option::is_none) {
        return;
    }
    let mut told: Vec<(_, OfTeam, _)> = Vec::new();
    let mut places: HashMap<_, usize> = HashMap::new();
    for charge in charges(case) {
        let (Some(handler), Some(key)) = (charge.handler, charge.key) else {
            continue;
        };
        // As the whole is written in the team, or each of several by name; one finding for the work.
        let gone = |name: &str| left.get(&folded(name)).copied().flatten();
        let mut people = std::iter::once(handler).chain(people(handler));
        if let Some((name, last)) = people.find_map(|name| Some((name, gone(name)?))) {
            if let Some(place) = places.get(&folded(name)) {
                if let OfTeam::HandlerLeft { more, .. } = &mut told[*place].1 {
                    *more += 1;
                }
                continue;
            }
            places.insert(folded(name), told.len());
            let fault = OfTeam::HandlerLeft {
                kind: charge.kind,
                id: charge.id.to_owned(),
                more: 0,
                name: name.to_owned(),
                last,
            };
            told.push((key, fault, charge.due));
        }
    }
    for (key, fault, due) in told {
        findings.add(&RULE, key, Detail::Team(fault)).due = due;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::testing::with_members;
    use crate::standing::ChargeKind;

    fn of(members: &[(&str, &str, &str)], rest: &str) -> Vec<Found> {
        let text = with_members(members);
        found(&RULE, "2026-11-20", &format!("{text}{rest}"))
    }

    const OPEN: &str = "[[claims]]\nid = 'k1'\nhandler = '孙丽'\n";

    #[test]
    fn what_is_open_with_one_who_left_is_told_from_the_day_after() {
        let until = |rest| of(&[("孙丽", "client-relations", rest)], OPEN);

        assert_eq!(until(""), []);
        assert_eq!(until("until = 2026-11-20"), []);
        assert_eq!(
            until("until = 2026-11-19"),
            [at(
                "jia/handler-left/claims.k1.handler 11:1",
                Detail::Team(OfTeam::HandlerLeft {
                    kind: ChargeKind::Claim,
                    id: "k1".to_owned(),
                    more: 0,
                    name: "孙丽".to_owned(),
                    last: day("2026-11-19")
                })
            )]
        );
        let again = [
            ("孙丽", "client-relations", "until = 2026-11-19"),
            ("孙 丽", "other", "from = 2026-11-20"),
        ];
        assert_eq!(of(&again, OPEN), []);
    }

    #[test]
    fn each_of_several_people_in_one_name_is_looked_at() {
        let left = [
            ("孙丽", "client-relations", "until = 2026-11-19"),
            ("陈静", "account-manager", ""),
        ];
        let by = |handler: &str| {
            let open = OPEN.replace("孙丽", handler);
            let found = of(&left, &open);
            found.into_iter().map(|it| it.detail).collect::<Vec<_>>()
        };
        let told = [Detail::Team(OfTeam::HandlerLeft {
            kind: ChargeKind::Claim,
            id: "k1".to_owned(),
            more: 0,
            name: "孙丽".to_owned(),
            last: day("2026-11-19"),
        })];
        for handler in ["陈静、孙丽", "孙丽/陈静", "陈静， 孙 丽"] {
            let found = by(handler);
            assert_eq!(found.len(), 1, "{handler}");
        }
        assert_eq!(by("陈静、孙丽"), told);
        assert_eq!(by("陈静、周婷"), []);
    }

    #[test]
    fn all_that_one_person_left_is_one_finding_at_what_is_due_first() {
        let left = [
            ("孙丽", "client-relations", "until = 2026-11-18"),
            ("周婷", "deputy", "until = 2026-11-19"),
        ];
        let open = "[[duties]]\nid = 'o1'\ntext = ''\nhandler = '孙丽'\ndue = 2026-12-31\n\
             [[duties]]\nid = 'o2'\ntext = ''\nhandler = '孙 丽'\ndue = 2026-12-01\n\
             [[duties]]\nid = 'o3'\ntext = ''\nhandler = '周婷'\ndue = 2026-12-31\n";
        let told = of(&left, open).into_iter().map(|it| match it.detail {
            Detail::Team(OfTeam::HandlerLeft { id, more, name, .. }) => (id, more, name),
            other => panic!("{other:?}"),
        });
        let told: Vec<_> = told.collect();
        let one = |id: &str, more, name: &str| (id.to_owned(), more, name.to_owned());
        assert_eq!(told, [one("o2", 1, "孙 丽"), one("o3", 0, "周婷")]);
    }

    #[test]
    fn who_never_was_in_the_team_and_what_is_done_are_left_alone() {
        let left = [("孙丽", "client-relations", "until = 2026-11-19")];
        let other = [("周婷", "client-relations", "until = 2026-11-19")];

        assert_eq!(of(&other, OPEN), []);
        assert_eq!(of(&left, &format!("{OPEN}closed = 2026-11-01\n")), []);
    }

    #[test]
    fn a_hand_over_has_a_finding_of_its_own() {
        let left = [("孙丽", "account-manager", "until = 2026-11-18")];
        let hand_over =
            "[[team.hand-overs]]\nid = 'h1'\non = 2026-11-19\nby = '孙丽'\nto = '周婷'\n";
        assert_eq!(of(&left, &format!("{hand_over}{OPEN}")), []);
    }
}
