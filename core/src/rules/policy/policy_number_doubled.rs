//! One insurance policy is on record once: twice, its premium, its renewal and its claims are counted twice.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::alike::folded;
use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, OfPolicy, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-number-doubled",
    group: Group::Policy,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Workspace(check),
};

/// The later of two is told, in the order of the clients' ids and of the file. Numbers that differ only in how they
/// were typed are the same.
fn check(census: &Census<'_>, findings: &mut Findings) {
    let numbers = || census.clients.iter().flat_map(|client| &client.policies);
    let mut firsts: HashMap<Cow<'_, str>, (&str, &str)> = HashMap::with_capacity(numbers().count());
    for client in &census.clients {
        for (nth, number, policy, place) in &client.policies {
            let this = (client.id.as_str(), policy.as_str());
            let first = *firsts.entry(folded(number)).or_insert(this);
            if first == this {
                continue;
            }
            let key = KeyPath::of("policies").nth(*nth).key("number");
            let fault = OfPolicy::DoubledNumber {
                policy: policy.clone(),
                number: number.clone(),
                first: first.1.to_owned(),
                of: (first.0 != client.id).then(|| first.0.to_owned()),
            };
            let finding = findings.add(&RULE, key, Detail::Policy(fault));
            finding.client = Some(client.id.clone());
            finding.place = Some(*place);
            finding.subject = format!("policies.{policy}.number");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, in_workspace};

    fn client(policies: &[(&str, &str)]) -> String {
        let policies = policies
            .iter()
            .map(|(id, number)| format!("[[policies]]\nid = '{id}'\nnumber = '{number}'\n"));
        format!("client.name = '甲'\n{}", policies.collect::<String>())
    }

    fn of(clients: &[(&str, &[(&str, &str)])]) -> Vec<Found> {
        let texts: Vec<String> = clients.iter().map(|(_, it)| client(it)).collect();
        let clients = clients.iter().zip(&texts);
        let clients: Vec<(&str, &str)> = clients
            .map(|((id, _), text)| (*id, text.as_str()))
            .collect();
        in_workspace(&RULE, "2026-11-20", &clients)
    }

    fn doubled(place: &str, number: &str, first: &str, of: Option<&str>) -> Found {
        let policy = place.split('.').nth(1).unwrap();
        at(
            place,
            Detail::Policy(OfPolicy::DoubledNumber {
                policy: policy.to_owned(),
                number: number.to_owned(),
                first: first.to_owned(),
                of: of.map(str::to_owned),
            }),
        )
    }

    #[test]
    fn the_later_of_two_policies_with_one_number_is_told() {
        let place = "jia/policy-number-doubled/policies.el.number 7:1";
        assert_eq!(
            of(&[("jia", &[("par", "PQ-1"), ("el", "pq-1 ")])]),
            [doubled(place, "pq-1", "par", None)]
        );
        assert_eq!(of(&[("jia", &[("par", "PQ-1"), ("el", "PQ-2")])]), []);
        assert_eq!(of(&[("jia", &[("par", ""), ("el", " ")])]), []);
        assert_eq!(of(&[("jia", &[("par", "待出单"), ("el", "待出单")])]), []);
        let place = "jia/policy-number-doubled/policies.el.number 7:1";
        assert_eq!(
            of(&[("jia", &[("par", "第1号"), ("el", "第1号")])]),
            [doubled(place, "第1号", "par", None)]
        );
    }

    #[test]
    fn so_is_that_of_another_client() {
        let place = "yi/policy-number-doubled/policies.par.number 4:1";
        assert_eq!(
            of(&[
                ("bing", &[("mb", "PQ-2")]),
                ("jia", &[("el", "PQ-1")]),
                ("yi", &[("par", "ＰＱ-1")])
            ]),
            [doubled(place, "ＰＱ-1", "el", Some("jia"))]
        );
    }
}
