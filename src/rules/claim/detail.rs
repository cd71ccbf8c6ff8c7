//! What can be found about a claim.

use chrono::NaiveDate;

use crate::standing::ClaimClock;

/// What was found about a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct OfClaim {
    /// The claim's id.
    pub id: String,
    /// What happened, in words.
    pub cause: Option<String>,
    /// What is wrong.
    pub fault: ClaimFault,
}

/// What is wrong with a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimFault {
    /// It is open, and nothing was heard of it for long.
    Silent {
        /// The day it was last heard of.
        since: NaiveDate,
        /// The calendar days since.
        days: i64,
        /// Whether it was paid or withdrawn, so that it waits for its close alone.
        settled: bool,
    },
    /// It is closed, and was neither paid nor denied nor withdrawn.
    Unsettled {
        /// The day it was closed.
        closed: NaiveDate,
    },
    /// It is closed with a document of before the loss, which can prove nothing of it.
    EarlyProof {
        /// The day it was closed.
        closed: NaiveDate,
        /// The document.
        proof: String,
        /// The day of the document.
        dated: NaiveDate,
    },
    /// It is closed, and no document says how.
    NoProof {
        /// The day it was closed.
        closed: NaiveDate,
    },
    /// The insurer has not decided, or not paid, in the law's time.
    InsurerLate {
        /// The term.
        clock: ClaimClock,
        /// The calendar days since its last day.
        days: i64,
    },
    /// It is not paid, and soon barred, or barred already.
    Limitation {
        /// The term.
        clock: ClaimClock,
        /// The calendar days left; below zero it is past.
        left: i64,
    },
}
