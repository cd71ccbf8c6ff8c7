//! A year is rated once on a day (D32): two clones of one folder may rate it both, and a merge keeps both ratings.

use crate::model::Stated;
use crate::model::name::Names;
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
    let mut names = None;
    for (nth, _, rating) in all(case) {
        for (place, it) in rating.later.iter().enumerate() {
            let Some(on) = it.stated.rated else { continue };
            let before = rating.later[..place].iter().enumerate().rev();
            let before = before.map(|(place, it)| (it.stated, Some(place)));
            let mut before = before.chain([(rating.first, None)]);
            let is_other = |stated: &Stated| stated.rated == Some(on) && *stated != it.stated;
            let Some((_, other)) = before.find(|(stated, _)| is_other(stated)) else {
                continue;
            };
            let way = |place| key(nth, &["later"]).nth(place);
            let names = names.get_or_insert_with(|| Names::of(case.record.tables()));
            let other = other.and_then(|place| names.at(&way(place)));
            let fault = OfRating::Doubled { on, other };
            findings.add(&RULE, way(place).key("rated"), Detail::Rating(fault));
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
            told("2.rated 16:1", "2026-11-18", Some("rating.later/1"))
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
