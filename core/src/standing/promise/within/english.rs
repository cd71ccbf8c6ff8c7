//! The days that English words name: "by 31 October 2026", "in September", "by the end of 2026".

use super::Within;
use crate::standing::promise::day::MONTHS;

/// Words beside which a day is the beginning of something, or the day of something else.
const UNCLEAR: &str = "from after since starting following renewal expiry expires opens opening signing signed appointment \
    agreement contract next last previous ago beginning start middle early mid";

/// What stands before a day that is the last one.
const UNTIL: [&str; 8] = [
    "by", "until", "on", "in", "during", "than", "between", "and",
];

/// What English words name; `None` where something is not clear.
pub(super) fn named(text: &str) -> Option<Vec<Within>> {
    let words = text.split(|sign: char| sign.is_whitespace() || ",;:()".contains(sign));
    let words = words.map(|word| word.trim_end_matches('.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_unclear = |word: &&str| UNCLEAR.split(' ').any(|it| it == *word);
    let is_earlier = |pair: &[&str]| {
        let lengths = ["day", "days", "week", "weeks", "month", "months"];
        lengths.contains(&pair[0]) && ["before", "prior", "ahead"].contains(&pair[1])
    };
    if words.iter().any(is_unclear) || words.windows(2).any(is_earlier) {
        return None;
    }
    let mut named = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        let before = &words[..nth];
        if let Some(month) = MONTHS.iter().position(|month| month == word) {
            let month = month as u32 + 1;
            match of_month(month, before, &words[nth + 1..]) {
                Some(within) => named.push(within),
                // It is also a verb.
                None if *word == "may" => {}
                None => return None,
            }
        } else if let Some(year) = year(word)
            && let [.., "end", "of"] = before
        {
            named.push(Within::until(Some(year), 12, None));
        } else if ["half", "half-year"].contains(word) {
            named.extend(of_half(word, before, &words[nth + 1..]));
        }
    }
    Some(named)
}

/// A month, or a day of it, by the words around it.
fn of_month(month: u32, before: &[&str], after: &[&str]) -> Option<Within> {
    let (day, before, after) = match (before, after) {
        ([before @ .., "of"], _) if before.last().and_then(|it| day(it)).is_some() => (
            before.last().and_then(|it| day(it)),
            &before[..before.len() - 1],
            after,
        ),
        ([before @ .., one], _) if day(one).is_some() => (day(one), before, after),
        (_, [one, after @ ..]) if day(one).is_some() => (day(one), before, after),
        _ => (None, before, after),
    };
    let after = after.strip_prefix(&["of"]).unwrap_or(after);
    let year = after.first().and_then(|it| year(it));
    let before = before.strip_suffix(&["the"]).unwrap_or(before);
    match before {
        [.., "before"] => Some(Within::before(year, month, day.unwrap_or(1))),
        [.., "end", "of"] if day.is_none() => Some(Within::until(year, month, None)),
        [.., "in" | "during"] if day.is_none() => Some(Within::months(year, month, month)),
        [.., word] if UNTIL.contains(word) => Some(Within::until(year, month, day)),
        _ => None,
    }
}

/// One half of a year: "first half of 2026", "first half of the year".
fn of_half(word: &str, before: &[&str], after: &[&str]) -> Option<Within> {
    let first = match *before.last()? {
        "first" => 1,
        "second" => 7,
        _ => return None,
    };
    let year = match (word, after) {
        ("half-year", _) | (_, ["of", "the" | "each" | "every", "year", ..]) => None,
        (_, ["of", one, ..]) => Some(year(one)?),
        _ => return None,
    };
    Some(Within::months(year, first, first + 5))
}

/// A day of a month: 31, 31st.
fn day(word: &str) -> Option<u32> {
    let figures = word.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let is_ordinal = ["", "st", "nd", "rd", "th"].contains(&&word[figures.len()..]);
    let day = figures.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| is_ordinal)
}

/// A year of this century.
fn year(word: &str) -> Option<i32> {
    let year = word.parse().ok().filter(|year| (2000..2100).contains(year));
    year.filter(|_| word.len() == 4)
}
