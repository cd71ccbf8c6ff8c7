//! How often a year a commitment is kept, by its words.

use std::sync::LazyLock;

use super::times::number_at_end;
use super::words::{Heard, Spoken, places};

/// How many of these periods a year has. Where a text has words of several, the first of these counts, so that "bi-weekly" is
/// not weekly.
pub(super) const PERIODS: &[(u32, &[&str])] = &[
    (1, &["每周年"]),
    (36, &["每旬", "逐旬", "每十天", "每10天"]),
    (
        26,
        &[
            "每两周",
            "每2周",
            "每两星期",
            "每两个星期",
            "双周",
            "两周一次",
            "隔周",
            "fortnightly",
            "every fortnight",
            "each fortnight",
            "per fortnight",
            "a fortnight",
            "every two weeks",
            "every 2 weeks",
            "every other week",
            "every second week",
            "biweekly",
            "bi-weekly",
        ],
    ),
    (
        6,
        &[
            "每两月",
            "每两个月",
            "每2个月",
            "两月一次",
            "双月",
            "单月",
            "隔月",
            "两个月一次",
            "every two months",
            "every 2 months",
            "every other month",
            "every second month",
            "bimonthly",
            "bi-monthly",
        ],
    ),
    (
        2,
        &[
            "semi-annual",
            "semi-annually",
            "semiannual",
            "biannual",
            "six-monthly",
            "each half of",
            "every half of",
        ],
    ),
    (
        52,
        &[
            "每周",
            "每星期",
            "每个星期",
            "每礼拜",
            "逐周",
            "按周",
            "周刊",
            "一周一次",
            "一周两次",
            "次/周",
            "weekly",
            "every week",
            "each week",
            "per week",
            "a week",
        ],
    ),
    (
        24,
        &[
            "每半月",
            "每半个月",
            "每十五天",
            "每15天",
            "semi-monthly",
            "semimonthly",
        ],
    ),
    (
        12,
        &[
            "每月",
            "每个月",
            "每一个月",
            "每一月",
            "一月一次",
            "一月两次",
            "每三十天",
            "每30天",
            "月度",
            "月刊",
            "一个月一次",
            "一个月两次",
            "按月",
            "逐月",
            "次/月",
            "monthly",
            "every month",
            "each month",
            "per month",
            "a month",
        ],
    ),
    (
        4,
        &[
            "每季",
            "季度",
            "季刊",
            "按季",
            "逐季",
            "每一季",
            "每一个季度",
            "一季一次",
            "一季度一次",
            "一季度两次",
            "次/季",
            "每三个月",
            "每3个月",
            "quarter",
            "quarters",
            "quarterly",
            "every three months",
            "every 3 months",
        ],
    ),
    (
        3,
        &["每四个月", "每4个月", "every four months", "every 4 months"],
    ),
    (
        2,
        &[
            "半年",
            "每六个月",
            "每6个月",
            "half-year",
            "half-yearly",
            "half year",
            "half yearly",
            "six months",
            "every 6 months",
        ],
    ),
    (
        1,
        &[
            "每年",
            "上半年",
            "下半年",
            "春秋两季",
            "一年",
            "全年",
            "年度",
            "次/年",
            "first half of the year",
            "second half of the year",
            "first half of each year",
            "second half of each year",
            "first half-year",
            "second half-year",
            "each service year",
            "every service year",
            "per service year",
            "a service year",
            "a year",
            "per year",
            "per annum",
            "every year",
            "each year",
            "annual",
            "annually",
            "yearly",
        ],
    ),
];

/// What stands before a word where it is another one: 上半年 is no half year that recurs, nor 二季度 a quarter that does, and
/// 2026 年上半年 and 2026 年一季度 come once. 保单月报 and 账单月结 are of no odd month, and 每隔一年 is every other year.
const OTHERS: [(&str, &str); 10] = [
    ("一年", "隔"),
    ("单月", "保账清名订"),
    ("半年", "上下前后"),
    ("上半年", "年"),
    ("下半年", "年"),
    ("一月一次", "年十"),
    ("一月两次", "年十"),
    ("一季度一次", "年第"),
    ("一季度两次", "年第"),
    ("季度", "一二三四1234首末本上下前后两"),
];

/// Whether a period of [`PERIODS`] has one of these words.
static IN_OTHERS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let has_one = |words: &[&str]| words.iter().any(|word| others(word).is_some());
    PERIODS.iter().map(|(_, words)| has_one(words)).collect()
});

/// What comes before "a week" where that is a length of time and not how often; see [`LATER`].
const LONG: [&str; 5] = ["within", "for", "than", "after", "over"];

/// What follows "a week" where that is a length of time: "a week before the renewal".
const LATER: [&str; 7] = [
    "before", "after", "prior", "ahead", "later", "earlier", "notice",
];

/// The period that a text says a commitment is kept in, as its place in [`PERIODS`]. The lists from a place on are the periods'.
pub(super) fn period(text: &Spoken<'_>, heard: Heard, place: usize) -> Option<usize> {
    let mut periods = (0..PERIODS.len()).filter(|nth| heard.has(place + nth));
    periods.find(|nth| {
        // A Chinese word needs no space around it, and mostly is no part of another.
        let is_sure = !text.is_latin() && !IN_OTHERS[*nth];
        let mut words = PERIODS[*nth].1.iter();
        is_sure || words.any(|word| is_said(text, word))
    })
}

/// In how many years something is held once: 每两年一次, "every three years".
pub(super) fn years_between(text: &Spoken<'_>) -> Option<u32> {
    let tight = text.tight();
    if tight.contains("隔年") || tight.contains("每隔一年") {
        return Some(2);
    }
    let in_chinese = places(tight, "年").find_map(|at| {
        let (number, before) = number_at_end(&tight[..at])?;
        let is_once =
            tight[at + "年".len()..].starts_with("一次") && !before.ends_with(['第', '近']);
        (before.ends_with('每') || is_once).then_some(number)
    });
    let in_english = || {
        text.is_latin()
            .then(|| years_in_english(text.text()))
            .flatten()
    };
    let years = in_chinese.or_else(in_english);
    years.filter(|years| (2..=20).contains(years))
}

fn years_in_english(text: &str) -> Option<u32> {
    if ["biennial", "every other year", "every second year"]
        .iter()
        .any(|word| text.contains(word))
    {
        return Some(2);
    }
    let words = text.split(|sign: char| sign.is_whitespace() || ",;.".contains(sign));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|words| {
        let [every, number, years] = words[..] else {
            return None;
        };
        let is_every = ["every", "in"].contains(&every) && years == "years";
        let spelt = ["two", "three", "four", "five"]
            .iter()
            .position(|it| *it == number);
        let spelt = spelt.map(|nth| nth as u32 + 2);
        let years = spelt.or_else(|| number.parse().ok()).filter(|_| is_every)?;
        (every == "every" || text.contains("once")).then_some(years)
    })
}

/// The signs before which a word is another one.
fn others(word: &str) -> Option<&'static str> {
    let other = OTHERS.iter().find(|(it, _)| *it == word);
    other.map(|(_, before)| *before)
}

/// Whether a text has the word as one of its own, and means how often and not how long.
fn is_said(text: &Spoken<'_>, word: &str) -> bool {
    if !word.is_ascii() {
        let others = others(word).unwrap_or_default();
        let tight = text.tight();
        let is_other = |at: usize| tight[..at].ends_with(|sign| others.contains(sign));
        return tight.match_indices(word).any(|(at, _)| !is_other(at));
    }
    let text = text.text();
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let is_part = |sign: char| sign.is_ascii_alphabetic();
        if before.ends_with(is_part) || after.starts_with(is_part) || after.starts_with(['\'', '’'])
        {
            return false;
        }
        let near = [
            before.split_whitespace().next_back(),
            after.split_whitespace().next(),
        ];
        let [before, after] = near.map(|it| it.unwrap_or_default());
        let is_length = word.starts_with("a ") || word == "six months";
        let of_hours = ["hours", "days", "hour", "day"].contains(&before);
        // "The first half-year" is one of the year's two.
        let is_one = word.starts_with("half") && ["first", "second"].contains(&before);
        !is_one
            && !(is_length && (LONG.contains(&before) || LATER.contains(&after)))
            && !(word.ends_with(" week") && of_hours)
    })
}

#[cfg(test)]
mod tests;
