//! The client archive: filed, kept separately, reported, and complete for the stage that the client has
//! reached.

mod archive_unreported;
mod crm_stale;
mod detail;
mod document_changed;
mod document_lost;
mod document_missing;
mod document_unreadable;
mod filing;
mod original_not_apart;
mod policy_incomplete;
mod policy_undocumented;
mod renewal_undocumented;
mod retention_over;
mod stage_undocumented;

use crate::rules::Rule;
pub use detail::{OfArchive, PolicyFact};
use filing::{clock, clock_run_out, documents, is_filing_over, undocumented};

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &document_missing::RULE,
    &stage_undocumented::RULE,
    &policy_undocumented::RULE,
    &renewal_undocumented::RULE,
    &policy_incomplete::RULE,
    &original_not_apart::RULE,
    &archive_unreported::RULE,
    &document_lost::RULE,
    &document_unreadable::RULE,
    &document_changed::RULE,
    &crm_stale::RULE,
    &retention_over::RULE,
];
