//! A word that nobody knows: an option, a command, or one too many.

use clap::Arg;
use clap::error::ContextKind;

use super::value::holding;
use super::{Mistake, as_a_value, did_you_mean, has_option, quoted};
use crate::cli::entries::Entry;
use crate::cli::full_width::narrowed;
use crate::cli::help::commands;
use crate::cli::place::Place;
use crate::cli::shown::shown;
use crate::cli::told::Told;
use crate::cli::{Screen, picked};
use crate::lang::Lang;
use crate::say;

/// An option nobody knows, or a word too many.
pub(super) fn argument(told: &Told, place: &Place, lang: Lang) -> Mistake {
    let arg = told.one(ContextKind::InvalidArg);
    let typed = place.typed();
    let narrow = narrowed(&arg).filter(|plain| plain.starts_with("--"));
    if let Some(option) = narrow.filter(|_| !arg.starts_with("--")) {
        // A Chinese keyboard makes a dash of two hyphens.
        let word = quoted(&arg, lang);
        return Mistake {
            hints: vec![did_you_mean(&option, lang)],
            ..say!(lang,
                zh: "{word}开头不是半角的“--”。",
                en: "{word} does not begin with two plain hyphens."
            )
            .into()
        };
    }
    let mut mistake: Mistake = if arg.starts_with('-') {
        say!(lang, zh: "{typed} 没有 {arg} 这个选项。", en: "{typed} has no option {arg}.").into()
    } else {
        let word = quoted(&arg, lang);
        say!(lang, zh: "{word}是多出来的，{typed} 用不到它。", en: "{word} is one word too many for {typed}.").into()
    };

    let named = arg.strip_prefix("--").map(|name| name.replace('-', "_"));
    let mut places = place.command().get_positionals();
    if let Some(place) = named.and_then(|name| places.find(|it| it.get_id().as_str() == name)) {
        // What has its place is written there, without a name.
        mistake.hints.push(say!(lang,
            zh: "{place} 直接写内容，前面不加 {arg}。",
            en: "{place} is written as it is, without {arg} before it."
        ));
        return mistake;
    }
    if let Some(meant) = told.likeliest(ContextKind::SuggestedArg) {
        mistake.hints.push(did_you_mean(&meant, lang));
    }
    let tied = option_before(place, &arg);
    for hint in told.suggestions() {
        if hint.starts_with("subcommand '") {
            mistake.hints.push(say!(lang,
                zh: "{arg} 是一个命令，请去掉它前面的 --。",
                en: "{arg} is a command: leave out the -- before it."
            ));
        } else if hint.starts_with("to pass '") && tied.is_none() {
            mistake.hints.push(as_a_value(&arg, "", lang));
        } else if let Some(elsewhere) = hint
            .strip_prefix('\'')
            .and_then(|hint| hint.strip_suffix("' exists"))
        {
            let meant = shown(&format!("{typed} {elsewhere}"));
            mistake.hints.push(did_you_mean(&meant, lang));
        }
    }
    if let Some(option) = tied {
        let word = quoted(&arg, lang);
        mistake.hints.push(say!(lang,
            zh: "如果{word}是 {option} 的值，请写成：{option}={arg}",
            en: "If {word} is the value of {option}, write: {option}={arg}"
        ));
    }
    if mistake.hints.is_empty() && !arg.starts_with('-') {
        mistake.hints = one_too_many(&arg, place, lang);
    }
    mistake
}

/// A command nobody knows: where the word belongs, or else those there are.
pub(super) fn command(told: &Told, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let typed = place.typed();
    let name = told.one(ContextKind::InvalidSubcommand);
    let word = quoted(&name, lang);
    let mut mistake: Mistake =
        say!(lang, zh: "{typed} 没有{word}这个命令。", en: "{typed} has no command {word}.").into();

    let nouns = place.command().get_subcommands();
    let mut nouns = nouns.filter(|noun| noun.find_subcommand(&name).is_some());
    if let (Some(noun), None) = (nouns.next(), nouns.next()) {
        // A verb without its noun, when only one noun has it.
        let noun = noun.get_name();
        let meant = format!("{typed} {noun} {name}");
        mistake.hints.push(did_you_mean(&shown(&meant), lang));
        return mistake;
    }
    let verbs: Vec<String> = (place.command().get_subcommands())
        .filter(|verb| has_option(verb, &name))
        .map(|verb| format!("{typed} {}", verb.get_name()))
        .collect();
    if !verbs.is_empty() {
        let (zh, en) = (verbs.join("、"), verbs.join(", "));
        mistake.hints.push(say!(lang,
            zh: "--{name} 是这些命令的选项：{zh}",
            en: "--{name} is an option of: {en}"
        ));
        return mistake;
    }
    if let Some(meant) = told.likeliest(ContextKind::SuggestedSubcommand) {
        mistake
            .hints
            .push(did_you_mean(&format!("{typed} {meant}"), lang));
    }
    if !told.suggestions().is_empty() {
        mistake
            .hints
            .push(as_a_value(&name, &format!("{typed} "), lang));
    }
    if mistake.hints.is_empty() {
        let all: Vec<Entry> = (place.command().get_subcommands())
            .map(|verb| Entry {
                term: format!("{typed} {}", verb.get_name()),
                text: verb
                    .get_about()
                    .map(|it| picked(it, lang))
                    .unwrap_or_default(),
                ..Entry::default()
            })
            .collect();
        let meant = holding(&name, &all);
        let hints = meant.iter().map(|it| did_you_mean(it, lang));
        mistake.hints.extend(hints);
    }
    if mistake.hints.is_empty() && typed.contains(' ') {
        // The client right after the noun; the verb comes first.
        if place.command().find_subcommand("show").is_some() {
            mistake.hints.push(say!(lang,
                zh: "如果{word}是客户：{typed} show {name}",
                en: "If {word} is a client: {typed} show {name}"
            ));
        }
        let all = commands(place.command(), screen);
        mistake.list = all.map(|all| format!("\n{all}\n"));
    }
    mistake
}

/// The option right before a word that begins with a hyphen, where it wants a value: what follows such an option
/// is taken for another one, unless it is tied to it.
fn option_before<'p>(place: &'p Place, word: &str) -> Option<&'p str> {
    let before = place.word_before(word)?;
    let name = before.strip_prefix("--")?;
    let mut options = place.command().get_arguments();
    let option = options.find(|it| it.get_long() == Some(name))?;
    option.get_action().takes_values().then_some(before)
}

/// Where a word too many may belong: into the quotes of a sentence, or after an option.
fn one_too_many(arg: &str, place: &Place, lang: Lang) -> Vec<String> {
    let mut hints = Vec::new();
    let command = place.command();
    if let Some((value, option)) = in_its_place(arg, place) {
        let word = quoted(value, lang);
        return vec![say!(lang,
            zh: "如果{word}是 --{option} 的值，请写成：--{option} {value}",
            en: "If {word} is the value of --{option}, write: --{option} {value}"
        )];
    }
    if command.get_positionals().next().is_some() && !arg.contains(' ') {
        hints.push(say!(lang,
            zh: "含有空格的一句话，要用引号括起来。",
            en: "Put a text that has spaces in it in quotes."
        ));
    }
    let mut needed = command.get_arguments();
    let needed = needed.find(|arg| arg.is_required_set() && !arg.is_positional());
    let worded = ["text", "title", "reason"].into_iter();
    let mut worded = worded.filter(|name| has_option(command, name));
    if let Some(option) = needed.and_then(Arg::get_long).or_else(|| worded.next()) {
        hints.push(say!(lang,
            zh: "如果这是 --{option} 的值，请写在 --{option} 后面。",
            en: "If it is the value of --{option}, write it after --{option}."
        ));
    }
    hints
}

/// What stands where a word too many belongs, and the option whose value it is: `x2027` of
/// `kefu renewal step huarui x2027 reviewed`, since other verbs take a renewal without its option.
fn in_its_place<'a>(arg: &str, place: &'a Place) -> Option<(&'a str, &'static str)> {
    const OF_ENTRIES: [&str; 1] = ["renewal"];
    let command = place.command();
    let option = OF_ENTRIES
        .into_iter()
        .find(|name| has_option(command, name))?;
    let mut places = command.get_positionals();
    let values = places.find_map(|it| {
        let values = it.get_possible_values();
        let takes = |word: &str| values.iter().any(|value| value.matches(word, false));
        let before = place.word_before(arg)?;
        (takes(arg) && !takes(before)).then_some(before)
    });
    Some((values?, option))
}
