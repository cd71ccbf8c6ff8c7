//! Tables as offices keep them: the rows of a CSV or XLSX file.

use chrono::NaiveDate;

mod csv;
mod percentages;
mod xlsx;

/// The signs with which a spreadsheet begins a formula: in a CSV an apostrophe stands before a text that has one first.
pub const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠'];

/// The first table of a file that has anything in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its rows that are not empty, in order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which row or line of the file it is, from 1.
    pub number: usize,
    /// Its cells, from the first column on.
    pub cells: Vec<Value>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, or blanks.
    Empty,
    /// Words, without the blanks around them.
    Text(String),
    /// A number of a spreadsheet.
    Number(f64),
    /// A number of a spreadsheet that its cell shows as a percentage: 0.15 shows as 15%.
    Percentage(f64),
    /// A date of a spreadsheet.
    Day(NaiveDate),
    /// A yes or no of a spreadsheet.
    Flag(bool),
    /// A fault of the spreadsheet itself, such as `#REF!`.
    Fault(String),
}

/// Why a file gives no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// It is neither UTF-8, UTF-16 nor GB18030.
    Encoding,
    /// It is no CSV after all; the words are those of the reader.
    Csv(String),
    /// It is no XLSX after all; the words are those of the reader.
    Xlsx(String),
    /// It has no row.
    Empty,
}

impl Sheet {
    /// Reads a file: an XLSX by its first bytes, any other as CSV.
    ///
    /// # Errors
    ///
    /// [`SheetFault`]
    pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
        let rows = match bytes.starts_with(b"PK") {
            true => xlsx::rows(bytes)?,
            false => csv::rows(bytes)?,
        };
        let is_full = |row: &Row| row.cells.iter().any(|cell| *cell != Value::Empty);
        let rows: Vec<Row> = rows.into_iter().filter(is_full).collect();
        match rows.is_empty() {
            true => Err(SheetFault::Empty),
            false => Ok(Sheet { rows }),
        }
    }
}

impl Value {
    fn text(text: &str) -> Value {
        match text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}') {
            "" => Value::Empty,
            text => Value::Text(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
