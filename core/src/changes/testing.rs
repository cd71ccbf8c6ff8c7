//! What the tests of every noun need: a record's text, changed as a decision says.

use chrono::NaiveDate;

use super::{Change, Entry, Refusal, Since, StepRefusal};
use crate::calendar::Calendar;
use crate::document::{Document, edit};
use crate::model::{LAYOUT, Record};
use crate::standard::Standard;
use crate::standing::Case;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The refusal of a day before that of something on record.
pub(super) fn too_early(given: &str, earliest: &str, since: Since) -> Refusal {
    Refusal::TooEarly {
        day: day(given),
        earliest: day(earliest),
        since,
    }
}

/// The record's text after a change on 2026-11-20.
pub(super) fn edited(
    text: &str,
    decide: impl FnOnce(&Case<'_>) -> Change,
) -> Result<String, Refusal> {
    in_case(text, "2026-11-20", decide)
}

/// The record's text after a change on a day.
pub(super) fn in_case(
    text: &str,
    today: &str,
    decide: impl FnOnce(&Case<'_>) -> Change,
) -> Result<String, Refusal> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, [], "{text}");
    assert_eq!(reading.unknown, [], "{text}");
    let edits = decide(&Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: day(today),
    })?;
    Ok(edit::apply(text, &edits, &LAYOUT).unwrap())
}

/// Refusals of steps of one entry.
pub(super) struct Of(pub(super) &'static str, pub(super) &'static str);

impl Of {
    pub(super) fn entry(&self) -> Entry {
        let (section, id) = (self.0, Some(self.1.to_owned()));
        Entry { section, id }
    }

    pub(super) fn there(&self, step: &'static str, on: &str) -> Refusal {
        let (entry, on) = (self.entry(), day(on));
        StepRefusal::There { entry, step, on }.into()
    }

    /// The step on a day that lies before that of another.
    pub(super) fn early(
        &self,
        (step, given): (&'static str, &str),
        other: (&'static str, &str),
    ) -> Refusal {
        StepRefusal::TooEarly {
            entry: self.entry(),
            step,
            day: day(given),
            after: other.0,
            on: day(other.1),
        }
        .into()
    }

    /// The step on a day that lies after that of another.
    pub(super) fn late(
        &self,
        (step, given): (&'static str, &str),
        other: (&'static str, &str),
    ) -> Refusal {
        StepRefusal::TooLate {
            entry: self.entry(),
            step,
            day: day(given),
            before: other.0,
            on: day(other.1),
        }
        .into()
    }

    pub(super) fn needs(&self, step: &'static str, lacking: &[&'static str]) -> Refusal {
        StepRefusal::Needs {
            entry: self.entry(),
            step,
            lacking: lacking.to_vec(),
        }
        .into()
    }

    pub(super) fn over(&self, step: &'static str, (end, on): (&'static str, &str)) -> Refusal {
        StepRefusal::Over {
            entry: self.entry(),
            step,
            end,
            on: Some(day(on)),
        }
        .into()
    }

    /// Another id than that of the entry, which has these words.
    pub(super) fn not_listed(&self, id: &str, words: &str) -> Refusal {
        StepRefusal::NotListed {
            section: self.0,
            id: id.to_owned(),
            near: crate::model::nearest(id, [self.1].into_iter()).map(str::to_owned),
            known: vec![(self.1.to_owned(), words.to_owned())],
        }
        .into()
    }
}
