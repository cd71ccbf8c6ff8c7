//! Hands a client over to a new account manager, with the open work (D23, D69).

use chrono::NaiveDate;

use super::{Person, joins, leaves, members};
use crate::alike;
use crate::changes::{Change, Refusal, Since, TeamRefusal, happened, next_id, not_before};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Role, Word};
use crate::standing::{Case, Charge, charges};

/// A client handed over to a new account manager.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedOver<'a> {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Who handed over.
    pub by: &'a str,
    /// The open work of the old account manager, which the new one takes over; soonest due first (D69).
    pub moved: Vec<Charge<'a>>,
    /// Whether the new one was the deputy, so that there is no deputy now.
    pub was_deputy: bool,
}

/// The days on which both signed the list of open work, and the client was told (D69).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The day both signed.
    pub signed: Option<NaiveDate>,
    /// The day the client was told.
    pub told: Option<NaiveDate>,
}

/// Hands the client over to a new account manager from a day on; the old one's last day is the day before,
/// and the open work goes to the new one (D23, D69).
///
/// When the hand-over lies ahead, work that is planned to finish before it stays with the old one. Where several share
/// a work, the others stay. A deputy who takes over is not deputy any more.
///
/// # Errors
///
/// Nobody is account manager that day, or the one who should take over; another one begins later; a day before the old one has had
/// the client for a day; a list signed, or a client told, in the future.
pub fn hand_over<'a>(
    case: &Case<'a>,
    from: NaiveDate,
    to: Person,
    settled: Settled,
) -> Result<HandedOver<'a>, Refusal> {
    let record = case.record;
    let (nth, old) = members(record)
        .filter(|(_, member)| member.role == Some(Role::AccountManager))
        .find(|(_, member)| member.is_in_on(from))
        .ok_or(Refusal::Team(TeamRefusal::NoManager))?;
    if alike::is_same(old.name, &to.name) {
        return Err(Refusal::Team(TeamRefusal::MemberThere { name: to.name }));
    }
    let comes = members(record)
        .filter(|(_, member)| member.role == Some(Role::AccountManager))
        .find_map(|(_, member)| Some((member.name, member.from.filter(|day| from < *day)?)));
    if let Some((name, from)) = comes {
        let name = name.to_owned();
        return Err(Refusal::Team(TeamRefusal::ManagerComes { name, from }));
    }
    let last_day = from.pred_opt().unwrap_or(from);
    // The old one has served for at least one day, so the new one begins after that day at the earliest.
    let a_day_later = old.from.map(|joined| joined.succ_opt().unwrap_or(joined));
    not_before(from, a_day_later, Since::Managed)?;
    for day in [settled.signed, settled.told].into_iter().flatten() {
        happened(case, day)?;
    }

    let moved: Vec<Charge<'a>> = charges(case)
        .into_iter()
        .filter(|it| it.goes_over(old.name, from, case.today))
        .collect();
    let deputy = members(record).find(|(_, member)| {
        let is_deputy = member.role == Some(Role::Deputy) && member.is_in_on(from);
        is_deputy && alike::is_same(member.name, &to.name)
    });

    let mut entry = vec![
        ("id", Literal::Text(next_id(record, "team.hand-overs", "h"))),
        ("on", from.into()),
        ("by", old.name.into()),
        ("to", Literal::Text(to.name.clone())),
    ];
    entry.extend(settled.signed.map(|day| ("signed", day.into())));
    entry.extend(settled.told.map(|day| ("told", day.into())));
    let mut edits = vec![leaves(nth, last_day)];
    // Where no handler is named, it is the account manager, so the new one has it without an edit.
    let named = moved.iter().filter(|it| it.is_named);
    edits.extend(named.map(|it| Edit::set(it.seat.clone(), it.handled(old.name, &to.name))));
    match deputy {
        // The post of that same day, in which nobody has served a day, becomes the other one.
        Some((nth, member)) if member.from == Some(from) => {
            let post = KeyPath::of("team").key("members").nth(nth);
            let role = Role::AccountManager.code();
            edits.push(Edit::set(post.clone().key("role"), role));
            edits.push(Edit::set(post.key("duty"), to.duty));
        }
        _ => {
            edits.extend(deputy.map(|(nth, _)| leaves(nth, last_day)));
            edits.push(joins(Role::AccountManager, to, from));
        }
    }
    edits.push(Edit::Push {
        at: KeyPath::of("team").key("hand-overs"),
        entry,
    });
    Ok(HandedOver {
        edits,
        by: old.name,
        moved,
        was_deputy: deputy.is_some(),
    })
}

/// Records for the last hand-over that the list was signed, or the client told (D69).
///
/// # Errors
///
/// There is no hand-over, or a day lies in the future.
pub fn hand_over_settled(case: &Case<'_>, settled: Settled) -> Change {
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    let (nth, _) = hand_overs
        .enumerate()
        .max_by_key(|(_, it)| it.on)
        .ok_or(Refusal::Team(TeamRefusal::NoHandOver))?;
    let way = KeyPath::of("team").key("hand-overs").nth(nth);
    let mut edits = Vec::new();
    for (key, day) in [("signed", settled.signed), ("told", settled.told)] {
        if let Some(day) = day {
            happened(case, day)?;
            edits.push(Edit::set(way.clone().key(key), day));
        }
    }
    Ok(edits)
}
