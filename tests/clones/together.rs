//! `docs/together.md` is run as it stands, with git and two desks; what it shows is what they print.
//!
//! With `KEFU_BLESS=1` the page gets what was printed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the console blocks of a page, one after another, in an empty folder. `cd` holds until the next one.
fn runs(page: &str, lang: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(page)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut here = place.path().to_owned();
    let (mut found, mut in_block, mut ran) = (String::new(), false, 0);
    for line in text.lines() {
        let is_fence = line.starts_with("```");
        if is_fence {
            in_block = line == "```console";
        }
        match line.strip_prefix("$ ").filter(|_| in_block) {
            Some(typed) => {
                found.push_str(&format!(
                    "{line}\n{}",
                    typed_in(&mut here, place.path(), typed, lang)
                ));
                ran += 1;
            }
            None if !in_block || is_fence => found.push_str(&format!("{line}\n")),
            // What was printed is put in anew.
            None => {}
        }
    }
    assert!(ran > 20, "{page}: only {ran} commands");
    if std::env::var_os("KEFU_BLESS").is_some() {
        fs::write(root.join(page), &found).unwrap();
        return;
    }
    let differs = text.lines().zip(found.lines()).find(|(is, ran)| is != ran);
    assert_eq!(differs, None, "{page}");
    assert_eq!(text.lines().count(), found.lines().count(), "{page}");
}

/// What a command prints, with its exit code where it is not 0.
fn typed_in(here: &mut PathBuf, home: &Path, typed: &str, lang: &str) -> String {
    if let Some(folder) = typed.strip_prefix("cd ") {
        *here = here.join(folder).canonicalize().unwrap();
        return String::new();
    }
    let kefu = Path::new(env!("CARGO_BIN_EXE_kefu")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let ran = Command::new("sh")
        .args(["-c", &format!("{{ {typed}; }} 2>&1")])
        .current_dir(&here)
        .env("PATH", format!("{}:{path}", kefu.display()))
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("nowhere"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_DATE", "2026-11-20T10:00:00+08:00")
        .env("GIT_COMMITTER_DATE", "2026-11-20T10:00:00+08:00")
        .env("GIT_EDITOR", "true")
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_LANG", lang)
        .env("NO_COLOR", "1")
        .env_remove("KEFU_WORKSPACE")
        .output()
        .unwrap();
    let printed = String::from_utf8(ran.stdout).unwrap();
    // Where kefu stands is another place on every machine.
    let printed = printed.replace(env!("CARGO_BIN_EXE_kefu"), "/usr/local/bin/kefu");
    let mut printed = without_names_of_commits(&printed);
    let code = ran.status.code().unwrap();
    if !printed.is_empty() && !printed.ends_with('\n') {
        printed.push('\n');
    }
    match code {
        0 => printed,
        _ => format!("? {code}\n{printed}"),
    }
}

/// The names of commits are made from all they hold, the standard that kefu ships with it.
fn without_names_of_commits(printed: &str) -> String {
    let is_name = |word: &str| {
        word.len() == 12
            && word.bytes().all(|it| it.is_ascii_hexdigit())
            && word.contains(|it: char| it.is_ascii_digit())
    };
    let words = printed.split_inclusive([' ', '\n']);
    let words = words.map(|word| match is_name(word.trim_end()) {
        true => word.replace(word.trim_end(), "………………"),
        false => word.to_owned(),
    });
    words.collect()
}

#[test]
fn the_page_on_working_together_shows_what_is_printed() {
    runs("docs/together.md", "en");
}

#[test]
fn the_chinese_page_on_working_together_shows_what_is_printed() {
    runs("docs/together.zh.md", "zh");
}
