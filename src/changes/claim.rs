//! A claim's way from the loss to its close: each step dated, in an order that can have been (D62; 保险法 21–26).

use chrono::NaiveDate;

use super::policy;
use super::{Change, ClaimRefusal, DiaryRefusal, Refusal, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Claim, ClaimStep, Record, Word, nearest};
use crate::money::Fen;
use crate::standing::Case;

/// A loss, as a claim is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// Its id; `k1`, `k2`… when nothing is said.
    pub id: Option<String>,
    /// The policy it is made under, by its id or its number.
    pub policy: String,
    /// The day of the loss.
    pub loss: NaiveDate,
    /// What happened.
    pub cause: String,
    /// The amount claimed or reserved, CNY.
    pub amount: Option<Fen>,
    /// Who of ours handles it.
    pub handler: Option<String>,
    /// The insurer's own number for it.
    pub number: Option<String>,
    /// The day the insurer was notified.
    pub notified: Option<NaiveDate>,
}

/// Records a claim; returns its id with the edits.
///
/// # Errors
///
/// Not appointed, or notified before the appointment (D15); no such policy; an id that is taken; a day in
/// the future, or notified before the loss.
pub fn add(case: &Case<'_>, new: NewClaim) -> Result<(String, Vec<Edit>), Refusal> {
    happened(case, new.loss)?;
    business(case, new.notified.unwrap_or(case.today))?;
    let record = case.record;
    let (_, policy) = policy::find(record, &new.policy)?;
    let id = new
        .id
        .unwrap_or_else(|| next_id("k", record.claims.iter().map(|claim| claim.id)));
    if let Some(claim) = record.claims.iter().find(|claim| claim.id == id) {
        let cause = claim.cause.unwrap_or_default().to_owned();
        return Err(ClaimRefusal::IdThere { id, cause }.into());
    }
    if let Some(day) = new.notified {
        happened(case, day)?;
        if day < new.loss {
            let refusal = ClaimRefusal::TooEarly {
                claim: id,
                step: ClaimStep::Notified,
                day,
                after: ClaimStep::Loss,
                on: new.loss,
            };
            return Err(refusal.into());
        }
    }

    let entry = [
        ("id", Some(Literal::from(id.as_str()))),
        ("policy", Some(policy.id.into())),
        ("loss", Some(new.loss.into())),
        ("cause", Some(new.cause.into())),
        ("amount", new.amount.map(Literal::from)),
        ("handler", new.handler.map(Literal::from)),
        ("number", new.number.map(Literal::from)),
        ("notified", new.notified.map(Literal::from)),
    ];
    let entry = entry
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect();
    let at = KeyPath::of("claims");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records a step of a claim on a day, with further keys that belong to it.
///
/// # Errors
///
/// No such claim; a day in the future, before the appointment or before a step it must follow; a step
/// whose forerunner is not on record; an end the step does not go with; a step on record with another day.
pub fn step(
    case: &Case<'_>,
    id: &str,
    step: ClaimStep,
    on: NaiveDate,
    further: Vec<(&'static str, Literal)>,
) -> Change {
    let (nth, claim) = find(case.record, id)?;
    happened(case, on)?;
    business(case, on)?;
    if let Some(recorded) = claim.on(step).filter(|recorded| *recorded != on) {
        let (claim, on) = (id.to_owned(), recorded);
        return Err(ClaimRefusal::StepThere { claim, step, on }.into());
    }
    if claim.on(step).is_none() {
        possible(claim, step)?;
    }
    in_time(claim, step, on)?;

    let at = |key| KeyPath::of("claims").nth(nth).key(key);
    let mut edits = vec![Edit::set(at(step.code()), on)];
    edits.extend(
        further
            .into_iter()
            .map(|(key, value)| Edit::set(at(key), value)),
    );
    Ok(edits)
}

/// Closes a claim with its written proof, a document of the archive.
///
/// # Errors
///
/// As for [`step`]; a claim neither paid, denied nor withdrawn; no proof, or none that is on record.
pub fn close(case: &Case<'_>, id: &str, proof: Option<&str>, on: NaiveDate) -> Change {
    let (_, claim) = find(case.record, id)?;
    let ends = [ClaimStep::Paid, ClaimStep::Denied, ClaimStep::Withdrawn];
    if ends.iter().all(|end| claim.on(*end).is_none()) {
        let claim = id.to_owned();
        return Err(ClaimRefusal::Unsettled { claim }.into());
    }
    let Some(proof) = proof.or(claim.proof) else {
        let claim = id.to_owned();
        return Err(ClaimRefusal::NoProof { claim }.into());
    };
    let papers = || case.record.archive.iter().flat_map(|it| &it.documents);
    if !papers().any(|paper| paper.id == proof) {
        let known = papers().map(|paper| {
            let title = paper.title.or(paper.kind.map(Word::code));
            (paper.id.to_owned(), title.unwrap_or_default().to_owned())
        });
        let refusal = ClaimRefusal::UnknownProof {
            given: proof.to_owned(),
            near: nearest(proof, papers().map(|paper| paper.id)).map(str::to_owned),
            known: known.collect(),
        };
        return Err(refusal.into());
    }
    step(
        case,
        id,
        ClaimStep::Closed,
        on,
        vec![("proof", proof.into())],
    )
}

/// The claim of this id, with its position.
///
/// # Errors
///
/// [`ClaimRefusal::Unknown`], with those there are.
pub fn find<'r, 'd>(record: &'r Record<'d>, id: &str) -> Result<(usize, &'r Claim<'d>), Refusal> {
    let mut claims = record.claims.iter().enumerate();
    claims.find(|(_, claim)| claim.id == id).ok_or_else(|| {
        let ids = record.claims.iter().map(|claim| claim.id);
        let known = record.claims.iter().map(|claim| {
            let cause = claim.cause.unwrap_or_default();
            (claim.id.to_owned(), cause.to_owned())
        });
        let refusal = ClaimRefusal::Unknown {
            given: id.to_owned(),
            near: nearest(id, ids).map(str::to_owned),
            known: known.collect(),
        };
        refusal.into()
    })
}

/// Claims are substantive business, which waits for the appointment (D15).
fn business(case: &Case<'_>, day: NaiveDate) -> Result<(), Refusal> {
    let appointed = case.record.appointed();
    match appointed.is_some_and(|appointed| appointed <= day) {
        true => Ok(()),
        false => Err(Refusal::Diary(DiaryRefusal::BeforeAppointment {
            day,
            appointed,
        })),
    }
}

/// Whether the claim has come to where the step can be taken.
fn possible(claim: &Claim<'_>, step: ClaimStep) -> Result<(), ClaimRefusal> {
    use ClaimStep::{
        Agreed, Asked, Closed, Complete, Contested, Decided, Denied, Loss, Notified, Paid,
        Withdrawn,
    };
    let ends: &[ClaimStep] = match step {
        Loss | Notified | Closed => &[Closed],
        Asked | Complete | Decided | Contested | Withdrawn => &[Closed, Withdrawn, Paid],
        // A denial that was contested may still come to an agreement.
        Agreed | Paid if claim.contested.is_some() => &[Closed, Withdrawn, Paid],
        Agreed | Paid => &[Closed, Withdrawn, Paid, Denied],
        Denied => &[Closed, Withdrawn, Paid, Agreed],
    };
    for end in ends {
        if let Some(on) = claim.on(*end) {
            return Err(ClaimRefusal::Over {
                claim: claim.id.to_owned(),
                step,
                end: *end,
                on,
            });
        }
    }

    let first = match step {
        Loss | Notified | Withdrawn | Closed => return Ok(()),
        Asked | Complete | Decided | Agreed | Denied => Notified,
        Contested => Denied,
        Paid => Agreed,
    };
    match claim.on(first) {
        Some(_) => Ok(()),
        None => Err(ClaimRefusal::Needs {
            claim: claim.id.to_owned(),
            step,
            first,
        }),
    }
}

/// Whether the day lies on or after those of the steps it must follow, and on or before those that follow it.
fn in_time(claim: &Claim<'_>, step: ClaimStep, day: NaiveDate) -> Result<(), ClaimRefusal> {
    let dated = |other: &ClaimStep| claim.on(*other).map(|on| (on, *other));
    let earlier = step.follows().iter().filter_map(dated).max();
    if let Some((on, after)) = earlier.filter(|(on, _)| day < *on) {
        return Err(ClaimRefusal::TooEarly {
            claim: claim.id.to_owned(),
            step,
            day,
            after,
            on,
        });
    }
    let followers = ClaimStep::ALL.iter();
    let followers = followers.filter(|other| other.follows().contains(&step));
    let later = followers.filter_map(dated).min();
    if let Some((on, before)) = later.filter(|(on, _)| *on < day) {
        return Err(ClaimRefusal::TooLate {
            claim: claim.id.to_owned(),
            step,
            day,
            before,
            on,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
