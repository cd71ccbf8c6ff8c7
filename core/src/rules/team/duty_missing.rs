//! Every member of the team has a written duty (D20).

use crate::document::KeyPath;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::served;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duty-missing",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D20",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if !served(case, clocks) {
        return;
    }
    let members = case.record.team.iter().flat_map(|team| &team.members);
    for (nth, member) in members.enumerate() {
        if member.duty.is_none() && member.is_in_on(case.today) {
            let key = KeyPath::of("team").key("members").nth(nth).key("duty");
            let name = member.name.to_owned();
            findings.add(&RULE, key, Detail::Team(OfTeam::NoDuty { name }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use crate::rules::testing::with_members;

    #[test]
    fn whoever_is_in_the_team_today_has_a_duty() {
        let of = |rest: &str| {
            let member = ("陈静", "account-manager", rest);
            found(&RULE, "2026-11-20", &with_members(&[member]))
        };
        let without = [at(
            "jia/duty-missing/team.members.陈静.duty 5:1",
            Detail::Team(OfTeam::NoDuty {
                name: "陈静".to_owned(),
            }),
        )];

        assert_eq!(of(""), without);
        assert_eq!(of("duty = '统筹服务'"), []);
        assert_eq!(of("until = 2026-11-20"), without);
        assert_eq!(of("until = 2026-11-19"), []);
        assert_eq!(of("duty = ' '").len(), 1);
    }
}
