//! Done on the last day is on time, a day later is late; open on the last day is fine, a day later is
//! overdue: for every appointment day of 2020–2026 and every deadline.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::model::Record;
use kefu::rules::{self, Ground, Read, Selection, Source};
use kefu::standard::Standard;

/// One of the four tasks: its term, how its record says it is done, and its two rules.
struct Task {
    working_days: u32,
    done: fn(NaiveDate, NaiveDate) -> String,
    late: &'static str,
    overdue: &'static str,
}

const TASKS: [Task; 4] = [
    Task {
        working_days: 3,
        done: |_, on| {
            format!(
                "[team]\nestablished = {on}\nmembers = [{{ name = '陈静', role = 'account-manager' }}, {{ name = '周婷', role = 'deputy' }}]\n"
            )
        },
        late: "team-late",
        overdue: "team-overdue",
    },
    Task {
        working_days: 3,
        done: |_, on| {
            format!(
                "[archive]\nestablished = {on}\npaper = {on}\nelectronic = {on}\ninformation = {on}\n"
            )
        },
        late: "archive-late",
        overdue: "archive-overdue",
    },
    Task {
        working_days: 5,
        done: |from, on| {
            format!(
                "[[years]]\nstarts = {from}\nrating.rated = {on}\nrating.basis = 'expected'\nrating.income = 9000\n"
            )
        },
        late: "rating-late",
        overdue: "rating-overdue",
    },
    Task {
        working_days: 10,
        done: |from, on| format!("[[years]]\nstarts = {from}\nplan.issued = {on}\n"),
        late: "plan-late",
        overdue: "plan-overdue",
    },
];

/// Counts working days one by one, from the list of days that differ from plain Monday to Friday.
///
/// So simple that it can be believed: no year tables, no sums. It is first held against the due dates that
/// came with the calendar.
struct Counter {
    differs: BTreeMap<NaiveDate, bool>,
}

impl Counter {
    fn new() -> Counter {
        let rows = include_str!("../core/src/calendar/data/cn-holidays.csv")
            .lines()
            .skip(1);
        let differs = rows.map(|row| (row[..10].parse().unwrap(), row.ends_with(",workday")));
        Counter {
            differs: differs.collect(),
        }
    }

    fn is_worked(&self, day: NaiveDate) -> bool {
        let plain = day.weekday().num_days_from_monday() < 5;
        self.differs.get(&day).copied().unwrap_or(plain)
    }

    fn due(&self, from: NaiveDate, working_days: u32) -> NaiveDate {
        let following = from.iter_days().skip(1);
        let mut worked = following.filter(|day| self.is_worked(*day));
        worked.nth(working_days as usize - 1).unwrap()
    }
}

#[test]
fn the_counter_agrees_with_the_due_dates_that_came_with_the_calendar() {
    let counter = Counter::new();
    for row in include_str!("calendar/deadlines.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let due = counter.due(cells[0].parse().unwrap(), cells[1].parse().unwrap());
        assert_eq!(due.to_string(), cells[2], "{row}");
    }
}

struct Bench {
    standard: Standard,
    calendar: Calendar,
    selection: Selection,
}

impl Bench {
    /// Whether a rule has a finding about a record on a day.
    fn finds(&self, rule: &str, text: &str, today: NaiveDate) -> bool {
        let document = Document::parse(text).unwrap();
        let reading = Record::read(&document);
        let source = Source {
            id: "jia",
            id_is_valid: true,
            text,
            read: Read::Whole(&document, &reading),
        };
        let ground = Ground {
            standard: &self.standard,
            calendar: &self.calendar,
            today,
        };
        let looked = rules::look(&source, &ground, &self.selection, &rules::Filed::default());
        assert!(looked.whole, "{text}");
        looked
            .findings
            .iter()
            .any(|finding| finding.rule.name == rule)
    }
}

#[test]
fn the_line_between_on_time_and_late_is_the_last_day() {
    let bench = Bench {
        standard: Standard::sample(),
        calendar: Calendar::embedded(),
        selection: Selection::new(&["deadline".to_owned()], &[], &BTreeMap::new()).unwrap(),
    };
    let counter = Counter::new();
    let first: NaiveDate = "2020-01-01".parse().unwrap();
    let last: NaiveDate = "2026-12-10".parse().unwrap();
    let (mut looked_at, mut wrong) = (0, Vec::new());
    for from in first.iter_days().take_while(|day| *day <= last) {
        let client = format!("[client]\nname = '甲'\n[appointment]\nestablished = {from}\n");
        for task in &TASKS {
            let due = counter.due(from, task.working_days);
            let next = due.succ_opt().unwrap();
            let later = next.succ_opt().unwrap();
            let done = |on| format!("{client}{}", (task.done)(from, on));
            let held = [
                !bench.finds(task.overdue, &client, due),
                bench.finds(task.overdue, &client, next),
                !bench.finds(task.late, &done(due), later),
                bench.finds(task.late, &done(next), later),
                !bench.finds(task.overdue, &done(next), later),
            ];
            looked_at += 1;
            if held != [true; 5] {
                wrong.push(format!("{} from {from}, due {due}: {held:?}", task.overdue));
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(looked_at, 4 * 2536);
}
