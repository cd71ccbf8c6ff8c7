//! Why a claim is not recorded or closed. `text::refusal::claim` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::model::{ClaimStep, InterruptionKind, NoProof};

/// Why a claim is not recorded so, or not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// A claim has this id.
    IdThere {
        /// The id.
        id: String,
        /// Its cause.
        cause: String,
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
    /// The document proves nothing about the claim.
    ProvesNothing {
        /// The document.
        proof: String,
        /// Why.
        why: NoProof,
    },
    /// It would be before the loss.
    BeforeLoss {
        /// The claim.
        claim: String,
        /// The day given.
        day: NaiveDate,
        /// The day of the loss.
        loss: NaiveDate,
    },
    /// The claim ended before.
    Ended {
        /// The claim.
        claim: String,
        /// The step that ended it.
        step: ClaimStep,
        /// The day of it.
        on: NaiveDate,
    },
    /// A demand or a consent has no end of its own.
    TakesNoTime {
        /// What it was.
        kind: InterruptionKind,
    },
    /// A suit would end before it began.
    EndsBeforeItBegins {
        /// The day it began.
        on: NaiveDate,
        /// The day given for its end.
        ended: NaiveDate,
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
