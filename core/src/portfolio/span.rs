//! The coming months and past quarters of a portfolio.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// How many months ahead ends are looked for: the present one and eleven more.
pub const MONTHS: usize = 12;
/// How many quarters back deadlines are looked at: the present one and the four before.
pub const QUARTERS: usize = 5;

/// A calendar month, written `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Month {
        let (year, month) = (day.year(), day.month());
        Month { year, month }
    }

    fn next(self) -> Month {
        match self.month {
            12 => Month {
                year: self.year + 1,
                month: 1,
            },
            month => Month {
                month: month + 1,
                ..self
            },
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

/// A quarter of a calendar year, written `2026-Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// Which, from 1.
    pub nth: u32,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: NaiveDate) -> Quarter {
        Quarter {
            year: day.year(),
            nth: day.month0() / 3 + 1,
        }
    }

    fn before(self) -> Quarter {
        match self.nth {
            1 => Quarter {
                year: self.year - 1,
                nth: 4,
            },
            nth => Quarter {
                nth: nth - 1,
                ..self
            },
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.nth)
    }
}

/// The coming months, the present one first.
pub fn months_from(today: NaiveDate) -> Vec<Month> {
    let months = std::iter::successors(Some(Month::of(today)), |month| Some(month.next()));
    months.take(MONTHS).collect()
}

/// The quarters that are looked at, the present one last.
pub fn quarters_until(today: NaiveDate) -> Vec<Quarter> {
    let back = std::iter::successors(Some(Quarter::of(today)), |quarter| Some(quarter.before()));
    let mut quarters: Vec<Quarter> = back.take(QUARTERS).collect();
    quarters.reverse();
    quarters
}

/// The coming month that a day lies in, from today on; `None` for what is past or further away.
pub(super) fn coming(today: NaiveDate, day: NaiveDate) -> Option<Month> {
    let month = Month::of(day);
    (day >= today && months_from(today).contains(&month)).then_some(month)
}
