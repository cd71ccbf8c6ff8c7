//! What was not looked at is not well: whatever cannot be read is a finding by its name, and hides nothing else.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use tempfile::TempDir;

/// A workspace with the records of the examples.
fn brokerage() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples");
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::copy(
        examples.join("brokerage/kefu.toml"),
        folder.path().join("kefu.toml"),
    )
    .unwrap();
    for workspace in ["brokerage", "faults"] {
        for file in fs::read_dir(examples.join(workspace).join("clients")).unwrap() {
            let file = file.unwrap();
            let copy = folder.path().join("clients").join(file.file_name());
            fs::copy(file.path(), copy).unwrap();
        }
    }
    folder
}

/// The fingerprints that `check` finds, whether it saw everything, and its exit code.
fn checked(workspace: &Path, clients: &[&str]) -> (BTreeSet<String>, bool, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args([
            "check",
            "-f",
            "json",
            "--lang",
            "en",
            "--today",
            "2026-11-20",
        ])
        .args(clients)
        .current_dir(workspace)
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let fingerprints = findings.map(|it| it["fingerprint"].as_str().unwrap().to_owned());
    (
        fingerprints.collect(),
        report["complete"].as_bool().unwrap(),
        output.status.code().unwrap(),
    )
}

/// Does damage to a fresh workspace: what is found then is what was found before, but for the client itself, and the
/// one finding that names the damage.
#[track_caller]
fn told(damage: impl FnOnce(&Path), client: Option<&str>, finding: &str, complete: bool) {
    let folder = brokerage();
    let (before, whole, _) = checked(folder.path(), &[]);
    assert!(whole);
    damage(folder.path());
    let (after, whole, code) = checked(folder.path(), &[]);

    assert!(after.contains(finding), "{after:?}");
    let of_client = |it: &&String| client.is_some_and(|id| it.starts_with(&format!("{id}/")));
    let lost: Vec<_> = before
        .difference(&after)
        .filter(|it| !of_client(it))
        .collect();
    assert_eq!(lost, [""; 0], "it hides other findings");
    let new: Vec<_> = after
        .difference(&before)
        .filter(|it| !of_client(it))
        .collect();
    assert!(new.iter().all(|it| *it == finding), "{new:?}");
    assert_eq!((whole, code), (complete, if complete { 1 } else { 3 }));
}

#[test]
fn a_record_that_cannot_be_read() {
    let of = |damage: fn(&Path), finding: &str| {
        let on_file = |folder: &Path| damage(&folder.join("clients/huarui.toml"));
        told(on_file, Some("huarui"), finding, false);
    };
    let unreadable = "huarui/unreadable/file";
    of(
        |file| fs::write(file, [b'a', 0xff, 0xfe]).unwrap(),
        unreadable,
    );
    of(
        |file| fs::write(file, vec![b'#'; 4 * 1024 * 1024 + 1]).unwrap(),
        unreadable,
    );
    of(
        |file| {
            fs::remove_file(file).unwrap();
            fs::create_dir(file).unwrap();
        },
        unreadable,
    );
    of(
        |file| fs::write(file, "[client\n").unwrap(),
        "huarui/unreadable/syntax",
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_record() {
    let link = |folder: &Path| {
        let file = folder.join("clients/huarui.toml");
        fs::rename(&file, folder.join("elsewhere.toml")).unwrap();
        std::os::unix::fs::symlink(folder.join("elsewhere.toml"), file).unwrap();
    };
    told(link, Some("huarui"), "huarui/unreadable/file", false);
}

#[test]
fn a_record_in_a_folder_of_the_records() {
    let moved = |folder: &Path| {
        fs::create_dir_all(folder.join("clients/east")).unwrap();
        let (from, to) = ("clients/huarui.toml", "clients/east/huarui.toml");
        fs::rename(folder.join(from), folder.join(to)).unwrap();
    };
    let finding = "-/record-misplaced/clients/east/huarui.toml";
    told(moved, Some("huarui"), finding, true);

    // It is about nobody who is asked about by name.
    let folder = brokerage();
    moved(folder.path());
    assert!(!checked(folder.path(), &["runhe"]).0.contains(finding));
}

#[test]
fn an_edit_that_was_kept_beside_its_record() {
    let kept = |folder: &Path| {
        fs::create_dir_all(folder.join(".kefu/recovered")).unwrap();
        fs::write(
            folder.join(".kefu/recovered/huarui-1a2b.toml"),
            "client.name = '甲'\n",
        )
        .unwrap();
    };
    let finding = "-/edit-recovered/.kefu/recovered/huarui-1a2b.toml";
    told(kept, None, finding, true);

    // Somebody who asks about one client is told of its own.
    let folder = brokerage();
    kept(folder.path());
    let has = |clients: &[&str]| checked(folder.path(), clients).0.contains(finding);
    assert_eq!([has(&["huarui"]), has(&["runhe"])], [true, false]);
    let told = |lang: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .args([
                "check",
                "huarui",
                "--select",
                "edit-recovered",
                "--lang",
                lang,
            ])
            .args(["-f", "json", "--today", "2026-11-20"])
            .current_dir(folder.path())
            .env("XDG_CONFIG_HOME", "nowhere")
            .output()
            .unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let finding = &report["findings"][0];
        ["message", "remedy"].map(|key| finding[key].as_str().unwrap().to_owned())
    };
    assert_eq!(
        told("zh"),
        [
            "保存档案的同时有人手工改动了它；改动另存于 .kefu/recovered/huarui-1a2b.toml，尚未并入档案。",
            "将 .kefu/recovered/huarui-1a2b.toml 与档案核对，缺漏的补入档案，再删除该文件。"
        ]
    );
    assert_eq!(
        told("en"),
        [
            "Somebody edited a record by hand while it was being saved. That edit is kept in \
             .kefu/recovered/huarui-1a2b.toml and is not in the record.",
            "Compare .kefu/recovered/huarui-1a2b.toml with the record, add what is missing there, then delete the file."
        ]
    );
    fs::remove_file(folder.path().join(".kefu/recovered/huarui-1a2b.toml")).unwrap();
    assert!(!has(&[]));
}

#[test]
fn a_record_that_is_renamed_while_the_others_are_read() {
    let folder = brokerage();
    let clients = folder.path().join("clients");
    let record = fs::read(clients.join("runhe.toml")).unwrap();
    for nth in 0..300 {
        fs::write(clients.join(format!("r{nth:03}.toml")), &record).unwrap();
    }
    fs::write(clients.join("zz1.toml"), &record).unwrap();
    let over = AtomicBool::new(false);
    std::thread::scope(|threads| {
        threads.spawn(|| {
            let mut names = [clients.join("zz1.toml"), clients.join("zz2.toml")];
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(std::time::Duration::from_millis(20));
                fs::rename(&names[0], &names[1]).unwrap();
                names.reverse();
            }
        });
        for _ in 0..8 {
            let (found, whole, _) = checked(folder.path(), &[]);
            let is_there = found.iter().any(|it| it.starts_with("zz"));
            // The thread is told first, so that a failure ends the test.
            if !(whole && is_there) {
                over.store(true, Ordering::Relaxed);
            }
            assert!(whole && is_there, "whole: {whole}, seen: {is_there}");
        }
        over.store(true, Ordering::Relaxed);
    });
}

/// Every list over all clients, with what it says of clients that have nothing of it.
const LISTS: &[(&[&str], &str)] = &[
    (
        &["next"],
        "Nothing is due within 10 working days, and nothing is overdue.",
    ),
    (&["policy", "list"], "No policy is on record."),
    (&["claim", "list"], "No claim is on record."),
    (&["diary", "list"], "No entry matches."),
    (&["renewal", "list"], "No policy expires within 120 days,"),
    (&["endorsement", "list"], "There are no endorsements."),
    (&["complaint", "list"], "There are no complaints."),
    (&["risk", "list"], "There are no changes of risk."),
    (&["duty", "list"], "No insurer owes anything."),
    (&["waiver", "list"], "Nothing is waived."),
    (
        &["client", "list", "--stage", "service"],
        "No client matches.",
    ),
    (&["search", "pump"], "Nothing found for 'pump'."),
];

/// What a list prints, and its exit code.
fn listed(records: &[(&str, &str)], words: &[&str]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::write(folder.path().join("kefu.toml"), "").unwrap();
    for (id, text) in records {
        fs::write(folder.path().join(format!("clients/{id}.toml")), text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(["--lang", "en", "--today", "2026-11-20"])
        .args(words)
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    (said.replace('\n', " "), output.status.code().unwrap())
}

#[test]
fn an_empty_list_says_how_many_records_it_does_not_know() {
    let whole = (
        "jia",
        "client.name = '甲'\nclient.identified = 2026-11-20\n",
    );
    let broken = ("yi", "client.name = '乙'\nbroken = = 'pump'\n");
    for (words, nothing) in LISTS {
        let (said, code) = listed(&[whole], words);
        let none_found = i32::from(words[0] == "search");
        assert!(
            said.starts_with(nothing) && code == none_found,
            "{words:?} {said}"
        );

        let (said, code) = listed(&[whole, broken], words);
        let first = "Records that could not be read, and are not counted here: 1.";
        assert!(
            said.starts_with(&format!("{first} {nothing}")),
            "{words:?} {said}"
        );
        assert_eq!(code, 3, "{words:?}");

        let said = listed(&[broken], words);
        let none = "None of the clients' records could be read (1). ";
        assert_eq!(said, (none.to_owned(), 3), "{words:?}");
    }
}
