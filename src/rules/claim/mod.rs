//! Insurance claims: heard of, decided and paid in time, closed with their proof, not barred (D62).

pub(super) mod claim_closed_unsettled;
pub(super) mod claim_closed_without_proof;
pub(super) mod claim_silent;
mod detail;
pub(super) mod insurer_decision_overdue;
pub(super) mod limitation_near;
mod open;

pub use detail::{ClaimFault, OfClaim};
use open::{found, open, step};
