//! The days off that the law itself gives, in a year whose notice is not known.

use kefu::calendar::{Calendar, Day, Year};

use crate::{YEAR_2027, date};

#[test]
fn without_a_notice_no_term_ends_on_a_day_off_by_law() {
    let calendar = Calendar::embedded();
    let after = |from: &str, days| {
        let due = calendar.due(date(from), days);
        assert!(due.provisional, "{from}");
        due.date.to_string()
    };

    // New Year's Day is a Friday, the Spring Festival lasts from Friday 5 to Monday 8 February.
    assert_eq!(after("2026-12-31", 1), "2027-01-04");
    assert_eq!(after("2027-02-03", 1), "2027-02-04");
    assert_eq!(after("2027-02-04", 1), "2027-02-09");
    assert_eq!(after("2027-04-02", 1), "2027-04-06");
    assert_eq!(after("2027-06-08", 1), "2027-06-10");
    assert_eq!(after("2027-09-14", 1), "2027-09-16");
    // Labour Day and the day after fill a weekend: when they are made up for is not known.
    assert_eq!(after("2027-04-30", 1), "2027-05-03");
    // Mid-autumn of 2050 is the last day before National Day's three. Past that year only the week is known.
    assert_eq!(after("2050-09-29", 1), "2050-10-04");
    assert_eq!(after("2050-12-31", 1), "2051-01-02");
}

#[test]
fn a_day_off_by_law_says_which_and_moves_a_term_of_the_law() {
    let calendar = Calendar::embedded();

    let Day::Holiday(name) = calendar.kind(date("2027-02-08")) else {
        panic!("not off");
    };
    assert_eq!(name.zh, "春节");
    assert!(!calendar.is_working(date("2027-02-08")));
    assert_eq!(calendar.kind(date("2027-02-09")), Day::Working);
    assert_eq!(calendar.roll(date("2027-02-05")).date, date("2027-02-09"));
    assert!(calendar.roll(date("2027-02-05")).provisional);
}

#[test]
fn with_its_notice_a_year_hears_the_notice_alone() {
    let mut calendar = Calendar::embedded();
    assert_eq!(calendar.statutory(2027).len(), 7);
    assert_eq!(calendar.due(date("2027-02-04"), 1).date, date("2027-02-09"));

    calendar
        .add_year(Year::from_toml(YEAR_2027).unwrap())
        .unwrap();

    assert_eq!(calendar.statutory(2027), []);
    let due = calendar.due(date("2027-02-04"), 1);
    assert_eq!((due.date, due.provisional), (date("2027-02-14"), false));
}

#[test]
fn the_company_works_on_a_day_off_by_law_when_it_says_so() {
    let mut calendar = Calendar::embedded();
    calendar.work_on(date("2027-01-01"), None);

    assert_eq!(calendar.due(date("2026-12-31"), 1).date, date("2027-01-01"));
    assert_eq!(calendar.roll(date("2027-01-01")).date, date("2027-01-04"));
}
