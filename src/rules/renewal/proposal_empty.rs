//! A proposal says what it recommends and why: the client's needs, risk and means, and similar cover that it holds
//! (D65; 经纪人监管规定 53).

use chrono::Days;

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule, is_blank};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "proposal-empty",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "D65",
    check: Check::Client(check),
};

/// A proposal older than a year was made for cover that has ended since.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if case.is_closed() {
        return;
    }
    let oldest = case.today - Days::new(365);
    for (nth, renewal) in record.renewals.iter().enumerate() {
        let Some(on) = renewal
            .proposal
            .filter(|on| (oldest..=case.today).contains(on))
        else {
            continue;
        };
        let (recommended, reason) = (is_blank(renewal.recommended), is_blank(renewal.reason));
        if recommended || reason {
            let fault = OfRenewal::EmptyProposal {
                renewal: renewal.id.to_owned(),
                on,
                recommended,
                reason,
            };
            let key = KeyPath::of("renewals").nth(nth).key("proposal");
            findings.add(&RULE, key, Detail::Renewal(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, rest: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\nproposal = 2026-10-10\n{rest}"
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn what_is_recommended_and_why_is_said() {
        let empty = |recommended, reason| {
            [at(
                "jia/proposal-empty/renewals.x1.proposal 5:1",
                Detail::Renewal(OfRenewal::EmptyProposal {
                    renewal: "x1".to_owned(),
                    on: day("2026-10-10"),
                    recommended,
                    reason,
                }),
            )]
        };
        let (what, why) = ("recommended = '续保东海'\n", "reason = '条件最宽'\n");
        assert_eq!(of("2026-10-09", ""), []);
        assert_eq!(of("2026-10-10", ""), empty(true, true));
        assert_eq!(of("2026-10-10", what), empty(false, true));
        assert_eq!(of("2026-10-10", why), empty(true, false));
        assert_eq!(
            of("2026-10-10", "recommended = ' '\nreason = '贵'\n"),
            empty(true, false)
        );
        assert_eq!(of("2026-10-10", &[what, why].concat()), []);
    }

    #[test]
    fn a_year_later_it_is_over() {
        assert_eq!(of("2027-10-10", "").len(), 1);
        assert_eq!(of("2027-10-11", ""), []);
    }
}
