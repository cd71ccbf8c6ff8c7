//! What was paid ahead or in part, and what interrupted the limitation (保险法 25; 民法典 195).

use chrono::NaiveDate;

use super::find;
use crate::changes::{Change, ClaimRefusal, Refusal, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Claim, ClaimStep, InterruptionKind, Word};
use crate::money::Fen;
use crate::standing::Case;

/// Records what the insurer paid ahead or in part.
///
/// # Errors
///
/// No such claim; a day in the future, before the loss or after the end of the claim.
pub fn advance(case: &Case<'_>, id: &str, amount: Fen, on: NaiveDate) -> Change {
    let (nth, claim) = find(case.record, id)?;
    within(case, claim, on)?;
    Ok(vec![in_part(case, nth, amount, on)])
}

/// A payment ahead or in part, for the claim at a position. Its id is the next one over all claims, because the
/// payments of a record are one list.
pub(super) fn in_part(case: &Case<'_>, nth: usize, amount: Fen, on: NaiveDate) -> Edit {
    let entry = vec![
        (
            "id",
            Literal::from(next_id(case.record, "claims.advances", "")),
        ),
        ("on", on.into()),
        ("amount", amount.into()),
    ];
    let at = KeyPath::of("claims").nth(nth).key("advances");
    Edit::Push { at, entry }
}

/// Records what interrupted the limitation, or the end of a suit on record.
///
/// # Errors
///
/// No such claim; a day in the future, before the loss or after the end of the claim; an end before the day it
/// began, or of what takes no time.
pub fn interrupt(
    case: &Case<'_>,
    id: &str,
    kind: InterruptionKind,
    on: NaiveDate,
    ended: Option<NaiveDate>,
) -> Change {
    let (nth, claim) = find(case.record, id)?;
    within(case, claim, on)?;
    if let Some(ended) = ended {
        if !kind.lasts() {
            return Err(ClaimRefusal::TakesNoTime { kind }.into());
        }
        within(case, claim, ended)?;
        if ended < on {
            return Err(ClaimRefusal::EndsBeforeItBegins { on, ended }.into());
        }
    }
    let at = KeyPath::of("claims").nth(nth).key("interruptions");
    let mut there = claim.interruptions.iter();
    if let Some(nth) = there.position(|it| it.kind == Some(kind) && it.on == Some(on)) {
        let ended = ended.filter(|day| claim.interruptions[nth].ended != Some(*day));
        let edits = ended.map(|day| Edit::set(at.nth(nth).key("ended"), day));
        return Ok(edits.into_iter().collect());
    }
    // As with payments, those of all claims are one list.
    let mut entry = vec![
        (
            "id",
            Literal::from(next_id(case.record, "claims.interruptions", "")),
        ),
        ("on", on.into()),
        ("kind", kind.code().into()),
    ];
    entry.extend(ended.map(|day| ("ended", day.into())));
    Ok(vec![Edit::Push { at, entry }])
}

/// The steps after which nothing more happens to a claim.
const ENDS: [ClaimStep; 3] = [ClaimStep::Paid, ClaimStep::Withdrawn, ClaimStep::Closed];

/// Whether a day lies between the loss and the end of a claim. A payment of less than was agreed is no end.
fn within(case: &Case<'_>, claim: &Claim<'_>, day: NaiveDate) -> Result<(), Refusal> {
    happened(case, day)?;
    let id = || claim.id.to_owned();
    if let Some(loss) = claim.loss.filter(|loss| day < *loss) {
        return Err(ClaimRefusal::BeforeLoss {
            claim: id(),
            day,
            loss,
        }
        .into());
    }
    let is_end = |step: &&ClaimStep| !(**step == ClaimStep::Paid && claim.is_short());
    let ended = ENDS.iter().filter(is_end).find_map(|step| {
        let on = claim.on(*step).filter(|on| *on < day)?;
        Some((*step, on))
    });
    match ended {
        Some((step, on)) => Err(ClaimRefusal::Ended {
            claim: id(),
            step,
            on,
        }
        .into()),
        None => Ok(()),
    }
}
