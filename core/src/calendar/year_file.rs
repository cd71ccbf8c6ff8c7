//! A year as a text file: what `calendars/2027.toml` holds, pleasant to write by hand.
//!
//! ```toml
//! year = 2027
//!
//! [[notices]]
//! number = "国办发明电〔2026〕9号"
//! issued = 2026-11-04
//!
//! [[holidays]]
//! name = "春节"
//! from = 2027-02-05
//! to = 2027-02-11
//! work = [2027-01-30, 2027-02-13]
//! ```
//!
//! Each holiday is one sentence of the notice: its days off, first to last with the weekends, and the
//! weekend days worked. `name-en` may be left out; so may `to` of a single day.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::doubt::YearDoubt;
use super::festival;
use super::flaw::{self, Flaw, YearFault};
use super::holiday::Holiday;
use super::year::{Notice, Year};
use crate::lang::Both;

/// What a file made by kefu begins with.
const HEADING: &str = "\
# 国务院办公厅的放假通知：每个节日一段，from 至 to 为放假（含周末），work 为调休上班的周末。
# The State Council's notice: each holiday is off from `from` to `to`, weekends included; the weekend
# days in `work` are worked.
";

impl Year {
    /// Reads a year's file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line, in order.
    pub fn from_toml(text: &str) -> Result<Year, Vec<YearFault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reading = Reading {
            text,
            faults: Vec::new(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let flaw = Flaw::NotToml(error.message().to_owned());
            reading.flag(error.span(), flaw);
        }
        if !reading.faults.is_empty() {
            return Err(reading.finish());
        }

        let root = table.get_ref();
        reading.know(
            root,
            &["year", "amends", "confirmed", "notices", "holidays"],
        );
        let number = reading.year(root);
        let amends = reading.yes(root, "amends");
        let confirmed = reading.date(root, "confirmed");
        let notices = reading.each(root, "notices", Reading::notice);
        let holidays = reading.each(root, "holidays", Reading::holiday);

        // What the holidays come to is judged only once each could be read.
        let (Some(number), true) = (number, reading.faults.is_empty()) else {
            return Err(reading.finish());
        };
        let (places, holidays): (Vec<_>, Vec<_>) = holidays.into_iter().unzip();
        for (place, flaw) in flaw::flaws(number, &holidays) {
            reading.flag(place.map(|at| Range::clone(&places[at])), flaw);
        }
        if !reading.faults.is_empty() {
            return Err(reading.finish());
        }
        let notices = notices.into_iter().map(|(_, notice)| notice).collect();
        let year = Year::new(number, notices, holidays)?;
        let year = if amends { year.amending() } else { year };
        Ok(match confirmed {
            Some(day) => year.confirmed_on(day),
            None => year,
        })
    }

    /// The year's file, the same bytes for the same year. [`Year::from_toml`] reads it back as it was.
    pub fn to_toml(&self) -> String {
        let mut file = HEADING.to_owned();
        for doubt in self.doubts() {
            file.push_str(&remark(&doubt));
        }
        writeln!(file, "\nyear = {}", self.number())
            .expect("a String takes all that is written to it");
        if self.amends() {
            file.push_str("amends = true\n");
        }
        put(&mut file, "confirmed", self.confirmed());
        for notice in self.notices() {
            file.push_str("\n[[notices]]\n");
            put(&mut file, "number", notice.number.as_deref().map(quoted));
            put(&mut file, "issued", notice.issued);
            put(&mut file, "published", notice.published);
            put(&mut file, "url", notice.url.as_deref().map(quoted));
        }
        for holiday in self.holidays() {
            file.push_str("\n[[holidays]]\n");
            put(&mut file, "name", Some(quoted(&holiday.name.zh)));
            let en = Some(holiday.name.en.as_str()).filter(|en| !en.trim().is_empty());
            put(&mut file, "name-en", en.map(quoted));
            put(&mut file, "from", Some(holiday.from));
            put(&mut file, "to", Some(holiday.to));
            if !holiday.work.is_empty() {
                let days: Vec<String> = holiday.work.iter().map(NaiveDate::to_string).collect();
                put(&mut file, "work", Some(format!("[{}]", days.join(", "))));
            }
        }
        file
    }
}

/// A doubt as a remark in the file, for whoever opens it.
fn remark(doubt: &YearDoubt) -> String {
    match doubt {
        YearDoubt::CheckSum { found, usual } => format!(
            "# 存疑：净放假 {found} 天，按规定应为 {usual} 天。Doubtful: {found} days off, by law {usual}.\n"
        ),
        YearDoubt::NoMakeUp => {
            "# 存疑：有长假而没有调休。Doubtful: long holidays and no make-up day.\n".to_owned()
        }
        YearDoubt::Statutory(days) => {
            let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
            let days = days.join(" ");
            format!("# 存疑：{days} 按规定放假。Doubtful: by law {days} is off.\n")
        }
    }
}

/// Adds `key = value`, if there is a value.
fn put(file: &mut String, key: &str, value: Option<impl std::fmt::Display>) {
    if let Some(value) = value {
        writeln!(file, "{key} = {value}").expect("a String takes all that is written to it");
    }
}

/// The text as TOML writes it, with its quotes.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A file being read: its text, to find lines in, and the faults found so far.
struct Reading<'t> {
    text: &'t str,
    faults: Vec<YearFault>,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl Reading<'_> {
    fn year(&mut self, root: &DeTable) -> Option<i32> {
        let Some(value) = root.get("year") else {
            self.flag(None, Flaw::MissingKey("year"));
            return None;
        };
        let number = match value.get_ref() {
            DeValue::Integer(it) => i32::from_str_radix(it.as_str(), it.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            self.flag(Some(value.span()), Flaw::NotAYear);
        }
        number
    }

    fn notice(&mut self, _place: Range<usize>, table: &DeTable) -> Option<Notice> {
        self.know(table, &["number", "issued", "published", "url"]);
        Some(Notice {
            number: self.text(table, "number"),
            issued: self.date(table, "issued"),
            published: self.date(table, "published"),
            url: self.text(table, "url"),
        })
    }

    fn holiday(&mut self, place: Range<usize>, table: &DeTable) -> Option<Holiday> {
        self.know(table, &["name", "name-en", "from", "to", "work"]);
        for key in ["name", "from"] {
            if !table.contains_key(key) {
                self.flag(Some(place.clone()), Flaw::MissingKey(key));
            }
        }

        let zh = self.text(table, "name");
        let en = self.text(table, "name-en");
        let from = self.date(table, "from");
        let to = self.date(table, "to");
        let work = self.dates(table, "work");
        let (zh, from) = (zh?, from?);
        Some(Holiday {
            name: Arc::new(Both {
                en: en.unwrap_or_else(|| festival::english(&zh)),
                zh,
            }),
            from,
            to: to.unwrap_or(from),
            work,
        })
    }

    /// Reads each table of a list, with the place it stands in.
    fn each<T>(
        &mut self,
        root: &DeTable,
        key: &'static str,
        read: fn(&mut Self, Range<usize>, &DeTable) -> Option<T>,
    ) -> Vec<(Range<usize>, T)> {
        let mut all = Vec::new();
        for value in self.list(root, key) {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let one = read(self, value.span(), table);
                    all.extend(one.map(|one| (value.span(), one)));
                }
                _ => self.flag(Some(value.span()), Flaw::NotAList(key)),
            }
        }
        all
    }

    fn list<'v, 't>(&mut self, table: &'v DeTable<'t>, key: &'static str) -> &'v [Value<'t>] {
        match table.get(key) {
            None => &[],
            Some(value) => match value.get_ref() {
                DeValue::Array(list) => list,
                _ => {
                    self.flag(Some(value.span()), Flaw::NotAList(key));
                    &[]
                }
            },
        }
    }

    fn text(&mut self, table: &DeTable, key: &'static str) -> Option<String> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.to_string()),
            _ => {
                self.flag(Some(value.span()), Flaw::NotText(key));
                None
            }
        }
    }

    fn yes(&mut self, table: &DeTable, key: &'static str) -> bool {
        match table.get(key).map(|value| (value.get_ref(), value.span())) {
            None => false,
            Some((DeValue::Boolean(yes), _)) => *yes,
            Some((_, span)) => {
                self.flag(Some(span), Flaw::NotYesOrNo(key));
                false
            }
        }
    }

    fn date(&mut self, table: &DeTable, key: &'static str) -> Option<NaiveDate> {
        self.as_date(table.get(key)?, key)
    }

    fn dates(&mut self, table: &DeTable, key: &'static str) -> Vec<NaiveDate> {
        let days = self.list(table, key).iter();
        days.filter_map(|value| self.as_date(value, key)).collect()
    }

    fn as_date(&mut self, value: &Value, key: &'static str) -> Option<NaiveDate> {
        let date = match value.get_ref() {
            DeValue::Datetime(it) if it.time.is_none() && it.offset.is_none() => it.date,
            _ => None,
        };
        let date = date.and_then(|it| {
            NaiveDate::from_ymd_opt(i32::from(it.year), u32::from(it.month), u32::from(it.day))
        });
        if date.is_none() {
            self.flag(Some(value.span()), Flaw::NotADate(key));
        }
        date
    }

    /// Flags the keys that mean nothing: a mistyped `wrok` would lose a day worked.
    fn know(&mut self, table: &DeTable, known: &[&str]) {
        for key in table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                let unknown = Flaw::UnknownKey(key.get_ref().to_string());
                self.flag(Some(key.span()), unknown);
            }
        }
    }

    fn flag(&mut self, place: Option<Range<usize>>, flaw: Flaw) {
        let line = place.map(|place| {
            let before = self.text.as_bytes().iter().take(place.start);
            before.filter(|&&byte| byte == b'\n').count() + 1
        });
        self.faults.push(YearFault { line, flaw });
    }

    /// The faults in the order of their lines; those of the whole file last.
    fn finish(mut self) -> Vec<YearFault> {
        self.faults
            .sort_by_key(|fault| fault.line.unwrap_or(usize::MAX));
        self.faults
    }
}
