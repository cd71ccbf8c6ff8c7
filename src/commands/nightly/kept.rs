//! How long days are kept.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

/// All days of so many last ones are kept, today among them.
const ALL: i64 = 35;
/// The pages for the house are kept for so many days, today among them: each day has one for every client.
const PAGES: i64 = 14;
/// From so many days on none is kept.
const NONE: i64 = 400;

/// The days to take away: of those that are no longer all kept, all but the first run of each week from Monday on; and
/// the very old ones.
pub(super) fn too_old(days: &[NaiveDate], today: NaiveDate) -> Vec<NaiveDate> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let mut weeks = HashSet::new();
    days.retain(|day| {
        let age = (today - *day).num_days();
        let week = (day.iso_week().year(), day.iso_week().week());
        let is_first = weeks.insert(week);
        age > NONE || age >= ALL && !is_first
    });
    days
}

/// The page that leads to all others.
pub(super) const INDEX: &str = "index.html";

/// Whether a file is one of the pages for the house.
pub(super) fn is_page(name: &str) -> bool {
    name.contains('/') || [INDEX, "style.css"].contains(&name)
}

/// The days whose pages are taken away.
pub(super) fn without_pages(days: &[NaiveDate], today: NaiveDate) -> Vec<NaiveDate> {
    let is_old = |day: &&NaiveDate| (today - **day).num_days() >= PAGES;
    days.iter().filter(is_old).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The days that stay of a run every day for `count` days up to a Friday.
    fn kept(count: u64) -> Vec<NaiveDate> {
        let today = day("2026-11-20");
        let days = (0..count).map(|back| today - chrono::Days::new(back));
        let days: Vec<NaiveDate> = days.collect();
        let gone = too_old(&days, today);
        let mut kept: Vec<NaiveDate> = days.into_iter().filter(|it| !gone.contains(it)).collect();
        kept.sort();
        kept
    }

    #[test]
    fn the_last_35_days_stay_then_the_first_of_each_week_then_none() {
        // 2026-10-17 is 34 days back, a Saturday; 2026-10-16 is the 36th day.
        assert_eq!(kept(35).len(), 35);
        assert_eq!(kept(35)[0], day("2026-10-17"));
        let some = kept(60);
        let weekly: Vec<NaiveDate> = some
            .into_iter()
            .filter(|it| *it < day("2026-10-17"))
            .collect();
        // The run of 60 days begins on Tuesday 2026-09-22: the first of its week.
        assert_eq!(
            weekly,
            ["2026-09-22", "2026-09-28", "2026-10-05", "2026-10-12"].map(day)
        );
        // 400 days back is 2025-10-16, a Thursday.
        let all = kept(500);
        assert_eq!(all[0], day("2025-10-20"));
        assert_eq!(kept(401)[0], day("2025-10-16"));
        assert_eq!(kept(402)[0], day("2025-10-20"));
    }
}
