//! A table on a terminal: what stands below its rows, and as many rows as there is room for.

use super::table::{FAINT, Sheet};
use super::{Cell, Table, Tone};
use crate::say;
use crate::text::visible::visible;
use crate::wrap::width;

/// What stands below a row is set in.
const INDENT: &str = "    ";

/// A terminal has at least so many rows.
const LEAST_ROWS: usize = 24;

/// The lines of a table that are not its rows, with those after the page: how many are left, a note of the command, and
/// where the next one is typed.
const BESIDES: usize = 3;

impl Sheet {
    /// How many lines a table may have beside so many others.
    pub(super) fn room(&self, rows: usize, taken: usize) -> usize {
        rows.max(LEAST_ROWS).saturating_sub(taken + BESIDES)
    }

    /// A table; of one that has only so much room, the first rows, and a line with the number of the others.
    pub(super) fn ranked(
        &self,
        table: &Table,
        all: Option<&str>,
        room: Option<usize>,
    ) -> Vec<String> {
        if table.rows.is_empty() {
            return self.paragraph(&table.empty, FAINT);
        }
        let below = self.below(table);
        let hidden: Vec<&str> = (table.columns.iter())
            .filter(|it| it.below)
            .map(|it| it.key)
            .collect();
        let shown = table.clone().without(&hidden);
        let drawn = self.columns(&shown);
        let drawn = drawn.unwrap_or_else(|| self.records(&shown));

        let rest = self.paragraph(&self.rest(&table.rows, all), FAINT);
        let room = room.map(|room| room.saturating_sub(rest.len() - 1));
        let mut lines = drawn.head;
        let mut left = drawn.rows.len();
        for (row, below) in drawn.rows.into_iter().zip(below) {
            let gap = drawn.apart && left < table.rows.len();
            let height = usize::from(gap) + self.height(&row) + self.height(&below);
            let is_first = left == table.rows.len();
            if !is_first && room.is_some_and(|room| self.height(&lines) + height > room) {
                break;
            }
            lines.extend(gap.then(String::new));
            lines.extend(row);
            lines.extend(below);
            left -= 1;
        }
        if left > 0 {
            let rest = &table.rows[table.rows.len() - left..];
            lines.extend(self.paragraph(&self.rest(rest, all), FAINT));
        }
        lines
    }

    /// The rows of the terminal that lines take: what is to be copied stands on one line, and a narrow terminal wraps it.
    fn height(&self, lines: &[String]) -> usize {
        let rows = lines.iter().map(|line| width(line).div_ceil(self.width));
        rows.map(|rows| rows.max(1)).sum()
    }

    /// How many rows are left, how many of them are overdue, in which order they are, and the command that lists all.
    fn rest(&self, rows: &[Vec<Cell>], all: Option<&str>) -> String {
        let is_late = |row: &&Vec<Cell>| row.iter().any(|it| it.tone() == Tone::Bad);
        let (left, late) = (rows.len(), rows.iter().filter(is_late).count());
        let mut said = match late {
            0 => say!(self.lang, zh: "未列出 {left} 项。", en: "Not listed: {left}."),
            _ => say!(self.lang,
                zh: "未列出 {left} 项，其中逾期 {late} 项。",
                en: "Not listed: {left}, of them overdue: {late}."),
        };
        said += &say!(self.lang,
            zh: "要紧的在前，再按日期。",
            en: " What costs most comes first, then by day.");
        if let Some(all) = all {
            said += &say!(self.lang, zh: "全部列出：{all}", en: " To list them all: {all}");
        }
        said
    }

    /// What stands below each row.
    fn below(&self, table: &Table) -> Vec<Vec<String>> {
        let columns = table.columns.iter().enumerate();
        let at: Vec<usize> = columns
            .filter(|(_, it)| it.below)
            .map(|(at, _)| at)
            .collect();
        let words = match at.is_empty() {
            true => vec![Vec::new(); table.rows.len()],
            false => table.words(self.lang),
        };
        let lines = words.into_iter().map(|row| {
            let said = at.iter().filter_map(|at| row.get(*at));
            said.filter(|it| !it.is_empty())
                .map(|it| format!("{INDENT}{}", self.paint(&visible(it), FAINT)))
                .collect()
        });
        lines.collect()
    }
}
