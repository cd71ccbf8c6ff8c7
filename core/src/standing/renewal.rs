//! Which policies expire, when their renewal opens, and by when each of its steps is due (D64–D67).
//!
//! Days before expiry are calendar days before the last day of cover: with 7 days before a cover that ends
//! on the 19th, the 12th is the last day on time.

use chrono::{Days, NaiveDate};

use super::{Case, stars_on};
use crate::model::{Policy, Renewal, RenewalStep, Word};

mod cover_gap;
mod history;
mod kept;
mod rise;
mod unfollowed;

pub use cover_gap::{CoverGap, cover_gap, cover_gaps};
pub use history::{Cover, History};
pub use kept::{late_start, steps_missed};
pub use unfollowed::{Follower, Successors, Unfollowed, needs_follower, unfollowed};

/// Policies that expire together, and how far their renewal has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiring<'a> {
    /// The renewal's position in the file and its record; `None` when nobody has started it.
    pub recorded: Option<(usize, &'a Renewal<'a>)>,
    /// The policies, by their last day; those of the renewal on record, settled or not.
    pub policies: Vec<Ending<'a>>,
    /// The earliest last day of cover of those not settled; of all of them when none is left.
    pub expires: NaiveDate,
    /// The client's stars, which set the day it opens: those in force, or one when the client is not rated.
    pub stars: u8,
    /// The day it opens: the last day on time to start it (D64).
    pub opens: NaiveDate,
    /// The day it was started, if that is today or before.
    pub started: Option<NaiveDate>,
    /// Each step with its last day, in the order they are taken (D65).
    pub steps: Vec<StepDue>,
}

/// A policy that expires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ending<'a> {
    /// Its position in the file.
    pub nth: usize,
    /// The policy.
    pub policy: &'a Policy<'a>,
    /// Its last day of cover, inclusive, extensions counted.
    pub ends: NaiveDate,
    /// Whether it has an outcome or was ended early, so that nothing is left to do for it here.
    pub settled: bool,
}

/// A step of a renewal, and its last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepDue {
    /// The step.
    pub step: RenewalStep,
    /// How many calendar days before expiry the standard sets.
    pub days: u32,
    /// The last day on time.
    pub due: NaiveDate,
    /// The day it was taken, if that is today or before.
    pub done: Option<NaiveDate>,
}

impl<'a> Expiring<'a> {
    /// The policies that wait for their outcome.
    pub fn open(&self) -> impl Iterator<Item = &Ending<'a>> {
        self.policies.iter().filter(|ending| !ending.settled)
    }

    /// The policies that wait for their outcome and whose cover runs on a day, by their last day.
    pub fn running(&self, day: NaiveDate) -> impl Iterator<Item = &Ending<'a>> {
        self.open().filter(move |ending| day <= ending.ends)
    }

    /// Whether every policy has its outcome.
    pub fn is_settled(&self) -> bool {
        self.open().next().is_none()
    }

    /// How many calendar days before expiry the standard opens it, by the client's stars (D64).
    pub fn starts_before(&self, case: &Case<'_>) -> u32 {
        case.standard.renewal.starts[usize::from(self.stars.clamp(1, 5)) - 1]
    }

    /// The first step that has not been taken.
    pub fn next_step(&self) -> Option<StepDue> {
        self.steps.iter().copied().find(|step| step.done.is_none())
    }
}

/// The renewals of a client that are not closed, and the policies that expire without one, by expiry.
///
/// One-off cover is not renewed, unless a renewal names it. None for a client that has not appointed us, or whose service has ended.
pub fn expiring<'a>(case: &Case<'a>) -> Vec<Expiring<'a>> {
    match case.is_closed() {
        true => Vec::new(),
        false => unsettled(case),
    }
}

/// The same, but also for a client whose service has ended.
pub fn unsettled<'a>(case: &Case<'a>) -> Vec<Expiring<'a>> {
    let record = case.record;
    let Some(ours) = record.appointed().filter(|day| *day <= case.today) else {
        return Vec::new();
    };
    if record.policies.is_empty() {
        return Vec::new();
    }
    let history = History::of(record, case.today);
    let mut found = open_in(case, &history);

    let mut together: Vec<Ending<'a>> = Vec::new();
    for (nth, policy) in record.policies.iter().enumerate() {
        let ended = policy.one_off || history.terminated(policy).is_some();
        if ended || history.is_settled(policy.id) || history.is_in_hand(policy.id) {
            continue;
        }
        // We never had to renew what ended before the appointment. What ended before the record begins, or while the client
        // was away, is not ours either.
        let ends = history.last_day(policy);
        together.extend(
            ends.filter(|ends| *ends >= ours && !case.is_unrecorded(*ends))
                .filter(|ends| !record.is_away_on(*ends))
                .map(|ends| Ending {
                    nth,
                    policy,
                    ends,
                    settled: false,
                }),
        );
    }
    together.sort_by_key(|it| it.ends);
    let apart = i64::from(case.standard.renewal.together);
    let mut rest = together.into_iter().peekable();
    while let Some(first) = rest.peek().map(|first| first.ends) {
        let near = |it: &Ending<'_>| (it.ends - first).num_days() <= apart;
        let group = std::iter::from_fn(|| rest.next_if(near)).collect();
        found.extend(held(case, &history, None, group));
    }
    found.sort_by_key(|it| it.expires);
    found
}

/// Of a client whose service has ended, the policies that wait for their outcome (D67): those whose cover was over by then,
/// and those of a renewal that is on record and not closed. What ran on without one ended with the service.
pub fn without_outcome<'a>(case: &Case<'a>) -> Vec<Expiring<'a>> {
    let Some(closed) = case.record.closed().filter(|day| *day <= case.today) else {
        return Vec::new();
    };
    let mut found = unsettled(case);
    for it in found.iter_mut().filter(|it| it.recorded.is_none()) {
        it.policies.retain(|it| it.ends <= closed);
    }
    found.retain(|it| !it.is_settled());
    found
}

/// The renewals of a client that are on record and not closed, in the order of the file; whether service has
/// ended or not.
pub(super) fn open<'a>(case: &Case<'a>) -> Vec<Expiring<'a>> {
    open_in(case, &History::of(case.record, case.today))
}

fn open_in<'a>(case: &Case<'a>, history: &History<'a>) -> Vec<Expiring<'a>> {
    let renewals = case.record.renewals.iter().enumerate();
    let open = renewals.filter(|(_, renewal)| renewal.is_open_on(case.today));
    open.filter_map(|(nth, _)| recorded(case, history, nth))
        .collect()
}

/// A renewal that is on record, also a closed one, measured by the standard; `None` when none of its policies
/// is on record with its last day.
///
/// A policy that was extended in it counts as settled here, with its earlier last day.
pub fn of_record<'a>(case: &Case<'a>, nth: usize) -> Option<Expiring<'a>> {
    recorded(case, &History::of(case.record, case.today), nth)
}

/// The same with a history that is there already.
pub(super) fn recorded<'a>(
    case: &Case<'a>,
    history: &History<'a>,
    nth: usize,
) -> Option<Expiring<'a>> {
    let renewal = case.record.renewals.get(nth)?;
    let policies = endings(case, history, nth);
    let mut found = held(case, history, Some((nth, renewal)), policies)?;
    let mut asked: Option<(NaiveDate, Option<Opening>)> = None;
    for step in &mut found.steps {
        let Some(done) = step.done else { continue };
        // Several steps are often taken on one day.
        if asked.as_ref().is_none_or(|(day, _)| *day != done) {
            asked = Some((done, as_it_was(case, history, nth, done)));
        }
        if let Some((_, Some(then))) = &asked {
            step.due = then.due(case, step.step);
        }
    }
    Some(found)
}

/// The policies of a renewal on record, by their last day.
fn endings<'a>(case: &Case<'a>, history: &History<'a>, nth: usize) -> Vec<Ending<'a>> {
    let record = case.record;
    let endings = history.named(&record.renewals[nth].policies).into_iter();
    let endings = endings.filter_map(|at| {
        let policy = &record.policies[at];
        let id = policy.id;
        Some(Ending {
            nth: at,
            policy,
            ends: history.last_day_but(policy, nth)?,
            settled: history.is_settled_in(id, nth)
                || history.is_settled(id)
                || history.terminated(policy).is_some(),
        })
    });
    let mut policies: Vec<Ending<'a>> = endings.collect();
    policies.sort_by_key(|it| it.ends);
    policies
}

/// The days of a renewal on the morning of a day: outcomes, extensions and ratings of later days do not change
/// whether a step was late.
fn as_it_was(
    case: &Case<'_>,
    history: &History<'_>,
    nth: usize,
    day: NaiveDate,
) -> Option<Opening> {
    let then = history.on(day.pred_opt()?);
    let policies = endings(case, &then, nth);
    opening(case, &then, &policies, day)
}

/// The last day to start a renewal, by what was known on the day it was started.
pub(super) fn opened_by(
    case: &Case<'_>,
    history: &History<'_>,
    nth: usize,
    started: NaiveDate,
) -> Option<NaiveDate> {
    // One that begins on the day on which another extends its cover is for the new end.
    let then = history.on(started);
    let mut policies = case.record.renewals.get(nth)?.policies.iter();
    if policies.any(|policy| then.is_extended_by_another(policy, nth)) {
        return opening(case, &then, &endings(case, &then, nth), started).map(|then| then.opens);
    }
    as_it_was(case, history, nth, started).map(|then| then.opens)
}

/// The days that a renewal goes by.
struct Opening {
    expires: NaiveDate,
    stars: u8,
    opens: NaiveDate,
}

impl Opening {
    /// The last day of a step. With few stars a renewal opens late; no step is due before it opens.
    fn due(&self, case: &Case<'_>, step: RenewalStep) -> NaiveDate {
        before(self.expires, days_before(case, step)).max(self.opens)
    }
}

/// So many days before the last day of cover.
fn before(expires: NaiveDate, days: u32) -> NaiveDate {
    let days = Days::new(u64::from(days));
    expires.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
}

/// The days of a renewal by its policies, with the stars of a day; `None` without a policy.
fn opening(
    case: &Case<'_>,
    history: &History<'_>,
    policies: &[Ending<'_>],
    day: NaiveDate,
) -> Option<Opening> {
    let of = |open: bool| {
        let those = policies.iter().filter(move |it| !(open && it.settled));
        those.map(|it| it.ends).min()
    };
    let expires = of(true).or_else(|| of(false))?;
    let stars = stars_on(case, day);
    let ours = case.record.appointment_on(expires);
    let ours = ours.and_then(|it| it.established);
    let ours = ours.map_or(NaiveDate::MIN, |ours| begun(case, ours, expires));
    let no_earlier = no_earlier(case, history, policies, expires).max(ours);
    let opens = rise::opens(case, expires, day).max(no_earlier);
    Some(Opening {
        expires,
        stars,
        opens: match case.is_unrecorded(opens) {
            true => taken_over(case, expires).unwrap_or(opens),
            false => opens,
        },
    })
}

/// The day a renewal opens whose last day to start was over when the record began: as for a client that is newly won, and never later
/// than with the fewest stars, so that the day tells none.
fn taken_over(case: &Case<'_>, expires: NaiveDate) -> Option<NaiveDate> {
    let begins = case.record.client.recorded_from;
    let begins = begins.filter(|begins| *begins <= expires)?;
    let shortest = case.standard.renewal.starts.iter().min()?;
    let latest = before(expires, *shortest);
    let opens = begun(case, begins, expires);
    Some(match begins <= latest {
        true => opens.min(latest),
        false => opens,
    })
}

/// The day before which nobody expects a renewal of a client that appointed us on a day, or of cover that began on it: the
/// last day of a service plan made from then on, and at the latest that of the cover.
fn begun(case: &Case<'_>, appointed: NaiveDate, expires: NaiveDate) -> NaiveDate {
    let plan = case.calendar.due(appointed, case.standard.deadlines.plan);
    plan.date.min(expires).max(appointed)
}

/// Policies measured by the standard; `None` when there are none.
fn held<'a>(
    case: &Case<'a>,
    history: &History<'a>,
    recorded: Option<(usize, &'a Renewal<'a>)>,
    policies: Vec<Ending<'a>>,
) -> Option<Expiring<'a>> {
    let days = opening(case, history, &policies, case.today)?;
    let by_now = |day: Option<NaiveDate>| day.filter(|day| *day <= case.today);
    let done = |step| by_now(recorded.and_then(|(_, renewal)| renewal.day_of(step)));
    let steps = RenewalStep::ALL.iter().map(|step| StepDue {
        step: *step,
        days: days_before(case, *step),
        due: days.due(case, *step),
        done: done(*step),
    });
    Some(Expiring {
        recorded,
        expires: days.expires,
        stars: days.stars,
        opens: days.opens,
        started: by_now(recorded.and_then(|(_, renewal)| renewal.started)),
        steps: steps.collect(),
        policies,
    })
}

/// The day before which nobody expects the renewal: counted from where the cover of the policy that ends first began,
/// or what it was extended by.
fn no_earlier(
    case: &Case<'_>,
    history: &History<'_>,
    policies: &[Ending<'_>],
    expires: NaiveDate,
) -> NaiveDate {
    let first = policies.iter().find(|it| !it.settled).or(policies.first());
    let extended = first.and_then(|first| history.extended_from(first.policy, first.ends));
    let began = first.and_then(|first| first.policy.starts).max(extended);
    began.map_or(NaiveDate::MIN, |began| begun(case, began, expires))
}

/// How many calendar days before expiry a step is due by the company's standard.
fn days_before(case: &Case<'_>, step: RenewalStep) -> u32 {
    let standard = &case.standard.renewal;
    match step {
        RenewalStep::Reviewed => standard.review,
        RenewalStep::Exposure => standard.exposure,
        RenewalStep::Programme => standard.programme,
        RenewalStep::Comparison => standard.comparison,
        RenewalStep::Proposal => standard.proposal,
        RenewalStep::Choice => standard.choice,
        RenewalStep::Bound => standard.bound,
    }
}

#[cfg(test)]
mod tests;
