//! A report on a terminal: by person, what matters most first. A whole book is folded to the screen.

use std::borrow::Cow;

use super::rank::{is_of_one, of_each, ranked, whose};
use super::sheet::{BOLD, FAINT, INDENT, Sheet};
use super::since::news;
use super::table::inks;
use super::{InFull, Line, Report, counts, place, summary, word};
use crate::output::Style;
use crate::rules::{Group, rule};
use crate::say;
use crate::standard::Severity;
use crate::text::command::kefu;
use crate::text::visible::visible;
use crate::wrap::{LongWord, width, wrap, wrap_after};

/// The least number of rows that a book is folded to.
const LEAST_ROWS: usize = 24;

/// On a folded screen there is a line by rule for so many rows: the findings themselves must have room.
const ROWS_OF_A_KIND: usize = 6;

pub(super) fn render(report: &Report, style: &Style, rows: usize) -> String {
    let summary = summary(report, style.lang);
    let news = news(report);
    let report = &with_one_notice(&news);
    let sheet = Sheet::of(style);
    let mut said = wrap(&visible(&summary), sheet.width, LongWord::Keep);
    let first = match is_of_one_client(report) {
        true => Vec::new(),
        false => sheet.first(report),
    };
    let has_first = !first.is_empty();
    if has_first {
        said.push(String::new());
        said.extend(first);
    }
    let ranked = ranked(report);
    let people = of_each(&ranked);

    let mut lines = whole(&sheet, &people, is_of_one_client(report));
    // The line on which the next command is typed is one of the rows.
    let settled = sheet.settled(report.since.as_ref());
    let room = rows.max(LEAST_ROWS);
    let room = room.saturating_sub(said.len() + settled.len() + 1);
    let asked_for = match &report.in_full {
        InFull::All | InFull::Clients => true,
        InFull::Rules(rules) => !rules.is_empty(),
    };
    let is_long = lines.len() > room;
    if is_long && !asked_for {
        // What to do first leaves no room for numbers on a small screen.
        lines = match has_first && room < LEAST_ROWS {
            true => Vec::new(),
            false => sheet.kinds(report, room / ROWS_OF_A_KIND),
        };
        let room = room.saturating_sub(lines.len());
        lines.extend(folded(&sheet, &people, &ranked, room));
    } else if is_long {
        lines.extend(sheet.kinds(report, usize::MAX));
    }
    lines.extend(settled);
    lines.extend(said);
    lines.join("\n") + "\n"
}

/// The report with the first notice about the calendar alone. A year's file that is an error stays.
fn with_one_notice(report: &Report) -> Cow<'_, Report> {
    let is_notice = |line: &Line| {
        let group = rule(&line.rule).map(|rule| rule.group);
        group == Some(Group::Calendar) && line.severity < Severity::Error
    };
    if report
        .findings
        .iter()
        .filter(|line| is_notice(line))
        .count()
        < 2
    {
        return Cow::Borrowed(report);
    }
    let mut is_first = true;
    let mut shown = report.clone();
    shown
        .findings
        .retain(|line| !is_notice(line) || std::mem::take(&mut is_first));
    Cow::Owned(shown)
}

fn is_of_one_client(report: &Report) -> bool {
    let mut lines = report.findings.iter();
    let first = lines.next().and_then(|line| line.client.as_ref());
    first.is_some() && lines.all(|line| line.client.as_ref() == first)
}

/// Every finding, with its place in the file.
fn whole(sheet: &Sheet, people: &[Vec<&Line>], one_client: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut legend = Some(());
    for person in people {
        lines.extend(match one_client {
            true => sheet.heading(person[0]),
            false => sheet.person(person),
        });
        for line in person {
            lines.extend(match one_client {
                true => sheet.title(line),
                false => sheet.title_of_client(line),
            });
            lines.extend(
                legend
                    .take_if(|()| has_clause(line))
                    .map_or_else(Vec::new, |()| sheet.legend(line)),
            );
            lines.extend(sheet.message(line));
            lines.extend(place(line).map(|place| sheet.whole(&place, FAINT)));
            lines.extend(sheet.what_to_do(line));
        }
        lines.push(String::new());
    }
    lines
}

/// The findings of one person and one rule, of which the first is told.
struct Alike<'r> {
    first: &'r Line,
    lines: Vec<String>,
}

/// As many findings as there is room for, the gravest first, one for each rule of a person. Every person has a
/// line with the numbers, and the last lines say how to see the rest. The first finding about the workspace always has
/// room: it is about all of them.
fn folded(sheet: &Sheet, people: &[Vec<&Line>], ranked: &[&Line], room: usize) -> Vec<String> {
    let headings: Vec<Vec<String>> = people.iter().map(|person| sheet.person(person)).collect();
    let legend = ranked.iter().find(|line| has_clause(line));
    let legend = legend.map_or(0, |line| sheet.legend(line).len());
    let taken: usize = headings.iter().map(Vec::len).sum();
    // No list of those left out is longer than that of all.
    let mut room = room.saturating_sub(taken + legend + sheet.rest(ranked).len() + 1);

    let mut told: Vec<Vec<Alike<'_>>> = people.iter().map(|_| Vec::new()).collect();
    let open = || ranked.iter().copied().filter(|line| line.waived.is_none());
    let of_workspace = open().find(|line| line.client.is_none());
    for line in of_workspace.into_iter().chain(open()) {
        let Some(at) = people.iter().position(|it| is_of_one(it[0], line)) else {
            continue;
        };
        if told[at].iter().any(|of| of.first.rule == line.rule) {
            continue;
        }
        let alike = people[at]
            .iter()
            .filter(|of| of.rule == line.rule && of.waived.is_none());
        let others = alike.count() - 1;
        let mut lines = sheet.message(line);
        lines.extend(sheet.what_to_do(line));
        if others > 0 {
            lines.extend(sheet.alike(others));
        }
        // A blank line follows the first finding of a person.
        let height =
            sheet.title_of_client(line).len() + lines.len() + usize::from(told[at].is_empty());
        if height > room && told.iter().any(|of| !of.is_empty()) {
            break;
        }
        room = room.saturating_sub(height);
        told[at].push(Alike { first: line, lines });
    }

    let mut lines = Vec::new();
    let mut left: Vec<&Line> = Vec::new();
    let mut legend = Some(());
    for ((person, heading), told) in people.iter().zip(headings).zip(told) {
        lines.extend(heading);
        for alike in &told {
            lines.extend(sheet.title_of_client(alike.first));
            lines.extend(
                legend
                    .take_if(|()| has_clause(alike.first))
                    .map_or_else(Vec::new, |()| sheet.legend(alike.first)),
            );
            lines.extend(alike.lines.iter().cloned());
        }
        let is_told = |line: &&&Line| told.iter().any(|of| std::ptr::eq(of.first, **line));
        left.extend(person.iter().filter(|line| !is_told(line)));
        if !told.is_empty() {
            lines.push(String::new());
        }
    }
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
    if !left.is_empty() {
        lines.extend(sheet.rest(&left));
    }
    lines
}

fn has_clause(line: &Line) -> bool {
    line.clause != "added"
}

impl Sheet {
    /// Who is responsible for the clients of the findings below, and how many there are.
    fn person(&self, lines: &[&Line]) -> Vec<String> {
        let first = lines[0];
        let name = whose(first, self.lang);
        let counts = counts(lines, self.lang);
        let counts = format!("· {counts}");
        let mut rest =
            wrap_after(width(&name) + 1, &counts, self.width, LongWord::Keep).into_iter();
        let mut line = self.paint(&name, BOLD);
        if let Some(part) = rest.next().filter(|part| !part.is_empty()) {
            line.push(' ');
            line.push_str(&self.paint(&part, FAINT));
        }
        let more = rest.map(|part| self.paint(&part, FAINT));
        std::iter::once(line).chain(more).collect()
    }

    /// The severity, the client, and the rule with its clause.
    fn title_of_client(&self, line: &Line) -> Vec<String> {
        let (ink, rest) = inks(line);
        let word = word(line, self.lang);
        let name = line.name.as_deref().filter(|name| !name.is_empty());
        let mut parts: Vec<String> = (name.into_iter())
            .chain(line.client.as_deref())
            .map(|part| format!("{} ·", visible(part)))
            .collect();
        parts.push(visible(&line.rule).into_owned());
        parts.extend(has_clause(line).then(|| visible(&line.clause).into_owned()));
        let taken = 3 + width(&word);
        let room = self.width.max(taken + 1);
        let text = parts.join(" ");
        // What does not fit beside the word goes below it, set in.
        let mut told = wrap_after(taken, &text, room, LongWord::Keep).into_iter();
        let first = told.next().unwrap_or_default();
        let first = format!("  {} {}", self.paint(&word, ink), self.paint(&first, rest));
        let mut lines = vec![first.trim_end().to_owned()];
        let below: Vec<String> = told.collect();
        if !below.is_empty() {
            lines.extend(self.set_in(INDENT, &below.join(" "), rest));
        }
        lines
    }

    /// What the code of a clause is, beside the first one.
    fn legend(&self, line: &Line) -> Vec<String> {
        let clause = &line.clause;
        let rules = kefu("rules").word(&line.rule).say(self.lang);
        let said = say!(self.lang,
            zh: "（{clause} 是服务标准的条款；依据见 {rules}）",
            en: "({clause} is a clause of the service standard; for the reason: {rules})");
        self.set_in(INDENT, &said, FAINT)
    }

    /// How many more findings of this rule the person has.
    fn alike(&self, others: usize) -> Vec<String> {
        let said = say!(self.lang, zh: "同类还有 {others} 项", en: "and {others} more like it");
        self.set_in(INDENT, &said, FAINT)
    }

    /// How many findings are not told, and how to see them.
    fn rest(&self, left: &[&Line]) -> Vec<String> {
        let counts = counts(left, self.lang);
        let said = say!(self.lang,
            zh: "未列出：{counts}。全部列出：",
            en: "Not listed: {counts}. To list them all:");
        let mut lines = self.set_in(0, &said, "");
        lines.push(self.whole(&kefu("check").flag("--all").say(self.lang), ""));
        lines
    }
}
