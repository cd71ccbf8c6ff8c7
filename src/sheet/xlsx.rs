//! Reads the first sheet of an XLSX file that has anything in it.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};

use super::{Row, SheetFault, Value};

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, SheetFault> {
    let fault = |error: calamine::XlsxError| SheetFault::Xlsx(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    for name in book.sheet_names() {
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
        return Ok(rows.collect());
    }
    Ok(Vec::new())
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
