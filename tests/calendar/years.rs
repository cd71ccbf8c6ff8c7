//! Years that are covered, added, amended and missed.

use std::collections::BTreeMap;

use kefu::calendar::{Calendar, Conflict, Holiday, Year};

use crate::{YEAR_2027, date};

#[test]
fn a_count_is_provisional_once_it_counts_a_day_without_a_notice() {
    let calendar = Calendar::embedded();
    let due = |from, n| {
        let due = calendar.due(date(from), n);
        (due.date.to_string(), due.provisional)
    };

    assert_eq!(calendar.covered_until(), date("2026-12-31"));
    assert_eq!(due("2026-12-30", 1), ("2026-12-31".into(), false));
    assert_eq!(due("2026-12-30", 2), ("2027-01-04".into(), true));
    assert_eq!(due("2003-12-30", 1), ("2003-12-31".into(), true));
    assert_eq!(due("2003-12-31", 1), ("2004-01-02".into(), false));
    assert_eq!(
        calendar.uncovered(date("2026-12-31"), date("2028-01-05")),
        Some(2027)
    );
    assert_eq!(
        calendar.uncovered(date("2028-01-05"), date("2026-12-31")),
        Some(2027)
    );
    assert_eq!(
        calendar.uncovered(date("2026-12-31"), date("2026-12-31")),
        None
    );
    assert_eq!(
        calendar.uncovered(date("2027-03-01"), date("2027-03-01")),
        None
    );
}

#[test]
fn next_years_notice_is_missed_from_november() {
    let mut calendar = Calendar::embedded();
    assert_eq!(calendar.next_year_missing(date("2026-10-31")), None);
    assert_eq!(calendar.next_year_missing(date("2026-11-01")), Some(2027));
    assert_eq!(calendar.next_year_missing(date("2025-11-01")), None);

    calendar
        .add_year(Year::from_toml(YEAR_2027).unwrap())
        .unwrap();
    assert_eq!(calendar.next_year_missing(date("2026-12-31")), None);
    assert_eq!(calendar.next_year_missing(date("2027-11-01")), Some(2028));
}

#[test]
fn next_years_notice_changes_the_december_before() {
    let mut calendar = Calendar::embedded();
    assert!(calendar.is_working(date("2026-12-31")));
    assert!(!calendar.is_working(date("2026-12-27")));

    calendar
        .add_year(Year::from_toml(YEAR_2027).unwrap())
        .unwrap();

    assert_eq!(calendar.covered_until(), date("2027-12-31"));
    assert_eq!(calendar.kind(date("2026-12-27")).code(), "make-up");
    assert_eq!(calendar.kind(date("2026-12-31")).code(), "holiday");
    assert_eq!(calendar.due(date("2026-12-30"), 1).date, date("2027-01-04"));
    assert_eq!(calendar.due(date("2026-12-25"), 1).date, date("2026-12-27"));
    // What 2026's own notice arranged is as it was.
    assert_eq!(calendar.year(2026), Calendar::embedded().year(2026));
}

#[test]
fn of_two_notices_that_speak_of_a_december_day_the_later_is_right() {
    let mut calendar = Calendar::embedded();
    let known = calendar.year(2026).unwrap();
    let mut holidays = known.holidays().to_vec();
    holidays.push(Holiday {
        from: date("2026-12-27"),
        to: date("2026-12-28"),
        work: vec![date("2026-12-26")],
        ..holidays[6].clone()
    });
    let amended = Year::new(2026, Vec::new(), holidays).unwrap().amending();
    let next = Year::from_toml(YEAR_2027).unwrap();
    calendar.add_year(next).unwrap();
    calendar.add_year(amended).unwrap();

    // Sunday 27 December is off for 2026's notice and worked for 2027's; Monday is 2026's alone.
    assert_eq!(calendar.kind(date("2026-12-27")).code(), "make-up");
    assert!(calendar.is_working(date("2026-12-27")));
    assert_eq!(calendar.kind(date("2026-12-28")).code(), "holiday");
    assert!(!calendar.is_working(date("2026-12-28")));
}

#[test]
fn a_year_already_known_is_replaced_only_when_told_so() {
    let mut calendar = Calendar::embedded();
    let known = calendar.year(2026).unwrap().clone();
    assert_eq!(calendar.add_year(known.clone()), Ok(()));

    // A second notice gives Monday 11 May off and has Saturday 16 May worked.
    let mut holidays = known.holidays().to_vec();
    holidays.push(Holiday {
        from: date("2026-05-11"),
        to: date("2026-05-11"),
        work: vec![date("2026-05-16")],
        ..holidays[3].clone()
    });
    let amended = Year::new(2026, Vec::new(), holidays).unwrap();
    assert_eq!(
        calendar.add_year(amended.clone()),
        Err(Conflict {
            year: 2026,
            days: BTreeMap::from([(date("2026-05-11"), true), (date("2026-05-16"), false)]),
        })
    );
    assert_eq!(calendar.year(2026), Some(&known));
    assert!(calendar.is_working(date("2026-05-11")));

    calendar.add_year(amended.amending()).unwrap();
    assert!(!calendar.is_working(date("2026-05-11")));
    assert!(calendar.is_working(date("2026-05-16")));

    calendar.add_year(known.amending()).unwrap();
    assert!(calendar.is_working(date("2026-05-11")));
}

#[test]
fn a_gap_between_covered_years_ends_what_is_covered() {
    let mut calendar = Calendar::embedded();
    let year_2028 = YEAR_2027
        .lines()
        .filter(|line| !line.starts_with("work"))
        .map(|line| {
            line.replace("2026-12-31", "2028-01-01")
                .replace("2027-", "2028-")
        })
        .map(|line| line.replace("year = 2027", "year = 2028") + "\n")
        .collect::<String>();
    calendar
        .add_year(Year::from_toml(&year_2028).unwrap())
        .unwrap();

    assert!(calendar.covers(date("2028-05-01")));
    assert!(!calendar.covers(date("2027-05-01")));
    assert_eq!(calendar.covered_until(), date("2026-12-31"));
}
