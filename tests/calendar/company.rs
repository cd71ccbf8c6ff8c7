//! The company's own days of rest and of work.

use kefu::calendar::{Calendar, Day};

use crate::date;

#[test]
fn the_company_has_the_last_word_on_its_own_days() {
    let mut calendar = Calendar::embedded();
    // A plain Friday off, a make-up Saturday off, a holiday worked, a Sunday of a year not covered worked.
    calendar.rest_on(date("2026-03-13"), Some("司庆".into()));
    calendar.rest_on(date("2026-02-14"), None);
    calendar.work_on(date("2026-02-23"), Some("值守".into()));
    calendar.work_on(date("2027-06-06"), None);

    assert_eq!(
        calendar.kind(date("2026-03-13")),
        Day::CompanyRest(Some("司庆".into()))
    );
    assert_eq!(calendar.kind(date("2026-02-14")), Day::CompanyRest(None));
    assert_eq!(
        calendar.kind(date("2026-02-23")),
        Day::CompanyWork(Some("值守".into()))
    );
    assert_eq!(calendar.due(date("2026-03-12"), 1).date, date("2026-03-16"));
    assert_eq!(calendar.due(date("2026-02-13"), 1).date, date("2026-02-23"));
    assert_eq!(calendar.due(date("2027-06-04"), 1).date, date("2027-06-06"));
    assert!(calendar.due(date("2027-06-04"), 1).provisional);

    calendar.work_on(date("2026-03-13"), None);
    assert_eq!(calendar.due(date("2026-03-12"), 1).date, date("2026-03-13"));
}

#[test]
fn a_term_of_the_law_moves_past_the_law_s_days_off_and_no_others() {
    let mut calendar = Calendar::embedded();
    calendar.rest_on(date("2026-09-30"), Some("司庆".into()));
    calendar.work_on(date("2026-10-05"), None);
    let rolled = |day: &str| calendar.roll(date(day)).date.to_string();

    assert_eq!(rolled("2026-09-30"), "2026-09-30");
    assert_eq!(rolled("2026-10-01"), "2026-10-08");
    assert_eq!(rolled("2026-10-05"), "2026-10-08");
    // A Saturday that is worked, and the Sunday after it.
    assert_eq!(rolled("2026-10-10"), "2026-10-10");
    assert_eq!(rolled("2026-10-11"), "2026-10-12");

    assert!(!calendar.roll(date("2026-12-31")).provisional);
    assert!(calendar.roll(date("2027-01-04")).provisional);
}
