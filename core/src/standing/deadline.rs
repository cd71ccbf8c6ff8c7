//! Every last day that a record has, and the day on which it says that the thing was done.

use chrono::{Days, NaiveDate};

use super::premium_due::is_in_parts;
use super::renewal::{opened_by, recorded};
use super::service::{by_now, step_of};
use super::{
    Case, ClaimClock, ClaimTerm, Clock, ComplaintEnd, History, State, Task, complaint_due,
    complaint_end, premiums_due,
};
use crate::calendar::Due;
use crate::model::course::Waiting;
use crate::model::{PlanItem, RenewalStep};

/// A last day, and the day claimed.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline<'a> {
    /// What it is for.
    pub of: Thing,
    /// The list of the entry it belongs to, and the entry's id; `None` for the signing stage and a year's rating and plan.
    pub entry: Option<(&'static str, &'a str)>,
    /// What the entry is about, in words.
    pub text: &'a str,
    /// The day it runs from, where there is one.
    pub from: Option<NaiveDate>,
    /// The last day on time.
    pub due: Due,
    /// The day it was done, if that is today or before.
    pub done: Option<NaiveDate>,
    /// Its state today.
    pub state: State,
}

/// What a last day is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Thing {
    /// A part of the signing stage, or a later year's rating or plan.
    Task(Task),
    /// An item of a plan.
    Item,
    /// A term of a claim.
    Claim(ClaimTerm),
    /// A step of service beside the plan.
    Step(&'static Waiting),
    /// The start of a renewal.
    RenewalStart,
    /// A step of a renewal.
    Renewal(RenewalStep),
    /// Premium that the client pays.
    Premium,
    /// The client is told of the new account manager.
    Told,
    /// The list of open work of a hand-over is signed.
    Signed,
}

/// All of them, by their last day. What was ended in time before it was done, as by a withdrawal, has none.
pub fn deadlines<'a>(case: &Case<'a>) -> Vec<Deadline<'a>> {
    let mut found: Vec<Deadline<'a>> = Clock::all(case)
        .into_iter()
        .map(|clock| Deadline {
            of: Thing::Task(clock.task),
            entry: None,
            text: "",
            from: Some(clock.from),
            due: clock.due,
            done: clock.done,
            state: clock.state(case),
        })
        .collect();
    items(case, &mut found);
    claims(case, &mut found);
    endorsements(case, &mut found);
    risks(case, &mut found);
    duties(case, &mut found);
    complaints(case, &mut found);
    renewals(case, &mut found);
    premiums(case, &mut found);
    hand_overs(case, &mut found);
    // What was open when service ended, ended with it; claims and complaints go on.
    let goes_on = |it: &Deadline<'_>| {
        let is_over = case.is_closed() || case.is_before_return(it.due.date);
        let is_complaint = it.entry.is_some_and(|(list, _)| list == "complaints");
        let is_of_service = !matches!(it.of, Thing::Task(_) | Thing::Claim(_));
        it.done.is_some() || !(is_over && is_of_service) || is_complaint
    };
    found.retain(goes_on);
    found.sort_by_key(|it| it.due.date);
    found
}

/// The state of a last day that is counted in calendar days.
fn state(case: &Case<'_>, due: NaiveDate, done: Option<NaiveDate>) -> State {
    match case.is_unrecorded(due) {
        true => State::Unrecorded,
        false => State::in_calendar_days(due, done, case.today),
    }
}

/// The same in working days.
fn state_in_working_days(case: &Case<'_>, due: NaiveDate, done: Option<NaiveDate>) -> State {
    match case.is_unrecorded(due) {
        true => State::Unrecorded,
        false => State::of(due, done, case.today, |from, to| {
            case.calendar.between(from, to)
        }),
    }
}

fn items<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    let years = case.record.years.iter();
    let items = years.flat_map(|year| year.plan.iter().flat_map(|plan| &plan.items));
    found.extend(items.filter_map(|it: &'a PlanItem<'a>| {
        let (due, done) = (it.finish?, by_now(case, it.done));
        let is_dropped = by_now(case, it.dropped).is_some();
        (done.is_some() || !is_dropped).then(|| Deadline {
            of: Thing::Item,
            entry: Some(("items", it.id)),
            text: it.content.unwrap_or_default(),
            from: it.start,
            due: Due::fixed(due),
            done,
            state: state_in_working_days(case, due, done),
        })
    }));
}

fn claims<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    for claim in &case.record.claims {
        let clocks = ClaimClock::all(case, claim).into_iter();
        found.extend(clocks.map(|clock| Deadline {
            of: Thing::Claim(clock.term),
            entry: Some(("claims", claim.id)),
            text: claim.cause.unwrap_or_default(),
            from: Some(clock.from),
            done: clock.done,
            state: match case.is_unrecorded(clock.due.date) {
                true => State::Unrecorded,
                false => clock.state(case.today),
            },
            due: clock.due,
        }));
    }
}

/// Each step of an endorsement runs from the one before. One that was left out, because a later one is dated, has no last day.
fn endorsements<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    let terms = case.standard.service;
    for it in &case.record.endorsements {
        let days = [it.requested, it.sent, it.issued, it.checked].map(|day| by_now(case, day));
        let is_withdrawn = by_now(case, it.withdrawn).is_some();
        let steps = [
            ("sent", terms.endorsement_sent),
            ("issued", terms.endorsement_issued),
            ("checked", terms.endorsement_checked),
        ];
        for (nth, (key, term)) in steps.into_iter().enumerate() {
            let (since, done) = (days[nth], days[nth + 1]);
            let is_over = is_withdrawn || days[nth + 1..].iter().any(Option::is_some);
            let Some(since) = since.filter(|_| done.is_some() || !is_over) else {
                continue;
            };
            let due = case.calendar.due(since, term);
            found.push(Deadline {
                of: Thing::Step(step_of("endorsements", key).1),
                entry: Some(("endorsements", it.id)),
                text: it.text,
                from: Some(since),
                state: state_in_working_days(case, due.date, done),
                due,
                done,
            });
        }
    }
}

fn risks<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    for it in &case.record.risks {
        let Some(since) = by_now(case, it.found) else {
            continue;
        };
        for (key, day) in [("measured", it.measured), ("told", it.told)] {
            let done = by_now(case, day);
            if done.is_none() && key == "told" && it.minor {
                continue;
            }
            let due = case.calendar.due(since, case.standard.service.risk);
            found.push(Deadline {
                of: Thing::Step(step_of("risks", key).1),
                entry: Some(("risks", it.id)),
                text: it.text,
                from: Some(since),
                state: state_in_working_days(case, due.date, done),
                due,
                done,
            });
        }
    }
}

fn duties<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    found.extend(case.record.duties.iter().filter_map(|it| {
        let (due, done) = (it.due?, by_now(case, it.done));
        let is_dropped = by_now(case, it.dropped).is_some();
        (done.is_some() || !is_dropped).then(|| Deadline {
            of: Thing::Step(step_of("duties", "done").1),
            entry: Some(("duties", it.id)),
            text: it.text,
            from: None,
            due: Due::fixed(due),
            done,
            state: state_in_working_days(case, due, done),
        })
    }));
}

fn complaints<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    found.extend(case.record.complaints.iter().filter_map(|it| {
        let (due, end) = (complaint_due(case, it)?, complaint_end(case, it));
        let is_dropped = |(on, end)| end == ComplaintEnd::Withdrawn && on <= due;
        let done = end.map(|(on, _)| on);
        (!end.is_some_and(is_dropped)).then(|| Deadline {
            of: Thing::Step(step_of("complaints", "answered").1),
            entry: Some(("complaints", it.id)),
            text: it.text,
            from: it.received,
            due: Due::fixed(due),
            done,
            state: state(case, due, done),
        })
    }));
}

fn renewals<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    let history = History::of(case.record, case.today);
    for (nth, renewal) in case.record.renewals.iter().enumerate() {
        let Some(held) = recorded(case, &history, nth) else {
            continue;
        };
        let is_open = renewal.is_open_on(case.today);
        let deadline = |of, due, done| Deadline {
            of,
            entry: Some(("renewals", renewal.id)),
            text: "",
            from: None,
            due: Due::fixed(due),
            done,
            state: state(case, due, done),
        };
        found.extend(held.started.map(|started| {
            let opened = opened_by(case, &history, nth, started).unwrap_or(held.opens);
            deadline(Thing::RenewalStart, opened, Some(started))
        }));
        let steps = held.steps.iter();
        let steps = steps.filter(|it| it.done.is_some() || is_open && !held.is_settled());
        found.extend(steps.map(|it| deadline(Thing::Renewal(it.step), it.due, it.done)));
    }
}

/// What was paid with its last day, and what is owed.
fn premiums<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    let deadline = |policy: &'a str, due: NaiveDate, done| Deadline {
        of: Thing::Premium,
        entry: Some(("policies", policy)),
        text: "",
        from: None,
        due: Due::fixed(due),
        done,
        state: state(case, due, done),
    };
    let owed = premiums_due(case).into_iter();
    found.extend(owed.map(|it| deadline(it.policy.id, it.due, None)));
    let appointed = case.record.appointed();
    let within = Days::new(case.standard.service.premium.into());
    for policy in &case.record.policies {
        let is_ours = appointed.is_some_and(|on| policy.starts.is_none_or(|day| on <= day));
        if !is_ours {
            continue;
        }
        let whole = by_now(case, policy.paid);
        for it in &policy.instalments {
            let paid = by_now(case, it.paid).or(whole);
            found.extend(
                it.due
                    .zip(paid)
                    .map(|(due, paid)| deadline(policy.id, due, Some(paid))),
            );
        }
        if policy.instalments.is_empty() && !policy.payment.is_some_and(is_in_parts) {
            let due = policy.starts.and_then(|day| day.checked_add_days(within));
            found.extend(
                due.zip(whole)
                    .map(|(due, paid)| deadline(policy.id, due, Some(paid))),
            );
        }
    }
}

/// The last day to tell the client of a change of account manager and to sign the list (D69).
pub fn hand_over_due(case: &Case<'_>, on: NaiveDate) -> Due {
    case.calendar.due(on, case.standard.service.hand_over)
}

/// After a change of account manager the client is told and the list of open work is signed.
fn hand_overs<'a>(case: &Case<'a>, found: &mut Vec<Deadline<'a>>) {
    for it in case.record.team.iter().flat_map(|team| &team.hand_overs) {
        let Some(on) = by_now(case, it.on) else {
            continue;
        };
        let due = hand_over_due(case, on);
        for (of, day) in [(Thing::Told, it.told), (Thing::Signed, it.signed)] {
            let done = by_now(case, day);
            found.push(Deadline {
                of,
                entry: Some(("hand-overs", it.id)),
                text: "",
                from: Some(on),
                due,
                done,
                state: state_in_working_days(case, due.date, done),
            });
        }
    }
}

#[cfg(test)]
mod tests;
