//! Not everything at once: whether what a plan holds begins in one month for the most part (D05).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

/// A plan of fewer items is not bunched by two that fall together.
const LEAST: usize = 6;

/// Days of two months: of a term with no room for more, an even share of each may be twice as large.
const TWO_MONTHS: i64 = 61;

/// A month in which too many items of a plan begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bunch {
    /// Its first day.
    pub month: NaiveDate,
    /// How many items begin in it.
    pub count: usize,
    /// How many items there are.
    pub of: usize,
}

/// The fullest month, when more items begin in it than `most`, in hundredths of a per cent, of all that begin; in a
/// short term more than twice what there would be if they were spread evenly from the first to the last day. Of two
/// months with as many, the first.
pub fn bunch(starts: &[NaiveDate], term: (NaiveDate, NaiveDate), most: i64) -> Option<Bunch> {
    let mut months: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for month in starts.iter().filter_map(|start| start.with_day(1)) {
        *months.entry(month).or_default() += 1;
    }
    let (month, count) = months.into_iter().rev().max_by_key(|(_, count)| *count)?;
    let of = starts.len();
    let days = (term.1 - term.0).num_days().max(0) + 1;
    let most = most.max(10_000 * TWO_MONTHS / days);
    let is_bunched = of >= LEAST && count as i64 * 10_000 > of as i64 * most;
    is_bunched.then_some(Bunch { month, count, of })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// How many of six begin in the fullest month, when that is too many.
    fn of(in_one: usize, term: (&str, &str)) -> Option<usize> {
        let mut starts = vec![day("2026-03-31"); in_one];
        let others = [
            "2026-04-01",
            "2026-05-04",
            "2026-06-01",
            "2026-04-30",
            "2026-05-29",
        ];
        starts.extend(others[..6 - in_one].iter().map(|it| day(it)));
        let found = bunch(&starts, (day(term.0), day(term.1)), 5000);
        found.map(|it| {
            assert_eq!((it.month, it.of), (day("2026-03-01"), 6));
            it.count
        })
    }

    #[test]
    fn half_may_begin_in_one_month_and_in_a_short_term_twice_the_even_share() {
        let year = ("2026-03-02", "2027-03-01");
        assert_eq!([of(3, year), of(4, year)], [None, Some(4)]);
        // 122 days: an even month has a fourth. 91 days: a third.
        let four = ("2026-03-02", "2026-07-01");
        assert_eq!([of(3, four), of(4, four)], [None, Some(4)]);
        let three = ("2026-03-02", "2026-05-31");
        assert_eq!([of(4, three), of(5, three)], [None, Some(5)]);
        // 61 days: half of them, so that all may.
        assert_eq!(of(6, ("2026-03-02", "2026-05-01")), None);
        assert_eq!(of(6, ("2026-03-02", "2026-05-02")), Some(6));
    }
}
