//! Moves open work from one person to another (D69); the posts in the team stay as they are.

use crate::alike;
use crate::changes::{Refusal, TeamRefusal};
use crate::document::KeyPath;
use crate::document::edit::Edit;
use crate::standing::{Case, Charge, ChargeKind, in_hand};

/// Open work that another person has now.
#[derive(Clone, Debug, PartialEq)]
pub struct Reassigned<'a> {
    /// The edits.
    pub edits: Vec<Edit>,
    /// What is moved; soonest due first.
    pub moved: Vec<Charge<'a>>,
}

/// Moves what a person has in hand to another, all of it or that of some kinds.
///
/// Where several share it, only this one is replaced. Whoever sees to the open claims of lost business (D67) is replaced
/// with the claims.
///
/// # Errors
///
/// Both are one person.
pub fn reassign<'a>(
    case: &Case<'a>,
    (from, to): (&str, &str),
    kinds: &[ChargeKind],
) -> Result<Reassigned<'a>, Refusal> {
    if alike::is_same(from, to) {
        let name = to.to_owned();
        return Err(TeamRefusal::SamePerson { name }.into());
    }
    let is_asked = |kind| kinds.is_empty() || kinds.contains(&kind);
    let mut moved = in_hand(case, from);
    moved.retain(|it| is_asked(it.kind));
    let mut edits: Vec<Edit> = moved
        .iter()
        .map(|it| Edit::set(it.seat.clone(), it.handled(from, to)))
        .collect();
    let has_open_claims = case
        .record
        .claims
        .iter()
        .any(|it| it.is_open_on(case.today));
    if is_asked(ChargeKind::Claim) && has_open_claims {
        for (nth, renewal) in case.record.renewals.iter().enumerate() {
            let owner = renewal.loss.as_ref().and_then(|it| it.claims_by);
            if owner.is_some_and(|it| alike::is_same(it, from)) {
                let loss = KeyPath::of("renewals").nth(nth).key("loss");
                edits.push(Edit::set(loss.key("claims-by"), to));
            }
        }
    }
    Ok(Reassigned { edits, moved })
}
