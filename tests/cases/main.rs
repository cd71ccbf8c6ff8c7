//! Cases of the trade, one small record each: what `kefu` must say of it, and what it must not.
//!
//! A case is a TOML file of this folder. Its record is a base with a few changes, or its own `files`; its
//! `steps` run in order in a fresh workspace. Whoever mends a kind of fault adds a case for each side of it.
//!
//! ```toml
//! about = "what must hold, and by which clause"
//! kind = "the kind of fault"
//! today = "2026-12-20"                 # 2026-11-28 when left out
//! base = "base-two-star.toml"          # becomes clients/a.toml, with the changes below
//! drop = ["archive.information", "diary[20260520-vis]"]
//! [set]
//! "team.members[周婷].from" = 2026-03-20   # [x]: the entry of that id, name, goal or policy, or its place from 0
//! [[add.policies]]                     # goes to the end of that list
//! id = "par2"
//! [files]                              # written as they stand; kefu.toml goes after what `kefu init` made
//! "clients/b.toml" = '''…'''
//! [[steps]]
//! run = ["check", "a", "-f", "json"]   # arguments of kefu; or sh = "a shell line", in which $KEFU is kefu
//! exit = [0, 1]                        # the exit codes allowed; any when left out
//! rules_has = ["cover-gap"]            # of check -f json: findings that are not waived; a|b is either
//! out_has = ["regex"]                  # also err_, says_ (both); and each with lacks for has
//! file_has = { "clients/a.toml" = ["regex"] }   # also file_lacks; file_absent = ["x"]
//! env = { KEFU_LANG = "zh" }
//! ```

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod record;
mod step;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use toml::Table;

/// What does not hold yet. A case that comes to hold is taken off the list: the test asks for it.
const NOT_YET: &str = include_str!("not-yet.txt");

/// The day of a case that names none.
const TODAY: &str = "2026-11-28";

#[test]
fn every_case_holds_but_those_that_do_not_yet() {
    let cases = cases();
    let not_yet: BTreeSet<&str> = NOT_YET.lines().collect();
    for name in &not_yet {
        let is_there = cases.iter().any(|path| name_of(path) == *name);
        assert!(
            is_there,
            "not-yet.txt names {name}, and there is no such case"
        );
    }

    let wrong: Vec<String> = cases
        .par_iter()
        .filter_map(|path| {
            let name = name_of(path);
            match (run(path), not_yet.contains(name)) {
                (Ok(()), false) | (Err(_), true) => None,
                (Ok(()), true) => Some(format!("{name}: holds now; take it out of not-yet.txt")),
                (Err(why), false) => Some(format!("{name}: {why}")),
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The files of all cases, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let files = fs::read_dir(here())
        .unwrap()
        .map(|file| file.unwrap().path());
    let is_case = |path: &PathBuf| {
        path.extension().is_some_and(|it| it == "toml") && !name_of(path).starts_with("base-")
    };
    let mut cases: Vec<PathBuf> = files.filter(is_case).collect();
    cases.sort();
    cases
}

fn name_of(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// Runs one case in a workspace of its own; what is wrong, when something is.
fn run(path: &Path) -> Result<(), String> {
    let case: Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = step::Place::new(folder.path(), case.get("today").map_or(TODAY, text));

    let clients = place.workspace.join("clients");
    if let Some(base) = case.get("base") {
        let base = fs::read_to_string(here().join(text(base))).unwrap();
        let record = record::changed(base.parse().unwrap(), &case);
        fs::write(clients.join("a.toml"), toml::to_string(&record).unwrap()).unwrap();
    }
    for (name, content) in table(&case, "files") {
        let file = place.workspace.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let made = if name == "kefu.toml" {
            fs::read_to_string(&file).unwrap()
        } else {
            String::new()
        };
        fs::write(file, made + text(content)).unwrap();
    }
    let steps = case["steps"].as_array().unwrap();
    for (nth, step) in steps.iter().enumerate() {
        let wrong = place.run(step.as_table().unwrap());
        if !wrong.is_empty() {
            return Err(format!("step {}: {}", nth + 1, wrong.join("; ")));
        }
    }
    Ok(())
}

fn text(value: &toml::Value) -> &str {
    value.as_str().unwrap()
}

/// The entries of a table that may be left out.
fn table<'c>(case: &'c Table, key: &str) -> impl Iterator<Item = (&'c String, &'c toml::Value)> {
    let table = case.get(key).map(|it| it.as_table().unwrap());
    table.into_iter().flatten()
}

/// The texts of a list that may be left out.
fn texts<'c>(case: &'c Table, key: &str) -> Vec<&'c str> {
    let list = case.get(key).map(|it| it.as_array().unwrap());
    list.into_iter().flatten().map(text).collect()
}

/// A command that nothing of this machine reaches: its home, its language and its day are those of the case.
fn command(program: &str, home: &Path, today: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .envs([
            ("KEFU", env!("CARGO_BIN_EXE_kefu")),
            ("KEFU_LANG", "en"),
            ("KEFU_TODAY", today),
            ("LC_ALL", "C.UTF-8"),
            ("NO_COLOR", "1"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
        ])
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "t")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "t@example.com")))
        .env("HOME", home);
    command
}
