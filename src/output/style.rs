//! The format of a page, and its look.

use crate::lang::Lang;

/// The format of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Table,
    /// For scripts: every key, exact values.
    Json,
    /// For a spreadsheet: the first table, or else the facts.
    Csv,
    /// For a forge, a chat or a wiki.
    Markdown,
}

impl Format {
    /// Whether it holds every key, for scripts and spreadsheets, and not only what a person reads in a line.
    pub fn is_whole(self) -> bool {
        match self {
            Format::Json | Format::Csv => true,
            Format::Table | Format::Markdown => false,
        }
    }
}

/// The terminal and the language of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The columns of the terminal. `usize::MAX`, or `0`, says there is none and means 100; less
    /// than 20 is taken as 20, more than 1000 as 1000.
    pub width: usize,
    /// The rows of the terminal; `None` where the page goes elsewhere.
    pub rows: Option<usize>,
    /// Whether the table format may use colour.
    pub colour: bool,
    /// The language of the page, for the comma of a list and the colon after a label.
    pub lang: Lang,
}
