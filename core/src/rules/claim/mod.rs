//! Insurance claims: notified, followed up, decided and paid in time, closed with their proof (D62).

mod advance_overdue;
mod claim_closed_unsettled;
mod claim_closed_without_proof;
mod claim_notice_late;
mod claim_silent;
mod claim_unnotified;
mod denial_late;
mod detail;
mod insurer_decision_overdue;
mod limitation_near;
mod loss_outside_term;
mod open;

use crate::rules::Rule;
pub use detail::{ClaimFault, OfClaim};
use open::{clocks, found, open, step};

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &claim_unnotified::RULE,
    &claim_notice_late::RULE,
    &loss_outside_term::RULE,
    &claim_silent::RULE,
    &claim_closed_unsettled::RULE,
    &claim_closed_without_proof::RULE,
    &insurer_decision_overdue::RULE,
    &advance_overdue::RULE,
    &denial_late::RULE,
    &limitation_near::RULE,
];
