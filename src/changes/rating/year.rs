//! The service year that a rating is for: on record, or one that has begun and is yet to be recorded (D68).

use chrono::NaiveDate;

use crate::changes::year::no_service_year;
use crate::changes::{RatingRefusal, Refusal};
use crate::document::KeyPath;
use crate::model::{Rating, Year, last_day_of_year_from};
use crate::standing::Case;

/// The service year a rating is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RatedYear<'a> {
    /// One on record, with its position in the file.
    Recorded(usize, &'a Year<'a>),
    /// One that has begun and is not on record yet.
    New {
        /// Its first day.
        starts: NaiveDate,
        /// Its last day, inclusive: twelve months on, and never past the appointment's end.
        ends: NaiveDate,
    },
}

impl<'a> RatedYear<'a> {
    /// Its first day.
    pub fn starts(self) -> NaiveDate {
        match self {
            RatedYear::Recorded(_, year) => year.starts,
            RatedYear::New { starts, .. } => starts,
        }
    }

    /// Its last day, inclusive.
    pub fn ends(self) -> NaiveDate {
        match self {
            RatedYear::Recorded(_, year) => year.last_day(),
            RatedYear::New { ends, .. } => ends,
        }
    }

    /// Its rating, when it has one.
    pub fn rating(self) -> Option<&'a Rating<'a>> {
        match self {
            RatedYear::Recorded(_, year) => year.rating.as_ref(),
            RatedYear::New { .. } => None,
        }
    }

    fn nth(self, case: &Case<'_>) -> usize {
        match self {
            RatedYear::Recorded(nth, _) => nth,
            RatedYear::New { .. } => case.record.years.len(),
        }
    }
}

/// The service year meant, as for a rating, and its rating, which has an income.
///
/// # Errors
///
/// Not appointed, no such year, or not rated.
pub(super) fn rated_year<'a>(
    case: &Case<'a>,
    year: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(RatedYear<'a>, &'a Rating<'a>), Refusal> {
    let meant = year_to_rate(case, year, Some(on))?;
    let starts = meant.starts();
    match meant.rating() {
        Some(rating) if rating.income.is_some() => Ok((meant, rating)),
        Some(_) | None => Err(Refusal::Rating(RatingRefusal::NotRated { starts })),
    }
}

/// The service year of `year`, else of `on`; else the one that has begun and is not on record yet; else the latest.
fn year_to_rate<'a>(
    case: &Case<'a>,
    year: Option<NaiveDate>,
    on: Option<NaiveDate>,
) -> Result<RatedYear<'a>, Refusal> {
    let appointed = case.record.appointed().ok_or(Refusal::NotAppointed)?;
    let years = &case.record.years;
    let recorded = |nth: usize| RatedYear::Recorded(nth, &years[nth]);
    let latest = (0..years.len()).max_by_key(|nth| years[*nth].starts);
    let next = next_year(case, appointed, latest.map(|nth| &years[nth]));

    let day = year.or(on).unwrap_or(case.today);
    if let Some(nth) = years.iter().position(|year| year.contains(day)) {
        return Ok(recorded(nth));
    }
    let fits =
        |new: &RatedYear<'_>| year.is_none_or(|day| new.starts() <= day && day <= new.ends());
    match (next.filter(fits), year, latest) {
        (Some(new), _, _) => Ok(new),
        (None, None, Some(nth)) => Ok(recorded(nth)),
        (None, _, _) => Err(no_service_year(case.record, day)),
    }
}

/// The same, but a year that is over and rated is only rated again when it is named: after the appointment's
/// last day, whoever rates means the year to come, and must not change the one behind.
pub(super) fn year_to_rate_anew<'a>(
    case: &Case<'a>,
    year: Option<NaiveDate>,
    on: Option<NaiveDate>,
) -> Result<RatedYear<'a>, Refusal> {
    let meant = year_to_rate(case, year, on)?;
    let day = year.or(on).unwrap_or(case.today);
    let rated = meant.rating().is_some_and(|it| it.income.is_some());
    match rated && meant.ends() < day {
        true => Err(no_service_year(case.record, day)),
        false => Ok(meant),
    }
}

/// The service year that follows the last on record, or the first, once its first day has come and while
/// the appointment lasts.
fn next_year<'a>(
    case: &Case<'a>,
    appointed: NaiveDate,
    latest: Option<&Year<'_>>,
) -> Option<RatedYear<'a>> {
    let starts = match latest {
        None => appointed,
        Some(year) => year.last_day().succ_opt()?,
    };
    let full = last_day_of_year_from(starts);
    let appointment_ends = case.record.appointment.as_ref().and_then(|it| it.ends());
    let ends = appointment_ends.map_or(full, |ends| ends.min(full));
    (starts <= case.today && starts <= ends).then_some(RatedYear::New { starts, ends })
}

pub(super) fn rating_at(case: &Case<'_>, year: RatedYear<'_>) -> KeyPath {
    KeyPath::of("years").nth(year.nth(case)).key("rating")
}
