//! The client's signed choice says which cover it accepts and which it declines (D65).

use crate::document::KeyPath;
use crate::model::{RenewalStep, is_blank};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::taken_within_a_year;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "choice-empty",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D65",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, renewal, on) in taken_within_a_year(case, RenewalStep::Choice) {
        let mut cover = renewal.accepted.iter().chain(&renewal.declined);
        if cover.all(|text| is_blank(Some(text))) {
            let fault = OfRenewal::EmptyChoice {
                renewal: renewal.id.to_owned(),
                on,
            };
            let key = KeyPath::of("renewals").nth(nth).key("choice");
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
            "client.name = '甲'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\nchoice = 2026-10-10\n{rest}"
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn what_is_accepted_or_declined_is_said() {
        let empty = [at(
            "jia/choice-empty/renewals.x1.choice 5:1",
            Detail::Renewal(OfRenewal::EmptyChoice {
                renewal: "x1".to_owned(),
                on: day("2026-10-10"),
            }),
        )];
        assert_eq!(of("2026-10-09", ""), []);
        assert_eq!(of("2026-10-10", ""), empty);
        assert_eq!(of("2026-10-10", "accepted = [' ']\ndeclined = []\n"), empty);
        assert_eq!(of("2026-10-10", "accepted = ['车险']\n"), []);
        assert_eq!(of("2026-10-10", "declined = ['盗抢险']\n"), []);
        assert_eq!(of("2026-11-20", "closed = 2026-11-02\n"), empty);
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
                "[client]\nname = '甲'\nrecorded-from = {begins}\n{closed}[[renewals]]\nid = 'x1'\npolicies = ['par']\nchoice = 2026-10-10\n"
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(from("2026-10-10", ""), 1);
        assert_eq!(from("2026-10-11", ""), 0);
        assert_eq!(from("2026-10-10", "closed = 2026-11-21\n"), 1);
        assert_eq!(from("2026-10-10", "closed = 2026-11-20\n"), 0);
    }
}
