//! A policy has its last day, and one that was extended its new one; without it, its renewal never opens (D64).

use std::collections::HashMap;

use crate::document::KeyPath;
use crate::model::{Outcome, OutcomeKind, Record};
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
    let extended = extended_to_no_day(record);
    for policy in &record.policies {
        let there = extended.get(policy.id);
        let there = there.filter(|_| history.terminated(policy).is_none());
        let Some((renewal, outcome)) = there else {
            continue;
        };
        let id = record.renewals[*renewal].id;
        let subject = format!("renewals.{id}.outcomes.{}", policy.id);
        let key = KeyPath::of("renewals").nth(*renewal).key("outcomes");
        let key = key.nth(*outcome).key("until");
        let fault = OfRenewal::NoExtendedEnd {
            policy: policy.id.to_owned(),
            product: policy.product.unwrap_or_default().to_owned(),
            ends: history.last_day(policy),
        };
        findings.add(&RULE, key, Detail::Renewal(fault)).subject = subject;
    }
}

/// The policies whose last outcome is an extension to a day that is not on record. Each has the position of the renewal, and
/// that of the outcome in it.
fn extended_to_no_day<'d>(record: &Record<'d>) -> HashMap<&'d str, (usize, usize)> {
    let mut last: HashMap<&str, ((usize, usize), &Outcome<'d>)> = HashMap::new();
    for (renewal, it) in record.renewals.iter().enumerate() {
        let outcomes = it.outcomes.iter().enumerate();
        for (nth, it) in outcomes.filter(|(_, it)| it.kind.is_some()) {
            let before = last.get(it.policy);
            if before.is_none_or(|(_, before)| before.on <= it.on) {
                last.insert(it.policy, ((renewal, nth), it));
            }
        }
    }
    let is_extended = |it: &Outcome<'_>| it.kind == Some(OutcomeKind::Extended);
    // A policy that follows, which is how some insurers extend one, has a last day of its own.
    let lacks = |it: &Outcome<'_>| is_extended(it) && it.until.is_none() && it.by.is_none();
    let left = last.into_iter().filter(|(_, (_, it))| lacks(it));
    left.map(|(policy, (at, _))| (policy, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

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

    fn extended(rest: &str, outcomes: &str) -> Vec<Found> {
        let rest = format!(
            "ends = 2026-10-31\n{rest}[[renewals]]\nid = 'x'\npolicies = ['par']\n{outcomes}"
        );
        of("", &rest)
    }

    fn outcome(kind: &str, on: &str) -> String {
        format!("[[renewals.outcomes]]\npolicy = 'par'\nkind = '{kind}'\non = {on}\n")
    }

    #[test]
    fn a_policy_that_was_extended_to_no_day_is_told_until_something_became_of_it() {
        let missing = [at(
            "jia/policy-end-missing/renewals.x.outcomes.par 10:1",
            Detail::Renewal(OfRenewal::NoExtendedEnd {
                policy: "par".to_owned(),
                product: "财产一切险".to_owned(),
                ends: Some(day("2026-10-31")),
            }),
        )];
        let open = outcome("extended", "2026-10-20");
        assert_eq!(extended("", &open), missing);
        assert_eq!(extended("", &format!("{open}until = 2026-12-31\n")), []);
        assert_eq!(extended("", &format!("{open}by = 'par2'\n")), []);
        assert_eq!(extended("terminated = 2026-11-20\n", &open), []);
        let later = outcome("renewed", "2026-11-10");
        assert_eq!(extended("", &format!("{open}{later}")), []);
        let again = outcome("extended", "2026-11-10") + "until = 2026-12-31\n";
        assert_eq!(extended("", &format!("{open}{again}")), []);
        let in_another = format!("{open}[[renewals]]\nid = 'y'\npolicies = ['par']\n{later}");
        assert_eq!(extended("", &in_another), []);
        let before = outcome("extended", "2026-10-10") + "until = 2026-12-31\n";
        assert_eq!(extended("", &format!("{before}{open}")).len(), 1);
        assert_eq!(extended("", &open.replace("2026-10-20", "2026-11-21")), []);
    }

    #[test]
    fn a_client_whose_service_has_ended_renews_nothing() {
        assert_eq!(of("closed = 2026-11-20\n", ""), []);
        assert_eq!(of("closed = 2026-11-21\n", "").len(), 1);
    }
}
