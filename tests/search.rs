//! `kefu search` finds whatever a record says, whichever key it stands under: a new key needs no line there.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A record with every key of the form.
const FULL: &str = include_str!("../core/src/model/full_record.toml");

fn workspace(records: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::write(folder.path().join("kefu.toml"), "lang = \"en\"\n").unwrap();
    for (id, text) in records {
        fs::write(folder.path().join(format!("clients/{id}.toml")), text).unwrap();
    }
    folder
}

fn kefu(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kefu"))
        .arg("search")
        .args(["-f", "json", "-w"])
        .arg(folder)
        .arg("--")
        .args(words)
        .env_remove("KEFU_LANG")
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap()
}

/// `entry key` of each value found, and the exit code.
fn search(folder: &Path, words: &[&str]) -> (Vec<String>, i32) {
    let output = kefu(folder, words);
    let page: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = page["found"].as_array().unwrap().iter();
    let told = found.map(|it| {
        format!(
            "{} {}",
            it["entry"].as_str().unwrap(),
            it["key"].as_str().unwrap()
        )
    });
    (told.collect(), output.status.code().unwrap())
}

#[test]
fn every_value_of_a_whole_record_is_found_under_its_key_on_its_line() {
    let folder = workspace(&[("huarui", FULL)]);
    let mut lacking = Vec::new();
    let mut seen = BTreeSet::new();
    for (nth, line) in FULL.lines().enumerate() {
        let Ok(table) = line.parse::<toml::Table>() else {
            continue;
        };
        let Some((key, value)) = table.iter().next() else {
            continue;
        };
        let word = match value {
            toml::Value::String(text) if !text.trim().is_empty() => text.clone(),
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Datetime(day) => day.to_string(),
            _ => continue,
        };
        // One run for each key is enough to see that it is looked at.
        if !seen.insert(key.clone()) {
            continue;
        }
        let output = kefu(folder.path(), &[&word]);
        let page: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = page["found"].as_array().unwrap();
        let is_it = |it: &&Value| it["line"] == nth + 1 && it["key"] == **key;
        if output.status.code() != Some(0) || !found.iter().any(|it| is_it(&it)) {
            lacking.push(format!("{line}: {found:?}"));
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
    assert!(
        seen.len() > 100,
        "the search finds too little: {}",
        seen.len()
    );
}

#[test]
fn what_is_escaped_or_written_apart_is_found_as_it_reads() {
    let record = "[client]\nname = \"\\u534e\\u9510\"\n\n[[policies]]\nid = \"par\"\npremium = 2_520_000\nproduct = \"cafe\u{301}\"\n";
    let folder = workspace(&[("a", record)]);
    let found = |word: &str| search(folder.path(), &[word]);

    assert_eq!(found("华锐"), (vec!["client name".to_owned()], 0));
    assert_eq!(
        found("2520000"),
        (vec!["policies/par premium".to_owned()], 0)
    );
    assert_eq!(
        found("2,520,000"),
        (vec!["policies/par premium".to_owned()], 0)
    );
    assert_eq!(found("2,520"), (vec![], 1));
    assert_eq!(found("CAFÉ"), (vec!["policies/par product".to_owned()], 0));
    assert_eq!(found("huarui"), (vec!["client name".to_owned()], 0));
}

#[test]
fn what_no_form_names_is_found_too() {
    let record = "top = \"甲\"\n[client]\nname = \"乙\"\nextra = { a = \"丙\" }\n[[others]]\nwhat = \"丁\"\n[[diary]]\nid = \"1\"\nlist = [\"戊\", \"己\"]\n";
    let folder = workspace(&[("a", record)]);
    let found = |word: &str| search(folder.path(), &[word]);

    assert_eq!(found("甲"), (vec![" top".to_owned()], 0));
    assert_eq!(found("丙"), (vec!["client extra.a".to_owned()], 0));
    assert_eq!(found("丁"), (vec![" others.what".to_owned()], 0));
    assert_eq!(found("己"), (vec!["diary/1 list".to_owned()], 0));
}

#[test]
fn a_record_is_unread_only_where_it_may_hold_the_words() {
    let broken = "[client]\nname = \"甲\n";
    let folder = workspace(&[("a", broken), ("b", "[client]\nname = \"乙\"\n")]);
    fs::write(folder.path().join("clients/c.toml"), b"\xff").unwrap();
    let told = |word: &str| {
        let output = kefu(folder.path(), &[word]);
        (
            String::from_utf8(output.stderr).unwrap(),
            output.status.code(),
        )
    };

    let (unread, code) = told("甲");
    assert!(
        unread.contains("clients/a.toml") && unread.contains("clients/c.toml"),
        "{unread}"
    );
    assert_eq!(code, Some(3));
    let (unread, code) = told("乙");
    assert!(
        !unread.contains("clients/a.toml") && unread.contains("clients/c.toml"),
        "{unread}"
    );
    assert_eq!(code, Some(3));
    fs::remove_file(folder.path().join("clients/c.toml")).unwrap();
    assert_eq!(told("乙"), (String::new(), Some(0)));
    assert_eq!(told("丙"), (String::new(), Some(1)));
}
