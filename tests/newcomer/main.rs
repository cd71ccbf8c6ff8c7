//! The first minutes of somebody who has never seen kefu, at a terminal of 80 columns and 24 rows, in both languages: what
//! that person types, and what is seen.
//!
//! The questions that come up, and where each is answered:
//!
//! - what to do first of all that was found, and how: the last lines of `check`, and `next`
//! - what D21 is, and why it is asked: `rules D21`, `rules team-overdue`
//! - what p3, k1 and x1 are; whether Chinese values are taken; how to take a slip back: `--help`, and the first receipt
//! - whether `--on` must be written: below `next`, and in the last lines of `check`
//! - what comes after the stage a client is in: `explain CLIENT stage`
//! - why five of six clients are listed: `client list`
//!
//! The transcripts are made again with `KEFU_BLESS=1`. The program `script` lends the terminal; without it nothing is asked.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;

const TYPED: [(&str, &[&str]); 2] = [
    (
        "zh",
        &[
            "init --demo",
            "check",
            "rules D21",
            "next",
            "team set runhe --deputy 王芳",
            "undo",
            "explain runhe stage",
            "team add runhe 王芳 --role 客户副经理 --duty 协助客户经理",
            "client list",
            "client list --all",
            "next huarui",
            "--help",
        ],
    ),
    (
        "en",
        &[
            "init --demo",
            "check",
            "rules D21",
            "next",
            "team set runhe --deputy 'Wang Fang'",
            "undo",
            "explain runhe stage",
            "team add runhe 'Wang Fang' --role 客户副经理 --duty 'stands in for the manager'",
            "client list",
            "client list --all",
            "next huarui",
            "--help",
        ],
    ),
];

#[test]
fn a_newcomer_s_first_minutes() {
    if Command::new("script").arg("--version").output().is_err() {
        return;
    }
    let bless = std::env::var_os("KEFU_BLESS").is_some();
    for (lang, typed) in TYPED {
        let folder = tempfile::tempdir().unwrap();
        let mut told = String::new();
        for words in typed {
            told += &format!("$ kefu {words}\n{}\n", seen(folder.path(), lang, words));
        }
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "newcomer"]
            .iter()
            .collect();
        let path = path.join(format!("{lang}.txt"));
        if bless {
            std::fs::write(&path, &told).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap();
        assert!(told == expected, "{lang}:\n{told}");
    }
}

/// What is seen of a command at the terminal.
fn seen(folder: &Path, lang: &str, words: &str) -> String {
    let kefu = env!("CARGO_BIN_EXE_kefu");
    let output = Command::new("script")
        .args(["-q", "-e", "-c", &format!("'{kefu}' {words}"), "/dev/null"])
        .current_dir(folder)
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_LANG", lang)
        .env("KEFU_WORKSPACE", "")
        .env("COLUMNS", "80")
        .env("LINES", "24")
        .env("NO_COLOR", "1")
        .env("XDG_CONFIG_HOME", "nowhere")
        .env("USER", "newcomer")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    without_time(&said.replace("\r\n", "\n"))
}

/// The text with the real time of a change, `2026-11-20 09:30`, taken out.
fn without_time(said: &str) -> String {
    let is_time = |text: &[char]| {
        let shape = "0000-00-00 00:00".chars();
        let fits = |(c, of): (&char, char)| match of {
            '0' => c.is_ascii_digit(),
            of => *c == of,
        };
        text.len() == 16 && text.iter().zip(shape).all(fits)
    };
    let signs: Vec<char> = said.chars().collect();
    let (mut told, mut at) = (String::new(), 0);
    while at < signs.len() {
        let part = signs.get(at..at + 16).unwrap_or_default();
        match is_time(part) {
            true => {
                told.push_str("DAY TIME");
                at += 16;
            }
            false => {
                told.push(signs[at]);
                at += 1;
            }
        }
    }
    told
}
