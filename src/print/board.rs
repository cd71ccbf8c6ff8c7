//! Figures and tables on an internal page: each table has its picture and the room it needs.

use minijinja::Value;
use serde::Serialize;

use super::plan::capital;
use crate::lang::Lang;
use crate::output::{Align, Cell, Column, Table};

/// The most rows of a table that stands beside another.
const LONG: usize = 12;
/// The most columns that half a sheet of paper holds.
const MANY: usize = 6;
/// The most columns that half a screen holds.
const WIDE: usize = 8;

/// The text in place of a missing figure, such as the rate of nothing.
const NOTHING: &str = "–";

/// A figure and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The figure.
    pub figure: String,
    /// What it counts.
    pub words: String,
}

/// A table and its picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// A note on it.
    pub note: String,
    /// Whether it takes the whole width, with its picture beside it: a table this long or wide.
    pub wide: bool,
    /// Whether a sheet of paper may end within it.
    pub long: bool,
    /// Whether it takes the whole width of a sheet of paper, with its picture beside it.
    pub many: bool,
    /// The picture, SVG; empty when there is nothing to draw.
    pub chart: Value,
    /// The headings of the columns.
    pub headings: Vec<Heading>,
    /// The rows, in words.
    pub rows: Vec<Vec<String>>,
    /// The text when there is no row.
    pub empty: String,
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    /// The key of the column.
    pub key: &'static str,
    /// The words.
    pub words: String,
    /// Whether its cells are aligned right.
    pub right: bool,
    /// Whether its cells may wrap.
    pub grow: bool,
}

impl Section {
    /// A table with its title, note and picture.
    pub fn of(
        lang: Lang,
        title: &str,
        note: &str,
        table: &Table,
        chart: Option<String>,
    ) -> Section {
        let (columns, mut rows) = table.on_paper(lang);
        let heading = |column: &Column| Heading {
            key: column.key,
            words: capital(&column.heading),
            right: column.align == Align::Right,
            grow: column.grow,
        };
        let headings: Vec<Heading> = columns.into_iter().map(heading).collect();
        let first = table.columns.iter().position(|it| !it.data_only);
        for (row, cells) in rows.iter_mut().zip(&table.rows) {
            for (cell, heading) in row.iter_mut().zip(&headings) {
                if heading.right && cell.is_empty() {
                    NOTHING.clone_into(cell);
                }
            }
            // Ids, names and texts stay as they are written.
            let is_ours = first.is_some_and(|at| matches!(cells[at], Cell::Code { .. }));
            if let Some(label) = row.first_mut().filter(|_| is_ours) {
                *label = capital(label);
            }
        }
        Section {
            title: title.to_owned(),
            note: note.to_owned(),
            wide: rows.len() > LONG || headings.len() > WIDE,
            long: rows.len() > LONG,
            many: headings.len() > MANY,
            chart: Value::from_safe_string(chart.unwrap_or_default()),
            headings,
            rows,
            empty: table.empty.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Tone;

    fn table(first: &'static str, columns: usize, rows: Vec<Vec<Cell>>) -> Table {
        let mut all = vec![Column::new(first, first)];
        all.extend((1..columns).map(|_| Column::new("due", "due").right()));
        Table {
            key: "x",
            columns: all,
            rows,
            empty: String::new(),
        }
    }

    #[test]
    fn figures_are_read_in_threes_and_a_rate_of_nothing_is_a_dash() {
        let count = Cell::Count(12_345);
        let of = |label: Cell| {
            let table = table("service", 3, vec![vec![label, count.clone(), Cell::Empty]]);
            let section = Section::of(Lang::En, "", "", &table, None);
            assert_eq!(section.headings[0].words, "Service");
            section.rows
        };
        let read = |name: &str| vec![vec![name.to_owned(), "12,345".to_owned(), "–".to_owned()]];
        let ours = Cell::Code {
            code: "visit".to_owned(),
            label: "visit".to_owned(),
            tone: Tone::Plain,
        };
        assert_eq!(of(ours), read("Visit"));
        assert_eq!(of(Cell::from("li ming")), read("li ming"));
        assert_eq!(of(Cell::Id("par".to_owned())), read("par"));
    }

    #[test]
    fn the_room_a_table_takes_follows_from_its_size() {
        let room = |columns, rows| {
            let rows = vec![vec![Cell::Empty; columns]; rows];
            let section = Section::of(Lang::Zh, "", "", &table("x", columns, rows), None);
            (section.many, section.wide, section.long)
        };
        assert_eq!(room(6, 12), (false, false, false));
        assert_eq!(room(7, 12), (true, false, false));
        assert_eq!(room(8, 12), (true, false, false));
        assert_eq!(room(9, 12), (true, true, false));
        assert_eq!(room(2, 13), (false, true, true));
    }
}
