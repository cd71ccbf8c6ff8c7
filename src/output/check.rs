//! What a check found, for a person, a script, a spreadsheet, a forge or an editor.
//!
//! Everything in a [`Report`] is plain data or already in the reader's language. Each format has its own file
//! and keeps the order of the findings.

mod csv;
mod earlier;
mod file;
mod first;
mod fold;
mod github;
mod gitlab;
mod json;
mod kinds;
mod markdown;
mod quickfix;
mod rank;
mod sarif;
mod screen;
mod sentence;
mod sheet;
mod since;
mod spot;
mod table;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
pub use earlier::{Earlier, earlier};
pub use file::file;
pub use json::findings_json;
pub use rank::{by_person, client as client_of, title as title_of, whose};
pub use sentence::{Part, parts};
pub use since::{Client, Gone, Since, about, few_words, what_it_was, word as status_word};

use super::{Format, Style};
use crate::lang::Lang;
use crate::rules::{Consequence, Status, Waived};
use crate::say;
use crate::standard::Severity;

/// What a check found in a workspace on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The day of the check.
    pub today: NaiveDate,
    /// Whether every record could be read.
    pub complete: bool,
    /// The region whose working days count, such as `CN`.
    pub region: String,
    /// The last day the calendar knows.
    pub covered_until: NaiveDate,
    /// How many clients were checked, including those that could not be read.
    pub clients: usize,
    /// The findings, in the order of the report.
    pub findings: Vec<Line>,
    /// The files that could not be read, relative and with `/`.
    pub unread: Vec<String>,
    /// The clients it knows, in the order of their ids: those that were checked, and those of the earlier check that were not.
    pub roster: Vec<Client>,
    /// The earlier check it is compared with.
    pub since: Option<Since>,
    /// What the table never folds; every other format shows everything.
    pub in_full: InFull,
    /// The path from the user's folder to the workspace's folder: empty, or with a `/` at its end.
    pub way: String,
}

/// What a person asked to see in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InFull {
    /// Everything: it was asked for, or what concerns one person.
    All,
    /// Everything about the clients that were named.
    Clients,
    /// The findings of these rules, which were named.
    Rules(Vec<String>),
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The rule's name.
    pub rule: String,
    /// Its severity here.
    pub severity: Severity,
    /// The clause of the deck, or `added`.
    pub clause: String,
    /// The client's id; `None` for what concerns the workspace as a whole.
    pub client: Option<String>,
    /// The client's name, if the record could be read that far.
    pub name: Option<String>,
    /// Who is responsible for the client.
    pub who: Option<String>,
    /// The client's stars; they order what a person reads and are shown nowhere.
    pub stars: Option<u8>,
    /// What it costs when nobody acts; orders what a person reads.
    pub consequence: Consequence,
    /// The file, relative to the workspace, with `/`.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
    /// The character in the line, from 1.
    pub column: Option<u32>,
    /// What was found, in the reader's language.
    pub message: String,
    /// What to do, in the reader's language; a command to copy begins with `kefu `.
    pub remedy: String,
    /// The day something was due, by which the findings of a client are ordered.
    pub due: Option<NaiveDate>,
    /// Whether it tells of what is past, so that nobody can do it in time any more.
    pub is_over: bool,
    /// By how many working days it is overdue or was done late, where that is known.
    pub late_by: Option<i64>,
    /// The term of the signing stage, where the finding is about one.
    pub deadline: Option<Deadline>,
    /// `client/rule/subject`.
    pub fingerprint: String,
    /// The waiver for it. A waived finding is shown but not counted.
    pub waived: Option<Waived>,
    /// How it stands beside an earlier check, where there is one.
    pub status: Option<Status>,
}

/// A term, with the days it counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// Day 0.
    pub from: NaiveDate,
    /// The term in working days.
    pub working_days: u32,
    /// The last day on time.
    pub due: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// By how many working days it is overdue or was late; `None` when it is neither.
    pub late_by: Option<i64>,
    /// Whether the last day may still change.
    pub provisional: bool,
    /// The days counted, in order.
    pub counted: Vec<NaiveDate>,
    /// The days that do not count, in order, each with the code of its reason.
    pub skipped: Vec<(NaiveDate, String)>,
}

/// The report in a format; on a terminal in the order in which to act on it. The table of a report without findings is only its summary.
///
/// Beside an earlier check, a person reads what is new; a script gets all of it.
pub fn render(report: &Report, format: Format, style: &Style) -> String {
    match format {
        Format::Table => match style.rows {
            Some(rows) => screen::render(report, style, rows),
            None => table::render(report, style),
        },
        Format::Json => json::render(report),
        Format::Csv => csv::render(report),
        Format::Markdown => markdown::render(report, style.lang),
    }
}

/// A form for what shows findings beside the lines they are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Annotations {
    /// Workflow commands, which GitHub shows in a pull request.
    Github,
    /// A Code Quality report, which GitLab shows in a merge request.
    Gitlab,
    /// SARIF 2.1.0, for code scanning and its viewers.
    Sarif,
    /// One line per finding, as an editor's list of places to go reads it.
    Line,
}

/// The findings in a form of their own. Without any, the lines are none; GitLab and SARIF say so.
pub fn annotate(report: &Report, annotations: Annotations, lang: Lang) -> String {
    match annotations {
        Annotations::Github => github::render(&since::news(report)),
        Annotations::Gitlab => gitlab::render(report),
        Annotations::Sarif => sarif::render(report, lang),
        Annotations::Line => quickfix::render(report),
    }
}

impl Report {
    /// How many findings of a severity there are, those waived aside.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = |line: &&Line| line.severity == severity && line.waived.is_none();
        self.findings.iter().filter(counts).count()
    }

    /// How many findings are waived.
    pub fn waived(&self) -> usize {
        let waived = self.findings.iter().filter(|line| line.waived.is_some());
        waived.count()
    }
}

/// The findings that count, by severity, and the waived ones, in words.
pub fn counts(findings: &[&Line], lang: Lang) -> String {
    let number = |count: usize, zh: &str, one: &str, many: &str| match (count, lang) {
        (0, _) => None,
        (_, Lang::Zh) => Some(format!("{count} 项{zh}")),
        (1, Lang::En) => Some(format!("1 {one}")),
        (_, Lang::En) => Some(format!("{count} {many}")),
    };
    let of = |severity| {
        let counts = |line: &&&Line| line.severity == severity && line.waived.is_none();
        findings.iter().filter(counts).count()
    };
    let waived = findings.iter().filter(|line| line.waived.is_some()).count();
    let counts = [
        number(of(Severity::Error), "错误", "error", "errors"),
        number(of(Severity::Warning), "警告", "warning", "warnings"),
        number(
            of(Severity::Advice),
            "建议",
            "piece of advice",
            "pieces of advice",
        ),
        number(waived, "已豁免", "waived", "waived"),
    ];
    let told: Vec<String> = counts.into_iter().flatten().collect();
    match told.is_empty() {
        true => say!(lang, zh: "未发现问题", en: "nothing found"),
        false => lang.list(&told),
    }
}

/// How many clients were checked, and how many findings of each kind there are, in one sentence; and a
/// second one when the check is incomplete.
fn summary(report: &Report, lang: Lang) -> String {
    let (today, clients) = (report.today, report.clients);
    let counts = counts(&report.findings.iter().collect::<Vec<_>>(), lang);
    let checked = match clients {
        1 => say!(lang,
            zh: "{today} 检查 1 家客户",
            en: "Checked 1 client on {today}"),
        _ => say!(lang,
            zh: "{today} 检查 {clients} 家客户",
            en: "Checked {clients} clients on {today}"),
    };
    let said = match &report.since {
        None => say!(lang, zh: "{checked}：{counts}。", en: "{checked}: {counts}."),
        Some(since) => {
            let since = since::sentence(report, since, lang);
            say!(lang, zh: "{checked}。{since}", en: "{checked}. {since}")
        }
    };
    let gone = report.told_gone(lang);
    let said = match (gone.is_empty(), lang) {
        (true, _) => said,
        (false, Lang::Zh) => format!("{said}{gone}"),
        (false, Lang::En) => format!("{said} {gone}"),
    };
    if report.complete || (report.unread.is_empty() && !gone.is_empty()) {
        return said;
    }
    let list = lang.list(&report.unread);
    match report.unread.as_slice() {
        [] => say!(lang,
            zh: "{said}检查不完整：有文件无法读取。",
            en: "{said} The check is incomplete: some file could not be read."),
        _ => say!(lang,
            zh: "{said}检查不完整，无法读取：{list}。",
            en: "{said} The check is incomplete; could not be read: {list}."),
    }
}

/// The findings without a waiver, in the order of the report.
fn standing(report: &Report) -> impl Iterator<Item = &Line> {
    report.findings.iter().filter(|line| line.waived.is_none())
}

/// The findings as a person reads them: those of a client together, waived ones last.
fn by_client(report: &Report) -> impl Iterator<Item = Vec<&Line>> {
    let groups = report
        .findings
        .chunk_by(|one, next| one.client == next.client);
    groups.map(|group| {
        let (waived, standing): (Vec<&Line>, Vec<&Line>) =
            group.iter().partition(|line| line.waived.is_some());
        standing.into_iter().chain(waived).collect()
    })
}

/// Who waived a finding, until when and why, in one sentence.
fn settled(waived: &Waived, lang: Lang) -> String {
    let Waived {
        id,
        reason,
        by,
        until,
        ..
    } = waived;
    say!(lang,
        zh: "{by}豁免至 {until}（{id}）：{reason}",
        en: "{by} waived it until {until} ({id}): {reason}")
}

/// The first word of a finding: its severity, or that it is waived.
fn word(line: &Line, lang: Lang) -> String {
    match line.waived {
        None => severity(line.severity, lang),
        Some(_) => say!(lang, zh: "已豁免", en: "waived"),
    }
}

fn severity(severity: Severity, lang: Lang) -> String {
    match severity {
        Severity::Error => say!(lang, zh: "错误", en: "error"),
        Severity::Warning => say!(lang, zh: "警告", en: "warning"),
        Severity::Advice => say!(lang, zh: "建议", en: "advice"),
    }
}

/// The place of a finding, in the form that editors and terminals open: `clients/runhe.toml:12:1`.
fn place(line: &Line) -> Option<String> {
    let file = line.file.as_ref()?;
    Some(match (line.line, line.column) {
        (Some(line), Some(column)) => format!("{file}:{line}:{column}"),
        (Some(line), None) => format!("{file}:{line}"),
        (None, _) => file.clone(),
    })
}
