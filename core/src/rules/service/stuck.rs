//! Service beside the plan that waits too long.

use chrono::NaiveDate;

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
                due: wait.due,
                late,
                pressed: pressed(case, wait.id, wait.due.date).filter(|_| wait.section == "duties"),
            };
            let finding = findings.add(rule, wait.key, Detail::Service(detail));
            finding.due = Some(wait.due.date);
        }
    }
}

/// The day an insurer was pressed for a duty after its last day.
fn pressed(case: &Case<'_>, id: &str, due: NaiveDate) -> Option<NaiveDate> {
    let mut duties = case.record.duties.iter();
    let duty = duties.find(|duty| duty.id == id)?;
    duty.pressed.filter(|pressed| due < *pressed)
}
