//! Each insurer of a co-insured policy has one share: named twice, or beside itself as the leader, one of them is wrong.

use crate::alike::is_same;
use crate::document::KeyPath;
use crate::model::name::Names;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPolicy, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "co-insurer-doubled",
    group: Group::Policy,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Client(check),
};

/// Commands refuse the second; two clones of one folder may write one share each, and a merge keeps both.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut names = None;
    for (nth, policy) in case.record.policies.iter().enumerate() {
        for (place, it) in policy.co_insurers.iter().enumerate() {
            let Some(insurer) = it.insurer else { continue };
            let is_it = |other: Option<&str>| other.is_some_and(|other| is_same(other, insurer));
            let mut before = policy.co_insurers[..place].iter();
            let other = before.position(|other| is_it(other.insurer));
            if other.is_none() && !is_it(policy.insurer) {
                continue;
            }
            let key = KeyPath::of("policies").nth(nth).key("co-insurers");
            let names = names.get_or_insert_with(|| Names::of(case.record.tables()));
            let fault = OfPolicy::DoubledInsurer {
                policy: policy.id.to_owned(),
                insurer: insurer.to_owned(),
                is_leader: other.is_none(),
                other: other.and_then(|place| names.at(&key.clone().nth(place))),
            };
            let key = key.nth(place).key("insurer");
            findings.add(&RULE, key, Detail::Policy(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn of(one: &str, two: &str) -> Vec<Found> {
        let share = |id: &str, insurer: &str| {
            format!("[[policies.co-insurers]]\nid = '{id}'\ninsurer = '{insurer}'\nshare = 30\n")
        };
        let text = format!(
            "client.name = '甲'\n[[policies]]\nid = 'par'\ninsurer = '东海（青岛）'\n{}{}",
            share("1", one),
            share("2", two)
        );
        found(&RULE, "2026-11-20", &text)
    }

    fn told(place: &str, insurer: &str, other: Option<&str>) -> [Found; 1] {
        let fault = OfPolicy::DoubledInsurer {
            policy: "par".to_owned(),
            insurer: insurer.to_owned(),
            is_leader: other.is_none(),
            other: other.map(str::to_owned),
        };
        let place = format!("jia/co-insurer-doubled/policies.par.co-insurers.{place}");
        [at(&place, Detail::Policy(fault))]
    }

    #[test]
    fn an_insurer_that_is_named_twice_is_told() {
        assert_eq!(of("安和", "华泰"), []);
        assert_eq!(
            of("安和", "安 和"),
            told("2.insurer 11:1", "安 和", Some("policies.co-insurers/1"))
        );
        assert_eq!(
            of("东海(青岛)", "华泰"),
            told("1.insurer 7:1", "东海(青岛)", None)
        );
    }
}
