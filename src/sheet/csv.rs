//! Reads CSV as offices write it: UTF-8 with or without a mark, UTF-16 or GB18030; commas, semicolons or tabs.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030};

use super::{FORMULA, Row, SheetFault, Value};

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, SheetFault> {
    let text = decoded(bytes)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let (mut at, mut line) = (0, 1);
    let row = |record: Result<StringRecord, csv::Error>| {
        let record = record.map_err(|error| SheetFault::Csv(error.to_string()))?;
        // A record begins after the ends of lines that its position still counts in.
        let from = record
            .position()
            .map_or(at, |position| position.byte() as usize);
        let ends = text.as_bytes()[from..].iter();
        let from = from
            + ends
                .take_while(|byte| matches!(**byte, b'\r' | b'\n'))
                .count();
        line += text.as_bytes()[at..from]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        at = from;
        Ok(Row {
            number: line,
            cells: record
                .iter()
                .map(|cell| Value::text(undefused(cell)))
                .collect(),
        })
    };
    reader.records().map(row).collect()
}

/// A cell without the apostrophe that kept a spreadsheet from taking it for a formula.
fn undefused(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| rest.starts_with(FORMULA))
        .unwrap_or(cell)
}

/// The text. What is not Unicode is GB18030, as Excel in China writes it, and nothing is guessed beyond that.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, SheetFault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return text.ok_or(SheetFault::Encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or(SheetFault::Encoding),
    }
}

/// What separates the cells: the sign that the first lines have most of.
fn delimiter(text: &str) -> u8 {
    let first = || text.lines().take(10).flat_map(str::bytes);
    let count = |sign: u8| first().filter(|byte| *byte == sign).count();
    // Of several, the last is taken where they are equal: a line without any is one cell of a CSV.
    let signs = [b';', b'\t', b','];
    signs
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}
