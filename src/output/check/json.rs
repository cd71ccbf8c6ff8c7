//! A report for scripts: `kefu.check/1`, its members in a fixed order, the same bytes for the same input.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Deadline, Line, Report};
use crate::model::Word;
use crate::output::json::escaped;
use crate::rules::{self, Status};
use crate::standard::Severity;

/// The name and version of this shape.
pub(super) const SCHEMA: &str = "kefu.check/1";

pub(super) fn render(report: &Report) -> String {
    let json = serde_json::to_string_pretty(&Whole::of(report))
        .expect("strings, numbers and string keys are always JSON");
    escaped(&json) + "\n"
}

/// Findings alone, as they stand in the whole.
pub fn findings_json(lines: &[&Line]) -> String {
    let findings: Vec<Finding<'_>> = lines.iter().copied().map(Finding::of).collect();
    let json = serde_json::to_string_pretty(&findings)
        .expect("strings, numbers and string keys are always JSON");
    escaped(&json)
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    today: NaiveDate,
    complete: bool,
    calendar: Calendar<'a>,
    summary: Summary,
    findings: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Since<'a>>,
}

#[derive(Serialize)]
struct Since<'a> {
    today: NaiveDate,
    new: usize,
    open: usize,
    settled: Vec<Finding<'a>>,
    unseen: Vec<Finding<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Calendar<'a> {
    region: &'a str,
    covered_until: NaiveDate,
}

#[derive(Serialize)]
struct Summary {
    clients: usize,
    error: usize,
    warning: usize,
    advice: usize,
    waived: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    clause: &'a str,
    client: Option<&'a str>,
    name: Option<&'a str>,
    who: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    message: &'a str,
    remedy: &'a str,
    due: Option<NaiveDate>,
    deadline: Option<Term<'a>>,
    fingerprint: &'a str,
    waived: Option<Waived<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct Waived<'a> {
    id: &'a str,
    reason: &'a str,
    by: &'a str,
    on: Option<NaiveDate>,
    until: NaiveDate,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Term<'a> {
    from: NaiveDate,
    working_days: u32,
    due: NaiveDate,
    done: Option<NaiveDate>,
    late_by: Option<i64>,
    provisional: bool,
    counted: &'a [NaiveDate],
    skipped: Vec<Skipped<'a>>,
}

#[derive(Serialize)]
struct Skipped<'a> {
    date: NaiveDate,
    why: &'a str,
}

impl<'a> Whole<'a> {
    fn of(report: &'a Report) -> Whole<'a> {
        Whole {
            schema: SCHEMA,
            today: report.today,
            complete: report.complete,
            calendar: Calendar {
                region: &report.region,
                covered_until: report.covered_until,
            },
            summary: Summary {
                clients: report.clients,
                error: report.count(Severity::Error),
                warning: report.count(Severity::Warning),
                advice: report.count(Severity::Advice),
                waived: report.waived(),
            },
            findings: report.findings.iter().map(Finding::of).collect(),
            since: report.since.as_ref().map(|since| Since {
                today: since.today,
                new: report.of_status(Status::New),
                open: report.still_open(),
                settled: since.settled.iter().map(Finding::of).collect(),
                unseen: since.unseen.iter().map(Finding::of).collect(),
            }),
        }
    }
}

impl<'a> Finding<'a> {
    fn of(line: &'a Line) -> Finding<'a> {
        Finding {
            rule: &line.rule,
            severity: line.severity.code(),
            clause: &line.clause,
            client: line.client.as_deref(),
            name: line.name.as_deref(),
            who: line.who.as_deref(),
            file: line.file.as_deref(),
            line: line.line,
            column: line.column,
            message: &line.message,
            remedy: &line.remedy,
            due: line.due,
            deadline: line.deadline.as_ref().map(Term::of),
            fingerprint: &line.fingerprint,
            waived: line.waived.as_ref().map(Waived::of),
            status: line.status.map(Status::code),
        }
    }
}

impl<'a> Waived<'a> {
    fn of(waived: &'a rules::Waived) -> Waived<'a> {
        Waived {
            id: &waived.id,
            reason: &waived.reason,
            by: &waived.by,
            on: waived.on,
            until: waived.until,
        }
    }
}

impl<'a> Term<'a> {
    fn of(deadline: &'a Deadline) -> Term<'a> {
        let skipped = |(date, why): &'a (NaiveDate, String)| Skipped { date: *date, why };
        Term {
            from: deadline.from,
            working_days: deadline.working_days,
            due: deadline.due,
            done: deadline.done,
            late_by: deadline.late_by,
            provisional: deadline.provisional,
            counted: &deadline.counted,
            skipped: deadline.skipped.iter().map(skipped).collect(),
        }
    }
}
