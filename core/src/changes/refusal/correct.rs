//! Why an entry is not corrected, taken away or moved. `text::refusal::correct` says what to do instead.

use chrono::NaiveDate;

use super::{Entry, Refusal};

/// Why an entry is not corrected so. An entry is named as `model::name` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectRefusal {
    /// The record has no entry or section of this name.
    NoSuchEntry {
        /// The name given.
        given: String,
        /// The name that was probably meant.
        near: Option<String>,
        /// Those of the list that was named.
        known: Vec<String>,
    },
    /// Several entries have this name.
    SeveralEntries {
        /// The name given.
        given: String,
        /// Each by the name that is its alone.
        names: Vec<String>,
    },
    /// The entry has no such key.
    NoSuchKey {
        /// The section.
        section: &'static str,
        /// What was given.
        given: String,
        /// The key that was probably meant.
        near: Option<&'static str>,
    },
    /// The key identifies the entry, and what refers to it would be lost.
    Identity {
        /// The entry.
        name: String,
        /// The key.
        key: &'static str,
    },
    /// The key follows from others: a checksum from its file.
    Follows {
        /// The section.
        section: &'static str,
        /// The key.
        key: &'static str,
        /// The key it follows from.
        from: &'static str,
    },
    /// The entry cannot be without the key.
    Needed {
        /// The entry.
        name: String,
        /// The section.
        section: &'static str,
        /// The key.
        key: &'static str,
    },
    /// The step cannot be taken off, because another on record needs it.
    NeededBy {
        /// The entry.
        name: String,
        /// The section.
        section: &'static str,
        /// The step.
        key: &'static str,
        /// The step that needs it.
        by: &'static str,
    },
    /// The key is known only with a day that is not on record.
    WithoutFact {
        /// The entry.
        name: String,
        /// The section.
        section: &'static str,
        /// The key.
        key: &'static str,
        /// The key of that day.
        fact: &'static str,
    },
    /// The step is not on record yet: its own command records it, with all that belongs to it.
    NotYet {
        /// The entry.
        entry: Entry,
        /// The step.
        step: &'static str,
    },
    /// The service would end after the client appointed us again.
    ClosedTooLate {
        /// The day given.
        day: NaiveDate,
        /// The day of the next appointment.
        anew: NaiveDate,
    },
    /// Somebody of the team has this name already.
    NameTaken {
        /// The name.
        name: String,
    },
    /// The entry is not moved to another client, only taken away here and recorded there.
    NotMoved {
        /// Its name.
        name: String,
    },
    /// The trade has a way of its own for it.
    OwnWay {
        /// The entry.
        name: String,
        /// Its id; `None` of a section that is no list.
        id: Option<String>,
        /// That way.
        way: OwnWay,
    },
    /// Other entries refer to the one that would be taken away.
    Held {
        /// The entry.
        name: String,
        /// Those that refer to it.
        by: Vec<String>,
    },
    /// Other parts of the record rest on the entry without naming it.
    Ground {
        /// The entry.
        name: String,
        /// Those that rest on it.
        by: Vec<String>,
        /// The day to correct instead: its entry and key.
        instead: (String, &'static str),
    },
    /// The entry, or the list it would go to, is written in braces or in several places, and not in lines of its own.
    InBraces {
        /// The entry or the list.
        name: String,
    },
    /// The section is never taken away or moved as a whole.
    Stays {
        /// Its name.
        name: String,
    },
}

/// The ways of the trade that a correction does not go past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnWay {
    /// What is planned in an issued plan is revised (D53).
    Revise,
    /// An item of an issued plan is dropped, and stays on record (D53).
    Drop,
    /// A year is rated again, and the earlier rating stays on record (D32).
    Rate,
}

impl From<CorrectRefusal> for Refusal {
    fn from(refusal: CorrectRefusal) -> Refusal {
        Refusal::Correct(refusal)
    }
}
