//! Where a finding is, for programs that open files: a path from the user's folder, as compilers print it.

use super::{Line, Report};

/// A place in a file.
pub(super) struct Spot {
    /// The path from the user's folder, with `/`.
    pub(super) path: String,
    /// The line, from 1.
    pub(super) line: u32,
    /// The character in the line, from 1.
    pub(super) column: u32,
}

impl Spot {
    /// The place of a finding. A finding about the whole workspace is placed at the top of `kefu.toml`,
    /// because a forge refuses a report with a finding that has no place.
    pub(super) fn of(line: &Line, report: &Report) -> Spot {
        let file = line.file.as_deref().unwrap_or("kefu.toml");
        Spot {
            path: format!("{}{file}", report.way),
            line: line.line.unwrap_or(1),
            column: line.column.unwrap_or(1),
        }
    }
}
