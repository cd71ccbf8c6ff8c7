//! The tree of commands, made to speak one language, and what in it lacks one.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

use super::entries::{is_about_itself, purpose};
use crate::lang::{BETWEEN, Lang, half};
use crate::say;

/// The command and all below it with every text in one language, ready to parse.
///
/// Texts are written with [`both!`](crate::both). Help of possible values stays in both languages, because
/// they belong to the value's parser; [`render_help`](super::help::render_help) picks the half.
pub fn in_language(command: Command, lang: Lang) -> Command {
    spoken(command, lang, &|_| true)
}

/// The same for the commands that these arguments can lead to; what else is in the tree keeps both languages.
///
/// To read one line takes a small part of the tree, and to go through all of it takes longer than to read the line.
pub fn in_language_for(command: Command, lang: Lang, args: &[OsString]) -> Command {
    spoken(command, lang, &|name| args.iter().any(|word| word == name))
}

fn spoken(command: Command, lang: Lang, is_asked: &dyn Fn(&str) -> bool) -> Command {
    let picked = |text: &StyledStr| super::picked(text, lang);
    let mut command = command;
    if let Some(text) = command.get_about().map(picked) {
        command = command.about(text);
    }
    if let Some(text) = command.get_long_about().map(picked) {
        command = command.long_about(text);
    }
    if let Some(text) = command.get_before_help().map(picked) {
        command = command.before_help(text);
    }
    if let Some(text) = command.get_before_long_help().map(picked) {
        command = command.before_long_help(text);
    }
    if let Some(text) = command.get_after_help().map(picked) {
        command = command.after_help(text);
    }
    if let Some(text) = command.get_after_long_help().map(picked) {
        command = command.after_long_help(text);
    }
    if let Some(heading) = command.get_subcommand_help_heading() {
        let heading = half(heading, lang).to_owned();
        command = command.subcommand_help_heading(heading);
    }
    let placeholder = match command.get_subcommand_value_name() {
        Some(name) => half(name, lang).to_owned(),
        None => say!(lang, zh: "命令", en: "COMMAND"),
    };

    with_own_flags(command.subcommand_value_name(placeholder), lang)
        .mut_args(|arg| argument_in_language(arg, lang))
        .mut_subcommands(|sub| match is_asked(sub.get_name()) {
            true => spoken(sub, lang, is_asked),
            false => sub,
        })
}

/// The visible texts that lack a language, as what is typed to get to them and which text it is:
/// `kefu client add --name: help`.
///
/// The Chinese half must hold Han characters and the English half none, unless the text is a symbol. A
/// command or argument without any help counts too: it speaks neither language.
pub fn untranslated(command: &Command) -> Vec<String> {
    let mut lacking = Vec::new();
    visit(command, command.get_name(), &mut lacking);
    lacking
}

/// Value names that are the same in both languages; texts without any letter need no entry here.
const SYMBOLS: [&str; 2] = ["N", "true|false"];

fn argument_in_language(arg: Arg, lang: Lang) -> Arg {
    let picked = |text: &StyledStr| super::picked(text, lang);
    let mut arg = arg;
    if let Some(text) = arg.get_help().map(picked) {
        arg = arg.help(text);
    }
    if let Some(text) = arg.get_long_help().map(picked) {
        arg = arg.long_help(text);
    }
    if let Some(heading) = arg.get_help_heading() {
        let heading = half(heading, lang).to_owned();
        arg = arg.help_heading(heading);
    }
    if let Some(names) = arg.get_value_names() {
        let names: Vec<String> = names
            .iter()
            .map(|name| half(name, lang).to_owned())
            .collect();
        arg = arg.value_names(names);
    }
    arg
}

/// `--help` and `--version` with our words, in place of clap's.
fn with_own_flags(command: Command, lang: Lang) -> Command {
    let mut command = command;
    if !command.is_disable_help_flag_set() {
        let help = Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help);
        let words = purpose(&help, lang);
        command = command.disable_help_flag(true).arg(help.help(words));
    }
    if !command.is_disable_version_flag_set() {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version);
        let words = purpose(&version, lang);
        command = command.disable_version_flag(true).arg(version.help(words));
    }
    command
}

fn visit(command: &Command, path: &str, lacking: &mut Vec<String>) {
    let about = command.get_about().or(command.get_long_about());
    demand(about, path, "about", lacking);
    let texts = [
        ("long about", command.get_long_about()),
        ("before help", command.get_before_help()),
        ("before long help", command.get_before_long_help()),
        ("after help", command.get_after_help()),
        ("after long help", command.get_after_long_help()),
    ];
    for (what, text) in texts {
        note(text.map(whole), path, what, lacking);
    }
    let names = [
        ("command heading", command.get_subcommand_help_heading()),
        ("command value name", command.get_subcommand_value_name()),
    ];
    for (what, name) in names {
        note(name.map(str::to_owned), path, what, lacking);
    }

    for arg in command
        .get_arguments()
        .filter(|arg| !arg.is_hide_set() && !is_about_itself(arg))
    {
        visit_argument(arg, path, lacking);
    }
    let subcommands = command.get_subcommands();
    for sub in subcommands.filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        visit(sub, &format!("{path} {}", sub.get_name()), lacking);
    }
}

fn visit_argument(arg: &Arg, path: &str, lacking: &mut Vec<String>) {
    let typed = match (arg.get_long(), arg.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => format!("<{}>", arg.get_id()),
    };
    let path = format!("{path} {typed}");

    demand(
        arg.get_help().or(arg.get_long_help()),
        &path,
        "help",
        lacking,
    );
    note(arg.get_long_help().map(whole), &path, "long help", lacking);
    note(
        arg.get_help_heading().map(str::to_owned),
        &path,
        "heading",
        lacking,
    );
    if !arg.get_action().takes_values() {
        return;
    }
    // Without a value name clap shows the argument's id, which speaks English only.
    let id = [arg.get_id().to_string().into()];
    for name in arg.get_value_names().unwrap_or(&id) {
        note(Some(name.to_string()), &path, "value name", lacking);
    }
    for value in arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
    {
        let help = value.get_help().map(whole);
        note(
            help,
            &format!("{path} {}", value.get_name()),
            "help",
            lacking,
        );
    }
}

/// A text as it was written, with its separator.
fn whole(text: &StyledStr) -> String {
    text.ansi().to_string()
}

/// A text that must be there, in both languages.
fn demand(text: Option<&StyledStr>, path: &str, what: &str, lacking: &mut Vec<String>) {
    note(
        Some(text.map(whole).unwrap_or_default()),
        path,
        what,
        lacking,
    );
}

/// A text that must be in both languages if it is there.
fn note(text: Option<String>, path: &str, what: &str, lacking: &mut Vec<String>) {
    let lacks = format!("{path}: {what}");
    if text.is_some_and(|text| !speaks_both(&text)) && !lacking.contains(&lacks) {
        lacking.push(lacks);
    }
}

fn speaks_both(text: &str) -> bool {
    let is_symbol = !text.is_empty() && !text.chars().any(char::is_alphabetic);
    if is_symbol || SYMBOLS.contains(&text) {
        return true;
    }
    text.split_once(BETWEEN).is_some_and(|(zh, en)| {
        let is_symbol = !en.is_empty() && zh == en && !en.chars().any(char::is_alphabetic);
        is_symbol || (zh.chars().any(is_han) && !en.trim().is_empty() && !en.chars().any(is_han))
    })
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
