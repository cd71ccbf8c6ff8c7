//! What the README and the guides show is what kefu prints, and the documented files can be read.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use kefu::document::Document;
use kefu::standard::Standard;

/// Runs the console blocks of a document in a copy of a folder, on a fixed day.
///
/// With `TRYCMD=overwrite` the document gets the output that was found.
fn runs(document: &str, folder: Option<&str>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("document.md");
    fs::copy(root.join(document), &copy).unwrap();
    let (start, end) = (
        place.path().join("document.in"),
        place.path().join("document.out"),
    );
    fs::create_dir(&end).unwrap();
    match folder {
        Some(folder) => copy_folder(&root.join(folder), &start),
        None => {
            fs::create_dir(&start).unwrap();
            fs::write(start.join("placeholder"), "").unwrap();
        }
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
    runs("README.md", Some("examples/brokerage"));
}

#[test]
fn the_guide_shows_what_kefu_prints() {
    runs("docs/guide.md", None);
}

#[test]
fn the_chinese_guide_shows_what_kefu_prints() {
    runs("docs/guide.zh.md", None);
}

#[test]
fn the_examples_show_what_kefu_prints() {
    runs("examples/brokerage/README.md", Some("examples/brokerage"));
    runs("examples/faults/README.md", Some("examples/faults"));
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
    let full_record = fs::read_to_string(root.join("src/model/full_record.toml")).unwrap();
    assert_eq!(toml_block(&text, 0), full_record);

    let document = Document::parse(toml_block(&text, 1)).unwrap();
    let reading = Standard::read(&document);
    assert_eq!((reading.faults, reading.unknown), (vec![], vec![]));
    let mut known: Vec<String> = kefu::standard::LAYOUT
        .0
        .iter()
        .flat_map(|(section, keys)| keys.iter().map(move |key| format!("{section}.{key}")))
        .collect();
    let mut shown: Vec<String> = document
        .ways()
        .into_values()
        .map(|way| way.keys().join("."))
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
