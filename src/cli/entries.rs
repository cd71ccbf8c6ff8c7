//! What can be typed and what it means, in two columns.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction};

use super::wrap::{width, wrap, wrap_with_notes};
use super::{Screen, picked};
use crate::lang::Lang;
use crate::say;

/// One thing that can be typed, and what it means.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What is typed.
    pub term: String,
    /// What it means; may hold several lines.
    pub text: String,
    /// What follows in brackets, each note kept whole where it fits.
    pub notes: Vec<String>,
    /// The values it takes and what each means.
    pub values: Vec<Entry>,
}

impl Entry {
    /// An argument with its purpose, notes and the values that have an explanation.
    pub fn of(arg: &Arg, lang: Lang) -> Entry {
        let term = match (arg.get_short(), arg.get_long()) {
            (Some(short), Some(_)) => format!("-{short}, {arg}"),
            (None, Some(_)) => format!("    {arg}"),
            _ => arg.to_string(),
        };
        Entry {
            term,
            text: purpose(arg, lang),
            notes: notes(arg, lang),
            values: match arg.is_hide_possible_values_set() {
                true => Vec::new(),
                false => explained_values(arg, lang),
            },
        }
    }

    fn lines(&self, screen: &Screen, columns: usize) -> Vec<String> {
        let mut lines = wrap_with_notes(&self.text, &self.notes, columns);
        for Entry { term, text, .. } in &self.values {
            let value = match text.as_str() {
                "" => term.clone(),
                text => say!(screen.lang, zh: "{term}：{text}", en: "{term}: {text}"),
            };
            let value = wrap(&value, columns.saturating_sub(2)).join("\n  ");
            lines.extend(format!("- {value}").lines().map(str::to_owned));
        }
        lines
    }
}

/// Sets entries in lines: the words beside the terms or, when a term is too long for that, below them all.
pub fn in_columns(entries: &[Entry], screen: &Screen) -> String {
    const MARGIN: usize = 2;
    const GAP: usize = 2;
    const BELOW: usize = 8;
    let explained = entries.iter().filter(|entry| !entry.text.is_empty());
    let longest = explained.map(|entry| width(&entry.term)).max().unwrap_or(0);
    let beside = MARGIN + longest + GAP;
    let is_beside = beside <= screen.columns * 2 / 5;
    let indent = if is_beside { beside } else { BELOW };

    let mut lines = Vec::new();
    for entry in entries {
        let mut words = entry
            .lines(screen, screen.columns.saturating_sub(indent))
            .into_iter();
        let first = if is_beside { words.next() } else { None };
        let gap = " ".repeat((longest + GAP).saturating_sub(width(&entry.term)));
        let line = format!("  {}{gap}{}", entry.term, first.unwrap_or_default());
        lines.push(line.trim_end().to_owned());
        lines.extend(words.map(|word| format!("{}{word}", " ".repeat(indent))));
    }
    lines.join("\n")
}

/// The values an argument takes, when the meaning of any says more than the value; else none.
pub fn explained_values(arg: &Arg, lang: Lang) -> Vec<Entry> {
    let mut values = values(arg, lang);
    if values.iter().all(|value| value.text.is_empty()) {
        values.clear();
    }
    values
}

/// The values an argument takes, each with its meaning where that says more.
pub fn values(arg: &Arg, lang: Lang) -> Vec<Entry> {
    let values = visible_values(arg).into_iter();
    let values = values.map(|value| Entry {
        term: value.get_name().to_owned(),
        text: meaning(&value, lang),
        ..Entry::default()
    });
    values.collect()
}

/// What a value means; nothing where that is the value once more, as of `risk-ceased` in English.
fn meaning(value: &PossibleValue, lang: Lang) -> String {
    let help = value.get_help().map(|help| picked(help, lang));
    let says_more = |text: &String| text.replace(' ', "-") != value.get_name();
    help.filter(says_more).unwrap_or_default()
}

/// What an argument is for, in the reader's language.
pub fn purpose(arg: &Arg, lang: Lang) -> String {
    if matches!(arg.get_action(), ArgAction::Version) {
        say!(lang, zh: "显示版本", en: "Show the version")
    } else if is_about_itself(arg) {
        say!(lang, zh: "显示说明（-h 略去全局选项）", en: "Show this help; -h leaves out the global options")
    } else {
        let help = arg.get_long_help().or(arg.get_help());
        help.map(|help| picked(help, lang)).unwrap_or_default()
    }
}

/// Whether an option is `--help` or `--version`: it has words of its own, and every page lists it last.
pub fn is_about_itself(arg: &Arg) -> bool {
    matches!(
        arg.get_action(),
        ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version
    )
}

/// Words in a row, as each language lists them.
pub fn listed(words: &[&str], lang: Lang) -> String {
    lang.list(words)
}

/// Other names for the same thing, as a note; none when there are none.
pub fn aliases(names: &[&str], lang: Lang) -> Option<String> {
    let listed = listed(names, lang);
    (!names.is_empty()).then(|| say!(lang, zh: "（别名：{listed}）", en: "[alias: {listed}]"))
}

/// What follows an argument's help in brackets.
///
/// The present value of an environment variable is left out on purpose: the page is the same everywhere.
fn notes(arg: &Arg, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    if arg.get_action().takes_values() {
        notes.extend(values_note(arg, lang));
        let defaults: Vec<_> = arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy())
            .collect();
        if !defaults.is_empty() && !arg.is_hide_default_value_set() {
            let defaults = defaults.join(" ");
            notes.push(say!(lang, zh: "（默认：{defaults}）", en: "[default: {defaults}]"));
        }
    }
    if let Some(env) = arg.get_env().filter(|_| !arg.is_hide_env_set()) {
        let env = env.to_string_lossy();
        notes.push(say!(lang, zh: "（环境变量：{env}）", en: "[env: {env}]"));
    }

    let long = arg.get_visible_aliases().unwrap_or_default();
    let short = arg.get_visible_short_aliases().unwrap_or_default();
    let names: Vec<String> = (long.iter().map(|name| format!("--{name}")))
        .chain(short.iter().map(|letter| format!("-{letter}")))
        .collect();
    notes.extend(aliases(
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
        lang,
    ));
    notes
}

/// The values in a row, unless they are listed one by one with what they mean.
fn values_note(arg: &Arg, lang: Lang) -> Option<String> {
    let values = visible_values(arg);
    if values.is_empty()
        || arg.is_hide_possible_values_set()
        || !explained_values(arg, lang).is_empty()
    {
        return None;
    }
    let values = listed(
        &values
            .iter()
            .map(PossibleValue::get_name)
            .collect::<Vec<_>>(),
        lang,
    );
    Some(say!(lang, zh: "（可选值：{values}）", en: "[possible values: {values}]"))
}

fn visible_values(arg: &Arg) -> Vec<PossibleValue> {
    let mut values = arg.get_possible_values();
    values.retain(|value| !value.is_hide_set());
    values
}
