//! The open claims, and the parts of a finding about one.

use super::{ClaimFault, OfClaim};
use crate::document::KeyPath;
use crate::model::{Claim, ClaimStep, Word};
use crate::rules::Detail;
use crate::standing::{Case, ClaimClock, ClaimTerm, is_in_hand};

/// The claims that are open today and in our hands, each with its position.
pub(super) fn open<'a>(case: &'a Case<'a>) -> impl Iterator<Item = (usize, &'a Claim<'a>)> {
    let claims = case.record.claims.iter().enumerate();
    claims.filter(|(_, claim)| is_in_hand(case, claim))
}

/// The clocks of a term of those claims, each with its claim and that claim's position.
pub(super) fn clocks<'a>(
    case: &'a Case<'a>,
    term: ClaimTerm,
) -> impl Iterator<Item = (usize, &'a Claim<'a>, ClaimClock)> {
    open(case).filter_map(move |(nth, claim)| {
        let clock = ClaimClock::of(case, claim, term)?;
        Some((nth, claim, clock))
    })
}

pub(super) fn found(claim: &Claim<'_>, fault: ClaimFault) -> Detail {
    Detail::Claim(OfClaim {
        id: claim.id.to_owned(),
        cause: claim.cause.map(str::to_owned),
        fault,
    })
}

/// The key that dates a step of the claim.
pub(super) fn step(nth: usize, step: ClaimStep) -> KeyPath {
    KeyPath::of("claims").nth(nth).key(step.code())
}
