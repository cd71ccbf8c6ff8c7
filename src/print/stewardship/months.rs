//! The year for Word: a row for each service, a column for each month, with the number of each time that it happens.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use crate::lang::Lang;
use crate::print::chart::{Bar, Row};
use crate::text::paper;

/// A year that does not begin on the first of a month touches so many months.
const MONTHS: usize = 13;

/// The year, month by month; nothing when nothing happens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Year {
    /// The months; the last is empty where the year begins on the first of a month.
    pub months: Vec<String>,
    /// The services.
    pub rows: Vec<YearRow>,
}

/// A service over the year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearRow {
    /// The service.
    pub label: String,
    /// What happens in each month.
    pub months: Vec<Month>,
}

/// What happens in a month: numbers of the list of services, with blanks around them so that their colour is seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Month {
    /// What was done.
    pub done: String,
    /// What is planned.
    pub planned: String,
}

/// The rows over the months from the first day to the last. What is planned stands in each month that it touches; what
/// lies outside the year is in the list of services alone.
pub(super) fn by_month(lang: Lang, starts: NaiveDate, ends: NaiveDate, rows: &[Row]) -> Year {
    let first = starts.with_day(1).unwrap_or(starts);
    let nth = |nth: usize| {
        let after = u32::try_from(nth).unwrap_or(u32::MAX);
        first.checked_add_months(Months::new(after))
    };
    let begins: Vec<Option<NaiveDate>> = (0..MONTHS)
        .map(|at| nth(at).filter(|month| *month <= ends))
        .collect();
    let cell = |bars: &[Bar], at: usize| {
        let (Some(month), Some(after)) = (begins[at], nth(at + 1)) else {
            return Month::default();
        };
        let touches = |bar: &&Bar| bar.from < after && month <= bar.to;
        let of = |done: bool| {
            let bars = bars.iter().filter(touches).filter(|bar| bar.done == done);
            let numbers: Vec<String> = bars.map(|bar| bar.number.to_string()).collect();
            match numbers.is_empty() {
                true => String::new(),
                false => format!("\u{a0}{}\u{a0}", numbers.join(" ")),
            }
        };
        Month {
            done: of(true),
            planned: of(false),
        }
    };
    let told = rows.iter().map(|row| YearRow {
        label: row.label.clone(),
        months: (0..MONTHS).map(|at| cell(&row.bars, at)).collect(),
    });
    let is_told = |row: &YearRow| row.months.iter().any(|it| *it != Month::default());
    let heading = |month: &Option<NaiveDate>| {
        month.map_or_else(String::new, |month| paper::month(lang, month.month()))
    };
    Year {
        months: begins.iter().map(heading).collect(),
        rows: told.filter(is_told).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_time_stands_in_the_months_that_it_touches() {
        let bar = |number, from, to, done| Bar {
            number,
            from: day(from),
            to: day(to),
            done,
            title: String::new(),
        };
        let rows = [
            Row {
                label: "visit".to_owned(),
                bars: vec![
                    bar(1, "2026-03-31", "2026-03-31", true),
                    bar(2, "2026-03-31", "2026-04-01", false),
                    bar(3, "2027-03-01", "2027-03-01", true),
                ],
            },
            Row {
                label: "outside".to_owned(),
                bars: vec![bar(4, "2026-02-28", "2026-02-28", true)],
            },
        ];
        let year = by_month(Lang::En, day("2026-03-02"), day("2027-03-01"), &rows);
        assert_eq!(year.months.len(), MONTHS);
        assert_eq!((&*year.months[0], &*year.months[12]), ("Mar", "Mar"));
        let told: Vec<(usize, &str, &str)> = (year.rows[0].months.iter().enumerate())
            .filter(|(_, it)| **it != Month::default())
            .map(|(at, it)| (at, it.done.trim(), it.planned.trim()))
            .collect();
        assert_eq!(told, [(0, "1", "2"), (1, "", "2"), (12, "3", "")]);
        assert_eq!(year.rows.len(), 1);

        let whole = by_month(Lang::En, day("2026-01-01"), day("2026-12-31"), &rows);
        assert_eq!((&*whole.months[11], &*whole.months[12]), ("Dec", ""));
        let none = by_month(Lang::En, day("2020-01-01"), day("2020-12-31"), &rows);
        assert_eq!(none.rows, []);
    }
}
