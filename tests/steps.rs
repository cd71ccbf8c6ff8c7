//! A command and `check` agree on the order of dated steps: both read the same rows.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::LazyLock;

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::changes::step::{At, take};
use kefu::document::edit::apply;
use kefu::document::{Document, KeyPath};
use kefu::model::form::{FORM, Section};
use kefu::model::{LAYOUT, Record};
use kefu::rules::{Filed, Ground, Read, Selection, Source, look};
use kefu::standard::Standard;
use kefu::standing::Case;
use proptest::prelude::*;

static STANDARD: LazyLock<Standard> = LazyLock::new(Standard::sample);
static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);

/// A step of some course: which course, which of its steps are dated and on which day of a month, the step taken and
/// its day.
fn steps() -> impl Strategy<Value = (usize, Vec<Option<u32>>, usize, u32)> {
    let sections = FORM.iter().enumerate();
    let with_steps = sections.filter(|(_, section)| !section.steps.is_empty());
    let nths: Vec<usize> = with_steps.map(|(nth, _)| nth).collect();
    proptest::sample::select(nths).prop_flat_map(|course| {
        let count = FORM[course].steps.len();
        let dates = proptest::collection::vec(proptest::option::of(2..6u32), count);
        (Just(course), dates, 0..count, 2..6u32)
    })
}

/// A record with one entry of a course.
fn entry_text(course: &Section, dates: &[Option<u32>]) -> String {
    let section = course;
    let mut text = "client.name = '甲'\n".to_owned();
    if course.name.starts_with("years") {
        text += "[[years]]\nstarts = 2025-03-02\n";
    }
    text += &match section.identified_by {
        Some(_) => format!("[[{}]]\nid = 'e1'\n", course.name),
        None => format!("[{}]\n", course.name),
    };
    if section.key("text").is_some() {
        text += "text = ''\n";
    }
    for (step, date) in course.steps.iter().zip(dates) {
        if let Some(date) = date {
            text += &format!("{} = 2026-03-{date:02}\n", step.key);
        }
    }
    text
}

/// The text after a step, or nothing where it is refused.
fn after_step(course: &Section, text: &str, key: &'static str, on: NaiveDate) -> Option<String> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &STANDARD,
        calendar: &CALENDAR,
        today: "2026-03-20".parse().unwrap(),
    };
    let way = course.name.split('.').fold(KeyPath::root(), |way, key| {
        let way = way.key(key);
        if key == "years" { way.nth(0) } else { way }
    });
    let at = match course.identified_by {
        Some(_) if course.name.contains('.') => At::section(course.name, way.nth(0)),
        Some(_) => At::nth(course.name, 0, "e1"),
        None => At::section(course.name, way),
    };
    let edits = take(&case, &at, key, on, Vec::new()).ok()?;
    Some(apply(text, &edits, &LAYOUT).unwrap())
}

fn out_of_order(text: &str) -> usize {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let source = Source {
        id: "jia",
        id_is_valid: true,
        text,
        read: Read::Whole(&document, &reading),
    };
    let ground = Ground {
        standard: &STANDARD,
        calendar: &CALENDAR,
        today: "2026-03-20".parse().unwrap(),
    };
    let order = ["dates-out-of-order".to_owned()];
    let selection = Selection::new(&order, &[], &Default::default()).unwrap();
    let looked = look(&source, &ground, &selection, &Filed::default());
    looked.findings.len()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        max_global_rejects: 1_000_000,
        ..ProptestConfig::default()
    })]

    /// A command takes no step whose day `check` then calls out of order, and where nothing else stands in the way it
    /// refuses only such days.
    #[test]
    fn a_step_is_taken_where_the_order_rule_is_content((nth, dates, step, on) in steps()) {
        let course = &FORM[nth];
        let text = entry_text(course, &dates);
        prop_assume!(out_of_order(&text) == 0);
        let row = &course.steps[step];
        let day: NaiveDate = format!("2026-03-{on:02}").parse().unwrap();
        match after_step(course, &text, row.key, day) {
            // What was reported before the archive stood is told, and not refused: somebody did report it.
            Some(_) if course.name == "archive" => {}
            Some(new) => prop_assert_eq!(out_of_order(&new), 0, "{}", new),
            None => {
                let date = |key: &str| {
                    let nth = course.steps.iter().position(|it| it.key == key);
                    dates[nth.unwrap()]
                };
                let is_step = |key: &str| course.step(key).is_some();
                let mut bars = row.bars.iter().filter(|bar| is_step(bar.by));
                let is_barred = bars.any(|bar| {
                    date(bar.by).is_some() && bar.unless.is_none_or(|it| date(it).is_none())
                });
                let lacks = row.needs.is_some_and(|it| date(it).is_none());
                let there = dates[step].is_some();
                let by_hand = format!("{text}{} = {day}\n", row.key);
                prop_assert!(
                    is_barred || lacks || there || out_of_order(&by_hand) > 0,
                    "{} of {}", row.key, text
                );
            }
        }
    }
}
