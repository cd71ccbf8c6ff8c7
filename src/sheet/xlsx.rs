//! Reads the first sheet of an XLSX file that has anything in it.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};

use super::{Row, SheetFault, Value, percentages};

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, SheetFault> {
    let fault = |error: calamine::XlsxError| SheetFault::Xlsx(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    for (nth, name) in book.sheet_names().into_iter().enumerate() {
        let range = book.worksheet_range(&name).map_err(fault)?;
        let Some((top, left)) = range.start().filter(|_| !range.is_empty()) else {
            continue;
        };
        let before = || (0..left).map(|_| Value::Empty);
        let rows = (top as usize + 1..).zip(range.rows());
        let rows = rows.map(|(number, cells)| Row {
            number,
            cells: before().chain(cells.iter().map(value)).collect(),
        });
        return Ok(with_percentages(bytes, nth, rows.collect()));
    }
    Ok(Vec::new())
}

/// The rows with what is a percentage by its cell's format; only a number up to one may be one of them.
fn with_percentages(bytes: &[u8], nth: usize, mut rows: Vec<Row>) -> Vec<Row> {
    let may_be =
        |value: &Value| matches!(value, Value::Number(number) if 0.0 < *number && *number <= 1.0);
    if !rows.iter().flat_map(|row| &row.cells).any(may_be) {
        return rows;
    }
    let shown = percentages::of_sheet(bytes, nth);
    for row in &mut rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if let Value::Number(number) = *cell
                && may_be(cell)
                && shown.contains(&percentages::name(row.number, column))
            {
                *cell = Value::Percentage(number);
            }
        }
    }
    rows
}

fn value(cell: &Data) -> Value {
    match cell {
        Data::Empty => Value::Empty,
        Data::String(text) => Value::text(text),
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::Bool(flag) => Value::Flag(*flag),
        Data::Error(fault) => Value::Fault(fault.to_string()),
        Data::DateTime(_) | Data::DateTimeIso(_) => match cell.as_date() {
            Some(day) => Value::Day(day),
            None => Value::Fault(cell.to_string()),
        },
        Data::DurationIso(_) => Value::Fault(cell.to_string()),
    }
}
