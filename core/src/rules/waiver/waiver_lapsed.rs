//! A waiver has a last day: a finding that is still there after it is looked at again.

use super::{OfWaiver, complete, standing};
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, WaiverState};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "waiver-lapsed",
    group: Group::Waiver,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Waivers(check),
};

fn check(case: &Case<'_>, states: &[WaiverState], findings: &mut Findings) {
    for (nth, waiver) in standing(case, states, WaiverState::Lapsed) {
        let Some((rule, waived)) = complete(waiver) else {
            continue;
        };
        let key = KeyPath::of("waivers").nth(nth).key("until");
        let detail = OfWaiver::Lapsed {
            id: waived.id,
            rule: rule.name,
            subject: waiver.subject.map(str::to_owned),
            until: waived.until,
        };
        let finding = findings.add(&RULE, key, Detail::Waiver(detail));
        finding.due = Some(waived.until);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found_of};
    use crate::rules::testing::with_team;

    fn of(today: &str, done: Option<&str>, waivers: &str) -> Vec<Found> {
        let text = format!("{}{waivers}", with_team(done));
        let found = found_of(&["team-late", RULE.name], today, &text);
        let told = found
            .into_iter()
            .filter(|it| matches!(it.detail, Detail::Waiver(_)));
        told.collect()
    }

    const W1: &str = "[[waivers]]\nid = 'w1'\nrule = 'team-late'\nreason = '客户改期'\nby = '陈静'\nuntil = 2026-10-31\n";

    #[test]
    fn the_day_after_the_last_it_has_lapsed_when_the_finding_stands() {
        let late = Some("2026-09-22");

        assert_eq!(of("2026-10-31", late, W1), []);
        assert_eq!(
            of("2026-11-01", late, W1),
            [at(
                "jia/waiver-lapsed/waivers.w1.until 18:1",
                Detail::Waiver(OfWaiver::Lapsed {
                    id: "w1".to_owned(),
                    rule: "team-late",
                    subject: None,
                    until: day("2026-10-31")
                })
            )]
        );
        assert_eq!(of("2026-11-01", Some("2026-09-21"), W1), []);
    }

    #[test]
    fn a_waiver_that_another_one_follows_is_done_with() {
        let w2 = W1
            .replace("'w1'", "'w2'")
            .replace("2026-10-31", "2026-12-31");

        assert_eq!(
            of("2026-11-01", Some("2026-09-22"), &(W1.to_owned() + &w2)),
            []
        );
        assert_eq!(
            of("2027-01-01", Some("2026-09-22"), &(W1.to_owned() + &w2)).len(),
            2
        );
    }

    #[test]
    fn whether_it_is_needed_is_not_known_when_its_rule_was_not_asked() {
        let text = format!("{}{W1}", with_team(Some("2026-09-22")));

        assert_eq!(found_of(&[RULE.name], "2026-11-01", &text), []);
    }
}
