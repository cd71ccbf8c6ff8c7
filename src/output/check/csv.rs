//! A report for a spreadsheet: one row per finding under headings that are never translated.

use super::{Line, Report};
use crate::model::Word;
use crate::output::csv::{defused, written};
use crate::rules::Status;
use crate::text::visible::visible_except;

const HEADINGS: [&str; 20] = [
    "rule",
    "severity",
    "clause",
    "client",
    "name",
    "who",
    "file",
    "line",
    "column",
    "due",
    "late-by",
    "message",
    "remedy",
    "fingerprint",
    "waived",
    "waived-until",
    "waived-by",
    "waived-reason",
    "provisional",
    "status",
];

pub(super) fn render(report: &Report) -> String {
    let headings = HEADINGS.map(str::to_owned).to_vec();
    let rows = report.findings.iter().map(row);
    let records: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
    written(&records)
}

fn row(line: &Line) -> Vec<String> {
    let (deadline, waived) = (line.deadline.as_ref(), line.waived.as_ref());
    let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    vec![
        text(Some(&line.rule)),
        line.severity.code().to_owned(),
        text(Some(&line.clause)),
        text(line.client.as_deref()),
        text(line.name.as_deref()),
        text(line.who.as_deref()),
        text(line.file.as_deref()),
        number(line.line.map(i64::from)),
        number(line.column.map(i64::from)),
        line.due.map(|it| it.to_string()).unwrap_or_default(),
        number(line.late_by),
        text(Some(&line.message)),
        text(Some(&line.remedy)),
        fingerprint(&line.fingerprint),
        text(waived.map(|it| it.id.as_str())),
        waived.map(|it| it.until.to_string()).unwrap_or_default(),
        text(waived.map(|it| it.by.as_str())),
        text(waived.map(|it| it.reason.as_str())),
        deadline
            .map(|it| it.provisional.to_string())
            .unwrap_or_default(),
        line.status.map(Status::code).unwrap_or_default().to_owned(),
    ]
}

/// The key that a finding is joined by, the same in every format. That of no client begins with `-/`, which is no formula.
fn fingerprint(key: &str) -> String {
    match key.strip_prefix("-/") {
        Some(rest) => format!("-/{}", text(Some(rest))),
        None => text(Some(key)),
    }
}

/// Words that are not a formula and have no control characters.
fn text(words: Option<&str>) -> String {
    let shown = visible_except(words.unwrap_or_default(), &['\n', '\t']);
    defused(shown.into_owned())
}
