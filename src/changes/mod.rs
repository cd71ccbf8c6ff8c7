//! What a command may change in a record: each decides on edits, or refuses with a reason.
//!
//! Pure decisions, one file per noun: they see the record as it is and what the user asked for, and return
//! the edits that `document::edit` makes in the text. Nothing is written here.

use crate::document::edit::Edit;

mod refusal;
pub mod team;

pub use refusal::Refusal;

/// The edits a command makes, or the trade's no.
pub type Change = Result<Vec<Edit>, Refusal>;
