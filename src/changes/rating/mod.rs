//! Rating a service year, overriding its stars with approval, and approving to make them public (D32–D36).

use chrono::NaiveDate;

use super::year::no_service_year;
use super::{Change, RatingRefusal, Refusal};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Basis, Factor, Rating, Word, Year, last_day_of_year_from};
use crate::money::Fen;
use crate::standing::{Case, StarsInForce, income_of_policies, stars_in_force};

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

/// A rating of one service year, as settled from what was asked and what is on record.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated<'a> {
    /// The year.
    pub year: RatedYear<'a>,
    /// The day it was rated.
    pub on: NaiveDate,
    /// Where the income comes from.
    pub basis: Basis,
    /// The income, CNY, for all of `months`.
    pub income: Fen,
    /// How many months the income serves.
    pub months: i64,
    /// The income of one service year, CNY (D36).
    pub yearly_income: Fen,
    /// The stars it gives.
    pub stars: u8,
    /// The stars that count, an approved override included.
    pub in_force: u8,
}

/// What a person says of a rating; what is left out stays as recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The income, CNY, for all of the months.
    pub income: Fen,
    /// How many months the income serves; 12 when neither this nor the record says.
    pub months: Option<i64>,
    /// Where the income comes from; expected when neither this nor the record says.
    pub basis: Option<Basis>,
    /// The day it was rated; today when neither this nor the record says.
    pub on: Option<NaiveDate>,
    /// A day of the service year meant.
    pub year: Option<NaiveDate>,
}

/// The income that the policies on record bring to the service year that [`settled`] would rate, CNY for
/// twelve months (D32, D36).
///
/// # Errors
///
/// Not appointed, no such service year, or no policy that brings it any.
pub fn from_policies(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: Option<NaiveDate>,
) -> Result<Fen, Refusal> {
    let year = year_to_rate_anew(case, year, on)?;
    let (starts, ends) = (year.starts(), year.ends());
    income_of_policies(case, starts, ends).ok_or(Refusal::Rating(RatingRefusal::NoPolicyIncome {
        starts,
        ends,
    }))
}

/// Settles a rating: which year it is for, and which stars the income gives (D32, D36).
///
/// A year rated before keeps the day it was first rated unless another is given, so that realised income
/// coming in later does not make a timely rating late.
///
/// # Errors
///
/// Not appointed, a day before the appointment or in the future, no such service year.
pub fn settled<'a>(case: &Case<'a>, asked: Asked) -> Result<Rated<'a>, Refusal> {
    let appointed = case.record.appointed().ok_or(Refusal::NotAppointed)?;
    if let Some(day) = asked.on {
        not_in_future(case, day)?;
        if day < appointed {
            let earliest = appointed;
            return Err(Refusal::TooEarly { day, earliest });
        }
    }

    let year = year_to_rate_anew(case, asked.year, asked.on)?;
    let old = year.rating();
    let first = old.and_then(|it| it.rated);
    let on = asked.on.or(first).unwrap_or(case.today);
    let months = asked.months.or(old.and_then(|it| it.months)).unwrap_or(12);
    let rating = Rating {
        rated: Some(on),
        basis: None,
        income: Some(asked.income),
        months: Some(months),
        stars: None,
        realised: None,
        realised_at: None,
        over: old.and_then(|it| it.over.clone()),
        publication: None,
    };
    let stars = stars(case, &rating);
    Ok(Rated {
        year,
        on,
        basis: (asked.basis)
            .or(old.and_then(|it| it.basis))
            .unwrap_or(Basis::Expected),
        income: asked.income,
        months,
        yearly_income: stars.yearly_income,
        stars: stars.computed,
        in_force: stars.stars,
    })
}

/// Writes a rating, with its service year where that is not on record yet.
pub fn set(case: &Case<'_>, rated: &Rated<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let RatedYear::New { starts, ends } = rated.year {
        edits.push(Edit::Push {
            at: KeyPath::of("years"),
            entry: vec![("starts", starts.into()), ("ends", ends.into())],
        });
    }
    let at = |key| rating_at(case, rated.year).key(key);
    edits.push(Edit::set(at("rated"), rated.on));
    edits.push(Edit::set(at("basis"), rated.basis.code()));
    edits.push(Edit::set(at("income"), rated.income));
    edits.push(match rated.months {
        12 => Edit::Remove { at: at("months") },
        months => Edit::set(at("months"), Literal::Integer(months)),
    });
    edits.push(Edit::set(at("stars"), Literal::Integer(rated.stars.into())));
    edits
}

/// Notes the income realised so far in a service year that was rated, and the day it was counted (D49).
///
/// # Errors
///
/// Not rated, or a day in the future or before the service year.
pub fn realise(case: &Case<'_>, year: Option<NaiveDate>, income: Fen, on: NaiveDate) -> Change {
    let (year, _) = rated_year(case, year, on)?;
    not_in_future(case, on)?;
    let earliest = year.starts();
    if on < earliest {
        return Err(Refusal::TooEarly { day: on, earliest });
    }

    let at = |key| rating_at(case, year).key(key);
    Ok(vec![
        Edit::set(at("realised"), income),
        Edit::set(at("realised-at"), on),
    ])
}

/// Other stars, asked for with a reason (D33).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// The stars asked for, 1 to 5.
    pub stars: u8,
    /// Size, influence or needs.
    pub factor: Factor,
    /// The reason in words.
    pub reason: String,
    /// The day it was referred up.
    pub on: NaiveDate,
}

/// Refers other stars up for approval (D33); one still waiting for approval is replaced.
pub fn refer(case: &Case<'_>, year: Option<NaiveDate>, referral: Referral) -> Change {
    let (year, rating) = rated_year(case, year, referral.on)?;
    if let Some(over) = &rating.over
        && let (Some(on), Some(by)) = (over.approved, over.approved_by)
    {
        let (stars, by) = (over.stars, by.to_owned());
        return Err(Refusal::Rating(RatingRefusal::OverrideApproved {
            stars,
            on,
            by,
        }));
    }
    not_in_future(case, referral.on)?;
    if let Some(earliest) = rating.rated.filter(|rated| referral.on < *rated) {
        let day = referral.on;
        return Err(Refusal::TooEarly { day, earliest });
    }

    let at = |key| rating_at(case, year).key("override").key(key);
    Ok(vec![
        Edit::set(at("stars"), Literal::Integer(referral.stars.into())),
        Edit::set(at("factor"), referral.factor.code()),
        Edit::set(at("reason"), referral.reason),
        Edit::set(at("referred"), referral.on),
    ])
}

/// Approves the override that waits for it (D33).
pub fn approve(case: &Case<'_>, year: Option<NaiveDate>, by: &str, on: NaiveDate) -> Change {
    let (year, rating) = rated_year(case, year, on)?;
    let over = rating
        .over
        .as_ref()
        .ok_or(Refusal::Rating(RatingRefusal::NoOverride))?;
    if let (Some(on), Some(by)) = (over.approved, over.approved_by) {
        let (stars, by) = (over.stars, by.to_owned());
        return Err(Refusal::Rating(RatingRefusal::OverrideApproved {
            stars,
            on,
            by,
        }));
    }
    not_in_future(case, on)?;
    if let Some(earliest) = over.referred.filter(|referred| on < *referred) {
        return Err(Refusal::TooEarly { day: on, earliest });
    }

    let at = |key| rating_at(case, year).key("override").key(key);
    Ok(vec![
        Edit::set(at("approved"), on),
        Edit::set(at("approved-by"), by),
    ])
}

/// Notes that the client relations centre approved to make the stars public, and the day they were (D35).
///
/// A day of publication that is on record stays: it may be one before the approval, which is a breach.
pub fn publish(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    by: &str,
    on: NaiveDate,
    approved: NaiveDate,
) -> Change {
    let (year, rating) = rated_year(case, year, on)?;
    let recorded = rating.publication.as_ref();
    if let Some(publication) = recorded
        && let (Some(day), Some(who)) = (publication.approved, publication.approved_by)
    {
        if (day, who, publication.published) == (approved, by, Some(on)) {
            return Ok(Vec::new());
        }
        let by = who.to_owned();
        return Err(Refusal::Rating(RatingRefusal::PublicationApproved {
            on: day,
            by,
        }));
    }
    not_in_future(case, on)?;
    not_in_future(case, approved)?;
    for day in [approved, on] {
        if let Some(earliest) = rating.rated.filter(|rated| day < *rated) {
            return Err(Refusal::TooEarly { day, earliest });
        }
    }

    let published = recorded.and_then(|it| it.published);
    if published.is_none() && on < approved {
        let earliest = approved;
        return Err(Refusal::TooEarly { day: on, earliest });
    }
    let at = |key| rating_at(case, year).key("publication").key(key);
    Ok(vec![
        Edit::set(at("published"), published.unwrap_or(on)),
        Edit::set(at("approved"), approved),
        Edit::set(at("approved-by"), by),
    ])
}

/// The service year meant, as for a rating, and its rating, which has an income.
///
/// # Errors
///
/// Not appointed, no such year, or not rated.
fn rated_year<'a>(
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
fn year_to_rate_anew<'a>(
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

fn rating_at(case: &Case<'_>, year: RatedYear<'_>) -> KeyPath {
    KeyPath::of("years").nth(year.nth(case)).key("rating")
}

fn not_in_future(case: &Case<'_>, day: NaiveDate) -> Result<(), Refusal> {
    let today = case.today;
    match day > today {
        true => Err(Refusal::InFuture { day, today }),
        false => Ok(()),
    }
}

fn stars<'r>(case: &Case<'r>, rating: &'r Rating<'r>) -> StarsInForce<'r> {
    stars_in_force(case, rating).expect("the rating has an income")
}

#[cfg(test)]
mod tests;
