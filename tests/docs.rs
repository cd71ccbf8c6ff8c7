//! What the README and the guides show is what kefu prints, and the documented files can be read.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use clap::{Command, CommandFactory};
use kefu::commands::Kefu;
use kefu::document::Document;
use kefu::standard::Standard;

/// Runs the console blocks of a document in a copy of the folders `before`, laid one over another, on a fixed
/// day. The files of the folder `after` are what is then to be found there.
///
/// With `TRYCMD=overwrite` the document and the files get what was found.
fn runs(document: &str, before: &[&str], after: Option<&str>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("document.md");
    fs::copy(root.join(document), &copy).unwrap();
    let (start, end) = (
        place.path().join("document.in"),
        place.path().join("document.out"),
    );
    for folder in before {
        copy_folder(&root.join(folder), &start);
    }
    match after {
        Some(after) => copy_folder(&root.join(after), &end),
        None => fs::create_dir(&end).unwrap(),
    }

    let cases = trycmd::TestCases::new();
    cases
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_LANG", "")
        .env("KEFU_WORKSPACE", "")
        .env("NO_COLOR", "1")
        .env("XDG_CONFIG_HOME", "nowhere")
        .case(&copy);
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        fs::copy(&copy, root.join(document)).unwrap();
        if let Some(after) = after {
            copy_folder(&end, &root.join(after));
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_readme_shows_what_kefu_prints() {
    runs("README.md", &["examples/brokerage"], None);
}

/// The guides tell one story: each begins with the record that the one before it left behind.
///
/// Spring is the ordinary work between the first and the second, which no guide need show.
fn the_guides_run(suffix: &str, language: &str) {
    let folder = |name: &str| format!("tests/guide/{language}/{name}");
    let chapters = [
        (format!("docs/guide{suffix}.md"), &["before"][..], "after"),
        (folder("spring.md"), &["before", "after"], "spring"),
        (
            format!("docs/guide-service{suffix}.md"),
            &["before", "after", "spring"],
            "served",
        ),
        (
            format!("docs/guide-renewal{suffix}.md"),
            &["before", "after", "served"],
            "renewed",
        ),
        (
            format!("docs/guide-years{suffix}.md"),
            &["before", "after", "renewed", "others"],
            "years",
        ),
    ];
    for (document, before, after) in chapters {
        let before: Vec<String> = before.iter().map(|name| folder(name)).collect();
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        runs(&document, &before, Some(&folder(after)));
    }
}

#[test]
fn the_guides_show_what_kefu_prints_and_the_records_it_makes() {
    the_guides_run("", "en");
}

#[test]
fn the_chinese_guides_show_what_kefu_prints_and_the_records_it_makes() {
    the_guides_run(".zh", "zh");
}

#[test]
fn the_guides_to_a_book_taken_over_show_what_kefu_prints() {
    runs("docs/guide-book.md", &["tests/guide/book-en"], None);
    runs("docs/guide-book.zh.md", &["tests/guide/book-zh"], None);
}

/// The first column of the README's words has them all and no other.
#[test]
fn the_readme_has_every_word_of_kefu() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("README.md")).unwrap();
    let section = text.split("## The words").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    let mut shown: Vec<&str> = cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    let kefu = Kefu::command();
    let mut known: Vec<&str> = kefu.get_subcommands().map(Command::get_name).collect();
    shown.sort_unstable();
    known.sort_unstable();
    assert_eq!(shown, known);
}

/// The record is shown in parts, in its own order; `# …` stands for what is left out.
#[test]
fn the_guides_show_the_record_their_commands_made() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (guide, record) in [
        ("docs/guide.md", "en/after"),
        ("docs/guide.zh.md", "zh/after"),
        ("docs/guide-renewal.md", "en/renewed"),
        ("docs/guide-renewal.zh.md", "zh/renewed"),
    ] {
        let guide = fs::read_to_string(root.join(guide)).unwrap();
        let record = format!("tests/guide/{record}/clients/huarui.toml");
        let record = fs::read_to_string(root.join(record)).unwrap();

        let mut rest = record.as_str();
        for part in toml_block(&guide, 0).split("\n# …\n") {
            let part = part.trim();
            let at = rest
                .find(part)
                .unwrap_or_else(|| panic!("not in the record, or not here:\n{part}"));
            rest = &rest[at + part.len()..];
        }
    }
}

#[test]
fn the_examples_show_what_kefu_prints() {
    runs(
        "examples/brokerage/README.md",
        &["examples/brokerage"],
        None,
    );
    runs("examples/faults/README.md", &["examples/faults"], None);
}

/// The `nth` block of TOML in a document.
fn toml_block(text: &str, nth: usize) -> &str {
    let block = text.split("```toml\n").nth(nth + 1).unwrap();
    block.split("```").next().unwrap()
}

#[test]
fn the_file_format_is_documented_as_it_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/file-format.md")).unwrap();
    let full_record = fs::read_to_string(root.join("core/src/model/full_record.toml")).unwrap();
    assert_eq!(toml_block(&text, 0), full_record);

    let document = Document::parse(toml_block(&text, 1)).unwrap();
    let reading = Standard::read(&document);
    assert_eq!((reading.faults, reading.unknown), (vec![], vec![]));
    // What is said of all of a company's own is what kefu ships.
    let (mut said, sample) = (reading.standard, Standard::sample());
    said.stars.from = None;
    assert_eq!(said.goals, sample.goals[..1]);
    let shipped = Standard {
        company: None,
        broker: Default::default(),
        lang: None,
        timezone: None,
        goals: sample.goals.clone(),
        rest_days: Vec::new(),
        work_days: Vec::new(),
        approvers: sample.approvers.clone(),
        severities: Default::default(),
        ..said
    };
    assert_eq!(shipped, sample);
    let mut known: Vec<String> = kefu::standard::LAYOUT
        .0
        .iter()
        .flat_map(|(section, keys)| keys.iter().map(move |key| format!("{section}.{key}")))
        .collect();
    let ways = document.ways();
    let mut shown: Vec<String> = document
        .items()
        .map(|item| ways.to(item).keys().join("."))
        .filter(|way| !way.is_empty() && !way.starts_with("check."))
        .map(|way| {
            if way.contains('.') {
                way
            } else {
                format!(".{way}")
            }
        })
        .collect();
    known.sort();
    shown.sort();
    shown.dedup();
    assert_eq!(shown, known);
}
