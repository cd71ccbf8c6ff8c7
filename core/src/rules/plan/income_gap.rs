//! A client rated on expected income is reported when the realised income is too low for it, or so high that
//! it gives more stars (D49).

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Basis, Rating, last_day_of_year_from};
use crate::money::Fen;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ServiceYear, stars_in_force, year_today};

use super::Gap;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "income-gap",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D49",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case) else {
        return;
    };
    let recorded = year
        .recorded
        .and_then(|(nth, it)| Some((nth, it.rating.as_ref()?)));
    if let Some((nth, rating)) = recorded
        && let Some(gap) = gap(case, &year, rating)
    {
        let key = KeyPath::of("years").nth(nth).key("rating").key("realised");
        findings.add(&RULE, key, Detail::Plan(OfPlan::IncomeGap(gap)));
    }
}

/// The expected income of twelve months is taken in proportion to the days: those of the service year up to
/// the day of the count, both ends included.
fn gap(case: &Case<'_>, year: &ServiceYear<'_>, rating: &Rating<'_>) -> Option<Gap> {
    if rating.basis == Some(Basis::Realised) {
        return None;
    }
    let stars = stars_in_force(case, rating)?;
    let realised = rating.realised?;
    let at = rating.realised_at.filter(|at| *at <= case.today)?;
    let at = at.min(year.ends);
    let days = |to: NaiveDate| i128::from((to - year.starts).num_days() + 1);
    let (served, whole) = (days(at), days(last_day_of_year_from(year.starts)));
    if served < 1 {
        return None;
    }

    // Multiplied across, so that nothing is rounded before it is compared.
    let expected = i128::from(stars.yearly_income.0) * served;
    let short = expected - i128::from(realised.0) * whole;
    let share = i128::from(case.standard.cost.income_gap);
    let amount = |fen: i128| Fen(i64::try_from(fen).unwrap_or(i64::MAX));
    let projected = amount(i128::from(realised.0) * whole / served);
    let gap = Gap {
        at,
        realised,
        expected: amount(expected / whole),
        stars: stars.computed,
        projected,
        projected_stars: case.standard.stars.of(projected),
    };
    if short > 0 && short * 10_000 >= expected * share {
        return Some(gap);
    }
    // Brokerage often comes at the beginning of the year, so only what the whole year was expected to bring
    // shows that it brings more.
    let yearly = stars.yearly_income;
    let more = i128::from(realised.0) - i128::from(yearly.0);
    let is_more = more > 0 && more * 10_000 >= i128::from(yearly.0) * share;
    (is_more && gap.projected_stars > gap.stars).then_some(Gap {
        expected: yearly,
        ..gap
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found};

    fn with(basis: &str, realised: &str, at: &str) -> String {
        format!(
            "{APPOINTED}[[years]]\nstarts = 2026-09-17\n[years.rating]\nincome = 242100\nbasis = '{basis}'\n\
             realised = {realised}\nrealised-at = {at}\n"
        )
    }

    #[test]
    fn income_after_six_months_is_held_against_half_the_year() {
        let text = with("expected", "88000", "2027-03-16");

        assert_eq!(
            found(&RULE, "2027-03-16", &text),
            [at(
                "jia/income-gap/years.2026-09-17.rating.realised 10:1",
                Detail::Plan(OfPlan::IncomeGap(Gap {
                    at: day("2027-03-16"),
                    realised: Fen(8800000),
                    expected: Fen(12005506),
                    stars: 3,
                    projected: Fen(17745856),
                    projected_stars: 2
                }))
            )]
        );
        assert_eq!(found(&RULE, "2027-03-15", &text), []);
        let realised = with("realised", "88000", "2027-03-16");
        assert_eq!(found(&RULE, "2027-03-16", &realised), []);
        let closed = text.replace("[appointment]", "closed = 2027-03-16\n[appointment]");
        assert_eq!(found(&RULE, "2027-03-16", &closed), []);
    }

    #[test]
    fn a_fifth_less_is_a_gap_and_a_fen_more_is_not() {
        // 2026-11-28 is day 73 of 365, a fifth: 48 420 are expected, four fifths of which are 38 736.
        let with = |realised| {
            found(
                &RULE,
                "2026-12-01",
                &with("expected", realised, "2026-11-28"),
            )
        };

        assert_eq!(with("38736").len(), 1);
        assert_eq!(with("38736.01"), []);
    }

    /// 242 100 are expected of the year; a fifth more are 290 520.
    #[test]
    fn a_fifth_more_than_the_whole_year_is_told_when_it_gives_more_stars() {
        let with = |realised, at| {
            let text = with("expected", realised, at);
            found(&RULE, "2027-09-16", &text)
        };
        let told = |realised: i64, at_day: &str, projected: i64, stars| {
            [at(
                "jia/income-gap/years.2026-09-17.rating.realised 10:1",
                Detail::Plan(OfPlan::IncomeGap(Gap {
                    at: day(at_day),
                    realised: Fen(realised),
                    expected: Fen::yuan(242_100),
                    stars: 3,
                    projected: Fen(projected),
                    projected_stars: stars,
                })),
            )]
        };
        let early = told(29_052_000, "2026-11-28", 145_260_000, 5);
        assert_eq!(with("290520", "2026-11-28"), early);
        assert_eq!(with("290519.99", "2026-11-28"), []);
        // At the end of the year it still gives three stars.
        assert_eq!(with("290520", "2027-09-16"), []);
        let whole = told(50_000_000, "2027-09-16", 50_000_000, 4);
        assert_eq!(with("500000", "2027-09-16"), whole);
        assert_eq!(with("499999.99", "2027-09-16"), []);
    }

    #[test]
    fn the_first_day_of_the_year_earns_its_share() {
        let on = |day: &str| found(&RULE, "2026-10-09", &with("expected", "1", day)).len();
        assert_eq!([on("2026-09-17"), on("2026-09-16")], [1, 0]);
    }
}
