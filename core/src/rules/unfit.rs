//! Why a record cannot be used until it is corrected.

use super::record::conflict_markers;
use crate::document::SyntaxFault;

/// The short reason that a command gives; `check` reports all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The number of faults.
    Faults(usize),
    /// A merge conflict that git left.
    Conflict {
        /// The line it begins on.
        line: usize,
    },
}

impl Unfit {
    /// For a text that is not TOML.
    pub fn of(text: &str, faults: &[SyntaxFault]) -> Unfit {
        match conflict_markers::first(text, faults) {
            Some(line) => Unfit::Conflict { line },
            None => Unfit::Faults(faults.len()),
        }
    }
}

/// The first line of each conflict that git left in a text that is not TOML because of it, and its last line where that
/// is still there.
pub fn conflicts(text: &str, faults: &[SyntaxFault]) -> Vec<(u32, Option<u32>)> {
    conflict_markers::conflicts(text, faults)
}
