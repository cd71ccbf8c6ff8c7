//! The house keeps its walls: imports go down only, and the pure rooms read no clock, disk or environment.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

mod arguments;
mod circles;
mod commands;
mod sources;

use sources::{Source, sources};

/// The rooms from the ground up; a room may import those before it, and itself.
///
/// Rooms on one storey may not import each other, but for the ones named in [`NEIGHBOURS`].
const STOREYS: &[&[&str]] = &[
    &["alike", "lang", "money", "sheet", "sound", "used", "wrap"],
    &["document"],
    &["calendar", "model"],
    &["merge", "standard"],
    &["standing"],
    &["changes", "portfolio", "rules", "view"],
    &["git", "store", "output", "text"],
    &["cli", "print"],
    &["context"],
    &["commands"],
];

/// Imports between rooms of one storey that are meant: words tell of what the disk or git said, a page may hold words,
/// and a name is heard as it is compared.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("text", "git"),
    ("text", "store"),
    ("output", "text"),
    ("sound", "alike"),
];

/// The rooms that decide and never look outside.
const PURE: &[&str] = &[
    "alike",
    "lang",
    "money",
    "sheet",
    "sound",
    "wrap",
    "document",
    "calendar",
    "model",
    "merge",
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
    let sources = sources();
    let macros = macros(&sources);
    for source in &sources {
        let room = source.room();
        for other in imported_rooms(source, &macros) {
            let allowed = room == other
                || storey(&other) < storey(room)
                || NEIGHBOURS.contains(&(room, other.as_str()));
            if !allowed {
                wrong.push(format!("{}: {room} imports {other}", source.file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn pure_rooms_look_at_nothing_outside() {
    let mut wrong = Vec::new();
    let sources = sources();
    for source in sources.iter().filter(|it| PURE.contains(&it.room())) {
        let outside = OUTSIDE.iter().filter(|it| source.code.contains(**it));
        wrong.extend(outside.map(|it| format!("{}: {it}", source.file.display())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_main_prints_and_every_file_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for source in sources() {
        let prints = ["print!(", "println!(", "eprint!(", "eprintln!("];
        if prints.iter().any(|print| source.code.contains(print)) {
            wrong.push(format!("{}: prints", source.file.display()));
        }
        let mut parts = source.file.iter();
        let is_tests = parts.any(|part| part.to_string_lossy().contains("tests"));
        if !source.text.starts_with("//! ") && !is_tests {
            wrong.push(format!("{}: no opening sentence", source.file.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// A `mod.rs` says what a folder holds, and hands it on; a list of what is registered may stand there too.
#[test]
fn a_mod_rs_is_an_index() {
    let mut wrong = Vec::new();
    let sources = sources();
    for source in sources.iter().filter(|it| it.file.ends_with("mod.rs")) {
        let logic = |line: &&str| {
            let first = line
                .split([' ', '!', '<'])
                .find(|word| !word.starts_with("pub"));
            let first = first.unwrap_or_default();
            [
                "fn", "struct", "enum", "impl", "trait", "type", "const", "words",
            ]
            .contains(&first)
        };
        let logic = source.code.lines().filter(logic);
        wrong.extend(logic.map(|line| format!("{}: {line}", source.file.display())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// `docs/architecture.md` draws the rooms and their storeys; this test and the sources know the same.
#[test]
fn the_page_on_architecture_draws_these_rooms() {
    let page = include_str!("../../docs/architecture.md");
    let (_, plan) = page.split_once("```\ncore/src/").unwrap();
    let (plan, _) = plan.split_once("```").unwrap();
    let (core, program) = plan.split_once("\nsrc/").unwrap();
    let rooms = |plan: &'static str| plan.lines().skip(1).filter(|line| !line.is_empty());
    let drawn = rooms(core).chain(rooms(program)).map(|line| {
        let mut words = line.split_whitespace();
        let room = words.next().unwrap().trim_end_matches(".rs");
        (room.trim_end_matches('/'), words.next() == Some("PURE"))
    });
    let mut drawn: Vec<(&str, bool)> = drawn
        .filter(|(room, _)| !["main", "lib"].contains(room))
        .collect();
    drawn.sort();
    let mut known: Vec<(&str, bool)> = STOREYS
        .iter()
        .flat_map(|rooms| rooms.iter().map(|room| (*room, PURE.contains(room))))
        .collect();
    known.sort();
    assert_eq!(drawn, known);

    let storeys = STOREYS.iter().rev().map(|rooms| rooms.join(" · "));
    let storeys = storeys.collect::<Vec<_>>().join(" → ");
    let words: Vec<&str> = page.split_whitespace().collect();
    assert!(words.join(" ").contains(&storeys), "not there: {storeys}");

    let sources = sources();
    let mut there: Vec<&str> = sources.iter().map(Source::room).collect();
    there.dedup();
    assert_eq!(
        there,
        known.iter().map(|(room, _)| *room).collect::<Vec<_>>()
    );
}

fn storey(room: &str) -> usize {
    STOREYS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("{room} has no storey: give it one"))
}

/// The macros that stand at the root of the crate, each with the room that has it.
fn macros(sources: &[Source]) -> BTreeMap<&str, &str> {
    let mut macros = BTreeMap::new();
    for source in sources {
        let lines = source.code.lines();
        let declared = lines.filter_map(|line| line.strip_prefix("macro_rules! "));
        macros.extend(declared.map(|rest| (rest.trim_end_matches(" {"), source.room())));
    }
    macros
}

/// The rooms that a file imports from.
fn imported_rooms(source: &Source, macros: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    let rooms = source.imports().into_iter().filter_map(|import| {
        let up = import.path.iter().take_while(|it| *it == "super").count();
        let from_root = import.path[0] == "crate" || (up > 0 && up >= source.module.len());
        let room = from_root.then(|| import.path[up.max(1)].clone())?;
        Some(
            macros
                .get(room.as_str())
                .map_or(room, |it| (*it).to_owned()),
        )
    });
    rooms.collect()
}
