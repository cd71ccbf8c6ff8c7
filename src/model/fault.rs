//! What can be wrong with a file before any rule of the trade is asked.

use crate::document::{KeyPath, Place, Span};

/// A value that is missing, or is not what its key must hold. The record cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The part of the text it is about.
    pub at: Span,
    /// Its line and column.
    pub place: Place,
    /// The key it is about; the root when the text is no TOML.
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
    /// Another kind of value must stand here.
    Expected(Expected),
    /// The word is none of those the key takes; the nearest of them, if one is near.
    NotOneOf {
        /// The word that was found.
        found: String,
        /// The words the key takes.
        allowed: Vec<&'static str>,
        /// The one that was probably meant.
        near: Near,
    },
    /// A number outside of what the key takes, both ends inclusive.
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
    /// Its way.
    pub key: KeyPath,
    /// Its line and column.
    pub place: Place,
    /// The known key that was probably meant.
    pub near: Near,
}

/// The known word nearest to one that is not known, if any is near enough to be worth saying.
pub type Near = Option<&'static str>;

/// How like the word must be.
const LIKE: f64 = 0.6;

/// Longer than any word that is known: past it no likeness is worth the time.
const LONGEST: usize = 64;

/// Finds the word that was probably meant: the one spelt most like it, or else the only one that holds it, as
/// 电话拜访 holds 电话.
pub(crate) fn nearest<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let given_length = given.chars().take(LONGEST + 1).count();
    // Words of so different a length cannot be like enough; most are told apart by that alone.
    let may_be_like = |word: &str| {
        let length = word.chars().take(LONGEST + 1).count();
        let (shorter, longer) = (given_length.min(length), given_length.max(length));
        longer <= LONGEST && shorter as f64 >= LIKE * longer as f64
    };
    let says_enough = given_length >= if given.is_ascii() { 4 } else { 2 };

    let mut likest: Option<(f64, &str)> = None;
    let (mut holding, mut holders) = (None, 0);
    for word in known {
        if may_be_like(word) {
            let likeness = strsim::normalized_damerau_levenshtein(given, word);
            if likeness >= LIKE && likest.is_none_or(|(best, _)| likeness >= best) {
                likest = Some((likeness, word));
            }
        }
        if says_enough && word.contains(given) {
            holding = Some(word);
            holders += 1;
        }
    }
    likest
        .map(|(_, word)| word)
        .or(holding.filter(|_| holders == 1))
}
