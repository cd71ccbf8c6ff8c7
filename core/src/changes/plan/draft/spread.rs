//! When services happen: spread over the rest of a plan's term, not bunched, with contact at both ends of the
//! insurance period (D05, D08).
//!
//! First a target day is chosen, then its week: an item starts on the first working day of that week and
//! finishes on a Friday, or on the last working day before it.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::Calendar;

/// The first calendar days of a term, in which the opening services are done.
const OPENING: i64 = 42;

/// The rest of a plan's term, with its important days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rest {
    /// The first day anything may start.
    pub first: NaiveDate,
    /// The last day anything may finish, inclusive.
    pub last: NaiveDate,
    /// The day by which the service report is out and the last review held, because the renewal needs them
    /// (D64, D65).
    pub renewal: NaiveDate,
    /// There is contact within this many calendar days of either end.
    pub ends: i64,
}

/// What the standard says about the ends of a term, in calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// There is contact within this many days of either end (D08).
    pub contact: u32,
    /// The service report is out this many days before the end of a full year (D65).
    pub accounted: u32,
}

/// How the times of one service are placed in the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// Contact with the client: evenly spread, the first and the last near the ends; a single one near the
    /// last day.
    Contact,
    /// In slices of equal length, each at this share of its slice, in per cent.
    Even(i64),
    /// The first this many calendar days after the beginning, any others evenly after it.
    Opening(i64),
    /// A single one in the middle; of several, the last before the renewal opens; none after that.
    Review,
    /// The last is finished when the renewal opens.
    Report,
}

impl Rest {
    /// The rest of a term from a day on; none when the term is over by then.
    pub fn of(starts: NaiveDate, last: NaiveDate, from: NaiveDate, ends: Ends) -> Option<Rest> {
        let first = from.max(starts);
        if first > last {
            return None;
        }
        // A term shorter than a year keeps the same share free for the renewal.
        let term = (last - starts).num_days() + 1;
        let accounted = i64::from(ends.accounted);
        let before = accounted.min(term * accounted / 365);
        Some(Rest {
            first,
            last,
            renewal: moved(last, -before),
            ends: i64::from(ends.contact),
        })
    }

    /// The target days for this many times, in order; each is in the rest of the term.
    pub fn aims(&self, rhythm: Rhythm, times: u32) -> Vec<NaiveDate> {
        let times = i64::from(times);
        let length = (self.last - self.first).num_days();
        let opening = OPENING.min(length / 4);
        let before = (self.renewal - self.first).num_days();
        let aim = |nth: i64| match rhythm {
            Rhythm::Contact => {
                // The middle of its slice, but not so far in that an end of the term has no contact.
                let lead = (length / times / 2).min(self.ends * 2 / 3);
                match times {
                    1 => length - length.min(self.ends * 2 / 3),
                    _ => lead + (length - 2 * lead) * nth / (times - 1),
                }
            }
            Rhythm::Even(share) => (length * nth * 100 + length * share) / (times * 100),
            Rhythm::Opening(later) => opening / 3 + later + length * nth / times,
            Rhythm::Review if times == 1 => (length / 2).min(before - 21),
            Rhythm::Review => before * (nth + 1) / times - 21,
            Rhythm::Report => before * (nth + 1) / times - 28,
        };
        let day = |nth| moved(self.first, aim(nth).clamp(0, length));
        (0..times).map(day).collect()
    }

    /// The target days that remain when some times are already placed: each placed day uses up the nearest
    /// target.
    pub fn free_aims(&self, rhythm: Rhythm, missing: u32, settled: &[NaiveDate]) -> Vec<NaiveDate> {
        let settled = settled.iter();
        let settled: Vec<&NaiveDate> = settled.filter(|day| **day >= self.first).collect();
        let mut aims = self.aims(rhythm, missing + settled.len() as u32);
        for day in settled {
            let distance = |aim: &NaiveDate| (*aim - *day).num_days().abs();
            let nearest = aims.iter().enumerate().min_by_key(|(_, aim)| distance(aim));
            if let Some((nth, _)) = nearest {
                aims.remove(nth);
            }
        }
        aims
    }

    /// Start and finish around a target day, both working days of the term, at most this many weeks apart;
    /// none when the rest of the term has no working day.
    ///
    /// In a year without a notice, the days that every notice adds to the legal ones are left free too.
    pub fn window(
        &self,
        calendar: &Calendar,
        aim: NaiveDate,
        weeks: i64,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let works = |day: &NaiveDate| calendar.is_working(*day);
        let surely = |day: &NaiveDate| calendar.surely_works(*day);
        self.window_of(&surely, aim, weeks)
            .or_else(|| self.window_of(&works, aim, weeks))
    }

    fn window_of(
        &self,
        works: &dyn Fn(&NaiveDate) -> bool,
        aim: NaiveDate,
        weeks: i64,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let monday = moved(aim, -i64::from(aim.weekday().num_days_from_monday()));
        let from = monday.clamp(self.first, self.last);
        let mut after = from.iter_days().take_while(|day| *day <= self.last);
        let mut before = (0..).map(|days| moved(from, -days));
        let start = after.find(works).or_else(|| {
            let mut before = before.by_ref().take_while(|day| *day >= self.first);
            before.find(works)
        })?;

        let latest = moved(start, weeks * 7 - 3).min(self.last);
        let mut back = (0..).map(|days| moved(latest, -days));
        let finish = back.find(|day| *day <= start || works(day))?;
        Some((start, finish.max(start)))
    }
}

/// A day this many calendar days later or earlier; limited to chrono's last or first date.
pub(super) fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    match days < 0 {
        true => day.checked_sub_days(by).unwrap_or(NaiveDate::MIN),
        false => day.checked_add_days(by).unwrap_or(NaiveDate::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn year() -> Rest {
        let starts = day("2026-03-02");
        Rest::of(starts, day("2027-03-01"), starts, ENDS).unwrap()
    }

    const ENDS: Ends = Ends {
        contact: 45,
        accounted: 100,
    };

    #[test]
    fn a_short_term_keeps_the_same_share_free_for_the_renewal() {
        let renewal = |last: &str, accounted| {
            let ends = Ends { accounted, ..ENDS };
            let starts = day("2026-03-02");
            let rest = Rest::of(starts, day(last), starts, ends).unwrap();
            rest.renewal.to_string()
        };
        assert_eq!(renewal("2027-03-01", 90), "2026-12-01");
        assert_eq!(renewal("2027-03-01", 60), "2026-12-31");
        assert_eq!(renewal("2028-03-01", 90), "2027-12-02");
        assert_eq!(renewal("2026-08-31", 90), "2026-07-17");
    }

    fn aims(rhythm: Rhythm, times: u32) -> Vec<String> {
        let aims = year().aims(rhythm, times);
        aims.iter().map(NaiveDate::to_string).collect()
    }

    #[test]
    fn each_rhythm_has_its_places_in_the_year() {
        assert_eq!(
            aims(Rhythm::Contact, 4),
            ["2026-04-01", "2026-07-11", "2026-10-20", "2027-01-30"]
        );
        assert_eq!(aims(Rhythm::Contact, 1), ["2027-01-30"]);
        assert_eq!(aims(Rhythm::Even(30), 2), ["2026-04-25", "2026-10-24"]);
        assert_eq!(aims(Rhythm::Opening(0), 1), ["2026-03-16"]);
        assert_eq!(aims(Rhythm::Opening(14), 2), ["2026-03-30", "2026-09-28"]);
        assert_eq!(aims(Rhythm::Review, 1), ["2026-08-31"]);
        assert_eq!(aims(Rhythm::Review, 2), ["2026-06-21", "2026-10-31"]);
        assert_eq!(aims(Rhythm::Report, 1), ["2026-10-24"]);
        assert_eq!(aims(Rhythm::Report, 0), Vec::<String>::new());
    }

    #[test]
    fn a_settled_time_takes_the_nearest_place() {
        let free = |settled: &[&str]| {
            let settled: Vec<NaiveDate> = settled.iter().map(|it| day(it)).collect();
            let missing = 4 - settled.iter().filter(|it| **it >= year().first).count() as u32;
            let free = year().free_aims(Rhythm::Contact, missing, &settled);
            free.iter().map(NaiveDate::to_string).collect::<Vec<_>>()
        };
        assert_eq!(
            free(&["2026-07-01"]),
            ["2026-04-01", "2026-10-20", "2027-01-30"]
        );
        assert_eq!(
            free(&["2026-07-01", "2026-07-02", "2027-02-02"]),
            ["2026-10-20"]
        );
        assert_eq!(
            free(&["2026-03-01"]).len(),
            4,
            "before the rest of the term"
        );
    }

    #[test]
    fn a_window_is_whole_weeks_of_working_days() {
        let calendar = Calendar::embedded();
        let window = |aim: &str, weeks| {
            let (start, finish) = year().window(&calendar, day(aim), weeks).unwrap();
            format!("{start} {finish}")
        };
        assert_eq!(window("2026-06-10", 1), "2026-06-08 2026-06-12");
        assert_eq!(window("2026-06-14", 2), "2026-06-08 2026-06-18");
        // The National Day week: 10-01 to 10-07.
        assert_eq!(window("2026-10-06", 1), "2026-10-08 2026-10-12");
        assert_eq!(window("2026-03-02", 1), "2026-03-02 2026-03-06");
        // The last day of the term is a Monday.
        assert_eq!(window("2027-03-01", 2), "2027-03-01 2027-03-01");
    }

    #[test]
    fn before_its_notice_a_year_rests_on_the_days_that_never_move() {
        let calendar = Calendar::embedded();
        let window = |starts: &str, last: &str, aim: &str| {
            let rest = Rest::of(day(starts), day(last), day(starts), ENDS).unwrap();
            let (start, finish) = rest.window(&calendar, day(aim), 1).unwrap();
            format!("{start} {finish}")
        };
        // 2037-01-01 is a Thursday, 2037-10-01 too.
        let whole = |aim| window("2036-06-01", "2038-05-31", aim);
        assert_eq!(whole("2036-12-30"), "2036-12-29 2037-01-02");
        assert_eq!(whole("2037-09-30"), "2037-09-28 2037-09-30");
        assert_eq!(whole("2037-10-06"), "2037-10-08 2037-10-12");
        assert_eq!(whole("2038-04-27"), "2038-04-26 2038-04-30");
        // Where nothing else is left it is a day like any other.
        assert_eq!(
            window("2037-10-05", "2037-10-06", "2037-10-05"),
            "2037-10-05 2037-10-06"
        );
    }

    #[test]
    fn a_term_of_rest_days_has_no_window_and_a_late_aim_goes_back() {
        let calendar = Calendar::embedded();
        let rest = |from: &str, last: &str| Rest::of(day(from), day(last), day(from), ENDS);
        let sunday = rest("2026-11-21", "2026-11-22").unwrap();
        assert_eq!(sunday.window(&calendar, sunday.last, 1), None);
        let friday = rest("2026-11-20", "2026-11-22").unwrap();
        let only = Some((day("2026-11-20"), day("2026-11-20")));
        assert_eq!(friday.window(&calendar, friday.last, 2), only);
        let golden = rest("2026-09-29", "2026-10-05").unwrap();
        let before = Some((day("2026-09-30"), day("2026-09-30")));
        let aimed = Rest {
            first: day("2026-09-30"),
            ..golden
        };
        assert_eq!(aimed.window(&calendar, day("2026-10-05"), 1), before);
        assert_eq!(rest("2026-10-06", "2026-10-05"), None);
    }

    const RHYTHMS: [Rhythm; 6] = [
        Rhythm::Contact,
        Rhythm::Even(30),
        Rhythm::Even(75),
        Rhythm::Opening(14),
        Rhythm::Review,
        Rhythm::Report,
    ];

    proptest! {
        /// Whatever the term: as many days as asked for, in order, and windows that keep to the term
        /// and to working days.
        #[test]
        fn every_time_has_its_window(
            from in 0i64..1500, length in 0i64..800, times in 0u32..60,
            weeks in 1i64..5, contact in 0u32..100, accounted in 0u32..200, at in 0usize..6,
        ) {
            let calendar = Calendar::embedded();
            let starts = moved(day("2024-01-01"), from);
            let last = moved(starts, length);
            let ends = Ends { contact, accounted };
            let rest = Rest::of(starts, last, starts, ends).unwrap();
            let aims = rest.aims(RHYTHMS[at], times);
            prop_assert_eq!(aims.len(), times as usize);
            prop_assert!(aims.is_sorted());
            let works = starts.iter_days().take_while(|it| *it <= last);
            let works = works.take(40).any(|it| calendar.is_working(it));
            for aim in aims {
                prop_assert!((starts..=last).contains(&aim));
                let window = rest.window(&calendar, aim, weeks);
                prop_assert_eq!(window.is_some(), works);
                if let Some((start, finish)) = window {
                    prop_assert!(starts <= start && start <= finish && finish <= last);
                    prop_assert!(calendar.is_working(start) && calendar.is_working(finish));
                }
            }
        }
    }
}
