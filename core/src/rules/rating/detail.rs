//! What can be found about the rating.

use chrono::NaiveDate;

use super::Secret;
use crate::model::Basis;
use crate::money::Fen;

/// What was found about a rating.
#[derive(Clone, Debug, PartialEq)]
pub enum OfRating {
    /// The stars on record are not those that the income gives.
    Differ {
        /// The stars on record.
        recorded: u8,
        /// The stars by the thresholds.
        computed: u8,
        /// The income of one service year, CNY.
        yearly: Fen,
        /// The income on record, CNY, and its months.
        income: (Fen, i64),
    },
    /// A rating does not say all that it rests on.
    Incomplete {
        /// The keys that are missing.
        lacks: Vec<&'static str>,
        /// The income on record, CNY.
        income: Option<Fen>,
        /// Its basis.
        basis: Option<Basis>,
        /// The day it was rated.
        rated: Option<NaiveDate>,
    },
    /// Two different ratings of a year have one day.
    Doubled {
        /// That day.
        on: NaiveDate,
        /// The name of the other one; `None` where it is the first rating, or has none.
        other: Option<String>,
    },
    /// Other stars were asked for, and are not approved.
    Waiting {
        /// The stars asked for, when they are on record.
        stars: Option<i64>,
        /// The day they were referred.
        referred: Option<NaiveDate>,
        /// The stars that hold until then.
        holds: Option<u8>,
    },
    /// Other stars are approved, but the record does not say by whom.
    ByNobody {
        /// The day they were approved.
        approved: NaiveDate,
        /// The stars that hold until then.
        holds: Option<u8>,
    },
    /// An override does not say its basis.
    Unfounded {
        /// Whether the factor is missing.
        factor: bool,
        /// Whether the reason is missing.
        reason: bool,
    },
    /// A text that the client gets on paper tells a secret.
    Revealed {
        /// The section of the form.
        section: &'static str,
        /// The key.
        key: &'static str,
        /// What it tells.
        secret: Secret,
        /// The words that tell it.
        words: String,
    },
    /// The name that the company's standard gives to a service, and that stands on paper, tells a secret.
    NameReveals {
        /// The code of the service.
        service: String,
        /// What it tells.
        secret: Secret,
        /// The words that tell it.
        words: String,
    },
    /// The stars were made public without approval, or before it.
    Published {
        /// The day they were made public.
        on: NaiveDate,
        /// The day this was approved, if it was later and the approver is on record.
        approved: Option<NaiveDate>,
    },
    /// An income of several years is counted in one year.
    Whole {
        /// The id of the first policy that runs longer than a year, and its whole months.
        policy: (String, u32),
        /// How many other such policies there are.
        others: usize,
        /// The brokerage of all of them for their whole term, CNY.
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
