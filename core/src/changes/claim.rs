//! The steps of a claim from the loss to its close: each has a day, and the days are in a possible order
//! (D62; 保险法 21–26).

use chrono::NaiveDate;

use super::step::{self, At, With, lacking, take};
use super::{
    Change, ClaimRefusal, DiaryRefusal, EarlyClaim, Entry, Refusal, StepRefusal, before_us,
    happened, next_id, policy, united,
};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Claim, ClaimStep, Record, Word, nearest};
use crate::money::Fen;
use crate::standing::Case;

mod lists;
pub(in crate::changes) mod new;

pub use lists::{advance, interrupt};
pub use new::NewClaim;

/// Records a claim; returns its id with the edits.
///
/// # Errors
///
/// Not appointed; notified before the appointment (D15), unless others did so; no such policy; an id that is taken; a day in
/// the future, or notified before the loss.
pub fn add(case: &Case<'_>, new: NewClaim) -> Result<(String, Vec<Edit>), Refusal> {
    happened(case, new.loss)?;
    let record = case.record;
    if new.before_us {
        record.appointed().ok_or(Refusal::NotAppointed)?;
        before_us(case, Some(new.loss))?;
    } else {
        let day = new.notified.unwrap_or(case.today);
        business(case, day, || EarlyClaim::New(Box::new(new.clone())))?;
    }
    let (_, policy) = policy::find(record, &new.policy)?;
    let id = new.id.unwrap_or_else(|| next_id(record, "claims", "k"));
    if let Some(claim) = record.claims.iter().find(|claim| claim.id == id) {
        let cause = claim.cause.unwrap_or_default().to_owned();
        return Err(ClaimRefusal::IdThere { id, cause }.into());
    }
    if let Some(day) = new.notified {
        happened(case, day)?;
        if day < new.loss {
            let entry = Entry {
                section: "claims",
                id: Some(id),
            };
            let refusal = StepRefusal::TooEarly {
                entry,
                step: "notified",
                day,
                after: "loss",
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
        ("claim-numbers", texts(united([], new.claim_numbers))),
        ("before-us", new.before_us.then_some(Literal::Bool(true))),
        ("notified", new.notified.map(Literal::from)),
    ];
    let entry = entry
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect();
    let at = KeyPath::of("claims");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records that the insurer was notified, with the numbers it gave. Without a day it is the recorded one, or
/// today. The insurer opens its files later, so their numbers are added to those on record.
///
/// # Errors
///
/// As for [`step`].
pub fn notify(
    case: &Case<'_>,
    id: &str,
    on: Option<NaiveDate>,
    number: Option<String>,
    claim_numbers: Vec<String>,
) -> Result<(NaiveDate, Vec<Edit>), Refusal> {
    let (_, claim) = find(case.record, id)?;
    let on = on.or(claim.notified).unwrap_or(case.today);
    let all = united(claim.claim_numbers.iter().map(|it| &**it), claim_numbers);
    let number = number.map(|number| ("number", number.into()));
    let files = texts(all).map(|all| ("claim-numbers", all));
    let further = number.into_iter().chain(files).collect();
    Ok((on, step(case, id, ClaimStep::Notified, on, further)?))
}

/// Records the payment, with the amount paid in all. More can be paid on a later day while it is less than was
/// agreed; what was paid before stays, as a payment in part.
///
/// # Errors
///
/// As for [`step`]; another amount for a payment that is on record; less than what was paid ahead.
pub fn pay(case: &Case<'_>, id: &str, amount: Fen, on: NaiveDate) -> Change {
    let (nth, claim) = find(case.record, id)?;
    let ahead: Fen = claim.advances.iter().filter_map(|it| it.amount).sum();
    if amount < ahead {
        let (claim, given) = (id.to_owned(), amount);
        let refusal = ClaimRefusal::LessThanAhead {
            claim,
            ahead,
            given,
        };
        return Err(refusal.into());
    }
    let there = claim.paid.zip(claim.paid_amount);
    if let Some((day, paid)) = there.filter(|it| *it != (on, amount)) {
        let adds = claim.is_short() && day <= on && paid < amount;
        if !adds && (on == day || claim.is_short()) {
            return Err(ClaimRefusal::PaidThere {
                claim: id.to_owned(),
                on: day,
                paid,
                given: amount,
                is_short: claim.is_short(),
            }
            .into());
        }
        if claim.is_short() {
            happened(case, on)?;
            let at = At::nth("claims", nth, id);
            let mut edits = step::take_again(case, &at, ClaimStep::Paid.code(), on)?;
            let paid_amount = KeyPath::of("claims").nth(nth).key("paid-amount");
            edits.push(Edit::set(paid_amount, amount));
            if ahead < paid {
                edits.push(lists::in_part(case, nth, Fen(paid.0 - ahead.0), day));
            }
            return Ok(edits);
        }
    }
    let with = vec![("paid-amount", Literal::from(amount))];
    step(case, id, ClaimStep::Paid, on, with)
}

fn texts(texts: Vec<String>) -> Option<Literal> {
    (!texts.is_empty()).then_some(Literal::Texts(texts))
}

/// Records a step of a claim on a day, with further keys that belong to it.
///
/// # Errors
///
/// No such claim, a day before the appointment (D15) unless others handled it then, or what [`take`] refuses.
pub fn step(case: &Case<'_>, id: &str, step: ClaimStep, on: NaiveDate, further: With) -> Change {
    let (nth, claim) = find(case.record, id)?;
    happened(case, on)?;
    if !claim.before_us {
        business(case, on, || EarlyClaim::Recorded(id.to_owned()))?;
    }
    take(case, &At::nth("claims", nth, id), step.code(), on, further)
}

/// Closes a claim with its written proof, a document of the archive.
///
/// # Errors
///
/// As for [`step`]; a claim that was neither paid, as far as was agreed, nor denied nor withdrawn; a missing or unknown
/// proof.
pub fn close(case: &Case<'_>, id: &str, proof: Option<&str>, on: NaiveDate) -> Change {
    let (nth, claim) = find(case.record, id)?;
    if !claim.is_settled() {
        let at = At::nth("claims", nth, id);
        let before = |step: ClaimStep| lacking(case, &at, step.code());
        let unsettled = ClaimRefusal::Unsettled {
            claim: id.to_owned(),
            owed: claim.agreed_amount.zip(claim.owed()),
            before_paid: before(ClaimStep::Paid),
            before_denied: before(ClaimStep::Denied),
        };
        return Err(unsettled.into());
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
    if let Some(why) = claim.unproven_by(case.record.archive.as_ref(), proof) {
        let proof = proof.to_owned();
        return Err(ClaimRefusal::ProvesNothing { proof, why }.into());
    }
    self::step(
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
/// There is none; the refusal lists those there are.
pub fn find<'r>(record: &'r Record<'r>, id: &str) -> Result<(usize, &'r Claim<'r>), Refusal> {
    step::find("claims", &record.claims, id, |it| {
        (it.id, it.cause.unwrap_or_default(), it.is_open())
    })
}

/// Records whether others handled a claim before we were appointed.
///
/// # Errors
///
/// No such claim; a client that never appointed us; a loss after the appointment.
pub fn set(case: &Case<'_>, id: &str, is_before_us: bool) -> Change {
    let (nth, claim) = find(case.record, id)?;
    let at = KeyPath::of("claims").nth(nth).key("before-us");
    if !is_before_us {
        return Ok(vec![Edit::Remove { at }]);
    }
    case.record.appointed().ok_or(Refusal::NotAppointed)?;
    let first = claim.steps().first().map(|(_, day)| *day);
    before_us(case, first)?;
    Ok(vec![Edit::set(at, true)])
}

/// Claims are substantive business, which must come after the appointment (D15); an early one may be one that others
/// handled.
fn business(
    case: &Case<'_>,
    day: NaiveDate,
    claim: impl FnOnce() -> EarlyClaim,
) -> Result<(), Refusal> {
    let Some(appointed) = case.record.appointed() else {
        return Err(Refusal::Diary(DiaryRefusal::BeforeAppointment {
            day,
            appointed: None,
        }));
    };
    if appointed <= day {
        return Ok(());
    }
    let refusal = ClaimRefusal::BeforeAppointment {
        claim: claim(),
        day,
        appointed,
    };
    Err(refusal.into())
}

#[cfg(test)]
mod tests;
