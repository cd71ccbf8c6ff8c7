//! A page for a person at a terminal: columns, wrapped words, some colour.
//!
//! What a user wrote reaches the terminal only as text (see [`visible`]). A line feed in a cell that may
//! wrap, and in a fact, is a new line in its column or indent; elsewhere it is shown as `⏎`. So no data can
//! look like a line of kefu's.

use std::borrow::Cow;

use super::drawn::Drawn;
use super::{Block, Cell, Page, Style, Table, Tone, words};
use crate::lang::Lang;
use crate::text::visible::{visible, visible_except};
use crate::wrap::{LongWord, width, wrap, wrap_after};

/// The width of a page when the width of the terminal is not known.
const DEFAULT_WIDTH: usize = 100;
/// The least width of a terminal.
const LEAST_WIDTH: usize = 20;
/// The greatest width: nobody reads longer lines, and comfy-table counts in 16 bits.
const MOST_WIDTH: usize = 1000;
/// The columns left free between a label and its value.
const GAP: usize = 2;
/// A value next to its label is never narrower than this.
const LEAST_VALUE: usize = 32;
/// Tab stops in text that is shown as it is.
const TAB: usize = 4;

/// Where the tag characters begin that mirror ASCII.
const TAGS: u32 = 0xe0000;

pub(super) const BOLD: &str = "1";
pub(super) const FAINT: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";

pub(super) fn render(page: &Page, style: &Style) -> String {
    let sheet = Sheet::new(style);
    let others = page.blocks.iter().map(|block| match block {
        Block::Ranked { .. } => Vec::new(),
        block => sheet.block(block),
    });
    let mut blocks: Vec<Vec<String>> = others.collect();
    // A blank line goes between two blocks.
    let taken: usize = blocks
        .iter()
        .filter(|it| !it.is_empty())
        .map(|it| it.len() + 1)
        .sum();
    let room = style.rows.map(|rows| sheet.room(rows, taken));
    for (lines, block) in blocks.iter_mut().zip(&page.blocks) {
        if let Block::Ranked { table, all } = block {
            *lines = sheet.ranked(table, all.as_deref(), room);
        }
    }

    let written: Vec<String> = blocks
        .into_iter()
        .filter(|lines| !lines.is_empty())
        .map(|lines| lines.join("\n") + "\n")
        .collect();
    let page = written.join("\n");
    match style.colour {
        true => page.chars().map(untagged).collect(),
        false => page,
    }
}

/// The terminal that is written on.
pub(super) struct Sheet {
    pub width: usize,
    colour: bool,
    pub lang: Lang,
}

impl Sheet {
    fn new(style: &Style) -> Sheet {
        let width = match style.width {
            0 | usize::MAX => DEFAULT_WIDTH,
            width => width.clamp(LEAST_WIDTH, MOST_WIDTH),
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
            Block::Table(table) | Block::Detailed { table, .. } => self.ranked(table, None, None),
            Block::Ranked { table, all } => self.ranked(table, all.as_deref(), None),
            Block::Verbatim(text) => as_it_is(text),
            Block::Diff { text, .. } => {
                let lines = as_it_is(text).into_iter();
                lines
                    .map(|line| self.paint(&line, diff_ink(&line)))
                    .collect()
            }
        }
    }

    pub(super) fn paragraph(&self, text: &str, ink: &str) -> Vec<String> {
        if text.is_empty() {
            return Vec::new();
        }
        let lines = wrap(&visible(text), self.width, LongWord::Keep);
        lines.iter().map(|line| self.paint(line, ink)).collect()
    }

    /// Labels on the left, values on the right; the value below its label when there is not enough room.
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

    /// A value on its own; an unknown one is a dash.
    fn fact(&self, value: &Cell) -> String {
        let text = words(value, self.lang);
        match text.as_str() {
            "" => "—".to_owned(),
            text => visible_except(text, &['\n']).into_owned(),
        }
    }

    /// Each row as lines of `label: value`, what is not known left out. Short values share a line; one that may be
    /// long has its own.
    pub(super) fn records(&self, table: &Table) -> Drawn {
        let record = |row: &Vec<Cell>| {
            let mut lines: Vec<String> = Vec::new();
            let mut shares = false;
            for (cell, column) in row.iter().zip(&table.columns) {
                let value = words(cell, self.lang);
                if value.is_empty() {
                    continue;
                }
                let labelled = self.labelled(&column.heading, cell);
                // Two spaces in a value would look like the gap before a label.
                let is_short = !column.grow && labelled.len() == 1 && !value.contains("  ");
                let short = is_short.then(|| labelled[0].as_str());
                let room = |line: &String, more| width(line) + GAP + width(more) <= self.width;
                match (lines.last_mut().filter(|_| shares), short) {
                    (Some(line), Some(short)) if room(line, short) => {
                        line.push_str(&" ".repeat(GAP));
                        line.push_str(short);
                    }
                    _ => lines.extend(labelled.iter().cloned()),
                }
                shares = short.is_some();
            }
            lines
        };
        Drawn {
            head: Vec::new(),
            rows: table.rows.iter().map(record).collect(),
            apart: true,
        }
    }

    /// The text in a colour, with its escapes as tag characters until the page is complete: these take no
    /// room, and data cannot contain them, because [`visible`] writes them out.
    pub(super) fn paint(&self, text: &str, ink: &str) -> String {
        if !self.colour || ink.is_empty() || text.is_empty() {
            return text.to_owned();
        }
        let tags = |escape: &str| String::from_iter(escape.bytes().map(tag));
        format!(
            "{}{text}{}",
            tags(&format!("\u{1b}[{ink}m")),
            tags("\u{1b}[0m")
        )
    }
}

fn tag(ascii: u8) -> char {
    char::from_u32(TAGS + u32::from(ascii)).expect("a plane of characters holds every byte")
}

fn untagged(c: char) -> char {
    match u32::from(c).checked_sub(TAGS).map(u8::try_from) {
        Some(Ok(ascii)) => char::from(ascii),
        Some(Err(_)) | None => c,
    }
}

/// The ink of a cell's tone.
pub(super) fn ink(cell: &Cell) -> &'static str {
    match cell.tone() {
        Tone::Plain => "",
        Tone::Good => GREEN,
        Tone::Warning => YELLOW,
        Tone::Bad => RED,
        Tone::Faint => FAINT,
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

/// The lines of a text, with tabs as spaces and other control characters written out.
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
