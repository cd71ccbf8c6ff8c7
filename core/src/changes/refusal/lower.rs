//! Why the standard is not lowered. `text::refusal::lower` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::lang::Both;

/// Why the standard is not lowered so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LowerRefusal {
    /// The number is not below the standard, and so needs no approval (D40).
    NotBelowStandard {
        /// The service.
        service: Both,
        /// The number given.
        to: i64,
        /// What the standard asks for.
        standard: u32,
    },
    /// The standard is only a reference for this service year: there is nothing to lower (D39).
    OnlyReference {
        /// The first day of the service year.
        starts: NaiveDate,
    },
    /// Nothing was referred for this service, so the number and the reason must be given.
    NothingReferred {
        /// The service's code.
        service: String,
    },
    /// It would take effect before it was approved (D41).
    ApprovedAfterEffect {
        /// The day of the approval.
        approved: NaiveDate,
        /// The first day it takes effect.
        from: NaiveDate,
    },
    /// It would be approved before it was referred.
    ApprovedBeforeReferred {
        /// The day of the approval.
        approved: NaiveDate,
        /// The day it was referred.
        referred: NaiveDate,
    },
}

impl From<LowerRefusal> for Refusal {
    fn from(refusal: LowerRefusal) -> Refusal {
        Refusal::Lower(refusal)
    }
}
