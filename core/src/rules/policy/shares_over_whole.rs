//! The leader of a co-insured policy has what the others leave: together they have less than the whole.

use crate::document::KeyPath;
use crate::money::WHOLE;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPolicy, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ceded};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "shares-over-whole",
    group: Group::Policy,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, policy) in case.record.policies.iter().enumerate() {
        let sum = ceded(policy);
        if sum < WHOLE {
            continue;
        }
        let largest = policy.co_insurers.iter().max_by_key(|it| it.share);
        let fault = OfPolicy::Shares {
            policy: policy.id.to_owned(),
            sum,
            largest: largest.and_then(|it| it.insurer).map(str::to_owned),
        };
        let key = KeyPath::of("policies").nth(nth).key("co-insurers");
        findings.add(&RULE, key, Detail::Policy(fault)).subject = policy.id.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn the_leader_has_something_left() {
        let of = |one: &str, two: &str| {
            let share = |id: &str, share: &str| {
                format!(
                    "[[policies.co-insurers]]\nid = '{id}'\ninsurer = '安和{id}'\nshare = {share}\n"
                )
            };
            let text = format!(
                "client.name = '甲'\n[[policies]]\nid = 'par'\n{}{}",
                share("1", one),
                share("2", two)
            );
            found(&RULE, "2026-11-20", &text)
        };
        assert_eq!(of("40", "59.99"), []);
        let fault = OfPolicy::Shares {
            policy: "par".to_owned(),
            sum: 10_000,
            largest: Some("安和2".to_owned()),
        };
        assert_eq!(
            of("40", "60"),
            [at("jia/shares-over-whole/par 4:1", Detail::Policy(fault))]
        );
    }
}
