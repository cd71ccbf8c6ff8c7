//! A record lies in `clients/` itself, so that it is read.

use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "record-misplaced",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Workspace(check),
};

/// No command looks into a folder of `clients/`, so nobody is told what is overdue there.
fn check(census: &Census<'_>, findings: &mut Findings) {
    for file in &census.misplaced {
        let detail = Detail::Misplaced { file: file.clone() };
        findings.add(&RULE, KeyPath::root(), detail).subject = file.clone();
    }
}
