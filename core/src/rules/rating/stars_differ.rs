//! The stars on record are those the income of one service year gives (D32).

use crate::money::Fen;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::{Case, stars_in_force};

use super::{current, held_key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "stars-differ",
    group: Group::Rating,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D32",
    check: Check::Client(check),
};

/// An approved override changes the stars in force but not the rated stars, which the income gives.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, _, rating) in current(case) {
        let recorded = rating.stars.and_then(|stars| u8::try_from(stars).ok());
        let (Some(recorded), Some(income), Some(stars)) =
            (recorded, rating.income, stars_in_force(case, rating))
        else {
            continue;
        };
        // What gives no stars, below zero, is `amount-implausible`.
        if recorded != stars.computed && income >= Fen(0) {
            let fault = OfRating::Differ {
                recorded,
                computed: stars.computed,
                yearly: stars.yearly_income,
                income: (income, rating.months.unwrap_or(12)),
            };
            let key = held_key(case, nth, rating, "stars");
            findings.add(&RULE, key, Detail::Rating(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, found, found_under};

    fn with(rating: &str) -> String {
        format!("{APPOINTED}[[years]]\nstarts = 2026-09-17\n[years.rating]\n{rating}\n")
    }

    fn of(income: &str, stars: u8) -> usize {
        let text = with(&format!("income = {income}\nstars = {stars}"));
        found(&RULE, "2026-11-20", &text).len()
    }

    #[test]
    fn both_sides_of_every_threshold() {
        for (threshold, below) in [(50_000, 1), (200_000, 2), (500_000, 3), (1_000_000, 4)] {
            let short = format!("{}.99", threshold - 1);
            assert_eq!(of(&short, below), 0, "{short}");
            assert_eq!(of(&short, below + 1), 1, "{short}");
            let reached = threshold.to_string();
            assert_eq!(of(&reached, below + 1), 0, "{reached}");
            assert_eq!(of(&reached, below), 1, "{reached}");
        }
        assert_eq!(of("-75000", 2), 0, "it is amount-implausible");
    }

    #[test]
    fn the_income_is_that_of_one_service_year() {
        let text = with("income = 900000\nmonths = 36\nstars = 4");
        assert_eq!(
            found(&RULE, "2026-11-20", &text),
            [at(
                "jia/stars-differ/years.2026-09-17.rating.stars 10:1",
                Detail::Rating(OfRating::Differ {
                    recorded: 4,
                    computed: 3,
                    yearly: Fen(30000000),
                    income: (Fen(90000000), 36)
                })
            )]
        );
        let thresholds = "stars.thresholds = [50000, 200000, 300000, 1000000]\n";
        assert_eq!(found_under(thresholds, &RULE, "2026-11-20", &text), []);
    }

    #[test]
    fn what_was_rated_before_the_thresholds_hold_keeps_its_stars() {
        let text = |rated: &str| with(&format!("rated = {rated}\nincome = 300000\nstars = 4"));
        let under = |rated: &str| {
            let standard = "stars.from = 2026-10-08\n";
            found_under(standard, &RULE, "2026-11-20", &text(rated)).len()
        };
        assert_eq!([under("2026-10-07"), under("2026-10-08")], [0, 1]);
        assert_eq!(of("300000", 4), 1);
    }

    #[test]
    fn an_approved_override_leaves_the_stars_as_rated() {
        let over = "\n[years.rating.override]\nstars = 4\nfactor = 'size'\nreason = '大'\n\
            approved = 2026-10-01\napproved-by = '中心'";
        let rated = |stars| {
            let text = with(&format!("income = 300000\nstars = {stars}{over}"));
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(rated(3), 0);
        assert_eq!(rated(4), 1);
    }

    #[test]
    fn a_year_is_looked_at_to_its_last_day_and_while_the_client_is_served() {
        let text = with("income = 300000\nstars = 4");
        assert_eq!(found(&RULE, "2027-09-16", &text).len(), 1);
        assert_eq!(found(&RULE, "2027-09-17", &text), []);
        let closed = text.replace("[appointment]", "closed = 2026-11-20\n[appointment]");
        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
        assert_eq!(found(&RULE, "2026-11-20", &with("stars = 4")), []);
        assert_eq!(found(&RULE, "2026-11-20", &with("income = 1")), []);
    }
}
