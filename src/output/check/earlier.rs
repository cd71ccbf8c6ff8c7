//! The findings of an earlier check, read from the JSON that it wrote.

use chrono::NaiveDate;
use serde::Deserialize;

use super::json::SCHEMA;
use super::{Deadline, Line};
use crate::model::Word;
use crate::rules::{self, Consequence, Waived};
use crate::standard::Severity;

/// What an earlier check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The day of that check.
    pub today: NaiveDate,
    /// Its findings, those that it did not look at and took over from the check before it as well; none that is waived.
    pub findings: Vec<Line>,
}

/// Reads what `check -f json` wrote; `None` when it is something else.
pub fn earlier(json: &[u8]) -> Option<Earlier> {
    // PowerShell puts a byte-order mark before what it writes into a file.
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    let whole: Whole = serde_json::from_slice(json).ok()?;
    if whole.schema != SCHEMA {
        return None;
    }
    let unseen = whole.since.map(|since| since.unseen).unwrap_or_default();
    let all = whole.findings.into_iter().chain(unseen);
    let findings = all.filter(|finding| finding.waived.is_none());
    Some(Earlier {
        today: whole.today,
        findings: findings.map(line).collect::<Option<_>>()?,
    })
}

#[derive(Deserialize)]
struct Whole {
    schema: String,
    today: NaiveDate,
    findings: Vec<Finding>,
    since: Option<Since>,
}

#[derive(Deserialize)]
struct Since {
    unseen: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    rule: String,
    severity: String,
    clause: String,
    client: Option<String>,
    name: Option<String>,
    who: Option<String>,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    message: String,
    remedy: String,
    due: Option<NaiveDate>,
    deadline: Option<Term>,
    fingerprint: String,
    waived: Option<Settled>,
}

#[derive(Deserialize)]
struct Settled {
    id: String,
    reason: String,
    by: String,
    on: Option<NaiveDate>,
    until: NaiveDate,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Term {
    from: NaiveDate,
    working_days: u32,
    due: NaiveDate,
    done: Option<NaiveDate>,
    late_by: Option<i64>,
    provisional: bool,
    counted: Vec<NaiveDate>,
    skipped: Vec<Skipped>,
}

#[derive(Deserialize)]
struct Skipped {
    date: NaiveDate,
    why: String,
}

fn line(finding: Finding) -> Option<Line> {
    let rule = rules::rule(&finding.rule);
    Some(Line {
        severity: Severity::from_code(&finding.severity)?,
        consequence: rule.map_or(Consequence::Paper, |rule| rule.consequence),
        rule: finding.rule,
        clause: finding.clause,
        client: finding.client,
        name: finding.name,
        who: finding.who,
        stars: None,
        file: finding.file,
        line: finding.line,
        column: finding.column,
        message: finding.message,
        remedy: finding.remedy,
        due: finding.due,
        deadline: finding.deadline.map(|term| Deadline {
            from: term.from,
            working_days: term.working_days,
            due: term.due,
            done: term.done,
            late_by: term.late_by,
            provisional: term.provisional,
            counted: term.counted,
            skipped: (term.skipped.into_iter())
                .map(|it| (it.date, it.why))
                .collect(),
        }),
        fingerprint: finding.fingerprint,
        waived: finding.waived.map(|it| Waived {
            id: it.id,
            reason: it.reason,
            by: it.by,
            on: it.on,
            until: it.until,
        }),
        status: None,
    })
}
