//! Renews policies: the start, each step, and an outcome for each policy (D64–D67).

use chrono::{Datelike, NaiveDate};

use super::step::{At, With, take};
use super::{
    Change, Refusal, RenewalRefusal as No, happened_in_service, policy, still_named, united,
};
use crate::alike;
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Policy, Record, Renewal, RenewalStep, Word};
use crate::standing::{Case, Ending, Expiring, History, unsettled};

mod outcome;
#[cfg(test)]
mod tests;

pub use outcome::{Aftermath, Then, Verdict, by_id, loss, outcome};

/// A renewal that was started.
#[derive(Clone, Debug, PartialEq)]
pub struct Started {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Its id.
    pub id: String,
    /// The ids of its policies.
    pub policies: Vec<String>,
    /// Their earliest last day of cover.
    pub expires: NaiveDate,
}

/// Starts the renewal of some policies, by their ids or numbers, or of those that expire next.
///
/// # Errors
///
/// Not appointed; a day in the future or before the appointment; a policy that is not on record, has its
/// outcome or is in an open renewal; nothing left to renew.
pub fn start(
    case: &Case<'_>,
    policies: &[String],
    handler: Option<String>,
    on: NaiveDate,
) -> Result<Started, Refusal> {
    happened_in_service(case, on)?;
    let handler = handler.or_else(|| case.who().map(str::to_owned));

    let all = unsettled(case);
    if policies.is_empty() {
        let Some(next) = all
            .iter()
            .find(|it| it.started.is_none() && !it.is_settled())
        else {
            let open = all.iter().filter_map(|it| it.recorded);
            let open = open.map(|(_, renewal)| renewal.id.to_owned()).collect();
            return Err(No::NothingToStart { open }.into());
        };
        return Ok(match next.recorded {
            Some((nth, renewal)) => begun(nth, renewal, next, handler, on),
            None => pushed(case.record, &next.policies, handler, on),
        });
    }

    let waiting = policies.iter().map(|id| {
        let (_, policy) = policy::find(case.record, id)?;
        let id = policy.id;
        let open = open_renewal_of(case.record, id);
        if let Some(renewal) = open.filter(|(_, it)| it.outcome_of(id).is_none()) {
            let (policy, renewal) = (id.to_owned(), renewal.1.id.to_owned());
            return Err(No::InRenewal { policy, renewal }.into());
        }
        let mut groups = all.iter().filter(|it| it.recorded.is_none());
        let found = groups.find_map(|it| it.policies.iter().find(|it| it.policy.id == id));
        found.copied().ok_or_else(|| not_waiting(case, policy))
    });
    let mut waiting = waiting.collect::<Result<Vec<Ending<'_>>, Refusal>>()?;
    waiting.sort_by_key(|it| it.ends);
    waiting.dedup_by_key(|it| it.nth);
    Ok(pushed(case.record, &waiting, handler, on))
}

/// What is said with a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'t> {
    /// The cover that the client accepts, with its choice.
    pub accepted: &'t [String],
    /// The cover that it declines, with its choice.
    pub declined: &'t [String],
    /// What was recommended, with the proposal.
    pub recommended: Option<&'t str>,
    /// Why, with the proposal.
    pub reason: Option<&'t str>,
}

/// Records that a step was taken; the client's choice with the cover it accepts and declines (D65).
///
/// # Errors
///
/// No open renewal, or several and none named; a choice without accepted and declined cover, or cover without
/// a choice, or both accepted and declined; a recommendation without a proposal; what [`take`] refuses.
pub fn step(
    case: &Case<'_>,
    renewal: Option<&str>,
    step: RenewalStep,
    on: NaiveDate,
    Said {
        accepted,
        declined,
        recommended,
        reason,
    }: Said<'_>,
) -> Change {
    let (nth, renewal) = meant(case, renewal)?;
    let cover = !accepted.is_empty() || !declined.is_empty();
    match step {
        RenewalStep::Choice if !cover && renewal.choice.is_none() => {
            return Err(No::ChoiceEmpty.into());
        }
        RenewalStep::Choice => {}
        _ if cover => return Err(No::CoverWithoutChoice { step }.into()),
        _ => {}
    }
    let proposed = [("recommended", recommended), ("reason", reason)];
    if step != RenewalStep::Proposal && proposed.iter().any(|(_, text)| text.is_some()) {
        return Err(No::ReasonWithoutProposal { step }.into());
    }
    let mut with = With::new();
    for (key, text) in proposed {
        with.extend(text.map(|text| (key, Literal::from(text))));
    }
    let all = |there: &[&str], more: &[String]| united(there.iter().copied(), more.to_vec());
    let accepts = all(&renewal.accepted, accepted);
    let declines = all(&renewal.declined, declined);
    let is_declined = |it: &&String| alike::is_among(it, declines.iter().map(String::as_str));
    if let Some(cover) = accepts.iter().find(is_declined) {
        let (cover, renewal) = (cover.clone(), renewal.id.to_owned());
        return Err(No::ChosenTwice { cover, renewal }.into());
    }
    let covers = [
        ("accepted", accepts, renewal.accepted.len()),
        ("declined", declines, renewal.declined.len()),
    ];
    let more = covers
        .into_iter()
        .filter(|(_, all, there)| all.len() > *there);
    with.extend(more.map(|(key, all, _)| (key, Literal::Texts(all))));
    take(case, &entry(nth, renewal), step.code(), on, with)
}

fn entry(nth: usize, renewal: &Renewal<'_>) -> At {
    At::nth("renewals", nth, renewal.id)
}

/// Closes a renewal, once every policy in it has its outcome (D67).
///
/// # Errors
///
/// No open renewal, or several and none named; policies without an outcome, which are listed; what [`take`] refuses.
pub fn close(case: &Case<'_>, renewal: Option<&str>, on: NaiveDate) -> Change {
    let (nth, renewal) = meant(case, renewal)?;
    let without = renewal
        .policies
        .iter()
        .filter(|id| renewal.outcome_of(id).is_none());
    let history = History::of(case.record, case.today);
    let policies: Vec<(String, String)> = without
        .filter_map(|id| {
            let found = case.record.policies.iter().find(|it| it.id == *id);
            let ended = found.is_some_and(|it| history.terminated(it).is_some());
            let product = found.and_then(|it| it.product).unwrap_or_default();
            (!ended).then(|| ((*id).to_owned(), product.to_owned()))
        })
        .collect();
    if !policies.is_empty() {
        return Err(No::OutcomesLack { policies }.into());
    }
    take(case, &entry(nth, renewal), "closed", on, With::new())
}

/// The renewal that is meant: the one with this id, otherwise the only open one.
///
/// # Errors
///
/// There is none, or there are several and none was named.
pub fn meant<'a>(case: &Case<'a>, id: Option<&str>) -> Result<(usize, &'a Renewal<'a>), Refusal> {
    if let Some(id) = id {
        return named(case.record, id);
    }
    let renewals = case.record.renewals.iter().enumerate();
    let open: Vec<_> = renewals.filter(|(_, it)| it.is_open()).collect();
    match open[..] {
        [one] => Ok(one),
        [] => Err(No::NoneOpen.into()),
        _ => {
            let ids = open.iter().map(|(_, it)| it.id.to_owned()).collect();
            Err(No::SeveralOpen { ids }.into())
        }
    }
}

fn named<'a>(record: &'a Record<'a>, id: &str) -> Result<(usize, &'a Renewal<'a>), Refusal> {
    let found = record.renewals.iter().enumerate().find(|it| it.1.id == id);
    found.ok_or_else(|| {
        let given = id.to_owned();
        let ids = record.renewals.iter().map(|it| it.id.to_owned()).collect();
        No::NoSuchRenewal { given, ids }.into()
    })
}

/// The open renewal of a policy: first one that waits for its outcome, then one that has it.
fn open_renewal_of<'a>(record: &'a Record<'a>, policy: &str) -> Option<(usize, &'a Renewal<'a>)> {
    let renewals = record.renewals.iter().enumerate();
    renewals
        .filter(|(_, it)| it.is_open() && it.policies.contains(&policy))
        .min_by_key(|(_, it)| it.outcome_of(policy).is_some())
}

/// Why a policy that is in no open renewal cannot be renewed, or have its outcome.
fn not_waiting(case: &Case<'_>, policy: &Policy<'_>) -> Refusal {
    let record = case.record;
    let history = History::of(record, case.today);
    let id = policy.id.to_owned();
    if let Some(on) = history.terminated(policy) {
        return No::Terminated { policy: id, on }.into();
    }
    if policy.one_off {
        return No::OneOff { policy: id }.into();
    }
    let outcomes = record.renewals.iter().rev();
    let there = outcomes.flat_map(|it| it.outcome_of(policy.id)).next();
    match there.and_then(|it| Some((it.kind?, it.on))) {
        Some((kind, on)) => No::OutcomeThere {
            policy: id,
            kind,
            on,
        },
        None => match (history.last_day(policy), record.appointed()) {
            (None, _) => No::NoEnd { policy: id },
            (Some(ends), Some(appointed)) if ends < appointed => No::NeverOurs {
                policy: id,
                ends,
                appointed,
            },
            (Some(_), _) => No::NotInRenewal { policy: id },
        },
    }
    .into()
}

/// A renewal that is on record without its start.
fn begun(
    nth: usize,
    renewal: &Renewal<'_>,
    expiring: &Expiring<'_>,
    handler: Option<String>,
    on: NaiveDate,
) -> Started {
    let handler = handler.filter(|_| renewal.handler.is_none());
    let mut edits = vec![Edit::set(at(nth).key("started"), on)];
    edits.extend(handler.map(|name| Edit::set(at(nth).key("handler"), name)));
    Started {
        edits,
        id: renewal.id.to_owned(),
        policies: renewal.policies.iter().map(|id| (*id).to_owned()).collect(),
        expires: expiring.expires,
    }
}

/// A new renewal, named after the year of its earliest expiry: `x2027`.
fn pushed(
    record: &Record<'_>,
    endings: &[Ending<'_>],
    handler: Option<String>,
    on: NaiveDate,
) -> Started {
    let expires = endings.iter().map(|it| it.ends).min().unwrap_or(on);
    let year = format!("x{}", expires.year());
    let numbered = (2..).map(|count| format!("{year}-{count}"));
    let mut ids = std::iter::once(year.clone()).chain(numbered);
    let renewals = record.renewals.iter().map(|it| it.id);
    let taken: Vec<&str> = renewals.chain(still_named(record, "renewals")).collect();
    let id = ids
        .find(|id| !taken.contains(&id.as_str()))
        .expect("the numbers never end");
    let policies: Vec<String> = endings.iter().map(|it| it.policy.id.to_owned()).collect();
    let mut entry = vec![
        ("id", Literal::Text(id.clone())),
        ("policies", Literal::Texts(policies.clone())),
    ];
    entry.extend(handler.map(|name| ("handler", Literal::Text(name))));
    entry.push(("started", on.into()));
    Started {
        edits: vec![Edit::Push {
            at: KeyPath::of("renewals"),
            entry,
        }],
        id,
        policies,
        expires,
    }
}

fn at(nth: usize) -> KeyPath {
    KeyPath::of("renewals").nth(nth)
}
