//! Service beside the plan that waits too long.

use super::OfService;
use crate::rules::{Detail, Findings, Rule};
use crate::standing::{Case, waits_in};

/// Adds each step of a list that is past its last day.
pub(super) fn stuck(rule: &'static Rule, list: &str, case: &Case<'_>, findings: &mut Findings) {
    for wait in waits_in(case, list) {
        if let Some(late) = wait.stuck(case) {
            let detail = OfService::Stuck {
                section: wait.section,
                step: wait.step.key,
                id: wait.id.to_owned(),
                text: wait.text.to_owned(),
                since: wait.since,
                due: wait.due.date,
                late,
            };
            let finding = findings.add(rule, wait.key, Detail::Service(detail));
            finding.due = Some(wait.due.date);
        }
    }
}
