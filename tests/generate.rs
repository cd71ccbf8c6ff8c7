//! The invented book is the same for the same order, is TOML throughout, and keeps the trade's own rules.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../examples/generate/book/mod.rs"]
#[expect(
    dead_code,
    reason = "the test asks for records and writes none to disk"
)]
mod book;

use std::collections::{BTreeMap, HashSet};

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

/// Weekdays after `from` up to `to`: working days, in the quiet weeks the book keeps to.
fn weekdays(from: NaiveDate, to: NaiveDate) -> usize {
    let open = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    from.iter_days()
        .skip(1)
        .take_while(|day| *day <= to)
        .filter(open)
        .count()
}

#[test]
fn the_same_order_gives_the_same_bytes_and_another_seed_another_book() {
    assert_eq!(book_of(order(300, 7)), book_of(order(300, 7)));
    let names = |book: Vec<Record>| book.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_ne!(names(book_of(order(300, 7))), names(book_of(order(300, 8))));
}

#[test]
fn three_hundred_records_are_toml_of_natural_size_under_ids_of_their_own() {
    let book = book_of(order(300, 7));
    let ids: HashSet<&str> = book.iter().map(|one| one.id.as_str()).collect();
    let names: HashSet<String> = book
        .iter()
        .map(|one| read(one)["client"]["name"].to_string())
        .collect();
    let mut sizes: Vec<usize> = book.iter().map(|one| one.text.len()).collect();
    sizes.sort_unstable();

    assert_eq!((book.len(), ids.len(), names.len()), (300, 300, 300));
    let (median, largest) = (sizes[150], sizes[299]);
    assert!((5_000..=7_500).contains(&median), "median {median}");
    assert!((34_000..=44_000).contains(&largest), "largest {largest}");
}

#[test]
fn every_list_of_a_record_has_ids_of_its_own_but_for_the_doubled_diaries() {
    let doubled: Vec<String> = book_of(order(1000, 7))
        .iter()
        .filter(|one| {
            let table = read(one);
            let years = list(&table, "years").iter();
            let plans: Vec<&Table> = years
                .filter_map(|year| year.get("plan")?.as_table())
                .collect();
            let items = plans.iter().flat_map(|plan| list(plan, "items"));
            let lists =
                ["contacts", "needs", "policies", "diary"].map(|key| list(&table, key).iter());
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
        .map(|one| one.id.clone())
        .collect();

    let meant: Vec<String> = faulted(&book_of(order(1000, 7)), Fault::DiaryIdDoubled);
    assert!(!meant.is_empty());
    assert_eq!(doubled, meant);
}

#[test]
fn deadlines_are_kept_by_all_but_the_faulted() {
    let book = book_of(order(1000, 7));
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in &book {
        let table = read(one);
        let Some(appointment) = table.get("appointment") else {
            continue;
        };
        let signed = day(&appointment["established"]);
        let mut within =
            |rule: &'static str, from: NaiveDate, done: Option<&Value>, days: usize| {
                // Ten quiet working days are over within a fortnight.
                let overdue = done.is_none() && weekdays(from, date("2026-11-20")) > days;
                if overdue || done.is_some_and(|done| weekdays(from, day(done)) > days) {
                    broken.entry(rule).or_default().push(one.id.clone());
                }
            };
        within(
            "team",
            signed,
            table.get("team").map(|team| &team["established"]),
            3,
        );
        within(
            "archive",
            signed,
            table.get("archive").map(|archive| &archive["reported"]),
            3,
        );
        for year in list(&table, "years") {
            let from = day(&year["starts"]);
            within(
                "rating",
                from,
                year.get("rating").map(|rating| &rating["rated"]),
                5,
            );
            within(
                "plan",
                from,
                year.get("plan").map(|plan| &plan["issued"]),
                10,
            );
        }
    }

    let of = |faults: &[Fault]| -> Vec<String> {
        let meant = |one: &&Record| one.fault.is_some_and(|fault| faults.contains(&fault));
        book.iter()
            .filter(meant)
            .map(|one| one.id.clone())
            .collect()
    };
    let meant = BTreeMap::from([
        ("team", of(&[Fault::TeamLate, Fault::TeamMissing])),
        ("rating", of(&[Fault::RatingMissing])),
        ("plan", of(&[Fault::PlanLate, Fault::PlanMissing])),
    ]);
    assert_eq!(broken, meant);
}

#[test]
fn about_six_in_a_hundred_records_are_faulted_each_in_one_of_eight_ways() {
    let book = book_of(order(1000, 7));
    let all: usize = Fault::ALL
        .into_iter()
        .map(|fault| {
            let count = faulted(&book, fault).len();
            assert!(count > 0, "no {}", fault.name());
            count
        })
        .sum();
    assert!((45..=75).contains(&all), "{all} of 1000");
}

#[test]
fn a_few_records_come_from_windows() {
    let book = book_of(order(1000, 7));
    let count = |of: fn(&str) -> bool| book.iter().filter(|one| of(&one.text)).count();
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
fn stars_follow_from_the_income_and_plans_hold_the_standards_least() {
    let least = |service: &str| match service {
        "phone-call" => [2, 4, 6, 12, 12],
        "visit" => [0, 1, 2, 4, 6],
        "bulletin" => [1, 2, 4, 4, 12],
        "claims-session" => [1, 1, 1, 2, 4],
        other => panic!("{other}"),
    };
    let mut seen = [0; 5];
    for one in &book_of(order(1000, 7)) {
        for year in list(&read(one), "years") {
            let Some(rating) = year.get("rating") else {
                continue;
            };
            let income = rating["income"].as_integer().unwrap() * 12
                / rating["months"].as_integer().unwrap();
            let stars = rating["stars"].as_integer().unwrap();
            let floors = [0, 50_000, 200_000, 500_000, 1_000_000];
            let computed = floors.iter().filter(|floor| income >= **floor).count();
            assert_eq!(i64::try_from(computed).unwrap(), stars, "{}", one.id);
            seen[computed - 1] += 1;

            let Some(plan) = year.get("plan").and_then(Value::as_table) else {
                continue;
            };
            for service in ["phone-call", "visit", "bulletin", "claims-session"] {
                let planned = list(plan, "items")
                    .iter()
                    .filter(|item| item["service"].as_str() == Some(service));
                assert!(
                    planned.count() >= least(service)[computed - 1],
                    "{}: {service}",
                    one.id
                );
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn nothing_has_happened_after_the_day_the_book_stands_at() {
    let today = date("2026-11-20");
    for one in &book_of(order(500, 7)) {
        let table = read(one);
        let established = table
            .get("appointment")
            .map(|appointment| day(&appointment["established"]));
        let mut last = None;
        for entry in list(&table, "diary") {
            let on = day(&entry["on"]);
            assert!(on <= today && last <= Some(on), "{}: {on}", one.id);
            last = Some(on);
        }
        let before_appointment =
            |on: NaiveDate| established.is_some_and(|established| on < established);
        assert!(
            !list(&table, "diary")
                .iter()
                .any(|entry| before_appointment(day(&entry["on"])))
        );
        for year in list(&table, "years") {
            let Some(plan) = year.get("plan").and_then(Value::as_table) else {
                continue;
            };
            for item in list(plan, "items") {
                let done = item.get("done").map(day);
                assert!(
                    done.is_none_or(
                        |done| day(&item["start"]) <= done && done <= day(&item["finish"])
                    )
                );
                assert!(
                    done.is_some() || day(&item["finish"]).max(day(&item["start"])) > today,
                    "{}",
                    one.id
                );
            }
        }
    }
}

#[test]
fn longer_texts_change_no_fact() {
    let usual = book_of(order(200, 7));
    let long = book_of(Order {
        text_factor: 4,
        ..order(200, 7)
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

fn faulted(book: &[Record], fault: Fault) -> Vec<String> {
    book.iter()
        .filter(|one| one.fault == Some(fault))
        .map(|one| one.id.clone())
        .collect()
}
