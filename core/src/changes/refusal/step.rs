//! Why a dated step is not recorded, whatever list it belongs to. `text::refusal::step`
//! says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// An entry with dated steps: a claim, the plan of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its section, by its name in the form.
    pub section: &'static str,
    /// Its id; `None` in a section that is not a list.
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
    /// The step is on record with another day: a fact is not overwritten.
    There {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The day on record.
        on: NaiveDate,
    },
    /// The step would be before one that must come first.
    TooEarly {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The day given.
        day: NaiveDate,
        /// The step that must come first.
        after: &'static str,
        /// The day of that one.
        on: NaiveDate,
    },
    /// The step would be after one that must come later.
    TooLate {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The day given.
        day: NaiveDate,
        /// The step that must come later.
        before: &'static str,
        /// The day of that one.
        on: NaiveDate,
    },
    /// The step needs others that are not on record.
    Needs {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// Those that it needs, in the order in which they are taken.
        lacking: Vec<&'static str>,
    },
    /// The entry has come to an end after which the step is not recorded any more.
    Over {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
        /// The step that ended it, or the key that says so without a day.
        end: &'static str,
        /// The day of that one.
        on: Option<NaiveDate>,
    },
}

impl StepRefusal {
    /// A step that is on record with another day, in a section that is not a list.
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
