//! The calendar against what is known: deadlines counted by others, feeds people have, and its own laws.

#![allow(clippy::unwrap_used)]

mod company;
mod deadlines;
mod doubts;
mod feeds;
mod feeds_as_they_come;
mod feeds_of_years;
mod laws;
mod statute;
mod year_file;
mod years;

use chrono::NaiveDate;

/// Next year's notice as it could be, with a New Year's holiday that begins in December.
const YEAR_2027: &str = include_str!("2027.toml");

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
