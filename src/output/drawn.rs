//! A table as lines of a terminal.

/// The lines of a table.
pub(super) struct Drawn {
    /// The headings.
    pub head: Vec<String>,
    /// Each row.
    pub rows: Vec<Vec<String>>,
    /// Whether a blank line goes between two rows.
    pub apart: bool,
}
