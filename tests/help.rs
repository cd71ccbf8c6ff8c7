//! The help is whole: every command, argument and value speaks both languages, and every verb shows an example
//! that can be typed.

use clap::{Command, CommandFactory};
use kefu::cli::speak;
use kefu::commands::Kefu;
use kefu::lang::{Lang, half};

#[test]
fn every_command_and_argument_speaks_both_languages() {
    assert_eq!(speak::untranslated(&Kefu::command()), Vec::<String>::new());
}

#[test]
fn the_command_tree_is_sound() {
    Kefu::command().debug_assert();
}

#[test]
fn every_verb_has_an_example_in_both_languages_and_each_can_be_typed() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, verb) in verbs(&Kefu::command(), "kefu") {
        let help = verb
            .get_after_help()
            .map(|help| help.ansi().to_string())
            .unwrap_or_default();
        for lang in [Lang::Zh, Lang::En] {
            let of_it: Vec<String> = examples(half(&help, lang));
            // `kefu diary add` is shown as it is typed every day.
            let short = path.replace("kefu diary add", "kefu log");
            let own = |line: &String| *line == short || line.starts_with(&format!("{short} "));
            if !of_it.iter().any(own) {
                wrong.push(format!("{path}: no example, {lang:?}"));
            }
            for line in of_it {
                seen += 1;
                if let Err(why) = Kefu::command().try_get_matches_from(words(&line)) {
                    wrong.push(format!("{line}: {:?}", why.kind()));
                }
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 150, "the search finds too little: {seen}");
}

#[test]
fn an_example_is_a_line_of_its_own_up_to_what_is_said_of_it() {
    let help =
        "例：\n  kefu log jia visit \"a  b\" --item p7\n  kefu check    全部\n另见 kefu next\n";

    assert_eq!(
        examples(help),
        ["kefu log jia visit \"a  b\" --item p7", "kefu check"]
    );
    assert_eq!(
        words("kefu log jia visit \"a  b\""),
        ["kefu", "log", "jia", "visit", "a  b"]
    );
}

/// The commands without further ones below them, each with what is typed to reach it.
fn verbs(command: &Command, path: &str) -> Vec<(String, Command)> {
    let below = command.get_subcommands().filter(|it| !it.is_hide_set());
    let mut verbs: Vec<(String, Command)> = below
        .flat_map(|it| verbs(it, &format!("{path} {}", it.get_name())))
        .collect();
    if verbs.is_empty() {
        verbs.push((path.to_owned(), command.clone()));
    }
    verbs
}

/// The lines of a help that show a command: two blanks before it, and two before what is said of it.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
    let lines = lines.filter(|line| line.starts_with("kefu"));
    lines
        .map(|line| typed(line).trim_end().to_owned())
        .collect()
}

/// A line up to the first two blanks outside quotes, or to what a shell does next.
fn typed(line: &str) -> &str {
    let line = line.split(" && ").next().unwrap_or(line);
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        quoted ^= c == '"';
        if !quoted && line[at..].starts_with("  ") {
            return &line[..at];
        }
    }
    line
}

/// The words of a command as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is always one").push(c),
        }
    }
    words
}
