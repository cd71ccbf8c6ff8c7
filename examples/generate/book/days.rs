//! Days on which a broker's office is surely open, found without a calendar of holidays.
//!
//! kefu has the one calendar. This book must not be right only because it shares that calendar's
//! mistakes, so it keeps to weeks in which no notice of the State Council has moved a day.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::dice::Dice;

/// The first and the last (month, day) of a stretch of any year.
type Span = ((u32, u32), (u32, u32));

/// When a service year may start: neither these days nor the
/// fortnight after them has held a public holiday or a make-up working day since 2008.
const QUIET: [Span; 3] = [((3, 4), (3, 16)), ((6, 29), (8, 19)), ((10, 14), (12, 13))];

/// Spans of the solar calendar in which nobody pays a call: New Year, Labour Day, National Day.
const FESTIVE: [Span; 4] = [
    ((1, 1), (1, 3)),
    ((5, 1), (5, 5)),
    ((10, 1), (10, 8)),
    ((12, 30), (12, 31)),
];

/// A weekday from which ten working days can be counted as plain Monday to Friday.
pub fn quiet_start(from: NaiveDate, to: NaiveDate, dice: &mut Dice) -> Option<NaiveDate> {
    let quiet: Vec<NaiveDate> = from
        .iter_days()
        .take_while(|day| *day <= to)
        .filter(|day| is_weekday(*day) && within(*day, &QUIET))
        .collect();
    if quiet.is_empty() {
        None
    } else {
        Some(*dice.pick(&quiet))
    }
}

/// The `n`-th weekday after `day`, which is not counted itself.
pub fn weekday_after(day: NaiveDate, n: i64) -> NaiveDate {
    let mut reached = day;
    for _ in 0..n {
        reached = next_weekday(reached);
    }
    reached
}

/// Some day from `from` to `to` (both included) on which a call would be paid.
pub fn a_day_between(from: NaiveDate, to: NaiveDate, dice: &mut Dice) -> NaiveDate {
    let width = (to - from).num_days();
    let offset = dice.between(0, width);
    // From the day the dice name, on to the end and round again to the beginning.
    (0..=width.max(0))
        .map(|step| plus(from, (offset + step) % (width + 1)))
        .find(|day| is_weekday(*day) && !within(*day, &FESTIVE))
        .unwrap_or(from)
}

/// The same day `months` later, or the month's last.
pub fn months_later(day: NaiveDate, months: i64) -> NaiveDate {
    let months = u32::try_from(months).expect("service years run forward");
    day.checked_add_months(Months::new(months))
        .expect("a date of this century")
}

/// The day `n` calendar days away; `n` may be negative.
pub fn plus(day: NaiveDate, n: i64) -> NaiveDate {
    let distance = Days::new(n.unsigned_abs());
    let moved = if n < 0 {
        day.checked_sub_days(distance)
    } else {
        day.checked_add_days(distance)
    };
    moved.expect("a date of this century")
}

fn next_weekday(day: NaiveDate) -> NaiveDate {
    let mut next = plus(day, 1);
    while !is_weekday(next) {
        next = plus(next, 1);
    }
    next
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn within(day: NaiveDate, spans: &[Span]) -> bool {
    let date = (day.month(), day.day());
    spans
        .iter()
        .any(|(first, last)| *first <= date && date <= *last)
}
