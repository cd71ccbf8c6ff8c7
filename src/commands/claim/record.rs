//! Records what happens to a claim, and says what comes next.

use super::{Add, At, Numbers, said};
use crate::changes::Refusal;
use crate::changes::claim::{self, NewClaim};
use crate::cli::date::Happened;
use crate::commands::Answer;
use crate::commands::arguments::{OfClient, On};
use crate::commands::change::{Decision, change};
use crate::commands::desk::Desk;
use crate::commands::who;
use crate::document::Literal;
use crate::model::{ClaimStep, InterruptionKind};
use crate::money::Fen;
use crate::say;

pub(super) fn add(desk: &Desk<'_>, asked: &Add) -> anyhow::Result<Answer> {
    change(desk, &asked.client, |case| {
        let loss = asked.loss.by(desk.today);
        let new = NewClaim {
            id: asked.id.clone(),
            policy: asked.policy.clone(),
            loss,
            cause: asked.cause.clone(),
            amount: asked.amount,
            handler: who::handler(desk, case, asked.handler.as_ref()),
            number: asked.numbers.number.clone(),
            claim_numbers: asked.numbers.claim_numbers.clone(),
            notified: asked.notified.map(|it| it.after(loss, desk.today)),
            before_us: asked.before_us,
        };
        let (id, edits) = claim::add(case, new)?;
        let said = said::added(desk.lang(), case, &id, asked);
        Ok(Decision { edits, said })
    })
}

/// Whether others handled it before us.
pub(super) fn set(
    desk: &Desk<'_>,
    client: &OfClient,
    id: &str,
    before_us: bool,
) -> anyhow::Result<Answer> {
    change(desk, client, |case| -> Result<Decision, Refusal> {
        let edits = claim::set(case, id, before_us)?;
        let said = match before_us {
            true => say!(desk.lang(),
                zh: "索赔 {id} 委托前由他人办理，已登记。",
                en: "Others handled claim {id} before the appointment. That is on record."
            ),
            false => say!(desk.lang(),
                zh: "索赔 {id} 由我方办理，已登记。",
                en: "Claim {id} is ours from the beginning. That is on record."
            ),
        };
        Ok(Decision { edits, said })
    })
}

pub(super) fn notify(desk: &Desk<'_>, at: &At, numbers: &Numbers) -> anyhow::Result<Answer> {
    change(desk, &at.client, |case| {
        let (number, files) = (numbers.number.clone(), numbers.claim_numbers.clone());
        let (on, edits) = claim::notify(case, &at.claim, at.on.typed(desk.today), number, files)?;
        let said = said::stepped(desk.lang(), case, &at.claim, ClaimStep::Notified, on)?;
        Ok(Decision { edits, said })
    })
}

pub(super) fn step(
    desk: &Desk<'_>,
    at: &At,
    taken: ClaimStep,
    further: Option<(&'static str, Literal)>,
) -> anyhow::Result<Answer> {
    let on = at.on.day(desk.today);
    change(desk, &at.client, |case| {
        let further = further.clone().into_iter().collect();
        let edits = claim::step(case, &at.claim, taken, on, further)?;
        let said = said::stepped(desk.lang(), case, &at.claim, taken, on)?;
        Ok(Decision { edits, said })
    })
}

pub(super) fn pay(desk: &Desk<'_>, at: &At, amount: Fen) -> anyhow::Result<Answer> {
    let on = at.on.day(desk.today);
    change(desk, &at.client, |case| {
        let edits = claim::pay(case, &at.claim, amount, on)?;
        let (_, old) = claim::find(case.record, &at.claim)?;
        let mut said = match said::less_than_agreed(desk.lang(), case.id, old, amount) {
            Some(said) => said,
            None => said::stepped(desk.lang(), case, &at.claim, ClaimStep::Paid, on)?,
        };
        said += &said::in_part(desk.lang(), old, &edits);
        said += &said::more_than_claimed(desk.lang(), old, amount);
        Ok(Decision { edits, said })
    })
}

pub(super) fn close(desk: &Desk<'_>, at: &At, proof: Option<&str>) -> anyhow::Result<Answer> {
    let on = at.on.day(desk.today);
    change(desk, &at.client, |case| -> Result<Decision, Refusal> {
        let id = &at.claim;
        let edits = claim::close(case, id, proof, on)?;
        let said = say!(desk.lang(),
            zh: "索赔 {id} 已于 {on} 结案。",
            en: "Claim {id} is closed on {on}."
        );
        Ok(Decision { edits, said })
    })
}

/// A payment ahead or in part.
pub(super) fn advance(desk: &Desk<'_>, at: &At, amount: Fen) -> anyhow::Result<Answer> {
    let on = at.on.day(desk.today);
    change(desk, &at.client, |case| {
        let edits = claim::advance(case, &at.claim, amount, on)?;
        let (_, old) = claim::find(case.record, &at.claim)?;
        let said = said::advanced(desk.lang(), case.id, old, amount, on);
        Ok(Decision { edits, said })
    })
}

/// An interruption of the limitation.
pub(super) fn interrupt(
    desk: &Desk<'_>,
    client: &OfClient,
    id: &str,
    kind: InterruptionKind,
    on: On,
    ended: Option<Happened>,
) -> anyhow::Result<Answer> {
    let on = on.day(desk.today);
    let ended = ended.map(|ended| ended.after(on, desk.today));
    change(desk, client, |case| {
        let edits = claim::interrupt(case, id, kind, on, ended)?;
        let (_, old) = claim::find(case.record, id)?;
        let said = said::interrupted(desk.lang(), case, old, kind, on, ended);
        Ok(Decision { edits, said })
    })
}
