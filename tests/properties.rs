//! Whatever stands in a record that can be read, on whatever day: every question about it has an answer.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::changes::plan;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::rules::{self, Ground, Read, Selection, Source};
use kefu::standard::Standard;
use kefu::standing::{Case, agenda, service_years, stars_in_force};
use kefu::text;
use proptest::prelude::*;

/// Every section and key of a record, once.
const FULL: &str = include_str!("../core/src/model/full_record.toml");

/// A day near a service year, at an edge of the calendar, or at the ends of what TOML can write.
fn day() -> impl Strategy<Value = String> {
    let far = prop::sample::select(vec![
        "0000-01-01",
        "0001-01-01",
        "1582-10-15",
        "1900-02-28",
        "2006-12-31",
        "2026-12-31",
        "2027-01-01",
        "2028-02-29",
        "9998-12-31",
        "9999-12-30",
        "9999-12-31",
    ]);
    prop_oneof![
        3 => (2024i32..2030, 1u32..=12, 1u32..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        1 => far.prop_map(str::to_owned),
    ]
}

fn number() -> impl Strategy<Value = String> {
    let far = prop::sample::select(vec![
        "0",
        "-1",
        "1",
        "5",
        "6",
        "12",
        "600",
        "601",
        "0.01",
        "-0.01",
        "99999999999999.99",
        "92233720368547758.07",
        "92233720368547758.08",
        "-92233720368547758.08",
        "9223372036854775807",
        "-9223372036854775808",
    ]);
    prop_oneof![
        (0i64..2_000_000).prop_map(|n| n.to_string()),
        far.prop_map(str::to_owned)
    ]
}

/// One line of the full record: as it is, without, twice, or with another value.
#[derive(Clone, Debug)]
enum Turn {
    Keep,
    Drop,
    Value(String, String, String),
}

fn turn() -> impl Strategy<Value = Turn> {
    let words = prop_oneof![
        Just(String::new()),
        Just("p1".to_owned()),
        Just("\\u0000\\u202E\\u001B[31m".to_owned()),
        "[\\PC&&[^\"\\\\]]{0,12}",
    ];
    prop_oneof![
        5 => Just(Turn::Keep),
        1 => Just(Turn::Drop),
        5 => (day(), number(), words).prop_map(|(day, number, words)| Turn::Value(day, number, words)),
    ]
}

/// The full record with each of its values turned into another of its kind.
fn turned(turns: &[Turn]) -> String {
    let mut text = String::new();
    for (line, turn) in FULL.lines().zip(turns.iter().cycle()) {
        let pair = line.split_once(" = ");
        let fixed = [
            "kind", "role", "basis", "factor", "origin", "purpose", "covers",
        ];
        let new = match (turn, pair) {
            (Turn::Drop, Some((key, _))) if key != "id" => continue,
            (Turn::Value(day, number, words), Some((key, value))) => {
                let first = value.chars().next().unwrap();
                if value.parse::<NaiveDate>().is_ok() {
                    format!("{key} = {day}")
                } else if first == '"' && !fixed.contains(&key) {
                    format!("{key} = \"{words}\"")
                } else if key == "stars" {
                    format!("{key} = {}", 1 + number.len() % 5)
                } else if key == "months" {
                    format!("{key} = {}", [1, 6, 12, 600][number.len() % 4])
                } else if first.is_ascii_digit() {
                    format!("{key} = {number}")
                } else {
                    line.to_owned()
                }
            }
            _ => line.to_owned(),
        };
        text.push_str(&new);
        text.push('\n');
    }
    text
}

/// Asks all there is to ask; gives how many findings there were, and whether the record was read whole.
fn asked(text: &str, today: NaiveDate) -> (usize, bool) {
    let standard = Standard::sample();
    let calendar = Calendar::embedded();
    let selection = Selection::new(&[], &[], &standard.severities).unwrap();
    let ground = Ground {
        standard: &standard,
        calendar: &calendar,
        today,
    };
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let source = Source {
        id: "huarui",
        id_is_valid: true,
        text,
        read: Read::Whole(&document, &reading),
    };
    let looked = rules::look(&source, &ground, &selection, &rules::Filed::default());
    for finding in &looked.findings {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!text::finding::message(lang, finding).is_empty());
            text::finding::remedy(lang, finding);
        }
        assert!(finding.place.is_some(), "{finding:?}");
    }
    if looked.whole {
        let case = Case {
            id: "huarui",
            record: &reading.record,
            standard: &standard,
            calendar: &calendar,
            today,
        };
        agenda(&case);
        let drafted = plan::draft(&case, &plan::Asked::default());
        if let Ok(draft) = drafted {
            draft.edits(|item| text::drafted::content(Lang::Zh, item));
        }
        service_years(&case);
        for rating in reading
            .record
            .years
            .iter()
            .filter_map(|year| year.rating.as_ref())
        {
            stars_in_force(&case, rating);
        }
    }
    (looked.findings.len(), looked.whole)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_record_on_every_day_is_answered(
        turns in prop::collection::vec(turn(), 160),
        today in day(),
    ) {
        asked(&turned(&turns), today.parse().unwrap());
    }

    #[test]
    fn every_pair_of_days_has_its_working_days_counted(from in day(), to in day(), days in 0u32..5000) {
        let calendar = Calendar::embedded();
        let (from, to): (NaiveDate, NaiveDate) = (from.parse().unwrap(), to.parse().unwrap());
        calendar.between(from, to);
        calendar.due(from, days);
        calendar.uncovered(from, to);
        calendar.next_year_missing(to);
        if days < 100 {
            calendar.explain(from, days);
        }
    }
}

#[test]
fn the_full_record_is_read_whole_before_it_is_turned() {
    assert!(asked(FULL, "2026-11-20".parse().unwrap()).1);
}

#[test]
fn years_at_the_end_of_time_come_to_an_end() {
    for day in ["0000-01-01", "9999-12-31"] {
        let text = format!(
            "[client]\nname = \"甲\"\nkind = \"direct\"\n[appointment]\nestablished = {day}\n"
        );
        for today in ["0000-01-01", "2026-11-20", "9999-12-31"] {
            assert!(asked(&text, today.parse().unwrap()).1, "{day} on {today}");
        }
    }
}
