//! What the tests of every noun need: a record's text, changed as a decision says.

use chrono::NaiveDate;

use super::{Change, Refusal};
use crate::document::{Document, edit};
use crate::model::{LAYOUT, Record};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The record's text after the change.
pub(super) fn edited(
    text: &str,
    decide: impl FnOnce(&Record<'_>) -> Change,
) -> Result<String, Refusal> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, [], "{text}");
    assert_eq!(reading.unknown, [], "{text}");
    let edits = decide(&reading.record)?;
    Ok(edit::apply(text, &edits, LAYOUT).unwrap())
}
