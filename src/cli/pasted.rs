//! A command that was pasted with its placeholders as they stand: 姓名, NAME.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::picked;
use crate::lang::Lang;
use crate::say;
use crate::text::command::is_placeholder;

/// The commands in which words are looked for, which may be any.
const SOUGHT: [&str; 2] = ["search", "list"];

/// The refusal of a placeholder that was typed instead of what it stands for, wherever it is; `None` where there is none.
///
/// A placeholder is one of those that commands are printed with, or the name of the argument's own value in its help.
/// `command` is the tree that parsed, `matches` what it made of the line.
pub fn refusal(command: &Command, matches: &ArgMatches, lang: Lang) -> Option<String> {
    let (mut command, mut matches) = (command, matches);
    while let Some((name, under)) = matches.subcommand() {
        (command, matches) = (command.find_subcommand(name)?, under);
    }
    let is_search = SOUGHT.contains(&command.get_name());
    let mut arguments = command.get_arguments();
    arguments.find_map(|arg| {
        let id = arg.get_id().as_str();
        if is_search
            || !arg.get_possible_values().is_empty()
            || matches.try_contains_id(id).is_err()
            || matches.value_source(id) != Some(ValueSource::CommandLine)
        {
            return None;
        }
        let mut typed = matches.get_raw(id)?.filter_map(|raw| raw.to_str());
        typed
            .find_map(|typed| placeholder(arg, typed))
            .map(|word| told(arg, word, lang))
    })
}

/// The placeholder in a value, which may be all of it or what follows a key.
fn placeholder<'t>(arg: &Arg, typed: &'t str) -> Option<&'t str> {
    let typed = typed.trim();
    let names = arg.get_value_names().unwrap_or_default();
    let is_one = |word: &&str| is_placeholder(word) || names.iter().any(|name| name == *word);
    let value = typed.split_once('=').map(|(_, value)| value);
    [Some(typed), value].into_iter().flatten().find(is_one)
}

fn told(arg: &Arg, word: &str, lang: Lang) -> String {
    let at = arg.get_long().map(|long| format!("--{long} {word}"));
    let at = at.unwrap_or_else(|| word.to_owned());
    let help = arg
        .get_help()
        .map(|help| picked(help, lang))
        .unwrap_or_default();
    say!(lang,
        zh: "“{at}”照抄了说明里的字。请把“{word}”换成实际的内容：{help}。",
        en: "'{at}' is copied as it was printed. Put the real words in the place of {word}: {help}."
    )
}
