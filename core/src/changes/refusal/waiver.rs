//! Why a finding is not waived, or a waiver not removed.
//!
//! `text::refusal::waiver` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::model::Near;

/// Why a finding is not waived, or a waiver not removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverRefusal {
    /// There is no such rule.
    NoSuchRule {
        /// What was given.
        given: String,
        /// The rule that was probably meant.
        near: Near,
    },
    /// Findings of the rule cannot be waived in a client's file.
    Never {
        /// The rule.
        rule: String,
    },
    /// There is no such finding today.
    NothingStands {
        /// The rule.
        rule: &'static str,
        /// The subject, when one was given.
        subject: Option<String>,
        /// What could be waived: rule and subject of each finding of today.
        others: Vec<(String, String)>,
    },
    /// A waiver already covers it for as long or longer.
    WaivedAlready {
        /// Its id.
        id: String,
        /// Its last day, inclusive.
        until: NaiveDate,
    },
    /// The last day is over.
    UntilOver {
        /// The last day given.
        until: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// It would hold longer than the company lets a waiver hold.
    TooLong {
        /// The day it was decided.
        on: NaiveDate,
        /// Its last day, inclusive.
        until: NaiveDate,
        /// The longest, in calendar days.
        most: u32,
    },
    /// The record has no such waiver.
    NoSuchWaiver {
        /// The id given.
        id: String,
        /// Those it has: id and rule.
        known: Vec<(String, String)>,
    },
}

impl From<WaiverRefusal> for Refusal {
    fn from(refusal: WaiverRefusal) -> Refusal {
        Refusal::Waiver(refusal)
    }
}
