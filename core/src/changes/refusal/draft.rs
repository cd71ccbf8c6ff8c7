//! Why no plan is drafted. `text::refusal::draft` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why no plan is drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftRefusal {
    /// There is no working day left in the plan's term.
    TermOver {
        /// Its last day, inclusive.
        last: NaiveDate,
    },
    /// A plan is drafted from today on, within its term (D50).
    NotInTerm {
        /// The day given.
        day: NaiveDate,
        /// The first day that can be.
        first: NaiveDate,
        /// The last day of the term, inclusive.
        last: NaiveDate,
    },
    /// There is no team to carry out the plan (D43).
    NoTeam,
    /// Nobody of the team serves on a day that something is to be done.
    NobodyToDo {
        /// The day.
        day: NaiveDate,
    },
    /// Items are missing from a plan that was issued; it changes by revision (D53).
    AfterIssue {
        /// The day it was issued.
        on: NaiveDate,
        /// How many items are missing.
        missing: usize,
    },
}

impl From<DraftRefusal> for Refusal {
    fn from(refusal: DraftRefusal) -> Refusal {
        Refusal::Draft(refusal)
    }
}
