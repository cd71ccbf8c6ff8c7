//! What can be wrong with a year's table.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::festival;
use super::holiday::Holiday;
use super::tally::is_weekend;

/// No holiday is longer, calendar days: past it a date is mistyped.
const LONGEST_HOLIDAY: i64 = 31;

/// Something wrong with a year's table, and the line it stands on where the table is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFault {
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What can be wrong with a year's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The text is not TOML; the parser's own words.
    NotToml(String),
    /// A key that must be there is not.
    MissingKey(&'static str),
    /// A key that means nothing here.
    UnknownKey(String),
    /// A value that must be text is not, or is empty.
    NotText(&'static str),
    /// A value that must be a plain date is not.
    NotADate(&'static str),
    /// A value that must be a list is not.
    NotAList(&'static str),
    /// `amends` is neither true nor false.
    NotYesOrNo(&'static str),
    /// No year of four digits.
    NotAYear,
    /// A year with no holidays at all: no notice yet, rather than no holidays.
    Empty,
    /// Festivals of the year that have no day off.
    Missing(Vec<&'static str>),
    /// A holiday without a name.
    Nameless,
    /// A holiday that ends before it begins.
    Backwards {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// A holiday of more than a month.
    TooLong {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// A day that is neither in the year nor in the December before.
    Outside(NaiveDate),
    /// A make-up working day that is no Saturday or Sunday.
    MakeUpOnWeekday(NaiveDate),
    /// A day that belongs to two holidays, or is worked twice.
    Doubled(NaiveDate),
    /// A day that is off and worked at once.
    Contradiction(NaiveDate),
}

/// All that is wrong with the holidays of a year; each flaw with the holiday it is about, by place.
pub(super) fn flaws(year: i32, holidays: &[Holiday]) -> Vec<(Option<usize>, Flaw)> {
    if !(1900..=9999).contains(&year) {
        return vec![(None, Flaw::NotAYear)];
    }
    if holidays.is_empty() {
        return vec![(None, Flaw::Empty)];
    }

    let mut flaws = Vec::new();
    let mut said: BTreeMap<NaiveDate, bool> = BTreeMap::new();
    for (place, holiday) in holidays.iter().enumerate() {
        let mut flag = |flaw| flaws.push((Some(place), flaw));
        let (from, to) = (holiday.from, holiday.to);
        let belongs =
            |day: NaiveDate| day.year() == year || (day.year() == year - 1 && day.month() == 12);

        if holiday.name.zh.trim().is_empty() {
            flag(Flaw::Nameless);
        }
        if to < from {
            flag(Flaw::Backwards { from, to });
            continue;
        }
        if holiday.length() > LONGEST_HOLIDAY {
            flag(Flaw::TooLong { from, to });
            continue;
        }

        let off = holiday.days_off().map(|day| (day, false));
        let worked = holiday.work.iter().map(|&day| (day, true));
        for (day, works) in off.chain(worked) {
            if !belongs(day) {
                flag(Flaw::Outside(day));
            }
            if works && !is_weekend(day) {
                flag(Flaw::MakeUpOnWeekday(day));
            }
            match said.insert(day, works) {
                Some(before) if before == works => flag(Flaw::Doubled(day)),
                Some(_) => flag(Flaw::Contradiction(day)),
                None => {}
            }
        }
    }

    let kept = holidays.iter().map(|it| (it.name.zh.as_str(), it.length()));
    let missing = festival::missing(year, kept);
    if !missing.is_empty() {
        flaws.push((None, Flaw::Missing(missing)));
    }
    flaws
}
