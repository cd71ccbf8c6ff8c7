//! The team has somebody from client relations, who gives an opinion on the plan (D19, D47).

use crate::model::Role;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{has_today, key, served};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "client-relations-missing",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D47",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if served(case, clocks) && !has_today(case, Role::ClientRelations) {
        findings.add(&RULE, key(), Detail::Team(OfTeam::NoClientRelations));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use crate::rules::testing::with_members;

    #[test]
    fn client_relations_are_in_the_team_to_the_last_day() {
        let text = with_members(&[("孙丽", "client-relations", "until = 2026-11-20")]);

        assert_eq!(found(&RULE, "2026-11-20", &text), []);
        assert_eq!(
            found(&RULE, "2026-11-21", &text),
            [at(
                "jia/client-relations-missing/team.members 5:1",
                Detail::Team(OfTeam::NoClientRelations)
            )]
        );
    }
}
