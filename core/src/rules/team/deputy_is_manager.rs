//! The deputy and the account manager are two people (D18).

use crate::alike;
use crate::model::{Member, Role};
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{key, served};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "deputy-is-manager",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D18",
    check: Check::Clocks(check),
};

/// `team-of-one` reports a team of one person.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let (true, Some(team)) = (served(case, clocks), &case.record.team) else {
        return;
    };
    let Some(manager) = case.record.manager_on(case.today) else {
        return;
    };
    let is_theirs = |member: &&Member<'_>| alike::is_same(member.name, manager.name);
    let mut deputies = team
        .members_on(case.today)
        .filter(|member| member.role == Some(Role::Deputy))
        .peekable();
    let are_theirs = deputies.peek().is_some() && deputies.all(|member| is_theirs(&member));
    if are_theirs && team.members_on(case.today).any(|it| !is_theirs(&it)) {
        let name = manager.name.to_owned();
        findings.add(&RULE, key(), Detail::Team(OfTeam::DeputyIsManager { name }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use crate::rules::testing::with_members;

    #[test]
    fn one_person_in_both_roles_is_told_unless_there_is_another_deputy() {
        let of =
            |members: &[(&str, &str, &str)]| found(&RULE, "2026-11-20", &with_members(members));
        let manager = ("阿依古丽·买买提", "account-manager", "");
        let same = ("阿依古丽•买买提", "deputy", "");
        let other = ("周婷", "deputy", "");
        let member = ("孙丽", "client-relations", "");

        assert_eq!(
            of(&[manager, same, member]),
            [at(
                "jia/deputy-is-manager/team.members 5:1",
                Detail::Team(OfTeam::DeputyIsManager {
                    name: "阿依古丽·买买提".to_owned()
                })
            )]
        );
        assert_eq!(of(&[manager, same]), []);
        assert_eq!(of(&[manager, other, member]), []);
        assert_eq!(of(&[manager, same, other]), []);
        assert_eq!(of(&[manager, member]), []);
    }
}
