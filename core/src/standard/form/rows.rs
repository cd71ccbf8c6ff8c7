//! What the rows of the form are made of.

use std::ops::RangeInclusive;

use crate::both;
use crate::money::Fen;

/// One section of `kefu.toml`: a table, or a list of tables.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its key; empty for the file itself.
    pub name: &'static str,
    /// What it holds, in both languages ([`half`](crate::lang::half)).
    pub words: &'static str,
    /// Its keys, in the order in which they are documented.
    pub keys: &'static [Key],
}

/// One key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it stands in the file.
    pub name: &'static str,
    /// What it takes, and what holds when the company does not say it.
    pub takes: Takes,
    /// What it says, in both languages ([`half`](crate::lang::half)).
    pub words: &'static str,
}

/// What a key takes. What has a shipped value has it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Words.
    Text,
    /// Words that must be there.
    Needed,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// The name of a time zone.
    TimeZone,
    /// A list of words.
    Texts,
    /// A day.
    Date,
    /// A list of days.
    Dates,
    /// A table of rules and groups, each with how grave it is.
    Severities,
    /// A whole number, both ends inclusive.
    Count {
        /// The least.
        least: u32,
        /// The greatest.
        most: u32,
        /// The shipped one.
        shipped: u32,
    },
    /// A share in percent; the shipped one in hundredths of a per cent.
    Percent(i64),
    /// Five counts, for one to five stars.
    Counts([u32; 5]),
    /// Four amounts of CNY, each above the one before.
    Amounts([Fen; 4]),
}

impl Takes {
    /// The shipped value as the file writes it; `None` where nothing is shipped.
    pub fn shipped(&self) -> Option<String> {
        let list = |values: Vec<String>| format!("[{}]", values.join(", "));
        match self {
            Takes::Count { shipped, .. } => Some(shipped.to_string()),
            Takes::Percent(hundredths) => Some(Fen(*hundredths).plain()),
            Takes::Counts(counts) => Some(list(counts.map(|it| it.to_string()).to_vec())),
            Takes::Amounts(amounts) => Some(list(amounts.map(Fen::plain).to_vec())),
            Takes::Text
            | Takes::Needed
            | Takes::Word(_)
            | Takes::TimeZone
            | Takes::Texts
            | Takes::Date
            | Takes::Dates
            | Takes::Severities => None,
        }
    }
}

/// A section with its keys.
pub(in crate::standard) const fn section(
    name: &'static str,
    words: &'static str,
    keys: &'static [Key],
) -> Section {
    Section { name, words, keys }
}

impl Section {
    /// The row of a key of it.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key, for what none of those below says.
pub(in crate::standard) const fn key(name: &'static str, takes: Takes, words: &'static str) -> Key {
    Key { name, takes, words }
}

/// The longest term a company may set: a year of working days and more.
const LONGEST: u32 = 366;

/// Days, of which there is one at least.
pub(in crate::standard) const fn days(
    name: &'static str,
    shipped: u32,
    words: &'static str,
) -> Key {
    count(name, 1..=LONGEST, shipped, words)
}

/// Days, where none at all makes sense too.
pub(in crate::standard) const fn days_or_none(
    name: &'static str,
    shipped: u32,
    words: &'static str,
) -> Key {
    count(name, 0..=LONGEST, shipped, words)
}

/// A whole number.
pub(in crate::standard) const fn count(
    name: &'static str,
    range: RangeInclusive<u32>,
    shipped: u32,
    words: &'static str,
) -> Key {
    let takes = Takes::Count {
        least: *range.start(),
        most: *range.end(),
        shipped,
    };
    key(name, takes, words)
}

/// A share; the shipped one is so many per cent.
pub(in crate::standard) const fn percent(
    name: &'static str,
    shipped: i64,
    words: &'static str,
) -> Key {
    key(name, Takes::Percent(shipped * 100), words)
}

/// Five counts, for one to five stars.
pub(in crate::standard) const fn counts(
    name: &'static str,
    shipped: [u32; 5],
    words: &'static str,
) -> Key {
    key(name, Takes::Counts(shipped), words)
}

/// What an entry of a list goes by in records.
pub(in crate::standard) const CODE: Key = key("code", Takes::Needed, both!("代码", "its code"));

/// Its name in Chinese.
pub(in crate::standard) const ZH: Key =
    key("zh", Takes::Text, both!("中文名称", "its name in Chinese"));

/// Its name in English.
pub(in crate::standard) const EN: Key =
    key("en", Takes::Text, both!("英文名称", "its name in English"));
