//! Counting working days: five to a week, corrected on the days that depart from the week.
//!
//! Days are numbered from Monday, 1 January of the year 1. The working days up to any day are then a
//! closed formula plus the sum of the departures so far, so that a count over ten years costs the same
//! as one over ten days, no year needs a table of its own, and no input runs off a table's end.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

/// The days that depart from Monday–Friday, in order, each with the departures summed up to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    departures: Vec<Departure>,
}

#[derive(Clone, Copy, Debug)]
struct Departure {
    day: i64,
    works: bool,
    /// Weekend days worked less weekdays off, up to and including this day.
    shift: i64,
    /// Working days up to and including this day.
    count: i64,
}

impl Tally {
    /// The tally of a calendar that says of some days whether they are worked (`true`).
    ///
    /// What merely repeats the week (a Sunday off) is no departure and is left out.
    pub(super) fn of(said: &BTreeMap<NaiveDate, bool>) -> Tally {
        let mut shift = 0;
        let departures = said
            .iter()
            .filter(|&(&date, &works)| works == is_weekend(date))
            .map(|(&date, &works)| {
                shift += if works { 1 } else { -1 };
                let day = number(date);
                Departure {
                    day,
                    works,
                    shift,
                    count: weekdays_up_to(day) + shift,
                }
            })
            .collect();
        Tally { departures }
    }

    /// Whether the day is worked.
    pub(super) fn is_working(&self, date: NaiveDate) -> bool {
        match self
            .departures
            .binary_search_by_key(&number(date), |it| it.day)
        {
            Ok(at) => self.departures[at].works,
            Err(_) => !is_weekend(date),
        }
    }

    /// How many working days lie in (`from`, `to`]; negative when `to` is before `from`.
    pub(super) fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        self.up_to(to) - self.up_to(from)
    }

    /// The `n`-th working day after `from`, for `n` of at least 1; `None` past the last date there is.
    pub(super) fn nth_after(&self, from: NaiveDate, n: u32) -> Option<NaiveDate> {
        let (passed, ahead) = self.departures.split_at(self.passed(from));
        let mut shift = passed.last().map_or(0, |it| it.shift);
        let sought = weekdays_up_to(number(from)) + shift + i64::from(n);

        // Between two departures the plain week holds. Where it would reach the sought day only past
        // the next departure, that departure is a weekend day worked, and it is the sought day itself.
        let mut ahead = ahead.iter();
        let day = loop {
            let plain = nth_weekday(sought - shift);
            match ahead.next() {
                Some(next) if next.count < sought => shift = next.shift,
                Some(next) => break plain.min(next.day),
                None => break plain,
            }
        };
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
    }

    /// The working days from the beginning of counting up to and including `date`.
    fn up_to(&self, date: NaiveDate) -> i64 {
        let last = self.departures[..self.passed(date)].last();
        weekdays_up_to(number(date)) + last.map_or(0, |it| it.shift)
    }

    /// How many departures there are up to and including `date`.
    fn passed(&self, date: NaiveDate) -> usize {
        let day = number(date);
        self.departures.partition_point(|it| it.day <= day)
    }
}

/// Whether the day is a Saturday or a Sunday.
pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The day's number; day 1 is a Monday.
fn number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// How many days from Monday to Friday there are from day 1 up to and including `day`.
fn weekdays_up_to(day: i64) -> i64 {
    5 * day.div_euclid(7) + day.rem_euclid(7).min(5)
}

/// The number of the `n`-th day from Monday to Friday: the inverse of [`weekdays_up_to`].
fn nth_weekday(n: i64) -> i64 {
    7 * (n - 1).div_euclid(5) + (n - 1).rem_euclid(5) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_is_counted_and_found_again_on_both_sides_of_day_one() {
        let mut counted = weekdays_up_to(-2_000);
        for day in -1_999..2_000 {
            let date = NaiveDate::from_num_days_from_ce_opt(day as i32).unwrap();
            counted += i64::from(!is_weekend(date));

            assert_eq!(weekdays_up_to(day), counted, "{date}");
            if !is_weekend(date) {
                assert_eq!(nth_weekday(counted), day, "{date}");
            }
        }
    }

    #[test]
    fn departures_shift_the_count_from_their_own_day_on() {
        let date = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
        // Thursday 1 and Friday 2 off, Saturday 10 worked; Sunday 4 off is only the week again.
        let said = [(1, false), (2, false), (4, false), (10, true)];
        let tally = Tally::of(&said.map(|(day, works)| (date(day), works)).into());

        let worked: Vec<u32> = (1..=13).filter(|&d| tally.is_working(date(d))).collect();
        assert_eq!(worked, [5, 6, 7, 8, 9, 10, 12, 13]);
        let due: Vec<_> = (1..=8)
            .map(|n| tally.nth_after(NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(), n))
            .collect();
        assert_eq!(due, [5, 6, 7, 8, 9, 10, 12, 13].map(|d| Some(date(d))));
        assert_eq!(tally.between(date(9), date(10)), 1);
        assert_eq!(tally.between(date(10), date(9)), -1);
    }

    #[test]
    fn past_the_last_date_there_is_nothing_is_found() {
        let tally = Tally::default();

        assert_eq!(tally.nth_after(NaiveDate::MAX, 1), None);
        assert_eq!(tally.nth_after(NaiveDate::MIN, u32::MAX), None);
        assert!(tally.nth_after(NaiveDate::MIN, 1).is_some());
    }
}
