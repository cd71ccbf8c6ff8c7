//! A table that may be wrong is told until somebody has compared it with the notice.

use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, OfCalendar, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "year-doubtful",
    group: Group::Calendar,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Workspace(check),
};

fn check(census: &Census<'_>, findings: &mut Findings) {
    for year in census.calendar.unconfirmed() {
        let detail = Detail::Calendar(OfCalendar::Doubtful {
            year: year.number(),
            doubts: year.doubts(),
        });
        let finding = findings.add(&RULE, KeyPath::root(), detail);
        finding.subject = year.number().to_string();
    }
}
