//! Every expired policy has an outcome on record (D67).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Expiring, without_outcome};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "expired-without-outcome",
    group: Group::Renewal,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D67",
    check: Check::Expiring(check),
};

/// Of a client whose service has ended, what was over by then is still told, and what an open renewal has.
fn check(case: &Case<'_>, expiring: &[Expiring<'_>], findings: &mut Findings) {
    let left = without_outcome(case);
    for it in expiring.iter().chain(&left) {
        for ending in it.open().filter(|it| it.ends < case.today) {
            let policy = ending.policy;
            let fault = OfRenewal::NoOutcome {
                policy: policy.id.to_owned(),
                product: policy.product.unwrap_or_default().to_owned(),
                ends: ending.ends,
                renewal: it.recorded.is_some(),
                occasional: it.recorded.is_none() && policy.may_be_one_off(),
            };
            let key = KeyPath::of("policies").nth(ending.nth).key("ends");
            let finding = findings.add(&RULE, key, Detail::Renewal(fault));
            finding.due = Some(ending.ends);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found};

    fn with(client: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2025-11-20\n\
             [[policies]]\nid = 'par'\nproduct = '财产一切险'\nends = 2026-11-19\n{rest}"
        )
    }

    #[test]
    fn the_last_day_of_cover_is_no_expiry_yet() {
        let text = with("", "");
        assert_eq!(found(&RULE, "2026-11-19", &text), []);
        assert_eq!(
            found(&RULE, "2026-11-20", &text),
            [at(
                "jia/expired-without-outcome/policies.par.ends 8:1",
                Detail::Renewal(OfRenewal::NoOutcome {
                    policy: "par".to_owned(),
                    product: "财产一切险".to_owned(),
                    ends: day("2026-11-19"),
                    renewal: false,
                    occasional: false,
                })
            )]
        );
    }

    #[test]
    fn an_outcome_settles_it_in_an_open_or_a_closed_renewal() {
        let renewal = |rest: &str| {
            let rest = format!("[[renewals]]\nid = 'x2026'\npolicies = ['par']\n{rest}");
            found(&RULE, "2026-11-20", &with("", &rest))
        };

        assert_eq!(renewal("").len(), 1);
        assert_eq!(renewal("closed = 2026-11-19\n").len(), 1);
        for kind in ["renewed", "lost-to-broker", "declined-by-us"] {
            let outcome = format!("outcomes = [{{ policy = 'par', kind = '{kind}' }}]\n");
            assert_eq!(renewal(&outcome), []);
            assert_eq!(renewal(&format!("closed = 2026-11-19\n{outcome}")), []);
        }
        let extended = |until| {
            renewal(&format!(
                "outcomes = [{{ policy = 'par', kind = 'extended', until = {until} }}]\n"
            ))
        };
        assert_eq!(extended("2026-11-20"), []);
        assert_eq!(extended("2026-11-19").len(), 1);
    }

    #[test]
    fn of_a_client_that_left_what_was_over_by_then_is_told_and_what_was_in_hand() {
        let closed = |day: &str, rest: &str| {
            let text = with(&format!("closed = {day}\n"), rest);
            found(&RULE, "2026-11-20", &text).len()
        };
        for day in ["2026-11-21", "2026-11-20", "2026-11-19"] {
            assert_eq!(closed(day, ""), 1, "{day}");
        }
        assert_eq!(closed("2026-11-18", ""), 0);
        let renewal = |rest: &str| {
            let rest = format!("[[renewals]]\nid = 'x2026'\npolicies = ['par']\n{rest}");
            closed("2026-11-18", &rest)
        };
        assert_eq!(renewal("started = 2026-09-01\n"), 1);
        assert_eq!(renewal("started = 2026-09-01\nclosed = 2026-11-10\n"), 0);
        let lost = "outcomes = [{ policy = 'par', kind = 'lost-to-broker' }]\n";
        assert_eq!(renewal(lost), 0);
    }
}
