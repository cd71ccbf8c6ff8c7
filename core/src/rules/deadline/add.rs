//! Adds findings about the clocks.

use super::Timed;
use crate::rules::{Detail, Finding, Findings, Rule};
use crate::standing::{State, Task};

/// Adds the clocks of a task that are not done and past their last day.
pub(super) fn overdue(rule: &'static Rule, task: Task, clocks: &[Timed], findings: &mut Findings) {
    let is_overdue = |it: &&Timed| it.clock.task == task && matches!(it.state, State::Overdue(_));
    for timed in clocks.iter().filter(is_overdue) {
        add(rule, timed, findings);
    }
}

/// Adds the clocks of a task that were done after their last day.
pub(super) fn late(rule: &'static Rule, task: Task, clocks: &[Timed], findings: &mut Findings) {
    let is_late = |it: &&Timed| it.clock.task == task && matches!(it.state, State::Late(_));
    for timed in clocks.iter().filter(is_late) {
        add(rule, timed, findings);
    }
}

/// Adds one clock: a rule has one finding for each day its clocks run from.
pub(super) fn add<'f>(
    rule: &'static Rule,
    timed: &Timed,
    findings: &'f mut Findings,
) -> &'f mut Finding {
    let clock = &timed.clock;
    let detail = Detail::Deadline {
        clock: clock.clone(),
        state: timed.state,
    };
    let finding = findings.add(rule, clock.key.clone(), detail);
    finding.subject = clock.from.to_string();
    finding.due = Some(clock.due.date);
    finding
}
