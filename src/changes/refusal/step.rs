//! Why a dated step is not recorded, whatever list it belongs to. `text::refusal::step`
//! says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// An entry that steps are recorded for: a claim, the plan of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its section, as the form names it.
    pub section: &'static str,
    /// Its id; `None` in a section that is no list.
    pub id: Option<String>,
}

/// Why a dated step is not recorded. A step is named by the key that holds its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepRefusal {
    /// No entry of the list has this id.
    NotListed {
        /// The list.
        section: &'static str,
        /// The id given.
        id: String,
        /// The id that was probably meant.
        near: Option<String>,
        /// The open entries, or all when none is: id and words.
        known: Vec<(String, String)>,
    },
    /// The step is on record with another day: a fact is not written over.
    There {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The day on record.
        on: NaiveDate,
    },
    /// The step would come before one it follows.
    TooEarly {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The day given.
        day: NaiveDate,
        /// The step it follows.
        after: &'static str,
        /// The day of that one.
        on: NaiveDate,
    },
    /// The step would come after one that follows it.
    TooLate {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The day given.
        day: NaiveDate,
        /// The step that follows it.
        before: &'static str,
        /// The day of that one.
        on: NaiveDate,
    },
    /// The step rests on others that are not on record.
    Needs {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// Those it rests on, in the order they are taken.
        lacking: Vec<&'static str>,
    },
    /// The entry has come to an end after which the step is not recorded any more.
    Over {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The step that ended it.
        end: &'static str,
        /// The day of that one.
        on: NaiveDate,
    },
}

impl StepRefusal {
    /// A step that is on record with another day, in a section that is no list.
    pub(in crate::changes) fn there(
        section: &'static str,
        step: &'static str,
        on: NaiveDate,
    ) -> StepRefusal {
        let entry = Entry { section, id: None };
        StepRefusal::There { entry, step, on }
    }
}

impl From<StepRefusal> for Refusal {
    fn from(refusal: StepRefusal) -> Refusal {
        Refusal::Step(refusal)
    }
}
