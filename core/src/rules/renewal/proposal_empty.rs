//! A proposal says what it recommends and why: the client's needs, risk and means, and similar cover that it holds
//! (D65; 经纪人监管规定 53).

use crate::document::KeyPath;
use crate::model::RenewalStep;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::taken_within_a_year;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "proposal-empty",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "D65",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, renewal, on) in taken_within_a_year(case, RenewalStep::Proposal) {
        let (recommended, reason) = (renewal.recommended.is_none(), renewal.reason.is_none());
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

    #[test]
    fn what_came_before_the_record_or_after_the_service_is_nobodys() {
        let from = |begins: &str, closed: &str| {
            let text = format!(
                "[client]\nname = '甲'\nrecorded-from = {begins}\n{closed}[[renewals]]\nid = 'x1'\npolicies = ['par']\nproposal = 2026-10-10\n"
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(from("2026-10-10", ""), 1);
        assert_eq!(from("2026-10-11", ""), 0);
        assert_eq!(from("2026-10-10", "closed = 2026-11-21\n"), 1);
        assert_eq!(from("2026-10-10", "closed = 2026-11-20\n"), 0);
    }
}
