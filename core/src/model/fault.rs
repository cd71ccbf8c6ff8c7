//! What can be wrong with a file before any rule runs.

use super::near::Near;
use crate::document::{KeyPath, Place, Span};

/// A value that is missing, or is not what its key must hold. The record cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The part of the text that is wrong.
    pub at: Span,
    /// Its line and column.
    pub place: Place,
    /// The key that is wrong; the root when the text is not TOML.
    pub key: KeyPath,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with one value, or with the text as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is not TOML here; the parser's description, in English.
    Syntax(String),
    /// Git left both sides of a merge in the file.
    ConflictMarker,
    /// The key must be there.
    Missing,
    /// The key has words that say nothing, and must say something.
    Blank,
    /// The key takes another kind of value.
    Expected(Expected),
    /// The key does not take this word; the nearest word that it takes, if one is near.
    NotOneOf {
        /// The word that was found.
        found: String,
        /// The words the key takes.
        allowed: Vec<&'static str>,
        /// The one that was probably meant.
        near: Near,
    },
    /// A number outside the range that the key takes, both ends inclusive.
    OutOfRange {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
}

/// The kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Words in quotes.
    Text,
    /// A list of words.
    Texts,
    /// One name, or a list of names.
    Names,
    /// A day, `2026-03-02`.
    Date,
    /// A day that was put in quotes.
    DateWithoutQuotes,
    /// A day without a time of day.
    DateWithoutTime,
    /// A whole number.
    Integer,
    /// An amount of CNY with at most two decimals.
    Money,
    /// A share in percent with at most two decimals.
    Percent,
    /// Four amounts, each above the one before.
    RisingAmounts,
    /// Five counts, for one to five stars.
    Counts,
    /// `true` or `false`.
    Bool,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

/// A key that no one knows. It is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// Its way: the path of keys that leads to it.
    pub key: KeyPath,
    /// Its line and column.
    pub place: Place,
    /// The known key that was probably meant.
    pub near: Near,
}
