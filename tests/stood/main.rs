//! `--today` shows a record as it stood that day: what every rule finds and every view shows is the same as of
//! a record in which nothing is written that happened later.
//!
//! A date that a record can hold, and of which nobody has said whether it is a fact or may lie ahead, fails.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(dead_code, reason = "the book tells more of itself than is asked here")]
#[path = "../../examples/generate/book/mod.rs"]
mod book;
mod cut;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use cut::{AHEAD, FACTS, as_written_on, inside};
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::model::Record;
use kefu::model::form::{FORM, Role};
use kefu::rules::{Filed, Ground, Group, Read, Selection, Source, look};
use kefu::standard::Standard;
use kefu::standing::each_fact;
use tempfile::TempDir;
use toml::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The records of a workspace's `clients/`.
fn clients(workspace: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(workspace.join("clients"))
        .into_iter()
        .flatten();
    let read = files.filter_map(|file| {
        let path = file.unwrap().path();
        let id = path.file_stem()?.to_str()?.to_owned();
        Some((id, fs::read_to_string(path).ok()?))
    });
    let mut clients: Vec<(String, String)> = read.collect();
    clients.sort();
    clients
}

/// Every record without a fault that the repository has, and some of an invented book.
fn records() -> Vec<(String, String)> {
    let mut all = vec![(
        "full".to_owned(),
        fs::read_to_string(root().join("core/src/model/full_record.toml")).unwrap(),
    )];
    let examples = fs::read_dir(root().join("examples")).unwrap();
    let transcripts = fs::read_dir(root().join("tests/cmd")).unwrap();
    let mut folders: Vec<PathBuf> = examples
        .chain(transcripts)
        .map(|it| it.unwrap().path())
        .collect();
    folders.sort();
    all.extend(folders.iter().flat_map(|folder| clients(folder)));
    let order = book::Order {
        records: 40,
        years: 3,
        seed: 11,
        today: "2026-11-20".parse().unwrap(),
        text_factor: 1,
    };
    all.extend(book::records(&order).map(|it| (it.id, it.text)));
    all.retain(|(_, text)| {
        Document::parse(text).is_ok_and(|document| Record::read(&document).faults.is_empty())
    });
    all
}

/// What the rules find in a record on a day, but for those over the record as a file.
fn found(id: &str, text: &str, ground: &Ground<'_>) -> Vec<String> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, [], "{id}");
    let source = Source {
        id,
        id_is_valid: true,
        text,
        read: Read::Whole(&document, &reading),
    };
    let looked = look(&source, ground, &Selection::all(), &Filed::default());
    let of_service = looked
        .findings
        .iter()
        .filter(|it| it.rule.group != Group::Record);
    let mut told: Vec<String> = of_service
        .map(|it| format!("{} {:?} {:?}", it.fingerprint(), it.due, it.detail))
        .collect();
    told.sort();
    told
}

/// The days on which a record changed, and the days before.
fn days(text: &str) -> BTreeSet<NaiveDate> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let mut days = BTreeSet::new();
    each_fact(&reading.record, |day, _| {
        days.extend([day.pred_opt().unwrap(), day]);
    });
    days
}

#[test]
fn every_date_of_a_record_is_a_fact_or_may_lie_ahead() {
    fn dates(way: &str, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Datetime(_) => _ = found.insert(way.to_owned()),
            Value::Array(entries) => entries.iter().for_each(|it| dates(way, it, found)),
            Value::Table(table) => table
                .iter()
                .for_each(|(key, value)| dates(&inside(way, key), value, found)),
            Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) => {}
        }
    }
    let full = fs::read_to_string(root().join("core/src/model/full_record.toml")).unwrap();
    let mut held = BTreeSet::new();
    dates("", &toml::from_str(&full).unwrap(), &mut held);

    let facts = FACTS.iter().flat_map(|(way, _, facts)| {
        let keys = facts.iter().map(|(fact, _)| *fact);
        keys.map(move |fact| inside(way, fact))
    });
    let ahead = AHEAD.iter().map(|way| (*way).to_owned());
    assert_eq!(held, facts.chain(ahead).collect());
}

#[test]
fn the_form_says_of_every_key_what_is_said_here() {
    let judged = FACTS.iter().flat_map(|(way, _, facts)| {
        let with = facts.iter().flat_map(move |(fact, with)| {
            let with = with.iter().map(move |key| (inside(way, key), *fact));
            with.map(|(key, fact)| format!("{key} with {fact}"))
        });
        with.chain(facts.iter().map(|(fact, _)| inside(way, fact)))
    });
    let ahead = AHEAD.iter().map(|way| format!("{way} ahead"));
    let judged: BTreeSet<String> = judged.chain(ahead).collect();

    let form = FORM.iter().flat_map(|section| {
        let keys = section.keys.iter();
        keys.filter_map(|key| {
            let way = inside(section.name, key.name);
            match key.role {
                Role::Born | Role::Fact => Some(way),
                Role::With(fact) => Some(format!("{way} with {fact}")),
                Role::Term | Role::Latest => Some(format!("{way} ahead")),
                Role::Handler | Role::By | Role::Said => None,
            }
        })
    });
    assert_eq!(form.collect::<BTreeSet<_>>(), judged);
}

#[test]
fn the_rules_find_what_they_would_have_found_that_day() {
    let (standard, calendar) = (Standard::sample(), Calendar::embedded());
    let mut differ = Vec::new();
    for (id, text) in records() {
        let days = days(&text);
        // A record of hundreds of days is looked at on some twenty of them.
        let every = days.len().div_ceil(20).max(1);
        for today in days.into_iter().step_by(every) {
            let ground = Ground {
                standard: &standard,
                calendar: &calendar,
                today,
            };
            let (then, now) = (
                found(&id, &as_written_on(today, &text), &ground),
                found(&id, &text, &ground),
            );
            let only = |one: &[String], other: &[String], sign: &str| {
                let those = one.iter().filter(|it| !other.contains(it));
                those
                    .map(|it| format!("{today} {sign} {it}"))
                    .collect::<Vec<_>>()
            };
            differ.extend(only(&then, &now, "not found:"));
            differ.extend(only(&now, &then, "found too:"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Every view of a client, and those over all clients.
const VIEWS: &[&str] = &[
    "client show ID",
    "appointment show ID",
    "team show ID",
    "archive show ID",
    "rating show ID",
    "plan show ID",
    "review show ID",
    "renewal show ID",
    "waiver list ID",
    "explain ID",
    "explain ID rating",
    "report client ID",
    "report stewardship ID",
    "plan print ID --for internal",
    "claim show ID k1",
    "client list --all",
    "next --within 60",
    "diary list",
    "policy list",
    "claim list",
    "endorsement list",
    "risk list",
    "duty list",
    "renewal list",
    "report portfolio",
];

/// What a view shows of a workspace on a day, and what it says beside.
fn shown(workspace: &Path, view: &str, id: &str, today: NaiveDate) -> String {
    let words = view
        .split(' ')
        .map(|word| if word == "ID" { id } else { word });
    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .arg("-w")
        .arg(workspace)
        .args(["--lang", "zh", "--today", &today.to_string()])
        .args(words)
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    format!(
        "{}{}{:?}",
        text(output.stdout),
        text(output.stderr),
        output.status.code()
    )
}

#[test]
fn the_views_show_what_they_would_have_shown_that_day() {
    let mut differ = Vec::new();
    for (folder, today) in [
        ("examples/brokerage", "2026-04-20"),
        ("examples/brokerage", "2026-08-26"),
        ("examples/brokerage", "2026-10-10"),
        ("tests/cmd/renewal.out", "2027-03-01"),
        ("tests/cmd/hand-over.out", "2026-11-10"),
    ] {
        let (whole, today): (PathBuf, NaiveDate) = (root().join(folder), today.parse().unwrap());
        let then = TempDir::new().unwrap();
        fs::create_dir(then.path().join("clients")).unwrap();
        fs::copy(whole.join("kefu.toml"), then.path().join("kefu.toml")).unwrap();
        let ids = clients(&whole).into_iter().map(|(id, text)| {
            let file = then.path().join("clients").join(format!("{id}.toml"));
            fs::write(file, as_written_on(today, &text)).unwrap();
            id
        });
        let ids: Vec<String> = ids.collect();
        for view in VIEWS {
            let of = if view.contains("ID") { ids.len() } else { 1 };
            for id in &ids[..of] {
                let (written, cut) = (
                    shown(&whole, view, id, today),
                    shown(then.path(), view, id, today),
                );
                if written != cut {
                    differ.push(format!(
                        "{folder} {today} {view} {id}\n{written}\n---\n{cut}"
                    ));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
