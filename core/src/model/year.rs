//! A service year: the twelve months, or fewer, of one rating and one plan (D32, D68).

use chrono::{Datelike, Months, NaiveDate};

use super::fields::Fields;
use super::form::rows::{Section, said, section, term};
use super::{Plan, Rating};
use crate::both;

/// A service year.
#[derive(Clone, Debug, PartialEq)]
pub struct Year<'d> {
    /// Its first day.
    pub starts: NaiveDate,
    /// Its last day, inclusive, when it is not a full year.
    pub ends: Option<NaiveDate>,
    /// What its report says in short, in place of the sentences that kefu makes.
    pub summary: Option<&'d str>,
    /// Its rating.
    pub rating: Option<Rating<'d>>,
    /// Its plan.
    pub plan: Option<Plan<'d>>,
}

impl<'d> Year<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Year<'d> {
        Year {
            starts: fields.needed_date("starts"),
            ends: fields.date("ends"),
            summary: fields.said("summary"),
            rating: fields.table("rating", Rating::read),
            plan: fields.table("plan", Plan::read),
        }
    }

    /// Its last day, inclusive: as recorded, else twelve months from its first.
    pub fn last_day(&self) -> NaiveDate {
        self.ends
            .unwrap_or_else(|| last_day_of_year_from(self.starts))
    }

    /// Whether a day lies in it, both ends inclusive.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.starts..=self.last_day()).contains(&day)
    }
}

/// The last day, inclusive, of the twelve months that begin on a day: the one before its anniversary. A year
/// that begins on 29 February ends with February.
pub fn last_day_of_year_from(starts: NaiveDate) -> NaiveDate {
    day_after_months(starts, 12)
        .and_then(|day| day.pred_opt())
        .unwrap_or(NaiveDate::MAX)
}

/// The first day after this many whole months that begin on a day; `None` past chrono's last date.
///
/// It is the same day of a later month. Where that month has no such day, the months end with it (民法典 202),
/// and it is the first of the next.
pub fn day_after_months(starts: NaiveDate, months: u32) -> Option<NaiveDate> {
    let day = starts.checked_add_months(Months::new(months))?;
    match day.day() == starts.day() {
        true => Some(day),
        false => day.succ_opt(),
    }
}

/// The whole months from a day to a last day, both inclusive; a part of a month does not count.
pub fn whole_months(starts: NaiveDate, ends: NaiveDate) -> u32 {
    let after = ends.succ_opt().unwrap_or(ends);
    let count = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let whole = count(after) - count(starts) - i64::from(after.day() < starts.day());
    u32::try_from(whole).unwrap_or(0)
}

/// The form of `years`.
pub(super) const YEARS: Section = section("years", "starts", both!("服务年度", "the service year"))
    .keys(&[
        term(
            "starts",
            both!("服务年度首日", "the first day of the service year"),
        )
        .head(both!("服务年度首日", "service year from")),
        term(
            "ends",
            both!("服务年度末日", "the last day of the service year"),
        )
        .head(both!("服务年度末日", "service year to"))
        .note(both!("含当日", "inclusive")),
        said(
            "summary",
            both!("服务年度小结", "the summary of the service year"),
        )
        .head(both!("年度小结", "summary"))
        .printed()
        .note(both!(
            "印在服务报告上，取代自动生成的小结",
            "in the stewardship report, in place of kefu's sentences"
        )),
    ]);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_whole_and_both_ends_count() {
        let months = |starts, ends| whole_months(day(starts), day(ends));

        assert_eq!(months("2026-12-01", "2029-11-30"), 36);
        assert_eq!(months("2026-12-01", "2029-11-29"), 35);
        assert_eq!(months("2026-03-20", "2027-03-19"), 12);
        assert_eq!(months("2026-03-20", "2027-04-18"), 12);
        assert_eq!(months("2026-03-20", "2027-04-19"), 13);
        assert_eq!(months("2026-03-31", "2027-03-30"), 12);
        assert_eq!(months("2024-02-29", "2025-02-27"), 11);
        assert_eq!(months("2024-02-29", "2025-02-28"), 12);
        assert_eq!(months("2026-03-20", "2026-03-20"), 0);
        assert_eq!(months("2026-03-20", "2026-01-01"), 0);
    }

    #[test]
    fn months_are_counted_as_years_are() {
        for starts in day("2023-12-25").iter_days().take(800) {
            for months in 1..=14 {
                let after = day_after_months(starts, months).unwrap();
                let last = after.pred_opt().unwrap();
                assert_eq!(whole_months(starts, last), months, "{starts} to {last}");
                let short = last.pred_opt().unwrap();
                assert_eq!(
                    whole_months(starts, short),
                    months - 1,
                    "{starts} to {short}"
                );
            }
        }
    }
}
