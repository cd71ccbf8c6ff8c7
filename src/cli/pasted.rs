//! A command that was pasted with its placeholders as they stand: 姓名, NAME.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::picked;
use crate::lang::{Lang, half};
use crate::say;
use crate::text::command::{is_placeholder, is_placeholder_of};

/// The commands in which words are looked for, which may be any.
const SOUGHT: [&str; 2] = ["search", "list"];

/// The refusal of a placeholder that was typed instead of what it stands for, wherever it is; `None` where there is none.
///
/// A placeholder is one that commands are printed with for a value that is called as the argument's own, or the name of
/// that value in its help. `tree` makes the tree in both languages, `command` is the one that parsed, and `matches` what it
/// made of the line.
pub fn refusal(
    tree: &dyn Fn() -> Command,
    command: &Command,
    matches: &ArgMatches,
    lang: Lang,
) -> Option<String> {
    let (mut command, mut matches, mut path) = (command, matches, Vec::new());
    while let Some((name, under)) = matches.subcommand() {
        (command, matches) = (command.find_subcommand(name)?, under);
        path.push(name);
    }
    if SOUGHT.contains(&command.get_name()) {
        return None;
    }
    let mut arguments = command.get_arguments();
    arguments.find_map(|arg| {
        let id = arg.get_id().as_str();
        if !arg.get_possible_values().is_empty()
            || matches.try_contains_id(id).is_err()
            || matches.value_source(id) != Some(ValueSource::CommandLine)
        {
            return None;
        }
        let typed = matches.get_raw(id)?.filter_map(|raw| raw.to_str());
        let suspect: Vec<Word<'_>> = typed.filter_map(|typed| placeholder(arg, typed)).collect();
        if suspect.is_empty() {
            return None;
        }
        let called = called(tree(), &path, id)?;
        let pasted = suspect.iter().find(|word| word.is_of(&called))?;
        Some(told(arg, pasted.text, lang))
    })
}

/// What may be a placeholder.
struct Word<'t> {
    text: &'t str,
    /// Whether it follows a key, of whose kind of value nothing is known here.
    follows_a_key: bool,
}

impl Word<'_> {
    fn is_of(&self, (zh, en): &(String, String)) -> bool {
        let is_own = self.text == zh || self.text == en;
        is_own || self.follows_a_key || is_placeholder_of(self.text, (zh, en))
    }
}

/// The placeholder in a value: all of it, or what follows the key where the argument takes a key with its value.
fn placeholder<'t>(arg: &Arg, typed: &'t str) -> Option<Word<'t>> {
    let typed = typed.trim();
    let names = arg.get_value_names().unwrap_or_default();
    let is_one = |text: &str| is_placeholder(text) || names.iter().any(|name| name == text);
    let is_keyed = names.iter().any(|name| name.contains('='));
    let value = typed.split_once('=').filter(|_| is_keyed);
    let value = value.map(|(_, value)| (value.trim(), true));
    let mut texts = [Some((typed, false)), value].into_iter().flatten();
    let (text, follows_a_key) = texts.find(|(text, _)| is_one(text))?;
    Some(Word {
        text,
        follows_a_key,
    })
}

/// What the value of an argument is called, in both languages.
fn called(tree: Command, path: &[&str], id: &str) -> Option<(String, String)> {
    let mut command = &tree;
    for name in path {
        command = command.find_subcommand(name)?;
    }
    let arg = command.get_arguments().find(|arg| arg.get_id() == id)?;
    let name = arg.get_value_names()?.first()?;
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| half(name, lang).to_owned());
    Some((zh, en))
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
