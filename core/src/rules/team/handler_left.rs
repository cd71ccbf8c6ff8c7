//! Open work has a handler who is still there (D69).

use std::collections::HashMap;

use chrono::NaiveDate;

use super::hands::hands;
use crate::alike::folded;
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "handler-left",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D69",
    check: Check::Client(check),
};

/// One finding for each person, about the person: a waiver of it, or of one work, hides nobody else's. A handler who was
/// never in the team may belong to another team. The open work of an account manager who handed the client over is
/// reported with the hand-over, while the client is served.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let Some(team) = &record.team else { return };
    // A team that broke up with the service has nobody who could take over.
    if case.is_closed() && team.members_on(case.today).next().is_none() {
        return;
    }
    // The last day of each person who has left, and the place of it; `None` for those who are there.
    let mut left: HashMap<_, Option<(NaiveDate, usize)>> = HashMap::new();
    for (nth, member) in team.members.iter().enumerate() {
        let gone = member.until.filter(|until| *until < case.today);
        let gone = gone.map(|until| (until, nth));
        let last = left.entry(folded(member.name)).or_insert(gone);
        *last = last.zip(gone).map(|(one, other)| one.max(other));
    }
    for it in &team.hand_overs {
        if !case.is_closed() && it.on.is_some_and(|on| on <= case.today) {
            left.remove(&folded(it.by.unwrap_or_default()));
        }
    }
    if left.values().all(Option::is_none) {
        return;
    }
    let gone = |name: &str| left.get(name).copied().flatten();
    for it in hands(
        case,
        |name| left.contains_key(name),
        |name| gone(name).is_some(),
    ) {
        let Some((last, nth)) = gone(&it.folded) else {
            continue;
        };
        let fault = OfTeam::HandlerLeft {
            kind: it.first.kind,
            id: it.first.id.to_owned(),
            more: it.more,
            name: it.name.to_owned(),
            last,
        };
        let key = KeyPath::of("team").key("members").nth(nth).key("until");
        findings.add(&RULE, key, Detail::Team(fault)).due = it.first.due.map(|due| due.date);
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
                "jia/handler-left/team.members.孙丽.until 8:1",
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
    fn two_who_left_and_share_one_work_are_two_findings_about_the_people() {
        let left = [
            ("孙丽", "client-relations", "until = 2026-11-18"),
            ("钱七", "non-life", "until = 2026-11-19"),
        ];
        let both = OPEN.replace("孙丽", "孙丽、钱七、孙 丽");
        let told = |more: &str| {
            let found = of(&left, &format!("{both}{more}")).into_iter();
            let told = found.map(|it| match &it.detail {
                Detail::Team(OfTeam::HandlerLeft { name, last, .. }) => {
                    (it.subject().to_owned(), name.clone(), *last, it.waived)
                }
                other => panic!("{other:?}"),
            });
            told.collect::<Vec<_>>()
        };
        let one = |name: &str, last, waived: Option<&str>| {
            let subject = format!("team.members.{name}.until");
            let waived = waived.map(str::to_owned);
            (subject, name.to_owned(), day(last), waived)
        };
        assert_eq!(
            told(""),
            [
                one("孙丽", "2026-11-18", None),
                one("钱七", "2026-11-19", None)
            ]
        );
        // A waiver is of one person, whatever is closed or comes in meanwhile.
        let waiver = "[[waivers]]\nid = 'w1'\nrule = 'handler-left'\nsubject = 'team.members.孙丽.until'\n\
             reason = '另议'\nby = '赵云'\nuntil = 2026-12-31\n";
        let sooner = "[[duties]]\nid = 'o1'\ntext = ''\nhandler = '孙丽'\ndue = 2026-11-30\n";
        assert_eq!(
            told(&format!("{sooner}{waiver}")),
            [
                one("孙丽", "2026-11-18", Some("w1")),
                one("钱七", "2026-11-19", None)
            ]
        );
    }

    #[test]
    fn what_was_due_before_the_record_begins_hides_nothing_that_is_due_later() {
        let members = [("孙丽", "client-relations", "until = 2026-11-19")];
        let from = "[client]\nrecorded-from = 2026-11-01\n";
        let text = with_members(&members).replace("[client]\n", from);
        let told = |due: &str| {
            let duty = |id: &str, due: &str| {
                format!("[[duties]]\nid = '{id}'\ntext = ''\nhandler = '孙丽'\ndue = {due}\n")
            };
            let text = format!("{text}{}{}", duty("o1", due), duty("o2", "2026-12-20"));
            let found = found(&RULE, "2026-11-20", &text).into_iter();
            let told = found.map(|it| match it.detail {
                Detail::Team(OfTeam::HandlerLeft { id, more, .. }) => (id, more),
                other => panic!("{other:?}"),
            });
            told.collect::<Vec<_>>()
        };
        assert_eq!(told("2026-10-31"), [("o2".to_owned(), 0)]);
        assert_eq!(told("2026-11-01"), [("o1".to_owned(), 1)]);
    }

    #[test]
    fn who_never_was_in_the_team_and_what_is_done_are_left_alone() {
        let left = [("孙丽", "client-relations", "until = 2026-11-19")];
        let other = [("周婷", "client-relations", "until = 2026-11-19")];

        assert_eq!(of(&other, OPEN), []);
        assert_eq!(of(&left, &format!("{OPEN}closed = 2026-11-01\n")), []);
    }

    #[test]
    fn of_a_client_that_left_claims_and_complaints_have_somebody_who_is_there() {
        let members = [
            ("孙丽", "client-relations", "until = 2026-11-18"),
            ("陈静", "account-manager", ""),
        ];
        let told = |members: &[(&str, &str, &str)], rest: &str| {
            let closed = "[client]\nclosed = 2026-11-17\n";
            let text = with_members(members).replace("[client]\n", closed) + rest;
            let found = found(&RULE, "2026-11-20", &text).into_iter();
            let told = found.map(|it| match it.detail {
                Detail::Team(OfTeam::HandlerLeft { id, more, .. }) => (id, more),
                other => panic!("{other:?}"),
            });
            told.collect::<Vec<_>>()
        };
        let one = |id: &str, more| vec![(id.to_owned(), more)];
        let complaint =
            "[[complaints]]\nid = 't1'\nreceived = 2026-11-10\ntext = ''\nhandler = '孙丽'\n";
        let duty = "[[duties]]\nid = 'o1'\ntext = ''\nhandler = '孙丽'\ndue = 2026-12-31\n";
        assert_eq!(told(&members, OPEN), one("k1", 0));
        assert_eq!(
            told(&members, &format!("{OPEN}{duty}{complaint}")),
            one("t1", 1)
        );
        assert_eq!(told(&members, duty), []);
        // Somebody else sees to the claims of what was lost.
        let lost = "policy = 'par'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\nloss.claims-by = '外部公估'\n\
             outcomes = [{ policy = 'par', kind = 'lost-to-broker' }]\n";
        assert_eq!(told(&members, &format!("{OPEN}{lost}")), []);
        let nobody = [
            members[0],
            ("陈静", "account-manager", "until = 2026-11-19"),
        ];
        assert_eq!(told(&nobody, OPEN), []);
    }

    #[test]
    fn a_hand_over_has_a_finding_of_its_own() {
        let left = [("孙丽", "account-manager", "until = 2026-11-18")];
        let hand_over =
            "[[team.hand-overs]]\nid = 'h1'\non = 2026-11-19\nby = '孙丽'\nto = '周婷'\n";
        assert_eq!(of(&left, &format!("{hand_over}{OPEN}")), []);
        // Already on the first day of the new account manager.
        let left = [("孙丽", "account-manager", "until = 2026-11-19")];
        let on = |day: &str| hand_over.replace("2026-11-19", day);
        assert_eq!(of(&left, &format!("{}{OPEN}", on("2026-11-20"))), []);
        assert_eq!(of(&left, &format!("{}{OPEN}", on("2026-11-21"))).len(), 1);
    }
}
