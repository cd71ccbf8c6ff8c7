//! The service stage: the plan carried out, contact kept up, and what runs beside the plan (D52–D61).

pub(super) mod complaint_late;
pub(super) mod complaint_overdue;
pub(super) mod contact_behind;
mod detail;
pub(super) mod diary_incomplete;
pub(super) mod diary_item_mismatch;
pub(super) mod diary_silent;
pub(super) mod done_undocumented;
pub(super) mod duty_overdue;
pub(super) mod endorsement_stuck;
pub(super) mod item_overdue;
pub(super) mod manual_missing;
pub(super) mod response_missing;
pub(super) mod review_overdue;
pub(super) mod review_unscored;
pub(super) mod revision_not_managers;
pub(super) mod risk_unmeasured;
mod stuck;

pub use detail::{OfRevision, OfService};
use stuck::stuck;
