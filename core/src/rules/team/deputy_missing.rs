//! Every team has a deputy account manager (D18).

use crate::model::Role;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{has_today, is_to_be_whole, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "deputy-missing",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D18",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if is_to_be_whole(case, clocks) && !has_today(case, Role::Deputy) {
        findings.add(&RULE, key(), Detail::Team(OfTeam::NoDeputy));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use crate::rules::testing::with_members;

    #[test]
    fn a_deputy_is_one_from_the_first_day_to_the_last() {
        let text = with_members(&[
            ("陈静", "account-manager", "from = 2026-09-18"),
            ("周婷", "deputy", "from = 2026-09-18\nuntil = 2026-11-20"),
        ]);
        let missing = [at(
            "jia/deputy-missing/team.members 5:1",
            Detail::Team(OfTeam::NoDeputy),
        )];

        assert_eq!(found(&RULE, "2026-09-18", &text), []);
        assert_eq!(found(&RULE, "2026-11-20", &text), []);
        assert_eq!(found(&RULE, "2026-11-21", &text), missing);
    }

    #[test]
    fn of_a_first_team_it_waits_for_the_last_day_too() {
        let text = with_members(&[
            ("陈静", "account-manager", "from = 2026-09-18"),
            ("周婷", "deputy", "from = 2026-09-23"),
        ]);
        assert_eq!(found(&RULE, "2026-09-21", &text), []);
        assert_eq!(found(&RULE, "2026-09-22", &text).len(), 1);
        assert_eq!(found(&RULE, "2026-09-23", &text), []);
        let left = text.replace("from = 2026-09-23", "from = 2026-09-18\nuntil = 2026-09-20");
        assert_eq!(found(&RULE, "2026-09-20", &left), []);
        assert_eq!(found(&RULE, "2026-09-21", &left).len(), 1);
    }

    #[test]
    fn of_a_client_that_comes_back_it_waits_for_the_last_day_of_the_team() {
        let team = with_members(&[
            ("陈静", "account-manager", "from = 2026-09-18"),
            ("周婷", "deputy", "from = 2026-09-18\nuntil = 2026-09-30"),
        ]);
        let again =
            "closed = 2026-09-30\n[[appointment.later]]\nid = 'm2'\nestablished = 2026-11-16\n";
        let text = team.replacen("[[team.members]]", &format!("{again}[[team.members]]"), 1);
        assert_eq!(found(&RULE, "2026-11-16", &text), []);
        assert_eq!(found(&RULE, "2026-11-19", &text), []);
        assert_eq!(found(&RULE, "2026-11-20", &text).len(), 1);
        // Whole again, it must stay so, also before that day.
        let whole = format!(
            "{text}[[team.members]]\nname = '李明'\nrole = 'deputy'\nfrom = 2026-11-16\nuntil = 2026-11-17\n"
        );
        assert_eq!(found(&RULE, "2026-11-17", &whole), []);
        assert_eq!(found(&RULE, "2026-11-18", &whole).len(), 1);
    }
}
