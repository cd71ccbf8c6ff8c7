//! A report for scripts: `kefu.check/1`, its members in a fixed order, the same bytes for the same input.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Client, Deadline, Line, Report};
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
    clients: Vec<Known<'a>>,
}

/// A client as it is written, and read again from an earlier check.
#[derive(Deserialize, Serialize)]
pub(super) struct Known<'a> {
    id: Cow<'a, str>,
    name: Option<Cow<'a, str>>,
    who: Option<Cow<'a, str>>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct Since<'a> {
    today: NaiveDate,
    new: usize,
    open: usize,
    settled: Vec<Finding<'a>>,
    unseen: Vec<Finding<'a>>,
    gone: Vec<&'a str>,
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

/// A finding as it is written, and read again from an earlier check.
#[derive(Deserialize, Serialize)]
pub(super) struct Finding<'a> {
    pub(super) rule: Cow<'a, str>,
    pub(super) severity: Cow<'a, str>,
    pub(super) clause: Cow<'a, str>,
    pub(super) client: Option<Cow<'a, str>>,
    pub(super) name: Option<Cow<'a, str>>,
    pub(super) who: Option<Cow<'a, str>>,
    pub(super) file: Option<Cow<'a, str>>,
    pub(super) line: Option<u32>,
    pub(super) column: Option<u32>,
    pub(super) message: Cow<'a, str>,
    pub(super) remedy: Cow<'a, str>,
    pub(super) due: Option<NaiveDate>,
    pub(super) deadline: Option<Term<'a>>,
    pub(super) fingerprint: Cow<'a, str>,
    pub(super) waived: Option<Waived<'a>>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Waived<'a> {
    id: Cow<'a, str>,
    reason: Cow<'a, str>,
    by: Cow<'a, str>,
    on: Option<NaiveDate>,
    until: NaiveDate,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Term<'a> {
    from: NaiveDate,
    working_days: u32,
    due: NaiveDate,
    done: Option<NaiveDate>,
    pub(super) late_by: Option<i64>,
    provisional: bool,
    counted: Cow<'a, [NaiveDate]>,
    skipped: Vec<Skipped<'a>>,
}

#[derive(Deserialize, Serialize)]
struct Skipped<'a> {
    date: NaiveDate,
    why: Cow<'a, str>,
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
                gone: since.gone.iter().map(|gone| &*gone.id).collect(),
            }),
            clients: report.roster.iter().map(Known::of).collect(),
        }
    }
}

impl<'a> Known<'a> {
    fn of(client: &'a Client) -> Known<'a> {
        Known {
            id: (&client.id).into(),
            name: client.name.as_ref().map(Cow::from),
            who: client.who.as_ref().map(Cow::from),
            status: client.status.map(Status::code),
        }
    }

    pub(super) fn read(self) -> Client {
        Client {
            id: self.id.into_owned(),
            name: self.name.map(Cow::into_owned),
            who: self.who.map(Cow::into_owned),
            status: None,
        }
    }
}

impl<'a> Finding<'a> {
    fn of(line: &'a Line) -> Finding<'a> {
        Finding {
            rule: (&line.rule).into(),
            severity: line.severity.code().into(),
            clause: (&line.clause).into(),
            client: line.client.as_ref().map(Cow::from),
            name: line.name.as_ref().map(Cow::from),
            who: line.who.as_ref().map(Cow::from),
            file: line.file.as_ref().map(Cow::from),
            line: line.line,
            column: line.column,
            message: (&line.message).into(),
            remedy: (&line.remedy).into(),
            due: line.due,
            deadline: line.deadline.as_ref().map(Term::of),
            fingerprint: (&line.fingerprint).into(),
            waived: line.waived.as_ref().map(Waived::of),
            status: line.status.map(Status::code),
        }
    }
}

impl<'a> Waived<'a> {
    fn of(waived: &'a rules::Waived) -> Waived<'a> {
        Waived {
            id: (&waived.id).into(),
            reason: (&waived.reason).into(),
            by: (&waived.by).into(),
            on: waived.on,
            until: waived.until,
        }
    }

    pub(super) fn read(self) -> rules::Waived {
        rules::Waived {
            id: self.id.into_owned(),
            reason: self.reason.into_owned(),
            by: self.by.into_owned(),
            on: self.on,
            until: self.until,
        }
    }
}

impl<'a> Term<'a> {
    fn of(deadline: &'a Deadline) -> Term<'a> {
        let skipped = |(date, why): &'a (NaiveDate, String)| Skipped {
            date: *date,
            why: why.into(),
        };
        Term {
            from: deadline.from,
            working_days: deadline.working_days,
            due: deadline.due,
            done: deadline.done,
            late_by: deadline.late_by,
            provisional: deadline.provisional,
            counted: (&deadline.counted).into(),
            skipped: deadline.skipped.iter().map(skipped).collect(),
        }
    }

    pub(super) fn read(self) -> Deadline {
        let skipped = self.skipped.into_iter();
        Deadline {
            from: self.from,
            working_days: self.working_days,
            due: self.due,
            done: self.done,
            late_by: self.late_by,
            provisional: self.provisional,
            counted: self.counted.into_owned(),
            skipped: skipped.map(|it| (it.date, it.why.into_owned())).collect(),
        }
    }
}
