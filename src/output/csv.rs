//! A page for a spreadsheet: its first table with rows, otherwise its facts as `key,value`.
//!
//! The headings are keys, never translated; values are as in JSON, several in one cell separated by `; `.
//! UTF-8 without a byte-order mark. A text that a spreadsheet would take for a formula gets an apostrophe
//! before it; what is a number stays one, also below zero. Control and invisible characters are written out,
//! except line feeds and tabs.

use super::{Block, Cell, Page, Table, joined};
use crate::calendar::Due;
use crate::money::percent;
use crate::sheet::FORMULA;
use crate::text::visible::visible_except;

pub(super) fn render(page: &Page) -> String {
    let mut records: Vec<Vec<String>> = Vec::new();
    if let Some(table) = shown(page) {
        records.push(
            table
                .columns
                .iter()
                .map(|column| column.key.to_owned())
                .collect(),
        );
        records.extend(table.rows.iter().map(|row| row.iter().map(value).collect()));
    } else {
        for block in &page.blocks {
            if let Block::Facts(facts) = block {
                records.extend(
                    facts
                        .iter()
                        .map(|fact| vec![fact.key.to_owned(), value(&fact.value)]),
                );
            }
        }
        if !records.is_empty() {
            records.insert(0, vec!["key".to_owned(), "value".to_owned()]);
        }
    }
    written(&records)
}

/// The key of the table that a spreadsheet gets, if it gets one, and the keys of those with rows that it does not get.
pub fn left_out(page: &Page) -> (Option<&'static str>, Vec<&'static str>) {
    let shown = shown(page).map(|table| table.key);
    let others = tables(page).filter(|it| !it.rows.is_empty() && Some(it.key) != shown);
    (shown, others.map(|it| it.key).collect())
}

/// The table that the page gives: the first with rows. One without rows only where the page has no facts.
fn shown(page: &Page) -> Option<&Table> {
    let has_facts = page.blocks.iter().any(|it| matches!(it, Block::Facts(_)));
    let mut filled = tables(page).filter(|table| !table.rows.is_empty());
    filled
        .next()
        .or_else(|| tables(page).next().filter(|_| !has_facts))
}

fn tables(page: &Page) -> impl Iterator<Item = &Table> {
    page.blocks.iter().filter_map(|block| match block {
        Block::Table(table) | Block::Ranked { table, .. } | Block::Detailed { table, .. } => {
            Some(table)
        }
        _ => None,
    })
}

pub(super) fn written(records: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for record in records {
        writer
            .write_record(record)
            .expect("memory takes every record");
    }
    let bytes = writer.into_inner().expect("memory takes every byte");
    String::from_utf8(bytes).expect("it was made of strings")
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Date(date) | Cell::Due(Due { date, .. }) => date.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Money(amount) => amount.plain(),
        Cell::Percent(hundredths) => percent(*hundredths),
        Cell::Stars(stars) => stars.to_string(),
        Cell::Flag(yes, _) => yes.to_string(),
        Cell::Toned(cell, _) => value(cell),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Id(_)
        | Cell::Code { .. }
        | Cell::List(_)
        | Cell::Many(_) => defused(plain(cell)),
    }
}

fn plain(cell: &Cell) -> String {
    let text = match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Id(text) => text.clone(),
        Cell::Code { code, .. } => code.clone(),
        Cell::List(items) => items.join("; "),
        Cell::Many(cells) => joined(cells, "; ", plain),
        Cell::Toned(cell, _) => plain(cell),
        Cell::Date(_)
        | Cell::Due(_)
        | Cell::Count(_)
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Stars(_)
        | Cell::Flag(..) => value(cell),
    };
    visible_except(&text, &['\n', '\t']).into_owned()
}

pub(super) fn defused(text: String) -> String {
    if text.starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}
