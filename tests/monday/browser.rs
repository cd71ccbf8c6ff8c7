//! The pages in a real browser, by the script in `tests/browser/`: width, links, keyboard, print.

use std::path::Path;
use std::process::Command;

use super::{LANGS, demo, pages};

#[test]
fn a_browser_shows_and_prints_every_page() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/monday.py");
    for lang in LANGS {
        let folder = demo(lang);
        pages(folder.path(), lang, &[]);
        let looked = Command::new("python3")
            .arg(&script)
            .arg(folder.path().join("pages"))
            .env("HOME", folder.path())
            .output();
        let Ok(looked) = looked else {
            eprintln!("skipped: there is no python3 here");
            return;
        };
        let said = String::from_utf8_lossy(&looked.stdout);
        assert!(looked.status.success(), "{lang}: {said}\n{looked:?}");
        eprintln!("{lang}: {said}");
    }
}
