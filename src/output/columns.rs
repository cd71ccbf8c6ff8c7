//! A table in columns of the terminal, arranged and drawn by comfy-table.
//!
//! comfy-table breaks lines at spaces, and Chinese has none. So it is first asked how wide the columns
//! shall be, then given the cells broken to those widths. A table that cannot stand even at its least
//! widths is better read as records.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
    Width,
};

use super::table::{BOLD, FAINT, Sheet, ink};
use super::{Align, Table};
use crate::text::visible::{visible, visible_except};
use crate::wrap::{LongWord, longest_word, width, wrap};

/// Below this many columns a table that would have to wrap is hard to read.
const NARROW: usize = 50;
/// A column that wraps is not squeezed below this: six Han characters.
const LEAST_COLUMN: usize = 12;
/// A word up to this long widens its column; a longer one is split.
const LONGEST_WORD: usize = 20;

/// No borders, a rule below the headings, one blank between columns.
const LIGHT: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction(' '));
/// A second blank, after each column.
const PADDING: u16 = 1;
/// The line of a drawn table that stands below the headings.
const RULE: usize = 1;

impl Sheet {
    /// The lines of the table, or `None` when it cannot stand in this terminal.
    pub(super) fn columns(&self, table: &Table) -> Option<Vec<String>> {
        let mut grid = self.grid(table, &vec![self.width; table.columns.len()]);
        let lines = self.drawn(&grid);
        if width(rule(&lines)) <= self.width {
            return Some(lines);
        }
        if self.width < NARROW {
            return None;
        }

        let constraints: Vec<_> = (0..table.columns.len())
            .map(|at| constraint(table, &grid, at))
            .collect();
        grid.set_constraints(constraints)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(narrow(self.width) + PADDING);
        let arranged = self.drawn(&grid);
        if width(rule(&arranged)) > self.width {
            return None;
        }
        let widths: Vec<usize> = rule(&arranged).split("  ").map(width).collect();
        Some(self.drawn(&self.grid(table, &widths)))
    }

    /// The table for comfy-table. Columns that may wrap keep the line feeds of their cells and have them
    /// broken to `widths`.
    fn grid(&self, table: &Table, widths: &[usize]) -> Grid {
        let headings = table.columns.iter().map(|column| visible(&column.heading));
        let mut grid = Grid::new();
        grid.load_style(LIGHT)
            .set_header(headings.map(|heading| self.paint(&heading, BOLD)));

        for (row, texts) in table.rows.iter().zip(table.words(self.lang)) {
            let cells = row.iter().zip(texts).zip(table.columns.iter().zip(widths));
            grid.add_row(cells.map(|((cell, text), (column, width))| {
                if !column.grow {
                    return self.paint(visible(&text).trim_end_matches(' '), ink(cell));
                }
                let text = visible_except(&text, &['\n']);
                let lines = wrap(&text, *width, LongWord::Split).into_iter();
                let painted: Vec<_> = lines.map(|line| self.paint(&line, ink(cell))).collect();
                painted.join("\n")
            }));
        }

        for (drawn, column) in grid.column_iter_mut().zip(&table.columns) {
            drawn.set_padding((0, PADDING));
            drawn.set_cell_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
        grid
    }

    /// The lines without blanks at their ends, each part of the rule as wide as its column.
    fn drawn(&self, grid: &Grid) -> Vec<String> {
        let mut lines: Vec<String> = (grid.lines())
            .map(|line| line.trim_end_matches(' ').to_owned())
            .collect();
        if let Some(rule) = lines.get_mut(RULE) {
            rule.pop();
            *rule = self.paint(&rule.replace("─ ", "  "), FAINT);
        }
        lines
    }
}

fn rule(lines: &[String]) -> &str {
    lines.get(RULE).map_or("", String::as_str)
}

/// A column is as wide as its content, or if it may wrap, as wide as its heading and words need.
fn constraint(table: &Table, grid: &Grid, at: usize) -> ColumnConstraint {
    let column = &table.columns[at];
    if !column.grow {
        return ColumnConstraint::ContentWidth;
    }
    let cells = grid.column_cells_with_header_iter(at).flatten();
    let texts = cells.map(|cell| cell.content());
    let word = texts.map(|text| longest_word(&text)).max().unwrap_or(0);
    let least = word
        .clamp(LEAST_COLUMN, LONGEST_WORD)
        .max(width(&visible(&column.heading)));
    let whole = grid.column_max_content_widths()[at];
    ColumnConstraint::LowerBoundary(Width::Fixed(narrow(least).min(whole) + PADDING))
}

/// comfy-table counts in 16 bits; terminals are taken to be narrower than that.
fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX - PADDING)
}
