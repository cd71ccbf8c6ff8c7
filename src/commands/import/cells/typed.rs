//! What a spreadsheet holds, as a person would have typed it.

use crate::cli::amount::amount;
use crate::cli::percent::percent;
use crate::lang::Lang;
use crate::money::Fen;
use crate::say;
use crate::sheet::Value;

/// An amount in thousands, ten thousands and so on: all its decimals count, to the fen.
pub(super) fn in_units(text: &str, times: i64) -> Result<Fen, String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = times.ilog10() as usize;
    let exact = decimals.len() <= digits + 2 && decimals.bytes().all(|it| it.is_ascii_digit());
    let moved = match exact {
        true => format!("{decimals:0<width$}", width = digits + 2),
        false => return amount(text),
    };
    let (more, fen) = moved.split_at(digits);
    amount(&format!("{}{more}.{fen}", whole.replace(',', "")))
}

/// Whether a spreadsheet has written a number with an exponent: 1.38E+10.
pub(super) fn is_cut_off(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let exponent = exponent.strip_prefix('+');
    exponent.is_some_and(is_digits) && is_digits(&number.replace('.', ""))
}

/// What a number between nothing and one is in hundredths of a percent, as a fraction of the whole.
pub(super) fn fraction(text: &str) -> Option<i64> {
    let typed = percent(text).map(|hundredths| hundredths as f64 / 100.0);
    let number: f64 = typed.ok().or_else(|| text.trim().parse().ok())?;
    (0.0 < number && number < 1.0).then(|| (number * 10_000.0).round() as i64)
}

/// Whether a number can be the day of a spreadsheet: 1927 to 2119.
pub(super) fn is_serial(number: f64) -> bool {
    (10_000.0..80_000.0).contains(&number) && number.fract() == 0.0
}

/// A number as a person would type it. The last digits of what a spreadsheet worked out are noise; anything more is what
/// somebody meant.
pub(super) fn number(of: f64) -> String {
    let fen = (of * 100.0).round() / 100.0;
    let is_noise = (of - fen).abs() < 1e-6;
    if is_noise { fen } else { of }.to_string()
}

/// A cell as the text that a person would type.
pub(super) fn typed(lang: Lang, value: &Value) -> Result<String, String> {
    match value {
        Value::Empty => Ok(String::new()),
        Value::Text(text) => Ok(text.clone()),
        Value::Day(day) => Ok(day.to_string()),
        Value::Flag(flag) => Ok(flag.to_string()),
        Value::Number(number) if number.abs() >= 1e15 => Err(say!(lang,
            zh: "{number}：16 位以上的号码存成了数字，表格软件已丢失末尾几位；请改为文本格式重新填写",
            en: "{number}: a number of 16 digits and more has lost its last digits in the spreadsheet; write it as text"
        )),
        Value::Number(of) | Value::Percentage(of) => Ok(number(*of)),
        Value::Fault(fault) => Err(say!(lang,
            zh: "单元格有错：{fault}",
            en: "the cell has an error: {fault}"
        )),
    }
}
