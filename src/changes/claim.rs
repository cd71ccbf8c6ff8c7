//! The steps of a claim from the loss to its close: each has a day, and the days are in a possible order
//! (D62; 保险法 21–26).

use chrono::NaiveDate;

use super::step::{self, At, With, take};
use super::{
    Change, ClaimRefusal, DiaryRefusal, Entry, Refusal, StepRefusal, happened, next_id, policy,
};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Claim, ClaimStep, Record, Word, nearest};
use crate::money::Fen;
use crate::standing::Case;

mod lists;

pub use lists::{advance, interrupt};

/// A loss, to be recorded as a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// Its id; `k1`, `k2`… when left out.
    pub id: Option<String>,
    /// The policy it is made under, by its id or its number.
    pub policy: String,
    /// The day of the loss.
    pub loss: NaiveDate,
    /// What happened.
    pub cause: String,
    /// The amount claimed or reserved, CNY.
    pub amount: Option<Fen>,
    /// Which of us handles it.
    pub handler: Option<String>,
    /// The number the insurer gave when the loss was reported (报案号).
    pub number: Option<String>,
    /// The numbers of the files the insurer opened for it (立案号, 赔案号).
    pub claim_numbers: Vec<String>,
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
        ("claim-numbers", texts(new.claim_numbers)),
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
    let mut all: Vec<String> = claim
        .claim_numbers
        .iter()
        .map(|it| it.to_string())
        .collect();
    for number in claim_numbers {
        if !all.contains(&number) {
            all.push(number);
        }
    }
    let number = number.map(|number| ("number", number.into()));
    let files = texts(all).map(|all| ("claim-numbers", all));
    let further = number.into_iter().chain(files).collect();
    Ok((on, step(case, id, ClaimStep::Notified, on, further)?))
}

/// Records the payment, with the amount paid in all. More can be paid on a later day while it is less than was
/// agreed.
///
/// # Errors
///
/// As for [`step`].
pub fn pay(case: &Case<'_>, id: &str, amount: Fen, on: NaiveDate) -> Change {
    let (nth, claim) = find(case.record, id)?;
    let amount = Literal::from(amount);
    if claim.is_short() {
        happened(case, on)?;
        let at = At::nth("claims", nth, id);
        let mut edits = step::take_again(case, &at, ClaimStep::Paid.code(), on)?;
        let paid = KeyPath::of("claims").nth(nth).key("paid-amount");
        edits.push(Edit::set(paid, amount));
        return Ok(edits);
    }
    step(case, id, ClaimStep::Paid, on, vec![("paid-amount", amount)])
}

fn texts(texts: Vec<String>) -> Option<Literal> {
    (!texts.is_empty()).then_some(Literal::Texts(texts))
}

/// Records a step of a claim on a day, with further keys that belong to it.
///
/// # Errors
///
/// No such claim, a day before the appointment (D15), or what [`take`] refuses.
pub fn step(case: &Case<'_>, id: &str, step: ClaimStep, on: NaiveDate, further: With) -> Change {
    let (nth, _) = find(case.record, id)?;
    happened(case, on)?;
    business(case, on)?;
    take(case, &At::nth("claims", nth, id), step.code(), on, further)
}

/// Closes a claim with its written proof, a document of the archive.
///
/// # Errors
///
/// As for [`step`]; a claim that was neither paid, denied nor withdrawn; a missing or unknown proof.
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

/// Claims are substantive business, which must come after the appointment (D15).
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

#[cfg(test)]
mod tests;
