//! Insurance claims: heard of, decided and paid in time, closed with their proof, not barred (D62).

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Claim, ClaimStep, Word};
use crate::standing::{Case, ClaimClock};

pub(super) mod claim_closed_without_proof;
pub(super) mod claim_silent;
pub(super) mod insurer_decision_overdue;
pub(super) mod limitation_near;

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

/// The claims that are open today, each with its position; none once the client is closed.
fn open<'a>(case: &'a Case<'a>) -> impl Iterator<Item = (usize, &'a Claim<'a>)> {
    let is_closed = case.record.closed().is_some_and(|day| day <= case.today);
    let claims = case.record.claims.iter().enumerate();
    claims.filter(move |(_, claim)| {
        let is_over = claim.closed.is_some_and(|day| day <= case.today);
        !is_closed && !is_over
    })
}

fn found(claim: &Claim<'_>, fault: ClaimFault) -> super::Detail {
    super::Detail::Claim(OfClaim {
        id: claim.id.to_owned(),
        cause: claim.cause.map(str::to_owned),
        fault,
    })
}

/// Where a step of the claim is dated.
fn step(nth: usize, step: ClaimStep) -> KeyPath {
    KeyPath::of("claims").nth(nth).key(step.code())
}
