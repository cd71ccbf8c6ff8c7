//! The outcomes of policies, and what follows when business is lost (D67).

use chrono::NaiveDate;

use super::{at, named, not_waiting, open_renewal_of};
use crate::changes::{
    Change, PolicyRefusal, Refusal, RenewalRefusal as No, Since, happened, not_before, policy,
};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{OutcomeKind, Policy, Record, Renewal, Word};
use crate::standing::{Case, History};

/// The outcome of a policy, as given on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The policy that ends, by its id.
    pub policy: String,
    /// Its outcome.
    pub kind: OutcomeKind,
    /// The policy that follows it, or the day it was extended to.
    pub then: Option<Then>,
}

/// What follows a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Another policy, by its id.
    Policy(String),
    /// The same policy, until this day, inclusive.
    Until(NaiveDate),
}

/// What follows from a loss, as far as it is given (D67).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// Why the business was lost.
    pub reason: Option<String>,
    /// The day of the exit talk.
    pub talk: Option<NaiveDate>,
    /// The day of the final report.
    pub report: Option<NaiveDate>,
    /// Who handles the open claims to their end.
    pub claims_by: Option<String>,
    /// The day to ask again.
    pub win_back: Option<NaiveDate>,
}

/// The same verdicts with policy numbers replaced by ids, each once.
///
/// # Errors
///
/// A policy that is not on record, or that is given two outcomes.
pub fn by_id(record: &Record<'_>, verdicts: &[Verdict]) -> Result<Vec<Verdict>, Refusal> {
    let mut once: Vec<Verdict> = Vec::new();
    for verdict in verdicts {
        let verdict = Verdict {
            policy: policy::find(record, &verdict.policy)?.1.id.to_owned(),
            kind: verdict.kind,
            then: match &verdict.then {
                Some(Then::Policy(by)) => Some(Then::Policy(following(record, by)?.id.to_owned())),
                Some(Then::Until(day)) => Some(Then::Until(*day)),
                None => None,
            },
        };
        match once.iter().find(|it| it.policy == verdict.policy) {
            Some(there) if *there == verdict => {}
            Some(_) => {
                let policy = verdict.policy;
                return Err(No::GivenTwo { policy }.into());
            }
            None => once.push(verdict),
        }
    }
    Ok(once)
}

/// The policy that follows another.
fn following<'r, 'd>(record: &'r Record<'d>, told: &str) -> Result<&'r Policy<'d>, Refusal> {
    policy::find(record, told)
        .map(|(_, policy)| policy)
        .map_err(|refusal| match refusal {
            Refusal::Policy(PolicyRefusal::Unknown { given, known, .. }) => {
                No::NoSuchFollower { given, known }.into()
            }
            other => other,
        })
}

/// Records the outcomes of policies, by their ids; a loss with its reason (D67). When every policy goes on, the
/// reason says why its terms changed.
///
/// # Errors
///
/// A policy that is not on record, in no open renewal, or has another outcome; a closed renewal only learns what follows. A
/// policy to follow that is not on record, cannot follow or ends no later; an extension without a later last day; a loss
/// without a reason; a day in the future, or before the start unless the policy had ended by then.
pub fn outcome(
    case: &Case<'_>,
    verdicts: &[Verdict],
    reason: Option<&str>,
    on: NaiveDate,
) -> Change {
    happened(case, on)?;
    let history = History::of(case.record, case.today);
    let mut edits = Vec::new();
    let mut left: Vec<usize> = Vec::new();
    let all_go_on = verdicts.iter().all(|verdict| verdict.kind.goes_on());
    for verdict in verdicts {
        let (_, policy) = policy::find(case.record, &verdict.policy)?;
        let open = open_renewal_of(case.record, policy.id);
        let Some((nth, renewal)) = open.or_else(|| unnamed(case.record, verdict)) else {
            return Err(not_waiting(case, policy));
        };
        let started = history.outcome_from(renewal, policy);
        not_before(on, started, Since::RenewalStarted)?;
        fits(case, policy, verdict)?;
        if verdict.kind.is_loss() {
            let known = renewal.loss.as_ref().and_then(|loss| loss.reason);
            if known.is_none() && reason.is_none() {
                let policy = verdict.policy.clone();
                return Err(No::LossWithoutReason { policy }.into());
            }
        }
        if !verdict.kind.goes_on() {
            left.push(nth);
        }
        let changed = reason.filter(|_| all_go_on);
        edits.extend(settled(nth, renewal, verdict, changed, on)?);
    }
    if let Some(reason) = reason {
        left.dedup();
        let loss = left.into_iter().map(|nth| at(nth).key("loss"));
        edits.extend(loss.map(|way| Edit::set(way.key("reason"), reason)));
    }
    Ok(edits)
}

/// The closed renewal whose outcome of a policy is this one, but does not name the policy that follows, or the new last
/// day: they may come after the close.
fn unnamed<'a>(record: &'a Record<'a>, verdict: &Verdict) -> Option<(usize, &'a Renewal<'a>)> {
    let then = verdict.then.as_ref()?;
    let mut renewals = record.renewals.iter().enumerate().rev();
    renewals.find(|(_, renewal)| {
        let outcome = renewal.outcome_of(&verdict.policy);
        outcome.is_some_and(|it| {
            let is_unnamed = match then {
                Then::Policy(_) => it.by.is_none(),
                Then::Until(_) => it.until.is_none(),
            };
            it.kind == Some(verdict.kind) && is_unnamed
        })
    })
}

/// Records what follows from a loss (D67).
///
/// # Errors
///
/// No renewal of that id, or none in which anything was lost; a talk or report in the future.
pub fn loss(case: &Case<'_>, renewal: Option<&str>, aftermath: &Aftermath) -> Change {
    let nth = match renewal {
        Some(id) => named(case.record, id)?.0,
        None => {
            let renewals = case.record.renewals.iter().enumerate();
            let mut last = renewals.rev();
            let lost = last.find(|(_, renewal)| renewal.is_lost());
            lost.ok_or(No::NothingLost)?.0
        }
    };
    if !case.record.renewals[nth].is_lost() {
        return Err(No::NothingLost.into());
    }
    for day in [aftermath.talk, aftermath.report].into_iter().flatten() {
        happened(case, day)?;
    }
    let lost = case.record.renewals[nth].outcomes.iter();
    let lost = lost.filter(|it| it.kind.is_some_and(OutcomeKind::is_loss));
    if let (Some(day), Some(lost)) = (aftermath.win_back, lost.filter_map(|it| it.on).max())
        && day < lost
    {
        return Err(No::WinBackTooEarly { day, lost }.into());
    }

    let key = |key| at(nth).key("loss").key(key);
    let texts = [
        ("reason", &aftermath.reason),
        ("claims-by", &aftermath.claims_by),
    ];
    let days = [
        ("talk", aftermath.talk),
        ("report", aftermath.report),
        ("win-back", aftermath.win_back),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(name, text)| Some(Edit::set(key(name), text.as_deref()?)));
    let days = days
        .into_iter()
        .filter_map(|(name, day)| Some(Edit::set(key(name), day?)));
    Ok(texts.chain(days).collect())
}

/// Refuses what cannot follow a policy.
fn fits(case: &Case<'_>, ending: &Policy<'_>, verdict: &Verdict) -> Result<(), Refusal> {
    let goes_on = verdict.kind.goes_on();
    let history = History::of(case.record, case.today);
    if let (OutcomeKind::Extended, Some(on)) = (verdict.kind, history.terminated(ending)) {
        let policy = verdict.policy.clone();
        return Err(No::Terminated { policy, on }.into());
    }
    let id = || verdict.policy.clone();
    match &verdict.then {
        Some(Then::Policy(by)) => {
            let next = following(case.record, by)?;
            if !goes_on || next.id == ending.id {
                let (policy, kind) = (id(), verdict.kind);
                return Err(No::NothingFollows { policy, kind }.into());
            }
            if let (Some(ends), Some(by_ends)) = (history.last_day(ending), history.last_day(next))
                && by_ends <= ends
            {
                let (policy, by) = (id(), next.id.to_owned());
                return Err(No::FollowerEnded {
                    policy,
                    ends,
                    by,
                    by_ends,
                }
                .into());
            }
        }
        Some(Then::Until(_)) if verdict.kind != OutcomeKind::Extended => {
            let (policy, kind) = (id(), verdict.kind);
            return Err(No::NothingFollows { policy, kind }.into());
        }
        Some(Then::Until(until)) => {
            let ends = history.last_day(ending);
            if ends.is_some_and(|ends| *until <= ends) {
                let (policy, until) = (id(), Some(*until));
                return Err(No::ExtendedToNoDay {
                    policy,
                    ends,
                    until,
                }
                .into());
            }
        }
        None if verdict.kind == OutcomeKind::Extended => {
            let ends = history.last_day(ending);
            return Err(No::ExtendedToNoDay {
                policy: id(),
                ends,
                until: None,
            }
            .into());
        }
        None => {}
    }
    Ok(())
}

/// The edits for one verdict. A recorded outcome may get what follows it; it does not change.
fn settled(
    nth: usize,
    renewal: &Renewal<'_>,
    verdict: &Verdict,
    reason: Option<&str>,
    on: NaiveDate,
) -> Result<Vec<Edit>, Refusal> {
    let way = at(nth).key("outcomes");
    let (by, until) = match &verdict.then {
        Some(Then::Policy(by)) => (Some(by.clone()), None),
        Some(Then::Until(until)) => (None, Some(*until)),
        None => (None, None),
    };
    let last = renewal.outcomes.iter().enumerate().rev();
    let there = last
        .into_iter()
        .find(|(_, it)| it.policy == verdict.policy && it.kind.is_some());
    if let Some((place, there)) = there {
        let kind = there.kind.unwrap_or(verdict.kind);
        let again = kind == OutcomeKind::Extended && there.until.is_some();
        if kind == verdict.kind && (!again || until == there.until) {
            let way = way.nth(place);
            let by = by.map(|by| Edit::set(way.clone().key("by"), by));
            let until = until.filter(|_| there.until.is_none());
            let until = until.map(|until| Edit::set(way.clone().key("until"), until));
            let reason = reason.map(|reason| Edit::set(way.key("reason"), reason));
            return Ok(by.into_iter().chain(until).chain(reason).collect());
        }
        if !again {
            let (policy, on) = (verdict.policy.clone(), there.on);
            return Err(No::OutcomeThere { policy, kind, on }.into());
        }
    }
    let mut entry = vec![
        ("policy", Literal::Text(verdict.policy.clone())),
        ("kind", verdict.kind.code().into()),
        ("on", on.into()),
    ];
    entry.extend(by.map(|by| ("by", Literal::Text(by))));
    entry.extend(until.map(|until| ("until", Literal::Date(until))));
    entry.extend(reason.map(|reason| ("reason", reason.into())));
    Ok(vec![Edit::Push { at: way, entry }])
}
