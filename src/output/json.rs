//! A page for scripts: one object, its members in the order they were built.
//!
//! Facts are members by their key, a table is an array of objects, a diff a string. Headings, texts and
//! labels are for people and are left out. Amounts are JSON numbers exact to the fen, not rounded through a
//! float. Characters that control a terminal are escaped, such as `\u202e`, which reads back as the same
//! text.

use std::collections::BTreeSet;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::{Block, Cell, Column, Page, Table};
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
        Block::Table(table) | Block::Ranked { table, .. } => vec![table.key],
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
                    }
                }
                Block::Table(table) | Block::Ranked { table, .. } => {
                    members.serialize_entry(table.key, &Rows(table))?
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
        let columns = &self.0.columns;
        serializer.collect_seq(self.0.rows.iter().map(|cells| Row { columns, cells }))
    }
}

struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.columns.iter().zip(self.cells);
        serializer.collect_map(cells.map(|(column, cell)| (column.key, Value(cell))))
    }
}

struct Value<'a>(&'a Cell);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) | Cell::Id(text) => serializer.serialize_str(text),
            Cell::Date(date) => serializer.collect_str(date),
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
