//! What can be found about a waiver, and how it stands.

use chrono::NaiveDate;

use crate::model::{Near, words};

/// By what a finding is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The waiver's id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Who decided so.
    pub by: String,
    /// The day it was decided, if that is on record.
    pub on: Option<NaiveDate>,
    /// The last day it holds, inclusive.
    pub until: NaiveDate,
}

words! {
    /// How a waiver stands on a day, beside what the rules found.
    WaiverState {
        /// It settles something.
        InForce = "in-force",
        /// Its last day is over, and what it settled still stands.
        Lapsed = "lapsed",
        /// Its last day is over, and another one settles the same.
        Followed = "followed",
        /// There is nothing for it to settle.
        Unused = "unused",
        /// It lacks what a waiver must say, and settles nothing.
        Incomplete = "incomplete",
        /// It was decided on a later day.
        NotYet = "not-yet",
        /// Its rule was not asked, so nobody knows.
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
        /// The one finding it was about, when it said so.
        subject: Option<String>,
        /// Its last day, inclusive.
        until: NaiveDate,
    },
    /// There is nothing for it to settle.
    Unused {
        /// The waiver's id.
        id: String,
        /// The rule.
        rule: &'static str,
        /// The one finding it is about, when it says so.
        subject: Option<String>,
    },
    /// It lacks what a waiver must say.
    Incomplete {
        /// The waiver's id.
        id: String,
        /// What it lacks; never empty.
        lacks: Vec<Lack>,
    },
    /// It names a rule that cannot be waived, or none.
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

/// Why nothing of a rule can be settled in a client's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwaivable {
    /// There is no such rule; the one that was probably meant.
    NoSuchRule(Near),
    /// It must be mended, or is not one client's alone.
    Never,
}
