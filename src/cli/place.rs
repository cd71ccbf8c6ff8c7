//! Where in the tree of commands a person stands: at `kefu client add`, say.

use std::ffi::OsString;

use clap::{Arg, Command};

use crate::lang::Lang;

/// One command of the built tree, and the words typed to get to it.
#[derive(Clone, Debug)]
pub struct Place {
    words: Vec<String>,
    command: Command,
    rest: Vec<String>,
}

impl Place {
    /// The command at the end of a path of names, `["client", "add"]`; it ends at the first name that
    /// is no command.
    pub fn at(root: &Command, path: &[&str]) -> Place {
        let mut command = root.clone();
        command.build();

        let mut words = vec![command.get_name().to_owned()];
        for name in path {
            let Some(next) = command.find_subcommand(name).cloned() else {
                break;
            };
            words.push(next.get_name().to_owned());
            command = next;
        }
        Place {
            words,
            command,
            rest: Vec::new(),
        }
    }

    /// The command that these arguments lead to, the program's own name first, as clap would walk
    /// them: it ends at the first option or command it does not know.
    ///
    /// Clap's errors do not always say which command they are about; the arguments do.
    pub fn reached(root: &Command, args: &[OsString]) -> Place {
        let mut built = root.clone();
        built.build();

        let mut path = Vec::new();
        let mut here = &built;
        let words = args.iter().skip(1).map(|word| word.to_string_lossy());
        let words: Vec<_> = words.collect();
        let mut gone = 0;
        while let Some(word) = words.get(gone) {
            let mut with_values = 1;
            if word.starts_with('-') {
                let Some(values) = values_after(here, word) else {
                    break;
                };
                with_values += values;
            } else if word != "help" {
                let Some(next) = here.find_subcommand(word.as_ref()) else {
                    break;
                };
                path.push(next.get_name());
                here = next;
            }
            gone += with_values;
        }
        let rest = words.iter().skip(gone).map(|word| word.to_string());
        Place {
            rest: rest.collect(),
            ..Place::at(root, &path)
        }
    }

    /// The word typed right before another of what follows the command.
    pub fn word_before(&self, word: &str) -> Option<&str> {
        let at = self.rest.iter().position(|it| it == word)?;
        self.rest.get(at.checked_sub(1)?).map(String::as_str)
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
