//! What waits beside the plan longer than it may.

use super::OfService;
use crate::rules::{Detail, Findings, Rule};
use crate::standing::{Case, Step, waits};

/// Adds each step of these kinds that is past its last day.
pub(super) fn stuck(rule: &'static Rule, case: &Case<'_>, steps: &[Step], findings: &mut Findings) {
    for wait in waits(case) {
        if let (true, Some(late)) = (steps.contains(&wait.step), wait.stuck(case)) {
            let detail = OfService::Stuck {
                step: wait.step,
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
