//! The cells of one row by their keys, read as the commands read what is typed.

use chrono::{Days, NaiveDate};

use super::columns::{Heading, Headings};
use crate::both;
use crate::cli::amount::amount;
use crate::cli::date::day;
use crate::cli::percent::percent;
use crate::cli::words::one_line;
use crate::lang::{Both, Lang, half};
use crate::model::Word;
use crate::money::{self, Fen};
use crate::say;
use crate::sheet::{Row, Value};
use crate::text::word::Spoken;

mod typed;

use typed::{fraction, in_units, is_cut_off, is_serial, number, typed};

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
    fn cell(&self, key: &str) -> Option<(&'s Heading, &'s Value)> {
        let cells = self.headings.columns.iter().zip(&self.row.cells);
        let mut of_key = cells.filter(|(it, value)| it.key == Some(key) && **value != Value::Empty);
        of_key.next()
    }

    /// The first of these keys that has words, with its heading.
    pub(super) fn named(&self, keys: &[&str]) -> Option<(String, String)> {
        let mut cells = keys.iter().filter_map(|key| self.cell(key));
        let (heading, value) = cells.next()?;
        Some((heading.words.clone(), typed(self.lang, value).ok()?))
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
        read.map_err(|why| self.fault(&heading.words, why)).ok()
    }

    /// Words of one line.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.read(key, |text| match is_cut_off(text) {
            false => one_line(text),
            true => Err(both!(
                "表格软件已把号码写成科学计数，丢了末尾几位；请改为文本格式重新填写",
                "the spreadsheet wrote this number with an exponent and lost its last digits; write it as text"
            )
            .to_owned()),
        })
    }

    /// The name of one person.
    pub(super) fn person(&mut self, key: &str) -> Option<String> {
        self.read(key, |text| {
            match text.contains(['、', '，', ',', '/', ';', '；']) {
                false => one_line(text),
                true => Err(both!("只写一个人", "write one person").to_owned()),
            }
        })
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

    /// An amount, also with a sign of the currency before it, in the unit of its heading: 元, 千元, 万元, 亿元.
    pub(super) fn amount(&mut self, key: &str) -> Option<Fen> {
        let unit = self.cell(key)?.0.unit.clone();
        let times = match unit.trim_end_matches('元') {
            "" | "人民币" | "cny" | "rmb" | "¥" => 1,
            "千" => 1_000,
            "万" => 10_000,
            "百万" => 1_000_000,
            "亿" => 100_000_000,
            _ => 0,
        };
        self.read(key, |text| {
            let signs = ['¥', '￥', ' '];
            let text = text.trim_start_matches(signs);
            let plain = text
                .strip_prefix("CNY")
                .or(text.strip_prefix("RMB"))
                .unwrap_or(text);
            let plain = plain.trim_start_matches(signs);
            match times {
                0 => Err(Both {
                    zh: format!("表头的单位“{unit}”不是人民币的元、千元、万元、亿元"),
                    en: format!("the unit '{unit}' of the heading is not one of CNY"),
                }
                .joined()),
                1 => amount(plain),
                _ => in_units(plain, times),
            }
        })
    }

    /// A percentage in hundredths of a percent. A cell that shows one is read as it shows. A value below one is refused
    /// where neither it nor the heading says that it counts per cent: a spreadsheet holds 15% as the fraction 0.15.
    pub(super) fn percent(&mut self, key: &str) -> Option<i64> {
        let (heading, value) = self.cell(key)?;
        if let Value::Percentage(share) = value {
            let shown = number(share * 100.0);
            return self.read(key, |_| percent(&shown));
        }
        let counts_per_cent = heading.counts_per_cent();
        self.read(key, |text| {
            let plain = text.trim_end_matches(['%', '％', ' ']);
            let is_said = counts_per_cent || plain != text.trim_end();
            match fraction(plain).filter(|_| !is_said) {
                None => percent(plain),
                Some(hundredths) => {
                    let whole = money::percent(hundredths);
                    Err(Both {
                        zh: format!(
                            "分不清是 {whole}% 还是 {plain}%（表格里的 {whole}% 存为 {plain}）。请写数字 {whole} 或文本 {whole}%；确为 {plain}% 的，在表头注明（%）"
                        ),
                        en: format!(
                            "this may be {whole}% or {plain}%, since a spreadsheet holds {whole}% as {plain}. Write the number {whole} or the text {whole}%; if it is {plain}%, put (%) into the heading"
                        ),
                    }
                    .joined())
                }
            }
        })
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        if let Value::Flag(flag) = self.cell(key)?.1 {
            return Some(*flag);
        }
        self.read(key, |text| match text.to_lowercase().as_str() {
            "是" | "有" | "y" | "yes" | "true" | "1" | "√" | "✓" => Ok(true),
            "否" | "无" | "n" | "no" | "false" | "0" | "×" => Ok(false),
            _ => Err(both!("写“是”或“否”", "write yes or no").to_owned()),
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
                Both {
                    zh: format!("应为：{zh}"),
                    en: format!("it is one of: {en}"),
                }
                .joined()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AppointmentKind;

    /// What one cell under a heading gives, or its fault in English.
    fn read<T: std::fmt::Debug>(
        heading: (&str, &'static str, &str),
        value: Value,
        read: impl FnOnce(&mut Cells<'_>) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let (words, key, unit) = heading;
        let headings = Headings {
            columns: vec![Heading {
                words: words.to_owned(),
                key: Some(key),
                unit: unit.to_owned(),
            }],
            at: 0,
        };
        let row = Row {
            number: 2,
            cells: vec![value],
        };
        let mut cells = Cells::of(Lang::En, &headings, &row);
        let found = read(&mut cells);
        match cells.faults().pop() {
            None => Ok(found),
            Some(fault) => {
                assert_eq!((fault.row, fault.column.as_str()), (2, words));
                assert!(found.is_none());
                Err(fault.why)
            }
        }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_day_is_read_as_a_spreadsheet_or_a_person_writes_it() {
        let day = |value| read(("起期", "starts", ""), value, |it| it.day("starts"));
        let first: NaiveDate = "2026-01-05".parse().unwrap();
        for value in [
            text("2026/1/5"),
            text("2026年1月5日"),
            Value::Day(first),
            Value::Number(46027.0),
        ] {
            assert_eq!(day(value), Ok(Some(first)));
        }
        assert_eq!(day(Value::Empty), Ok(None));
        for value in [
            text("2026-02-30"),
            Value::Number(46027.5),
            Value::Number(20260105.5),
        ] {
            assert!(day(value.clone()).is_err(), "{value:?}");
        }
        assert_eq!(
            day(Value::Fault("#REF!".to_owned())),
            Err("the cell has an error: #REF!".to_owned())
        );
    }

    #[test]
    fn an_amount_is_exact_and_in_the_unit_of_its_heading() {
        let amount = |unit, value| {
            read(("保费", "premium", unit), value, |it| {
                it.amount("premium")
            })
        };
        for (unit, value, yuan) in [
            ("", text("¥1,000,000.00"), 1_000_000),
            ("元", text("100万"), 1_000_000),
            ("", Value::Number(1_000_000.000_000_01), 1_000_000),
            ("万元", Value::Number(12.5), 125_000),
            ("万元", text("1,200"), 12_000_000),
            ("万元", text("12.5万"), 125_000),
            ("千元", text("3"), 3_000),
            ("亿元", text("4.2"), 420_000_000),
        ] {
            assert_eq!(amount(unit, value), Ok(Some(Fen::yuan(yuan))), "{unit}");
        }
        assert_eq!(amount("万元", text("0.000001")), Ok(Some(Fen(1))));
        for (unit, value) in [
            ("", Value::Number(12.345)),
            ("万元", text("0.0000001")),
            ("usd", text("100")),
            ("", text("十万")),
        ] {
            assert!(amount(unit, value.clone()).is_err(), "{unit} {value:?}");
        }
    }

    #[test]
    fn a_percentage_below_one_is_refused_unless_it_or_the_heading_says_per_cent() {
        let percent = |unit, value| {
            let heading = ("佣金比例", "brokerage-percent", unit);
            read(heading, value, |it| it.percent("brokerage-percent"))
        };
        let unclear = Err("'0.155': this may be 15.5% or 0.155%, since a spreadsheet holds 15.5% as 0.155. Write the number 15.5 or the text 15.5%; if it is 0.155%, put (%) into the heading".to_owned());
        assert_eq!(percent("", Value::Number(0.155)), unclear);
        assert_eq!(percent("", text("0.155")), unclear);
        assert!(percent("", text("０．１５")).is_err());
        assert_eq!(percent("", Value::Percentage(0.155)), Ok(Some(1550)));
        assert_eq!(percent("%", Value::Percentage(0.07)), Ok(Some(700)));
        assert!(percent("", Value::Percentage(0.15555)).is_err());
        assert_eq!(percent("%", Value::Number(0.5)), Ok(Some(50)));
        assert_eq!(percent("%", text("0.5")), Ok(Some(50)));
        assert_eq!(percent("", text("0.5%")), Ok(Some(50)));
        assert_eq!(percent("", text("0.5％")), Ok(Some(50)));
        assert_eq!(percent("", Value::Number(0.0)), Ok(Some(0)));
        assert_eq!(percent("", Value::Number(1.0)), Ok(Some(100)));
        assert_eq!(percent("", text("1")), Ok(Some(100)));
        assert_eq!(percent("", Value::Number(15.0)), Ok(Some(1500)));
        assert_eq!(percent("", text("15.5%")), Ok(Some(1550)));
        assert!(percent("", text("a")).is_err());
    }

    #[test]
    fn a_number_that_lost_its_digits_is_refused() {
        let number = |value| read(("保单号", "number", ""), value, |it| it.text("number"));
        assert_eq!(
            number(Value::Number(2_026_123_456.0)),
            Ok(Some("2026123456".into()))
        );
        assert_eq!(number(Value::Number(99.125)), Ok(Some("99.125".into())));
        assert_eq!(number(text("1E10")), Ok(Some("1E10".into())));
        assert!(number(Value::Number(999_999_999_999_999.0)).is_ok());
        for lost in [Value::Number(1e15), text("1.38E+10"), text("1E+15")] {
            assert!(
                number(lost.clone()).unwrap_err().contains("last digits"),
                "{lost:?}"
            );
        }
        assert!(number(text("P\n1")).is_err());
    }

    #[test]
    fn one_person_yes_or_no_and_the_words_of_a_list() {
        let person = |name| {
            read(("客户经理", "manager", ""), text(name), |it| {
                it.person("manager")
            })
        };
        assert_eq!(person("陈静"), Ok(Some("陈静".into())));
        assert!(person("陈静、王强").is_err());
        let flag = |value| read(("寿险", "life", ""), value, |it| it.flag("life"));
        assert_eq!(flag(text("是")), Ok(Some(true)));
        assert_eq!(flag(Value::Flag(false)), Ok(Some(false)));
        assert_eq!(flag(Value::Number(1.0)), Ok(Some(true)));
        assert!(flag(text("也许")).is_err());
        let kind = |words| {
            let heading = ("委托文件", "appointment-kind", "");
            read(heading, text(words), |it| {
                it.word::<AppointmentKind>("appointment-kind")
            })
        };
        for words in ["授权书", "letter of appointment", "letter-of-appointment"] {
            assert_eq!(kind(words), Ok(Some(AppointmentKind::LetterOfAppointment)));
        }
        assert!(kind("口头").is_err());
    }
}
