//! Deadlines and counts against tables that others counted.

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::{Record, Word};
use kefu::standard::Standard;
use kefu::standing::{Case, Clock};
use kefu::text;

use crate::date;

/// Every row of an oracle that the calendar contradicts.
fn contradicted(oracle: &str, row: impl Fn(&[&str]) -> Result<(), String>) -> Vec<String> {
    let rows: Vec<&str> = oracle.lines().skip(1).collect();
    assert!(rows.len() > 20, "the oracle is there");
    let check = |line: &&str| {
        let cells: Vec<&str> = line.split(',').collect();
        row(&cells).err().map(|found| format!("{line}: {found}"))
    };
    rows.iter().filter_map(check).collect()
}

#[test]
fn deadlines_fall_where_others_counted_them() {
    let calendar = Calendar::embedded();
    let wrong = contradicted(include_str!("deadlines.csv"), |cells| {
        let due = calendar.due(date(cells[0]), cells[1].parse().unwrap());
        match due.date == date(cells[2]) && !due.provisional {
            true => Ok(()),
            false => Err(format!("{due:?}")),
        }
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn working_days_between_two_days_are_as_others_counted_them() {
    let calendar = Calendar::embedded();
    let wrong = contradicted(include_str!("between.csv"), |cells| {
        let (from, to) = (date(cells[0]), date(cells[1]));
        let after = calendar.between(from, to);
        let inclusive = calendar.between(from.pred_opt().unwrap(), to);
        match (after.to_string(), inclusive.to_string()) == (cells[2].into(), cells[3].into()) {
            true => Ok(()),
            false => Err(format!("{after}, {inclusive}")),
        }
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_counted_day_is_the_one_others_counted() {
    let calendar = Calendar::embedded();
    let wrong = contradicted(include_str!("explained.csv"), |cells| {
        let receipt = calendar.explain(date(cells[0]), cells[1].parse().unwrap());
        let counted: Vec<String> = receipt.counted.iter().map(NaiveDate::to_string).collect();
        match receipt.due.date == date(cells[2]) && counted.join(" ") == cells[3] {
            true => Ok(()),
            false => Err(format!("{:?}: {counted:?}", receipt.due)),
        }
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every clock of a client appointed on a day: its last day on time, and each day counted until then.
fn whole_clocks(appointed: &str) -> Vec<String> {
    let text = format!("client.name = '甲'\nappointment.established = {appointed}\n");
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    let (standard, calendar) = (Standard::sample(), Calendar::embedded());
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &standard,
        calendar: &calendar,
        today: date(appointed),
    };
    let line = |clock: &Clock| {
        let receipt = calendar.explain(clock.from, clock.working_days);
        assert_eq!((receipt.due, clock.due.provisional), (clock.due, false));
        let counted = receipt.counted.iter().map(|day| day.format(" %m-%d"));
        let counted: String = counted.map(|day| day.to_string()).collect();
        format!("{} {}:{counted}", clock.task.code(), clock.due.date)
    };
    Clock::all(&case).iter().map(line).collect()
}

/// The deadlines to know by heart: a make-up Saturday before the Spring Festival and one after it, an
/// appointment on a rest day, a make-up Sunday, and a deadline on a make-up Saturday.
#[test]
fn the_whole_stage_is_counted_day_by_day_around_the_holidays() {
    assert_eq!(
        whole_clocks("2026-02-12"),
        [
            "team 2026-02-24: 02-13 02-14 02-24",
            "archive 2026-02-24: 02-13 02-14 02-24",
            "rating 2026-02-26: 02-13 02-14 02-24 02-25 02-26",
            "plan 2026-03-04: 02-13 02-14 02-24 02-25 02-26 02-27 02-28 03-02 03-03 03-04",
            "onboarding 2026-03-04: 02-13 02-14 02-24 02-25 02-26 02-27 02-28 03-02 03-03 03-04",
        ]
    );
    assert_eq!(
        whole_clocks("2026-04-04"),
        [
            "team 2026-04-09: 04-07 04-08 04-09",
            "archive 2026-04-09: 04-07 04-08 04-09",
            "rating 2026-04-13: 04-07 04-08 04-09 04-10 04-13",
            "plan 2026-04-20: 04-07 04-08 04-09 04-10 04-13 04-14 04-15 04-16 04-17 04-20",
            "onboarding 2026-04-20: 04-07 04-08 04-09 04-10 04-13 04-14 04-15 04-16 04-17 04-20",
        ]
    );
    assert_eq!(
        whole_clocks("2026-09-17"),
        [
            "team 2026-09-21: 09-18 09-20 09-21",
            "archive 2026-09-21: 09-18 09-20 09-21",
            "rating 2026-09-23: 09-18 09-20 09-21 09-22 09-23",
            "plan 2026-10-08: 09-18 09-20 09-21 09-22 09-23 09-24 09-28 09-29 09-30 10-08",
            "onboarding 2026-10-08: 09-18 09-20 09-21 09-22 09-23 09-24 09-28 09-29 09-30 10-08",
        ]
    );
    assert_eq!(
        whole_clocks("2026-09-30"),
        [
            "team 2026-10-10: 10-08 10-09 10-10",
            "archive 2026-10-10: 10-08 10-09 10-10",
            "rating 2026-10-13: 10-08 10-09 10-10 10-12 10-13",
            "plan 2026-10-20: 10-08 10-09 10-10 10-12 10-13 10-14 10-15 10-16 10-19 10-20",
            "onboarding 2026-10-20: 10-08 10-09 10-10 10-12 10-13 10-14 10-15 10-16 10-19 10-20",
        ]
    );
}

#[test]
fn a_receipt_names_each_day_skipped() {
    let calendar = Calendar::embedded();
    let receipt = calendar.explain(date("2026-09-18"), 6);
    let skipped: Vec<String> = receipt
        .skipped
        .iter()
        .map(|(date, day)| {
            format!(
                "{date} {} {}",
                day.code(),
                text::calendar::day(Lang::En, day)
            )
        })
        .collect();

    assert_eq!(receipt.due.date, date("2026-09-28"));
    assert_eq!(
        skipped,
        [
            "2026-09-19 weekend weekend (Sat)",
            "2026-09-25 holiday Mid-Autumn Festival",
            "2026-09-26 holiday Mid-Autumn Festival",
            "2026-09-27 holiday Mid-Autumn Festival",
        ]
    );
    assert_eq!(calendar.kind(receipt.counted[0]).code(), "make-up");
}

#[test]
fn no_working_days_are_due_on_the_day_itself() {
    let calendar = Calendar::embedded();
    for day in ["2026-10-01", "2026-10-08", "2031-01-01"] {
        let due = calendar.due(date(day), 0);

        assert_eq!((due.date, due.provisional), (date(day), false));
    }
}

#[test]
fn no_date_and_no_term_is_too_far() {
    let mut calendar = Calendar::embedded();
    calendar.rest_on(NaiveDate::MAX, None);
    calendar.work_on(NaiveDate::MIN, None);
    for from in [NaiveDate::MIN, date("2026-10-01"), NaiveDate::MAX] {
        for n in [0, 1, 1_000_000, u32::MAX] {
            let receipt = calendar.explain(from, n);
            assert!(receipt.due.date >= from);
            assert!(receipt.counted.len() + receipt.skipped.len() <= 36_600);
        }
        calendar.kind(from);
        calendar.next_year_missing(from);
        calendar.between(NaiveDate::MAX, from);
        assert!(calendar.provisional_between(NaiveDate::MIN, NaiveDate::MAX));
    }
    let end = calendar.due(date("2026-10-01"), u32::MAX);
    assert_eq!((end.date, end.provisional), (NaiveDate::MAX, true));
}
