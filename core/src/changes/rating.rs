//! Rates a service year, overrides its stars with approval, and records the approval to publish them
//! (D32–D36).

use chrono::NaiveDate;

use super::approval::by_another;
use super::step::{At, take};
use super::year::Meant;
use super::{
    Change, RatingRefusal, Refusal, Since, StepRefusal, happened, happened_in_service, next_id,
    not_before,
};
use crate::alike;
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{Basis, Factor, Rating, Stated, Word};
use crate::money::Fen;
use crate::standing::{
    Approval, Case, StarsInForce, income_of_policies, received_of_policies, stars_in_force,
};

mod year;

use year::{rated_year, rating_at, year_to_rate_anew};

/// A rating of one service year, worked out from what is given and what is on record.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated<'a> {
    /// The year.
    pub meant: Meant<'a>,
    /// Where it is written.
    pub place: Place,
    /// The day it was rated.
    pub on: NaiveDate,
    /// Where the income comes from.
    pub basis: Basis,
    /// The income, CNY, for all of `months`.
    pub income: Fen,
    /// How many months of service the income is for.
    pub months: i64,
    /// The income of one service year, CNY (D36).
    pub yearly_income: Fen,
    /// The stars it gives.
    pub stars: u8,
    /// The stars that count, with an approved override.
    pub in_force: u8,
}

/// Where a rating is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// As the first of its year.
    First,
    /// As one of the later ones that is there.
    Later(usize),
    /// As a later one with this id.
    New(String),
}

/// What a person gives about a rating; what is left out stays as recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The income, CNY, for all of the months.
    pub income: Fen,
    /// How many months of service the income is for; 12 when neither this nor the record says.
    pub months: Option<i64>,
    /// Where the income comes from; expected when neither this nor the record says.
    pub basis: Option<Basis>,
    /// The day it was rated; today when neither this nor the record says.
    pub on: Option<NaiveDate>,
    /// A day of the service year.
    pub year: Option<NaiveDate>,
}

/// The income that the policies on record bring to the service year that [`settled`] would rate, CNY for
/// twelve months (D32, D36): on a realised basis what was received of it, otherwise what was agreed.
///
/// # Errors
///
/// Not appointed, no such service year, or no policy with income for it.
pub fn from_policies(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    basis: Option<Basis>,
    on: Option<NaiveDate>,
) -> Result<Fen, Refusal> {
    let on = on.unwrap_or(case.today);
    let meant = year_to_rate_anew(case, year, on)?;
    match basis_of(basis, &meant) {
        Basis::Realised => received(case, &meant, on),
        Basis::Expected => {
            let (starts, ends) = (meant.year.starts, meant.year.ends);
            let agreed = income_of_policies(case, starts, ends);
            agreed.ok_or(RatingRefusal::NoPolicyIncome { starts, ends }.into())
        }
    }
}

/// What was received by a day under the policies of a service year that was rated, for [`realise`] (D49).
///
/// # Errors
///
/// Not rated, or nothing received by then.
pub fn realised_from_policies(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<Fen, Refusal> {
    let (meant, _) = rated_year(case, year, on)?;
    received(case, &meant, on)
}

fn received(case: &Case<'_>, meant: &Meant<'_>, by: NaiveDate) -> Result<Fen, Refusal> {
    let (starts, ends) = (meant.year.starts, meant.year.ends);
    let received = received_of_policies(case, starts, ends, by);
    received.ok_or(RatingRefusal::NothingReceived { starts, ends, by }.into())
}

/// Works out a rating: its service year, and the stars that the income gives (D32, D36).
///
/// A year rated before is rated again: what held until then stays on record. The rating of that day itself, and
/// one that says the same, are the same rating, and a day before the first corrects the day of the first.
///
/// # Errors
///
/// Not appointed, a day before the appointment or in the future, no such service year.
pub fn settled<'a>(case: &Case<'a>, asked: Asked) -> Result<Rated<'a>, Refusal> {
    if let Some(day) = asked.on {
        happened_in_service(case, day)?;
    }

    let meant = year_to_rate_anew(case, asked.year, asked.on.unwrap_or(case.today))?;
    let old = meant.rating();
    let (place, on) = place(case, old, &asked);
    let months = asked.months.or(old.and_then(|it| it.months)).unwrap_or(12);
    // The same rating again, of before the thresholds hold, keeps its stars.
    let same = old.map(|it| it.held_on(on).0).filter(|it| {
        let is_same = it.income == Some(asked.income) && it.months.unwrap_or(12) == months;
        is_same && it.rated == Some(on)
    });
    let rating = Rating {
        first: Stated {
            rated: Some(on),
            stars: same.and_then(|it| it.stars),
            income: Some(asked.income),
            months: Some(months),
            ..Stated::default()
        },
        over: old.and_then(|it| it.over.clone()),
        ..Rating::default()
    };
    let stars = stars(case, &rating);
    Ok(Rated {
        basis: basis_of(asked.basis, &meant),
        meant,
        place,
        on,
        income: asked.income,
        months,
        yearly_income: stars.yearly_income,
        stars: stars.computed,
        in_force: stars.stars,
    })
}

/// Where a rating is written, and its day.
fn place(case: &Case<'_>, old: Option<&Rating<'_>>, asked: &Asked) -> (Place, NaiveDate) {
    let first = Place::First;
    let Some(old) = old.filter(|it| it.first.income.is_some()) else {
        let rated = old.and_then(|it| it.first.rated);
        return (first, asked.on.or(rated).unwrap_or(case.today));
    };
    let (held, nth) = old.held_on(case.today);
    let held_at = nth.map_or(Place::First, Place::Later);
    let day = asked.on.unwrap_or(case.today);
    let is_same = asked.income == old.income.unwrap_or_default()
        && asked
            .months
            .is_none_or(|it| it == held.months.unwrap_or(12))
        && asked.basis.is_none_or(|it| Some(it) == held.basis);
    if asked.on.is_none() && is_same || held.rated.is_none() {
        return (held_at, asked.on.or(held.rated).unwrap_or(case.today));
    }
    let of_day = old
        .later
        .iter()
        .rposition(|it| it.stated.rated == Some(day));
    let new = || Place::New(next_id(case.record, "years.rating.later", ""));
    let place = match of_day {
        Some(nth) => Place::Later(nth),
        None if old.first.rated.is_none_or(|first| day <= first) => Place::First,
        None => new(),
    };
    (place, day)
}

/// Where the income comes from: the given basis, otherwise the recorded one, otherwise expected.
fn basis_of(asked: Option<Basis>, meant: &Meant<'_>) -> Basis {
    let recorded = || meant.rating().and_then(|it| it.basis);
    asked.or_else(recorded).unwrap_or(Basis::Expected)
}

/// Writes a rating, and its service year when that is not on record yet.
pub fn set(rated: &Rated<'_>) -> Vec<Edit> {
    let mut edits = rated.meant.begun.clone();
    let later = || rating_at(&rated.meant).key("later");
    let at = |key| match &rated.place {
        Place::Later(nth) => later().nth(*nth).key(key),
        Place::First | Place::New(_) => rating_at(&rated.meant).key(key),
    };
    if let Place::New(id) = &rated.place {
        let mut entry = vec![
            ("id", Literal::from(id.as_str())),
            ("rated", rated.on.into()),
            ("basis", rated.basis.code().into()),
            ("income", rated.income.into()),
        ];
        if rated.months != 12 {
            entry.push(("months", Literal::Integer(rated.months)));
        }
        entry.push(("stars", Literal::Integer(rated.stars.into())));
        edits.push(Edit::Push { at: later(), entry });
        return edits;
    }
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

/// Records the income realised so far in a rated service year, and the day of the count (D49).
///
/// # Errors
///
/// Not rated, or a day in the future or before the service year.
pub fn realise(case: &Case<'_>, year: Option<NaiveDate>, income: Fen, on: NaiveDate) -> Change {
    let (meant, _) = rated_year(case, year, on)?;
    happened(case, on)?;
    not_before(on, Some(meant.year.starts), Since::YearBegan)?;

    let at = |key| rating_at(&meant).key(key);
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
    /// The day it was referred for approval.
    pub on: NaiveDate,
}

const OVERRIDE: &str = "years.rating.override";

/// Refers other stars for approval (D33); a request that still waits for approval is replaced.
pub fn refer(case: &Case<'_>, year: Option<NaiveDate>, referral: Referral) -> Change {
    let (meant, rating) = rated_year(case, year, referral.on)?;
    if let Some(over) = &rating.over
        && let (Some(on), Some(_)) = (over.approved, over.approved_by)
    {
        return Err(StepRefusal::there(OVERRIDE, "approved", on).into());
    }
    happened(case, referral.on)?;
    not_before(referral.on, rating.rated, Since::Rated)?;

    let at = |key| rating_at(&meant).key("override").key(key);
    Ok(vec![
        Edit::set(at("stars"), Literal::Integer(referral.stars.into())),
        Edit::set(at("factor"), referral.factor.code()),
        Edit::set(at("reason"), referral.reason),
        Edit::set(at("referred"), referral.on),
    ])
}

/// Approves the waiting override (D33).
pub fn approve(case: &Case<'_>, year: Option<NaiveDate>, by: &str, on: NaiveDate) -> Change {
    let (meant, rating) = rated_year(case, year, on)?;
    let over = rating
        .over
        .as_ref()
        .ok_or(Refusal::Rating(RatingRefusal::NoOverride))?;
    let same = over.approved == Some(on) && alike::is_asked(over.approved_by, Some(by));
    if let (Some(there), Some(_), false) = (over.approved, over.approved_by, same) {
        return Err(StepRefusal::there(OVERRIDE, "approved", there).into());
    }
    if !same {
        by_another(case, Approval::Override, by, on)?;
    }
    let at = At::section(OVERRIDE, rating_at(&meant).key("override"));
    take(case, &at, "approved", on, vec![("approved-by", by.into())])
}

/// Stars made public, with the necessary approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published<'t> {
    /// The day they were made public.
    pub on: NaiveDate,
    /// The day this was approved.
    pub approved: NaiveDate,
    /// Who approved it.
    pub by: &'t str,
}

/// Records the client relations centre's approval to publish the stars, and the day they were published
/// (D35).
///
/// A recorded day of publication stays: it may be before the approval, which is a breach.
pub fn publish(case: &Case<'_>, year: Option<NaiveDate>, published: Published<'_>) -> Change {
    let Published { on, approved, by } = published;
    let (meant, rating) = rated_year(case, year, on)?;
    let recorded = rating.publication.as_ref();
    if let Some(publication) = recorded
        && let (Some(day), Some(who)) = (publication.approved, publication.approved_by)
    {
        if (day, publication.published) == (approved, Some(on)) && alike::is_same(who, by) {
            return Ok(Vec::new());
        }
        let section = "years.rating.publication";
        return Err(StepRefusal::there(section, "approved", day).into());
    }
    happened(case, on)?;
    happened(case, approved)?;
    by_another(case, Approval::Publication, by, approved)?;
    for day in [approved, on] {
        not_before(day, rating.rated, Since::Rated)?;
    }

    let published = recorded.and_then(|it| it.published);
    if published.is_none() {
        not_before(on, Some(approved), Since::Publishable)?;
    }
    let at = |key| rating_at(&meant).key("publication").key(key);
    Ok(vec![
        Edit::set(at("published"), published.unwrap_or(on)),
        Edit::set(at("approved"), approved),
        Edit::set(at("approved-by"), by),
    ])
}

fn stars<'r>(case: &Case<'r>, rating: &'r Rating<'r>) -> StarsInForce<'r> {
    stars_in_force(case, rating).expect("the rating has an income")
}

#[cfg(test)]
mod tests;
