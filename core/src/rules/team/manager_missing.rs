//! Every client has an account manager who is responsible for it (D18, D23).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{is_to_be_whole, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "manager-missing",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D18",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if is_to_be_whole(case, clocks) && case.record.manager_on(case.today).is_none() {
        findings.add(&RULE, key(), Detail::Team(OfTeam::NoManager));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use crate::rules::testing::{APPOINTED, with_members};

    #[test]
    fn it_is_missing_from_the_day_after_the_last_manager_left() {
        let text = with_members(&[("陈静", "account-manager", "until = 2026-11-20")]);

        assert_eq!(found(&RULE, "2026-11-20", &text), []);
        assert_eq!(
            found(&RULE, "2026-11-21", &text),
            [at(
                "jia/manager-missing/team.members 5:1",
                Detail::Team(OfTeam::NoManager)
            )]
        );
    }

    #[test]
    fn of_a_team_that_is_not_on_record_the_deadline_speaks_alone() {
        assert_eq!(found(&RULE, "2026-09-22", APPOINTED), []);

        let empty = with_members(&[]);
        let missing = [at(
            "jia/manager-missing/team.members 5:1",
            Detail::Team(OfTeam::NoManager),
        )];
        assert_eq!(found(&RULE, "2026-09-21", &empty), []);
        assert_eq!(found(&RULE, "2026-09-22", &empty), missing);
    }

    #[test]
    fn a_closed_client_needs_no_manager_from_that_day_on() {
        let closed =
            with_members(&[]).replace("[appointment]", "closed = 2026-10-12\n[appointment]");

        assert_eq!(found(&RULE, "2026-10-11", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-10-12", &closed), []);
    }
}
