//! Applies waivers to findings.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::overdue::{Earlier, Overdue};
use super::{Waived, WaiverState, waivable};
use crate::model::Waiver;
use crate::rules::{Finding, Rule, Selection};
use crate::standing::Case;

/// The target of a waiver: a rule, and one subject of it or all.
pub(super) type About<'a> = (&'a str, Option<&'a str>);

/// What was found for that target.
#[derive(Default)]
pub(super) struct Found {
    /// Whether one of these findings has no waiver.
    still_stands: bool,
}

/// Marks the waived findings, and works out the state of each waiver. When two waivers cover the same
/// finding, the one that lasts longer is named.
pub(in crate::rules) fn settle(
    case: &Case<'_>,
    selection: &Selection,
    found: &mut [Finding],
) -> Vec<WaiverState> {
    let waivers = &case.record.waivers;
    let begun = waivers.iter().filter_map(|waiver| {
        let (rule, waived) = complete(waiver)?;
        has_begun(&waived, case.today).then_some(((rule.name, waiver.subject), waived))
    });
    let begun: Vec<(About<'_>, Waived)> = begun.collect();
    let mut in_force: HashMap<About<'_>, Waived> = HashMap::new();
    for (about, waived) in begun.iter().filter(|(_, it)| case.today <= it.until) {
        let longest = in_force.get(about).map(|it| it.until);
        if longest.is_none_or(|until| until <= waived.until) {
            in_force.insert(*about, waived.clone());
        }
    }
    let mut found_about: HashMap<About<'_>, Found> = HashMap::new();
    let earlier = Earlier::of(case.record);
    let before: Vec<Option<Overdue>> = found.iter().map(|it| earlier.than(it)).collect();
    for (finding, before) in found.iter_mut().zip(&before) {
        let name = finding.rule.name;
        let (all, one) = (
            in_force.get(&(name, None)),
            in_force.get(&(name, Some(finding.subject.as_str()))),
        );
        let longest = all.into_iter().chain(one).max_by_key(|waived| waived.until);
        finding.waived = longest
            .cloned()
            .or_else(|| excused(before.as_ref()?, &begun));
    }
    for (finding, before) in found.iter().zip(&before) {
        let own = [None, Some(finding.subject.as_str())].map(|it| (finding.rule.name, it));
        let before = before.iter().filter(|_| finding.waived.is_some());
        let before = before.flat_map(|it| it.subjects().map(|subject| (it.rule, subject)));
        for about in own.into_iter().chain(before) {
            let about = found_about.entry(about).or_default();
            about.still_stands |= finding.waived.is_none();
        }
    }
    let state = |waiver: &Waiver<'_>| state(waiver, case.today, selection, &found_about);
    waivers.iter().map(state).collect()
}

/// The waiver of what was overdue, for what was then done while the waiver lasted: it is the same matter under another
/// name, and stays waived.
fn excused(before: &Overdue, begun: &[(About<'_>, Waived)]) -> Option<Waived> {
    let excuses = begun.iter().filter(|((name, of), waived)| {
        let is_it = *name == before.rule && before.subjects().any(|subject| subject == *of);
        is_it && has_begun(waived, before.done) && before.done <= waived.until
    });
    let longest = excuses.max_by_key(|(_, waived)| waived.until);
    longest.map(|(_, waived)| waived.clone())
}

pub(super) fn state(
    waiver: &Waiver<'_>,
    today: NaiveDate,
    selection: &Selection,
    found: &HashMap<About<'_>, Found>,
) -> WaiverState {
    let Some((rule, waived)) = complete(waiver) else {
        return WaiverState::Incomplete;
    };
    if !has_begun(&waived, today) {
        return WaiverState::NotYet;
    }
    if selection.severity(rule).is_none() {
        return WaiverState::NotAsked;
    }
    let Some(about) = found.get(&(rule.name, waiver.subject)) else {
        return WaiverState::Unused;
    };
    if today <= waived.until {
        WaiverState::InForce
    } else if about.still_stands {
        WaiverState::Lapsed
    } else {
        WaiverState::Followed
    }
}

/// The rule and the waiver's data, when the waiver is complete.
pub(super) fn complete(waiver: &Waiver<'_>) -> Option<(&'static Rule, Waived)> {
    let rule = waivable(waiver.rule?).ok()?;
    let waived = Waived {
        id: waiver.id.to_owned(),
        reason: waiver.reason?.to_owned(),
        by: waiver.by?.to_owned(),
        on: waiver.on,
        until: waiver.until?,
    };
    Some((rule, waived))
}

pub(super) fn has_begun(waived: &Waived, today: NaiveDate) -> bool {
    waived.on.is_none_or(|on| on <= today)
}

/// The waivers of a record with this state, each with its position in the file.
pub(super) fn standing<'r>(
    case: &Case<'r>,
    states: &[WaiverState],
    state: WaiverState,
) -> impl Iterator<Item = (usize, &'r Waiver<'r>)> {
    let waivers = case.record.waivers.iter().enumerate().zip(states);
    waivers.filter_map(move |(waiver, its)| (*its == state).then_some(waiver))
}
