//! What can be found about a claim.

use chrono::NaiveDate;

use crate::model::NoProof;
use crate::money::Fen;
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
    /// It is open, and there has been no news of it for long.
    Silent {
        /// The last day with news of it.
        since: NaiveDate,
        /// The calendar days since.
        days: i64,
        /// Whether all that was agreed is paid, or it was withdrawn, so that only its close is missing.
        settled: bool,
        /// Whether the client has an account manager today.
        managed: bool,
    },
    /// It is closed, and was neither paid, as far as was agreed, nor denied nor withdrawn.
    Unsettled {
        /// The day it was closed.
        closed: NaiveDate,
        /// What is owed of the sum that was agreed, CNY, if it is known.
        owed: Option<Fen>,
    },
    /// It is closed with a document that proves nothing about its end.
    ProvesNothing {
        /// The day it was closed.
        closed: NaiveDate,
        /// The document.
        proof: String,
        /// Why.
        why: NoProof,
    },
    /// It is closed without a document that says how it ended.
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
        /// What it has paid so far, CNY.
        paid: Option<Fen>,
    },
    /// The insurer has not been told of the loss.
    Unnotified {
        /// The term.
        clock: ClaimClock,
        /// The calendar days since the loss.
        days: i64,
    },
    /// The insurer was told of the loss late.
    NoticeLate {
        /// The term.
        clock: ClaimClock,
        /// The day of the notice.
        notified: NaiveDate,
        /// The calendar days since its last day.
        days: i64,
    },
    /// The loss lies outside the term of the policy.
    OutsideTerm {
        /// The policy.
        policy: String,
        /// The day of the loss.
        loss: NaiveDate,
        /// The first day of the term when the loss was before it, otherwise its last day.
        bound: NaiveDate,
        /// The policy that was probably meant.
        other: Option<String>,
        /// Whether the loss lies in the term of any other policy.
        is_covered: bool,
        /// Whether the policy has not begun today, so that no loss can be in its term.
        is_ahead: bool,
    },
    /// What can be determined has not been paid ahead.
    NoAdvance {
        /// The term.
        clock: ClaimClock,
        /// The calendar days since its last day.
        days: i64,
    },
    /// The denial came later than the law allows.
    DenialLate {
        /// The term.
        clock: ClaimClock,
        /// The day of the denial.
        denied: NaiveDate,
        /// The calendar days since its last day.
        days: i64,
    },
    /// It is not paid, and the insurer may soon plead its limitation, or already may.
    Limitation {
        /// The term.
        clock: ClaimClock,
        /// The calendar days left; below zero when it is past.
        left: i64,
    },
}
