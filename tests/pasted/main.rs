//! Whatever a record says, a command that kefu prints can be pasted into a shell: nothing else runs, and each
//! of its words arrives as the record has it.
//!
//! Every text of a record is made hostile; a shell is given each command of a remedy, a hint, a refusal or a
//! receipt, with a `kefu` first on its path that writes down what it was called with.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod hostile;
mod shell;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use toml::Value;

use hostile::{HOSTILE, MARK, Twins, forget_what_was_done};
use shell::{commands_in, pasted, split};

/// The nouns whose transcripts are gone through with hostile records.
const TRANSCRIPTS: [&str; 10] = [
    "refusals",
    "claim",
    "renewal",
    "plan",
    "risk",
    "endorsement",
    "hand-over",
    "waiver",
    "slip",
    "policy",
];

#[test]
fn the_remedies_of_a_check_can_be_pasted() {
    let full = include_str!("../../core/src/model/full_record.toml");
    let folder = workspace();
    let mut said = BTreeSet::new();
    for (nth, undated) in [false, true].into_iter().enumerate() {
        for (hostile, odd) in HOSTILE.iter().enumerate() {
            let mut record: Value = toml::from_str(full).unwrap();
            let mut twins = Twins::new(hostile);
            twins.texts(&mut record, "");
            if undated {
                forget_what_was_done(&mut record);
            }
            said.extend(twins.known.into_values());
            let id = format!("r{nth}{hostile}");
            write(&folder, &id, &record);
            // A file may have such a name too.
            let name = odd.replacen("{}", &id, 1);
            if undated && name.len() < 200 {
                write(&folder, &name, &record);
                said.insert(name);
            }
        }
    }

    let mut commands = BTreeSet::new();
    for lang in ["zh", "en"] {
        let report = run(folder.path(), lang, &["check", "-f", "json"]);
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        for finding in report["findings"].as_array().unwrap() {
            let remedy = finding["remedy"].as_str().unwrap_or_default();
            commands.extend(commands_in(remedy));
        }
    }
    assert!(
        commands.len() > 600,
        "the records give too little: {}",
        commands.len()
    );
    pasted(&commands, &said);
}

#[test]
fn what_is_shown_of_a_client_names_commands_that_can_be_pasted() {
    let folder = workspace();
    let mut said = BTreeSet::new();
    for hostile in 0..HOSTILE.len() {
        let mut record: Value =
            toml::from_str(include_str!("../../core/src/model/full_record.toml")).unwrap();
        let mut twins = Twins::new(hostile);
        twins.texts(&mut record, "");
        forget_what_was_done(&mut record);
        said.extend(twins.known.into_values());
        write(&folder, &format!("r{hostile}"), &record);
    }

    let of_all = [
        "check",
        "next",
        "client list",
        "renewal list",
        "diary list",
        "report portfolio",
    ];
    let of_one = [
        "check",
        "next",
        "explain",
        "client show",
        "appointment show",
        "team show",
        "archive show",
        "rating show",
        "plan show",
        "diary list",
        "policy list",
        "claim list",
        "endorsement list",
        "risk list",
        "duty list",
        "review list",
        "renewal show",
        "waiver list",
        "report client",
        "report stewardship",
        "plan print",
        "plan issue",
        "plan circulate",
        "archive report",
    ];
    let mut commands = BTreeSet::new();
    for (nth, lang) in ["zh", "en"].into_iter().enumerate() {
        for command in of_all {
            let args: Vec<&str> = command.split(' ').collect();
            commands.extend(commands_in(&run(folder.path(), lang, &args)));
        }
        for (at, command) in of_one.iter().enumerate() {
            for turn in 0..2 {
                let id = format!("r{}", (at * 7 + turn * 5 + nth) % HOSTILE.len());
                let args: Vec<&str> = command.split(' ').chain([id.as_str()]).collect();
                commands.extend(commands_in(&run(folder.path(), lang, &args)));
            }
        }
    }
    assert!(
        commands.len() > 80,
        "too little is shown: {}",
        commands.len()
    );
    pasted(&commands, &said);
}

#[test]
fn refusals_and_receipts_name_commands_that_can_be_pasted() {
    let replayed: Vec<_> = std::thread::scope(|scope| {
        let started = TRANSCRIPTS.iter().enumerate();
        let started = started.map(|(nth, name)| scope.spawn(move || replay(name, nth)));
        let started: Vec<_> = started.collect();
        started.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let mut commands = BTreeSet::new();
    let mut said = BTreeSet::new();
    for (told, of) in replayed {
        commands.extend(told);
        said.extend(of);
    }
    assert!(
        commands.len() > 200,
        "too little is told: {}",
        commands.len()
    );
    pasted(&commands, &said);
}

/// Goes through a transcript with every text of its records, and of its commands, made hostile: the commands
/// that were named, and the hostile texts.
fn replay(name: &str, offset: usize) -> (BTreeSet<String>, Vec<String>) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let folder = workspace();
    let mut twins = Twins::new(offset);
    let before = cases.join(format!("{name}.in"));
    if let Ok(standard) = fs::read(before.join("kefu.toml")) {
        fs::write(folder.path().join("kefu.toml"), standard).unwrap();
    }
    for file in fs::read_dir(before.join("clients")).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let to = folder
            .path()
            .join("clients")
            .join(path.file_name().unwrap());
        match toml::from_str(&text) {
            Ok(mut record) => {
                twins.texts(&mut record, "");
                fs::write(to, toml::to_string(&record).unwrap()).unwrap();
            }
            Err(_) => fs::write(to, text).unwrap(),
        }
    }

    let transcript = fs::read_to_string(cases.join(format!("{name}.md"))).unwrap();
    let typed = transcript
        .lines()
        .filter_map(|line| line.strip_prefix("$ kefu "));
    let mut commands = BTreeSet::new();
    // A table of data has no sentences.
    let typed = typed.filter(|typed| !typed.contains(" -f "));
    for (nth, typed) in typed.enumerate() {
        let words = split(typed).into_iter().map(|word| twins.typed(word));
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // Nobody types such a word bare.
        if words
            .iter()
            .any(|word| word.starts_with('-') && word.contains(MARK))
        {
            continue;
        }
        let lang = if nth % 2 == 0 { "zh" } else { "en" };
        commands.extend(commands_in(&run(folder.path(), lang, &words)));
    }
    (commands, twins.known.into_values().collect())
}

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::write(folder.path().join("kefu.toml"), "").unwrap();
    folder
}

fn write(folder: &tempfile::TempDir, id: &str, record: &Value) {
    let path = folder.path().join("clients").join(format!("{id}.toml"));
    fs::write(path, toml::to_string(record).unwrap()).unwrap();
}

/// What `kefu` says, to stdout and to stderr.
fn run(folder: &Path, lang: &str, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(args)
        .current_dir(folder)
        .env("KEFU_WORKSPACE", folder)
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_LANG", lang)
        .env("COLUMNS", "2000")
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap();
    let mut said = String::from_utf8(output.stdout).unwrap();
    // JSON stands alone.
    if !args.contains(&"json") {
        said.push('\n');
        said += &String::from_utf8(output.stderr).unwrap();
    }
    said
}
