//! A report for a person: client by client, each finding with its place and what to do.

use super::fold::{Told, folded};
use super::sentence::{Part, parts};
use super::sheet::{BLUE, BOLD, FAINT, INDENT, RED, Sheet, YELLOW};
use super::since::news;
use super::{Line, Report, by_client, place, settled, summary, word};
use crate::output::Style;
use crate::say;
use crate::standard::Severity;
use crate::text::command::kefu;
use crate::text::visible::visible;
use crate::wrap::{LongWord, width, wrap, wrap_after};

/// From so many lines on, the findings are counted by rule below them.
const A_SCREEN: usize = 24;

pub(super) fn render(report: &Report, style: &Style) -> String {
    let sheet = Sheet::of(style);
    let said = summary(report, style.lang);
    let report = &news(report);

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
    if lines.len() > A_SCREEN {
        lines.extend(sheet.kinds(report, usize::MAX));
    }
    lines.extend(sheet.settled(report.since.as_ref()));
    lines.extend(wrap(&visible(&said), sheet.width, LongWord::Keep));
    lines.join("\n") + "\n"
}

/// The ink of a finding's severity, and that of its words.
pub(super) fn inks(line: &Line) -> (&'static str, &'static str) {
    match (&line.waived, line.severity) {
        (Some(_), _) => (FAINT, FAINT),
        (None, Severity::Error) => (RED, ""),
        (None, Severity::Warning) => (YELLOW, ""),
        (None, Severity::Advice) => (BLUE, ""),
    }
}

impl Sheet {
    /// The client of the findings below: name, id, and who is responsible.
    pub(super) fn heading(&self, line: &Line) -> Vec<String> {
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
        let mut lines = self.title(line);
        lines.extend(self.message(line));
        lines.extend(place(line).map(|place| self.whole(&place, FAINT)));
        lines.extend(self.what_to_do(line));
        lines
    }

    /// The severity, and the rule with its clause.
    pub(super) fn title(&self, line: &Line) -> Vec<String> {
        let (ink, rest) = inks(line);
        let word = self.paint(&word(line, self.lang), ink);
        let mut title = format!("  {word} {}", self.paint(&visible(&line.rule), rest));
        // An added rule has no clause to look up.
        if line.clause != "added" {
            title.push(' ');
            title += &self.paint(&visible(&line.clause), FAINT);
        }

        vec![title]
    }

    pub(super) fn message(&self, line: &Line) -> Vec<String> {
        self.indented(&line.message, inks(line).1)
    }

    /// Who waived the finding, or else what to do about it.
    pub(super) fn what_to_do(&self, line: &Line) -> Vec<String> {
        match (&line.waived, line.remedy.as_str()) {
            // Nobody has to act on a waived finding.
            (Some(waived), _) => self.indented(&settled(waived, self.lang), FAINT),
            (None, "") => Vec::new(),
            (None, sentence) => {
                let lines = parts(sentence).into_iter().map(|part| match part {
                    Part::Words(words) => self.indented(words, ""),
                    // It is for copying, so it stays on one line whatever the width.
                    Part::Command(command) => vec![self.whole(command, "")],
                });
                lines.flatten().collect()
            }
        }
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
}
