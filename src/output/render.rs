//! A page in a format.

use super::page::{Block, Page};
use super::style::{Format, Style};
use super::{csv, json, markdown, table};

/// The page in a format, with a line feed at the end unless it is empty.
pub fn render(page: &Page, format: Format, style: &Style) -> String {
    match format {
        Format::Table => table::render(&for_people(page), style),
        Format::Json => json::render(page),
        Format::Csv => csv::render(page),
        Format::Markdown => markdown::render(&for_people(page), style.lang),
    }
}

/// The page without the columns that are data only.
pub(super) fn for_people(page: &Page) -> Page {
    let mut page = page.clone();
    for block in &mut page.blocks {
        if let Block::Table(table) | Block::Ranked { table, .. } | Block::Detailed { table, .. } =
            block
        {
            let shown: Vec<bool> = table
                .columns
                .iter()
                .map(|column| !column.data_only)
                .collect();
            for row in &mut table.rows {
                keep(row, &shown);
            }
            keep(&mut table.columns, &shown);
        }
    }
    page
}

pub(super) fn keep<T>(all: &mut Vec<T>, shown: &[bool]) {
    let mut shown = shown.iter();
    all.retain(|_| shown.next().copied().unwrap_or(true));
}
