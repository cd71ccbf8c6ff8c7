//! Reads the keys of a table one after the other, each as the kind of value it should be.

use chrono::NaiveDate;

use super::blank::{self, is_blank};
use super::fault::{Expected, Problem};
use super::near::nearest;
use super::reader::Reader;
use super::word::Word;
use crate::document::{ArrayForm, Asked, Item, Search, Value};

mod amounts;
mod as_of;

/// The keys of one table.
pub struct Fields<'d, 'r> {
    search: Search<'d>,
    reader: &'r mut Reader<'d>,
    /// One bit for each of the first 64 entries that were asked for; the reader keeps the others.
    asked: u64,
    /// The first day of the table, if it has one.
    born: Option<NaiveDate>,
    /// The earliest day of all facts in it and below; the last day chrono knows when there is none.
    earliest: NaiveDate,
    /// Whether entries of a list below were left out because they were not there yet.
    left_out: bool,
}

impl<'d> Reader<'d> {
    /// The top of the document.
    pub fn root(&mut self) -> Fields<'d, '_> {
        let item = self.document.root();
        Fields::new(item, self)
    }
}

impl<'d, 'r> Fields<'d, 'r> {
    pub(super) fn new(table: Item<'d>, reader: &'r mut Reader<'d>) -> Fields<'d, 'r> {
        Fields {
            search: Search::of(table),
            reader,
            asked: 0,
            born: None,
            earliest: NaiveDate::MAX,
            left_out: false,
        }
    }

    /// The entry under a key. It is inlined into its callers, so that the compiler prepares what is compared;
    /// a missing key then costs almost nothing.
    #[inline(always)]
    fn find(&mut self, key: &str) -> Option<Item<'d>> {
        let asked = Asked::of(key);
        match self.search.may_find(asked) {
            true => self.look(asked),
            false => None,
        }
    }

    fn look(&mut self, asked: Asked<'_>) -> Option<Item<'d>> {
        let (nth, item) = self.search.find(asked)?;
        match 1u64.checked_shl(nth) {
            Some(bit) => self.asked |= bit,
            None => self.reader.asked_late(item),
        }
        Some(item)
    }

    fn fault(&mut self, item: Item<'d>, expected: Expected) {
        self.reader.fault(item, Problem::Expected(expected));
    }

    /// Notes that a key must be there.
    pub fn missing(&mut self, key: &'static str) {
        self.reader.missing(self.search.table(), key);
    }

    /// Words.
    #[inline(always)]
    pub fn text(&mut self, key: &str) -> Option<&'d str> {
        let item = self.find(key)?;
        self.text_in(item)
    }

    /// Words that say something: blank ones are none, as if the key were left out.
    #[inline(always)]
    pub fn said(&mut self, key: &str) -> Option<&'d str> {
        blank::said(self.text(key))
    }

    fn text_in(&mut self, item: Item<'d>) -> Option<&'d str> {
        let text = item.text();
        if text.is_none() {
            self.fault(item, Expected::Text);
        }
        text
    }

    /// The name of a time zone, such as `Asia/Shanghai`.
    pub fn time_zone(&mut self, key: &str) -> Option<&'d str> {
        let zone = self.text(key)?;
        if zone.parse::<chrono_tz::Tz>().is_ok() {
            return Some(zone);
        }
        let item = self.find(key)?;
        self.not_one_of(item, zone, vec!["Asia/Shanghai", "Asia/Urumqi", "UTC"]);
        None
    }

    /// One of a few fixed words.
    pub fn text_of(&mut self, key: &str, allowed: &[&'static str]) -> Option<&'d str> {
        let text = self.text(key)?;
        if allowed.contains(&text) {
            return Some(text);
        }
        let item = self.find(key)?;
        self.not_one_of(item, text, allowed.to_vec());
        None
    }

    fn not_one_of(&mut self, item: Item<'d>, found: &str, allowed: Vec<&'static str>) {
        let problem = Problem::NotOneOf {
            found: found.to_owned(),
            near: nearest(found, allowed.iter().copied()),
            allowed,
        };
        self.reader.fault(item, problem);
    }

    /// The keys that are there, in the order of the text.
    pub fn keys(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.search.table().items().map(Item::key)
    }

    /// Words that must be there; when they are missing, a fault, and the result is empty.
    #[inline(always)]
    pub fn needed_text(&mut self, key: &'static str) -> &'d str {
        match self.find(key) {
            Some(item) => self.text_in(item).unwrap_or_default(),
            None => {
                self.missing(key);
                ""
            }
        }
    }

    /// Words by which somebody is known; a fault when they are missing or blank.
    #[inline(always)]
    pub fn needed_name(&mut self, key: &'static str) -> &'d str {
        let name = self.needed_text(key);
        if let Some(item) = self.find(key)
            && item.text().is_some_and(|text| is_blank(Some(text)))
        {
            self.reader.fault(item, Problem::Blank);
        }
        name
    }

    /// A list of words; empty when it is missing.
    #[inline(always)]
    pub fn texts(&mut self, key: &str) -> Vec<&'d str> {
        let Some(item) = self.find(key) else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        if let Value::Array(ArrayForm::Inline) = item.value() {
            for element in item.items() {
                match element.value() {
                    Value::Text(text) => texts.push(text),
                    _ => self.fault(element, Expected::Text),
                }
            }
        } else {
            self.fault(item, Expected::Texts);
        }
        texts
    }

    /// One name, or a list of names.
    pub fn names(&mut self, key: &str) -> Vec<&'d str> {
        let Some(item) = self.find(key) else {
            return Vec::new();
        };
        match item.value() {
            Value::Text(text) => vec![text],
            Value::Array(ArrayForm::Inline) => self.texts(key),
            _ => {
                self.fault(item, Expected::Names);
                Vec::new()
            }
        }
    }

    /// A day.
    #[inline(always)]
    pub fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let item = self.find(key)?;
        self.date_in(item)
    }

    fn date_in(&mut self, item: Item<'d>) -> Option<NaiveDate> {
        if let Some(date) = item.day() {
            return Some(date);
        }
        let expected = match item.value() {
            Value::Text(text) if text.parse::<NaiveDate>().is_ok() => Expected::DateWithoutQuotes,
            Value::Moment => Expected::DateWithoutTime,
            _ => Expected::Date,
        };
        self.fault(item, expected);
        None
    }

    /// A day that must be there; when it is missing, a fault, and the result is chrono's first day.
    #[inline(always)]
    pub fn needed_date(&mut self, key: &'static str) -> NaiveDate {
        match self.find(key) {
            Some(item) => self.date_in(item).unwrap_or(NaiveDate::MIN),
            None => {
                self.missing(key);
                NaiveDate::MIN
            }
        }
    }

    /// The days of a list; empty when it is missing.
    #[inline(always)]
    pub fn dates(&mut self, key: &str) -> Vec<NaiveDate> {
        let Some(item) = self.find(key) else {
            return Vec::new();
        };
        let mut dates = Vec::new();
        for element in item.items() {
            match element.value() {
                Value::Date(date) => dates.push(date),
                _ => self.fault(element, Expected::Date),
            }
        }
        if !matches!(item.value(), Value::Array(ArrayForm::Inline)) {
            self.fault(item, Expected::Date);
        }
        dates
    }

    /// `true` or `false`; `false` when it is missing.
    #[inline(always)]
    pub fn flag(&mut self, key: &str) -> bool {
        let Some(item) = self.find(key) else {
            return false;
        };
        match item.value() {
            Value::Bool(flag) => flag,
            _ => {
                self.fault(item, Expected::Bool);
                false
            }
        }
    }

    /// A whole number from `least` to `most`, both inclusive.
    #[inline(always)]
    pub fn integer(&mut self, key: &str, least: i64, most: i64) -> Option<i64> {
        let item = self.find(key)?;
        match item.value() {
            Value::Integer(number) if (least..=most).contains(&number) => Some(number),
            Value::Integer(_) => {
                let problem = Problem::OutOfRange { least, most };
                self.reader.fault(item, problem);
                None
            }
            _ => {
                self.fault(item, Expected::Integer);
                None
            }
        }
    }

    /// A word of a closed list.
    pub fn word<W: Word>(&mut self, key: &str) -> Option<W> {
        let item = self.find(key)?;
        let found = self.text_in(item)?;
        let word = W::from_code(found);
        if word.is_none() {
            let allowed = W::ALL.iter().map(|word| word.code()).collect();
            self.not_one_of(item, found, allowed);
        }
        word
    }

    /// A table below this one.
    pub fn table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'d, '_>) -> T,
    ) -> Option<T> {
        let item = self.find(key)?;
        if !item.is_table() {
            self.fault(item, Expected::Table);
            return None;
        }
        let (value, stands) = self.below(item, read);
        stands.from_its_day.then_some(value)
    }

    /// A list of tables below this one; empty when it is missing.
    pub fn entries<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Fields<'d, '_>) -> T,
    ) -> Vec<T> {
        let Some(item) = self.find(key) else {
            return Vec::new();
        };
        if !item.is_array() {
            self.fault(item, Expected::Tables);
            return Vec::new();
        }
        let mut entries = Vec::with_capacity(item.len());
        let mut absent = Vec::new();
        for (nth, element) in item.items().enumerate() {
            if !element.is_table() {
                self.fault(element, Expected::Table);
                continue;
            }
            let (entry, stands) = self.below(element, &mut read);
            match stands.from_its_day || stands.from_before {
                true => entries.push(entry),
                false => absent.push(nth),
            }
        }
        self.left_out = !absent.is_empty();
        if self.left_out {
            self.reader.leave_out(item, absent);
        }
        entries
    }

    /// Reads a table below this one, and finds out whether it exists on the day of reading.
    #[inline(always)]
    fn below<T>(
        &mut self,
        item: Item<'d>,
        read: impl FnOnce(&mut Fields<'d, '_>) -> T,
    ) -> (T, Stands) {
        let mut fields = Fields::new(item, self.reader);
        let value = read(&mut fields);
        let (born, earliest) = (fields.born, fields.earliest);
        fields.finish();
        self.earliest = self.earliest.min(earliest);
        let stands = Stands {
            from_its_day: born.is_none_or(|born| self.reader.is_known(born)),
            from_before: self.reader.is_known(earliest),
        };
        (value, stands)
    }

    /// Notes the keys that no one asked for.
    pub fn finish(self) {
        let table = self.search.table();
        let all = table.len();
        let seen = self.asked.count_ones() as usize;
        if seen == all {
            return;
        }
        for (nth, item) in table.items().enumerate() {
            let asked = match 1u64.checked_shl(nth as u32) {
                Some(bit) => self.asked & bit != 0,
                None => self.reader.was_asked_late(item),
            };
            if !asked {
                self.reader.unknown(item);
            }
        }
    }
}

/// Whether a table exists on the day of reading.
struct Stands {
    /// Its first day has come, or it has none.
    from_its_day: bool,
    /// Something in it happened by then.
    from_before: bool,
}
