//! A page as the tables of an office: headings in the reader's language, and values that a spreadsheet can sum and
//! sort. A named XLSX has all of them, a named CSV one; `import` reads both.

use chrono::NaiveDate;

use super::{Align, Block, Cell, Page, Table, words};
use crate::lang::Lang;
use crate::money::{Fen, percent};
use crate::say;
use crate::text;
use crate::text::visible::visible_except;

/// One table.
pub(super) struct Leaf {
    /// What it is called.
    pub(super) title: String,
    /// The head of each column.
    pub(super) heads: Vec<Head>,
    /// The rows.
    pub(super) rows: Vec<Vec<Value>>,
    /// The member of the page it is; empty for the facts and notes.
    pub(super) key: &'static str,
}

/// The head of a column.
pub(super) struct Head {
    /// Its words.
    pub(super) words: String,
    /// The side its values stand on.
    pub(super) align: Align,
    /// Whether it holds long words, which may be broken into lines.
    pub(super) grows: bool,
}

/// What a cell of a spreadsheet holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// Words, never a formula.
    Text(String),
    /// A whole number.
    Count(i64),
    /// An amount in CNY.
    Money(Fen),
    /// Hundredths of a per cent.
    Percent(i64),
    /// A day.
    Day(NaiveDate),
}

/// The tables of a page in the order of reading. Its facts, and what it says in words, are one table: where the first
/// facts stand, or at the end when there are only words.
pub(super) fn leaves(page: &Page, lang: Lang) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    let (mut facts, mut place) = (Vec::new(), None);
    let mut heading: Option<&str> = None;
    for block in &page.blocks {
        match block {
            Block::Heading(words) => {
                // One that no table took over stands above what follows.
                facts.extend(heading.map(titled));
                heading = Some(words);
            }
            Block::Table(table) | Block::Ranked { table, .. } | Block::Detailed { table, .. } => {
                leaves.push(of_table(table, heading.take(), lang));
            }
            Block::Facts(named) => {
                place.get_or_insert(leaves.len());
                facts.extend(heading.take().map(titled));
                let told = named.iter().filter(|fact| !fact.label.is_empty());
                facts.extend(told.map(|fact| {
                    let label = Value::Text(shown(&fact.label));
                    vec![label, value(&fact.value, lang)]
                }));
            }
            Block::Text(said) | Block::Verbatim(said) => {
                facts.extend(heading.take().map(titled));
                facts.push(vec![Value::Empty, Value::Text(shown(said.trim()))]);
            }
            Block::Diff { .. } => {}
        }
    }
    facts.extend(heading.map(titled));
    let is_told = place.is_some() || leaves.is_empty();
    let only_titles = facts.iter().all(|row| row.len() < 2);
    if is_told || !only_titles {
        let leaf = Leaf {
            title: say!(lang, zh: "概要", en: "Summary"),
            heads: vec![
                head(say!(lang, zh: "项目", en: "item"), Align::Left, false),
                head(say!(lang, zh: "内容", en: "content"), Align::Left, true),
            ],
            rows: facts,
            key: "",
        };
        leaves.insert(place.unwrap_or(leaves.len()), leaf);
    }
    leaves
}

/// The one table that a CSV holds, by the same choice as without a name: the first with rows, otherwise the facts.
pub(super) fn chosen(leaves: &[Leaf]) -> Option<&Leaf> {
    let is_table = |leaf: &&Leaf| !leaf.key.is_empty();
    let mut filled = leaves.iter().filter(|leaf| !leaf.rows.is_empty());
    let filled = filled.find(is_table);
    let facts = || leaves.iter().find(|leaf| leaf.key.is_empty());
    filled.or_else(facts).or(leaves.first())
}

fn head(words: String, align: Align, grows: bool) -> Head {
    Head {
        words,
        align,
        grows,
    }
}

fn titled(words: &str) -> Vec<Value> {
    vec![Value::Text(shown(words))]
}

/// A table with the columns that have a heading; those without say again, as a code, what another says in words.
fn of_table(table: &Table, heading: Option<&str>, lang: Lang) -> Leaf {
    let columns = table.columns.iter().enumerate();
    let told: Vec<usize> = columns
        .filter(|(_, column)| !column.heading.is_empty())
        .map(|(at, _)| at)
        .collect();
    let row = |cells: &Vec<Cell>| told.iter().map(|at| value(&cells[*at], lang)).collect();
    let rows: Vec<Vec<Value>> = table.rows.iter().map(row).collect();
    let head_of = |(nth, at): (usize, &usize)| {
        let column = &table.columns[*at];
        let heading = shown(&column.heading);
        let is_percent = |row: &Vec<Value>| matches!(row[nth], Value::Percent(_));
        let words = match rows.iter().any(is_percent) && !heading.contains('%') {
            true => say!(lang, zh: "{heading}（%）", en: "{heading} (%)"),
            false => heading,
        };
        head(words, column.align, column.grow)
    };
    Leaf {
        title: heading.map_or_else(|| text::table(lang, table.key).to_owned(), shown),
        heads: told.iter().enumerate().map(head_of).collect(),
        rows,
        key: table.key,
    }
}

fn value(cell: &Cell, lang: Lang) -> Value {
    match cell {
        Cell::Empty => Value::Empty,
        Cell::Date(day) => Value::Day(*day),
        Cell::Due(due) if !due.provisional => Value::Day(due.date),
        Cell::Count(count) => Value::Count(*count),
        Cell::Stars(stars) => Value::Count(i64::from(*stars)),
        Cell::Money(amount) => Value::Money(*amount),
        Cell::Percent(hundredths) => Value::Percent(*hundredths),
        Cell::Flag(true, _) => Value::Text(say!(lang, zh: "是", en: "yes")),
        Cell::Flag(false, _) => Value::Text(say!(lang, zh: "否", en: "no")),
        Cell::Toned(cell, _) => value(cell, lang),
        Cell::Due(_)
        | Cell::Text(_)
        | Cell::Id(_)
        | Cell::Code { .. }
        | Cell::List(_)
        | Cell::Many(_) => match shown(&words(cell, lang)) {
            words if words.is_empty() => Value::Empty,
            words => Value::Text(words),
        },
    }
}

/// Words without what would control a terminal or hide; line ends stay.
fn shown(words: &str) -> String {
    visible_except(words, &['\n', '\t']).into_owned()
}

impl Value {
    /// The value as text, exact.
    pub(super) fn plain(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(words) => words.clone(),
            Value::Count(count) => count.to_string(),
            Value::Money(amount) => amount.plain(),
            Value::Percent(hundredths) => percent(*hundredths),
            Value::Day(day) => day.to_string(),
        }
    }
}
