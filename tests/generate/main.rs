//! The invented book is the same for the same order, is TOML throughout, and keeps the trade's own rules.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../../examples/generate/book/mod.rs"]
mod book;
mod trade;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Instant;

use book::fault::Fault;
use book::{Order, Record};
use chrono::{Datelike, NaiveDate, Weekday};
use toml::{Table, Value};

fn order(records: usize, seed: u64) -> Order {
    Order {
        records,
        years: 3,
        seed,
        today: date("2026-11-20"),
        text_factor: 1,
    }
}

/// A book of a thousand, written and read once for all that is asked of it.
static THOUSAND: LazyLock<Vec<(Record, Table)>> = LazyLock::new(|| {
    let book = book_of(order(1000, 7)).into_iter();
    book.map(|one| {
        let table = read(&one);
        (one, table)
    })
    .collect()
});

fn book_of(order: Order) -> Vec<Record> {
    book::records(&order).collect()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The record's content, whatever its line ends or byte-order mark.
fn read(record: &Record) -> Table {
    let text = record.text.trim_start_matches('\u{feff}');
    toml::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", record.id))
}

fn list<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table
        .get(key)
        .map_or(&[], |value| value.as_array().unwrap().as_slice())
}

fn day(value: &Value) -> NaiveDate {
    date(&value.as_datetime().unwrap().to_string())
}

#[test]
fn the_same_order_gives_the_same_bytes_and_another_seed_another_book() {
    assert_eq!(book_of(order(50, 7)), book_of(order(50, 7)));
    let names = |book: Vec<Record>| book.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_ne!(names(book_of(order(50, 7))), names(book_of(order(50, 8))));
}

#[test]
fn a_thousand_records_are_toml_of_natural_size_under_ids_of_their_own() {
    let ids: HashSet<&str> = THOUSAND.iter().map(|(one, _)| one.id.as_str()).collect();
    let names: HashSet<String> = THOUSAND
        .iter()
        .map(|(_, table)| table["client"]["name"].to_string())
        .collect();
    let mut sizes: Vec<usize> = THOUSAND.iter().map(|(one, _)| one.text.len()).collect();
    sizes.sort_unstable();

    assert_eq!((sizes.len(), ids.len(), names.len()), (1000, 1000, 1000));
    let (median, largest) = (sizes[500], sizes[999]);
    assert!((22_000..=28_000).contains(&median), "median {median}");
    assert!((95_000..=125_000).contains(&largest), "largest {largest}");
}

/// All names are drawn before the first record. Drawn until one is free, they would take longer and longer, and a book
/// that uses them up would never end.
#[test]
fn ten_times_as_many_names_take_about_ten_times_as_long() {
    let least = |records| {
        let order = order(records, 7);
        let taken = (0..3).map(|_| {
            let began = Instant::now();
            assert!(book::records(&order).next().is_some());
            began.elapsed()
        });
        taken.min().unwrap()
    };
    let (small, large) = (least(20_000), least(200_000));
    assert!(large < 40 * small, "{large:?} and {small:?}");
}

#[test]
fn a_record_of_one_year_is_as_long_as_a_first_year_is() {
    let book = book_of(Order {
        years: 1,
        ..order(100, 7)
    });
    let mut sizes: Vec<usize> = book.iter().map(|one| one.text.len()).collect();
    sizes.sort_unstable();
    assert!((6_000..=9_500).contains(&sizes[50]), "median {}", sizes[50]);
    for one in &book {
        let table = read(one);
        assert!(list(&table, "years").len() <= 1 && list(&table, "renewals").is_empty());
    }
}

#[test]
fn every_list_of_a_record_has_ids_of_its_own_but_for_the_doubled_diaries() {
    let doubled: Vec<String> = THOUSAND
        .iter()
        .filter(|(_, table)| {
            let years = list(table, "years").iter();
            let plans: Vec<&Table> = years
                .filter_map(|year| year.get("plan")?.as_table())
                .collect();
            let items = plans.iter().flat_map(|plan| list(plan, "items"));
            let keys = [
                "contacts",
                "needs",
                "policies",
                "endorsements",
                "risks",
                "duties",
                "claims",
                "reviews",
                "renewals",
                "diary",
            ];
            let lists = keys.map(|key| list(table, key).iter());
            let unique = |ids: Vec<&Value>| {
                ids.iter()
                    .map(|id| id.to_string())
                    .collect::<HashSet<_>>()
                    .len()
                    == ids.len()
            };
            !unique(items.map(|item| &item["id"]).collect())
                || lists
                    .into_iter()
                    .any(|list| !unique(list.map(|entry| &entry["id"]).collect()))
        })
        .map(|(one, _)| one.id.clone())
        .collect();

    let meant = faulted(Fault::DiaryIdDoubled);
    assert!(!meant.is_empty());
    assert_eq!(doubled, meant);
}

#[test]
fn about_six_in_a_hundred_records_are_faulted_each_in_one_of_eight_ways() {
    let all: usize = Fault::ALL
        .into_iter()
        .map(|fault| {
            let count = faulted(fault).len();
            assert!(count > 0, "no {}", fault.name());
            count
        })
        .sum();
    assert!((45..=75).contains(&all), "{all} of 1000");
}

#[test]
fn a_few_records_come_from_windows() {
    let count = |of: fn(&str) -> bool| THOUSAND.iter().filter(|(one, _)| of(&one.text)).count();
    let marked = count(|text| text.starts_with('\u{feff}'));
    let windows = count(|text| text.contains("\r\n"));
    assert!(
        (1..=12).contains(&marked),
        "{marked} with a byte-order mark"
    );
    assert!(
        (4..=20).contains(&windows),
        "{windows} with Windows' line ends"
    );
}

#[test]
fn longer_texts_change_no_fact() {
    let usual = book_of(order(60, 7));
    let long = book_of(Order {
        text_factor: 4,
        ..order(60, 7)
    });
    let bytes = |book: &[Record]| book.iter().map(|one| one.text.len()).sum::<usize>();
    let factor = bytes(&long) as f64 / bytes(&usual) as f64;
    assert!((3.7..=4.3).contains(&factor), "{factor}");

    for (usual, long) in usual.iter().zip(&long) {
        let facts = |one: &Record| {
            let mut table = read(one);
            if let Some(diary) = table.get_mut("diary").and_then(Value::as_array_mut) {
                for entry in diary {
                    entry.as_table_mut().unwrap().remove("did");
                }
            }
            table
        };
        assert_eq!(
            (&usual.id, usual.fault, facts(usual)),
            (&long.id, long.fault, facts(long))
        );
    }
}

fn faulted(fault: Fault) -> Vec<String> {
    let records = THOUSAND.iter().map(|(one, _)| one);
    records
        .filter(|one| one.fault == Some(fault))
        .map(|one| one.id.clone())
        .collect()
}
