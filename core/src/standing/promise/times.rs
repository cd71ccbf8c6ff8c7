//! The number of times that the words of a commitment say: before 次, times, or the plural of what is held.

use super::day::{months_listed, names_a_year};
use super::words::{Spoken, places};

/// As often as a plan can have items: once a day.
const MOST: u32 = 366;

/// What is counted, and what follows it where it is part of a noun: 二期厂房 is the second phase of a plant.
const UNITS: [(&str, &[&str]); 10] = [
    ("次", &["性"]),
    ("场", &["所", "地", "馆", "区", "站", "景"]),
    (
        "期",
        &[
            "厂",
            "工程",
            "工地",
            "项目",
            "车间",
            "仓",
            "建",
            "园",
            "楼",
            "扩",
            "库",
            "生产线",
            "产线",
            "设备",
            "码头",
            "地块",
            "基地",
            "房",
            "装置",
            "的",
            "和",
            "、",
        ],
    ),
    ("回", &["访", "顾", "复", "款", "馈", "收", "路"]),
    ("趟", &[]),
    ("轮", &["胎", "船", "机"]),
    ("遍", &[]),
    ("份", &[]),
    (" times", &[]),
    ("x ", &[]),
];

/// What makes a number before a unit no count: 第二期, 一式两份.
const NO_COUNT: [&str; 3] = ["第", "一式", "式"];

const DIGITS: [(char, u32); 10] = [
    ('一', 1),
    ('两', 2),
    ('二', 2),
    ('三', 3),
    ('四', 4),
    ('五', 5),
    ('六', 6),
    ('七', 7),
    ('八', 8),
    ('九', 9),
];

const TIMES_EN: [(&str, u32); 17] = [
    ("twice", 2),
    ("thrice", 3),
    ("one", 1),
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
    ("fifteen", 15),
    ("twenty", 20),
    ("twenty-four", 24),
];

/// What is held so many times.
const HELD: &str = "visits calls meetings surveys inspections trainings sessions drills rehearsals reviews reports bulletins \
    newsletters talks lectures seminars workshops exercises checks contacts";

/// The words before a number that counts what follows it: "at least 4 visits", but "in room 4 visits".
const COUNTING: &str = "least minimum than and with plus to we make pay hold give run have offer provide arrange organise organize \
    conduct week month quarter half-year year weekly monthly quarterly yearly annually";

/// When in a year something is held, at the end of what is listed: 3月、9月各一次.
const TIME: [&str; 26] = [
    "月",
    "月份",
    "月底",
    "月初",
    "季度",
    "季",
    "半年",
    "年初",
    "年中",
    "年底",
    "年末",
    "元旦",
    "春节",
    "清明",
    "五一",
    "劳动节",
    "端午",
    "中秋",
    "国庆",
    "汛期",
    "雨季",
    "台风季",
    "节前",
    "期前",
    "季前",
    "期后",
];

/// The halves of a year before the last one, which ends their word: 上、下半年.
const HALVES: [&str; 2] = ["上", "下"];

/// The seasons, which need no word after them: 春、秋各一次.
const SEASONS: [&str; 4] = ["春", "夏", "秋", "冬"];

/// When in a month something is held: 10 日、25 日各一次.
const TIME_OF_MONTH: [&str; 6] = ["日", "号", "旬", "月初", "月中", "月末"];

/// How often a year, of words that name a period of which a year has so many: "每季度一次" is 4, "twice a year" is 2.
pub(super) fn times_a_year(spoken: &Spoken<'_>, periods: u32) -> u32 {
    let each = || times(spoken).unwrap_or(1);
    let times = match periods {
        1 => of_year(spoken),
        12 => each() * listed_in(spoken.tight(), &TIME_OF_MONTH).unwrap_or(1),
        _ => each(),
    };
    periods.saturating_mul(times).clamp(1, MOST)
}

/// How often a year, of words that list several times of it and name no year: 3月、9月各一次, "in March and September".
pub(super) fn listed_times(spoken: &Spoken<'_>) -> Option<u32> {
    let names_a_year = || names_a_year(spoken.text(), spoken.tight());
    let listed = several(spoken).filter(|_| !names_a_year())?;
    Some((times(spoken).unwrap_or(1) * listed).clamp(1, MOST))
}

/// How often in all, of words that name a day: 2026 年内两次. A number of copies, 三份, is none.
pub(super) fn times_by_a_day(spoken: &Spoken<'_>) -> u32 {
    let is_of_copies = spoken.text().contains('份');
    let each = times(spoken).filter(|_| !is_of_copies).unwrap_or(1);
    (each * several(spoken).unwrap_or(1)).clamp(1, MOST)
}

/// How many times of the year are listed.
fn several(spoken: &Spoken<'_>) -> Option<u32> {
    let listed = listed_in(spoken.tight(), &TIME);
    let in_english = || months_listed(spoken.text());
    listed.or_else(|| spoken.is_latin().then(in_english).flatten())
}

/// The number of times in a year: in each of the times of the year that are listed, or in both halves of it.
fn of_year(spoken: &Spoken<'_>) -> u32 {
    let tight = spoken.tight();
    let each = times(spoken).unwrap_or(1);
    let listed = listed_in(tight, &TIME);
    if let Some(listed) = listed {
        return each * listed;
    }
    // 上半年两次、下半年一次.
    if tight.contains('半')
        && let Some((first, second)) = tight.split_once("下半年")
        && let Some((_, first)) = first.split_once("上半年")
    {
        let second = counted_by_units(second).unwrap_or(1);
        return counted_by_units(first).unwrap_or(second) + second;
    }
    let text = spoken.text();
    let both = || text.contains("first half") && text.contains("second half");
    let halves = || both() || text.contains("first and second half");
    match spoken.is_latin() && halves() {
        true => each * 2,
        false => each,
    }
}

/// How many times of the year or month are listed before 各; `None` where there are not several.
fn listed_in(text: &str, times: &[&str]) -> Option<u32> {
    let counts = ["各", "分别"]
        .into_iter()
        .flat_map(|word| places(text, word).map(|at| listed(&text[..at], times)));
    counts.max().filter(|count| *count > 1)
}

/// How many times are listed at the end of a text: 3月、9月; 一、三季度; 上下半年; 春秋两季; 汛期前后.
fn listed(text: &str, times: &[&str]) -> u32 {
    let text = text.trim_end_matches(['都', '均', '时', '期', '间']);
    if text.ends_with("上下半年") || text.ends_with("前后") {
        return 2;
    }
    for unit in ["季", "个季度", "个月"] {
        let number = text.strip_suffix(unit).and_then(number_at_end);
        if let Some((number, _)) =
            number.filter(|(number, _)| unit != "季" || *number == 2 || *number == 4)
        {
            return number;
        }
    }
    let clause = text.rsplit(['；', '。', '：', ';', ':']).next();
    let clause = clause.unwrap_or_default();
    let clause = ["每年", "一年", "全年", "年度", "每月", "每个月"]
        .into_iter()
        .filter_map(|word| clause.rfind(word).map(|at| at + word.len()))
        .max()
        .map_or(clause, |at| &clause[at..]);
    let parts = clause.split(['、', '和', '及', '与', '，', ',', '/']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_number = |part: &str| number_at_end(part).is_some_and(|(_, rest)| rest.is_empty());
    let is_begun = |part: &str| HALVES.contains(&part);
    let is_time = |part: &&&str| {
        is_number(part)
            || is_begun(part)
            || SEASONS.contains(part)
            || times.iter().any(|time| part.ends_with(time))
    };
    let is_last = parts
        .last()
        .is_some_and(|last| !is_number(last) && !is_begun(last));
    let count = parts.iter().rev().take_while(is_time).count();
    u32::try_from(count).ok().filter(|_| is_last).unwrap_or(0)
}

/// The number that words say.
fn times(spoken: &Spoken<'_>) -> Option<u32> {
    let text = spoken.text();
    if let Some(times) = counted_by_units(spoken.tight()) {
        return Some(times);
    }
    if spoken.is_spaced()
        && let Some(times) = counted_by_units(text)
    {
        return Some(times);
    }
    if !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let words = [("twice", 2), ("thrice", 3)].into_iter();
    let mut words = words.filter(|(word, _)| text.contains(word));
    let word = words.next().map(|(_, times)| times);
    word.or_else(|| counted(text))
}

/// The number before 次 (or 场, 期), or before "times" and the like.
fn counted_by_units(text: &str) -> Option<u32> {
    UNITS.iter().find_map(|(unit, nouns)| {
        places(text, unit).find_map(|at| {
            let after = &text[at + unit.len()..];
            if nouns.iter().any(|noun| after.starts_with(noun)) {
                return None;
            }
            let before = text[..at].trim_end();
            let last = before.split_whitespace().next_back().unwrap_or_default();
            let english = TIMES_EN.iter().find(|(word, _)| *word == last);
            if let Some((_, number)) = english {
                return Some(*number);
            }
            let (number, rest) = number_at_end(before)?;
            if NO_COUNT.iter().any(|word| rest.ends_with(word)) {
                return None;
            }
            // Of 两到三次 the first number is promised.
            let range = rest.strip_suffix(['到', '至', '-', '~', '～', '—', '–']);
            let least = range.and_then(number_at_end).map(|(least, _)| least);
            Some(least.map_or(number, |least| least.min(number)))
        })
    })
}

/// The number that a text ends with, in digits or Chinese up to 99, and the text before it; of 两三 the first.
pub(super) fn number_at_end(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if rest.len() < text.len() {
        let number = text[rest.len()..].parse::<u32>().ok()?;
        return (number > 0).then_some((number.min(MOST), rest));
    }
    let digit = |sign: char| DIGITS.iter().find(|(it, _)| *it == sign).map(|(_, n)| *n);
    let is_numeral = |sign: char| sign == '十' || digit(sign).is_some();
    let rest = text.trim_end_matches(is_numeral);
    let signs: Vec<char> = text[rest.len()..].chars().collect();
    let number = match signs[..] {
        [one] => digit(one).unwrap_or(10),
        ['十', one] => 10 + digit(one)?,
        [tens, '十'] => 10 * digit(tens)?,
        [tens, '十', one] => 10 * digit(tens)? + digit(one)?,
        [one, _] => digit(one)?,
        _ => return None,
    };
    Some((number, rest))
}

/// The number of "two visits a year" and "at least 4 visits per year": it stands first, or counts what is held.
fn counted(text: &str) -> Option<u32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| {
        let spelt = TIMES_EN.iter().find(|(spelt, _)| *spelt == word);
        let digits = |word: &str| {
            let number = word.parse().ok().filter(|it| (1..=99).contains(it));
            number.filter(|_| !word.starts_with('0'))
        };
        // Of "2-3 visits" the first number is promised.
        let range = word.split_once(['-', '–']);
        let least = range.and_then(|(least, most)| digits(least).min(digits(most)));
        spelt.map(|(_, number)| *number).or(digits(word)).or(least)
    };
    let is_pause = |word: &str| word.ends_with([',', ';', ':', '(', ')', '.']);
    let is_time = |word: &&str| {
        word.starts_with("hour") || word.starts_with("minute") || word.starts_with("working")
    };
    // "4 visits", "4 short on-site visits", but not "4 working days, visits".
    let is_held = |rest: &[&str], ending: &str| {
        let near = rest.iter().take(3);
        let pauses = near.clone().take_while(|word| !is_pause(word)).count();
        let is_held = |word: &&str| {
            let word = word.trim_end_matches([',', '.', ';']);
            is_one_of(HELD, &format!("{word}{ending}"))
        };
        near.take(pauses + 1).any(is_held)
    };
    let mut numbers = words
        .iter()
        .enumerate()
        .filter_map(|(nth, word)| Some((nth, number(word)?)));
    let found = numbers.find(|(nth, number)| {
        let rest = &words[nth + 1..];
        // A greater number counts only what is held: "40 Dock Road, a visit every year". So does "one visit".
        match number {
            1 => return is_held(rest, "s"),
            13.. => return is_held(rest, ""),
            _ => {}
        }
        if *nth == 0 {
            // Nor is 3 of "3 月底前" a number of times.
            let is_of_date = |word: &&str| word.starts_with(['月', '年', '日', '号', '季']);
            return !rest.first().is_some_and(|it| is_time(it) || is_of_date(it));
        }
        let before = words[nth - 1];
        let of = *nth > 1 && before == "of" && ["minimum", "total"].contains(&words[nth - 2]);
        if !(of || is_one_of(COUNTING, before) || is_pause(before)) {
            return false;
        }
        let is_per = rest.first() == Some(&"per") && rest.get(1) != Some(&"cent");
        is_per || is_held(rest, "")
    });
    found.map(|(_, number)| number)
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|it| it == word)
}
