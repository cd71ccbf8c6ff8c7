//! Insurance claims: followed up, decided and paid in time, closed with their proof, not barred (D62).

mod claim_closed_unsettled;
mod claim_closed_without_proof;
mod claim_silent;
mod detail;
mod insurer_decision_overdue;
mod limitation_near;
mod open;

use crate::rules::Rule;
pub use detail::{ClaimFault, OfClaim};
use open::{found, open, step};

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &claim_silent::RULE,
    &claim_closed_unsettled::RULE,
    &claim_closed_without_proof::RULE,
    &insurer_decision_overdue::RULE,
    &limitation_near::RULE,
];
