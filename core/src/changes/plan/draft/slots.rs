//! When each missing item is to happen: each service has its own pattern, and there is contact at both ends
//! of the insurance period (D05, D08).

use chrono::NaiveDate;

use super::missing::{Missing, Wish};
use super::spread::{Rest, Rhythm, moved};
use crate::changes::{DraftRefusal, Refusal};
use crate::model::{Origin, Plan};
use crate::standard::Service;
use crate::standing::{CLIENT_MANUAL, Case, PolicyYear, manual_to_make};

/// An item with its days, but still without an id, a handler and words.
pub(super) struct Slot<'a> {
    /// What it is about.
    pub about: About<'a>,
    /// Start and finish, both working days.
    pub window: (NaiveDate, NaiveDate),
    /// How many weeks it may take.
    pub weeks: i64,
    /// Where it comes from.
    pub origin: Origin,
    /// The commitments and needs it covers.
    pub covers: Vec<String>,
}

#[derive(Clone, Copy)]
pub(super) enum About<'a> {
    /// One of the times of a service in this plan.
    Service(&'a Service, u32),
    /// A commitment or need in its own words, and the service they name.
    Words(&'a str, Option<&'a Service>),
}

impl<'a> Slot<'a> {
    /// Its service, if it has one.
    pub fn service(&self) -> Option<&'a Service> {
        match self.about {
            About::Service(service, _) => Some(service),
            About::Words(_, service) => service,
        }
    }

    /// Whether the year is accounted for in it, so that its day is the renewal's (D65).
    pub fn is_account(&self) -> bool {
        self.is_of("account-review") || self.is_of("stewardship-report")
    }

    /// Whether it is a time of the service of this code.
    pub fn is_of(&self, code: &str) -> bool {
        self.service().is_some_and(|it| it.code == code)
    }

    /// Whether it is a contact with the client.
    pub fn is_contact(&self) -> bool {
        is_contact(self.service().map(|it| it.code.as_str()))
    }
}

/// Calendar days between the services that last year left undone.
const BETWEEN_OWED: i64 = 14;

/// Every missing item with its days; not in order yet.
///
/// # Errors
///
/// No working day is left in the term.
pub(super) fn slots<'a>(
    missing: &Missing<'a>,
    case: &Case<'a>,
    rest: &Rest,
    plan: Option<&'a Plan<'a>>,
) -> Result<Vec<Slot<'a>>, Refusal> {
    let none_left = || Refusal::Draft(DraftRefusal::TermOver { last: rest.last });
    let mut slots = Vec::new();
    let mut owed = 0;
    for lack in &missing.services {
        let (rhythm, weeks) = manner(&lack.service.code);
        let rhythm = match rhythm {
            // What last year left undone comes first, one after the other.
            Rhythm::Even(_) if lack.owed && lack.missing > 0 => {
                owed += 1;
                Rhythm::Opening(owed * BETWEEN_OWED)
            }
            other => other,
        };
        let settled = days_of(plan, lack.service);
        let aims = rest.free_aims(rhythm, lack.missing, &settled);
        let manual = (lack.service.code == CLIENT_MANUAL).then(|| manual_to_make(case, rest.last));
        let mut manual = manual.flatten();
        for (nth, aim) in (0..).zip(aims) {
            let window = match manual.take() {
                Some(of_policy) => when_due(case, rest, &of_policy, weeks),
                None => rest.window(case.calendar, aim, weeks),
            };
            let window = window.ok_or_else(none_left)?;
            let beyond = nth >= lack.missing - lack.promised;
            slots.push(Slot {
                about: About::Service(lack.service, lack.wanted),
                weeks,
                window,
                origin: match beyond {
                    true => Origin::Commitment,
                    false => Origin::Standard,
                },
                covers: lack.covers[nth as usize].clone(),
            });
        }
    }
    // A promise without a date of its own is kept in the course of the year; a need is planned soon.
    let (often, once): (Vec<Wish<'_>>, Vec<Wish<'_>>) =
        missing.commitments.iter().partition(|it| it.times > 1);
    let soon = Rest {
        last: rest
            .first
            .max(moved(rest.first, (rest.last - rest.first).num_days() / 2)),
        ..*rest
    };
    let mut wished = vec![
        (once, Origin::Commitment, rest, 50, 2),
        (missing.needs.clone(), Origin::Need, &soon, 25, 4),
    ];
    let often = often.into_iter();
    wished.extend(often.map(|it| {
        let times = vec![it; it.times as usize];
        (times, Origin::Commitment, rest, 50, 2)
    }));
    for (list, origin, rest, share, weeks) in wished {
        let aims = rest.aims(Rhythm::Even(share), list.len() as u32);
        for (it, aim) in list.into_iter().zip(aims) {
            let window = rest
                .window(case.calendar, aim, weeks)
                .ok_or_else(none_left)?;
            slots.push(Slot {
                about: About::Words(it.text, it.service),
                weeks,
                window,
                origin,
                covers: vec![it.id.to_owned()],
            });
        }
    }
    Ok(slots)
}

/// The days of the client manual of a policy year: once the policy has begun, and in time for it (D57).
fn when_due(
    case: &Case<'_>,
    rest: &Rest,
    of_policy: &PolicyYear,
    weeks: i64,
) -> Option<(NaiveDate, NaiveDate)> {
    let begins = of_policy.starts.max(rest.first);
    let aim = moved(begins, 14).min(of_policy.due.date);
    let aim = aim.clamp(rest.first, rest.last);
    let (start, finish) = rest.window(case.calendar, aim, weeks)?;
    let in_time = finish.min(of_policy.due.date);
    // Past the day it was due, it has the weeks that any has.
    Some((start, if start <= in_time { in_time } else { finish }))
}

/// How a service is placed in the year, and how many weeks each time of it may take.
fn manner(code: &str) -> (Rhythm, i64) {
    match code {
        "phone-call" => (Rhythm::Contact, 1),
        "visit" => (Rhythm::Contact, 2),
        "meeting" => (Rhythm::Even(80), 2),
        "client-manual" => (Rhythm::Opening(0), 4),
        "risk-survey" => (Rhythm::Even(42), 3),
        "training" => (Rhythm::Even(30), 2),
        "bulletin" => (Rhythm::Even(75), 1),
        // Loss cases are discussed once some of the year has passed (D09).
        "claims-session" => (Rhythm::Even(60), 2),
        "account-review" => (Rhythm::Review, 2),
        "stewardship-report" => (Rhythm::Report, 4),
        _ => (Rhythm::Even(50), 2),
    }
}

/// The services that are contact with the client (D08, D56).
const CONTACT: [&str; 3] = ["visit", "phone-call", "meeting"];

/// The days on which this service is done or planned already.
fn days_of(plan: Option<&Plan<'_>>, service: &Service) -> Vec<NaiveDate> {
    let items = plan.iter().flat_map(|plan| &plan.items);
    let alive = items.filter(|item| item.dropped.is_none());
    let of_it = alive.filter(|item| item.service == Some(&service.code));
    of_it
        .filter_map(|item| item.done.or(item.start).or(item.finish))
        .collect()
}

pub(super) fn is_contact(code: Option<&str>) -> bool {
    code.is_some_and(|code| CONTACT.contains(&code))
}
