//! Every command kefu tells a person to type can be typed: its noun, verb and options exist.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, Command, CommandFactory};
use kefu::commands::Kefu;

/// The rooms whose words reach a person.
const ROOMS: [&str; 7] = [
    "core/src/calendar",
    "src/cli",
    "src/commands",
    "src/output",
    "src/store",
    "src/text",
    "src/context.rs",
];

#[test]
fn every_command_in_a_sentence_exists() {
    let root = whole_tree();

    let mut wrong = Vec::new();
    let mut seen = 0;
    for Sentence { file, text } in sentences() {
        for command in commands(&text) {
            seen += 1;
            if let Err(why) = held_against(&root, &command) {
                wrong.push(format!("{file}: {command}: {why}"));
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 150, "the search finds too little: {seen}");
}

#[test]
fn every_command_that_is_built_exists() {
    let root = whole_tree();

    let mut wrong = Vec::new();
    let mut seen = 0;
    for Told { file, code } in told() {
        for command in built(&code) {
            seen += 1;
            if let Err(why) = held_against(&root, &command) {
                wrong.push(format!("{file}: {command}: {why}"));
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 250, "the search finds too little: {seen}");
}

#[test]
fn every_option_in_a_sentence_exists_in_some_command() {
    let root = whole_tree();
    let mut known = Vec::new();
    options(&root, &mut known);

    let mut wrong = Vec::new();
    for Sentence { file, text } in sentences() {
        for option in text.split("--").skip(1).map(leading_word) {
            if !option.is_empty() && !known.contains(&option.to_owned()) {
                wrong.push(format!("{file}: --{option}"));
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_command_that_cannot_be_typed_is_caught() {
    let root = whole_tree();
    let told = |text: &str| {
        let found = commands(text);
        assert_eq!(found.len(), 1, "{text}");
        held_against(&root, &found[0])
    };

    assert_eq!(told("先登记：kefu team set {client} --on 日期"), Ok(()));
    assert_eq!(told("a workspace here, with kefu init"), Ok(()));
    assert_eq!(told("kefu explain jia team"), Ok(()));
    assert_eq!(
        built(
            "let c = kefu(\"plan drop\")\n    .word(of(id))\n    .option(\"--on\", DATE).say(lang);"
        ),
        ["kefu plan drop --on"]
    );
    assert_eq!(told("kefu tame set jia"), Err("no such noun".to_owned()));
    assert_eq!(told("kefu team sit jia"), Err("no such verb".to_owned()));
    assert_eq!(
        told("kefu team set jia --mangler NAME"),
        Err("it has no --mangler".to_owned())
    );
    assert_eq!(
        told("kefu plan drop jia p1 --on DATE"),
        Err("it lacks --reason".to_owned())
    );
}

/// A source file whose words reach a person, without its tests.
struct Told {
    file: String,
    code: String,
}

/// A string of the source, and where it stands.
struct Sentence {
    file: String,
    text: String,
}

/// The sources of the rooms, tests left out.
fn told() -> Vec<Told> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for room in ROOMS {
        gather(&root.join(room), &mut files);
    }
    files.sort();

    let read = |path: PathBuf| {
        let file = path.strip_prefix(root).expect("gathered below it");
        let text = fs::read_to_string(&path).expect("a source file");
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        Told {
            file: file.display().to_string(),
            code: code.to_owned(),
        }
    };
    files.into_iter().map(read).collect()
}

/// The strings of the rooms, tests and comments left out.
fn sentences() -> Vec<Sentence> {
    let of = |Told { file, code }| {
        let texts = strings(&code).into_iter();
        let sentence = move |text| Sentence {
            file: file.clone(),
            text,
        };
        texts.map(sentence).collect::<Vec<_>>()
    };
    told().into_iter().flat_map(of).collect()
}

/// The commands that code builds, `kefu("plan done").word(id).option("--on", day)`, each as its noun, verb and
/// options. What is added by a later statement is not seen.
fn built(code: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for (at, begin) in code.match_indices("kefu(\"") {
        let (name, mut rest) = code[at + begin.len()..].split_once("\")").expect("it ends");
        let mut command = format!("kefu {name}");
        while let Some((method, call)) = rest
            .trim_start()
            .strip_prefix('.')
            .and_then(|it| it.split_once('('))
        {
            let option = call.trim_start().strip_prefix("\"--");
            if let Some(option) = option.filter(|_| method != "word") {
                command += &format!(" --{}", leading_word(option));
            }
            rest = &call[closing(call)..];
        }
        commands.push(command);
    }
    commands
}

/// Where what follows the bracket that closes begins.
fn closing(call: &str) -> usize {
    let mut open = 1;
    for (at, c) in call.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at + 1;
        }
    }
    call.len()
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    let is_test = |name: &str| name == "tests" || name == "tests.rs" || name == "testing.rs";
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder of the source") {
            let entry = entry.expect("an entry of it");
            if !is_test(&entry.file_name().to_string_lossy()) {
                gather(&entry.path(), files);
            }
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        files.push(path.to_owned());
    }
}

/// The string literals of a source text, with their escapes read; lines of comment are left out.
fn strings(source: &str) -> Vec<String> {
    let code: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n").replace("'\"'", "' '");

    let mut strings = Vec::new();
    let mut chars = code.chars();
    while chars.any(|c| c == '"') {
        let mut text = String::new();
        while let Some(c) = chars.next().filter(|c| *c != '"') {
            match c {
                '\\' => match chars.next() {
                    Some('n') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                c => text.push(c),
            }
        }
        strings.push(text);
    }
    strings
}

/// The commands in a sentence, each from its `kefu` to where the sentence goes on.
fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for (at, _) in text.match_indices("kefu ") {
        let before = text[..at].chars().next_back();
        let after = text[at + "kefu ".len()..].chars().next();
        let begins = !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.'));
        if begins && after.is_some_and(|c| c.is_ascii_lowercase()) {
            let rest = &text[at..];
            let end = rest
                .find(['\n', '。', '；', '，', '）', '、', '`', ';', ')'])
                .unwrap_or(rest.len());
            let in_english = [", ", ". "].map(|stop| rest[..end].find(stop).unwrap_or(end));
            let end = in_english[0].min(in_english[1]);
            commands.push(rest[..end].trim_end_matches(['.', ':', ' ']).to_owned());
        }
    }
    commands
}

/// Whether a command can be typed: a noun, its verb, options it has and, once it shows any, all it needs.
fn held_against(root: &Command, command: &str) -> Result<(), String> {
    let mut words = command.split_whitespace().skip(1).peekable();
    let mut at = root;
    while at.has_subcommands() {
        let Some(word) = words.peek() else { break };
        match at.find_subcommand(word) {
            Some(below) => at = below,
            None if std::ptr::eq(at, root) => return Err("no such noun".to_owned()),
            None => return Err("no such verb".to_owned()),
        }
        words.next();
    }

    let given: Vec<&str> = words
        .filter_map(|word| word.strip_prefix("--"))
        .map(leading_word)
        .collect();
    let has = |option: &&str| {
        let mut args = at.get_arguments().chain(root.get_arguments());
        args.any(|arg| arg.get_long() == Some(option))
    };
    if let Some(unknown) = given.iter().find(|option| !has(option)) {
        return Err(format!("it has no --{unknown}"));
    }
    let needed = at.get_arguments().filter(|arg| arg.is_required_set());
    let mut lacking = needed
        .filter_map(Arg::get_long)
        .filter(|option| !given.contains(option));
    match lacking.next() {
        Some(lacking) if !given.is_empty() => Err(format!("it lacks --{lacking}")),
        _ => Ok(()),
    }
}

fn options(command: &Command, known: &mut Vec<String>) {
    let longs = command.get_arguments().filter_map(Arg::get_long);
    known.extend(longs.map(str::to_owned));
    for below in command.get_subcommands() {
        options(below, known);
    }
}

/// The whole tree of commands, with clap's own `--help` and `--version` in it.
fn whole_tree() -> Command {
    let mut root = Kefu::command();
    root.build();
    root
}

fn leading_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    text[..end.unwrap_or(text.len())].trim_end_matches('-')
}
