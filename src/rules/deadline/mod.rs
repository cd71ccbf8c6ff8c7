//! The terms of the signing and planning stage: kept, kept too late, or overdue.

use super::{Detail, Finding, Findings, Rule, Start};
use crate::standing::{Case, Clock, State, Task};

pub(super) mod archive_late;
pub(super) mod archive_overdue;
pub(super) mod deadline_soon;
pub(super) mod onboarding_overdue;
pub(super) mod plan_late;
pub(super) mod plan_overdue;
pub(super) mod rating_late;
pub(super) mod rating_overdue;
pub(super) mod team_late;
pub(super) mod team_overdue;

/// A clock, and how it stands on the day of the case.
#[derive(Debug)]
pub(super) struct Timed {
    pub(super) clock: Clock,
    pub(super) state: State,
}

impl Timed {
    /// Every clock of a client.
    pub(super) fn all(case: &Case<'_>) -> Vec<Timed> {
        let timed = |clock: Clock| Timed {
            state: clock.state(case),
            clock,
        };
        Clock::all(case).into_iter().map(timed).collect()
    }
}

/// Adds the clocks of a task that are not done and past their last day.
fn overdue(
    rule: &'static Rule,
    task: Task,
    case: &Case<'_>,
    clocks: &[Timed],
    findings: &mut Findings,
) {
    let is_overdue = |it: &&Timed| it.clock.task == task && matches!(it.state, State::Overdue(_));
    for timed in clocks.iter().filter(is_overdue) {
        add(rule, case, timed, findings);
    }
}

/// Adds the clocks of a task that were done after their last day.
fn late(
    rule: &'static Rule,
    task: Task,
    case: &Case<'_>,
    clocks: &[Timed],
    findings: &mut Findings,
) {
    let is_late = |it: &&Timed| it.clock.task == task && matches!(it.state, State::Late(_));
    for timed in clocks.iter().filter(is_late) {
        add(rule, case, timed, findings);
    }
}

/// Adds one clock: a rule has one finding for each day its clocks run from.
fn add<'f>(
    rule: &'static Rule,
    case: &Case<'_>,
    timed: &Timed,
    findings: &'f mut Findings,
) -> &'f mut Finding {
    let clock = &timed.clock;
    let start = match case.record.appointed() {
        Some(appointed) if appointed == clock.from => Start::Appointment,
        _ => Start::ServiceYear,
    };
    let detail = Detail::Deadline {
        clock: clock.clone(),
        state: timed.state,
        start,
    };
    let finding = findings.add(rule, clock.key.clone(), detail);
    finding.subject = clock.from.to_string();
    finding.due = Some(clock.due.date);
    finding
}
