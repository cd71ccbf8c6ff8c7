//! Days counted: which are worked, when a term ends, and how that came about.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::day::Day;
use super::embedded;
use super::holiday::Holiday;
use super::statute;
use super::tally::{Tally, is_weekend};
use super::year::Year;
use crate::lang::Both;

/// A receipt lists at most this many calendar days: a century, past which nobody reads on.
pub(super) const LONGEST_RECEIPT: usize = 36_600;

/// Working days of mainland China, and of one company in it.
///
/// Four voices speak of a day, and the first that does is right: the company's own days, the notices
/// (of two that speak of a day in December, the next year's, which is the later), in a year without a
/// notice the law, the plain week.
#[derive(Clone, Debug)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
    /// The days off that the law gives by itself; they speak where a year has no notice.
    own: BTreeMap<NaiveDate, OwnDay>,
    /// What all these come to: made again whenever they change.
    tally: Tally,
}

/// A day the company has its own way with.
#[derive(Clone, Debug)]
pub(super) struct OwnDay {
    works: bool,
    name: Option<String>,
}

/// The day something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day on time.
    pub date: NaiveDate,
    /// Whether the count ran into a year without a notice, so that the date may yet change.
    pub provisional: bool,
}

impl Due {
    /// A day that no notice of holidays moves.
    pub fn fixed(date: NaiveDate) -> Due {
        Due {
            date,
            provisional: false,
        }
    }
}

/// How a deadline was counted, for a person to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The day of the event; never counted itself.
    pub from: NaiveDate,
    /// How many working days were given.
    pub working_days: u32,
    /// The outcome.
    pub due: Due,
    /// The working days counted, in order; the last is the day due.
    ///
    /// Together with `skipped` these are all days after `from` up to the day due, but for a term of more
    /// than a century, whose days are listed no further than that.
    pub counted: Vec<NaiveDate>,
    /// The days passed over, in order, each with the reason.
    pub skipped: Vec<(NaiveDate, Day)>,
}

/// A year that contradicts what is already known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The year.
    pub year: i32,
    /// The days in question, in order; `true` where the day is a working day so far, and the new table
    /// gives it off.
    pub days: BTreeMap<NaiveDate, bool>,
}

impl Calendar {
    /// The calendar as it ships, with the notices for 2004–2026.
    pub fn embedded() -> Calendar {
        let mut calendar = Calendar {
            years: embedded::years(),
            own: BTreeMap::new(),
            tally: Tally::default(),
        };
        calendar.count_anew();
        calendar
    }

    /// Adds a year: one of the workspace's `calendars/`, or one just imported.
    ///
    /// A year already covered is not overruled by accident. A table that agrees with it day for day
    /// changes nothing, whatever its names, so a workspace's file outlives the release of kefu that ships
    /// the same year. One that differs must say so (`amends = true`, as for 2020's second notice) and
    /// then takes the place of the whole year; otherwise it is refused.
    ///
    /// This does not apply to the days of the December before, because the later notice may change them.
    ///
    /// # Errors
    /// The days on which the new table and the known one differ; the calendar is then unchanged.
    pub fn add_year(&mut self, year: Year) -> Result<(), Conflict> {
        if let Some(known) = self.years.get(&year.number())
            && !year.amends()
        {
            let days = differing(known, &year);
            if days.is_empty() {
                return Ok(());
            }
            return Err(Conflict {
                year: year.number(),
                days,
            });
        }

        self.years.insert(year.number(), year);
        self.count_anew();
        Ok(())
    }

    /// Makes `date` a day of rest for the company, whatever the notices say. The last word on a day holds.
    pub fn rest_on(&mut self, date: NaiveDate, name: Option<String>) {
        self.own.insert(date, OwnDay { works: false, name });
        self.count_anew();
    }

    /// Makes `date` a working day for the company, whatever the notices say. The last word on a day holds.
    pub fn work_on(&mut self, date: NaiveDate, name: Option<String>) {
        self.own.insert(date, OwnDay { works: true, name });
        self.count_anew();
    }

    /// What a day is, and why. In a year that is not covered the company, the law and the week speak.
    pub fn kind(&self, date: NaiveDate) -> Day {
        if let Some(OwnDay { works, name }) = self.own.get(&date) {
            return match works {
                true => Day::CompanyWork(name.clone()),
                false => Day::CompanyRest(name.clone()),
            };
        }
        self.by_law(date)
    }

    /// What the notices, the law and the week make of a day, whatever the company does on it.
    pub fn by_law(&self, date: NaiveDate) -> Day {
        match self.noticed(date) {
            Some((name, true)) => Day::MakeUp(name.clone()),
            Some((name, false)) => Day::Holiday(name.clone()),
            None if let Some(holiday) = self.off_by_statute(date) => {
                Day::Holiday(holiday.name.clone())
            }
            None if is_weekend(date) => Day::Weekend(date.weekday()),
            None => Day::Working,
        }
    }

    /// Whether the law and the notices have people work on a day: [`Day::is_working`] of [`by_law`](Self::by_law),
    /// without its words.
    fn works_by_law(&self, date: NaiveDate) -> bool {
        match self.noticed(date) {
            Some((_, is_make_up)) => is_make_up,
            None => !is_weekend(date) && self.off_by_statute(date).is_none(),
        }
    }

    /// What the notices say of a day: the holiday, and whether it is made up for there.
    fn noticed(&self, date: NaiveDate) -> Option<(&Arc<Both>, bool)> {
        let later = self.years.get(&(date.year() + 1));
        let notices = [later, self.years.get(&date.year())];
        let mut notices = notices.into_iter().flatten();
        notices.find_map(|it| it.said_of(date))
    }

    /// The holiday that the law itself gives on a day of a year without a notice.
    fn off_by_statute(&self, date: NaiveDate) -> Option<&Holiday> {
        let mut holidays = self.statutory(date.year()).iter();
        holidays.find(|it| it.from <= date && date <= it.to)
    }

    /// The days off that the law itself gives in a year without a notice, as far as they are known; none in a
    /// year that has its notice.
    pub fn statutory(&self, year: i32) -> &[Holiday] {
        match self.years.contains_key(&year) {
            true => &[],
            false => statute::YEARS.get(&year).map_or(&[], Vec::as_slice),
        }
    }

    /// Whether the day counts towards a deadline.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        self.tally.is_working(date)
    }

    /// Whether the day's year has its notice.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.years.contains_key(&date.year())
    }

    /// Whether the day is worked, and will be once its year has its notice: what every notice adds to the days off by
    /// law is not.
    pub fn surely_works(&self, date: NaiveDate) -> bool {
        // Labour Day and the National Day week: the dates are the same every year.
        let is_always_off = matches!((date.month(), date.day()), (5, 1..=3) | (10, 1..=7));
        self.is_working(date) && (self.covers(date) || !is_always_off)
    }

    /// The last day up to which the calendar knows every year since 2004.
    pub fn covered_until(&self) -> NaiveDate {
        let first_unknown = (embedded::FIRST..).find(|year| !self.years.contains_key(year));
        first_unknown
            .and_then(|year| NaiveDate::from_ymd_opt(year - 1, 12, 31))
            .expect("years have four digits, so a later one is unknown")
    }

    /// The day due: the `working_days`-th working day after `from`, which is itself never counted.
    ///
    /// No working days at all count no day: `from` itself is due, whatever day it is, and for certain.
    /// A count past the last date there is (the year 262142) ends on it, provisionally.
    pub fn due(&self, from: NaiveDate, working_days: u32) -> Due {
        let date = match working_days {
            0 => from,
            n => self.tally.nth_after(from, n).unwrap_or(NaiveDate::MAX),
        };
        Due {
            date,
            provisional: self.provisional_between(from, date),
        }
    }

    /// The last day of a term of the law that ends on `date`: where the law gives that day off, the next
    /// day that it does not (民法典 203).
    ///
    /// A company's own day of rest moves no term of the law.
    pub fn roll(&self, date: NaiveDate) -> Due {
        let rolled = date.iter_days().find(|day| self.works_by_law(*day));
        let rolled = rolled.unwrap_or(NaiveDate::MAX);
        Due {
            date: rolled,
            provisional: !self.covers(date) || !self.covers(rolled),
        }
    }

    /// The day due, and every day counted or skipped on the way to it.
    pub fn explain(&self, from: NaiveDate, working_days: u32) -> Receipt {
        let due = self.due(from, working_days);
        let days = from.iter_days().skip(1).take_while(|&day| day <= due.date);

        let (mut counted, mut skipped) = (Vec::new(), Vec::new());
        for date in days.take(LONGEST_RECEIPT) {
            match self.kind(date) {
                day if day.is_working() => counted.push(date),
                day => skipped.push((date, day)),
            }
        }
        Receipt {
            from,
            working_days,
            due,
            counted,
            skipped,
        }
    }

    /// How many working days lie after `from` up to and including `to`.
    ///
    /// Backwards it is the same number below zero: `between(a, b) == -between(b, a)`, so that it adds up
    /// over any three days.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        self.tally.between(from, to)
    }

    /// Whether [`between`](Calendar::between) counts days of a year without a notice.
    pub fn provisional_between(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.uncovered(from, to).is_some()
    }

    /// The first year without a notice that a count from `from` to `to` runs into, in either direction.
    pub fn uncovered(&self, from: NaiveDate, to: NaiveDate) -> Option<i32> {
        let (start, end) = (from.min(to), from.max(to));
        let first_counted = start.succ_opt().filter(|&day| day <= end)?;
        (first_counted.year()..=end.year()).find(|year| !self.years.contains_key(year))
    }

    /// The next year, when it is November or December and its notice is still not here.
    ///
    /// The notices come out between late October and mid December.
    pub fn next_year_missing(&self, today: NaiveDate) -> Option<i32> {
        let next = today.year() + 1;
        (today.month() >= 11 && !self.years.contains_key(&next)).then_some(next)
    }

    /// The years whose tables may be wrong, and which nobody has confirmed.
    pub fn unconfirmed(&self) -> impl Iterator<Item = &Year> {
        let years = self.years.values();
        years.filter(|year| year.confirmed().is_none() && !year.doubts().is_empty())
    }

    /// A year's table with its notices, if the year is covered.
    pub fn year(&self, year: i32) -> Option<&Year> {
        self.years.get(&year)
    }

    /// Brings the tally up to date: year after year, so that a later notice has the last word on a
    /// December, and the company after all.
    fn count_anew(&mut self) {
        let mut said = BTreeMap::new();
        for year in statute::YEARS.keys() {
            let days = self.statutory(*year).iter().flat_map(Holiday::days_off);
            said.extend(days.map(|day| (day, false)));
        }
        for year in self.years.values() {
            said.extend(year.days());
        }
        said.extend(self.own.iter().map(|(&date, own)| (date, own.works)));
        self.tally = Tally::of(&said);
    }
}

/// The days one table works and the other does not; `true` where it is the known one that works.
pub(super) fn differing(known: &Year, told: &Year) -> BTreeMap<NaiveDate, bool> {
    let (known, told) = (known.days(), told.days());
    let works = |table: &BTreeMap<NaiveDate, bool>, day| {
        table.get(&day).copied().unwrap_or(!is_weekend(day))
    };
    let days = known.keys().chain(told.keys());
    days.filter(|&&day| works(&known, day) != works(&told, day))
        .map(|&day| (day, works(&known, day)))
        .collect()
}
