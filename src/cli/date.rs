//! Days as a person types them.
//!
//! A day without its year, `yesterday` or `今天` depends on today, which no reader of an argument knows. So an argument is
//! of one of the types here, which give a date only to a command that says what day it is.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use super::full_width::narrowed;
use crate::both;
use crate::lang::Both;

/// The years a person may type. A mistyped 0206 or 1026 for 2026 is not a day of service. The last year
/// leaves room for cover for life, which ends when the insured would be over a hundred years old.
pub const YEARS: RangeInclusive<i64> = 1900..=2199;

/// So many years a 29 February may be away from the next one.
const EIGHT: i32 = 8;

/// The most days between two days that are typed without their years.
const HALF_A_YEAR: i64 = 183;

/// What people call the days around today, and how many days after it they are.
const AROUND_TODAY: [(i64, &[&str]); 5] = [
    (-2, &["前天"]),
    (-1, &["昨天", "昨日", "yesterday"]),
    (0, &["今天", "今日", "today"]),
    (1, &["明天", "明日", "tomorrow"]),
    (2, &["后天"]),
];

/// A day of something that happened: without its year the latest one up to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened(Said);

/// A day that was agreed or planned: without its year the next one from today on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead(Said);

/// A day that may as well be over as lie ahead, such as the first one of cover: its year must be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated(Said);

/// A day that is mostly over and may lie a little ahead, such as the first one of a post: without its year the next such
/// day where that is at most [`SOON`] days ahead, and otherwise the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around(Said);

/// A day as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// With its year.
    Whole(NaiveDate),
    /// So many days after today.
    FromToday(i64),
    /// Without its year: month and day.
    OfAnyYear(u32, u32),
}

impl Happened {
    /// The day, as of today.
    pub fn by(self, today: NaiveDate) -> NaiveDate {
        self.0.latest(today, today)
    }

    /// The day, or today when none was typed.
    pub fn or_today(typed: Option<Happened>, today: NaiveDate) -> NaiveDate {
        typed.map_or(today, |day| day.by(today))
    }

    /// The day of what followed something on a day: without its year the first such day from that one on, if it is not
    /// ahead of today.
    pub fn after(self, first: NaiveDate, today: NaiveDate) -> NaiveDate {
        let next = self.since(first, today);
        match next <= today {
            true => next,
            false => self.by(today),
        }
    }

    /// The last day of a span: without its year the first such day of that span.
    pub fn since(self, first: NaiveDate, today: NaiveDate) -> NaiveDate {
        self.0.next(first, today)
    }
}

impl Ahead {
    /// The day, as of today.
    pub fn from(self, today: NaiveDate) -> NaiveDate {
        self.0.next(today, today)
    }

    /// The day of what begins once something was done: without its year the first such day from that one on.
    pub fn after(self, first: NaiveDate, today: NaiveDate) -> NaiveDate {
        self.0.next(first, today)
    }

    /// The day something was due that was done on a day: without its year the nearest such day to that one.
    pub fn nearest(self, done: NaiveDate, today: NaiveDate) -> NaiveDate {
        let (before, after) = (self.0.latest(done, today), self.0.next(done, today));
        match done - before <= after - done {
            true => before,
            false => after,
        }
    }

    /// The first day of a span: without its year the last such day of that span. The span may have begun.
    pub fn until(self, last: NaiveDate, today: NaiveDate) -> NaiveDate {
        self.0.latest(last, today)
    }
}

/// The first and the last day of a span that is planned.
///
/// Without their years the last day is the next one ahead, and the first day the latest up to it, because the span may have
/// begun. Where the first day has its year, or is one around today, the last one is the next after it.
///
/// # Errors
///
/// The two days as they would be read, when neither has its year and they are more than half a year apart: then one of
/// them is more likely mistyped.
pub fn span(
    first: Ahead,
    last: Ahead,
    today: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), (NaiveDate, NaiveDate)> {
    let span = match first.0 {
        Said::OfAnyYear(..) => {
            let end = last.from(today);
            (first.until(end, today), end)
        }
        Said::Whole(_) | Said::FromToday(_) => {
            let first = first.from(today);
            (first, last.0.next(first, today))
        }
    };
    let has_year = [first.0, last.0]
        .iter()
        .any(|said| matches!(said, Said::Whole(_)));
    match has_year || (span.1 - span.0).num_days() <= HALF_A_YEAR {
        true => Ok(span),
        false => Err(span),
    }
}

impl Dated {
    /// The day, as of today.
    pub fn on(self, today: NaiveDate) -> NaiveDate {
        self.0.latest(today, today)
    }
}

/// How many calendar days ahead a post or the end of service is agreed, as a rule.
const SOON: i64 = 60;

impl Around {
    /// The day, as of today.
    pub fn on(self, today: NaiveDate) -> NaiveDate {
        let next = self.0.next(today, today);
        match (next - today).num_days() {
            ..=SOON => next,
            _ => self.0.latest(today, today),
        }
    }

    /// The day, or today when none was typed.
    pub fn or_today(typed: Option<Around>, today: NaiveDate) -> NaiveDate {
        typed.map_or(today, |day| day.on(today))
    }
}

impl Said {
    /// The day, the latest one up to this when it has no year.
    fn latest(self, last: NaiveDate, today: NaiveDate) -> NaiveDate {
        let year = last.year();
        self.of_years((year - EIGHT..=year).rev(), |day| day <= last, today)
    }

    /// The day, the first one from this on when it has no year.
    fn next(self, first: NaiveDate, today: NaiveDate) -> NaiveDate {
        let year = first.year();
        self.of_years(year..=year + EIGHT, |day| first <= day, today)
    }

    fn of_years(
        self,
        mut years: impl Iterator<Item = i32>,
        is_meant: impl Fn(NaiveDate) -> bool,
        today: NaiveDate,
    ) -> NaiveDate {
        match self {
            Said::Whole(day) => day,
            Said::FromToday(days) => {
                let count = Days::new(days.unsigned_abs());
                let moved = match days {
                    ..0 => today.checked_sub_days(count),
                    0.. => today.checked_add_days(count),
                };
                moved.unwrap_or(today)
            }
            Said::OfAnyYear(month, day) => {
                let of_year = |year| NaiveDate::from_ymd_opt(year, month, day);
                let found = years.find_map(|year| of_year(year).filter(|day| is_meant(*day)));
                found.unwrap_or(today)
            }
        }
    }
}

impl FromStr for Happened {
    type Err = String;

    fn from_str(text: &str) -> Result<Happened, String> {
        said(text).map(Happened)
    }
}

impl FromStr for Ahead {
    type Err = String;

    fn from_str(text: &str) -> Result<Ahead, String> {
        said(text).map(Ahead)
    }
}

impl FromStr for Around {
    type Err = String;

    fn from_str(text: &str) -> Result<Around, String> {
        said(text).map(Around)
    }
}

impl FromStr for Dated {
    type Err = String;

    fn from_str(text: &str) -> Result<Dated, String> {
        match said(text)? {
            Said::OfAnyYear(..) => Err(both!(
                "要写年份，如 2026-03-02：这一天可能已过，也可能未到",
                "write its year too, such as 2026-03-02: this day may be over or lie ahead"
            )
            .to_owned()),
            said => Ok(Dated(said)),
        }
    }
}

/// Reads a day, by its name, without its year or whole.
fn said(text: &str) -> Result<Said, String> {
    let narrow = narrowed(text);
    let plain = narrow.as_deref().unwrap_or(text).trim();
    let is_called = |names: &&[&str]| names.iter().any(|name| plain.eq_ignore_ascii_case(name));
    let around = AROUND_TODAY.iter().find(|(_, names)| is_called(names));
    if let Some((days, _)) = around {
        return Ok(Said::FromToday(*days));
    }
    let parts: Vec<&str> = parts(plain);
    if let [month, day] = parts[..]
        && let (Some(month @ 1..=99), Some(day @ 1..=99)) = (number(month), number(day))
    {
        // A leap year has every day there is.
        let there_is = NaiveDate::from_ymd_opt(2000, month, day).is_some();
        return match there_is {
            true => Ok(Said::OfAnyYear(month, day)),
            false => Err(both!(
                "哪一年都没有这一天；日期写作 2026-03-02、11-18、3月2日、今天、昨天",
                "no year has this day; write a date as 2026-03-02, 11-18, today or yesterday"
            )
            .to_owned()),
        };
    }
    if parts.len() == 3 || is_run(plain) {
        return day(text).map(Said::Whole);
    }
    Err(both!(
        "日期写作 2026-03-02、11-18、3月2日、今天、昨天",
        "write a date as 2026-03-02, 11-18, today or yesterday"
    )
    .to_owned())
}

/// Reads a whole day: `2026-03-02`, also `2026-3-2`, `2026/3/2`, `2026.3.2`, `20260302` and `2026年3月2日`, each in
/// full-width characters too. Files have whole days alone.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let narrow = narrowed(text);
    let plain = narrow.as_deref().unwrap_or(text).trim();
    let parts = parts(plain);
    let numbers = match parts[..] {
        [whole] if is_run(whole) => [&whole[..4], &whole[4..6], &whole[6..]],
        [year, month, day] if year.len() == 4 => [year, month, day],
        _ => return Err(both!("日期写作 2026-03-02", "write a date as 2026-03-02").to_owned()),
    };
    let [Some(year), Some(month), Some(day)] = numbers.map(number) else {
        return Err(both!("日期写作 2026-03-02", "write a date as 2026-03-02").to_owned());
    };
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)
        .ok_or_else(|| both!("没有这一天", "there is no such day").to_owned())?;
    if YEARS.contains(&year.into()) {
        return Ok(date);
    }
    let (first, last) = YEARS.into_inner();
    Err(Both {
        zh: format!("年份要在 {first} 到 {last} 之间"),
        en: format!("the year must be from {first} to {last}"),
    }
    .joined())
}

/// The year, month and day of a date, or those of them that there are.
fn parts(plain: &str) -> Vec<&str> {
    let number = plain.trim_end_matches(['日', '号']);
    number.split(['-', '/', '.', '年', '月']).collect()
}

/// Whether it is a date without any sign between its parts, such as `20260302`.
fn is_run(plain: &str) -> bool {
    plain.len() == 8 && plain.is_ascii()
}

fn number(part: &str) -> Option<u32> {
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests;
