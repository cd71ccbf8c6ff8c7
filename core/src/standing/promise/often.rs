//! How often a year a commitment is kept, by its words.

use super::words::{Heard, Spoken};

/// How many of these periods a year has. Where a text has words of several, the first of these counts, so that "bi-weekly" is
/// not weekly.
pub(super) const PERIODS: &[(u32, &[&str])] = &[
    (1, &["每周年"]),
    (
        26,
        &[
            "每两周",
            "每2周",
            "每两星期",
            "每两个星期",
            "双周",
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
            "每双月",
            "隔月",
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
            "次/周",
            "weekly",
            "every week",
            "each week",
            "per week",
            "a week",
        ],
    ),
    (24, &["每半月", "每半个月"]),
    (
        12,
        &[
            "每月",
            "每个月",
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
            "每个季度",
            "按季",
            "逐季",
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
            "一年",
            "全年",
            "年度",
            "次/年",
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

/// What comes before "a week" where that is a length of time and not how often; see [`LATER`].
const LONG: [&str; 5] = ["within", "for", "than", "after", "over"];

/// What follows "a week" where that is a length of time: "a week before the renewal".
const LATER: [&str; 7] = [
    "before", "after", "prior", "ahead", "later", "earlier", "notice",
];

/// More than once a week is too often for plan items.
const MOST: u32 = 52;

/// The numbers that words say. When two match, the later one is right: 十二 ends with 二.
const TIMES: [(&str, u32); 12] = [
    ("一", 1),
    ("两", 2),
    ("二", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("六", 6),
    ("七", 7),
    ("八", 8),
    ("九", 9),
    ("十", 10),
    ("十二", 12),
];

const TIMES_EN: [(&str, u32); 12] = [
    ("twice", 2),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// What is held so many times.
const HELD: &str = "visits calls meetings surveys inspections trainings sessions drills rehearsals reviews reports bulletins \
    newsletters talks lectures seminars workshops exercises checks contacts";

/// The words before a number that counts what follows it: "at least 4 visits", but "in room 4 visits".
const COUNTING: &str = "least minimum than and with plus to we make pay hold give run have offer provide arrange organise organize \
    conduct";

/// The period that a text says a commitment is kept in, as its place in [`PERIODS`]. The lists from a place on are the periods'.
pub(super) fn period(text: &Spoken<'_>, heard: Heard, place: usize) -> Option<usize> {
    let mut periods = (0..PERIODS.len()).filter(|nth| heard.has(place + nth));
    // A Chinese word needs no space around it.
    let is_latin = text.text().bytes().any(|byte| byte.is_ascii_alphabetic());
    periods.find(|nth| !is_latin || PERIODS[*nth].1.iter().any(|word| is_said(text, word)))
}

/// Whether a text has the word as one of its own, and means how often and not how long.
fn is_said(text: &Spoken<'_>, word: &str) -> bool {
    if !word.is_ascii() {
        return text.tight().contains(word);
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
        !(is_length && (LONG.contains(&before) || LATER.contains(&after)))
            && !(word.ends_with(" week") && of_hours)
    })
}

/// How often a year, of words that name the period at this place of [`PERIODS`]: "每季度一次" is 4, "twice a year" is 2.
pub(super) fn times_a_year(text: &str, period: usize) -> u32 {
    let (periods, _) = PERIODS[period];
    (periods * times(text)).min(MOST)
}

/// The number before 次 (or 场, 期), or before "times" and the like; once when there is none.
fn times(text: &str) -> u32 {
    for unit in ["次", "场", "期", "回", " times", "x "] {
        let Some((before, _)) = text.split_once(unit) else {
            continue;
        };
        let before = before.trim_end();
        let digits: String = before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .collect();
        let digits: String = digits.chars().rev().collect();
        if let Ok(number) = digits.parse::<u32>() {
            return number.clamp(1, 12);
        }
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let english = TIMES_EN.iter().find(|(word, _)| *word == last);
        let mut chinese = TIMES.iter();
        let word = english.or_else(|| chinese.rfind(|(word, _)| before.ends_with(word)));
        if let Some((_, number)) = word {
            return *number;
        }
    }
    if text.contains("twice") {
        return 2;
    }
    counted(text).unwrap_or(1)
}

/// The number of "two visits a year" and "at least 4 visits per year": it stands first, or counts what is held.
fn counted(text: &str) -> Option<u32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| {
        let spelt = TIMES_EN.iter().find(|(spelt, _)| *spelt == word);
        let digits = word.parse().ok().filter(|it| (1..=12).contains(it));
        spelt.map(|(_, number)| *number).or(digits)
    };
    let is_pause = |word: &str| word.ends_with([',', ';', ':', '(', ')', '.']);
    let is_time = |word: &&str| {
        word.starts_with("hour") || word.starts_with("minute") || word.starts_with("working")
    };
    let mut numbers = words
        .iter()
        .enumerate()
        .filter_map(|(nth, word)| Some((nth, number(word)?)));
    let found = numbers.find(|(nth, _)| {
        let rest = &words[nth + 1..];
        if *nth == 0 {
            return !rest.first().is_some_and(is_time);
        }
        let before = words[nth - 1];
        let of = *nth > 1 && before == "of" && ["minimum", "total"].contains(&words[nth - 2]);
        if !(of || is_one_of(COUNTING, before) || is_pause(before)) {
            return false;
        }
        // "4 visits", "4 short on-site visits", but not "4 working days, visits".
        let near = rest.iter().take(3);
        let pauses = near.clone().take_while(|word| !is_pause(word)).count();
        let is_held = |word: &&str| is_one_of(HELD, word.trim_end_matches([',', '.', ';']));
        let is_per = rest.first() == Some(&"per") && rest.get(1) != Some(&"cent");
        is_per || near.take(pauses + 1).any(is_held)
    });
    found.map(|(_, number)| number)
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|it| it == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::promise::words::Lists;

    /// How often a year each text says; `None` where it does not.
    #[track_caller]
    fn says(expected: &[(&str, Option<u32>)]) {
        let periods: Vec<&[&str]> = PERIODS.iter().map(|(_, words)| *words).collect();
        let lists = Lists::of(&periods);
        for (text, times) in expected {
            let spoken = Spoken::of(text);
            let period = period(&spoken, lists.heard(&spoken), 0);
            let found = period.map(|period| times_a_year(text, period));
            assert_eq!(found, *times, "{text}");
        }
    }

    #[test]
    fn how_often_a_year() {
        says(&[
            ("每季度上门拜访一次", Some(4)),
            ("每季度拜访两次", Some(8)),
            ("每月电话一次", Some(12)),
            ("每年两次风险查勘并出具报告", Some(2)),
            ("每年十次", Some(10)),
            ("每年十二次", Some(12)),
            ("每年3次培训", Some(3)),
            ("每年12场", Some(12)),
            ("每年99次", Some(12)),
            ("每半年一次冷库消防查勘", Some(2)),
            ("每两个月一次", Some(6)),
            ("每三个月一次", Some(4)),
            ("every three months", Some(4)),
            ("每 3 个月一次", Some(4)),
            ("全年组织培训", Some(1)),
            ("twice a year", Some(2)),
            ("two visits a year", Some(2)),
            ("4 visits a year", Some(4)),
            ("40 visits a year", Some(1)),
            ("training every year", Some(1)),
            ("a survey each year", Some(1)),
            ("visits by two of us every year", Some(1)),
            ("three times a year", Some(3)),
            ("a quarterly visit", Some(4)),
            ("续保前拜访", None),
            ("理赔全程协助", None),
        ]);
    }

    #[test]
    fn weeks_and_each_of_several_months() {
        says(&[
            ("每周上门拜访一次", Some(52)),
            ("每周一次电话回访", Some(52)),
            ("每 周 一 次", Some(52)),
            ("每星期拜访一次", Some(52)),
            ("每周两次电话", Some(52)),
            ("每周年庆拜访一次", Some(1)),
            ("每两周拜访一次", Some(26)),
            ("双周简报", Some(26)),
            ("每半个月拜访一次", Some(24)),
            ("每月两次", Some(24)),
            ("逐月上门拜访", Some(12)),
            ("隔月拜访", Some(6)),
            ("逐季上门拜访", Some(4)),
            ("上门拜访 4 次/年", Some(4)),
            ("weekly calls", Some(52)),
            ("a call every week", Some(52)),
            ("once a week", Some(52)),
            ("VIP 每周一次", Some(52)),
            ("fortnightly calls", Some(26)),
            ("a call every fortnight", Some(26)),
            ("a bi-weekly call", Some(26)),
            ("a visit per month", Some(12)),
            ("a visit every other month", Some(6)),
            ("once per quarter", Some(4)),
            ("a semi-annual review", Some(2)),
            ("one visit per year", Some(1)),
            ("an annual survey", Some(1)),
        ]);
    }

    #[test]
    fn a_number_counts_what_is_held() {
        says(&[
            ("at least 4 visits per year", Some(4)),
            ("four visits per annum", Some(4)),
            ("no fewer than 4 on-site visits a year", Some(4)),
            ("a minimum of two risk surveys every year", Some(2)),
            ("calls: 4 per year", Some(4)),
            ("seven times a year", Some(7)),
            ("at least 12 visits per year", Some(12)),
            ("at least 13 visits per year", Some(1)),
            ("visits each year to 4 Visit Street", Some(1)),
            ("at 8 Dock Road, visits every year", Some(1)),
            ("call 0532-5550101, visits every year", Some(1)),
            ("within 4 hours, visits every year", Some(1)),
            ("4 hours on site, training every year", Some(1)),
            ("in room 4 meetings every year", Some(1)),
            ("phase 2 training every year", Some(1)),
            ("training and 5 per cent off, every year", Some(1)),
            ("at least 4 people, visits every year", Some(1)),
        ]);
    }

    #[test]
    fn a_length_of_time_is_not_how_often() {
        says(&[
            ("an answer within a week", None),
            ("a proposal a month before the renewal", None),
            ("a week's notice", None),
            ("an extra week", None),
            ("a visit to the headquarters", None),
            ("a report within six months", None),
            ("open 40 hours a week", None),
            ("a report every six months", Some(2)),
            ("a visit each quarter", Some(4)),
        ]);
    }
}
