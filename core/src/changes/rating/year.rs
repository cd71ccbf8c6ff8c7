//! The service year of a rating: on record, or begun but not on record yet (D68).

use chrono::NaiveDate;

use crate::changes::year::{Meant, no_service_year, year_for};
use crate::changes::{RatingRefusal, Refusal};
use crate::document::KeyPath;
use crate::model::Rating;
use crate::standing::Case;

/// The service year, found as for a rating, and its rating, which has an income.
///
/// # Errors
///
/// Not appointed, no such year, or not rated.
pub(super) fn rated_year<'a>(
    case: &Case<'a>,
    year: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(Meant<'a>, &'a Rating<'a>), Refusal> {
    let meant = year_to_rate(case, year, on)?;
    let starts = meant.year.starts;
    match meant.rating() {
        Some(rating) if rating.income.is_some() => Ok((meant, rating)),
        Some(_) | None => Err(Refusal::Rating(RatingRefusal::NotRated { starts })),
    }
}

/// The service year of `year`, otherwise of `on`. When `on` is in no year, it means the latest one on record:
/// a rating, referral or approval after the end of service belongs to the year before.
fn year_to_rate<'a>(
    case: &Case<'a>,
    year: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<Meant<'a>, Refusal> {
    let years = &case.record.years;
    let latest = (0..years.len()).max_by_key(|nth| years[*nth].starts);
    match (year_for(case, year.or(Some(on))), year, latest) {
        (Err(Refusal::NoServiceYear { .. }), None, Some(nth)) => Ok(Meant::of_record(case, nth)),
        (meant, _, _) => meant,
    }
}

/// The same, but a year that is over and rated is rated again only when it is named: after the last day of
/// the appointment, a rating is meant for the next year and must not change the last one.
pub(super) fn year_to_rate_anew<'a>(
    case: &Case<'a>,
    year: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<Meant<'a>, Refusal> {
    let meant = year_to_rate(case, year, on)?;
    let day = year.unwrap_or(on);
    let rated = meant.rating().is_some_and(|it| it.income.is_some());
    match rated && meant.year.ends < day {
        true => Err(no_service_year(case, day)),
        false => Ok(meant),
    }
}

pub(super) fn rating_at(meant: &Meant<'_>) -> KeyPath {
    KeyPath::of("years").nth(meant.nth).key("rating")
}
