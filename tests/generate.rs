//! The invented book is the same for the same order, is TOML throughout, and keeps the trade's own rules.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../examples/generate/book/mod.rs"]
mod book;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::process::Command;
use std::sync::LazyLock;

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
fn three_years_of_service_are_on_record_with_all_that_ran_beside_them() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (one, table) in THOUSAND.iter() {
        if table.contains_key("appointment") {
            assert_eq!(list(table, "years").len(), 3, "{}", one.id);
        }
        for key in [
            "endorsements",
            "risks",
            "duties",
            "claims",
            "reviews",
            "renewals",
            "waivers",
        ] {
            *counts.entry(key).or_default() += list(table, key).len();
        }
        let hand_overs = table.get("team").and_then(Value::as_table);
        *counts.entry("hand-overs").or_default() +=
            hand_overs.map_or(0, |team| list(team, "hand-overs").len());
    }
    for (key, least) in [
        ("endorsements", 2000),
        ("risks", 800),
        ("duties", 2000),
        ("claims", 2000),
        ("reviews", 2000),
        ("renewals", 1500),
        ("hand-overs", 80),
        ("waivers", 10),
    ] {
        assert!(counts[key] >= least, "{key}: {}", counts[key]);
    }
}

#[test]
fn a_policy_that_has_ended_has_its_outcome_and_the_one_that_follows_is_on_record() {
    let today = date("2026-11-20");
    for (one, table) in THOUSAND.iter() {
        let ids = |key: &str| -> HashSet<&str> {
            let entries = list(table, key).iter();
            entries.map(|entry| entry["id"].as_str().unwrap()).collect()
        };
        let outcomes: BTreeMap<&str, Option<&str>> = list(table, "renewals")
            .iter()
            .flat_map(|renewal| list(renewal.as_table().unwrap(), "outcomes"))
            .map(|it| {
                (
                    it["policy"].as_str().unwrap(),
                    it.get("by").and_then(Value::as_str),
                )
            })
            .collect();
        for policy in list(table, "policies") {
            let outcome = outcomes.get(policy["id"].as_str().unwrap());
            assert_eq!(
                outcome.is_some(),
                day(&policy["ends"]) < today,
                "{}",
                one.id
            );
        }
        let followed = outcomes.values().flatten();
        assert!(
            followed.clone().all(|by| ids("policies").contains(by)),
            "{}",
            one.id
        );
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
fn deadlines_are_kept_by_all_but_the_faulted() {
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (one, table) in THOUSAND.iter() {
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
        for year in list(table, "years") {
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
        let records = THOUSAND.iter().map(|(one, _)| one);
        records.filter(meant).map(|one| one.id.clone()).collect()
    };
    let meant = BTreeMap::from([
        ("team", of(&[Fault::TeamLate, Fault::TeamMissing])),
        ("rating", of(&[Fault::RatingMissing])),
        ("plan", of(&[Fault::PlanLate, Fault::PlanMissing])),
    ]);
    assert_eq!(broken, meant);
}

#[test]
fn under_every_rule_only_the_faulted_have_errors_or_warnings() {
    let dir = tempfile::tempdir().unwrap();
    let written = book::write(&order(200, 7), dir.path()).unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(["check", "--today", "2026-11-20", "-f", "json", "-w"])
        .arg(dir.path())
        .output()
        .unwrap();
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let findings = checked["findings"].as_array().unwrap().iter();
    let grave = findings.filter(|it| it["severity"] != "advice" && it["waived"].is_null());
    let found: BTreeSet<&str> = grave.filter_map(|it| it["client"].as_str()).collect();

    let faulted = book_of(order(200, 7)).into_iter();
    let faulted: BTreeSet<String> = faulted
        .filter(|one| one.fault.is_some())
        .map(|one| one.id)
        .collect();
    assert_eq!(faulted.len(), written.faults.len());
    assert_eq!(found, faulted.iter().map(String::as_str).collect());
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
fn stars_follow_from_the_income_and_plans_hold_the_standards_least() {
    let least = |service: &str| match service {
        "phone-call" => [2, 4, 6, 12, 12],
        "visit" => [0, 1, 2, 4, 6],
        "bulletin" => [1, 2, 4, 4, 12],
        "claims-session" => [1, 1, 1, 2, 4],
        other => panic!("{other}"),
    };
    let mut seen = [0; 5];
    for (one, table) in THOUSAND.iter() {
        for year in list(table, "years") {
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
    for (one, table) in THOUSAND.iter() {
        let established = table
            .get("appointment")
            .map(|appointment| day(&appointment["established"]));
        let mut last = None;
        for entry in list(table, "diary") {
            let on = day(&entry["on"]);
            assert!(on <= today && last <= Some(on), "{}: {on}", one.id);
            last = Some(on);
        }
        let before_appointment =
            |on: NaiveDate| established.is_some_and(|established| on < established);
        assert!(
            !list(table, "diary")
                .iter()
                .any(|entry| before_appointment(day(&entry["on"])))
        );
        for year in list(table, "years") {
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
