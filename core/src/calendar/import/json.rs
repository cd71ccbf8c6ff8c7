//! A year as a JSON table: `{"year": 2026, "papers": […], "days": [{"name", "date", "isOffDay"}]}`.

use chrono::NaiveDate;
use serde::Deserialize;

use super::words::holiday_in;
use super::{Entry, EntryFlaw, ImportFault, Place, Stretch};
use crate::calendar::year::Notice;

/// The table, with its days understood.
pub(super) struct Table {
    pub(super) year: i32,
    pub(super) notices: Vec<Notice>,
    pub(super) days: Vec<Stretch>,
}

/// The table as it is written. What else it holds is no matter of ours.
#[derive(Deserialize)]
struct Written {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    name: String,
    date: String,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

/// Reads the table, or tells every day of it that cannot be understood.
pub(super) fn read(text: &str) -> Result<Table, ImportFault> {
    let written: Written = serde_json::from_str(text).map_err(|error| ImportFault::Json {
        line: error.line(),
        column: error.column(),
        words: without_place(&error.to_string()).to_owned(),
    })?;

    let mut days = Vec::new();
    let mut refused = Vec::new();
    for (at, day) in written.days.into_iter().enumerate() {
        let entry = Entry {
            place: Place::Item(at + 1),
            words: day.name.clone(),
        };
        match understood(&day) {
            Ok((date, holiday)) => days.push(Stretch {
                entry,
                holiday,
                from: date,
                to: date,
                works: !day.is_off_day,
            }),
            Err(flaw) => refused.push((entry, flaw)),
        }
    }
    if !refused.is_empty() {
        return Err(ImportFault::Entries(refused));
    }

    let notice = |url| Notice {
        url: Some(url),
        ..Notice::default()
    };
    let papers = written.papers.into_iter();
    let papers = papers.filter(|url| !url.trim().is_empty());
    Ok(Table {
        year: written.year,
        notices: papers.map(notice).collect(),
        days,
    })
}

fn understood(day: &Day) -> Result<(NaiveDate, Option<String>), EntryFlaw> {
    let bad_date = || EntryFlaw::BadDate(day.date.clone());
    let holiday = holiday_in(&day.name);
    if day.is_off_day && holiday.is_none() {
        return Err(EntryFlaw::Nameless);
    }
    // chrono also reads `2026-1-1` and `+2026-01-01`, which no such table holds.
    let date: NaiveDate = day.date.parse().map_err(|_| bad_date())?;
    match date.to_string() == day.date {
        true => Ok((date, holiday)),
        false => Err(bad_date()),
    }
}

/// The parser's words without the place it ends them with, which is told on its own.
fn without_place(words: &str) -> &str {
    words
        .rsplit_once(" at line ")
        .map_or(words, |(said, _)| said)
}
