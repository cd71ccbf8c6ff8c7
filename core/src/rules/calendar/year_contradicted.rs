//! Two tables of one year that differ: the other one is not counted by, and may be the right one.

use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, OfCalendar, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "year-contradicted",
    group: Group::Calendar,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Workspace(check),
};

fn check(census: &Census<'_>, findings: &mut Findings) {
    for fault in census.calendar_files {
        let OfCalendar::Contradicts { file, .. } = fault else {
            continue;
        };
        let detail = Detail::Calendar(fault.clone());
        findings.add(&RULE, KeyPath::root(), detail).subject = file.clone();
    }
}
