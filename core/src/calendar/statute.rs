//! The days off that the law itself gives, whatever a year's notice adds to them: thirteen since 2025
//! (全国年节及纪念日放假办法).
//!
//! Some are days of the moon's calendar, one is a day of the sun's: these come from a table, up to 2050. A day
//! that falls on a weekend is made up for on a day that only the notice names; so that is not told here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::embedded::{date, number, rows};
use super::festival::{self, named};
use super::holiday::Holiday;

/// The first day of the first month, Qingming, the fifth of the fifth month, the fifteenth of the eighth.
const FESTIVALS: &str = include_str!("data/cn-festivals.csv");

/// The days off by law of every year known here, as holidays without days worked for them.
pub(super) static YEARS: LazyLock<BTreeMap<i32, Vec<Holiday>>> = LazyLock::new(|| {
    let years = rows(FESTIVALS).map(|[year, spring, qingming, dragon_boat, mid_autumn]| {
        let days = [
            date(spring),
            date(qingming),
            date(dragon_boat),
            date(mid_autumn),
        ];
        (number(year), of(number(year), days))
    });
    years.collect()
});

fn of(year: i32, [spring, qingming, dragon_boat, mid_autumn]: [NaiveDate; 4]) -> Vec<Holiday> {
    let day = |month, day| {
        NaiveDate::from_ymd_opt(year, month, day).expect("each year has its first days of a month")
    };
    let eve = spring - Days::new(1);
    let mut holidays = vec![
        off(&[festival::NEW_YEAR], day(1, 1), day(1, 1)),
        off(&[festival::SPRING], eve, eve + Days::new(3)),
        off(&[festival::QINGMING], qingming, qingming),
        off(&[festival::LABOUR_DAY], day(5, 1), day(5, 2)),
        off(&[festival::DRAGON_BOAT], dragon_boat, dragon_boat),
    ];
    let (from, to) = (day(10, 1), day(10, 3));
    match (from..=to).contains(&mid_autumn) {
        true => holidays.push(off(
            &[festival::NATIONAL_DAY, festival::MID_AUTUMN],
            from,
            to,
        )),
        false => {
            holidays.push(off(&[festival::MID_AUTUMN], mid_autumn, mid_autumn));
            holidays.push(off(&[festival::NATIONAL_DAY], from, to));
        }
    }
    holidays.sort_by_key(|holiday| holiday.from);
    holidays
}

fn off(names: &[&str], from: NaiveDate, to: NaiveDate) -> Holiday {
    Holiday {
        name: named(&names.join("、")),
        from,
        to,
        work: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::embedded;

    fn told(year: i32) -> Vec<String> {
        let holidays = &YEARS[&year];
        let told = holidays.iter().map(|it| {
            let (from, to) = (it.from.format("%m-%d"), it.to.format("%m-%d"));
            match it.length() {
                1 => format!("{} {from}", it.name.zh),
                _ => format!("{} {from}–{to}", it.name.zh),
            }
        });
        told.collect()
    }

    #[test]
    fn every_year_up_to_2050_has_its_thirteen_days() {
        let years = &*YEARS;

        assert!(years.keys().copied().eq(2025..=2050));
        for (year, holidays) in years {
            let days: i64 = holidays.iter().map(Holiday::length).sum();
            let shared = holidays.iter().any(|it| it.name.zh.contains('、'));
            assert_eq!(days + i64::from(shared), 13, "{year}");
            assert!(
                festival::missing(*year, holidays.iter().map(|it| (it.name.zh.as_str(), 1)))
                    .is_empty()
            );
        }
    }

    #[test]
    fn the_days_of_some_years() {
        assert_eq!(
            told(2027),
            [
                "元旦 01-01",
                "春节 02-05–02-08",
                "清明节 04-05",
                "劳动节 05-01–05-02",
                "端午节 06-09",
                "中秋节 09-15",
                "国庆节 10-01–10-03",
            ]
        );
        // Mid-autumn on 3 October, on the day after National Day's three, and on the day before them.
        assert_eq!(told(2028)[5..], ["国庆节、中秋节 10-01–10-03"]);
        assert_eq!(told(2047)[5..], ["国庆节 10-01–10-03", "中秋节 10-04"]);
        assert_eq!(told(2050)[5..], ["中秋节 09-30", "国庆节 10-01–10-03"]);
    }

    #[test]
    fn every_notice_since_gives_these_days_off() {
        let by_law = &*YEARS;
        let notices = embedded::years();
        for (year, notice) in notices.range(2025..) {
            for day in by_law[year].iter().flat_map(Holiday::days_off) {
                assert_eq!(
                    notice.said_of(day).map(|(_, works)| works),
                    Some(false),
                    "{day}"
                );
            }
        }
    }
}
