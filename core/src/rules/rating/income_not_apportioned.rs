//! An income for more than one service year is spread over its whole term (D36).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::{Case, unapportioned};

use super::{current, held_key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "income-not-apportioned",
    group: Group::Rating,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D36",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, year, rating) in current(case) {
        if let Some(found) = unapportioned(case, year) {
            let fault = OfRating::Whole {
                policy: (found.policy.id.to_owned(), found.months),
                others: found.others,
                whole: found.whole,
                share: found.share,
                income: found.income,
                yearly: found.yearly,
                stars: found.stars,
            };
            let key = held_key(case, nth, rating, "income");
            findings.add(&RULE, key, Detail::Rating(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Fen;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, found};

    /// Contractor's all risks over 36 months: ¥6,000,000 at 15 %.
    const CAR: &str = "[[policies]]\nid = 'car'\nstarts = 2026-10-01\nends = 2029-09-30\n\
        premium = 6000000\nbrokerage-percent = 15\n";

    fn of(rating: &str, policies: &str) -> Vec<Found> {
        let year = "[[years]]\nstarts = 2026-09-17\n[years.rating]\n";
        let text = format!("{APPOINTED}{year}{rating}\n{policies}");
        found(&RULE, "2026-11-20", &text)
    }

    fn told(whole: i64, share: i64, income: i64, yearly: i64, stars: u8) -> [Found; 1] {
        let detail = OfRating::Whole {
            policy: ("car".to_owned(), 36),
            others: 0,
            whole: Fen::yuan(whole),
            share: Fen::yuan(share),
            income: Fen::yuan(income),
            yearly: Fen::yuan(yearly),
            stars,
        };
        let key = "jia/income-not-apportioned/years.2026-09-17.rating.income 8:1";
        [at(key, Detail::Rating(detail))]
    }

    #[test]
    fn an_income_of_36_months_is_taken_as_one_year_s() {
        let found = told(900_000, 300_000, 900_000, 300_000, 3);
        assert_eq!(of("income = 900000", CAR), found);
        assert_eq!(of("income = 900000\nmonths = 12", CAR), found);
        assert_eq!(of("income = 900000\nmonths = 13", CAR), []);
        assert_eq!(of("income = 900000\nmonths = 36", CAR), []);
        assert_eq!(of("income = 300000", CAR), []);
        // Nine tenths of the whole brokerage.
        assert_eq!(of("income = 809999.99", CAR), []);
        assert_eq!(
            of("income = 810000", CAR),
            told(900_000, 300_000, 810_000, 270_000, 3)
        );
        assert_eq!(
            of("income = 950000", CAR),
            told(900_000, 300_000, 950_000, 350_000, 3)
        );
    }

    /// The remedy is obeyed once, whatever the income on record is, and then nothing is asked for any more.
    #[test]
    fn what_was_spread_once_is_not_asked_for_again() {
        let par = "[[policies]]\nid = 'par'\nstarts = 2026-10-01\nends = 2029-03-31\n\
            premium = 660000\nbrokerage-percent = 15\n";
        for policies in [CAR.to_owned(), par.to_owned(), format!("{CAR}{par}")] {
            let mut asked = 0;
            for income in (0..1_500).map(|thousands| thousands * 1_000) {
                for it in of(&format!("income = {income}"), &policies) {
                    let Detail::Rating(OfRating::Whole { yearly, .. }) = it.detail else {
                        panic!("{it:?}")
                    };
                    let spread = format!("income = {}", yearly.plain());
                    assert_eq!(of(&spread, &policies), [], "{income} {spread}");
                    asked += 1;
                }
            }
            assert!(asked > 10, "{asked}");
        }
        // 99,000 of 1,180,000 says nothing of where the rest came from.
        assert_eq!(of("income = 1180000", par), []);
        // A whole of 900,000 and a yearly part of 300,000: half of their difference above the whole.
        assert_eq!(of("income = 1200000", CAR).len(), 1);
        assert_eq!(of("income = 1200000.01", CAR), []);
    }

    #[test]
    fn the_other_policies_of_the_year_stay_whole() {
        let fleet = "[[policies]]\nid = 'fleet'\nstarts = 2026-10-01\nends = 2027-09-30\n\
            premium = 4000000\nbrokerage-percent = 10\n";
        let both = format!("{CAR}{fleet}");
        assert_eq!(
            of("income = 1300000", &both),
            told(900_000, 300_000, 1_300_000, 700_000, 4)
        );
        assert_eq!(of("income = 700000", &both), []);
        assert_eq!(of("income = 400000", fleet), []);

        // Among many policies of one year, half way between the whole and the yearly part.
        let many = fleet.replace("4000000", "90000000");
        let both = format!("{CAR}{many}");
        assert_eq!(of("income = 9600000", &both), []);
        assert_eq!(of("income = 9600000.01", &both).len(), 1);
    }

    #[test]
    fn only_policies_that_begin_in_the_year_and_run_past_twelve_months_count() {
        let from = |starts: &str, ends: &str| {
            let policy = CAR
                .replace("2026-10-01", starts)
                .replace("2029-09-30", ends);
            of("income = 900000", &policy).len()
        };
        assert_eq!(from("2026-09-17", "2029-09-16"), 1);
        assert_eq!(from("2026-09-16", "2029-09-15"), 0);
        assert_eq!(from("2027-09-16", "2030-09-15"), 1);
        assert_eq!(from("2027-09-17", "2030-09-16"), 0);
        assert_eq!(
            from("2026-10-01", "2027-10-30"),
            0,
            "twelve months and a few days"
        );
        assert_eq!(from("2026-10-01", "2027-10-31"), 1, "thirteen months");
        let unknown = CAR.replace("premium = 6000000\n", "");
        assert_eq!(of("income = 900000", &unknown), []);
    }
}
