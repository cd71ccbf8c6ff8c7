//! What a renewal leaves on record: a start after its last day, and steps that nobody took (D64, D65).

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Case, History, as_it_was, opened_by};
use crate::model::{OutcomeKind, Renewal, RenewalStep, Word};

/// A renewal that was started after its last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LateStart {
    /// The last day on time, by what was known on the day it was started.
    pub opens: NaiveDate,
    /// The day it was started.
    pub started: NaiveDate,
}

/// Whether a renewal on record was started after its last day.
pub fn late_start(case: &Case<'_>, history: &History<'_>, nth: usize) -> Option<LateStart> {
    let started = case.record.renewals.get(nth)?.started?;
    let opens = opened_by(case, history, nth, started)?;
    (opens < started).then_some(LateStart { opens, started })
}

/// The steps that a renewal lacks once every policy in it has its outcome and cover goes on, each with its last day.
///
/// Once it is closed as renewed, every step is meant. By an extension alone no cover is placed: only those are meant
/// that were overdue on the day it was agreed; the others are of the renewal that follows.
pub fn steps_missed(
    case: &Case<'_>,
    history: &History<'_>,
    nth: usize,
) -> Vec<(RenewalStep, NaiveDate)> {
    let Some(renewal) = case.record.renewals.get(nth) else {
        return Vec::new();
    };
    // The last outcome of a policy holds.
    let kinds = renewal.outcomes.iter();
    let kinds: HashMap<_, _> = kinds.filter_map(|it| Some((it.policy, it.kind?))).collect();
    let kinds: Option<Vec<OutcomeKind>> = renewal
        .policies
        .iter()
        .map(|policy| kinds.get(policy).copied())
        .collect();
    let Some(kinds) = kinds.filter(|it| it.iter().any(|kind| kind.goes_on())) else {
        return Vec::new();
    };
    let is_placed = |kind: &OutcomeKind| kind.goes_on() && *kind != OutcomeKind::Extended;
    let all = !renewal.is_open_on(case.today) && kinds.iter().any(is_placed);
    let settled = settled_on(renewal).unwrap_or(case.today);
    let Some(then) = as_it_was(case, history, nth, settled) else {
        return Vec::new();
    };
    let steps = RenewalStep::ALL.iter().copied();
    let left = steps.filter(|step| renewal.day_of(*step).is_none());
    let left = left.map(|step| (step, then.due(case, step)));
    left.filter(|(_, due)| (all || *due < settled) && !case.is_unrecorded(*due))
        .collect()
}

/// The day the last policy of a renewal got its outcome.
fn settled_on(renewal: &Renewal<'_>) -> Option<NaiveDate> {
    let days = renewal.outcomes.iter().filter_map(|it| it.on);
    days.max().or(renewal.closed)
}
