//! The schema that editors are given: it fits the records kefu reads, and is where a record says it is.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kefu::document::edit::Layout;
use kefu::lang::Lang;
use kefu::model;
use kefu::output::{client_schema, standard_schema};
use kefu::standard;
use serde_json::Value;

/// Makes the schema of one kind of file.
type Make = fn(Lang) -> String;

const FULL: &str = include_str!("../core/src/model/full_record.toml");

fn schema(make: Make, lang: Lang) -> Value {
    serde_json::from_str(&make(lang)).unwrap()
}

/// What of a value does not fit a schema, by its way: as much of draft 7 as the schema uses.
fn misfits(schema: &Value, value: &toml::Value, way: &str) -> Vec<String> {
    let wrong = |what: &str| vec![format!("{way}: {what}")];
    let number = |key: &str| schema[key].as_i64();
    // One name or a list of names: the value says which is meant.
    let kinds = schema["type"].as_array().into_iter().flatten();
    let mut kinds = kinds.filter_map(Value::as_str);
    let kind = match value {
        toml::Value::Array(_) => kinds.find(|kind| *kind == "array"),
        _ => kinds.find(|kind| *kind != "array"),
    };
    let kind = kind.unwrap_or_else(|| schema["type"].as_str().unwrap());
    match (kind, value) {
        ("object", toml::Value::Table(table)) => {
            let needed = schema["required"].as_array().into_iter().flatten();
            let lacking = needed.filter(|key| !table.contains_key(key.as_str().unwrap()));
            let mut found: Vec<String> = lacking.map(|key| format!("{way}: no {key}")).collect();
            for (key, value) in table {
                found.extend(match schema["properties"].get(key) {
                    Some(schema) => misfits(schema, value, &format!("{way}.{key}")),
                    None => vec![format!("{way}: {key} is not named")],
                });
            }
            found
        }
        ("array", toml::Value::Array(values)) => {
            let item = |value| misfits(&schema["items"], value, way);
            let count = number("minItems").unwrap_or(values.len() as i64);
            match values.len() as i64 == count {
                true => values.iter().flat_map(item).collect(),
                false => wrong(&format!("{} of them", values.len())),
            }
        }
        ("string", toml::Value::String(text)) => {
            let words = schema["enum"].as_array();
            let is_one = words.is_none_or(|words| words.iter().any(|word| word == text.as_str()));
            match is_one && schema.get("format").is_none() {
                true => Vec::new(),
                false => wrong("another word"),
            }
        }
        ("string", toml::Value::Datetime(_)) if schema["format"] == "date" => Vec::new(),
        ("boolean", toml::Value::Boolean(_)) => Vec::new(),
        ("number", toml::Value::Integer(_) | toml::Value::Float(_)) => Vec::new(),
        ("integer", toml::Value::Integer(it)) => {
            match number("minimum") <= Some(*it) && Some(*it) <= number("maximum") {
                true => Vec::new(),
                false => wrong("out of range"),
            }
        }
        (kind, _) => wrong(&format!("not a {kind}")),
    }
}

/// Every section of a layout, with the keys that the schema names in it and those it should.
fn holds_every_key(schema: &Value, layout: &Layout) {
    for (section, keys) in &layout.0 {
        let parts = section.split('.').filter(|part| !part.is_empty());
        let table = parts.fold(schema, |table, part| {
            let below = &table["properties"][part];
            below.get("items").unwrap_or(below)
        });
        let named: Vec<&String> = table["properties"].as_object().unwrap().keys().collect();
        let mut known = keys.to_vec();
        known.sort_unstable();
        assert_eq!(named, known, "{section}");
    }
}

#[test]
fn every_key_of_a_record_is_in_it_and_the_full_record_fits() {
    let schema = schema(client_schema, Lang::Zh);
    holds_every_key(&schema, &model::LAYOUT);
    let full: toml::Value = toml::from_str(FULL).unwrap();
    assert_eq!(misfits(&schema, &full, ""), Vec::<String>::new());
}

#[test]
fn every_key_of_a_standard_is_in_its_own_and_the_documented_one_fits() {
    let schema = schema(standard_schema, Lang::Zh);
    holds_every_key(&schema, &standard::LAYOUT);
    let format = include_str!("../docs/file-format.md");
    let documented = format.split("```toml\n").nth(2).unwrap();
    let documented = documented.split("```").next().unwrap();
    let documented: toml::Value = toml::from_str(documented).unwrap();
    assert_eq!(misfits(&schema, &documented, ""), Vec::<String>::new());

    let wrong = "
lang = 'fr'
[deadlines]
team = 0
[stars]
thresholds = [1, 2, 3]
[[services]]
least = [0, 1, 2, 3, 'x']
[calendar]
rest = ['2026-08-08']
[check]
team-late = 'loud'
team-lat = 'off'
";
    let wrong: toml::Value = toml::from_str(wrong).unwrap();
    assert_eq!(
        misfits(&schema, &wrong, ""),
        [
            ".calendar.rest: another word",
            ".check: team-lat is not named",
            ".check.team-late: another word",
            ".deadlines.team: out of range",
            ".lang: another word",
            ".services: no \"code\"",
            ".services.least: not a integer",
            ".stars.thresholds: 3 of them",
        ]
    );
}

#[test]
fn what_a_record_cannot_hold_does_not_fit() {
    let record = "
[client]
kind = 'directt'
consulting = 'yes'
colour = 'red'
[team]
established = 'soon'
[[team.members]]
[[years]]
starts = 2026-03-02
[years.rating]
stars = 6
income = '1'
[diary]
";
    let record: toml::Value = toml::from_str(record).unwrap();
    assert_eq!(
        misfits(&schema(client_schema, Lang::En), &record, ""),
        [
            ".client: no \"name\"",
            ".client: colour is not named",
            ".client.consulting: not a boolean",
            ".client.kind: another word",
            ".diary: not a array",
            ".team.established: another word",
            ".team.members: no \"name\"",
            ".years.rating.income: not a number",
            ".years.rating.stars: out of range",
        ]
    );
}

/// The schema without its words.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(key, value)| *key != "description" || value.is_object())
            .map(|(key, value)| (key.clone(), bare(value)))
            .collect(),
        Value::Array(values) => values.iter().map(bare).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

#[test]
fn it_says_the_same_in_both_languages_and_every_time() {
    for make in [client_schema as Make, standard_schema] {
        assert_eq!(make(Lang::Zh), make(Lang::Zh));
        assert_ne!(make(Lang::Zh), make(Lang::En));
        assert_eq!(bare(&schema(make, Lang::Zh)), bare(&schema(make, Lang::En)));
    }

    let kind = &schema(client_schema, Lang::En)["properties"]["client"]["properties"]["kind"];
    assert_eq!(
        kind["description"],
        "the kind of client\n- direct: direct client\n- channel: channel client"
    );
}

fn kefu(folder: &Path, args: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(args)
        .args(["--today", "2026-11-20"])
        .current_dir(folder)
        .env_remove("KEFU_WORKSPACE")
        .env("KEFU_LANG", "en")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {told}");
    output
}

/// The schema that a file names in its first line.
fn named(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let line = text.lines().next().unwrap();
    let way = line.strip_prefix("#:schema ").unwrap();
    fs::read_to_string(file.parent().unwrap().join(way)).unwrap()
}

#[test]
fn a_new_file_says_where_its_schema_is_and_there_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    kefu(folder.path(), &["init", "--lang", "zh"]);
    assert_eq!(named(&at("kefu.toml")), standard_schema(Lang::Zh));

    // The caller speaks English, the workspace Chinese, and so do its files.
    kefu(folder.path(), &["client", "add", "jia", "--name", "甲"]);
    assert_eq!(named(&at("clients/jia.toml")), client_schema(Lang::Zh));
}

#[test]
fn a_command_that_writes_gives_a_fresh_clone_its_schema_and_renews_an_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join(".kefu");
    let file = own.join("client.schema.json");
    kefu(folder.path(), &["init"]);
    kefu(folder.path(), &["client", "add", "jia", "--name", "甲"]);
    let set = |sector, more: &[&str]| {
        let args = ["client", "set", "jia", "--sector", sector];
        kefu(folder.path(), &[&args, more].concat());
    };

    fs::remove_dir_all(&own).unwrap();
    kefu(folder.path(), &["check"]);
    set("a", &["--dry-run"]);
    assert!(!own.exists(), "what writes nothing writes no schema");
    set("a", &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), client_schema(Lang::En));

    fs::write(&file, "{}").unwrap();
    set("b", &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), client_schema(Lang::En));

    // A company that writes Chinese from now on has it in Chinese.
    let settings = folder.path().join("kefu.toml");
    let english = fs::read_to_string(&settings).unwrap();
    let chinese = english.replace("lang = \"en\"", "lang = \"zh\"");
    assert_ne!(chinese, english);
    fs::write(&settings, chinese).unwrap();
    set("c", &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), client_schema(Lang::Zh));

    // After another kefu, which the note tells, it is made again.
    let note = own.join("schemas");
    let ours = fs::read_to_string(&note).unwrap();
    fs::write(&note, ours.replacen("zh ", "zh 1", 1)).unwrap();
    set("d", &[]);
    assert_eq!(fs::read_to_string(&note).unwrap(), ours);

    // Whatever is in its place keeps no command from its work.
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    set("e", &[]);
    assert!(file.is_dir());
}
