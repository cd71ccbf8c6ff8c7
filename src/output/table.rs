//! A page for a person at a terminal: light columns, wrapped words, colour where it helps.
//!
//! Nothing a user wrote reaches the terminal but as text (see [`visible`]). A line feed in a cell that
//! may wrap, and in a fact, is a new line in its column or indent; elsewhere it is shown as `⏎`. So no
//! data can pass for a line of ours.

use std::borrow::Cow;

use super::columns::{GAP, Want, share};
use super::visible::{visible, visible_except};
use super::wrap::{LongWord, longest_word, width, wrap, wrap_after};
use super::{Align, Block, Cell, Column, Page, Style, Table, Tone, words};
use crate::lang::Lang;

/// How wide a page is when nobody says how wide the terminal is.
const DEFAULT_WIDTH: usize = 100;
/// No terminal is taken to be narrower.
const LEAST_WIDTH: usize = 20;
/// A column that wraps is not squeezed below this: six Han characters.
const LEAST_COLUMN: usize = 12;
/// A value beside its label is not squeezed below this.
const LEAST_VALUE: usize = 32;
/// A word up to this long widens its column; a longer one is split.
const LONGEST_WORD: usize = 20;
/// Tab stops in text that is shown as it is.
const TAB: usize = 4;

const BOLD: &str = "1";
const FAINT: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";

pub(super) fn render(page: &Page, style: &Style) -> String {
    let sheet = Sheet::new(style);
    let blocks = page.blocks.iter().map(|block| sheet.block(block));

    let written: Vec<String> = blocks
        .filter(|lines| !lines.is_empty())
        .map(|lines| lines.join("\n") + "\n")
        .collect();
    written.join("\n")
}

/// The terminal that is written on.
struct Sheet {
    width: usize,
    colour: bool,
    lang: Lang,
}

impl Sheet {
    fn new(style: &Style) -> Sheet {
        let width = match style.width {
            0 | usize::MAX => DEFAULT_WIDTH,
            width => width.max(LEAST_WIDTH),
        };
        Sheet {
            width,
            colour: style.colour,
            lang: style.lang,
        }
    }

    fn block(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Heading(text) => self.paragraph(text, BOLD),
            Block::Text(text) => self.paragraph(text, ""),
            Block::Facts(facts) => {
                let lines = facts.iter().map(|fact| (fact.label.as_str(), &fact.value));
                self.facts(&lines.collect::<Vec<_>>())
            }
            Block::Table(table) if table.rows.is_empty() => self.paragraph(&table.empty, FAINT),
            Block::Table(table) => self.table(table),
            Block::Verbatim(text) => as_it_is(text),
            Block::Diff { text, .. } => {
                let lines = as_it_is(text).into_iter();
                lines
                    .map(|line| self.paint(&line, diff_ink(&line)))
                    .collect()
            }
        }
    }

    fn paragraph(&self, text: &str, ink: &str) -> Vec<String> {
        if text.is_empty() {
            return Vec::new();
        }
        let lines = wrap(&visible(text), self.width, LongWord::Keep);
        lines.iter().map(|line| self.paint(line, ink)).collect()
    }

    /// Labels on the left, values on the right; one below the other where that is too tight.
    fn facts(&self, facts: &[(&str, &Cell)]) -> Vec<String> {
        let labels = facts.iter().map(|(label, _)| width(&visible(label)));
        let indent = labels.max().unwrap_or(0) + GAP;
        if self.width < indent + LEAST_VALUE {
            return facts
                .iter()
                .flat_map(|(label, value)| self.labelled(label, value))
                .collect();
        }

        let mut lines = Vec::new();
        for (label, value) in facts {
            let label = visible(label);
            let mut margin = self.paint(&label, FAINT) + &" ".repeat(indent - width(&label));
            for line in wrap(&self.fact(value), self.width - indent, LongWord::Keep) {
                let line = margin + &self.paint(&line, ink(value));
                lines.push(line.trim_end_matches(' ').to_owned());
                margin = " ".repeat(indent);
            }
        }
        lines
    }

    /// `label: value`, going on below with an indent.
    fn labelled(&self, label: &str, value: &Cell) -> Vec<String> {
        let colon = match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        };
        let label = visible(label).into_owned() + colon;
        let taken = width(&label).saturating_sub(GAP);
        let lines = wrap_after(taken, &self.fact(value), self.width - GAP, LongWord::Keep);

        let mut lines = lines.iter();
        let mut written = match lines.next().map_or("", String::as_str) {
            "" => vec![self.paint(label.trim_end(), FAINT)],
            first => vec![self.paint(&label, FAINT) + &self.paint(first, ink(value))],
        };
        written.extend(lines.map(|line| " ".repeat(GAP) + &self.paint(line, ink(value))));
        written
    }

    /// A value that stands by itself; one that is not known is a dash.
    fn fact(&self, value: &Cell) -> String {
        let text = words(value, self.lang);
        match text.as_str() {
            "" => "—".to_owned(),
            text => visible_except(text, &['\n']).into_owned(),
        }
    }

    fn table(&self, table: &Table) -> Vec<String> {
        let wants: Vec<Want> = (table.columns.iter().enumerate())
            .map(|(at, column)| self.want(column, table.rows.iter().filter_map(|row| row.get(at))))
            .collect();
        let Some(widths) = share(&wants, self.width) else {
            return self.records(table);
        };

        let headings = table
            .columns
            .iter()
            .map(|column| vec![visible(&column.heading).into_owned()]);
        let rules = widths.iter().map(|width| vec!["─".repeat(*width)]);
        let bold = vec![BOLD; widths.len()];
        let faint = vec![FAINT; widths.len()];

        let mut lines = self.row(table, &widths, &headings.collect::<Vec<_>>(), &bold);
        lines.extend(self.row(table, &widths, &rules.collect::<Vec<_>>(), &faint));
        for row in &table.rows {
            let cells = row.iter().zip(&table.columns).zip(&widths);
            let cells: Vec<_> = cells
                .map(|((cell, column), width)| {
                    wrap(&self.text(cell, column), *width, LongWord::Split)
                })
                .collect();
            let inks: Vec<_> = row.iter().map(ink).collect();
            lines.extend(self.row(table, &widths, &cells, &inks));
        }
        lines
    }

    fn want<'a>(&self, column: &Column, cells: impl Iterator<Item = &'a Cell>) -> Want {
        let heading = width(&visible(&column.heading));
        let (mut whole, mut word) = (heading, 0);
        for cell in cells {
            let text = self.text(cell, column);
            whole = text.split('\n').map(width).fold(whole, usize::max);
            word = word.max(longest_word(&text));
        }
        let least = heading
            .max(word.min(LONGEST_WORD))
            .max(LEAST_COLUMN)
            .min(whole);
        Want {
            whole,
            least: if column.grow { least } else { whole },
        }
    }

    /// A cell's text in its column, line feeds kept only where it may take several lines.
    fn text(&self, cell: &Cell, column: &Column) -> String {
        let kept: &[char] = if column.grow { &['\n'] } else { &[] };
        visible_except(&words(cell, self.lang), kept).into_owned()
    }

    /// One row, as high as its highest cell, without spaces at its end.
    fn row(
        &self,
        table: &Table,
        widths: &[usize],
        cells: &[Vec<String>],
        inks: &[&str],
    ) -> Vec<String> {
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let mut lines = Vec::new();
        for at in 0..height {
            let mut line = String::new();
            let mut blank = 0;
            for (((cell, room), column), ink) in
                cells.iter().zip(widths).zip(&table.columns).zip(inks)
            {
                let text = cell.get(at).map_or("", String::as_str);
                let rest = room.saturating_sub(width(text));
                let (before, after) = match column.align {
                    Align::Left => (0, rest),
                    Align::Right => (rest, 0),
                };
                if !text.is_empty() {
                    line.push_str(&" ".repeat(blank + before));
                    line.push_str(&self.paint(text, ink));
                    blank = after + GAP;
                } else {
                    blank += room + GAP;
                }
            }
            lines.push(line);
        }
        lines
    }

    /// Each row as lines of `label: value`, what is not known left out, a blank line between rows.
    fn records(&self, table: &Table) -> Vec<String> {
        let mut lines = Vec::new();
        for row in &table.rows {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            for (cell, column) in row.iter().zip(&table.columns) {
                if !words(cell, self.lang).is_empty() {
                    lines.extend(self.labelled(&column.heading, cell));
                }
            }
        }
        lines
    }

    fn paint(&self, text: &str, ink: &str) -> String {
        if self.colour && !ink.is_empty() && !text.is_empty() {
            format!("\u{1b}[{ink}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

fn ink(cell: &Cell) -> &'static str {
    match cell {
        Cell::Code { tone, .. } => match tone {
            Tone::Plain => "",
            Tone::Good => GREEN,
            Tone::Warning => YELLOW,
            Tone::Bad => RED,
            Tone::Faint => FAINT,
        },
        _ => "",
    }
}

fn diff_ink(line: &str) -> &'static str {
    match line.as_bytes() {
        [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => BOLD,
        [b'+', ..] => GREEN,
        [b'-', ..] => RED,
        [b'@', ..] => FAINT,
        _ => "",
    }
}

/// The lines of a text, tabs as spaces, everything else that acts written out.
fn as_it_is(text: &str) -> Vec<String> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let shown: Cow<'_, str> = visible_except(text, &['\n', '\t']);
    let lines = shown.split('\n').map(|line| {
        let mut flat = String::new();
        for (at, part) in line.split('\t').enumerate() {
            if at > 0 {
                flat.push_str(&" ".repeat(TAB - width(&flat) % TAB));
            }
            flat.push_str(part);
        }
        flat
    });
    lines.collect()
}
