//! Why a step of a claim is not recorded. What to do instead is said by `text::refusal::claim`.

use chrono::NaiveDate;

use super::Refusal;
use crate::model::ClaimStep;

/// Why a step of a claim is not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// No claim has this id.
    Unknown {
        /// What was given.
        given: String,
        /// The id that was probably meant.
        near: Option<String>,
        /// Those on record: id and cause.
        known: Vec<(String, String)>,
    },
    /// A claim has this id.
    IdThere {
        /// The id.
        id: String,
        /// Its cause.
        cause: String,
    },
    /// The step is on record with another day; a fact is not overwritten.
    StepThere {
        /// The claim.
        claim: String,
        /// The step.
        step: ClaimStep,
        /// The day on record.
        on: NaiveDate,
    },
    /// The step cannot go before another that is on record.
    TooEarly {
        /// The claim.
        claim: String,
        /// The step.
        step: ClaimStep,
        /// The day given.
        day: NaiveDate,
        /// The step it must follow.
        after: ClaimStep,
        /// The day of that one.
        on: NaiveDate,
    },
    /// The step cannot come after another that is on record.
    TooLate {
        /// The claim.
        claim: String,
        /// The step.
        step: ClaimStep,
        /// The day given.
        day: NaiveDate,
        /// The step it must precede.
        before: ClaimStep,
        /// The day of that one.
        on: NaiveDate,
    },
    /// The step cannot come before another, which is not on record yet.
    Needs {
        /// The claim.
        claim: String,
        /// The step.
        step: ClaimStep,
        /// The one that must be there first.
        first: ClaimStep,
    },
    /// The claim has come to an end that the step does not go with.
    Over {
        /// The claim.
        claim: String,
        /// The step.
        step: ClaimStep,
        /// The end.
        end: ClaimStep,
        /// The day of it.
        on: NaiveDate,
    },
    /// A claim neither paid, denied nor withdrawn cannot be closed.
    Unsettled {
        /// The claim.
        claim: String,
    },
    /// A claim is closed with its written proof.
    NoProof {
        /// The claim.
        claim: String,
    },
    /// The archive has no document of this id.
    UnknownProof {
        /// What was given.
        given: String,
        /// The id that was probably meant.
        near: Option<String>,
        /// Those on record: id and title.
        known: Vec<(String, String)>,
    },
}

impl From<ClaimRefusal> for Refusal {
    fn from(refusal: ClaimRefusal) -> Refusal {
        Refusal::Claim(refusal)
    }
}
