//! A waiver says which rule, why, who and until when; without one of these it has no effect.

use super::{Lack, OfWaiver, standing, waivable};
use crate::document::KeyPath;
use crate::model::said;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, WaiverState};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "waiver-incomplete",
    group: Group::Waiver,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Waivers(check),
};

fn check(case: &Case<'_>, states: &[WaiverState], findings: &mut Findings) {
    for (nth, waiver) in standing(case, states, WaiverState::Incomplete) {
        let key = KeyPath::of("waivers").nth(nth);
        let id = || waiver.id.to_owned();
        let rule = said(waiver.rule);
        let lacks: Vec<Lack> = [
            (Lack::Rule, rule.is_none()),
            (Lack::Reason, waiver.reason.is_none()),
            (Lack::By, waiver.by.is_none()),
            (Lack::Until, waiver.until.is_none()),
        ]
        .into_iter()
        .filter_map(|(lack, lacks)| lacks.then_some(lack))
        .collect();
        if !lacks.is_empty() {
            let detail = OfWaiver::Incomplete { id: id(), lacks };
            findings.add(&RULE, key.clone(), Detail::Waiver(detail));
        }
        if let Some(rule) = rule
            && let Err(why) = waivable(rule)
        {
            let rule = rule.to_owned();
            let detail = OfWaiver::Unwaivable {
                id: id(),
                rule,
                why,
            };
            findings.add(&RULE, key.key("rule"), Detail::Waiver(detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, found_of};
    use crate::rules::{Lack, Unwaivable};

    const W1: &str = "[[waivers]]\nid = 'w1'\nrule = 'team-late'\nreason = '客户改期'\nby = '陈静'\nuntil = 2026-12-31\n";

    fn of(waiver: &str) -> Vec<Found> {
        found_of(&[RULE.name], "2026-11-20", &format!("{APPOINTED}{waiver}"))
    }

    #[test]
    fn each_thing_it_lacks_is_told() {
        let lacks = |lacks: &[Lack]| {
            let (id, lacks) = ("w1".to_owned(), lacks.to_vec());
            [at(
                "jia/waiver-incomplete/waivers.w1 5:1",
                Detail::Waiver(OfWaiver::Incomplete { id, lacks }),
            )]
        };

        assert_eq!(of(W1), []);
        assert_eq!(
            of(&W1.replace("rule = 'team-late'", "")),
            lacks(&[Lack::Rule])
        );
        assert_eq!(of(&W1.replace("'team-late'", "' '")), lacks(&[Lack::Rule]));
        assert_eq!(
            of(&W1.replace("reason = '客户改期'", "")),
            lacks(&[Lack::Reason])
        );
        assert_eq!(
            of(&W1.replace("by = '陈静'", "by = ' '")),
            lacks(&[Lack::By])
        );
        assert_eq!(
            of(&W1.replace("until = 2026-12-31", "")),
            lacks(&[Lack::Until])
        );
        assert_eq!(
            of("[[waivers]]\nid = 'w1'\n"),
            lacks(&[Lack::Rule, Lack::Reason, Lack::By, Lack::Until])
        );
    }

    #[test]
    fn a_rule_that_is_not_there_or_must_stand_is_told_at_its_name() {
        assert_eq!(
            of(&W1.replace("team-late", "teem-late")),
            [at(
                "jia/waiver-incomplete/waivers.w1.rule 7:1",
                Detail::Waiver(OfWaiver::Unwaivable {
                    id: "w1".to_owned(),
                    rule: "teem-late".to_owned(),
                    why: Unwaivable::NoSuchRule(Some("team-late"))
                })
            )]
        );
        assert_eq!(
            of(&W1.replace("team-late", "unreadable")),
            [at(
                "jia/waiver-incomplete/waivers.w1.rule 7:1",
                Detail::Waiver(OfWaiver::Unwaivable {
                    id: "w1".to_owned(),
                    rule: "unreadable".to_owned(),
                    why: Unwaivable::Never
                })
            )]
        );
    }
}
