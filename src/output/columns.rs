//! A table in columns of the terminal; comfy-table computes the widths.
//!
//! comfy-table breaks lines at spaces, and Chinese has none. So it only gives the widths, and the cells are
//! broken here. It uses one processor, and ten thousand lines take longer than reading as many records, so
//! the lines are put together here too. A table that does not fit even at its least widths is shown as
//! records.

use std::collections::BTreeSet;

use comfy_table::{
    ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle, Width,
};

use super::drawn::Drawn;
use super::each::of_each;
use super::table::{BOLD, FAINT, Sheet, ink};
use super::{Align, Cell, Column, Table};
use crate::text::visible::{visible, visible_except};
use crate::wrap::{LongWord, longest_word, width, wrap};

/// Below this many columns a table that would have to wrap is hard to read.
const NARROW: usize = 50;
/// A column that wraps is not squeezed below this: six Han characters.
const LEAST_COLUMN: usize = 12;
/// A word up to this long widens its column; a longer one is split.
const LONGEST_WORD: usize = 20;

/// The space between two columns.
const GAP: &str = "  ";
/// No borders, a line below the headings, one space between columns.
const LIGHT: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction(' '));
/// A second space, after each column.
const PADDING: u16 = 1;
/// The line of a drawn table that stands below the headings.
const RULE: usize = 1;

impl Sheet {
    /// The lines of the table, or `None` when it does not fit in this terminal.
    pub(super) fn columns(&self, table: &Table) -> Option<Drawn> {
        let texts = table.words(self.lang);
        let rows = broken(table, &texts, &vec![self.width; table.columns.len()]);
        let widths = widths(table, &rows);
        if whole(&widths) <= self.width {
            return Some(self.drawn(table, &rows, &widths));
        }
        if self.width < NARROW {
            return None;
        }
        let arranged = self.arranged(table, &rows, &widths);
        if whole(&arranged) > self.width {
            return None;
        }
        let rows = broken(table, &texts, &arranged);
        Some(self.drawn(table, &rows, &self::widths(table, &rows)))
    }

    /// The widths that comfy-table gives when the columns cannot all have their full width.
    fn arranged(&self, table: &Table, rows: &[Row], widths: &[usize]) -> Vec<usize> {
        let mut grid = Grid::new();
        let headings = table.columns.iter().map(|it| visible(&it.heading));
        grid.load_style(LIGHT).set_header(headings);
        let mut columns: Vec<Vec<String>> = (0..table.columns.len())
            .map(|at| match table.columns[at].grow {
                true => shapes(rows, at),
                false => vec!["x".repeat(widths[at])],
            })
            .collect();
        while columns.iter().any(|column| !column.is_empty()) {
            let cells = columns.iter_mut().map(|it| it.pop().unwrap_or_default());
            grid.add_row(cells);
        }
        for drawn in grid.column_iter_mut() {
            drawn.set_padding((0, PADDING));
        }
        let constraints: Vec<_> = (0..table.columns.len())
            .map(|at| constraint(&table.columns[at], rows, at, widths[at]))
            .collect();
        grid.set_constraints(constraints)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(narrow(self.width) + PADDING);
        let rule = grid.lines().nth(RULE).unwrap_or_default();
        let parts = rule.split(' ');
        parts
            .map(|part| width(part).saturating_sub(usize::from(PADDING)))
            .collect()
    }

    /// The lines without spaces at their ends, each part of the line as wide as its column.
    fn drawn(&self, table: &Table, rows: &[Row], widths: &[usize]) -> Drawn {
        let headings = table.columns.iter().zip(widths).map(|(column, width)| {
            let heading = visible(&column.heading);
            aligned(&self.paint(&heading, BOLD), column, *width)
        });
        let headings = headings.collect::<Vec<_>>().join(GAP);
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let head = vec![
            headings.trim_end_matches(' ').to_owned(),
            self.paint(&rule.join(GAP), FAINT),
        ];
        let rows = of_each(rows, |at, row| {
            self.row(table, &table.rows[at], row, widths)
        });
        Drawn {
            head,
            rows,
            apart: false,
        }
    }

    /// The lines of one row.
    fn row(&self, table: &Table, cells: &[Cell], row: &Row, widths: &[usize]) -> Vec<String> {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        let line = |nth: usize| {
            let mut line = String::new();
            for (at, (column, width)) in table.columns.iter().zip(widths).enumerate() {
                if at > 0 {
                    line.push_str(GAP);
                }
                let text = row.get(at).and_then(|lines| lines.get(nth));
                let ink = cells.get(at).map_or("", ink);
                let text = text.map(|text| self.paint(text, ink)).unwrap_or_default();
                line.push_str(&aligned(&text, column, *width));
            }
            line.truncate(line.trim_end_matches(' ').len());
            line
        };
        (0..height).map(line).collect()
    }
}

/// The lines of each cell of a row.
type Row = Vec<Vec<String>>;

/// The cells in lines that fit their columns. Those that may wrap keep the line feeds of their text.
fn broken(table: &Table, texts: &[Vec<String>], widths: &[usize]) -> Vec<Row> {
    of_each(texts, |_, texts| {
        let cells = texts.iter().zip(table.columns.iter().zip(widths));
        let lines = cells.map(|(text, (column, width))| match column.grow {
            true => wrap(&visible_except(text, &['\n']), *width, LongWord::Split),
            false => vec![visible(text).trim_end_matches(' ').to_owned()],
        });
        lines.collect()
    })
}

/// How wide each column is with its heading.
fn widths(table: &Table, rows: &[Row]) -> Vec<usize> {
    let of_rows = of_each(rows, |_, row| {
        let lines = row.iter().map(|lines| lines.iter().map(|line| width(line)));
        lines
            .map(|widths| widths.max().unwrap_or(0))
            .collect::<Vec<_>>()
    });
    let headings = table.columns.iter().map(|it| width(&visible(&it.heading)));
    let mut widths: Vec<usize> = headings.map(|width| width.max(1)).collect();
    for row in of_rows {
        for (width, of_row) in widths.iter_mut().zip(row) {
            *width = of_row.max(*width);
        }
    }
    widths
}

/// How wide the whole table is.
fn whole(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1)
}

/// The texts of a column, each once, with one letter for all that are as wide: only its spaces and widths
/// decide how a text is split.
fn shapes(rows: &[Row], at: usize) -> Vec<String> {
    let shape = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => 'x',
        '\u{4e00}'..='\u{9fff}' => '字',
        c => c,
    };
    let cells = rows.iter().filter_map(|row| row.get(at));
    let texts = cells.map(|lines| lines.join("\n").chars().map(shape).collect());
    texts.collect::<BTreeSet<String>>().into_iter().collect()
}

/// A text with spaces that make it as wide as its column.
fn aligned(text: &str, column: &Column, columns: usize) -> String {
    let blanks = " ".repeat(columns.saturating_sub(width(text)));
    match column.align {
        Align::Left => text.to_owned() + &blanks,
        Align::Right => blanks + text,
    }
}

/// A column is as wide as its content, or if it may wrap, as wide as its heading and words need.
fn constraint(column: &Column, rows: &[Row], at: usize, whole: usize) -> ColumnConstraint {
    if !column.grow {
        return ColumnConstraint::ContentWidth;
    }
    let words = of_each(rows, |_, row| {
        let lines = row.get(at).into_iter().flatten();
        lines.map(|line| longest_word(line)).max().unwrap_or(0)
    });
    let heading = visible(&column.heading);
    let word = words
        .into_iter()
        .max()
        .unwrap_or(0)
        .max(longest_word(&heading));
    let least = word
        .clamp(LEAST_COLUMN, LONGEST_WORD)
        .max(width(&heading))
        .min(whole);
    ColumnConstraint::LowerBoundary(Width::Fixed(narrow(least) + PADDING))
}

/// comfy-table counts in 16 bits; no terminal is wider than that.
fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX - PADDING)
}
