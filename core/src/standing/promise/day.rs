//! The days and months that the words of a commitment name.

/// The months in English.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether words name a day or a month of the calendar: 2026-10-31, 10 月底, by 31 October.
pub(super) fn names_a_day(text: &str, tight: &str) -> bool {
    if !tight.contains('月') && !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let words: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric() && sign != '-')
        .collect();
    let is_date = |word: &&str| word.parse::<chrono::NaiveDate>().is_ok();
    // "may" is also a verb, so a month needs a number or a word of time before it.
    let of_time = ["by", "before", "in", "until", "of", "between", "from"];
    let is_month = |pair: &[&str]| {
        let is_number = pair[0].parse::<u32>().is_ok();
        (of_time.contains(&pair[0]) || is_number) && MONTHS.contains(&pair[1])
    };
    let before = tight.split('月').map(|before| before.chars().next_back());
    let months = tight.matches('月').count();
    let mut before = before.take(months);
    words.iter().any(is_date)
        || words.windows(2).any(is_month)
        || before
            .any(|sign| sign.is_some_and(|sign| "0123456789一二三四五六七八九十".contains(sign)))
}

/// Whether words name a year of the calendar: 2026 年, "September 2026".
pub(super) fn names_a_year(text: &str, tight: &str) -> bool {
    let is_year = |before: &str| {
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit);
        digits.count() == 4
    };
    let mut places = tight.match_indices('年');
    let mut words = text.split_whitespace();
    let is_number = |word: &str| word.len() >= 4 && word.bytes().all(|it| it.is_ascii_digit());
    places.any(|(at, _)| is_year(&tight[..at]))
        || words.any(|word| is_number(word.trim_end_matches([',', '.', ';'])))
}

/// How many months English words list with "and", where they name no span of months: "in March and September".
pub(super) fn months_listed(text: &str) -> Option<u32> {
    if !text.contains(" and ") {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let of_span = ["between", "from", "to", "until"];
    if words.iter().any(|word| of_span.contains(word)) {
        return None;
    }
    let is_month = |word: &&str| MONTHS.contains(&word.trim_end_matches([',', '.', ';']));
    let last = words.windows(3).position(|words| {
        let [one, and, other] = *words else {
            return false;
        };
        is_month(&one) && and == "and" && is_month(&other)
    })?;
    let before = words[..last].iter().rev();
    let before = before.take_while(|word| word.ends_with(',') && is_month(word));
    u32::try_from(before.count() + 2).ok()
}
