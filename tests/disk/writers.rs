//! Fifty people write one client's diary at once, through the program itself: nothing is lost.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use kefu::document::Document;
use kefu::model::Record;
use kefu::store::Workspace;

const WRITERS: usize = 50;
const ENTRIES: usize = 10;

#[test]
fn fifty_writers_lose_no_entry_and_no_number_is_given_twice() {
    let folder = tempfile::tempdir().unwrap();
    Workspace::create(folder.path(), "lang = \"zh\"\n").unwrap();
    let file = folder.path().join("clients/huarui.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "[client]\nname = \"华锐重工集团有限公司\"\n").unwrap();

    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let folder = folder.path();
            scope.spawn(move || (0..ENTRIES).for_each(|nth| log(folder, writer, nth)));
        }
    });

    let text = fs::read_to_string(&file).unwrap();
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    assert_eq!((reading.faults, reading.unknown), (vec![], vec![]));
    let diary = &reading.record.diary;
    let ids: BTreeSet<String> = diary.iter().map(|entry| entry.id.to_owned()).collect();
    let did: BTreeSet<&str> = diary.iter().filter_map(|entry| entry.did).collect();

    assert_eq!(diary.len(), WRITERS * ENTRIES, "none twice");
    assert_eq!(did.len(), WRITERS * ENTRIES, "none lost");
    let numbers = 1..=WRITERS * ENTRIES;
    assert_eq!(
        ids,
        numbers.map(|number| format!("20261120-{number}")).collect()
    );
}

/// Writes an entry; a writer who was kept waiting too long (code 4) has changed nothing and tries again.
fn log(folder: &Path, writer: usize, nth: usize) {
    let mut kefu = Command::new(env!("CARGO_BIN_EXE_kefu"));
    kefu.args(["log", "huarui", "visit"])
        .arg(format!("第 {writer} 人第 {nth} 次拜访"))
        .args(["--by", &format!("员工{writer}")])
        .arg("--workspace")
        .arg(folder)
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_LANG", "")
        .env("XDG_CONFIG_HOME", folder)
        .stdin(Stdio::null());
    loop {
        let output = kefu.output().expect("the program is built");
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => return,
            Some(4) => {}
            code => panic!("{writer}/{nth}: {code:?} {said}"),
        }
    }
}
