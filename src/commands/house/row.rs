//! A line of a list about many clients.

use chrono::NaiveDate;

use crate::output::{Cell, Column, Table};
use crate::standing::Case;

/// A line of a list: its client, its person, the day it is ordered by.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) client: String,
    pub(super) who: Option<String>,
    pub(super) day: NaiveDate,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// A line about a client, which begins with its name.
    pub(super) fn of(case: &Case<'_>, who: Option<&str>, day: NaiveDate, cells: Vec<Cell>) -> Row {
        let name = Cell::from(case.record.client.name);
        Row {
            client: case.id.to_owned(),
            who: who.map(str::to_owned),
            day,
            cells: std::iter::once(name).chain(cells).collect(),
        }
    }
}

/// A table that has no rows yet; the last column is whose they are.
pub(super) fn table(key: &'static str, columns: Vec<Column>, empty: String) -> Table {
    Table {
        key,
        columns,
        rows: Vec::new(),
        empty,
    }
}
