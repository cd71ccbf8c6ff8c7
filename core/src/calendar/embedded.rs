//! The years that ship with kefu, from the State Council's notices of 2004 to 2026.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::festival;
use super::holiday::{Holiday, make_up};
use super::year::{Notice, Year};
use crate::lang::Both;

const HOLIDAYS: &str = include_str!("data/cn-holiday-spans.csv");
const DAYS: &str = include_str!("data/cn-holidays.csv");
const NOTICES: &str = include_str!("data/notices.csv");

/// The first year that ships.
pub(super) const FIRST: i32 = 2004;

/// Every year that ships, by number.
pub(super) fn years() -> BTreeMap<i32, Year> {
    let mut names = HashMap::new();
    let mut holidays: BTreeMap<i32, Vec<Holiday>> = BTreeMap::new();
    for [from, to, _days, zh, en, year] in rows(HOLIDAYS) {
        holidays.entry(number(year)).or_default().push(Holiday {
            name: name(&mut names, zh, en),
            from: date(from),
            to: date(to),
            work: Vec::new(),
        });
    }
    for [day, zh, _en, kind] in rows(DAYS) {
        if kind == "workday" {
            let of_year = holidays.get_mut(&festival::notice_year(date(day), zh));
            let of_year = of_year.expect("a day worked belongs to a year with holidays");
            make_up(of_year, date(day), zh).expect("a year has holidays");
        }
    }

    let mut notices: BTreeMap<i32, Vec<Notice>> = BTreeMap::new();
    for [year, number_of_notice, issued, published, url] in rows(NOTICES) {
        let known = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        notices.entry(number(year)).or_default().push(Notice {
            number: known(number_of_notice),
            issued: issued.parse().ok(),
            published: published.parse().ok(),
            url: known(url),
        });
    }

    let whole = |(number, holidays)| {
        let notices = notices.remove(&number).unwrap_or_default();
        // To look for flaws in them each time takes half of what it takes to read them.
        (number, Year::known(number, notices, holidays))
    };
    holidays.into_iter().map(whole).collect()
}

/// The rows below the heading. Our own files quote nothing, so a comma always parts two cells.
pub(super) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).map(|line| {
        let mut cells = line.split(',');
        std::array::from_fn(|_| cells.next().expect("each row has every cell"))
    })
}

/// One name is kept once and shared by the years.
fn name<'a>(names: &mut HashMap<&'a str, Arc<Both>>, zh: &'a str, en: &str) -> Arc<Both> {
    let both = || {
        Arc::new(Both {
            zh: zh.to_owned(),
            en: en.to_owned(),
        })
    };
    Arc::clone(names.entry(zh).or_insert_with(both))
}

pub(super) fn number(cell: &str) -> i32 {
    cell.parse().expect("the tables' years are numbers")
}

pub(super) fn date(cell: &str) -> NaiveDate {
    cell.parse().expect("the tables' dates are dates")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_from_2004_to_2026_ships_and_has_its_notice() {
        let years = years();

        assert!(years.keys().copied().eq(FIRST..=2026));
        let notices = |year: i32| years[&year].notices();
        assert!(years.keys().all(|&year| !notices(year).is_empty()));
        assert_eq!(
            notices(2026),
            [Notice {
                number: Some("国办发明电〔2025〕7号".into()),
                issued: Some(date("2025-11-04")),
                published: None,
                url: Some("https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm".into()),
            }]
        );
        let twice: Vec<i32> = years
            .keys()
            .copied()
            .filter(|&year| notices(year).len() == 2)
            .collect();
        assert_eq!(twice, [2015, 2019, 2020]);
    }

    #[test]
    fn each_year_is_whole() {
        for (number, year) in years() {
            let (notices, holidays) = (year.notices().to_vec(), year.holidays().to_vec());
            assert_eq!(Year::new(number, notices, holidays), Ok(year), "{number}");
        }
    }

    #[test]
    fn each_year_gives_the_days_off_the_law_gives() {
        for (number, year) in years() {
            assert_eq!(year.check_sum(), year.usual_check_sum(), "{number}");
        }
    }

    #[test]
    fn the_holidays_and_the_single_days_tell_the_same() {
        let mut told = BTreeMap::new();
        let mut names = BTreeMap::new();
        for year in years().values() {
            for (day, works) in year.departures() {
                let (name, said) = year.said_of(day).unwrap();
                assert_eq!(said, works);
                assert_eq!(told.insert(day, works), None, "{day}");
                names.insert(day, Both::clone(name));
            }
        }

        let mut listed = BTreeMap::new();
        for [day, zh, en, kind] in rows(DAYS) {
            listed.insert(date(day), kind == "workday");
            let name = Both {
                zh: zh.into(),
                en: en.into(),
            };
            assert_eq!(names.get(&date(day)), Some(&name), "{day}");
        }
        assert_eq!(told, listed);
    }

    #[test]
    fn the_table_of_english_names_knows_every_holiday_but_the_one_of_2015() {
        let unknown: Vec<String> = years()
            .values()
            .flat_map(|year| year.holidays().to_vec())
            .filter(|it| festival::english(&it.name.zh) != it.name.en)
            .map(|it| it.name.zh.clone())
            .collect();

        assert_eq!(unknown, ["抗战胜利70周年纪念日"]);
    }
}
