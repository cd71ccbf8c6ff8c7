//! One value of a page: its type and its tone.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::lang::Lang;
use crate::money::{Fen, percent};
use crate::text;

/// One value, typed so that each format can write it in its own way.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing known: blank for a person, `null` in JSON.
    Empty,
    /// Words, perhaps in several lines.
    Text(String),
    /// An id.
    Id(String),
    /// A date, always written as ISO 8601.
    Date(NaiveDate),
    /// A last day: for a person marked where a notice of holidays may still move it, for a script the date alone.
    Due(Due),
    /// A whole number, such as a count of days or clients.
    Count(i64),
    /// An amount in CNY. In JSON a number written to the last fen (`1232000.50`), so that it can be
    /// summed, and read exactly by whoever reads decimals.
    Money(Fen),
    /// Hundredths of a per cent: `1550` is 15.5%, and `15.5` in JSON and CSV.
    Percent(i64),
    /// The stars of a client, 1 to 5: drawn as `★★★★` for a person, a number for a script.
    Stars(u8),
    /// Yes or no, and the localised word for it.
    Flag(bool, String),
    /// One of a fixed set of codes.
    Code {
        /// What JSON and CSV say.
        code: String,
        /// What a person reads, localised.
        label: String,
        /// Its tone.
        tone: Tone,
    },
    /// Several words.
    List(Vec<String>),
    /// Several values, such as dates.
    Many(Vec<Cell>),
    /// A value with its own tone, such as an overdue date.
    Toned(Box<Cell>, Tone),
}

impl Cell {
    /// How many there are.
    pub fn counted(count: usize) -> Cell {
        Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The same value with this tone, which replaces a code's own tone.
    pub fn toned(self, tone: Tone) -> Cell {
        Cell::Toned(Box::new(self), tone)
    }

    /// The value as a person reads it.
    pub fn in_words(&self, lang: Lang) -> String {
        words(self, lang)
    }

    /// The tone of the value.
    pub fn tone(&self) -> Tone {
        match self {
            Cell::Toned(_, tone) | Cell::Code { tone, .. } => *tone,
            Cell::Empty
            | Cell::Text(_)
            | Cell::Id(_)
            | Cell::Date(_)
            | Cell::Due(_)
            | Cell::Count(_)
            | Cell::Money(_)
            | Cell::Percent(_)
            | Cell::Stars(_)
            | Cell::Flag(..)
            | Cell::List(_)
            | Cell::Many(_) => Tone::Plain,
        }
    }

    /// The count, when it is one and not less than nothing.
    pub(super) fn count(&self) -> Option<usize> {
        match self {
            Cell::Count(count) => usize::try_from(*count).ok(),
            Cell::Toned(cell, _) => cell.count(),
            _ => None,
        }
    }

    /// The amount, when it is one.
    pub(super) fn amount(&self) -> Option<Fen> {
        match self {
            Cell::Money(amount) => Some(*amount),
            Cell::Toned(cell, _) => cell.amount(),
            _ => None,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Cell {
        Cell::Date(date)
    }
}

impl From<Due> for Cell {
    fn from(due: Due) -> Cell {
        Cell::Due(due)
    }
}

impl From<Fen> for Cell {
    fn from(amount: Fen) -> Cell {
        Cell::Money(amount)
    }
}

/// What is not known is an empty cell.
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

/// The tone of a value: a colour at a terminal, nothing elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As any other word.
    Plain,
    /// Good: green.
    Good,
    /// Needs attention: yellow.
    Warning,
    /// A breach: red.
    Bad,
    /// Less important than the rest.
    Faint,
}

/// The value as a person reads it, not yet escaped for any format.
pub(super) fn words(cell: &Cell, lang: Lang) -> String {
    let comma = lang.comma();
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Id(text) => text.clone(),
        Cell::Date(date) => date.to_string(),
        Cell::Due(due) => text::clock::last_day(lang, *due),
        Cell::Count(count) => count.to_string(),
        Cell::Money(amount) => amount.to_string(),
        Cell::Percent(hundredths) => percent(*hundredths) + "%",
        Cell::Stars(stars) => "★".repeat(usize::from(*stars)),
        Cell::Flag(_, word) => word.clone(),
        Cell::Code { label, .. } => label.clone(),
        Cell::List(items) => items.join(comma),
        Cell::Many(cells) => joined(cells, comma, |cell| words(cell, lang)),
        Cell::Toned(cell, _) => words(cell, lang),
    }
}

pub(super) fn joined(cells: &[Cell], comma: &str, write: impl Fn(&Cell) -> String) -> String {
    cells.iter().map(write).collect::<Vec<_>>().join(comma)
}
