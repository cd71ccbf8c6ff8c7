//! The commands in what `kefu` said, and what a shell makes of them.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use clap::CommandFactory;
use clap::error::ErrorKind;
use kefu::model::form::FORM;

use crate::hostile::MARK;

/// The commands in what was said, each from its `kefu` to where the sentence goes on; what stands in quotes
/// is the command's.
pub fn commands_in(said: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for (at, _) in said.match_indices("kefu ") {
        let before = said[..at].chars().next_back();
        let after = said[at + "kefu ".len()..].chars().next();
        let begins = !before.is_some_and(|c| c.is_alphanumeric() || "/.'\"".contains(c));
        if !begins || !after.is_some_and(|c| c.is_ascii_lowercase()) {
            continue;
        }
        let rest = &said[at..];
        let (mut quote, mut escaped) = (None, false);
        let mut end = rest.len();
        for (here, c) in rest.char_indices() {
            let next = rest[here..].chars().nth(1);
            let ends = match c {
                '\n' | '，' | '。' | '；' | '：' | '、' | '（' | '）' | ';' | ')' => true,
                ',' | '.' | ':' => next.is_none_or(char::is_whitespace),
                _ => false,
            };
            match (quote, c) {
                _ if std::mem::take(&mut escaped) => {}
                (None, '\\') => escaped = true,
                (None, '\'' | '"') => quote = Some(c),
                (Some(open), c) if open == c => quote = None,
                (None, _) | (_, '\n') if ends => {
                    end = here;
                    break;
                }
                _ => {}
            }
        }
        commands.push(rest[..end].trim_end().to_owned());
    }
    commands
}

/// Gives the commands to a shell and holds what it ran against what was meant.
pub fn pasted(commands: &BTreeSet<String>, said: &BTreeSet<String>) {
    let folder = tempfile::tempdir().unwrap();
    let (programs, here) = (folder.path().join("programs"), folder.path().join("here"));
    let log = folder.path().join("log");
    fs::create_dir(&programs).unwrap();
    fs::create_dir(&here).unwrap();
    // What `*` would find.
    fs::write(here.join(format!("q{MARK}")), "").unwrap();
    program(
        &programs.join("kefu"),
        "printf '%s\\0' \"$#\" \"$@\" >> \"$LOG\"",
    );

    let marked: Vec<&String> = commands.iter().filter(|it| it.contains(MARK)).collect();
    let script: String = marked.iter().map(|it| format!("{it}\n")).collect();
    let lines = folder.path().join("lines");
    fs::write(&lines, script).unwrap();
    let output = Command::new("sh")
        .arg(&lines)
        .current_dir(&here)
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .env("LOG", &log)
        .output()
        .unwrap();
    let faults = String::from_utf8(output.stderr).unwrap();
    let of_line = |fault: &str| fault.split(": ").nth(1)?.parse::<usize>().ok();
    let first = faults.lines().next().and_then(of_line);
    let line = first.and_then(|line| marked.get(line - 1));
    assert_eq!(faults, "", "{line:?}");
    let left: Vec<_> = fs::read_dir(&here)
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 1, "something ran: {left:?}");

    let calls = calls(&fs::read_to_string(&log).unwrap());
    let odd = marked
        .iter()
        .zip(&calls)
        .find(|(command, call)| !command.contains(&call[0]));
    assert_eq!(
        calls.len(),
        marked.len(),
        "each command is one call: {odd:?}"
    );
    let tree = kefu::commands::Kefu::command();
    let (mut wrong, mut shapes) = (Vec::new(), BTreeSet::new());
    for (command, call) in marked.iter().zip(calls) {
        let counted = call.iter().map(|word| word.matches(MARK).count());
        if counted.sum::<usize>() != command.matches(MARK).count() {
            wrong.push(format!("{command}\n  loses a word: {call:?}"));
        }
        for word in call.iter().filter(|word| word.contains(MARK)) {
            if !is_meant(word, said) {
                wrong.push(format!(
                    "{command}\n  has a word that no record says: {word:?}"
                ));
            }
        }
        // Whether `kefu` takes it does not hang on what a word says, but where it begins with a dash.
        let shape = |word: &String| match word.find(MARK) {
            Some(_) if word.starts_with("--") => word.split('=').next().map(str::to_owned),
            Some(_) => Some(format!("{MARK}{}", word.starts_with('-'))),
            None => Some(word.clone()),
        };
        if !shapes.insert(call.iter().map(shape).collect::<Vec<_>>()) {
            continue;
        }
        let typed = [vec!["kefu".to_owned()], call].concat();
        if let Err(error) = tree.clone().try_get_matches_from(typed)
            && !matches!(
                error.kind(),
                ErrorKind::ValueValidation | ErrorKind::InvalidValue
            )
        {
            wrong.push(format!("{command}\n  is not taken: {:?}", error.kind()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        marked.len(),
        wrong.join("\n")
    );
}

/// Whether a word is just what a record says, or that with an option or its list before it, or a placeholder or one of
/// its sections after it.
fn is_meant(word: &str, said: &BTreeSet<String>) -> bool {
    let after_option = word.split_once('=').map(|(_, value)| value);
    let before_placeholder = word.rsplit_once('=').map(|(of, _)| of);
    let list = word.split_once('/');
    let of_list = list.filter(|(list, _)| kefu::model::name::list(list).is_some());
    let after_list = of_list.map(|(_, id)| id);
    let is_part = |name: &str| FORM.iter().any(|it| it.name.ends_with(&format!(".{name}")));
    let before_part = word.rsplit_once('.').filter(|(_, part)| is_part(part));
    let before_part = before_part.map(|(holder, _)| holder);
    [
        Some(word),
        after_option,
        before_placeholder,
        after_list,
        before_part,
    ]
    .into_iter()
    .flatten()
    .any(|it| said.contains(it))
}

/// The calls that were written down: how many words, then the words.
fn calls(log: &str) -> Vec<Vec<String>> {
    let mut words = log.split('\0').map(str::to_owned);
    let mut calls = Vec::new();
    while let Some(count) = words.next().filter(|count| !count.is_empty()) {
        calls.push(words.by_ref().take(count.parse().unwrap()).collect());
    }
    calls
}

fn program(path: &Path, does: &str) {
    fs::write(path, format!("#!/bin/sh\n{does}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The words of a command of a transcript, as a shell splits them.
pub fn split(typed: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in typed.chars() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, ' ') => words.push(String::new()),
            (_, c) => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
