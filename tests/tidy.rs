//! The house keeps its walls: imports go down only, and the pure rooms read no clock, disk or environment.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up; a room may import those before it, and itself.
///
/// Rooms on one storey may not import each other, but for the ones named in [`NEIGHBOURS`].
const STOREYS: &[&[&str]] = &[
    &["lang", "money"],
    &["document"],
    &["calendar", "model"],
    &["standard"],
    &["standing"],
    &["changes", "portfolio", "rules", "view"],
    &["store", "output", "text"],
    &["cli", "print"],
    &["context"],
    &["commands"],
];

/// Imports between rooms of one storey that are meant: words tell of what the disk said, and a page may
/// hold words.
const NEIGHBOURS: &[(&str, &str)] = &[("text", "store"), ("output", "text")];

/// The rooms that decide and never look outside.
const PURE: &[&str] = &[
    "lang",
    "money",
    "document",
    "calendar",
    "model",
    "standard",
    "standing",
    "changes",
    "rules",
    "text",
    "output",
    "view",
    "print",
    "portfolio",
];

/// What only `context` (clock, environment, locale) and `store` (disk) may touch.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "SystemTime",
    "Utc::now",
    "Local::now",
    "sys_locale",
    "std::io::stdin",
];

#[test]
fn imports_go_down_only() {
    let mut wrong = Vec::new();
    for (room, file, text) in sources() {
        for other in imported_rooms(&text) {
            let allowed = room == other
                || storey(&other) < storey(&room)
                || NEIGHBOURS.contains(&(room.as_str(), other.as_str()));
            if !allowed {
                wrong.push(format!("{}: {room} imports {other}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn pure_rooms_look_at_nothing_outside() {
    let mut wrong = Vec::new();
    for (room, file, text) in sources() {
        if !PURE.contains(&room.as_str()) {
            continue;
        }
        let code = without_tests(&text);
        for outside in OUTSIDE.iter().filter(|outside| code.contains(**outside)) {
            wrong.push(format!("{}: {outside}", file.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_main_prints_and_every_file_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for (_, file, text) in sources() {
        let code = without_tests(&text);
        if ["print!(", "println!(", "eprint!(", "eprintln!("]
            .iter()
            .any(|print| code.contains(print))
        {
            wrong.push(format!("{}: prints", file.display()));
        }
        let is_tests = file
            .components()
            .any(|part| part.as_os_str().to_string_lossy().contains("tests"));
        if !text.starts_with("//! ") && !is_tests {
            wrong.push(format!("{}: no opening sentence", file.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn storey(room: &str) -> usize {
    STOREYS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("{room} has no storey: give it one"))
}

/// Every source file below a room, with the room's name.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let inside = path.strip_prefix(&root).unwrap().to_owned();
                let first = inside.components().next().unwrap().as_os_str();
                let room = first.to_string_lossy().trim_end_matches(".rs").to_owned();
                if room != "main" && room != "lib" {
                    found.push((room, inside, fs::read_to_string(&path).unwrap()));
                }
            }
        }
    }
    found.sort();
    assert!(found.len() > 40, "the sources are where this test looks");
    found
}

/// The rooms named after `crate::` in code that is not a test's.
fn imported_rooms(text: &str) -> Vec<String> {
    let code = without_tests(text);
    let rooms: Vec<&str> = STOREYS
        .iter()
        .flat_map(|rooms| rooms.iter().copied())
        .collect();
    let mut found: Vec<String> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.match_indices("crate::").map(|(at, _)| &line[at + 7..]))
        .map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default()
        })
        .filter(|name| rooms.contains(name))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// A file up to its tests: they may look where they like.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod").next().unwrap_or(text)
}
