//! Why a service year is not rated. `text::refusal::rating` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why a service year is not rated so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingRefusal {
    /// The service year has no rating with an income.
    NotRated {
        /// The first day of the service year.
        starts: NaiveDate,
    },
    /// There is no override to approve.
    NoOverride,
    /// No policy on record brings income to the service year.
    NoPolicyIncome {
        /// The first day of the service year.
        starts: NaiveDate,
        /// The last day of it.
        ends: NaiveDate,
    },
    /// Nothing was received by a day under the policies of the service year.
    NothingReceived {
        /// The first day of the service year.
        starts: NaiveDate,
        /// The last day of it.
        ends: NaiveDate,
        /// The day of the count.
        by: NaiveDate,
    },
}

impl From<RatingRefusal> for Refusal {
    fn from(refusal: RatingRefusal) -> Refusal {
        Refusal::Rating(refusal)
    }
}
