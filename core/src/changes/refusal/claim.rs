//! Why a claim is not recorded or closed. `text::refusal::claim` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::changes::claim::new::NewClaim;
use crate::model::{ClaimStep, InterruptionKind, NoProof};
use crate::money::Fen;

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
    /// It would be handled before the appointment (D15); others may have done so.
    BeforeAppointment {
        /// Which.
        claim: EarlyClaim,
        /// The day given.
        day: NaiveDate,
        /// The day of the appointment.
        appointed: NaiveDate,
    },
    /// A claim neither paid, as far as was agreed, nor denied nor withdrawn cannot be closed.
    Unsettled {
        /// The claim.
        claim: String,
        /// What was agreed and what of it is owed, CNY, if something was.
        owed: Option<(Fen, Fen)>,
        /// The steps that its payment still needs, in the order in which they are taken.
        before_paid: Vec<&'static str>,
        /// Those that its denial still needs.
        before_denied: Vec<&'static str>,
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
    /// A payment is on record, and another amount does not take its place.
    PaidThere {
        /// The claim.
        claim: String,
        /// The day of the payment.
        on: NaiveDate,
        /// The amount paid in all.
        paid: Fen,
        /// The amount given.
        given: Fen,
        /// Whether less was paid than was agreed.
        is_short: bool,
    },
    /// It would be less in all than what was paid ahead.
    LessThanAhead {
        /// The claim.
        claim: String,
        /// What was paid ahead, CNY.
        ahead: Fen,
        /// The amount given.
        given: Fen,
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

/// A claim that would be handled before the appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EarlyClaim {
    /// It is on record, by this id.
    Recorded(String),
    /// It was to be recorded.
    New(Box<NewClaim>),
}

impl From<ClaimRefusal> for Refusal {
    fn from(refusal: ClaimRefusal) -> Refusal {
        Refusal::Claim(refusal)
    }
}
