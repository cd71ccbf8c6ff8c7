//! A waiver without a finding would hide the next fault of its kind.

use super::{OfWaiver, complete, standing};
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, WaiverState};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "waiver-unused",
    group: Group::Waiver,
    severity: Severity::Advice,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Waivers(check),
};

fn check(case: &Case<'_>, states: &[WaiverState], findings: &mut Findings) {
    for (nth, waiver) in standing(case, states, WaiverState::Unused) {
        let Some((rule, waived)) = complete(waiver) else {
            continue;
        };
        let key = KeyPath::of("waivers").nth(nth);
        let detail = OfWaiver::Unused {
            id: waived.id,
            rule: rule.name,
            subject: waiver.subject.map(str::to_owned),
        };
        findings.add(&RULE, key, Detail::Waiver(detail));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found_of};
    use crate::rules::testing::with_team;

    const W1: &str = "[[waivers]]\nid = 'w1'\nrule = 'team-late'\nreason = '客户改期'\nby = '陈静'\non = 2026-10-01\nuntil = 2026-10-31\n";

    fn of(names: &[&str], today: &str, done: &str) -> Vec<Found> {
        found_of(names, today, &format!("{}{W1}", with_team(Some(done))))
    }

    #[test]
    fn a_waiver_of_nothing_is_told_before_and_after_its_last_day() {
        let unused = [at(
            "jia/waiver-unused/waivers.w1 13:1",
            Detail::Waiver(OfWaiver::Unused {
                id: "w1".to_owned(),
                rule: "team-late",
                subject: None,
            }),
        )];
        let asked = ["team-late", RULE.name];

        for today in ["2026-10-01", "2026-10-31", "2026-11-01"] {
            assert_eq!(of(&asked, today, "2026-09-21"), unused, "{today}");
            assert_eq!(
                of(&asked, today, "2026-09-22").len(),
                1,
                "the finding alone"
            );
        }
        assert_eq!(
            of(&asked, "2026-09-30", "2026-09-21"),
            [],
            "not decided yet"
        );
    }

    #[test]
    fn whether_it_is_needed_is_not_known_when_its_rule_was_not_asked() {
        assert_eq!(
            of(&[RULE.name, "plan-late"], "2026-10-31", "2026-09-21"),
            []
        );
    }
}
