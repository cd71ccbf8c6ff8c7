//! The client's signed choice says which cover it accepts and which it declines (D65).

use chrono::Days;

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "choice-empty",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D65",
    check: Check::Client(check),
};

/// A choice older than a year was made for cover that has ended since.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if case.is_closed() {
        return;
    }
    let oldest = case.today - Days::new(365);
    for (nth, renewal) in record.renewals.iter().enumerate() {
        let choice = renewal.choice;
        let Some(on) = choice.filter(|on| (oldest..=case.today).contains(on)) else {
            continue;
        };
        let mut cover = renewal.accepted.iter().chain(&renewal.declined);
        if cover.all(|text| text.trim().is_empty()) {
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
}
