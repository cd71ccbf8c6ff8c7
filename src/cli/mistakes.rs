//! What a person typed wrong, in their language, with what to type instead.

use std::ffi::OsString;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, Command};

use super::Screen;
use super::entries::{Entry, in_columns, purpose};
use super::help::{Extent, commands, page, usage};
use super::place::Place;
use super::shown::shown;
use super::told::Told;
use super::wrap::wrap;
use crate::lang::Lang;
use crate::say;

mod intent;
mod unknown;
mod value;

/// What a run that ended while parsing prints, and the code it ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output: help or the version, when it was asked for.
    pub stdout: String,
    /// For standard error: what was wrong, and what to type.
    pub stderr: String,
    /// The exit code: 0 when help or the version was asked for, 2 for a mistake.
    pub code: u8,
}

/// Puts clap's error into words.
///
/// `tree` makes the tree that parsed, as [`in_language`](super::speak::in_language) does, and `args` are what
/// it parsed, the program's name first: clap's error alone does not say which command it is about. The
/// message of a value parser is one text with both halves ([`both!`](crate::both) or
/// [`Both::joined`](crate::lang::Both::joined)), and the reader's half is told.
pub fn explain(
    error: &clap::Error,
    tree: &dyn Fn() -> Command,
    args: &[OsString],
    screen: &Screen,
) -> Outcome {
    let place = || Place::reached(tree, args);
    match error.kind() {
        ErrorKind::DisplayHelp => Outcome {
            stdout: page(&place(), Extent::asked(args), screen),
            ..Outcome::default()
        },
        ErrorKind::DisplayVersion => Outcome {
            stdout: error.to_string(),
            ..Outcome::default()
        },
        _ => {
            // Its words go to standard error, whose every escape is shown and not sent: they may hold what
            // was typed. And whether there are colours is known of standard output alone.
            let plain = Screen {
                colour: false,
                ..*screen
            };
            let place = place();
            Outcome {
                stderr: told(&mistake(error, &place, &plain), &place, &plain),
                code: 2,
                ..Outcome::default()
            }
        }
    }
}

/// What was wrong, in parts.
struct Mistake {
    /// The sentence.
    what: String,
    /// A list that belongs to it, already set in lines.
    list: Option<String>,
    /// What may have been meant.
    hints: Vec<String>,
}

impl From<String> for Mistake {
    fn from(what: String) -> Mistake {
        Mistake {
            what,
            list: None,
            hints: Vec::new(),
        }
    }
}

/// The whole message: what, the list, hints, the usage, and where to read more.
fn told(mistake: &Mistake, place: &Place, screen: &Screen) -> String {
    let label = say!(screen.lang, zh: "错误：", en: "error: ");
    let mut message = wrap(&format!("{label}{}", mistake.what), screen.columns);
    message.extend(mistake.list.clone());
    message.extend(
        mistake
            .hints
            .iter()
            .flat_map(|hint| wrap(hint, screen.columns)),
    );
    message.push(String::new());
    message.push(usage(place, screen));
    let typed = place.typed();
    message.push(
        say!(screen.lang, zh: "查看说明：{typed} --help", en: "For help, type: {typed} --help"),
    );
    message.join("\n") + "\n"
}

fn mistake(error: &clap::Error, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let told = Told(error);
    let arg = told.one(ContextKind::InvalidArg);
    let value = quoted(&told.one(ContextKind::InvalidValue), lang);
    let given = told.number(ContextKind::ActualNumValues);

    match error.kind() {
        ErrorKind::UnknownArgument => unknown::argument(&told, place, screen),
        ErrorKind::InvalidSubcommand => unknown::command(&told, place, screen),
        ErrorKind::MissingRequiredArgument => {
            missing_arguments(told.all(ContextKind::InvalidArg), place, screen)
        }
        ErrorKind::MissingSubcommand => missing_subcommand(place, screen),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            if place.command().has_subcommands() {
                missing_subcommand(place, screen)
            } else {
                let required = place
                    .command()
                    .get_arguments()
                    .filter(|arg| arg.is_required_set());
                missing_arguments(required.map(Arg::to_string).collect(), place, screen)
            }
        }
        ErrorKind::InvalidValue => value::not_listed(&told, place, screen),
        ErrorKind::ValueValidation => value::refused(error, &told, place, screen),
        ErrorKind::NoEquals => {
            let option = arg.split(['=', '[', ' ']).next().unwrap_or(&arg);
            say!(lang,
                zh: "{option} 的值要用等号连着写：{arg}。",
                en: "{option} takes its value after an equals sign: {arg}."
            )
            .into()
        }
        ErrorKind::TooManyValues if find(place, &arg).is_some_and(is_flag) => {
            say!(lang, zh: "{arg} 后面不写值。", en: "{arg} takes no value.").into()
        }
        ErrorKind::TooManyValues => say!(lang,
            zh: "{arg} 的值已经写满，{value}是多出来的。",
            en: "{arg} has all its values; {value} is one too many."
        )
        .into(),
        ErrorKind::TooFewValues => {
            let least = told.number(ContextKind::MinValues);
            say!(lang,
                zh: "{arg} 至少要 {least} 个值，只写了 {given} 个。",
                en: "{arg} takes at least {least} values; {given} given."
            )
            .into()
        }
        ErrorKind::WrongNumberOfValues => {
            let expected = told.number(ContextKind::ExpectedNumValues);
            say!(lang,
                zh: "{arg} 要 {expected} 个值，写了 {given} 个。",
                en: "{arg} takes {expected} values; {given} given."
            )
            .into()
        }
        ErrorKind::ArgumentConflict => conflict(&told, screen),
        ErrorKind::InvalidUtf8 => say!(lang,
            zh: "命令里有不是 UTF-8 的字符。请检查终端的编码。",
            en: "the command has bytes that are not UTF-8. Check the terminal's encoding."
        )
        .into(),
        // Asked-for help and versions never come here; the rest, and kinds clap may add, speak for themselves.
        kind => {
            let said = kind
                .as_str()
                .map_or_else(|| error.to_string(), str::to_owned);
            let said = shown(said.trim_end().trim_start_matches("error: "));
            say!(lang, zh: "命令不能执行（{said}）。", en: "the command cannot be run ({said}).")
                .into()
        }
    }
}

/// What is missing, one a line, with what it is for.
fn missing_arguments(missing: Vec<String>, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let typed = place.typed();
    if missing.is_empty() {
        return say!(lang, zh: "{typed} 后面还缺内容。", en: "{typed} needs more than its name.")
            .into();
    }
    // Clap writes a choice of which one is needed as `<--a|--b>`; alone, it is taken apart and explained.
    let choice = match missing.as_slice() {
        [one] if one.contains('|') => one.strip_prefix("<-").and_then(|it| it.strip_suffix('>')),
        _ => None,
    };
    let is_choice = choice.is_some();
    let needed: Vec<String> = match choice {
        Some(choice) => format!("-{choice}").split('|').map(str::to_owned).collect(),
        None => missing,
    };
    let missing: Vec<Entry> = needed
        .into_iter()
        .map(|term| {
            let text = find(place, &term)
                .map(|arg| purpose(arg, lang))
                .unwrap_or_default();
            Entry {
                term,
                text,
                ..Entry::default()
            }
        })
        .collect();
    let what = match is_choice {
        true => say!(lang, zh: "{typed} 至少还缺一项：", en: "{typed} still needs one of these:"),
        false => say!(lang, zh: "{typed} 还缺：", en: "{typed} still needs:"),
    };
    Mistake {
        list: Some(in_columns(&missing, screen)),
        ..what.into()
    }
}

fn missing_subcommand(place: &Place, screen: &Screen) -> Mistake {
    let typed = place.typed();
    Mistake {
        list: commands(place.command(), screen).map(|commands| format!("\n{commands}")),
        ..say!(screen.lang, zh: "{typed} 后面还缺一个命令。", en: "{typed} needs a command after it.").into()
    }
}

/// Arguments that exclude each other, or one given twice.
fn conflict(told: &Told, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let arg = told
        .first(ContextKind::InvalidArg)
        .or_else(|| told.first(ContextKind::InvalidSubcommand))
        .unwrap_or_default();
    let others = told.all(ContextKind::PriorArg);

    match others.as_slice() {
        [] => say!(lang,
            zh: "{arg} 不能和其他内容一起用。",
            en: "{arg} cannot be used with anything else."
        )
        .into(),
        [other] if *other == arg => {
            say!(lang, zh: "{arg} 只能写一次。", en: "{arg} can be given only once.").into()
        }
        [other] => {
            say!(lang, zh: "{arg} 不能和 {other} 一起用。", en: "{arg} cannot be used with {other}.").into()
        }
        others => {
            let others: Vec<Entry> = others
                .iter()
                .map(|term| Entry {
                    term: term.clone(),
                    ..Entry::default()
                })
                .collect();
            Mistake {
                list: Some(in_columns(&others, screen)),
                ..say!(lang, zh: "{arg} 不能和这些一起用：", en: "{arg} cannot be used with these:").into()
            }
        }
    }
}

/// Whether a verb has an option of this name that is its own.
fn has_option(verb: &Command, name: &str) -> bool {
    let mut options = verb.get_arguments().filter(|arg| !arg.is_global_set());
    options.any(|option| option.get_long() == Some(name))
}

/// The argument that clap writes this way.
fn find<'a>(place: &'a Place, written: &str) -> Option<&'a Arg> {
    place
        .command()
        .get_arguments()
        .find(|arg| arg.to_string() == written)
}

fn is_flag(arg: &Arg) -> bool {
    !arg.get_action().takes_values()
}

fn did_you_mean(meant: &str, lang: Lang) -> String {
    say!(lang, zh: "是不是想写：{meant}", en: "Did you mean: {meant}")
}

fn quoted(text: &str, lang: Lang) -> String {
    say!(lang, zh: "“{text}”", en: "'{text}'")
}
