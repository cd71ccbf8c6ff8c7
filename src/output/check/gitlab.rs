//! A report for GitLab: a Code Quality report, which it shows in a merge request.
//!
//! The format has no waived findings, so those are left out.

use serde::Serialize;

use super::spot::Spot;
use super::{Line, Report, standing};
use crate::output::json::escaped;
use crate::standard::Severity;
use crate::text::visible::visible;

pub(super) fn render(report: &Report) -> String {
    let findings: Vec<Finding> = standing(report).map(|it| Finding::of(it, report)).collect();
    let json = serde_json::to_string_pretty(&findings)
        .expect("strings, numbers and string keys are always JSON");
    escaped(&json) + "\n"
}

#[derive(Serialize)]
struct Finding<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

impl<'a> Finding<'a> {
    fn of(line: &'a Line, report: &Report) -> Finding<'a> {
        let spot = Spot::of(line, report);
        Finding {
            description: visible(&line.message).into_owned(),
            check_name: &line.rule,
            fingerprint: &line.fingerprint,
            severity: match line.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Advice => "info",
            },
            location: Location {
                path: spot.path,
                lines: Lines { begin: spot.line },
            },
        }
    }
}
