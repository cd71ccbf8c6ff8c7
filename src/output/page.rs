//! The answer of a command, whatever the format.

use super::cell::Cell;
use super::each::of_each;
use crate::lang::Lang;
use crate::money::grouped;
use crate::text::key;

use super::cell::words;

/// The answer of a command: blocks in the order of reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The name and version of the JSON shape, such as `kefu.client-list/1`.
    pub schema: &'static str,
    /// The blocks, first to last. The keys of facts, tables and diffs are each used once in a page.
    pub blocks: Vec<Block>,
}

/// One piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A title for what follows; for people only.
    Heading(String),
    /// Named single values.
    Facts(Vec<Fact>),
    /// Rows of the same shape.
    Table(Table),
    /// Rows of which the first matter most: a terminal shows as many as it has room for, and how many more there are; of
    /// these, how many are overdue, which have a cell in the tone of what is bad.
    Ranked {
        /// The rows, the most important first.
        table: Table,
        /// The command that lists all of them, unless it is named elsewhere.
        all: Option<String>,
    },
    /// A table of which a script gets more than its cells.
    Detailed {
        /// What all others read.
        table: Table,
        /// What stands in JSON under its key.
        json: String,
    },
    /// One paragraph, wrapped where needed; for people only. A second paragraph is a second block: a
    /// line feed in it can only be data's and is shown as `⏎`.
    Text(String),
    /// Text that is never wrapped: a file, a code block; for people only.
    Verbatim(String),
    /// A unified diff: never wrapped, its lines in colour, and a string in JSON.
    Diff {
        /// The JSON member.
        key: &'static str,
        /// The diff with its line feeds.
        text: String,
    },
}

/// One named value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The JSON member: kebab-case, never translated.
    pub key: &'static str,
    /// The name a person reads, localised.
    pub label: String,
    /// The value.
    pub value: Cell,
}

impl Fact {
    /// A fact from anything a cell is made of.
    pub fn new(key: &'static str, label: impl Into<String>, value: impl Into<Cell>) -> Fact {
        Fact {
            key,
            label: label.into(),
            value: value.into(),
        }
    }

    /// A key of the record, `client.sector`, under its own name and its words in the form.
    pub fn of(lang: Lang, way: &'static str, value: impl Into<Cell>) -> Fact {
        Fact::new(key::last(way), key::label(lang, way), value)
    }
}

/// Rows of the same shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The JSON member that holds the rows.
    pub key: &'static str,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows; each has one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// The text for a person when there are no rows; empty for no text.
    pub empty: String,
}

impl Table {
    /// The table without the columns of these keys.
    pub fn without(mut self, left_out: &[&str]) -> Table {
        let columns = self.columns.iter();
        let kept: Vec<bool> = columns.map(|it| !left_out.contains(&it.key)).collect();
        for row in &mut self.rows {
            let mut kept = kept.iter();
            row.retain(|_| kept.next() != Some(&false));
        }
        self.columns.retain(|it| !left_out.contains(&it.key));
        self
    }

    /// The table as a person reads it on paper: its columns, and the rows in words.
    pub fn on_paper(&self, lang: Lang) -> (Vec<&Column>, Vec<Vec<String>>) {
        let shown = |at: &usize| !self.columns[*at].data_only;
        let columns: Vec<usize> = (0..self.columns.len()).filter(shown).collect();
        let headings = columns.iter().map(|at| &self.columns[*at]).collect();
        let cell = |cell: &Cell, words: &str| match cell.count() {
            Some(count) => grouped(count),
            None => words.to_owned(),
        };
        let rows = self.rows.iter().zip(self.words(lang));
        let row = |(cells, words): (&Vec<Cell>, Vec<String>)| {
            let of_columns = columns.iter();
            of_columns
                .map(|at| cell(&cells[*at], &words[*at]))
                .collect()
        };
        (headings, rows.map(row).collect())
    }

    /// The rows as a person reads them. When an amount in a column has fen, the others in it show theirs
    /// too, so that the decimal points stand below each other.
    pub(super) fn words(&self, lang: Lang) -> Vec<Vec<String>> {
        let exact: Vec<bool> = (0..self.columns.len())
            .map(|at| {
                let mut amounts = self.rows.iter().filter_map(|row| row.get(at)?.amount());
                amounts.any(|amount| amount.0 % 100 != 0)
            })
            .collect();
        of_each(&self.rows, |_, row| {
            let cells = row.iter().zip(&exact);
            let words = cells.map(|(cell, exact)| match cell.amount() {
                Some(amount) if *exact && amount.0 % 100 == 0 => format!("{amount}.00"),
                _ => words(cell, lang),
            });
            words.collect()
        })
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The member of each row in JSON and the heading in CSV: kebab-case, never translated.
    pub key: &'static str,
    /// The heading a person reads, localised.
    pub heading: String,
    /// The alignment of its cells.
    pub align: Align,
    /// Whether its cells may wrap. Other columns are not broken: a date or an id is never split.
    pub grow: bool,
    /// Whether only JSON and CSV have it, and a named XLSX or CSV if it has a heading: without one it is a code or
    /// count that another column says in words.
    pub data_only: bool,
    /// Whether a person at a terminal reads its cells below the row: never broken, so that a command can be copied.
    pub below: bool,
}

impl Column {
    /// A column aligned left, whose cells are not broken.
    pub fn new(key: &'static str, heading: impl Into<String>) -> Column {
        Column {
            key,
            heading: heading.into(),
            align: Align::Left,
            grow: false,
            data_only: false,
            below: false,
        }
    }

    /// A column of a key of the record, `claims.cause`, under its own name and its words in the form.
    pub fn of(lang: Lang, way: &'static str) -> Column {
        Column::new(key::last(way), key::label(lang, way))
    }

    /// The same column aligned right, for amounts and counts.
    pub fn right(self) -> Column {
        let align = Align::Right;
        Column { align, ..self }
    }

    /// The same column, whose cells stand below the rows.
    pub fn below(self) -> Column {
        Column {
            below: true,
            ..self
        }
    }

    /// The same column, whose cells wrap when there is not enough room.
    pub fn grow(self) -> Column {
        let grow = true;
        Column { grow, ..self }
    }

    /// The same column, which a person reads in a file alone: a line of the terminal has no room for it.
    pub fn only_in_files(self) -> Column {
        let data_only = true;
        Column { data_only, ..self }
    }

    /// A column only for JSON and CSV.
    pub fn data(key: &'static str) -> Column {
        let data_only = true;
        Column {
            data_only,
            ..Column::new(key, "")
        }
    }
}

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words, dates.
    Left,
    /// Amounts, counts.
    Right,
}
