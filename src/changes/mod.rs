//! What a command may change in a record: each decides on edits, or refuses with a reason.
//!
//! Pure decisions, one file per noun: they see the record as it is and what the user asked for, and return
//! the edits that `document::edit` makes in the text. Nothing is written here.

use crate::document::edit::Edit;

pub mod appointment;
pub mod rating;
mod refusal;
pub mod team;
#[cfg(test)]
mod tests;

pub use refusal::Refusal;

/// The edits a command makes, or the trade's no.
pub type Change = Result<Vec<Edit>, Refusal>;

/// The id of the next entry of a list: one past the highest number ever used behind this prefix.
pub(crate) fn next_id<'a>(prefix: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let following =
        ids.filter_map(|id| id.strip_prefix(prefix)?.parse::<u64>().ok()?.checked_add(1));
    let next = following.max().unwrap_or(1);
    format!("{prefix}{next}")
}
