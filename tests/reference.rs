//! The references of rules and commands are what the program says of itself, and no document names a rule
//! that is not there.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use kefu::cli::Screen;
use kefu::cli::help::{Extent, everywhere_told, render_help};
use kefu::cli::speak::in_language;
use kefu::commands::Kefu;
use kefu::lang::{Lang, half};
use kefu::model::Word;
use kefu::rules::{Group, RULES, Rule, rule};
use kefu::say;
use kefu::standard::{Severity, Switch};
use kefu::text;
use kefu::text::word::Spoken;

/// Columns of a help page in the reference; a Han character takes two.
const COLUMNS: usize = 100;

/// The last clause of the deck.
const LAST_CLAUSE: u8 = 69;

#[test]
fn the_rules_are_documented_as_they_are() {
    is_what_is_generated("docs/rules.md", &rules_page());
}

#[test]
fn the_commands_are_documented_as_they_are() {
    is_what_is_generated("docs/commands.md", &commands_page(Lang::En));
}

#[test]
fn the_commands_are_documented_in_chinese_as_they_are() {
    is_what_is_generated("docs/commands.zh.md", &commands_page(Lang::Zh));
}

#[test]
fn every_rule_cites_a_clause_of_the_deck_or_says_it_is_added() {
    let wrong: Vec<_> = RULES
        .iter()
        .filter(|rule| rule.clause != "added" && !is_clause(rule.clause))
        .map(|rule| (rule.name, rule.clause))
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn a_clause_is_d_and_two_digits_from_01_to_69() {
    let clauses = ["D01", "D10", "D69"];
    let others = [
        "D00", "D70", "D1", "D001", "d01", "D+1", "D", "", "01", "D01 ",
    ];
    assert_eq!(clauses.map(is_clause), [true; 3]);
    assert_eq!(others.map(is_clause), [false; 10]);
}

#[test]
fn every_rule_a_document_names_is_there() {
    let commands = Kefu::command();
    let commands: Vec<&str> = places(&commands)
        .iter()
        .map(|(_, command)| command.get_name())
        .collect();
    let codes = source();
    let mut wrong = Vec::new();
    for (file, text) in documents() {
        let unknown = rules_named(&text)
            .into_iter()
            .filter(|name| rule(name).is_none() && Group::from_code(name).is_none());
        let strange = codes_quoted(&text).into_iter().filter(|code| {
            let literal = format!("\"{code}\"");
            rule(code).is_none() && !commands.contains(&code.as_str()) && !codes.contains(&literal)
        });
        wrong.extend(unknown.chain(strange).map(|name| (file.clone(), name)));
    }
    assert_eq!(wrong, []);
}

#[test]
fn a_rule_is_found_wherever_a_document_names_it() {
    let text = "\
See [late](rules.md#a-late) or run `kefu rules b-late`, not `kefu rules --lang en`.
```console
$ kefu check --select c-late,d-late --ignore e-late  f-late
  warning g-late D21
错误 h-late
  error or two
kefu rules           all
```
```toml
[check]
i-late = \"off\"
kind = \"visit\"
```
Also `j-late`, but `not it` and `-n`.
";
    assert_eq!(
        rules_named(text),
        [
            "b-late", "c-late", "d-late", "e-late", "g-late", "h-late", "i-late", "a-late"
        ]
    );
    assert_eq!(codes_quoted(text), ["j-late"]);
}

/// Compares a document with what the program says now; with `KEFU_BLESS=1`, writes it instead.
fn is_what_is_generated(document: &str, generated: &str) {
    let path = root().join(document);
    if std::env::var_os("KEFU_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, generated).unwrap();
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let found = found.replace("\r\n", "\n"); // as git may check it out on Windows
    if found == generated {
        return;
    }

    let nth = found
        .lines()
        .zip(generated.lines())
        .take_while(|(old, new)| old == new)
        .count();
    panic!(
        "{document} is not what the program says now, from line {}:\n- {}\n+ {}\n\
         To write it anew: KEFU_BLESS=1 cargo test --test reference",
        nth + 1,
        found.lines().nth(nth).unwrap_or("(the end)"),
        generated.lines().nth(nth).unwrap_or("(the end)"),
    );
}

fn rules_page() -> String {
    let mut page = "\
<!-- kefu wrote this page itself. Mend its words in the program, not here: KEFU_BLESS=1 cargo test --test reference -->

# Rules · 规则

What `kefu check` holds a client's record against. A company makes a rule graver, milder or `off` under
`[check]` in its `kefu.toml`, by the rule's name or its group's. `D21` is a clause of the broker's service
standard; `added` says that the standard has none and kefu looks after it on its own.

`kefu check` 按下列规则逐户核对。公司可在 `kefu.toml` 的 `[check]` 中按规则名或组名调整级别，或以 `off` 停用。
`D21` 等为客户服务标准的条款；`added` 表示标准未列，由 kefu 增设。

"
    .to_owned();

    for group in Group::ALL {
        let (zh, en) = both(|lang| text::rule::group(lang, *group));
        let code = group.code();
        write!(
            page,
            "- [`{code}`](#{code}): {en} · {zh}\n{}",
            of(*group)
                .map(|rule| format!("  - [{0}](#{0})\n", rule.name))
                .collect::<String>()
        )
        .unwrap();
    }
    for group in Group::ALL {
        let (zh, en) = both(|lang| text::rule::group(lang, *group));
        write!(page, "\n## {}\n\n{en} · {zh}\n", group.code()).unwrap();
        page.extend(of(*group).map(rule_section));
    }
    page
}

fn of(group: Group) -> impl Iterator<Item = &'static Rule> {
    RULES
        .iter()
        .copied()
        .filter(move |rule| rule.group == group)
}

/// A rule under its name, which is the anchor too: a line of facts, and its words in two columns.
fn rule_section(rule: &Rule) -> String {
    let (severity_zh, severity_en) = rule.severity.words();
    let cell = |words: &str| words.replace('|', "\\|").replace('<', "&lt;");
    let row = |of: fn(Lang, &Rule) -> &'static str| {
        let (zh, en) = both(|lang| of(lang, rule));
        (cell(en), cell(zh))
    };
    let (title, why, remedy) = (
        row(text::rule::title),
        row(text::rule::why),
        row(text::rule::remedy),
    );
    format!(
        "\n### {}\n\n**{severity_en}** {severity_zh} · {}\n\n\
         | {} | {} |\n|-|-|\n| {} | {} |\n| → {} | → {} |\n",
        rule.name, rule.clause, title.0, title.1, why.0, why.1, remedy.0, remedy.1
    )
}

fn both<T>(said: impl Fn(Lang) -> T) -> (T, T) {
    (said(Lang::Zh), said(Lang::En))
}

fn commands_page(lang: Lang) -> String {
    let note = say!(lang,
        zh: "本页由 kefu 生成。要改请改程序中的文字，再运行：KEFU_BLESS=1 cargo test --test reference",
        en: "kefu wrote this page itself. Mend its words in the program, not here: KEFU_BLESS=1 cargo test --test reference"
    );
    let title = say!(lang, zh: "命令", en: "Commands");
    let about = say!(lang,
        zh: "各命令的说明，与 `kefu 命令 -h --lang zh` 所示相同。各命令通用的选项只在 [kefu](#kefu) 一节列出。[English](commands.md)",
        en: "Every command's help, as `kefu COMMAND -h --lang en` shows it. The options that every command has stand once, under [kefu](#kefu). [中文](commands.zh.md)"
    );
    let mut page = format!("<!-- {note} -->\n\n# {title}\n\n{about}\n\n");

    let root = in_language(Kefu::command(), lang);
    let places = places(&root);
    for (path, command) in &places {
        let typed = typed(path);
        let about = command.get_about().map(|about| about.ansi().to_string());
        let about = about.as_deref().map_or("", |about| half(about, lang));
        let colon = say!(lang, zh: "：", en: ": ");
        writeln!(
            page,
            "{}- [`{typed}`](#{}){colon}{about}",
            "  ".repeat(path.len()),
            typed.replace(' ', "-")
        )
        .unwrap();
    }

    let screen = Screen {
        lang,
        columns: COLUMNS,
        colour: false,
    };
    for (path, _) in &places {
        // The options of every command stand at the top of the page, and nowhere else.
        let help = match path.is_empty() {
            true => render_help(root.clone(), path, Extent::Whole, &screen),
            false => render_help(root.clone(), path, Extent::Short, &screen)
                .replace(&format!("\n{}\n", everywhere_told(&screen)), ""),
        };
        assert!(!help.contains("```"), "{path:?} would end its own block");
        let level = "#".repeat(path.len().max(1) + 1);
        write!(page, "\n{level} {}\n\n```text\n{help}```\n", typed(path)).unwrap();
    }
    page
}

fn typed(path: &[&str]) -> String {
    [&["kefu"], path].concat().join(" ")
}

/// Every command a person is shown, each with the names that lead to it, from the program itself down.
fn places(root: &Command) -> Vec<(Vec<&str>, &Command)> {
    let mut places = vec![(Vec::new(), root)];
    for sub in root.get_subcommands() {
        if sub.is_hide_set() || sub.get_name() == "help" {
            continue;
        }
        places.extend(self::places(sub).into_iter().map(|(mut path, command)| {
            path.insert(0, sub.get_name());
            (path, command)
        }));
    }
    places
}

fn is_clause(clause: &str) -> bool {
    let digits = clause
        .strip_prefix('D')
        .filter(|digits| digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit()));
    digits
        .and_then(|digits| digits.parse().ok())
        .is_some_and(|number| (1..=LAST_CLAUSE).contains(&number))
}

/// The rules and groups a document names where nothing else can stand: in commands, lines of a check,
/// settings of `kefu.toml`, and links.
fn rules_named(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for line in text.lines() {
        let spans = line.split('`').skip(1).step_by(2);
        for shown in spans.chain([line.trim().trim_start_matches("$ ")]) {
            named.extend(named_in_command(shown));
        }
        named.extend(named_in_check(line));
        if let Some((name, value)) = line.split_once(" = ") {
            let value = value.split('#').next().unwrap().trim().trim_matches('"');
            named.extend(Switch::from_code(value).map(|_| name));
        }
    }
    let links = text.split("rules.md#").skip(1);
    named.extend(links.filter_map(|rest| rest.split(')').next()));
    named.into_iter().map(str::to_owned).collect()
}

/// What `kefu rules`, `--select` and `--ignore` are given; examples are set apart from their notes by blanks.
fn named_in_command(shown: &str) -> Vec<&str> {
    let words: Vec<&str> = if shown.starts_with("kefu ") {
        shown.split([' ', '=']).collect()
    } else {
        Vec::new()
    };
    let names = |at: usize| words.get(at + 1).copied().unwrap_or_default().split(',');
    let mut named = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if (at == 1 && *word == "rules") || ["--select", "--ignore"].contains(word) {
            named.extend(
                names(at).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())),
            );
        }
    }
    named
}

/// The rule of a finding as `kefu check` shows it: severity, name and, of a clause, its number.
fn named_in_check(line: &str) -> Option<&str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (severity, name) = match words[..] {
        [severity, name] => (severity, name),
        [severity, name, clause] if is_clause(clause) => (severity, name),
        _ => return None,
    };
    Severity::ALL
        .iter()
        .any(|known| [known.words().0, known.words().1].contains(&severity))
        .then_some(name)
}

/// Codes in the shape of a rule's name, `team-late`, that a document's sentences quote: rules and others.
fn codes_quoted(text: &str) -> Vec<String> {
    let is_code = |span: &&str| {
        span.contains('-')
            && span
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase()))
    };
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .filter(is_code)
        .map(str::to_owned)
        .collect()
}

/// The README and everything in `docs`, by name.
fn documents() -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .chain([root().join("README.md")])
        .collect();
    files.sort();
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    files.into_iter().map(named).collect()
}

/// All of the program's source, for the codes it knows.
fn source() -> String {
    let (mut folders, mut source) = (
        vec![root().join("core/src"), root().join("src")],
        String::new(),
    );
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                source.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    source
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
