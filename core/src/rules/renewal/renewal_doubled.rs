//! A policy is in one renewal at a time (D64): in two, each step of it is asked for and counted twice.

use std::collections::HashMap;

use crate::document::KeyPath;
use crate::model::Renewal;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "renewal-doubled",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D64",
    check: Check::Client(check),
};

/// Commands refuse the second; two clones of one folder may start one each, and a merge keeps both.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let waits = |renewal: &Renewal<'_>, policy: &str| {
        let has_outcome = renewal.outcomes.iter().any(|it| it.policy == policy);
        renewal.closed.is_none() && !has_outcome
    };
    let mut firsts: HashMap<&str, &str> = HashMap::new();
    for (nth, renewal) in case.record.renewals.iter().enumerate() {
        for (place, policy) in renewal.policies.iter().enumerate() {
            if !waits(renewal, policy) {
                continue;
            }
            let first = *firsts.entry(policy).or_insert(renewal.id);
            if first == renewal.id {
                continue;
            }
            let fault = OfRenewal::Doubled {
                policy: (*policy).to_owned(),
                first: first.to_owned(),
                then: renewal.id.to_owned(),
                is_alone: renewal.policies.len() == 1,
            };
            let key = KeyPath::of("renewals").nth(nth);
            let key = key.key("policies").nth(place);
            let subject = format!("renewals.{}.policies.{policy}", renewal.id);
            findings.add(&RULE, key, Detail::Renewal(fault)).subject = subject;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn of(first: &str, then: &str) -> Vec<Found> {
        let renewal = |id: &str, rest: &str| format!("[[renewals]]\nid = '{id}'\n{rest}\n");
        let text = format!(
            "client.name = '甲'\n{}{}",
            renewal("x1", first),
            renewal("x2", then)
        );
        found(&RULE, "2026-11-20", &text)
    }

    fn told(is_alone: bool) -> [Found; 1] {
        told_at(
            "jia/renewal-doubled/renewals.x2.policies.par 7:13",
            is_alone,
        )
    }

    fn told_at(place: &str, is_alone: bool) -> [Found; 1] {
        let fault = OfRenewal::Doubled {
            policy: "par".to_owned(),
            first: "x1".to_owned(),
            then: "x2".to_owned(),
            is_alone,
        };
        [at(place, Detail::Renewal(fault))]
    }

    #[test]
    fn a_policy_that_waits_in_two_renewals_is_told() {
        let one = "policies = ['par']";
        assert_eq!(of(one, one), told(true));
        assert_eq!(of(one, "policies = ['par', 'car']"), told(false));
        assert_eq!(of(one, "policies = ['car']"), []);
        let extended = "outcomes = [{ policy = 'par', kind = 'extended', on = 2026-11-18 }]";
        assert_eq!(of(&format!("{one}\n{extended}"), one), []);
        let two = "policies = ['car', 'par']";
        let of_the_other = extended.replace("par", "car");
        let left = of(&format!("{two}\n{of_the_other}"), one);
        let place = "jia/renewal-doubled/renewals.x2.policies.par 8:13";
        assert_eq!(left, told_at(place, true), "the outcome is of another");
        assert_eq!(of(&format!("{one}\nclosed = 2026-11-18"), one), []);
    }
}
