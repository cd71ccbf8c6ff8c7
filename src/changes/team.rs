//! Setting up the client service team, and who joins, leaves and takes over (D18–D23).

use chrono::NaiveDate;

use super::{Change, Refusal};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Member, Record, Role, Word};

/// A person with a role and a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// What the person does for the client, in words (D20).
    pub duty: String,
}

/// Sets the team up on a day, with its account manager and deputy (D18, D21).
///
/// May be run again: who is already there stays as recorded, and the day of setting up is the one given
/// last.
pub fn set(
    record: &Record<'_>,
    on: NaiveDate,
    manager: Option<Person>,
    deputy: Option<Person>,
) -> Change {
    let appointed = record.appointed().ok_or(Refusal::NotAppointed)?;
    if on < appointed {
        let earliest = appointed;
        return Err(Refusal::TooEarly { day: on, earliest });
    }

    let mut edits = vec![Edit::set(KeyPath::of("team").key("established"), on)];
    for (role, person) in [(Role::AccountManager, manager), (Role::Deputy, deputy)] {
        let Some(person) = person else { continue };
        match holder(record, role, on) {
            Some(member) if member.name == person.name => {}
            Some(member) if role == Role::AccountManager => {
                let name = member.name.to_owned();
                return Err(Refusal::ManagerThere { name });
            }
            Some(_) | None => edits.push(joins(role, person, on)),
        }
    }
    Ok(edits)
}

/// Adds a member from a day on (D18, D19).
pub fn add(record: &Record<'_>, from: NaiveDate, role: Role, person: Person) -> Change {
    if record.appointed().is_none() {
        return Err(Refusal::NotAppointed);
    }
    if role == Role::AccountManager
        && let Some(member) = holder(record, role, from)
    {
        let name = member.name.to_owned();
        return Err(Refusal::ManagerThere { name });
    }
    let there = record.team.iter().flat_map(|team| team.members_on(from));
    if there
        .into_iter()
        .any(|member| member.name == person.name && member.role == Some(role))
    {
        return Err(Refusal::MemberThere { name: person.name });
    }
    Ok(vec![joins(role, person, from)])
}

/// Notes the last day of a member, inclusive; the account manager leaves by a hand-over (D23).
pub fn leave(record: &Record<'_>, name: &str, until: NaiveDate) -> Change {
    let mut edits = Vec::new();
    for (nth, member) in members(record) {
        if member.name != name || member.until.is_some() {
            continue;
        }
        if member.role == Some(Role::AccountManager) {
            let name = name.to_owned();
            return Err(Refusal::ManagerLeaves { name });
        }
        if let Some(earliest) = member.from.filter(|from| until < *from) {
            let day = until;
            return Err(Refusal::TooEarly { day, earliest });
        }
        edits.push(leaves(nth, until));
    }
    if edits.is_empty() {
        return Err(Refusal::NoSuchMember {
            name: name.to_owned(),
            members: names(record, until),
        });
    }
    Ok(edits)
}

/// Hands the client over to a new account manager from a day on; the old one's last day is the one
/// before (D23, D69).
pub fn hand_over(record: &Record<'_>, from: NaiveDate, to: Person) -> Change {
    let (nth, old) = members(record)
        .filter(|(_, member)| member.role == Some(Role::AccountManager))
        .find(|(_, member)| member.is_in_on(from))
        .ok_or(Refusal::NoManager)?;
    if old.name == to.name {
        return Err(Refusal::MemberThere { name: to.name });
    }
    let last_day = from.pred_opt().unwrap_or(from);
    // The old one has had the client for a day at least, so the new one begins the day after that.
    if let Some(joined) = old.from.filter(|joined| last_day < *joined) {
        let earliest = joined.succ_opt().unwrap_or(joined);
        return Err(Refusal::TooEarly {
            day: from,
            earliest,
        });
    }
    Ok(vec![
        leaves(nth, last_day),
        joins(Role::AccountManager, to, from),
    ])
}

fn members<'r, 'd>(record: &'r Record<'d>) -> impl Iterator<Item = (usize, &'r Member<'d>)> {
    record
        .team
        .iter()
        .flat_map(|team| team.members.iter().enumerate())
}

fn names(record: &Record<'_>, day: NaiveDate) -> Vec<String> {
    members(record)
        .filter(|(_, member)| member.is_in_on(day))
        .map(|(_, member)| member.name.to_owned())
        .collect()
}

fn holder<'r, 'd>(record: &'r Record<'d>, role: Role, day: NaiveDate) -> Option<&'r Member<'d>> {
    let found =
        members(record).find(|(_, member)| member.role == Some(role) && member.is_in_on(day));
    found.map(|(_, member)| member)
}

fn joins(role: Role, person: Person, from: NaiveDate) -> Edit {
    Edit::Push {
        at: KeyPath::of("team").key("members"),
        entry: vec![
            ("name", Literal::Text(person.name)),
            ("role", role.code().into()),
            ("duty", Literal::Text(person.duty)),
            ("from", from.into()),
        ],
    }
}

fn leaves(nth: usize, until: NaiveDate) -> Edit {
    Edit::set(
        KeyPath::of("team").key("members").nth(nth).key("until"),
        until,
    )
}
