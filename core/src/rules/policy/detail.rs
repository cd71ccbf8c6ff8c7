//! What can be found about an insurance policy.

use chrono::NaiveDate;

use crate::money::Fen;

/// What was found about a policy.
#[derive(Clone, Debug, PartialEq)]
pub enum OfPolicy {
    /// Its premium was not paid by the day it was due.
    Unpaid {
        /// The policy.
        policy: String,
        /// Its product.
        product: String,
        /// The instalment; `None` when it is paid in one.
        instalment: Option<String>,
        /// The last day to pay it.
        due: NaiveDate,
        /// How many calendar days ago that was.
        by: i64,
        /// How much, CNY.
        amount: Option<Fen>,
    },
    /// Its instalments do not come to its premium.
    Instalments {
        /// The policy.
        policy: String,
        /// What they come to, CNY.
        sum: Fen,
        /// The premium today, CNY.
        premium: Fen,
    },
    /// Another policy on record has its number.
    DoubledNumber {
        /// The policy.
        policy: String,
        /// The number.
        number: String,
        /// The first policy with it.
        first: String,
        /// The client of that one, when it is another.
        of: Option<String>,
    },
    /// Its co-insurers leave the leader nothing.
    Shares {
        /// The policy.
        policy: String,
        /// What they have together, in hundredths of a percent.
        sum: i64,
        /// The one with the largest share.
        largest: Option<String>,
    },
    /// One insurer is named twice.
    DoubledInsurer {
        /// The policy.
        policy: String,
        /// The insurer.
        insurer: String,
        /// Whether it is the leader.
        is_leader: bool,
        /// The name of the entry that names it before, if it has one.
        other: Option<String>,
    },
    /// More premium was returned than there was.
    Refund {
        /// The endorsement that returned it.
        endorsement: String,
        /// The policy.
        policy: String,
        /// What it returned, CNY.
        refund: Fen,
        /// The premium before it, CNY.
        premium: Fen,
    },
}
