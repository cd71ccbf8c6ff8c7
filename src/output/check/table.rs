//! A report for a person: client by client, each finding with its place and what to do.

use super::fold::{Told, folded};
use super::{Line, Report, by_client, place, settled, summary, word};
use crate::lang::Lang;
use crate::output::Style;
use crate::say;
use crate::standard::Severity;
use crate::text::command::kefu;
use crate::text::visible::visible;
use crate::wrap::{LongWord, width, wrap, wrap_after};

/// The width of a report when the width of the terminal is not known.
const DEFAULT_WIDTH: usize = 100;
/// The least width of a terminal.
const LEAST_WIDTH: usize = 20;
/// The indent of a finding's text.
const INDENT: usize = 4;

const BOLD: &str = "1";
const FAINT: &str = "2";
const RED: &str = "31";
const YELLOW: &str = "33";
const BLUE: &str = "34";

pub(super) fn render(report: &Report, style: &Style) -> String {
    let sheet = Sheet {
        width: match style.width {
            0 | usize::MAX => DEFAULT_WIDTH,
            width => width.max(LEAST_WIDTH),
        },
        colour: style.colour,
        lang: style.lang,
    };

    let mut lines = Vec::new();
    for group in by_client(report) {
        lines.extend(sheet.heading(group[0]));
        for told in folded(&group, &report.in_full) {
            lines.extend(match told {
                Told::One(line) => sheet.finding(line),
                Told::More(count, line) => sheet.more(count, line),
            });
        }
        lines.push(String::new());
    }
    let said = summary(report, style.lang);
    lines.extend(wrap(&visible(&said), sheet.width, LongWord::Keep));
    lines.join("\n") + "\n"
}

/// The terminal that is written on.
struct Sheet {
    width: usize,
    colour: bool,
    lang: Lang,
}

impl Sheet {
    /// The client of the findings below: name, id, and who is responsible.
    fn heading(&self, line: &Line) -> Vec<String> {
        let Some(id) = line.client.as_deref() else {
            let words = say!(self.lang, zh: "工作区", en: "Workspace");
            return vec![self.paint(&words, BOLD)];
        };
        let name = line.name.as_deref().filter(|name| !name.is_empty());
        let first = visible(name.unwrap_or(id));
        let rest: Vec<_> = (name.map(|_| id).into_iter())
            .chain(line.who.as_deref())
            .map(|part| format!("· {}", visible(part)))
            .collect();

        let mut lines = wrap(&first, self.width, LongWord::Keep);
        let taken = lines.last().map_or(0, |line| width(line) + 1);
        let mut rest = wrap_after(taken, &rest.join(" "), self.width, LongWord::Keep).into_iter();
        lines = lines.iter().map(|line| self.paint(line, BOLD)).collect();
        if let (Some(last), Some(part)) = (lines.last_mut(), rest.next())
            && !part.is_empty()
        {
            last.push(' ');
            last.push_str(&self.paint(&part, FAINT));
        }
        lines.extend(rest.map(|part| self.paint(&part, FAINT)));
        lines
    }

    fn finding(&self, line: &Line) -> Vec<String> {
        let (ink, rest) = match (&line.waived, line.severity) {
            (Some(_), _) => (FAINT, FAINT),
            (None, Severity::Error) => (RED, ""),
            (None, Severity::Warning) => (YELLOW, ""),
            (None, Severity::Advice) => (BLUE, ""),
        };
        let word = self.paint(&word(line, self.lang), ink);
        let mut title = format!("  {word} {}", self.paint(&visible(&line.rule), rest));
        // An added rule has no clause to look up.
        if line.clause != "added" {
            title.push(' ');
            title += &self.paint(&visible(&line.clause), FAINT);
        }

        let mut lines = vec![title];
        lines.extend(self.indented(&line.message, rest));
        if let Some(place) = place(line) {
            lines.push(self.whole(&place, FAINT));
        }
        match (&line.waived, line.remedy.as_str()) {
            // Nobody has to act on a waived finding.
            (Some(waived), _) => lines.extend(self.indented(&settled(waived, self.lang), FAINT)),
            (None, "") => {}
            // A command is for copying, so it stays on one line whatever the width.
            (None, command) if command.starts_with("kefu ") => lines.push(self.whole(command, "")),
            (None, sentence) => lines.extend(self.indented(sentence, "")),
        }
        lines
    }

    /// How many more findings like the last one there are, and how to see them.
    fn more(&self, count: usize, line: &Line) -> Vec<String> {
        let said = match line.waived {
            None => say!(self.lang,
                zh: "同类问题还有 {count} 项，全部列出：",
                en: "and {count} more like it; to list them all:"),
            Some(_) => say!(self.lang,
                zh: "同类已豁免的还有 {count} 项，全部列出：",
                en: "and {count} more like it, waived; to list them all:"),
        };
        let check = kefu("check")
            .words(&line.client)
            .option("--select", &line.rule);
        // It is about all of them, so it has the indent of a finding.
        let mut lines = self.set_in(INDENT / 2, &said, FAINT);
        lines.push(self.whole(&check.say(self.lang), ""));
        lines
    }

    fn indented(&self, text: &str, ink: &str) -> Vec<String> {
        self.set_in(INDENT, text, ink)
    }

    fn set_in(&self, columns: usize, text: &str, ink: &str) -> Vec<String> {
        let margin = " ".repeat(columns);
        let lines = wrap(&visible(text), self.width - columns, LongWord::Keep);
        let line = |line: &String| format!("{margin}{}", self.paint(line, ink));
        lines.iter().map(line).collect()
    }

    fn whole(&self, text: &str, ink: &str) -> String {
        format!("{}{}", " ".repeat(INDENT), self.paint(&visible(text), ink))
    }

    fn paint(&self, text: &str, ink: &str) -> String {
        if self.colour && !ink.is_empty() && !text.is_empty() {
            format!("\u{1b}[{ink}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
