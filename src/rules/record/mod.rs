//! The record as a file: that it can be read, and says nothing that cannot be.

mod entry;

pub(super) mod conflict_markers;
pub(super) mod date_in_future;
pub(super) mod dates_out_of_order;
pub(super) mod id_doubled;
pub(super) mod id_invalid;
pub(super) mod name_doubled;
pub(super) mod personal_data;
pub(super) mod reference_unknown;
pub(super) mod service_unknown;
pub(super) mod two_endings;
pub(super) mod unknown_key;
pub(super) mod unreadable;
