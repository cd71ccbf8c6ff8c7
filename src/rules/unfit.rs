//! Why a record cannot be worked with until it is mended.

use super::record::conflict_markers;
use crate::document::SyntaxFault;

/// The reason, as short as a command tells it; `check` tells all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// So many faults.
    Faults(usize),
    /// A merge that git left undone.
    Conflict {
        /// The line it begins on.
        line: usize,
    },
}

impl Unfit {
    /// Of a text that is no TOML.
    pub fn of(text: &str, faults: &[SyntaxFault]) -> Unfit {
        match conflict_markers::first(text, faults) {
            Some(line) => Unfit::Conflict { line },
            None => Unfit::Faults(faults.len()),
        }
    }
}
