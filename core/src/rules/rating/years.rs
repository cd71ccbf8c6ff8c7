//! The rated years that the rules check.

use crate::document::KeyPath;
use crate::model::{Rating, Year};
use crate::standing::{Case, last_day_of};

/// The service years that are not over today, each with its position in the file and its rating. A year that
/// is over is not rated again, and the company's thresholds may have changed since. A closed client has none.
pub(super) fn current<'a>(
    case: &Case<'a>,
) -> impl Iterator<Item = (usize, &'a Year<'a>, &'a Rating<'a>)> {
    let today = case.today;
    all(case).filter(move |(_, year, _)| last_day_of(case, year) >= today)
}

/// Every rated service year; none of a closed client.
pub(super) fn all<'a>(
    case: &Case<'a>,
) -> impl Iterator<Item = (usize, &'a Year<'a>, &'a Rating<'a>)> {
    let record = case.record;
    let is_closed = case.is_closed();
    let years = if is_closed {
        &[]
    } else {
        record.years.as_slice()
    };
    let years = years.iter().enumerate();
    let years = years.filter(|(_, year)| !case.is_before_return(last_day_of(case, year)));
    years.filter_map(|(nth, year)| Some((nth, year, year.rating.as_ref()?)))
}

/// The way to a part of the rating that holds today.
pub(super) fn held_key(case: &Case<'_>, nth: usize, rating: &Rating<'_>, part: &str) -> KeyPath {
    let way = KeyPath::of("years").nth(nth).key("rating");
    match rating.held_on(case.today).1 {
        Some(later) => way.key("later").nth(later).key(part),
        None => way.key(part),
    }
}

/// The way to a part of a year's rating.
pub(super) fn key(nth: usize, parts: &[&str]) -> KeyPath {
    let rating = KeyPath::of("years").nth(nth).key("rating");
    parts.iter().fold(rating, |way, part| way.key(part))
}
