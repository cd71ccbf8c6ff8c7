//! What can be found about the years of the calendar.

use crate::calendar::{Conflict, YearDoubt, YearFault};

/// What was found about a year, or about the file of one.
#[derive(Clone, Debug, PartialEq)]
pub enum OfCalendar {
    /// A file that cannot be opened, or is no text.
    NotRead {
        /// The file, from the workspace's folder.
        file: String,
    },
    /// A file in which a merge was left undone.
    Merge {
        /// The file.
        file: String,
    },
    /// A file that is no year's table.
    Faults {
        /// The file.
        file: String,
        /// All that is wrong with it.
        faults: Vec<YearFault>,
    },
    /// A file that says otherwise of a year than what is known of it.
    Contradicts {
        /// The file.
        file: String,
        /// Where.
        conflict: Conflict,
    },
    /// A year's table that may be wrong, and that nobody has confirmed.
    Doubtful {
        /// The year.
        year: i32,
        /// In what way.
        doubts: Vec<YearDoubt>,
    },
}

impl OfCalendar {
    /// The file it is about, where it is about one.
    pub fn file(&self) -> Option<&str> {
        match self {
            OfCalendar::NotRead { file }
            | OfCalendar::Merge { file }
            | OfCalendar::Faults { file, .. }
            | OfCalendar::Contradicts { file, .. } => Some(file),
            OfCalendar::Doubtful { .. } => None,
        }
    }
}
