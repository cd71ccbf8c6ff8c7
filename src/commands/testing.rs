//! For tests: a record held against the sample standard on a day.

use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::Record;
use crate::standard::Standard;
use crate::standing::Case;

/// What `look` sees of a record on a day.
pub fn on<T>(today: &str, text: &str, look: impl FnOnce(&Case<'_>) -> T) -> T {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, [], "{text}");
    look(&Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: today.parse().unwrap(),
    })
}
