//! A page for scripts: one object, its members in the order they were built.
//!
//! Facts are members by their key, a table is an array of objects, a diff a string. A code has its words beside it, in
//! the reader's language: `"state": "overdue", "state-words": "逾期 5"`. Headings and texts are for people and are left out. Amounts are JSON numbers exact to the fen, not rounded through a
//! float. Characters that control a terminal are escaped, such as `\u202e`, which reads back as the same
//! text.

use std::collections::BTreeSet;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::{Block, Cell, Column, Page, Table};
use crate::calendar::Due;
use crate::money::percent;
use crate::text::visible::hides;

pub(super) fn render(page: &Page) -> String {
    debug_assert!(keys_once(page), "a key is used twice in {}", page.schema);
    let json = serde_json::to_string_pretty(&Members(page))
        .expect("strings, numbers and string keys are always JSON");
    escaped(&json) + "\n"
}

/// Invisible and control characters can occur only inside strings, except the line feeds of the layout.
pub(super) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if hides(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// A JSON reader keeps only one of two members of the same name.
fn keys_once(page: &Page) -> bool {
    let keys = page.blocks.iter().flat_map(|block| match block {
        Block::Facts(facts) => facts.iter().map(|fact| fact.key).collect(),
        Block::Table(table) | Block::Ranked { table, .. } | Block::Detailed { table, .. } => {
            vec![table.key]
        }
        Block::Diff { key, .. } => vec![*key],
        Block::Heading(_) | Block::Text(_) | Block::Verbatim(_) => Vec::new(),
    });
    let mut seen = BTreeSet::from(["schema"]);
    keys.into_iter().all(|key| seen.insert(key))
}

struct Members<'a>(&'a Page);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("schema", self.0.schema)?;
        for block in &self.0.blocks {
            match block {
                Block::Facts(facts) => {
                    for fact in facts {
                        members.serialize_entry(fact.key, &Value(&fact.value))?;
                        if is_code(&fact.value) {
                            members.serialize_entry(&words_of(fact.key), &Words(&fact.value))?;
                        }
                    }
                }
                Block::Table(table) | Block::Ranked { table, .. } => {
                    members.serialize_entry(table.key, &Rows(table))?
                }
                Block::Detailed { table, json } => {
                    // Set in as far as the members are.
                    let json = RawValue::from_string(json.replace('\n', "\n  "));
                    let json = json.map_err(serde::ser::Error::custom)?;
                    members.serialize_entry(table.key, &json)?;
                }
                Block::Diff { key, text } => members.serialize_entry(key, text)?,
                Block::Heading(_) | Block::Text(_) | Block::Verbatim(_) => {}
            }
        }
        members.end()
    }
}

struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Table { columns, rows, .. } = self.0;
        let has_words = |at: usize| rows.iter().any(|cells| is_code(&cells[at]));
        let words = (0..columns.len()).map(|at| has_words(at).then(|| words_of(columns[at].key)));
        let words: Vec<Option<String>> = words.collect();
        serializer.collect_seq(rows.iter().map(|cells| Row {
            columns,
            words: &words,
            cells,
        }))
    }
}

struct Row<'a> {
    columns: &'a [Column],
    /// The member for the words of a column that has codes.
    words: &'a [Option<String>],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        for ((column, words), cell) in self.columns.iter().zip(self.words).zip(self.cells) {
            members.serialize_entry(column.key, &Value(cell))?;
            if let Some(words) = words {
                members.serialize_entry(words, &Words(cell))?;
            }
        }
        members.end()
    }
}

/// The member that holds the words of a code.
fn words_of(key: &str) -> String {
    format!("{key}-words")
}

/// Whether a value is a code that a person reads in words.
fn is_code(cell: &Cell) -> bool {
    match cell {
        Cell::Code { label, .. } => !label.is_empty(),
        Cell::Toned(cell, _) => is_code(cell),
        Cell::Many(cells) => cells.iter().any(is_code),
        _ => false,
    }
}

/// What a person reads; beside codes a text says itself.
struct Words<'a>(&'a Cell);

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Code { label, .. } => serializer.serialize_str(label),
            Cell::Many(cells) => serializer.collect_seq(cells.iter().map(Words)),
            Cell::Toned(cell, _) => Words(cell).serialize(serializer),
            cell => Value(cell).serialize(serializer),
        }
    }
}

struct Value<'a>(&'a Cell);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) | Cell::Id(text) => serializer.serialize_str(text),
            Cell::Date(date) | Cell::Due(Due { date, .. }) => serializer.collect_str(date),
            Cell::Count(count) => serializer.serialize_i64(*count),
            Cell::Money(amount) => exact(amount.plain()).serialize(serializer),
            Cell::Percent(hundredths) => exact(percent(*hundredths)).serialize(serializer),
            Cell::Stars(stars) => serializer.serialize_u8(*stars),
            Cell::Flag(yes, _) => serializer.serialize_bool(*yes),
            Cell::Code { code, .. } => serializer.serialize_str(code),
            Cell::List(items) => serializer.collect_seq(items),
            Cell::Many(cells) => serializer.collect_seq(cells.iter().map(Value)),
            Cell::Toned(cell, _) => Value(cell).serialize(serializer),
        }
    }
}

/// A decimal number with the digits it was written with.
fn exact(number: String) -> Box<RawValue> {
    RawValue::from_string(number).expect("digits with at most one point and a minus are JSON")
}
