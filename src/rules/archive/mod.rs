//! The client archive: filed, kept apart, reported, and complete for how far the client has come.

pub(super) mod archive_unreported;
pub(super) mod crm_stale;
mod detail;
pub(super) mod document_changed;
pub(super) mod document_lost;
pub(super) mod document_missing;
pub(super) mod document_unreadable;
mod filing;
pub(super) mod original_not_apart;
pub(super) mod stage_undocumented;

pub use detail::OfArchive;
use filing::{clock, clock_run_out, documents, is_filing_over, undocumented};
