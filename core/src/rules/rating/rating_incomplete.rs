//! A rating says its income, whether it is expected or realised, the day and the stars (D32).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{current, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rating-incomplete",
    group: Group::Rating,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D32",
    check: Check::Client(check),
};

/// A year without any part of a rating is not rated, and the clock of the rating speaks of it.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, year, rating) in current(case) {
        let (held, _) = rating.held_on(case.today);
        let parts = [
            ("rated", held.rated.is_some()),
            ("basis", rating.basis.is_some()),
            ("income", rating.income.is_some()),
            ("stars", rating.stars.is_some()),
        ];
        let lacks: Vec<&'static str> = parts
            .iter()
            .filter_map(|(part, there)| (!there).then_some(*part))
            .collect();
        if lacks.is_empty() || lacks.len() == parts.len() {
            continue;
        }
        let fault = OfRating::Incomplete {
            income: rating.income,
            basis: rating.basis,
            rated: held.rated,
            lacks,
        };
        let finding = findings.add(&RULE, key(nth, &[]), Detail::Rating(fault));
        finding.subject = format!("years.{}.rating", year.starts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Basis;
    use crate::money::Fen;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    const WHOLE: &str = "rated = 2026-09-21\nbasis = 'expected'\nincome = 75000\nstars = 2\n";

    fn of(today: &str, rating: &str) -> Vec<Found> {
        let year = "[[years]]\nstarts = 2026-09-17\n[years.rating]\n";
        found(&RULE, today, &format!("{APPOINTED}{year}{rating}"))
    }

    #[test]
    fn each_part_that_lacks_is_named() {
        let today = "2026-11-20";
        assert_eq!(of(today, WHOLE), []);
        let lacks = |line: &str, lacks: &[&'static str]| {
            let found = of(today, &WHOLE.replace(line, ""));
            let income = (line != "income = 75000\n").then(|| Fen::yuan(75_000));
            let fault = OfRating::Incomplete {
                income,
                basis: (line != "basis = 'expected'\n").then_some(Basis::Expected),
                rated: (line != "rated = 2026-09-21\n").then(|| day("2026-09-21")),
                lacks: lacks.to_vec(),
            };
            let key = "jia/rating-incomplete/years.2026-09-17.rating 7:1";
            assert_eq!(found, [at(key, Detail::Rating(fault))]);
        };
        lacks("basis = 'expected'\n", &["basis"]);
        lacks("income = 75000\n", &["income"]);
        lacks("stars = 2\n", &["stars"]);
        lacks("rated = 2026-09-21\n", &["rated"]);
    }

    #[test]
    fn a_year_that_is_not_rated_or_over_is_left_alone() {
        assert_eq!(of("2026-11-20", ""), []);
        let bare = WHOLE.replace("basis = 'expected'\n", "");
        assert_eq!(of("2027-09-16", &bare).len(), 1);
        assert_eq!(of("2027-09-17", &bare), []);
    }
}
