//! A team has one deputy account manager, as it has one account manager (D18).

use crate::model::Role;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::manager_doubled::two_at_once;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "deputy-doubled",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D18",
    check: Check::Clocks(check),
};

/// Two clones of one folder may name a deputy each, and a merge keeps both.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    for (key, two) in two_at_once(case, clocks, Role::Deputy) {
        findings.add(&RULE, key, Detail::Team(OfTeam::TwoDeputies(two)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::TwoAtOnce;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::testing::with_members;

    fn of(until: &str, role: &str) -> Vec<Found> {
        let members = [
            ("李明", role, "from = 2026-10-15"),
            ("陈静", "deputy", until),
        ];
        found(&RULE, "2026-11-20", &with_members(&members))
    }

    #[test]
    fn two_deputies_on_one_day_are_told() {
        assert_eq!(of("until = 2026-10-14", "deputy"), []);
        assert_eq!(of("until = 2026-10-15", "life"), []);
        let twice = [("陈静", "deputy", ""), ("陈 静", "deputy", "")];
        assert_eq!(
            found(&RULE, "2026-11-20", &with_members(&twice)),
            [],
            "one person, recorded twice"
        );
        assert_eq!(
            of("until = 2026-10-15", "deputy"),
            [at(
                "jia/deputy-doubled/team.members.李明.from 8:1",
                Detail::Team(OfTeam::TwoDeputies(TwoAtOnce {
                    names: ["陈静".to_owned(), "李明".to_owned()],
                    earlier: "team.members/陈静".to_owned(),
                    on: day("2026-10-15")
                }))
            )]
        );
    }
}
