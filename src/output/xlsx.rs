//! A workbook for Excel, WPS and LibreOffice: a sheet for each table, its head frozen, with a filter. Words are words,
//! whatever they begin with, and a number that is a name stays one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

use super::Align;
use super::leaf::{Leaf, Value};
use crate::wrap::{LongWord, width, wrap};

/// A column is never wider than this; what is longer is broken into lines.
const WIDEST: usize = 60;
const NARROWEST: usize = 6;
/// The height of a line in points, and how many of them a row shows.
const LINE: f64 = 15.0;
const MOST_LINES: usize = 12;
/// Excel's own bounds.
const LONGEST_NAME: usize = 31;
const LONGEST_TEXT: usize = 32_767;
const MOST_ROWS: usize = 1_048_575;
/// From here on a floating-point number no longer holds every fen.
const INEXACT: u64 = 1_000_000_000_000_000;

pub(super) fn render(leaves: &[Leaf]) -> Vec<u8> {
    book(leaves).expect("names, sizes and texts are within the bounds of a workbook")
}

fn book(leaves: &[Leaf]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same page is the same file, whenever it is written.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let looks = Looks::new();
    let mut names = BTreeSet::new();
    for leaf in leaves {
        let parts = leaf.rows.chunks(MOST_ROWS);
        let parts = match leaf.rows.is_empty() {
            true => vec![&[][..]],
            false => parts.collect(),
        };
        for rows in parts {
            let sheet = book.add_worksheet();
            sheet.set_name(name(&leaf.title, &mut names))?;
            fill(sheet, leaf, rows, &looks)?;
        }
    }
    book.save_to_buffer()
}

/// How each kind of value looks.
struct Looks {
    head: Format,
    head_of_numbers: Format,
    words: Format,
    lines: Format,
    count: Format,
    money: Format,
    percent: Format,
    day: Format,
}

impl Looks {
    fn new() -> Looks {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let lines = || cell().set_num_format("@").set_text_wrap();
        let number = |shown: &str| {
            let right = cell().set_align(FormatAlign::Right).set_indent(1);
            right.set_num_format(shown)
        };
        let head = || {
            Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00DD_E8F2))
                .set_border_bottom(FormatBorder::Thin)
                .set_align(FormatAlign::VerticalCenter)
        };
        Looks {
            head: head(),
            head_of_numbers: head().set_align(FormatAlign::Right).set_indent(1),
            words: cell().set_num_format("@"),
            lines: lines(),
            count: number("0"),
            money: number("#,##0.00"),
            percent: number("General"),
            day: cell()
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
        }
    }
}

fn fill(
    sheet: &mut Worksheet,
    leaf: &Leaf,
    rows: &[Vec<Value>],
    looks: &Looks,
) -> Result<(), XlsxError> {
    for (at, head) in (0..).zip(&leaf.heads) {
        let look = match head.align {
            Align::Left => &looks.head,
            Align::Right => &looks.head_of_numbers,
        };
        sheet.write_string_with_format(0, at, cut(&head.words), look)?;
    }
    let widths = widths(leaf);
    for (at, row) in (1..).zip(rows) {
        for (column, value) in (0..).zip(row) {
            let grows = leaf.heads[usize::from(column)].grows;
            write(sheet, at, column, value, grows, looks)?;
        }
        let lines = row.iter().zip(&widths).map(|it| lines(it.0, *it.1)).max();
        if let Some(lines @ 2..) = lines {
            sheet.set_row_height(at, LINE * lines.min(MOST_LINES) as f64)?;
        }
    }
    for (at, width) in (0..).zip(&widths) {
        sheet.set_column_width(at, (*width + 1) as f64)?;
    }
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(leaf.heads.len().max(1) - 1).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    if !leaf.key.is_empty() && !rows.is_empty() {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    if !rows.is_empty() {
        let numbers = IgnoreError::NumberStoredAsText;
        sheet.ignore_error_range(1, 0, last_row, last_column, numbers)?;
    }
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    grows: bool,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let words = |is_broken: bool| match is_broken {
        true => &looks.lines,
        false => &looks.words,
    };
    match value {
        Value::Empty => return Ok(()),
        Value::Text(text) => {
            let is_broken = grows || text.contains('\n') || width(text) > WIDEST;
            sheet.write_string_with_format(row, column, cut(text), words(is_broken))?
        }
        Value::Count(count) if count.unsigned_abs() < INEXACT => {
            sheet.write_number_with_format(row, column, *count as f64, &looks.count)?
        }
        Value::Money(amount) if amount.0.unsigned_abs() < INEXACT => {
            let yuan = amount.0 as f64 / 100.0;
            sheet.write_number_with_format(row, column, yuan, &looks.money)?
        }
        Value::Percent(hundredths) => {
            let percent = *hundredths as f64 / 100.0;
            sheet.write_number_with_format(row, column, percent, &looks.percent)?
        }
        Value::Day(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, day, &looks.day)?,
            None => sheet.write_string_with_format(row, column, value.plain(), &looks.words)?,
        },
        Value::Count(_) | Value::Money(_) => {
            sheet.write_string_with_format(row, column, value.plain(), &looks.words)?
        }
    };
    Ok(())
}

/// Excel's days begin in 1900, and its 29 February of that year was none.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    (year > 1900)
        .then(|| ExcelDateTime::from_ymd(year, month, day).ok())
        .flatten()
}

/// The width of each column: as wide as its longest line, a Han character counting two.
fn widths(leaf: &Leaf) -> Vec<usize> {
    let of = |at: usize| {
        let longest = |text: &str| text.lines().map(width).max().unwrap_or(0);
        let cells = leaf.rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|value| match value {
            // With the signs between thousands, and the fen.
            Value::Money(amount) => amount.to_string().len() + 3,
            value => longest(&value.plain()),
        });
        // Beside the heading stands the sign of the filter.
        let head = width(&leaf.heads[at].words) + 3;
        let widest = cells.max().unwrap_or(0).max(head).max(NARROWEST);
        widest.min(WIDEST)
    };
    (0..leaf.heads.len()).map(of).collect()
}

/// How many lines a value takes in a column so wide.
fn lines(value: &Value, room: usize) -> usize {
    match value {
        Value::Text(text) => wrap(text, room, LongWord::Split).len(),
        _ => 1,
    }
}

/// A text within the bounds of a cell.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST_TEXT / 2).collect();
    short.push('…');
    short
}

/// A name that a sheet may have, and no other has.
fn name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = title
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' | '\n' | '\t' => ' ',
            c => c,
        })
        .collect();
    let plain = match plain.trim() {
        "" => "-",
        plain => plain,
    };
    let within = |text: &str, room: usize| -> String {
        let mut left = room;
        let fits = |c: &char| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        };
        text.chars().take_while(fits).collect()
    };
    let numbered = (2..).map(|nth| {
        let end = format!(" {nth}");
        within(plain, LONGEST_NAME - end.len()) + &end
    });
    let mut all = std::iter::once(within(plain, LONGEST_NAME)).chain(numbered);
    all.find(|name| taken.insert(name.to_lowercase()))
        .expect("some number is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_takes_and_no_other_has() {
        let mut taken = BTreeSet::new();
        assert_eq!(name("客户/清单: [全部]", &mut taken), "客户 清单   全部");
        assert_eq!(name("Policies", &mut taken), "Policies");
        assert_eq!(name("POLICIES", &mut taken), "POLICIES 2");
        assert_eq!(name("", &mut taken), "-");
        let long = "长".repeat(40);
        assert_eq!(name(&long, &mut taken), "长".repeat(31));
        assert_eq!(name(&long, &mut taken), "长".repeat(29) + " 2");
    }
}
