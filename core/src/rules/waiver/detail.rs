//! What can be found about a waiver, and its state.

use chrono::NaiveDate;

use crate::model::Near;
use crate::words;

/// The waiver of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The waiver's id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// The day it was decided, if that is on record.
    pub on: Option<NaiveDate>,
    /// The last day it holds, inclusive.
    pub until: NaiveDate,
}

words! {
    /// The state of a waiver on a day, given what the rules found.
    WaiverState {
        /// It waives a finding.
        InForce = "in-force",
        /// Its last day is over, and its finding is still there.
        Lapsed = "lapsed",
        /// Its last day is over, and another waiver covers the same finding.
        Followed = "followed",
        /// It has no finding to waive.
        Unused = "unused",
        /// Something that a waiver must say is missing, so it has no effect.
        Incomplete = "incomplete",
        /// It was decided on a later day.
        NotYet = "not-yet",
        /// Its rule did not run, so its state is not known.
        NotAsked = "not-asked",
    }
}

/// What was found about a waiver.
#[derive(Clone, Debug, PartialEq)]
pub enum OfWaiver {
    /// Its last day is over, and what it settled still stands.
    Lapsed {
        /// The waiver's id.
        id: String,
        /// The rule.
        rule: &'static str,
        /// The one finding it was for, when it named one.
        subject: Option<String>,
        /// Its last day, inclusive.
        until: NaiveDate,
    },
    /// It holds longer than the company lets a waiver hold.
    TooLong {
        /// The waiver's id.
        id: String,
        /// The day it was decided.
        on: NaiveDate,
        /// Its last day, inclusive.
        until: NaiveDate,
        /// The longest, in calendar days.
        most: u32,
    },
    /// There is nothing for it to settle.
    Unused {
        /// The waiver's id.
        id: String,
        /// The rule.
        rule: &'static str,
        /// The one finding it is for, when it names one.
        subject: Option<String>,
    },
    /// Something that a waiver must say is missing.
    Incomplete {
        /// The waiver's id.
        id: String,
        /// What is missing; never empty.
        lacks: Vec<Lack>,
    },
    /// It names a rule that cannot be waived or does not exist.
    Unwaivable {
        /// The waiver's id.
        id: String,
        /// The name it gives.
        rule: String,
        /// Why not.
        why: Unwaivable,
    },
}

words! {
    /// What a waiver must say.
    Lack {
        /// Which rule.
        Rule = "rule",
        /// Why.
        Reason = "reason",
        /// Who decided.
        By = "by",
        /// Its last day.
        Until = "until",
    }
}

/// Why findings of a rule cannot be waived in a client's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwaivable {
    /// There is no such rule; the one that was probably meant.
    NoSuchRule(Near),
    /// It must be corrected, or concerns more than one client.
    Never,
}
