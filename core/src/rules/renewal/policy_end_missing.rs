//! A policy has its last day; without it, its renewal never opens (D64).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-end-missing",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D64",
    check: Check::Client(check),
};

/// A policy that has its outcome is not renewed any more, and whole life insurance has no last day. Where service has
/// ended nothing is renewed.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if case.is_closed() {
        return;
    }
    let history = History::of(record, case.today);
    for (nth, policy) in record.policies.iter().enumerate() {
        if policy.life || history.last_day(policy).is_some() || history.is_settled(policy.id) {
            continue;
        }
        let key = KeyPath::of("policies").nth(nth).key("ends");
        let fault = OfRenewal::NoEnd {
            policy: policy.id.to_owned(),
            product: policy.product.unwrap_or_default().to_owned(),
        };
        findings.add(&RULE, key, Detail::Renewal(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn of(client: &str, rest: &str) -> Vec<Found> {
        let text = format!(
            "[client]\nname = '甲'\n{client}[[policies]]\nid = 'par'\nproduct = '财产一切险'\n{rest}"
        );
        found(&RULE, "2026-11-20", &text)
    }

    #[test]
    fn a_policy_that_nobody_ended_and_that_has_no_last_day_is_told() {
        let missing = |place: &str| {
            [at(
                &format!("jia/policy-end-missing/policies.par.ends {place}"),
                Detail::Renewal(OfRenewal::NoEnd {
                    policy: "par".to_owned(),
                    product: "财产一切险".to_owned(),
                }),
            )]
        };
        assert_eq!(of("", ""), missing("3:1"));
        assert_eq!(of("", "starts = 2026-12-01\n"), missing("3:1"));
        assert_eq!(of("", "ends = 2026-11-19\n"), []);
        assert_eq!(of("", "life = true\n"), []);
        assert_eq!(of("", "life = false\n"), missing("3:1"));
        assert_eq!(of("", "terminated = 2026-11-20\n"), []);
        assert_eq!(of("", "terminated = 2026-11-21\n"), missing("3:1"));
        let outcome = |kind: &str| {
            let rest = format!(
                "[[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = [{{ policy = 'par', {kind} }}]\n"
            );
            of("", &rest)
        };
        assert_eq!(outcome("kind = 'risk-ceased'"), []);
        assert_eq!(outcome("kind = 'extended', until = 2027-03-19"), []);
        assert_eq!(outcome("on = 2026-11-20"), missing("3:1"));
    }

    #[test]
    fn a_client_whose_service_has_ended_renews_nothing() {
        assert_eq!(of("closed = 2026-11-20\n", ""), []);
        assert_eq!(of("closed = 2026-11-21\n", "").len(), 1);
    }
}
