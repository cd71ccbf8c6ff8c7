//! The cells of one row by their keys, read as the commands read what is typed.

use chrono::{Days, NaiveDate};

use super::columns::Headings;
use crate::cli::amount::amount;
use crate::cli::date::day;
use crate::cli::percent::percent;
use crate::cli::words::words;
use crate::lang::{Lang, half};
use crate::model::Word;
use crate::money::Fen;
use crate::say;
use crate::sheet::{Row, Value};
use crate::text::word::Spoken;

/// What is wrong with a cell, or with a row as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The row or line of the file, from 1.
    pub(super) row: usize,
    /// The heading of the column; empty for the row as a whole.
    pub(super) column: String,
    /// What is wrong, in words.
    pub(super) why: String,
}

/// The cells of one row.
pub(super) struct Cells<'s> {
    lang: Lang,
    headings: &'s Headings,
    row: &'s Row,
    faults: Vec<Fault>,
}

impl<'s> Cells<'s> {
    pub(super) fn of(lang: Lang, headings: &'s Headings, row: &'s Row) -> Cells<'s> {
        Cells {
            lang,
            headings,
            row,
            faults: Vec::new(),
        }
    }

    /// What is wrong with those that were read.
    pub(super) fn faults(self) -> Vec<Fault> {
        self.faults
    }

    /// The cell under a key, with its heading; empty ones are as none.
    fn cell(&self, key: &str) -> Option<(&'s str, &'s Value)> {
        let columns = self.headings.columns.iter();
        let cells = columns.zip(&self.row.cells);
        let mut of_key =
            cells.filter(|((_, it), value)| *it == Some(key) && **value != Value::Empty);
        of_key
            .next()
            .map(|((heading, _), value)| (heading.as_str(), value))
    }

    fn fault(&mut self, column: &str, why: String) {
        self.faults.push(Fault {
            row: self.row.number,
            column: column.to_owned(),
            why,
        });
    }

    /// A cell as the text that a person would type, given to what reads it; a cell that it refuses is a fault.
    fn read<T>(&mut self, key: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let (heading, value) = self.cell(key)?;
        let lang = self.lang;
        let read = typed(lang, value).and_then(|text| {
            let told = |why: String| {
                let why = half(&why, lang).to_owned();
                say!(lang, zh: "“{text}”：{why}", en: "'{text}': {why}")
            };
            read(&text).map_err(told)
        });
        read.map_err(|why| self.fault(heading, why)).ok()
    }

    /// Words of one line.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.read(key, words)
    }

    /// A day: a date of the spreadsheet, its number, or as people type it.
    pub(super) fn day(&mut self, key: &str) -> Option<NaiveDate> {
        match self.cell(key)?.1 {
            Value::Day(day) => Some(*day),
            Value::Number(number) if is_serial(*number) => {
                // Excel counts the days from 1899-12-30 on.
                let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
                first.checked_add_days(Days::new(*number as u64))
            }
            _ => self.read(key, day),
        }
    }

    /// An amount, also with a sign of the currency before it.
    pub(super) fn amount(&mut self, key: &str) -> Option<Fen> {
        self.read(key, |text| {
            let signs = ['¥', '￥', ' '];
            let text = text.trim_start_matches(signs);
            let text = text
                .strip_prefix("CNY")
                .or(text.strip_prefix("RMB"))
                .unwrap_or(text);
            amount(text.trim_start_matches(signs))
        })
    }

    /// A percentage in hundredths of a percent. A number of a spreadsheet below one is the fraction that it shows as
    /// a percentage.
    pub(super) fn percent(&mut self, key: &str) -> Option<i64> {
        match self.cell(key)?.1 {
            Value::Number(number) if (0.0..1.0).contains(number) => {
                Some((number * 10_000.0).round() as i64)
            }
            _ => self.read(key, |text| percent(text.trim_end_matches(['%', '％', ' ']))),
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        if let Value::Flag(flag) = self.cell(key)?.1 {
            return Some(*flag);
        }
        self.read(key, |text| match text.to_lowercase().as_str() {
            "是" | "有" | "y" | "yes" | "true" | "1" | "√" | "✓" => Ok(true),
            "否" | "无" | "n" | "no" | "false" | "0" | "×" => Ok(false),
            _ => Err(crate::both!("写“是”或“否”", "write yes or no").to_owned()),
        })
    }

    /// One word of a closed list: its code, or what people call it.
    pub(super) fn word<W: Word + Spoken>(&mut self, key: &str) -> Option<W> {
        self.read(key, |text| {
            let is_meant = |word: &&W| {
                let (zh, en) = word.words();
                [word.code(), zh, en].contains(&text)
            };
            let mut all = W::ALL.iter();
            let found = all.find(is_meant).copied();
            found.ok_or_else(|| {
                let listed = |lang: Lang| {
                    let words: Vec<&str> = W::ALL.iter().map(|it| it.say(lang)).collect();
                    words.join(lang.comma())
                };
                let (zh, en) = (listed(Lang::Zh), listed(Lang::En));
                crate::lang::Both {
                    zh: format!("应为：{zh}"),
                    en: format!("it is one of: {en}"),
                }
                .joined()
            })
        })
    }
}

/// Whether a number can be the day of a spreadsheet: 1927 to 2119.
fn is_serial(number: f64) -> bool {
    (10_000.0..80_000.0).contains(&number) && number.fract() == 0.0
}

/// A cell as the text that a person would type.
fn typed(lang: Lang, value: &Value) -> Result<String, String> {
    match value {
        Value::Empty => Ok(String::new()),
        Value::Text(text) => Ok(text.clone()),
        Value::Day(day) => Ok(day.to_string()),
        Value::Flag(flag) => Ok(flag.to_string()),
        Value::Number(number) if number.abs() >= 1e15 => Err(say!(lang,
            zh: "{number}：16 位以上的号码存成了数字，表格软件已丢失末尾几位；请改为文本格式重新填写",
            en: "{number}: a number of 16 digits and more has lost its last digits in the spreadsheet; write it as text"
        )),
        // The last digits of what a spreadsheet worked out are noise; anything more is what somebody meant.
        Value::Number(number) => {
            let fen = (number * 100.0).round() / 100.0;
            let is_noise = (number - fen).abs() < 1e-6;
            Ok(if is_noise { fen } else { *number }.to_string())
        }
        Value::Fault(fault) => Err(say!(lang,
            zh: "单元格有错：{fault}",
            en: "the cell has an error: {fault}"
        )),
    }
}
