//! Deadlines and counts against tables that others counted.

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::lang::Lang;
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
