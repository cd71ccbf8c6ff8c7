//! The service stage: the plan, the contact, and service beside the plan (D52–D61).

mod complaint_late;
mod complaint_overdue;
mod complaint_unsettled;
mod contact_behind;
mod detail;
mod diary_gap;
mod diary_incomplete;
mod diary_item_mismatch;
mod diary_silent;
mod done_undocumented;
mod drop_unrevised;
mod duty_overdue;
mod endorsement_stuck;
mod item_overdue;
mod manual_missing;
mod response_missing;
mod review_overdue;
mod review_unscored;
mod revision_not_managers;
mod risk_unmeasured;
mod stuck;

use crate::rules::Rule;
pub use detail::{OfRevision, OfService};
use stuck::stuck;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &item_overdue::RULE,
    &done_undocumented::RULE,
    &diary_item_mismatch::RULE,
    &revision_not_managers::RULE,
    &drop_unrevised::RULE,
    &diary_incomplete::RULE,
    &response_missing::RULE,
    &diary_silent::RULE,
    &diary_gap::RULE,
    &contact_behind::RULE,
    &review_overdue::RULE,
    &review_unscored::RULE,
    &manual_missing::RULE,
    &endorsement_stuck::RULE,
    &risk_unmeasured::RULE,
    &duty_overdue::RULE,
    &complaint_overdue::RULE,
    &complaint_late::RULE,
    &complaint_unsettled::RULE,
];
