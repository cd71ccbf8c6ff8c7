//! A year is rated once on a day (D32): two clones of one folder may rate it both, and a merge keeps both ratings.

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{all, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rating-doubled",
    group: Group::Rating,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D32",
    check: Check::Client(check),
};

/// Two that say the same are one rating written twice, and nothing hangs on which of them holds.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, _, rating) in all(case) {
        for (place, it) in rating.later.iter().enumerate() {
            let Some(on) = it.stated.rated else { continue };
            let is_other = |stated| stated != it.stated;
            let before = &rating.later[..place];
            let before = before.iter().rev().map(|it| (it.stated, Some(it.id)));
            let mut before = before.chain([(rating.first, None)]);
            let other = before.find(|(stated, _)| stated.rated == Some(on) && is_other(*stated));
            if let Some((_, other)) = other {
                let other = other.map(str::to_owned);
                let way = key(nth, &["later"]).nth(place).key("rated");
                findings.add(&RULE, way, Detail::Rating(OfRating::Doubled { on, other }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(later: &[(&str, &str, &str)]) -> Vec<Found> {
        let year =
            "[[years]]\nstarts = 2026-09-17\n[years.rating]\nrated = 2026-09-21\nincome = 75000\n";
        let later = later.iter().map(|(id, rated, income)| {
            format!("[[years.rating.later]]\nid = '{id}'\nrated = {rated}\nincome = {income}\n")
        });
        let later: String = later.collect();
        found(&RULE, "2026-11-20", &format!("{APPOINTED}{year}{later}"))
    }

    fn told(place: &str, on: &str, other: Option<&str>) -> [Found; 1] {
        let (on, other) = (day(on), other.map(str::to_owned));
        let place = format!("jia/rating-doubled/years.2026-09-17.rating.later.{place}");
        [at(&place, Detail::Rating(OfRating::Doubled { on, other }))]
    }

    #[test]
    fn two_different_ratings_of_one_day_are_told() {
        let first = ("1", "2026-11-18", "300000");
        assert_eq!(of(&[first, ("2", "2026-11-19", "80000")]), []);
        assert_eq!(
            of(&[first, ("2", "2026-11-18", "80000")]),
            told("2.rated 16:1", "2026-11-18", Some("1"))
        );
        assert_eq!(
            of(&[first, ("2", "2026-11-18", "300000")]),
            [],
            "the same, written twice"
        );
        assert_eq!(
            of(&[("1", "2026-11-21", "300000"), ("2", "2026-11-21", "80000")]),
            [],
            "not yet"
        );
    }

    #[test]
    fn one_of_the_day_of_the_first_rating_is_told() {
        assert_eq!(
            of(&[("1", "2026-09-21", "80000")]),
            told("1.rated 12:1", "2026-09-21", None)
        );
    }
}
