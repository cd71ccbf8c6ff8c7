//! What a list writes into a file, `import` reads: heading by heading and value by value, in both languages.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Books whose lists have every kind of line: an appointment extended, a policy extended, cancelled, of several years,
/// a premium that an endorsement moved, a client that left.
const BOOKS: &[&str] = &[
    "examples/brokerage",
    "examples/faults",
    "tests/cmd/policy-states.in",
    "tests/cmd/endorsement.in",
    "tests/cmd/hand-over.in",
];

fn kefu(book: &Path, lang: &str, words: &[&str]) -> (Option<i32>, Vec<u8>, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .arg("-w")
        .arg(book)
        .args(["--lang", lang, "--today", "2026-11-20"])
        .args(words)
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    (ran.status.code(), ran.stdout, said)
}

#[test]
fn a_list_that_is_imported_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rows, mut wrong) = (0, Vec::new());
    for (nth, book) in BOOKS.iter().enumerate() {
        let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(book);
        for (list, import) in [
            (&["client", "list", "--all"][..], "clients"),
            (&["policy", "list"], "policies"),
            (&["client", "contacts", "--all"], "contacts"),
            (&["team", "list", "--all"], "teams"),
        ] {
            for (lang, ending) in [("zh", "xlsx"), ("en", "xlsx"), ("zh", "csv"), ("en", "csv")] {
                let file = folder
                    .path()
                    .join(format!("{nth}-{import}-{lang}.{ending}"));
                let file = file.to_str().unwrap();
                let (_, stdout, said) = kefu(&book, lang, &[list, &["-o", file]].concat());
                assert_eq!(stdout, b"", "{said}");

                let import = ["import", import, file, "-n", "-f", "json"];
                let (code, stdout, said) = kefu(&book, lang, &import);
                let Ok(answer) = serde_json::from_slice::<Value>(&stdout) else {
                    wrong.push(format!("{file}: {said}"));
                    continue;
                };
                rows += answer["rows"].as_u64().unwrap();
                let counts = ["new", "changed", "faulty"].map(|key| answer[key].as_u64());
                if (code, counts) != (Some(0), [Some(0); 3]) {
                    wrong.push(format!("{file}: {answer:#}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(rows > 200, "too little was listed: {rows}");
}

#[test]
fn lists_make_the_same_policies_in_an_empty_book() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rows, mut shared) = (0, 0);
    for (nth, book) in BOOKS.iter().enumerate() {
        if *book == "examples/faults" {
            continue; // Its policies are wrong in many ways, and are refused.
        }
        let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(book);
        let empty = folder.path().join(format!("{nth}"));
        std::fs::create_dir(&empty).unwrap();
        let (code, _, said) = kefu(&empty, "zh", &["init"]);
        assert_eq!(code, Some(0), "{said}");

        let list = |book: &Path, list: &[&str], name: &str| {
            let file = folder.path().join(format!("{nth}-{name}.csv"));
            let file = file.to_str().unwrap().to_owned();
            let (_, stdout, said) = kefu(book, "zh", &[list, &["-o", &file]].concat());
            assert_eq!(stdout, b"", "{said}");
            file
        };
        let clients = list(&book, &["client", "list", "--all"], "clients");
        let policies = list(&book, &["policy", "list"], "policies");
        for (import, file) in [("clients", &clients), ("policies", &policies)] {
            let (code, stdout, said) = kefu(&empty, "zh", &["import", import, file]);
            let answer = String::from_utf8(stdout).unwrap();
            assert_eq!(code, Some(0), "{}: {said}{answer}", book.display());
        }
        let again = list(&empty, &["policy", "list"], "again");
        let (one, other) = (agreed(&policies), agreed(&again));
        assert_eq!(one, other, "{}", book.display());
        rows += one.len();
        shared += one
            .iter()
            .flatten()
            .filter(|cell| cell.contains("% / "))
            .count();
    }
    assert!(rows > 20 && shared > 0, "{rows} {shared}");
}

/// A list of policies without its early ends, which no list brings into a record, and what follows from them.
fn agreed(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.trim_start_matches('\u{feff}').lines();
    let lines: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let is_read = |nth: &usize| !["状态", "提前终止", "终止原因"].contains(&lines[0][*nth]);
    let read = |line: &Vec<&str>| {
        let cells = (0..line.len()).filter(is_read);
        cells.map(|nth| line[nth].to_owned()).collect()
    };
    lines.iter().map(read).collect()
}

#[test]
fn a_file_goes_where_it_was_named_and_nothing_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/brokerage");
    let name = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (xlsx, csv) = (name("客户.xlsx"), name("客户.csv"));

    let both = ["client", "list", "-o", &xlsx, "-o", &csv];
    let (code, stdout, said) = kefu(&book, "zh", &both);
    assert_eq!((code, stdout.len()), (Some(0), 0));
    assert_eq!(said, format!("已写入 {xlsx}。\n已写入 {csv}。\n"));
    let bytes = std::fs::read(&csv).unwrap();
    assert!(bytes.starts_with("\u{feff}编号,".as_bytes()));

    // In standard output a CSV has no byte-order mark, and its headings are the keys.
    let (_, stdout, _) = kefu(&book, "zh", &["client", "list", "-f", "csv"]);
    assert!(stdout.starts_with(b"id,name,stage,"));
    // The same again is no change, another day's is not written over it, and a named pipe is the pipe.
    let (_, _, said) = kefu(&book, "zh", &both);
    assert!(said.starts_with("没有变化："), "{said}");
    let (code, _, said) = kefu(
        &book,
        "zh",
        &["client", "list", "--stage", "signing", "-o", &csv],
    );
    assert_eq!(code, Some(2));
    assert!(said.contains("--force"), "{said}");
    let (code, stdout, _) = kefu(&book, "zh", &["client", "list", "-o", "-", "-f", "csv"]);
    assert_eq!(code, Some(0));
    assert!(stdout.starts_with(b"id,name,stage,"));
    let (_, _, said) = kefu(
        &book,
        "zh",
        &[
            "client", "list", "--stage", "signing", "-o", &csv, "--force",
        ],
    );
    assert_eq!(said, format!("已覆盖 {csv}。\n"));
}

#[cfg(unix)]
#[test]
fn a_file_has_the_permissions_that_the_umask_leaves() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    for (umask, mode) in [("002", 0o664), ("077", 0o600)] {
        let file = folder.path().join(format!("{umask}.json"));
        let line = format!(
            "umask {umask}; exec '{}' -w '{}/examples/brokerage' client list -o '{}'",
            env!("CARGO_BIN_EXE_kefu"),
            env!("CARGO_MANIFEST_DIR"),
            file.display()
        );
        let ran = Command::new("sh").args(["-c", &line]).output().unwrap();
        assert!(ran.status.success());
        let found = std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{umask}");
    }
}

/// Every file below a folder with what it holds, but for kefu's own notes.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true if path.ends_with(".kefu") => {}
            true => all.extend(everything(&path)),
            false => {
                let bytes = std::fs::read(&path).unwrap();
                all.push((path, bytes));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn nothing_is_changed_when_the_answer_has_no_place() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("book");
    let (code, _, said) = kefu(
        folder.path(),
        "zh",
        &["init", "--demo", book.to_str().unwrap()],
    );
    assert_eq!(code, Some(0), "{said}");
    let (code, _, said) = kefu(
        &book,
        "zh",
        &["log", "huarui", "visit", "询问停产检修的日期"],
    );
    assert_eq!(code, Some(0), "{said}");
    let name = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (taken, clients) = (name("there.json"), name("clients.csv"));
    std::fs::write(&taken, "mine\n").unwrap();
    std::fs::write(&clients, "编号,客户\nlinhai,临海泵业集团\n").unwrap();
    let before = everything(&book);

    let commands: &[&[&str]] = &[
        &["correct", "huarui", "client", "industry=机械"],
        &["client", "add", "linhai", "--name", "临海泵业集团"],
        &["client", "rename", "runhe", "runhe-cold"],
        &["client", "merge", "runhe", "huarui"],
        &["import", "clients", &clients],
        &["undo"],
    ];
    for words in commands {
        let (code, _, said) = kefu(&book, "zh", &[*words, &["-o", &taken]].concat());
        assert_eq!(code, Some(2), "{words:?}: {said}");
        assert!(said.contains("已经存在，未覆盖"), "{words:?}: {said}");
        assert!(everything(&book) == before, "{words:?} changed something");
    }
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine\n");
}
