//! A record as it stood on a day: a fact dated after it has not happened yet, and nobody knows of it.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::document::{KeyPath, Step};
use crate::model::{Absent, Record};

/// A record as it stood on a day.
#[derive(Clone, Debug)]
pub struct AsItStood<'r> {
    record: Cow<'r, Record<'r>>,
    absent: Vec<Absent>,
}

/// The record as it stood on a day. Most records have no later fact, and are the record itself.
pub fn as_it_stood<'r>(record: &'r Record<'r>, day: NaiveDate) -> AsItStood<'r> {
    match record.read_as_of(day) {
        None => AsItStood {
            record: Cow::Borrowed(record),
            absent: Vec::new(),
        },
        Some(reading) => AsItStood {
            record: Cow::Owned(reading.record),
            absent: reading.absent,
        },
    }
}

impl AsItStood<'_> {
    /// The record of that day.
    pub fn record(&self) -> &Record<'_> {
        &self.record
    }

    /// The place of its key in the file, which also holds entries that had not happened.
    pub fn in_file(&self, key: KeyPath) -> KeyPath {
        if self.absent.is_empty() {
            return key;
        }
        let mut way = KeyPath::root();
        for step in key.steps() {
            way = match step {
                Step::Key(key) => way.key(key),
                Step::Nth(nth) => {
                    let nth = self.nth_in_file(&way, *nth);
                    way.nth(nth)
                }
            };
        }
        way
    }

    /// The position in the file of the nth entry that was there.
    fn nth_in_file(&self, list: &KeyPath, nth: usize) -> usize {
        let absent = self.absent.iter().find(|(way, _)| way == list);
        let absent = absent.map_or(&[][..], |(_, nths)| nths);
        absent
            .iter()
            .fold(nth, |place, absent| place + usize::from(*absent <= place))
    }
}

#[cfg(test)]
mod tests;
