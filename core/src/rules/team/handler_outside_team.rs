//! Whoever handles open work of a client is named in its team (D18).

use std::collections::HashSet;

use super::hands::hands;
use crate::alike::folded;
use crate::document::MOST_FAULTS;
use crate::model::namesake;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "handler-outside-team",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D18",
    check: Check::Client(check),
};

/// One finding for each person, at the work that is due first. `handler-left` reports who was in the team, and a
/// client without a team is reported as such. Only a client that is served has a team to join. Those whom the
/// company names as approvers are known to it.
///
/// Whom a name may mean is looked for among all members, so only for the first [`MOST_FAULTS`] people of a record.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let Some(team) = record.team.as_ref().filter(|it| !it.members.is_empty()) else {
        return;
    };
    if year_today(case).is_none() {
        return;
    }
    let approvers = &case.standard.approvers;
    let approvers = [
        &approvers.stars,
        &approvers.lowering,
        &approvers.publication,
        &approvers.waiver,
    ];
    let approvers = approvers.into_iter().flatten().map(String::as_str);
    let members: Vec<&str> = team.members.iter().map(|it| it.name).collect();
    let named = team
        .hand_overs
        .iter()
        .flat_map(|it| [it.by, it.to])
        .flatten();
    let known = members.iter().copied().chain(named).chain(approvers);
    let known: HashSet<_> = known.map(folded).collect();

    let is_known = |name: &str| known.contains(name);
    let outsiders = hands(case, is_known, |name| !is_known(name));
    for (nth, it) in outsiders.into_iter().enumerate() {
        let is_looked_for = nth < MOST_FAULTS;
        let near = is_looked_for.then(|| namesake(it.name, &members));
        let fault = OfTeam::Outsider {
            name: it.name.to_owned(),
            near: near.flatten().map(str::to_owned),
            kind: it.first.kind,
            id: it.first.id.to_owned(),
            more: it.more,
        };
        findings.add(&RULE, it.key, Detail::Team(fault)).due = it.first.due.map(|due| due.date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found, found_under};
    use crate::rules::testing::with_members;
    use crate::standing::ChargeKind;
    use crate::used::used;

    const TEAM: &[(&str, &str, &str)] = &[
        ("陈静", "account-manager", ""),
        ("孙丽", "client-relations", "until = 2026-11-19"),
        ("周婷", "deputy", "from = 2026-11-21"),
        ("Wang Qiang", "non-life", ""),
    ];

    fn of(rest: &str) -> Vec<Found> {
        found(&RULE, "2026-11-20", &(with_members(TEAM) + rest))
    }

    fn handled(by: &str) -> String {
        format!("[[claims]]\nid = 'k1'\nhandler = '{by}'\n")
    }

    fn outsider(place: &str, name: &str, near: Option<&str>, more: usize) -> Found {
        at(
            place,
            Detail::Team(OfTeam::Outsider {
                name: name.to_owned(),
                near: near.map(str::to_owned),
                kind: ChargeKind::Claim,
                id: "k1".to_owned(),
                more,
            }),
        )
    }

    #[test]
    fn who_was_never_in_the_team_is_told() {
        for member in ["陈静", "孙丽", "周婷", "陈 静", " "] {
            assert_eq!(of(&handled(member)), [], "{member}");
        }
        let place = "jia/handler-outside-team/claims.k1.handler 23:1";
        assert_eq!(of(&handled("赵六")), [outsider(place, "赵六", None, 0)]);
        let near = Some("Wang Qiang");
        assert_eq!(
            of(&handled("Wang Qang")),
            [outsider(place, "Wang Qang", near, 0)]
        );
        assert_eq!(of("[[claims]]\nid = 'k1'\n"), [], "the account manager's");
    }

    #[test]
    fn each_of_several_people_in_one_name_is_looked_at() {
        for two in [
            "陈静、周婷",
            "陈静，周婷",
            "陈静,Wang Qiang",
            "Wang Qiang / 周婷",
            "陈静／周婷",
            "陈静、",
        ] {
            assert_eq!(of(&handled(two)), [], "{two}");
        }
        let place = "jia/handler-outside-team/claims.k1.handler 23:1";
        assert_eq!(
            of(&handled("陈静、赵六")),
            [outsider(place, "赵六", None, 0)]
        );
        let both = of(&handled("赵六/钱七"));
        assert_eq!(
            both.iter().map(|it| it.detail.clone()).collect::<Vec<_>>(),
            ["赵六", "钱七"].map(|name| outsider(place, name, None, 0).detail)
        );
        let known = with_members(&[("陈静/周婷", "account-manager", "")]) + &handled("陈静/周婷");
        assert_eq!(
            found(&RULE, "2026-11-20", &known),
            [],
            "as it is written there"
        );
    }

    /// Compared with each member these would be millions of names.
    #[test]
    fn thousands_of_outsiders_are_told_at_once() {
        const MANY: usize = 2_000;
        let names: Vec<String> = (0..MANY).map(|nth| format!("Chen {nth}")).collect();
        let members = names.iter().map(|name| (&**name, "non-life", ""));
        let mut text = with_members(&members.collect::<Vec<_>>());
        for nth in 0..MANY {
            text += &format!("[[duties]]\nid = 'o{nth}'\ntext = ''\nhandler = 'Wang {nth}'\n");
        }
        let begun = used();
        assert_eq!(found(&RULE, "2026-11-20", &text).len(), MANY);
        assert!((used() - begun).as_secs() < 5, "{:?}", used() - begun);
    }

    #[test]
    fn each_kind_of_open_work_is_looked_at_and_a_person_is_told_once() {
        let all = "[[years]]\nstarts = 2026-09-17\nplan.items = [{ id = 'p1', handler = '赵六' }, { id = 'p2', done = 2026-10-08, handler = '钱七' }]\n\
            [[renewals]]\nid = 'x'\nstarted = 2026-10-08\nhandler = '赵六'\n\
            [[endorsements]]\nid = 'b1'\ntext = ''\nhandler = '赵 六'\n\
            [[duties]]\nid = 'o1'\ntext = ''\nhandler = '赵六'\n\
            [[complaints]]\nid = 't1'\ntext = ''\nhandler = '赵六'\n";
        let all = of(&(handled("赵六") + all));
        let [found] = &all[..] else { panic!("{all:?}") };
        assert!(
            matches!(
                &found.detail,
                Detail::Team(OfTeam::Outsider { more: 5, .. })
            ),
            "{found:?}"
        );
    }

    #[test]
    fn what_was_due_before_the_record_begins_hides_nothing_that_is_due_later() {
        let duty = |id: &str, due: &str| {
            format!("[[duties]]\nid = '{id}'\ntext = ''\nhandler = '赵六'\ndue = {due}\n")
        };
        let begins = |rest: &str| {
            let from = "[client]\nrecorded-from = 2026-11-01\n";
            let text = with_members(TEAM).replace("[client]\n", from) + rest;
            let found = found(&RULE, "2026-11-20", &text);
            found
                .into_iter()
                .map(|it| (it.subject().to_owned(), it.detail))
                .collect::<Vec<_>>()
        };
        let told = |id: &str, more| {
            let fault = OfTeam::Outsider {
                name: "赵六".to_owned(),
                near: None,
                kind: ChargeKind::Duty,
                id: id.to_owned(),
                more,
            };
            [(format!("duties.{id}.handler"), Detail::Team(fault))]
        };
        let later = duty("o2", "2026-12-20");
        assert_eq!(begins(&(duty("o1", "2026-10-31") + &later)), told("o2", 0));
        assert_eq!(begins(&(duty("o1", "2026-11-01") + &later)), told("o1", 1));
        assert_eq!(begins(&duty("o1", "2026-10-31")), []);
    }

    #[test]
    fn without_a_team_and_after_the_end_nobody_is_told_and_approvers_are_known() {
        let alone = format!(
            "client.name = '甲'\nappointment.established = 2026-09-17\n{}",
            handled("赵六")
        );
        assert_eq!(found(&RULE, "2026-11-20", &alone), []);
        let closed = with_members(TEAM).replace("[client]\n", "[client]\nclosed = 2026-11-20\n")
            + &handled("赵六");
        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
        let text = with_members(TEAM) + &handled("赵六");
        assert_eq!(found(&RULE, "2026-09-16", &text), []);
        assert_eq!(found(&RULE, "2026-09-17", &text).len(), 1);
        let standard = "approvers.waiver = ['赵六']\n";
        assert_eq!(found_under(standard, &RULE, "2026-11-20", &text), []);
    }
}
