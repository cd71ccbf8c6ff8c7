//! The open claims, and the parts of a finding about one.

use super::{ClaimFault, OfClaim};
use crate::document::KeyPath;
use crate::model::{Claim, ClaimStep, Word};
use crate::rules::Detail;
use crate::standing::{Case, is_in_hand};

/// The claims that are open today and in our hands, each with its position.
pub(super) fn open<'a>(case: &'a Case<'a>) -> impl Iterator<Item = (usize, &'a Claim<'a>)> {
    let claims = case.record.claims.iter().enumerate();
    claims.filter(|(_, claim)| is_in_hand(case, claim))
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
