//! A word that nobody knows: an option, a command, or one too many.

use clap::error::ContextKind;
use clap::{Arg, Command};

use super::value::holding;
use super::{Mistake, did_you_mean, has_option, intent, is_flag, quoted};
use crate::cli::entries::{Entry, in_columns};
use crate::cli::full_width::narrowed;
use crate::cli::help::commands;
use crate::cli::place::{Parted, Place};
use crate::cli::shown::shown;
use crate::cli::told::Told;
use crate::cli::{Screen, picked};
use crate::lang::Lang;
use crate::model::nearest;
use crate::say;

/// An option nobody knows, or a word too many.
pub(super) fn argument(told: &Told, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
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
                en: "{word} must begin with two plain hyphens (--)."
            )
            .into()
        };
    }
    if !arg.starts_with('-') {
        let word = quoted(&arg, lang);
        let mut mistake: Mistake =
            say!(lang, zh: "{word}是多出来的，{typed} 用不到它。", en: "{word} is one word too many for {typed}.").into();
        mistake.hints = match after_two_hyphens(&arg, place) {
            true => vec![without_hyphens(&arg, lang)],
            false => one_too_many(&arg, place, lang),
        };
        return mistake;
    }

    // Clap tells the first letter alone of `-15万`.
    let whole = place.word_of(&arg).unwrap_or(&arg);
    let word = shown(whole);
    let tied = option_before(place, whole).map(|option| format!("{option}={whole}"));
    if let Some(error) = (tied.as_ref()).and_then(|tied| place.refusal_of(whole, tied)) {
        // The hyphen is not the only problem: the option does not take this value at all.
        return super::mistake(&error, place, screen);
    }
    let mut mistake: Mistake =
        say!(lang, zh: "{typed} 没有 {word} 这个选项。", en: "{typed} has no option {word}.")
            .into();
    mistake.hints = match tied {
        Some(tied) => {
            let option = tied.split('=').next().unwrap_or_default();
            let (tied, word) = (shown(&tied), quoted(&word, lang));
            vec![say!(lang,
                zh: "如果{word}是 {option} 的值，请写成：{tied}",
                en: "If {word} is the value of {option}, write: {tied}"
            )]
        }
        None => of_no_option(whole, told, place, lang),
    };
    mistake
}

/// What may be meant by a word that begins with a hyphen and is no option here.
fn of_no_option(word: &str, told: &Told, place: &Place, lang: Lang) -> Vec<String> {
    let name = word.trim_start_matches('-');
    let is_option = name.starts_with(|first: char| first.is_ascii_alphabetic());
    if !is_option || name.contains(' ') {
        let parted = place.after_two_hyphens(word);
        let hints = parted.map(|parted| as_a_value(word, parted, lang));
        return hints.into_iter().collect();
    }
    let name = name.split('=').next().unwrap_or_default();
    let id = name.replace('-', "_");
    let mut places = place.command().get_positionals();
    if let Some(place) = places.find(|it| it.get_id().as_str() == id) {
        // What has its place is written there, without a name.
        return vec![say!(lang,
            zh: "{place} 直接写内容，前面不加 --{name}。",
            en: "Write {place} alone, without --{name} before it."
        )];
    }
    if place.command().find_subcommand(name).is_some() {
        return vec![without_hyphens(name, lang)];
    }
    let shown_options = (place.command().get_arguments()).filter(|option| !option.is_hide_set());
    let shown_options: Vec<&str> = shown_options.filter_map(Arg::get_long).collect();
    let name = narrowed(name).unwrap_or_else(|| name.to_owned());
    let near = nearest(&name, shown_options.iter().copied()).or_else(|| {
        // `--premium-change` says more than the option it begins with.
        let begins = |option: &&str| {
            let rest = name.strip_prefix(option);
            rest.is_some_and(|rest| rest.starts_with('-'))
        };
        let begins = shown_options.iter().copied().filter(begins);
        begins.max_by_key(|option| option.len())
    });
    if let Some(near) = near {
        return vec![did_you_mean(&format!("--{near}"), lang)];
    }
    let takes =
        |option: &&Arg| (option.get_possible_values().iter()).any(|it| it.get_name() == name);
    let of_option = (place.command().get_arguments()).filter(|option| option.get_long().is_some());
    if let Some(option) = of_option.filter(|it| !is_flag(it)).find(takes) {
        let option = option.get_long().unwrap_or_default();
        return vec![did_you_mean(&format!("--{option} {name}"), lang)];
    }
    // `kefu client --name add`: clap saw the option at a command that follows.
    let suggestions = told.suggestions();
    let elsewhere = suggestions.iter().find_map(|hint| {
        let elsewhere = hint.strip_prefix('\'')?.strip_suffix("' exists")?;
        let (_, option) = elsewhere.rsplit_once("--")?;
        nearest(&name, [option].into_iter()).map(|_| elsewhere)
    });
    let meant = elsewhere.map(|elsewhere| shown(&format!("{} {elsewhere}", place.typed())));
    meant
        .map(|it| did_you_mean(&it, lang))
        .into_iter()
        .collect()
}

fn as_a_value(word: &str, parted: Parted, lang: Lang) -> String {
    let quoted = quoted(&shown(word), lang);
    let word = match word.contains(char::is_whitespace) {
        true => format!("\"{}\"", shown(word)),
        false => shown(word),
    };
    match parted {
        Parted::Here => say!(lang,
            zh: "如果{quoted}本身就是内容，请在它前面加上 --，写成：-- {word}",
            en: "If {quoted} is a value and not an option, put -- before it: -- {word}"
        ),
        Parted::AtTheEnd => say!(lang,
            zh: "如果{quoted}本身就是内容，请移到最后，前面加上 --，写成：-- {word}",
            en: "If {quoted} is a value and not an option, move it to the end, with -- before it: -- {word}"
        ),
    }
}

/// Whether a command stands where two hyphens ended what can be a command.
fn after_two_hyphens(word: &str, place: &Place) -> bool {
    place.word_before(word) == Some("--") && place.command().find_subcommand(word).is_some()
}

fn without_hyphens(command: &str, lang: Lang) -> String {
    say!(lang,
        zh: "{command} 是一个命令，请去掉它前面的 --。",
        en: "{command} is a command: leave out the -- before it."
    )
}

/// A command nobody knows: where the word belongs, or else those there are.
pub(super) fn command(told: &Told, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let typed = place.typed();
    let name = told.one(ContextKind::InvalidSubcommand);
    let word = quoted(&name, lang);
    let mut mistake: Mistake =
        say!(lang, zh: "{typed} 没有{word}这个命令。", en: "{typed} has no command {word}.").into();
    let meant = |it: &str| vec![did_you_mean(&format!("{typed} {it}"), lang)];

    let nouns = nouns_with(&name, place, screen);
    let told = intent::told(&name, lang);
    let told: Option<Vec<String>> = told.map(|told| told.lines().map(str::to_owned).collect());
    let is_noun = |word: &str| place.command().find_subcommand(word).is_some();
    if let Some(told) = &told
        && !nouns.is_empty()
        && !place.word_after(&name).is_some_and(is_noun)
    {
        mistake.hints = told.clone();
        return mistake;
    }
    if let [noun] = nouns.as_slice() {
        mistake.hints.push(did_you_mean(&shown(&noun.term), lang));
        return mistake;
    }
    if !nouns.is_empty() {
        return of_these(&name, &nouns, screen);
    }
    let below = || (place.command().get_subcommands()).filter(|it| !it.is_hide_set());
    let has = |it: &&&str| below().any(|verb| verb.get_name() == **it);
    let elsewhere = intent::verbs(&name);
    let known = intent::named(&name).into_iter();
    let known = known.chain(elsewhere.iter().copied());
    let known: Vec<&str> = known.collect();
    let has_it: Vec<String> = (place.command().get_subcommands())
        .filter(|verb| has_option(verb, &name))
        .map(|verb| format!("{typed} {}", verb.get_name()))
        .collect();
    if let Some(verb) = known.iter().find(has) {
        mistake.hints = meant(verb);
    } else if !has_it.is_empty() {
        let list = lang.list(&has_it);
        mistake.hints.push(say!(lang,
            zh: "--{name} 是这些命令的选项：{list}",
            en: "--{name} is an option of: {list}"
        ));
    } else if let Some(told) = told {
        mistake.hints = told;
    } else if let Some(near) =
        begun(&name, below()).or_else(|| nearest(&name, below().map(Command::get_name)))
    {
        mistake.hints = meant(near);
    } else {
        let nouns = elsewhere.iter().map(|verb| nouns_with(verb, place, screen));
        if let Some(nouns) = nouns.into_iter().find(|nouns| !nouns.is_empty()) {
            return of_these(&name, &nouns, screen);
        }
        let all: Vec<Entry> = below()
            .map(|verb| Entry {
                term: format!("{typed} {}", verb.get_name()),
                text: about(verb, lang),
                ..Entry::default()
            })
            .collect();
        let holding = holding(&name, &all);
        mistake.hints = holding.iter().map(|it| did_you_mean(it, lang)).collect();
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
        let end = if mistake.hints.is_empty() { "" } else { "\n" };
        mistake.list = all.map(|all| format!("\n{all}{end}"));
    }
    mistake
}

/// The only command that begins with these letters, two at the least.
fn begun<'a>(letters: &str, commands: impl Iterator<Item = &'a Command>) -> Option<&'a str> {
    let names = commands.map(Command::get_name);
    let mut begun = names.filter(|name| name.starts_with(letters));
    let only = begun.next().filter(|_| begun.next().is_none());
    only.filter(|_| letters.len() > 1)
}

/// The nouns that have a verb of this name, as it is typed with each; the one alone that was typed after the verb.
fn nouns_with(verb: &str, place: &Place, screen: &Screen) -> Vec<Entry> {
    let nouns = place.command().get_subcommands();
    let nouns = nouns.filter(|noun| !noun.is_hide_set());
    let mut entries: Vec<(&str, Entry)> = nouns
        .filter_map(|noun| {
            let below = noun.find_subcommand(verb)?;
            let term = format!("{} {} {}", place.typed(), noun.get_name(), below.get_name());
            let text = about(below, screen.lang);
            let entry = Entry {
                term,
                text,
                ..Entry::default()
            };
            Some((noun.get_name(), entry))
        })
        .collect();
    if let Some(noun) = place.word_after(verb)
        && entries.iter().any(|(name, _)| *name == noun)
    {
        entries.retain(|(name, _)| *name == noun);
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// A verb that wants one of several nouns before it.
fn of_these(name: &str, nouns: &[Entry], screen: &Screen) -> Mistake {
    let word = quoted(name, screen.lang);
    Mistake {
        list: Some(in_columns(nouns, screen)),
        ..say!(screen.lang,
            zh: "{word}要和它所说的对象一起写：",
            en: "{word} needs the noun that it is about before it:"
        )
        .into()
    }
}

fn about(command: &Command, lang: Lang) -> String {
    let about = command.get_about();
    about.map(|about| picked(about, lang)).unwrap_or_default()
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
    // Who knows other programs gives a new entry its id as a word.
    let is_id = !arg.is_empty()
        && arg
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let as_id = (is_id && has_option(command, "id")).then_some((arg, "id"));
    if let Some((value, option)) = in_its_place(arg, place).or(as_id) {
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
