//! The star rating: computed from a service year's income, overridden and made public only with approval.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Rating, Year};
use crate::money::Fen;
use crate::standing::Case;

pub(super) mod income_not_apportioned;
pub(super) mod override_unapproved;
pub(super) mod published_unapproved;
pub(super) mod stars_differ;

/// What was found about a rating.
#[derive(Clone, Debug, PartialEq)]
pub enum OfRating {
    /// The stars on record are not those the income gives.
    Differ {
        /// The stars on record.
        recorded: u8,
        /// The stars by the thresholds.
        computed: u8,
        /// The income of one service year, CNY.
        yearly: Fen,
        /// The income on record, CNY, and the months it serves.
        income: (Fen, i64),
    },
    /// Other stars were asked for, and are not approved.
    Waiting {
        /// The stars asked for, when they are on record.
        stars: Option<i64>,
        /// The day they were referred up.
        referred: Option<NaiveDate>,
        /// The stars that hold until then.
        holds: Option<u8>,
    },
    /// Other stars are approved, by nobody knows whom.
    ByNobody {
        /// The day they were approved.
        approved: NaiveDate,
        /// The stars that hold until then.
        holds: Option<u8>,
    },
    /// An override does not say what it rests on.
    Unfounded {
        /// Whether the factor lacks.
        factor: bool,
        /// Whether the reason in words lacks.
        reason: bool,
    },
    /// The stars were made public without approval, or before it.
    Published {
        /// The day they were made public.
        on: NaiveDate,
        /// The day that was approved, when it came later and by somebody.
        approved: Option<NaiveDate>,
    },
    /// An income of several years is taken as one year's.
    Whole {
        /// The id of the first policy that runs longer than a year, and its whole months.
        policy: (String, u32),
        /// How many more such policies there are.
        others: usize,
        /// The brokerage of them all for their whole time, CNY.
        whole: Fen,
        /// The part of it that belongs to one service year, CNY.
        share: Fen,
        /// The income on record, CNY.
        income: Fen,
        /// What the income of one service year would be, CNY.
        yearly: Fen,
        /// The stars that income gives.
        stars: u8,
    },
}

/// The service years that are not over today, each with its position in the file and its rating. A year
/// that is over is rated no more, and the company's thresholds may have changed since. Of a client that
/// is closed there are none.
fn current<'a>(case: &Case<'a>) -> impl Iterator<Item = (usize, &'a Year<'a>, &'a Rating<'a>)> {
    let today = case.today;
    all(case).filter(move |(_, year, _)| year.last_day() >= today)
}

/// Every service year that is rated; none of a client that is closed.
fn all<'a>(case: &Case<'a>) -> impl Iterator<Item = (usize, &'a Year<'a>, &'a Rating<'a>)> {
    let record = case.record;
    let is_closed = record.closed().is_some_and(|closed| closed <= case.today);
    let years = if is_closed {
        &[]
    } else {
        record.years.as_slice()
    };
    let years = years.iter().enumerate();
    years.filter_map(|(nth, year)| Some((nth, year, year.rating.as_ref()?)))
}

/// The way to a part of a year's rating.
fn key(nth: usize, parts: &[&str]) -> KeyPath {
    let rating = KeyPath::of("years").nth(nth).key("rating");
    parts.iter().fold(rating, |way, part| way.key(part))
}
