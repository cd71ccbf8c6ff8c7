//! Where in the tree of commands a person stands: at `kefu client add`, say.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::lang::Lang;

/// One command of the tree, built, and the words typed to get to it.
pub struct Place<'t> {
    words: Vec<String>,
    command: Command,
    rest: Vec<String>,
    typed: Option<Typed<'t>>,
}

/// A whole line as it was typed, and what parses it.
struct Typed<'t> {
    tree: &'t dyn Fn() -> Command,
    args: &'t [OsString],
}

/// Where two hyphens part a word from the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parted {
    /// Right before the word.
    Here,
    /// Before the word too, but both moved behind all else.
    AtTheEnd,
}

impl Place<'_> {
    /// The command at the end of a path of names, `["client", "add"]`; it ends at the first name that
    /// is no command.
    pub fn at(root: Command, path: &[&str]) -> Place<'static> {
        let mut place = Place::of(root);
        for name in path {
            if !place.go(name) {
                break;
            }
        }
        place
    }

    /// The command that these arguments lead to, the program's own name first, as clap would walk
    /// them: it ends at the first option or command it does not know. `tree` makes the whole tree again.
    ///
    /// Clap's errors do not always say which command they are about; the arguments do.
    pub fn reached<'t>(tree: &'t dyn Fn() -> Command, args: &'t [OsString]) -> Place<'t> {
        let words = args.iter().skip(1).map(|word| word.to_string_lossy());
        let words: Vec<_> = words.collect();
        let mut place = Place::of(tree());
        let mut gone = 0;
        let mut named = 0;
        while let Some(word) = words.get(gone) {
            gone += 1;
            if word.starts_with('-') {
                let Some(values) = values_after(&place.command, word) else {
                    break;
                };
                gone += values;
            } else if word != "help" {
                if !place.go(word) {
                    break;
                }
                named = gone;
            }
        }
        let rest = words.iter().skip(named).map(|word| word.to_string());
        Place {
            rest: rest.collect(),
            typed: Some(Typed { tree, args }),
            ..place
        }
    }

    fn of(root: Command) -> Place<'static> {
        Place {
            words: vec![root.get_name().to_owned()],
            command: built(root),
            rest: Vec::new(),
            typed: None,
        }
    }

    /// Goes down to a command of this name, if there is one.
    fn go(&mut self, name: &str) -> bool {
        let Some(next) = self.command.find_subcommand_mut(name) else {
            return false;
        };
        let next = std::mem::take(next);
        self.words.push(next.get_name().to_owned());
        self.command = built(next.bin_name(self.typed()));
        true
    }

    /// The word typed right before another of what follows the command.
    pub fn word_before(&self, word: &str) -> Option<&str> {
        let at = self.rest.iter().position(|it| it == word)?;
        self.rest.get(at.checked_sub(1)?).map(String::as_str)
    }

    /// The word typed right after another of what follows the command.
    pub fn word_after(&self, word: &str) -> Option<&str> {
        let at = self.rest.iter().position(|it| it == word)?;
        self.rest.get(at + 1).map(String::as_str)
    }

    /// The whole word that was typed where clap tells only the option it saw in it: `-15万` of `-1`.
    pub fn word_of(&self, option: &str) -> Option<&str> {
        let letter = option.strip_prefix('-').filter(|it| !it.starts_with('-'));
        let is_it = |it: &&String| match letter {
            Some(letter) => it.starts_with('-') && !it.starts_with("--") && it.contains(letter),
            None => it.split('=').next() == Some(option),
        };
        self.rest.iter().find(is_it).map(String::as_str)
    }

    /// Why the line is not taken either with a word tied to the option before it, `--premium=-15万`, when that is
    /// because of this very value.
    pub fn refusal_of(&self, word: &str, tied: &str) -> Option<clap::Error> {
        let error = self.answer_to(
            |args, at| {
                args[at] = tied.into();
                args.remove(at.checked_sub(1)?);
                Some(())
            },
            word,
        )?;
        let refused = matches!(
            error.kind(),
            ErrorKind::ValueValidation | ErrorKind::InvalidValue
        );
        let option = tied.split('=').next().unwrap_or_default();
        let arg = error.get(ContextKind::InvalidArg);
        let is_of_it =
            matches!(arg, Some(ContextValue::String(arg)) if arg.split(' ').next() == Some(option));
        (refused && is_of_it).then_some(error)
    }

    /// Where the word is taken as it stands, once two hyphens stand before it.
    pub fn after_two_hyphens(&self, word: &str) -> Option<Parted> {
        let here = |args: &mut Vec<OsString>, at: usize| {
            args.insert(at, "--".into());
            Some(())
        };
        let last = |args: &mut Vec<OsString>, at: usize| {
            let word = args.remove(at);
            args.extend(["--".into(), word]);
            Some(())
        };
        self.typed.as_ref()?;
        if self.answer_to(here, word).is_none() {
            return Some(Parted::Here);
        }
        self.answer_to(last, word)
            .is_none()
            .then_some(Parted::AtTheEnd)
    }

    /// Clap's error when the line is changed at this word; `None` when it is taken then.
    fn answer_to(
        &self,
        change: impl FnOnce(&mut Vec<OsString>, usize) -> Option<()>,
        word: &str,
    ) -> Option<clap::Error> {
        let Typed { tree, args } = self.typed.as_ref()?;
        let mut args = args.to_vec();
        let at = args.iter().position(|it| it.to_str() == Some(word))?;
        change(&mut args, at)?;
        tree().try_get_matches_from(args).err()
    }

    /// The command, with the global options it takes.
    pub fn command(&self) -> &Command {
        &self.command
    }

    /// What is typed to get here: `kefu client add`.
    pub fn typed(&self) -> String {
        self.words.join(" ")
    }

    /// The line that shows how the command is written, without a heading.
    pub fn usage(&self, lang: Lang) -> String {
        let usage = self.command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        match lang {
            Lang::Zh => usage.replace("[OPTIONS]", "[选项]"),
            Lang::En => usage.to_owned(),
        }
    }
}

/// The command with what clap adds to it, such as the options of every command. Those below it are left as they are:
/// to build the whole tree for one of them takes longer than all else.
fn built(mut command: Command) -> Command {
    command.render_usage();
    command
}

/// How many of the following words belong to this option; `None` when the command has no such option.
fn values_after(command: &Command, word: &str) -> Option<usize> {
    if let Some(long) = word.strip_prefix("--") {
        let (name, attached) = match long.split_once('=') {
            Some((name, _)) => (name, true),
            None => (long, false),
        };
        let is_it = |arg: &&Arg| {
            let aliases = arg.get_all_aliases();
            arg.get_long() == Some(name) || aliases.is_some_and(|names| names.contains(&name))
        };
        let option = command.get_arguments().find(is_it)?;
        return Some(if attached { 0 } else { values_of(option) });
    }

    let mut letters = word.strip_prefix('-')?.chars();
    while let Some(letter) = letters.next() {
        let is_it = |arg: &&Arg| {
            let aliases = arg.get_all_short_aliases();
            arg.get_short() == Some(letter) || aliases.is_some_and(|all| all.contains(&letter))
        };
        let option = command.get_arguments().find(is_it)?;
        let values = values_of(option);
        if values > 0 {
            return Some(if letters.as_str().is_empty() {
                values
            } else {
                0
            });
        }
    }
    Some(0)
}

/// The least number of words an option takes that may stand apart from it.
fn values_of(option: &Arg) -> usize {
    if option.is_require_equals_set() {
        return 0;
    }
    option.get_num_args().map_or(0, |range| range.min_values())
}
