//! No client, large or small, is served by one person alone (D22).

use crate::alike;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{is_to_be_whole, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "team-of-one",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D22",
    check: Check::Clocks(check),
};

/// Somebody in two roles is one person. The rules about the roles report a team without anybody.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if !is_to_be_whole(case, clocks) {
        return;
    }
    let team = case.record.team.iter();
    let mut names = team.flat_map(|team| team.members_on(case.today).map(|member| member.name));
    if let Some(name) = names.next()
        && names.all(|other| alike::is_same(other, name))
    {
        let name = name.to_owned();
        findings.add(&RULE, key(), Detail::Team(OfTeam::OfOne { name }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use crate::rules::testing::with_members;

    #[test]
    fn two_names_make_a_team_and_two_roles_do_not() {
        let alone = [at(
            "jia/team-of-one/team.members 5:1",
            Detail::Team(OfTeam::OfOne {
                name: "陈静".to_owned(),
            }),
        )];
        let of =
            |members: &[(&str, &str, &str)]| found(&RULE, "2026-11-20", &with_members(members));
        let manager = ("陈静", "account-manager", "");

        assert_eq!(of(&[manager]), alone);
        assert_eq!(of(&[manager, ("陈静", "deputy", "")]), alone);
        assert_eq!(of(&[manager, ("周婷", "deputy", "")]), []);
        assert_eq!(of(&[manager, ("周婷", "deputy", "until = 2026-11-20")]), []);
        assert_eq!(
            of(&[manager, ("周婷", "deputy", "until = 2026-11-19")]),
            alone
        );
        assert_eq!(of(&[]), []);
    }
}
