//! A command's help, set for the reader's language and the width of the screen.
//!
//! Clap's own page is not used: its headings and notes are fixed in English, it counts a Han character
//! as one column, and it breaks lines at spaces only, of which Chinese has none.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::{Arg, Command};

use super::entries::{Entry, aliases, in_columns, is_about_itself};
use super::place::Place;
use super::wrap::{fill, width, wrap};
use super::{Screen, picked};
use crate::lang::half;
use crate::say;

/// How much of a command's help is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// `-h`: the command itself, with a line on where to read about the options that every command has.
    Short,
    /// `--help` and `help`: these options too, and the long texts where there are any.
    Whole,
}

impl Extent {
    /// What these arguments ask for, once clap has found that they ask for help.
    pub(super) fn asked(args: &[OsString]) -> Extent {
        let words = args.iter().skip(1).take_while(|word| *word != "--");
        let mut words = words.map(|word| word.to_string_lossy());
        let is_short = |word: &str| word.starts_with('-') && !word.starts_with("--");
        let short = words
            .clone()
            .any(|word| is_short(&word) && word.contains('h'));
        match short && !words.any(|word| word == "--help") {
            true => Extent::Short,
            false => Extent::Whole,
        }
    }
}

/// The help of the command at the end of `path` (`["client", "add"]`; none is the program itself).
pub fn render_help(root: Command, path: &[&str], extent: Extent, screen: &Screen) -> String {
    page(&Place::at(root, path), extent, screen)
}

/// The help of a place in the tree, ending with a line break.
pub(super) fn page(place: &Place, extent: Extent, screen: &Screen) -> String {
    let command = place.command();
    let lang = screen.lang;
    let text = |long: Option<&StyledStr>, short: Option<&StyledStr>| {
        let long = long.filter(|_| extent == Extent::Whole);
        let text = picked(long.or(short)?, lang);
        Some(wrap(&text, screen.columns).join("\n"))
    };

    let mut parts = Vec::new();
    parts.extend(text(
        command.get_before_long_help(),
        command.get_before_help(),
    ));
    parts.extend(text(command.get_long_about(), command.get_about()));
    parts.push(usage(place, screen));
    parts.extend(commands(command, screen));
    parts.extend(arguments(command, extent, screen));
    parts.extend(text(
        command.get_after_long_help(),
        command.get_after_help(),
    ));
    parts.join("\n\n") + "\n"
}

/// The usage with its heading; long ones go on below where they began.
pub(super) fn usage(place: &Place, screen: &Screen) -> String {
    let heading = say!(screen.lang, zh: "用法：", en: "Usage: ");
    let indent = width(&heading);
    let usage = place.usage(screen.lang);

    let lines = usage.lines().flat_map(|line| {
        let parts = usage_parts(line.trim());
        fill(parts, screen.columns.saturating_sub(indent))
    });
    let body = lines
        .collect::<Vec<_>>()
        .join(&format!("\n{}", " ".repeat(indent)));
    format!("{}{body}", screen.bold(&heading))
}

/// The commands below this one under their heading; `None` when there are none to show.
pub(super) fn commands(command: &Command, screen: &Screen) -> Option<String> {
    let lang = screen.lang;
    let entries: Vec<Entry> = command
        .get_subcommands()
        .filter(|sub| !sub.is_hide_set() && sub.get_name() != "help")
        .map(|sub| {
            let about = sub.get_about().or(sub.get_long_about());
            let names: Vec<&str> = sub.get_visible_aliases().collect();
            Entry {
                term: sub.get_name().to_owned(),
                text: about.map(|about| picked(about, lang)).unwrap_or_default(),
                notes: aliases(&names, lang).into_iter().collect(),
                ..Entry::default()
            }
        })
        .collect();

    let heading = command.get_subcommand_help_heading();
    let heading = heading.map_or_else(
        || say!(lang, zh: "命令", en: "Commands"),
        |heading| half(heading, lang).to_owned(),
    );
    (!entries.is_empty()).then(|| section(&heading, &entries, screen))
}

/// The sections of positional arguments, options, own headings and, last, what every command takes.
fn arguments(command: &Command, extent: Extent, screen: &Screen) -> Vec<String> {
    let lang = screen.lang;
    let everywhere = say!(lang, zh: "全局选项", en: "Global options");
    let mut sections: Vec<(String, Vec<&Arg>)> = vec![
        (say!(lang, zh: "参数", en: "Arguments"), Vec::new()),
        (say!(lang, zh: "选项", en: "Options"), Vec::new()),
    ];
    let mut global = Vec::new();
    let has_global = command.get_arguments().any(Arg::is_global_set);

    let mut args: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| !arg.is_hide_set() && !arg.is_hide_long_help_set())
        .collect();
    args.sort_by_key(|arg| is_about_itself(arg));
    for arg in args {
        if let Some(heading) = arg.get_help_heading() {
            let heading = half(heading, lang);
            match sections.iter_mut().find(|(known, _)| known == heading) {
                Some((_, args)) => args.push(arg),
                None => sections.push((heading.to_owned(), vec![arg])),
            }
        } else if arg.is_positional() {
            sections[0].1.push(arg);
        } else if arg.is_global_set() || (has_global && is_about_itself(arg)) {
            global.push(arg);
        } else {
            sections[1].1.push(arg);
        }
    }
    let named = (extent == Extent::Short && !global.is_empty()).then(|| everywhere_told(screen));
    if named.is_none() {
        sections.push((everywhere, global));
    }

    let sections = sections
        .into_iter()
        .filter(|(_, args)| !args.is_empty())
        .map(|(heading, args)| {
            let entries: Vec<Entry> = args.into_iter().map(|arg| Entry::of(arg, lang)).collect();
            section(&heading, &entries, screen)
        });
    sections.chain(named).collect()
}

/// The options of every command in one line: where to read about them.
pub fn everywhere_told(screen: &Screen) -> String {
    let told = say!(screen.lang,
        zh: "各命令通用的选项：kefu --help",
        en: "Options for every command: kefu --help"
    );
    wrap(&told, screen.columns).join("\n")
}

fn section(heading: &str, entries: &[Entry], screen: &Screen) -> String {
    let colon = say!(screen.lang, zh: "：", en: ":");
    let heading = screen.bold(&format!("{heading}{colon}"));
    format!("{heading}\n{}", in_columns(entries, screen))
}

/// A usage line cut where it may go on below: never inside brackets, nor between an option and its value.
fn usage_parts(line: &str) -> Vec<(&'static str, String)> {
    let mut parts: Vec<(&'static str, String)> = Vec::new();
    let mut depth = 0usize;
    for word in line.split(' ') {
        let belongs = parts.last().is_some_and(|(_, last)| {
            last.starts_with('-') && !last.contains('<') && word.starts_with('<')
        });
        match parts.last_mut() {
            Some((_, last)) if depth > 0 || belongs => {
                last.push(' ');
                last.push_str(word);
            }
            _ => parts.push((" ", word.to_owned())),
        }
        let opened = word.chars().filter(|letter| "<[".contains(*letter)).count();
        let closed = word.chars().filter(|letter| ">]".contains(*letter)).count();
        depth = (depth + opened).saturating_sub(closed);
    }
    parts
}
