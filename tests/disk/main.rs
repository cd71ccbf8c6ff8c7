//! The program itself on disks that fail, beside programs that meddle and fifty of its own, and read by ones that stop listening.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod beside;
mod killed;
#[cfg(target_os = "linux")]
mod mounted;
mod writers;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const RECORD: &str = "\
# 手写的注释
[client]
name = \"华锐重工集团有限公司\"
kind = \"direct\"
";

/// A workspace with one record, in a folder that may be a disk of its own.
fn begin(root: &Path) {
    fs::create_dir_all(root.join("clients")).unwrap();
    fs::write(root.join("kefu.toml"), "lang = \"zh\"\n").unwrap();
    fs::write(root.join("clients/huarui.toml"), RECORD).unwrap();
}

fn command(root: &Path, args: &[&str]) -> Command {
    let mut kefu = Command::new(env!("CARGO_BIN_EXE_kefu"));
    kefu.args(args)
        .arg("-w")
        .arg(root)
        .env("KEFU_TODAY", "2026-11-20")
        .env_remove("KEFU_LANG")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .stdin(Stdio::null());
    kefu
}

fn kefu(root: &Path, args: &[&str]) -> Output {
    command(root, args).output().unwrap()
}

const SET: [&str; 5] = ["client", "set", "huarui", "--sector", "重型机械"];
const LOG: [&str; 6] = ["log", "huarui", "visit", "走访车间", "--by", "陈静"];

/// Both writing commands end with 2, say these words in the language, print nothing, leave the record's
/// bytes and no temporary file.
fn refused(root: &Path, words: (&str, &str)) {
    let record = root.join("clients/huarui.toml");
    let bytes = |path: &Path| fs::read(path).ok();
    for (lang, word) in [("zh", words.0), ("en", words.1)] {
        for command in [&SET[..], &LOG[..]] {
            let before = bytes(&record);
            let output = kefu(root, &[command, &["--lang", lang]].concat());
            let told = String::from_utf8(output.stderr).unwrap();

            assert_eq!(output.status.code(), Some(2), "{command:?}: {told}");
            assert!(told.contains(word), "{command:?}: {told}");
            assert_eq!(output.stdout, b"", "{command:?}");
            assert_eq!(bytes(&record), before, "{command:?}");
            assert_eq!(left_over(root), Vec::<PathBuf>::new(), "{command:?}");
        }
    }
}

/// What stands in `.kefu/tmp`.
fn left_over(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join(".kefu/tmp"));
    let paths = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    paths.collect()
}

#[test]
fn what_stands_in_the_way_is_named_and_nothing_is_changed() {
    let words_of_kind = [
        ("a link", ("链接", "link")),
        ("a pipe", ("管道", "pipe")),
        ("a folder", ("文件夹", "folder")),
        ("marked read-only", ("只读", "read-only")),
    ];
    for (what, words) in words_of_kind {
        let folder = tempfile::tempdir().unwrap();
        begin(folder.path());
        let record = folder.path().join("clients/huarui.toml");
        match what {
            "a link" => {
                fs::rename(&record, folder.path().join("real")).unwrap();
                symlink("../real", &record).unwrap();
            }
            "a pipe" => {
                fs::remove_file(&record).unwrap();
                assert!(
                    Command::new("mkfifo")
                        .arg(&record)
                        .status()
                        .unwrap()
                        .success()
                );
                // Reading the bytes would wait for a writer, so this one is asked by itself.
                let output = kefu(folder.path(), &SET);
                let told = String::from_utf8(output.stderr).unwrap();
                assert_eq!(output.status.code(), Some(2), "{told}");
                assert!(told.contains(words.0), "{told}");
                continue;
            }
            "a folder" => {
                fs::remove_file(&record).unwrap();
                fs::create_dir(&record).unwrap();
            }
            _ => fs::set_permissions(&record, fs::Permissions::from_mode(0o444)).unwrap(),
        }
        refused(folder.path(), words);
    }
}

#[test]
fn folders_that_are_links_are_not_followed() {
    for name in ["clients", ".kefu", ".kefu/tmp"] {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        begin(folder.path());
        let linked = folder.path().join(name);
        if name == "clients" {
            fs::rename(&linked, elsewhere.path().join("it")).unwrap();
        } else {
            fs::create_dir_all(linked.parent().unwrap()).unwrap();
            fs::create_dir(elsewhere.path().join("it")).unwrap();
        }
        symlink(elsewhere.path().join("it"), &linked).unwrap();

        refused(folder.path(), ("链接", "link"));
        if name != "clients" {
            let written = fs::read_dir(elsewhere.path().join("it")).unwrap().count();
            assert_eq!(written, 0, "{name}");
        }
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    for nth in 0..400 {
        let path = folder.path().join(format!("clients/k{nth}.toml"));
        let overdue = "[client]\nname = \"甲\"\n[appointment]\nestablished = 2026-09-17\n";
        fs::write(path, overdue).unwrap();
    }
    let mut child = command(folder.path(), &["check"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut line).unwrap();
    drop(stdout);
    let mut told = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    assert_eq!(told, "");
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    for (lang, word) in [("zh", "标准输出"), ("en", "standard output")] {
        let full = fs::File::create("/dev/full").unwrap();
        let output = command(folder.path(), &["client", "list", "--lang", lang])
            .stdout(full)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(word), "{told}");
    }

    // A standard error that takes nothing changes no refusal, and hides no success.
    let full = || fs::File::create("/dev/full").unwrap();
    let code = |args: &[&str]| {
        let status = command(folder.path(), args).stderr(full()).status();
        status.unwrap().code()
    };
    assert_eq!(code(&["client", "show", "nobody"]), Some(2));
    assert_eq!(code(&["check"]), Some(0));
}

#[test]
fn the_same_input_and_day_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    for nth in 0..120 {
        let path = folder.path().join(format!("clients/k{nth}.toml"));
        let day = 1 + nth % 28;
        let text = format!(
            "[client]\nname = \"甲\"\nfoo{nth} = 1\n[appointment]\nestablished = 2026-09-{day:02}\n"
        );
        fs::write(path, text).unwrap();
    }
    let here = |format: &str| kefu(folder.path(), &["check", "-f", format]).stdout;
    for format in ["table", "json", "csv", "markdown"] {
        let first = here(format);
        for _ in 0..5 {
            assert!(here(format) == first, "{format}");
        }
        for (name, value) in [
            ("TZ", "America/New_York"),
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "en_US.UTF-8"),
            ("LC_ALL", "C"),
            ("COLUMNS", "20"),
            ("TERM", "dumb"),
            ("RAYON_NUM_THREADS", "7"),
            ("RUST_LOG", "trace"),
        ] {
            let mut kefu = command(folder.path(), &["check", "-f", format]);
            let other = kefu.env(name, value).output().unwrap().stdout;
            assert!(other == first, "{format}, {name}={value}");
        }
        let bare = command(folder.path(), &["check", "-f", format])
            .env_clear()
            .env("KEFU_TODAY", "2026-11-20")
            .output();
        assert!(bare.unwrap().stdout == first, "{format}, no environment");
    }
}

#[test]
fn a_record_of_many_thousand_faults_is_answered_in_time() {
    let head = "[client]\nname = \"甲\"\nkind = \"direct\"\n";
    let many = |line: fn(usize) -> String| (0..25_000).map(line).collect::<String>();
    let unknown = many(|nth| format!("unknown-key-{nth} = {nth}\n"));
    let in_a_line = many(|nth| format!("k{nth}=1,"));
    let doubled = many(|_| "{id=\"a\",on=2026-01-01},".to_owned());
    let texts = [
        ("unknown keys", format!("{unknown}{head}"), "unknown-key"),
        (
            "unknown keys in a line",
            format!("{head}[client.x]\n[team]\nmembers = [{{{in_a_line}}}]\n"),
            "unknown-key",
        ),
        (
            "doubled ids",
            format!("diary = [{doubled}]\n{head}"),
            "id-doubled",
        ),
    ];
    for (what, text, rule) in texts {
        assert!(text.len() < 4 * 1024 * 1024, "{what}");
        let folder = tempfile::tempdir().unwrap();
        begin(folder.path());
        fs::write(folder.path().join("clients/huarui.toml"), text).unwrap();

        let begun = Instant::now();
        let output = kefu(folder.path(), &["check", "-f", "csv"]);
        let took = begun.elapsed();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(
            told.matches(rule).count() >= 24_999,
            "{what}: {}",
            output.status
        );
        // Looking each one up by a walk from the start would take over half a minute.
        assert!(took < Duration::from_secs(20), "{what}: {took:?}");
    }
}

#[test]
fn a_folder_that_was_deleted_under_the_user_is_told() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let gone = tempfile::tempdir().unwrap();
    let run = |args: &str| {
        let script = format!(
            "cd '{}' && rmdir \"$PWD\" && exec \"$0\" {args}",
            gone.path().display()
        );
        fs::create_dir_all(gone.path()).unwrap();
        Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_kefu")])
            .env("KEFU_LANG", "en")
            .env_remove("KEFU_WORKSPACE")
            .env("XDG_CONFIG_HOME", "/nowhere")
            .output()
            .unwrap()
    };

    let root = folder.path().display();
    assert_eq!(
        run(&format!("check -w '{root}' --today 2026-11-20"))
            .status
            .code(),
        Some(0)
    );
    for args in ["check", "init x"] {
        let output = run(args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args}: {told}");
        assert!(told.contains("folder you are in"), "{args}: {told}");
    }
}
