//! A finding can be settled in the client's file: for a reason, by somebody, until a day.
//!
//! A waiver settles what the rule it names finds in this client, from the day it was decided to its last
//! day, both inclusive. It must say which rule, why, who and until when, or it settles nothing.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Check, Finding, RULES, Rule, Selection, rule};
use crate::model::{Near, Waiver, nearest, words};
use crate::standing::Case;

pub(super) mod waiver_incomplete;
pub(super) mod waiver_lapsed;
pub(super) mod waiver_unused;

/// By what a finding is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The waiver's id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Who decided so.
    pub by: String,
    /// The day it was decided, if that is on record.
    pub on: Option<NaiveDate>,
    /// The last day it holds, inclusive.
    pub until: NaiveDate,
}

words! {
    /// How a waiver stands on a day, beside what the rules found.
    WaiverState {
        /// It settles something.
        InForce = "in-force",
        /// Its last day is over, and what it settled still stands.
        Lapsed = "lapsed",
        /// Its last day is over, and another one settles the same.
        Followed = "followed",
        /// There is nothing for it to settle.
        Unused = "unused",
        /// It lacks what a waiver must say, and settles nothing.
        Incomplete = "incomplete",
        /// It was decided on a later day.
        NotYet = "not-yet",
        /// Its rule was not asked, so nobody knows.
        NotAsked = "not-asked",
    }
}

/// What was found about a waiver.
#[derive(Clone, Debug, PartialEq)]
pub enum OfWaiver {
    /// Its last day is over, and what it settled still stands.
    Lapsed {
        /// The waiver's id.
        id: String,
        /// The rule.
        rule: &'static str,
        /// The one finding it was about, when it said so.
        subject: Option<String>,
        /// Its last day, inclusive.
        until: NaiveDate,
    },
    /// There is nothing for it to settle.
    Unused {
        /// The waiver's id.
        id: String,
        /// The rule.
        rule: &'static str,
        /// The one finding it is about, when it says so.
        subject: Option<String>,
    },
    /// It lacks what a waiver must say.
    Incomplete {
        /// The waiver's id.
        id: String,
        /// What it lacks; never empty.
        lacks: Vec<Lack>,
    },
    /// It names a rule that cannot be waived, or none.
    Unwaivable {
        /// The waiver's id.
        id: String,
        /// The name it gives.
        rule: String,
        /// Why not.
        why: Unwaivable,
    },
}

words! {
    /// What a waiver must say.
    Lack {
        /// Which rule.
        Rule = "rule",
        /// Why.
        Reason = "reason",
        /// Who decided.
        By = "by",
        /// Its last day.
        Until = "until",
    }
}

/// Why nothing of a rule can be settled in a client's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwaivable {
    /// There is no such rule; the one that was probably meant.
    NoSuchRule(Near),
    /// It must be mended, or is not one client's alone.
    Never,
}

/// The rule of this name, when what it finds can be settled in a client's file.
///
/// A file that cannot be read can settle nothing; waivers do not settle each other; and what concerns
/// several clients is not for the file of one to settle.
///
/// # Errors
/// There is no such rule, or its findings must stand.
pub fn waivable(name: &str) -> Result<&'static Rule, Unwaivable> {
    let Some(rule) = rule(name) else {
        let names = RULES.iter().map(|rule| rule.name);
        return Err(Unwaivable::NoSuchRule(nearest(name, names)));
    };
    let of_reading = matches!(rule.name, "unreadable" | "conflict-markers");
    match rule.check {
        Check::Waivers(_) | Check::Workspace(_) => Err(Unwaivable::Never),
        Check::Clocks(_)
        | Check::Expiring(_)
        | Check::Client(_)
        | Check::Text(_)
        | Check::Files(_) => match of_reading {
            true => Err(Unwaivable::Never),
            false => Ok(rule),
        },
    }
}

/// What a waiver is about: a rule, and one subject of it or all.
type About<'a> = (&'a str, Option<&'a str>);

/// What was found of what a waiver is about.
#[derive(Default)]
struct Found {
    /// Whether something of it is settled by no waiver.
    still_stands: bool,
}

/// Marks the findings that a waiver settles, and says how each waiver stands. Where two settle the same,
/// the one that holds longer is named.
pub(super) fn settle(
    case: &Case<'_>,
    selection: &Selection,
    found: &mut [Finding],
) -> Vec<WaiverState> {
    let waivers = &case.record.waivers;
    let mut in_force: HashMap<About<'_>, Waived> = HashMap::new();
    for waiver in waivers {
        let Some((rule, waived)) = complete(waiver) else {
            continue;
        };
        if has_begun(&waived, case.today) && case.today <= waived.until {
            let about = (rule.name, waiver.subject);
            let longest = in_force.get(&about).map(|it| it.until);
            if longest.is_none_or(|until| until <= waived.until) {
                in_force.insert(about, waived);
            }
        }
    }
    let mut found_about: HashMap<About<'_>, Found> = HashMap::new();
    for finding in found.iter_mut() {
        let name = finding.rule.name;
        let (all, one) = (
            in_force.get(&(name, None)),
            in_force.get(&(name, Some(finding.subject.as_str()))),
        );
        let longest = all.into_iter().chain(one).max_by_key(|waived| waived.until);
        finding.waived = longest.cloned();
    }
    for finding in found.iter() {
        for subject in [None, Some(finding.subject.as_str())] {
            let about = found_about.entry((finding.rule.name, subject)).or_default();
            about.still_stands |= finding.waived.is_none();
        }
    }
    let state = |waiver: &Waiver<'_>| state(waiver, case.today, selection, &found_about);
    waivers.iter().map(state).collect()
}

fn state(
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

/// The rule and the settlement, when the waiver says all it must.
fn complete(waiver: &Waiver<'_>) -> Option<(&'static Rule, Waived)> {
    let rule = waivable(waiver.rule?).ok()?;
    let waived = Waived {
        id: waiver.id.to_owned(),
        reason: said(waiver.reason)?.to_owned(),
        by: said(waiver.by)?.to_owned(),
        on: waiver.on,
        until: waiver.until?,
    };
    Some((rule, waived))
}

/// Words that say something.
fn said(words: Option<&str>) -> Option<&str> {
    words.filter(|words| !words.trim().is_empty())
}

fn has_begun(waived: &Waived, today: NaiveDate) -> bool {
    waived.on.is_none_or(|on| on <= today)
}

/// The waivers of a record that stand so, each with its position in the file.
fn standing<'r>(
    case: &Case<'r>,
    states: &[WaiverState],
    state: WaiverState,
) -> impl Iterator<Item = (usize, &'r Waiver<'r>)> {
    let waivers = case.record.waivers.iter().enumerate().zip(states);
    waivers.filter_map(move |(waiver, its)| (*its == state).then_some(waiver))
}

#[cfg(test)]
mod tests;
