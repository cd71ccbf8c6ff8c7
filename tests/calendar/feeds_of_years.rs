//! A feed of several years: each is taken or left by its own days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kefu::calendar::import::{Doubt, ImportFault};
use kefu::calendar::{Calendar, Flaw, Year, YearFault};

use crate::date;
use crate::feeds::{JSON, XIU_BAN, read, with};
/// A feed of several notice years, all its days of one kind in an event each.
pub fn feed_of(years: &[Year]) -> String {
    let mut feed = String::from("BEGIN:VCALENDAR\r\n");
    for year in years {
        for holiday in year.holidays() {
            let mark = |works| if works { "班" } else { "休" };
            let mut event = |day: NaiveDate, works| {
                let (day, name) = (day.format("%Y%m%d"), &holiday.name.zh);
                feed += &format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{day}\r\n");
                feed += &format!("SUMMARY:{name}（{}）\r\nEND:VEVENT\r\n", mark(works));
            };
            holiday.days_off().for_each(|day| event(day, false));
            holiday.work.iter().for_each(|&day| event(day, true));
        }
    }
    feed + "END:VCALENDAR\r\n"
}

/// The year as a feed can tell it.
fn without_notices(year: Year) -> Year {
    Year::new(year.number(), Vec::new(), year.holidays().to_vec()).unwrap()
}

#[test]
fn a_feed_of_all_years_gives_each_its_own_december_days() {
    let calendar = Calendar::embedded();
    let years: Vec<Year> = (2004..=2026)
        .map(|year| calendar.year(year).unwrap().clone())
        .collect();
    let import = read(&feed_of(&years)).unwrap();

    assert_eq!(import.doubts, []);
    let days = |years: &[Year]| -> Vec<(i32, BTreeMap<NaiveDate, bool>)> {
        let of = |year: &Year| (year.number(), year.departures());
        years.iter().map(of).collect()
    };
    assert_eq!(days(&import.years), days(&years));
}

#[test]
fn next_years_days_before_its_notice_are_left_out_and_told() {
    let import = with("DTSTART:20261231\nDTEND:20270104\nSUMMARY:元旦（休）");

    assert_eq!(import.years.len(), 1);
    assert_eq!(import.years[0].number(), 2026);
    assert_eq!(
        import.doubts,
        [Doubt::LeftOut {
            year: 2027,
            missing: vec!["春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"],
        }]
    );
}

#[test]
fn a_year_that_is_wrong_rather_than_not_there_refuses_the_file() {
    let calendar = Calendar::embedded();
    let feed = feed_of(&[2025, 2026].map(|year| calendar.year(year).unwrap().clone()));
    // The make-up Saturday of 10 October 2026 mistyped as a Monday.
    let refused = read(&feed.replace("20261010", "20261012")).unwrap_err();

    assert_eq!(
        refused,
        ImportFault::Years(vec![(
            2026,
            vec![YearFault {
                line: None,
                flaw: Flaw::MakeUpOnWeekday(date("2026-10-12")),
            }]
        )])
    );
}

#[test]
fn a_nameless_make_up_day_in_december_is_new_years() {
    let calendar = Calendar::embedded();
    let years = [2018, 2019].map(|year| calendar.year(year).unwrap().clone());
    let feed = feed_of(&years).replacen(
        "20181229\r\nSUMMARY:元旦（班）",
        "20181229\r\nSUMMARY:补班",
        1,
    );
    assert!(feed.contains("SUMMARY:补班"));

    assert_eq!(read(&feed).unwrap().years, years.map(without_notices));
}

#[test]
fn a_day_told_once_more_changes_nothing() {
    let again = with("DTSTART:20261003\nSUMMARY:国庆（休）");

    assert_eq!(again, read(XIU_BAN).unwrap());
}

#[test]
fn a_paper_without_an_address_is_no_notice() {
    let paper = "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm";
    let year = read(&JSON.replace(paper, " ")).unwrap().years.remove(0);

    assert_eq!(year.notices(), []);
    assert_eq!(Year::from_toml(&year.to_toml()), Ok(year));
}

#[test]
fn two_festivals_on_one_day_are_one_holiday_of_both_names() {
    let event = "BEGIN:VEVENT\nDTSTART:20261006\nSUMMARY:中秋（休）\nEND:VEVENT\nEND:VCALENDAR";
    let import = read(&XIU_BAN.replace("END:VCALENDAR", event)).unwrap();
    let last = import.years[0].holidays().last().unwrap();

    assert_eq!(last.name.zh, "国庆节、中秋节");
    assert_eq!(last.name.en, "National Day and Mid-Autumn Festival");
    assert_eq!(
        (last.from, last.to),
        (date("2026-10-01"), date("2026-10-07"))
    );
}
