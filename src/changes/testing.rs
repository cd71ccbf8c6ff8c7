//! What the tests of every noun need: a record's text, changed as a decision says.

use chrono::NaiveDate;

use super::{Change, Refusal, Since};
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
