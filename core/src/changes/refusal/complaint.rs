//! Why the time to answer a complaint is not extended. `text::refusal::complaint` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why the time to answer a complaint is not extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComplaintRefusal {
    /// The last day was over.
    Late {
        /// The complaint.
        id: String,
        /// The day given.
        on: NaiveDate,
        /// The last day to answer it.
        due: NaiveDate,
    },
    /// It was extended before, so more time needs approval.
    Unapproved {
        /// The complaint.
        id: String,
        /// The last day to answer it.
        due: NaiveDate,
    },
    /// It has the longest time.
    Longest {
        /// The complaint.
        id: String,
        /// The last day to answer it.
        due: NaiveDate,
    },
}

impl From<ComplaintRefusal> for Refusal {
    fn from(refusal: ComplaintRefusal) -> Refusal {
        Refusal::Complaint(refusal)
    }
}
