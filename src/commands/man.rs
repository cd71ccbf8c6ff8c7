//! `kefu man`: a page of the manual for each command, in the reader's language, as `man` reads it.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

use super::{Answer, Failed};
use crate::both;
use crate::cli::entries::{Entry, is_about_itself};
use crate::cli::place::Place;
use crate::cli::speak;
use crate::context::Context;
use crate::lang::Lang;
use crate::say;
use crate::wrap::pieces;

/// What to type, for the help.
pub(super) const EXAMPLES: &str = both!(
    "-o 后写文件夹；没有的，末尾加“/”即新建。\n例：\n  kefu man -o man1/                  写入文件夹 man1\n  man -l man1/kefu-check.1           阅读其中一页",
    "-o names the folder; with a slash at its end it is made when it is missing.\nExamples:\n  kefu man -o man1/                  into the folder man1\n  man -l man1/kefu-check.1           read one of them"
);

/// In the place of a date: the same kefu writes the same page on every day. Nothing at all would move what follows.
const NO_DATE: &str = " ";

/// Where a line may be broken, until the page is written.
const BREAK: char = '\u{1f}';

pub(super) fn run(context: &Context, tree: Command) -> anyhow::Result<Answer> {
    let lang = context.lang;
    if context.files.is_empty() {
        return Err(Failed::because(say!(lang,
            zh: "手册页写入文件夹，请写明：kefu man -o 文件夹/",
            en: "The pages go into a folder. Name it: kefu man -o DIR/"
        )));
    }
    let mut root = speak::in_language(tree, lang);
    root.build();
    let mut folder = Vec::new();
    add(lang, &root, &root, &[], &mut folder);
    Ok(Answer {
        folder,
        ..Answer::default()
    })
}

/// The page of a command, and of each below it.
fn add(
    lang: Lang,
    root: &Command,
    command: &Command,
    path: &[&str],
    folder: &mut Vec<(String, Vec<u8>)>,
) {
    let page = Page {
        lang,
        root,
        command,
        path,
    };
    folder.push((format!("{}.1", name(path)), page.written().into_bytes()));
    for sub in below(command) {
        let path = [path, &[sub.get_name()]].concat();
        add(lang, root, sub, &path, folder);
    }
}

fn name(path: &[&str]) -> String {
    [&["kefu"], path].concat().join("-")
}

fn below(command: &Command) -> impl Iterator<Item = &Command> {
    let all = command.get_subcommands();
    all.filter(|sub| !sub.is_hide_set() && sub.get_name() != "help")
}

/// The page of one command.
struct Page<'c> {
    lang: Lang,
    root: &'c Command,
    command: &'c Command,
    path: &'c [&'c str],
}

impl Page<'_> {
    fn written(&self) -> String {
        let lang = self.lang;
        let mut page = Roff::new();
        let name = name(self.path);
        let version = self.root.get_version().unwrap_or_default();
        let (of, manual) = (
            ["kefu", version].join(" "),
            say!(lang, zh: "kefu 手册", en: "Manual of kefu"),
        );
        page.control(
            "TH",
            [name.to_uppercase().as_str(), "1", NO_DATE, &of, &manual],
        );
        // Ragged lines without hyphens: Chinese has no blanks to widen.
        page.control("ad", ["l"]);
        page.control("nh", []);

        let about = self.command.get_about().map(|it| it.ansi().to_string());
        let about = about.unwrap_or_default();
        heading(&mut page, &say!(lang, zh: "名称", en: "NAME"));
        page.text([roman(format!("{name} - ")), said(&about)]);
        heading(&mut page, &say!(lang, zh: "用法", en: "SYNOPSIS"));
        let usage = Place::at(self.root.clone(), self.path).usage(lang);
        for line in usage.lines() {
            page.text([bold(line.trim())]);
            page.control("br", []);
        }
        if let Some(long) = self.command.get_long_about() {
            heading(&mut page, &say!(lang, zh: "说明", en: "DESCRIPTION"));
            prose(&mut page, &long.ansi().to_string());
        }
        self.arguments(&mut page);
        self.commands(&mut page);
        let help = self
            .command
            .get_after_long_help()
            .or(self.command.get_after_help());
        if let Some(help) = help {
            heading(
                &mut page,
                &say!(lang, zh: "说明与示例", en: "NOTES AND EXAMPLES"),
            );
            prose(&mut page, &help.ansi().to_string());
        }
        self.others(&mut page);
        page.to_roff().replace(BREAK, "\\:")
    }

    /// Its arguments and options; those of every command stand on the page of kefu itself.
    fn arguments(&self, page: &mut Roff) {
        let lang = self.lang;
        let is_root = self.path.is_empty();
        let shown = |arg: &&Arg| {
            let is_everywhere = arg.is_global_set() || is_about_itself(arg);
            !arg.is_hide_set() && (is_root || !is_everywhere)
        };
        let shown: Vec<&Arg> = self.command.get_arguments().filter(shown).collect();
        let (positional, options): (Vec<&Arg>, Vec<&Arg>) =
            shown.into_iter().partition(|arg| arg.is_positional());
        for (title, args) in [
            (say!(lang, zh: "参数", en: "ARGUMENTS"), positional),
            (say!(lang, zh: "选项", en: "OPTIONS"), options),
        ] {
            if args.is_empty() {
                continue;
            }
            heading(page, &title);
            for arg in args {
                let entry = Entry::of(arg, lang);
                let words = std::iter::once(entry.text.clone()).chain(entry.notes.iter().cloned());
                let words: Vec<String> = words.filter(|it| !it.is_empty()).collect();
                tagged(page, bold(entry.term.trim()), &words.join(" "));
                if !entry.values.is_empty() {
                    page.control("RS", []);
                    for value in &entry.values {
                        tagged(page, italic(value.term.as_str()), &value.text);
                    }
                    page.control("RE", []);
                }
            }
        }
        if !is_root {
            heading(page, &say!(lang, zh: "全局选项", en: "GLOBAL OPTIONS"));
            page.text([said(&say!(lang, zh: "各命令通用的选项见 kefu(1)。", en: "For the options of every command see kefu(1)."))]);
        }
    }

    fn commands(&self, page: &mut Roff) {
        if below(self.command).next().is_none() {
            return;
        }
        heading(page, &say!(self.lang, zh: "命令", en: "COMMANDS"));
        for sub in below(self.command) {
            let about = sub.get_about().map(|it| it.ansi().to_string());
            let path = [self.path, &[sub.get_name()]].concat();
            tagged(
                page,
                bold(format!("{}(1)", name(&path))),
                &about.unwrap_or_default(),
            );
        }
    }

    /// The pages of the commands above this one.
    fn others(&self, page: &mut Roff) {
        if self.path.is_empty() {
            return;
        }
        heading(page, &say!(self.lang, zh: "另见", en: "SEE ALSO"));
        let above = (0..self.path.len()).map(|length| format!("{}(1)", name(&self.path[..length])));
        page.text([roman(above.collect::<Vec<_>>().join(", "))]);
    }
}

fn heading(page: &mut Roff, title: &str) {
    page.control("SH", [title]);
}

fn tagged(page: &mut Roff, term: Inline, text: &str) {
    page.control("TP", []);
    page.text([term]);
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    for (nth, line) in lines.iter().enumerate() {
        if nth > 0 {
            page.control("br", []);
        }
        page.text([said(line.trim())]);
    }
}

/// Paragraphs; lines that are set in, which are examples, stay as they are.
fn prose(page: &mut Roff, text: &str) {
    let mut is_set_in = false;
    for line in text.lines() {
        let begins = line.starts_with("  ");
        match (is_set_in, begins) {
            (false, true) => {
                page.control("PP", []);
                page.control("nf", []);
            }
            (true, false) => {
                page.control("fi", []);
                page.control("PP", []);
            }
            (false, false) => {
                page.control("PP", []);
            }
            (true, true) => {}
        }
        is_set_in = begins;
        match begins {
            true => page.text([roman(line)]),
            false => page.text([said(line)]),
        };
    }
    if is_set_in {
        page.control("fi", []);
    }
}

/// Words with the places where a line may be broken: of Chinese, `man` knows none.
fn said(text: &str) -> Inline {
    let mut marked = String::with_capacity(text.len());
    for piece in pieces(text) {
        if !marked.is_empty() && !marked.ends_with(' ') {
            marked.push(BREAK);
        }
        marked.push_str(piece);
    }
    roman(marked)
}
