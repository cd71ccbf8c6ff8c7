//! Any bytes in a record's place give a finding that names file and place; every other record is still
//! checked, the exit code is 3, and the bytes are as before.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use serde_json::Value;

const GOOD: &str = "\
[client]
name = \"甲\"
[appointment]
established = 2026-09-17
";

/// A workspace with one good record, which misses all its deadlines, and one of these bytes.
fn workspace(bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::write(folder.path().join("kefu.toml"), "lang = \"en\"\n").unwrap();
    fs::write(folder.path().join("clients/good.toml"), GOOD).unwrap();
    fs::write(folder.path().join("clients/bad.toml"), bytes).unwrap();
    folder
}

fn kefu(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(args)
        .args(["-w".as_ref(), folder.as_os_str()])
        .env("KEFU_TODAY", "2026-10-12")
        .env_remove("KEFU_LANG")
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap()
}

/// `rule line:column` of each finding about a file, and the exit code of the check.
fn check(folder: &Path, client: &str) -> (Vec<String>, i32) {
    let asked = "deadline,record,calendar";
    let output = kefu(folder, &["check", "-f", "json", "--select", asked]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let about = |finding: &&Value| finding["client"] == client;
    let told = |finding: &Value| {
        assert_eq!(finding["file"], format!("clients/{client}.toml"));
        assert!(!finding["message"].as_str().unwrap().is_empty());
        format!(
            "{} {}:{}",
            finding["rule"].as_str().unwrap(),
            finding["line"],
            finding["column"]
        )
    };
    let findings = report["findings"].as_array().unwrap();
    let told = findings.iter().filter(about).map(told).collect();
    assert_eq!(report["complete"], output.status.code() != Some(3));
    (told, output.status.code().unwrap())
}

/// What is found in any case in the good record, whatever stands beside it.
fn good_findings() -> Vec<String> {
    [
        "archive-overdue",
        "team-overdue",
        "rating-overdue",
        "onboarding-overdue",
        "plan-overdue",
    ]
    .map(|rule| format!("{rule} 4:1"))
    .to_vec()
}

#[test]
fn a_broken_record_is_one_finding_with_its_place_and_hides_no_other() {
    let utf16: Vec<u8> = "[client]\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (gbk, _, _) = encoding_rs::GBK.encode("[client]\nname = \"华锐重工\"\n");
    let deep = format!("a = {}", "[".repeat(100_000));
    let huge = vec![b'#'; 100 * 1024 * 1024];
    let conflict = "[client]\n<<<<<<< HEAD\nname = \"甲\"\n=======\nname = \"乙\"\n>>>>>>> other\n";
    let cases: [(&str, &[u8], &[&str]); 16] = [
        ("empty", b"", &["unreadable 1:1"]),
        ("binary", &[0, 159, 146, 150, 255], &["unreadable 1:1"]),
        ("GBK", &gbk, &["unreadable 2:1"]),
        ("UTF-16", &utf16, &["unreadable 1:2"]),
        (
            "UTF-16 with its mark",
            &[0xff, 0xfe, b'[', 0],
            &["unreadable 1:1"],
        ),
        (
            "only a byte-order mark",
            b"\xef\xbb\xbf",
            &["unreadable 1:1"],
        ),
        (
            "conflict markers",
            conflict.as_bytes(),
            &["conflict-markers 2:1"],
        ),
        ("100 MB", &huge, &["unreadable 1:1"]),
        ("100,000 levels deep", deep.as_bytes(), &["unreadable 1:85"]),
        (
            "a day that does not exist",
            b"[client]\nname = \"x\"\ncrm-synced = 2026-02-30\n",
            &["unreadable 3:14"],
        ),
        (
            "a time of day",
            b"[client]\nname = \"x\"\ncrm-synced = 2026-02-03T10:00:00\n",
            &["unreadable 3:1"],
        ),
        (
            "a date in quotes",
            b"[client]\nname = \"x\"\ncrm-synced = \"2026-02-03\"\n",
            &["unreadable 3:1"],
        ),
        (
            "two faults",
            b"[client]\nname = 1\nkind = \"x\"\n",
            &["unreadable 2:1", "unreadable 3:1"],
        ),
        (
            "a key twice",
            b"[client]\nname = \"x\"\nname = \"y\"\n",
            &["unreadable 3:1"],
        ),
        (
            "a list in place of a table",
            b"client = [1]\n",
            &["unreadable 1:1", "unreadable 1:1"],
        ),
        (
            "a lone carriage return",
            b"[client]\rname = \"x\"\n",
            &["unreadable 1:10"],
        ),
    ];
    for (what, bytes, expected) in cases {
        let folder = workspace(bytes);
        let (mut found, code) = check(folder.path(), "bad");
        found.truncate(expected.len());

        assert_eq!(
            (found, code),
            (expected.iter().map(ToString::to_string).collect(), 3),
            "{what}"
        );
        assert_eq!(check(folder.path(), "good").0, good_findings(), "{what}");
        assert!(
            fs::read(folder.path().join("clients/bad.toml")).unwrap() == bytes,
            "{what}"
        );
    }
}

#[test]
fn ways_of_writing_that_are_fine_are_no_finding() {
    let crlf = GOOD.replace('\n', "\r\n").replace("甲", "乙");
    let cases = [
        format!("\u{feff}{}", GOOD.replace("甲", "乙")),
        crlf.clone(),
        format!("\u{feff}{crlf}"),
        GOOD.replace("甲", "乙").trim_end().to_owned(),
    ];
    for text in cases {
        let folder = workspace(text.as_bytes());
        assert_eq!(
            check(folder.path(), "bad"),
            (good_findings(), 1),
            "{text:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_a_finding_too() {
    type Make = fn(&Path);
    let make: [(&str, Make); 4] = [
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("a link", |path| {
            std::os::unix::fs::symlink("good.toml", path).unwrap()
        }),
        ("a link to nothing", |path| {
            std::os::unix::fs::symlink("gone", path).unwrap()
        }),
        ("a pipe", |path| {
            let made = Command::new("mkfifo").arg(path).status().unwrap();
            assert!(made.success());
        }),
    ];
    for (what, make) in make {
        let folder = workspace(b"");
        let bad = folder.path().join("clients/bad.toml");
        fs::remove_file(&bad).unwrap();
        make(&bad);

        assert_eq!(
            check(folder.path(), "bad"),
            (vec!["unreadable 1:1".to_owned()], 3),
            "{what}"
        );
        assert_eq!(check(folder.path(), "good").0, good_findings(), "{what}");
    }
}

#[test]
fn the_exit_code_is_the_same_for_every_format() {
    let broken = workspace(b"a = ");
    let overdue = workspace(GOOD.replace("甲", "乙").as_bytes());
    let target = GOOD.split("[app").next().unwrap();
    let fine = workspace(target.replace("甲", "乙").as_bytes());
    fs::write(fine.path().join("clients/good.toml"), target).unwrap();
    let formats = [
        "table", "json", "csv", "markdown", "github", "gitlab", "sarif", "line",
    ];
    for format in formats {
        let code = |folder: &Path, more: &[&str]| {
            let args = [&["check", "-f", format], more].concat();
            kefu(folder, &args).status.code().unwrap()
        };
        assert_eq!(code(fine.path(), &[]), 0, "{format}");
        assert_eq!(code(overdue.path(), &[]), 1, "{format}");
        assert_eq!(code(overdue.path(), &["--fail-on", "never"]), 0, "{format}");
        assert_eq!(code(overdue.path(), &["--select", "record"]), 0, "{format}");
        assert_eq!(code(overdue.path(), &["--select", "recrd"]), 2, "{format}");
        assert_eq!(code(overdue.path(), &["nobody"]), 2, "{format}");
        assert_eq!(code(broken.path(), &[]), 3, "{format}");
        assert_eq!(code(broken.path(), &["--fail-on", "never"]), 3, "{format}");
    }
    let silent = kefu(fine.path(), &["check"]);
    assert_eq!(
        (silent.stdout.as_slice(), silent.stderr.as_slice()),
        (&b""[..], &b""[..])
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_are_answered(bytes in prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..400),
        "(\\[{1,2}(client|years|diary|team)\\]{1,2}|(name|starts|on|id) = (1|\"x\"|2026-0[0-9]-3[0-9]|\\[\\]|\\{\\})|\n|#.*){0,12}"
            .prop_map(String::into_bytes),
    ]) {
        let folder = workspace(&bytes);
        let (_, code) = check(folder.path(), "bad");
        prop_assert!(code == 3 || code == 1, "exit code {}", code);
        prop_assert_eq!(check(folder.path(), "good").0, good_findings());
        prop_assert_eq!(fs::read(folder.path().join("clients/bad.toml")).unwrap(), bytes);
    }
}
