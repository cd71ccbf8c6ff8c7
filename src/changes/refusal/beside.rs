//! Why endorsements, risks, duties and reviews, which run beside the plan, are not changed so.
//!
//! What to do instead is said by `text::refusal::beside`.

use chrono::NaiveDate;

use super::Refusal;
use crate::standing::Step;

/// Why endorsements, risks, duties and reviews, which run beside the plan, are not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BesideRefusal {
    /// No entry of that list has this id.
    NotListed {
        /// The list.
        of: Listed,
        /// The id given.
        id: String,
        /// The open ones, or all when none is: id and words.
        known: Vec<(String, String)>,
    },
    /// Another step comes first.
    StepFirst {
        /// The step that comes first.
        step: Step,
        /// The entry's id.
        id: String,
    },
    /// The step is on record with another day; a fact is not overwritten.
    StepTaken {
        /// The step.
        step: Step,
        /// The entry's id.
        id: String,
        /// The day on record.
        on: NaiveDate,
    },
    /// The insurer issued the endorsement: it is part of the contract, and only another one changes that.
    InForce {
        /// The endorsement's id.
        id: String,
        /// The policy it changed.
        policy: Option<String>,
        /// The day it was issued.
        on: NaiveDate,
    },
    /// It was withdrawn or given up, and goes no further.
    GivenUp {
        /// The list.
        of: Listed,
        /// The entry's id.
        id: String,
        /// The day.
        on: NaiveDate,
    },
}

/// A list that runs beside the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Endorsements.
    Endorsement,
    /// Changes of risk.
    Risk,
    /// What insurers owe.
    Duty,
    /// Account reviews.
    Review,
}

impl From<BesideRefusal> for Refusal {
    fn from(refusal: BesideRefusal) -> Refusal {
        Refusal::Beside(refusal)
    }
}
