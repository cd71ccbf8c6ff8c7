//! The days in which the words of a commitment say that it is kept, where they are clear: 2026 年内, 10 月底前, "by 31 October".

mod english;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

use super::times::number_at_end;
use super::words::Spoken;

/// The days in which something is kept, of one year or, where the words name none, of any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    year: Option<i32>,
    /// The month that it may begin in; `None` where it only has a last day.
    first: Option<u32>,
    /// The month of its last day, and the day; `None` for the last of the month.
    last: (u32, Option<u32>),
    /// Whether that day itself is too late: 十月前 is before 1 October.
    is_before: bool,
}

impl Within {
    /// The first day, if there is one, and the last; in a service year that begins on a day where the words name no year.
    pub fn days(self, starts: NaiveDate) -> Option<(Option<NaiveDate>, NaiveDate)> {
        let last = match self.year {
            Some(year) => self.last_of(year)?,
            None => {
                let years = starts.year()..=starts.year().saturating_add(8);
                let mut lasts = years.filter_map(|year| self.last_of(year));
                lasts.find(|last| *last >= starts)?
            }
        };
        let first = self.first.and_then(|month| {
            let first = NaiveDate::from_ymd_opt(last.year(), month, 1);
            first.filter(|first| *first <= last)
        });
        Some((first, last))
    }

    /// Whether the words name the year.
    pub(super) fn names_a_year(self) -> bool {
        self.year.is_some()
    }

    fn last_of(self, year: i32) -> Option<NaiveDate> {
        let (month, day) = self.last;
        let day = match day {
            Some(day) => NaiveDate::from_ymd_opt(year, month, day)?,
            None => last_of_month(year, month)?,
        };
        match self.is_before {
            true => day.pred_opt(),
            false => Some(day),
        }
    }

    /// In a year, from the beginning of a month to the end of another.
    fn months(year: Option<i32>, first: u32, last: u32) -> Within {
        Within {
            year,
            first: Some(first),
            last: (last, None),
            is_before: false,
        }
    }

    /// By a day of a month or by its end.
    fn until(year: Option<i32>, month: u32, day: Option<u32>) -> Within {
        Within {
            year,
            first: None,
            last: (month, day),
            is_before: false,
        }
    }

    /// Before a day.
    fn before(year: Option<i32>, month: u32, day: u32) -> Within {
        Within {
            is_before: true,
            ..Within::until(year, month, Some(day))
        }
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = match month {
        12 => (year.checked_add(1)?, 1),
        _ => (year, month + 1),
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

/// Words beside which a day is the beginning of something, or the day of something else.
const UNCLEAR: [&str; 24] = [
    "起", "后", "自", "从", "以来", "续保", "到期", "签约", "签订", "签署", "协议", "合同", "生效",
    "起保", "投产", "开业", "搬迁", "首年", "次年", "翌年", "明年", "来年", "上年", "去年",
];

/// The days that the words name; `None` where they name none, or several that do not go together, or are not clear.
pub(super) fn within(spoken: &Spoken<'_>) -> Option<Within> {
    let tight = spoken.tight();
    if UNCLEAR.iter().any(|word| tight.contains(word)) {
        return None;
    }
    let mut named = in_chinese(tight)?;
    if spoken.is_latin() {
        named.extend(english::named(spoken.text())?);
    }
    one_of(&named)
}

/// What several mean together: the last of them, where all are of a year that the words name.
fn one_of(named: &[Within]) -> Option<Within> {
    if let [only] = named {
        return Some(*only);
    }
    // 2026 年 3 月、9 月 and "in March and September 2026" name the year once.
    let mut year = named.iter().find_map(|it| it.year)?;
    let dated = named.iter().map(|it| {
        year = it.year.unwrap_or(year);
        Within {
            year: Some(year),
            first: None,
            ..*it
        }
    });
    dated.max_by_key(|it| it.last_of(it.year.unwrap_or_default()))
}

/// What is named in Chinese, and dates in figures; `None` where something is not clear.
fn in_chinese(tight: &str) -> Option<Vec<Within>> {
    let mut named = Vec::new();
    let mut rest = tight;
    let mut before = None;
    while let Some(sign) = rest.chars().next() {
        let is_part = before.is_some_and(|it: char| it.is_ascii_digit() || "个第".contains(it));
        let found = (!is_part).then(|| span(rest, before)).flatten();
        let Some((within, after)) = found else {
            before = Some(sign);
            rest = &rest[sign.len_utf8()..];
            continue;
        };
        named.push(within?);
        let after = after_any(after, &["之前", "以前", "前", "内"]);
        // 10 月底前三个月 is three months earlier.
        if is_length(after) {
            return None;
        }
        before = None;
        rest = after;
    }
    Some(named)
}

/// Whether a text begins with a length of time, or with what makes a month a name: 10 月版.
fn is_length(text: &str) -> bool {
    let units = [
        "个月",
        "天",
        "日",
        "个工作日",
        "工作日",
        "周",
        "个星期",
        "小时",
    ];
    let follows = |after: &str, words: &[&str]| words.iter().any(|word| after.starts_with(word));
    follows(text, &["版", "刊", "期", "号"])
        || number_at_start(text).is_some_and(|(_, after)| follows(after, &units))
}

/// The days that a text begins with, and what follows them; `None` inside where they are not clear.
fn span(text: &str, before: Option<char>) -> Option<(Option<Within>, &str)> {
    if let Some((date, after)) = in_figures(text) {
        let until = Within::until(Some(date.year()), date.month(), Some(date.day()));
        return Some((Some(until), after));
    }
    if let Some((year, after)) = year_at_start(text) {
        let after = after_any(after, &["度"]);
        let all_year = || {
            let after = after.strip_prefix('内')?;
            Some((Some(Within::months(year, 1, 12)), after))
        };
        let found = of_year(after, year).or_else(all_year);
        return Some(found.filter(|_| year.is_some()).unwrap_or((None, after)));
    }
    // 今年年底 and 每年年底, but not 服务年底.
    let is_plain = before.is_none_or(|it| !it.is_alphanumeric() || "年今当在于".contains(it));
    match of_year(text, None) {
        Some(_) if text.starts_with('年') && !is_plain => Some((None, text)),
        // 三月内 is within three months, or in March.
        Some((_, after)) if after.starts_with('内') => Some((None, after)),
        found => found,
    }
}

/// The part of a year that a text begins with.
fn of_year(text: &str, year: Option<i32>) -> Option<(Option<Within>, &str)> {
    for (words, first) in [("上半年", 1), ("下半年", 7)] {
        if let Some(after) = text.strip_prefix(words) {
            return Some((Some(Within::months(year, first, first + 5)), after));
        }
    }
    // 2026 年底 is 2026 年年底, of which the year's own 年 is read.
    let end = text.strip_prefix('年').or(year.map(|_| text));
    if let Some(after) = end.and_then(|it| it.strip_prefix(['底', '末'])) {
        return Some((Some(Within::until(year, 12, None)), after));
    }
    let (number, after) = number_at_start(after_any(text, &["第"]))?;
    if let Some(after) = after.strip_prefix("季度") {
        let is_one = year.is_some() && number <= 4;
        return is_one.then(|| {
            (
                Some(Within::months(year, number * 3 - 2, number * 3)),
                after,
            )
        });
    }
    let after = after.strip_prefix('月').filter(|_| number <= 12)?;
    let after = after_any(after, &["份"]);
    Some(of_month(after, year, number))
}

/// The part of a month that a text begins with; the month where it has none.
fn of_month(text: &str, year: Option<i32>, month: u32) -> (Option<Within>, &str) {
    let parts = [
        ("上旬", Some(10)),
        ("中旬", Some(20)),
        ("下旬", None),
        ("底", None),
        ("末", None),
    ];
    for (words, day) in parts {
        if let Some(after) = text.strip_prefix(words) {
            return (Some(Within::until(year, month, day)), after);
        }
    }
    let day = number_at_start(text);
    let day = day.and_then(|(day, after)| Some((day, after.strip_prefix(['日', '号'])?)));
    match day {
        Some((day, after)) => (Some(Within::until(year, month, Some(day))), after),
        None if text.starts_with('初') => (None, text),
        None if ["前", "之前", "以前"].iter().any(|it| text.starts_with(it)) => {
            (Some(Within::before(year, month, 1)), text)
        }
        None => (Some(Within::months(year, month, month)), text),
    }
}

/// What follows the first of these words that a text begins with; the text where it begins with none.
fn after_any<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut after = words.iter().filter_map(|word| text.strip_prefix(word));
    after.next().unwrap_or(text)
}

/// The number that a text begins with, and the text after it.
fn number_at_start(text: &str) -> Option<(u32, &str)> {
    let is_figure = |sign: char| sign.is_ascii_digit();
    let is_numeral = |sign: char| "一两二三四五六七八九十".contains(sign);
    let mut after = text.trim_start_matches(is_figure);
    if after.len() == text.len() {
        after = text.trim_start_matches(is_numeral);
    }
    let (number, rest) = number_at_end(&text[..text.len() - after.len()])?;
    rest.is_empty().then_some((number, after))
}

/// The year that a text begins with, and what follows it; `None` inside for a number of years: 三年内.
fn year_at_start(text: &str) -> Option<(Option<i32>, &str)> {
    let at = text.find('年')?;
    let (before, after) = (&text[..at], &text[at + '年'.len_utf8()..]);
    let numeral = |sign: char| "〇一二三四五六七八九".chars().position(|it| it == sign);
    let figures = before.chars().map(|sign| match sign {
        '零' => Some(0),
        '两' | '十' | '几' | '数' | '半' => Some(10),
        _ => sign.to_digit(10).or(numeral(sign).map(|it| it as u32)),
    });
    let figures: Vec<u32> = figures.collect::<Option<_>>()?;
    let year = match figures[..] {
        [] => return None,
        [2, 0, tens, ones] if tens < 10 && ones < 10 => Some(2000 + (tens * 10 + ones) as i32),
        _ => None,
    };
    Some((year, after))
}

/// The date in figures that a text begins with, and what follows it: 2026-10-31, 2026/10/31, 2026.10.31.
fn in_figures(text: &str) -> Option<(NaiveDate, &str)> {
    let after = text.trim_start_matches(|it: char| it.is_ascii_digit() || "-/.".contains(it));
    let figures = &text[..text.len() - after.len()];
    let figures = figures.trim_end_matches(['-', '/', '.']);
    let sign = figures.chars().find(|sign| !sign.is_ascii_digit())?;
    let parts: Vec<&str> = figures.split(sign).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let date = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
    Some((date, after))
}
