//! An edit made by hand that kefu kept, because it came at the moment of saving, is brought back into its record.

use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "edit-recovered",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Workspace(check),
};

/// Every file is one edit; whoever has brought it back deletes the file.
fn check(census: &Census<'_>, findings: &mut Findings) {
    for file in &census.recovered {
        let detail = Detail::Recovered { file: file.clone() };
        findings.add(&RULE, KeyPath::root(), detail).subject = file.clone();
    }
}
