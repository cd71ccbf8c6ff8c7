//! Sets up the client service team; members join, leave and take over (D18–D23).

use chrono::NaiveDate;

use super::{Change, Refusal, Since, TeamRefusal, happened, in_service, not_before};
use crate::alike;
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Member, Record, Role, Word, name};
use crate::standing::{Case, Part, team_lacks, team_set_up};

mod hand_over;
mod post;
mod reassign;

pub use hand_over::{HandedOver, Settled, hand_over, hand_over_settled};
use post::only;
pub use post::{Post, post};
pub use reassign::{Reassigned, reassign};

/// A person with a role and a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// What the person does for the client, in words (D20).
    pub duty: String,
}

/// A team that was set up or completed.
#[derive(Clone, Debug, PartialEq)]
pub struct SetUp {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The day the team was set up, as now on record.
    pub established: NaiveDate,
    /// The day since which it stands, with manager and deputy; `None` while it never did.
    pub stands: Option<NaiveDate>,
    /// What it still lacks today.
    pub lacks: Vec<Part>,
    /// The names of those who join.
    pub joined: Vec<String>,
    /// The names of the deputies the new one replaces; their last day is the one before.
    pub replaced: Vec<String>,
    /// Whom the new deputy follows who is there to the end of that day, so that the new one begins on the next.
    pub follows: Option<Follows>,
}

/// A deputy who begins on the day after the last of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// Who begins.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// Who was deputy before.
    pub after: String,
}

/// Sets the team up on a day, with its account manager and deputy (D18, D21); without a day, today.
///
/// This can be run again: existing members stay as recorded. A later member does not change the day the team
/// was set up, or a team in time would become late; a day given alone corrects that day, unless the client came back between the two. There is only one
/// deputy, as there is only one account manager (D18): a new deputy replaces the present one. One whose last day is on record
/// as that day is deputy to its end, and the new one begins on the next. Further deputies are added with [`add`].
///
/// # Errors
///
/// No appointment yet; a day before it; nobody named for a team without members; another account manager there that day,
/// who hands over instead; a deputy who has not been one for a day, or who is the account manager; a team that would be set up
/// only after today.
pub fn set(
    case: &Case<'_>,
    on: Option<NaiveDate>,
    manager: Option<Person>,
    deputy: Option<Person>,
) -> Result<SetUp, Refusal> {
    let record = case.record;
    let day = on.unwrap_or(case.today);
    in_service(case, day)?;
    named(record, on, manager.is_some() || deputy.is_some())?;

    let managing = manager.as_ref().map(|person| person.name.as_str());
    let follows = deputy.as_ref().and_then(|it| follows(record, it, day));
    if let Some(person) = &deputy {
        let day = follows.as_ref().map_or(day, |it| it.from);
        let there = holder(record, Role::AccountManager, day).map(|member| member.name);
        somebody_else(managing.or(there), person)?;
    }

    let mut new = Vec::new();
    let mut joined = Vec::new();
    let mut roles = Vec::new();
    let mut replaced = Vec::new();
    let mut began = false;
    for (role, person) in [(Role::AccountManager, manager), (Role::Deputy, deputy)] {
        let Some(person) = person else { continue };
        let later = follows.as_ref().filter(|_| role == Role::Deputy);
        let day = later.map_or(day, |it| it.from);
        match holder(record, role, day) {
            Some(member) if alike::is_same(member.name, &person.name) => {
                began |= member.from == Some(day);
            }
            Some(member) if role == Role::AccountManager => {
                let name = member.name.to_owned();
                return Err(Refusal::Team(TeamRefusal::ManagerThere { name }));
            }
            Some(_) | None => {
                only(case, role, &person.name, day)?;
                if role == Role::Deputy {
                    for (nth, member) in deputies_from(record, day) {
                        new.push(makes_way(nth, member, day)?);
                        replaced.push(member.name.to_owned());
                    }
                }
                joined.push(person.name.clone());
                roles.push((role, day));
                new.push(joins(role, person, day));
            }
        }
    }

    let there = record.team.as_ref().and_then(|team| team.established);
    // Whoever joined that day, named once more, says nothing of the day on which a team with earlier members was set up.
    let is_named_again = (began || follows.is_some())
        && members(record).any(|(_, it)| it.from.is_some_and(|from| from < day));
    // The team of before the client came back stands, and was set up on its own day.
    let under = record.appointment_on(day).filter(|it| it.later.is_some());
    let is_again = is_named_again
        || there.is_some_and(|there| under.is_some_and(|it| Some(there) < it.established));
    let established = match there {
        Some(there) if joined.is_empty() && is_again => on.map_or(there, |on| on.min(there)),
        Some(there) if joined.is_empty() => on.unwrap_or(there),
        Some(there) => there.min(day),
        None => day,
    };
    // A member may join ahead; the team itself stands only once somebody has set it up.
    happened(case, established)?;
    let mut edits = vec![Edit::set(
        KeyPath::of("team").key("established"),
        established,
    )];
    edits.extend(new);
    let mut team = record.team.clone().unwrap_or_default();
    team.established = Some(established);
    let new = joined.iter().zip(roles).map(|(name, (role, from))| Member {
        name,
        role: Some(role),
        duty: None,
        from: Some(from),
        until: None,
    });
    team.members.extend(new);
    Ok(SetUp {
        edits,
        established,
        stands: team_set_up(&team),
        lacks: team_lacks(&team, case.today),
        follows: follows.filter(|it| joined.contains(&it.name)),
        joined,
        replaced,
    })
}

/// Whom a new deputy follows: somebody else, who is deputy to the end of that day.
fn follows(record: &Record<'_>, deputy: &Person, day: NaiveDate) -> Option<Follows> {
    let mut there = deputies_from(record, day).map(|(_, member)| member);
    let is_other = |it: &&Member<'_>| !alike::is_same(it.name, &deputy.name);
    let last = there.find(|it| it.until == Some(day) && is_other(it))?;
    Some(Follows {
        name: deputy.name.clone(),
        from: day.succ_opt()?,
        after: last.name.to_owned(),
    })
}

/// Refuses a team set up with nobody in it, and one whose members are there on a day that nobody gave.
fn named(record: &Record<'_>, on: Option<NaiveDate>, is_named: bool) -> Result<(), Refusal> {
    let is_set_up = record
        .team
        .as_ref()
        .is_some_and(|team| team.established.is_some());
    let refusal = match members(record).next() {
        _ if is_named => return Ok(()),
        None => TeamRefusal::NobodyNamed,
        Some(_) if on.is_none() && !is_set_up => TeamRefusal::NoDay,
        Some(_) => return Ok(()),
    };
    Err(refusal.into())
}

/// The deputies on a day and after it.
fn deputies_from<'r, 'd>(
    record: &'r Record<'d>,
    day: NaiveDate,
) -> impl Iterator<Item = (usize, &'r Member<'d>)> {
    members(record).filter(move |(_, member)| {
        member.role == Some(Role::Deputy) && member.until.is_none_or(|until| day <= until)
    })
}

/// A deputy's last day is the day before the next one begins; the deputy must have served on that day.
fn makes_way(nth: usize, member: &Member<'_>, day: NaiveDate) -> Result<Edit, Refusal> {
    let last_day = day.pred_opt().unwrap_or(day);
    match member.from.filter(|from| last_day < *from) {
        None => Ok(leaves(nth, last_day)),
        Some(from) => {
            let name = member.name.to_owned();
            Err(TeamRefusal::DeputyThere { name, from }.into())
        }
    }
}

/// A deputy is not the account manager (D18).
fn somebody_else(managing: Option<&str>, deputy: &Person) -> Result<(), Refusal> {
    match managing.is_some_and(|name| alike::is_same(name, &deputy.name)) {
        true => {
            let name = deputy.name.clone();
            Err(TeamRefusal::ManagerAsDeputy { name }.into())
        }
        false => Ok(()),
    }
}

/// Adds a member from a day on (D18, D19).
pub fn add(case: &Case<'_>, from: NaiveDate, role: Role, person: Person) -> Change {
    let record = case.record;
    if record.appointed().is_none() {
        return Err(Refusal::NotAppointed);
    }
    if role == Role::AccountManager
        && let Some(member) = holder(record, role, from)
    {
        let name = member.name.to_owned();
        return Err(Refusal::Team(TeamRefusal::ManagerThere { name }));
    }
    if role == Role::Deputy {
        let managing = holder(record, Role::AccountManager, from).map(|member| member.name);
        somebody_else(managing, &person)?;
    }
    only(case, role, &person.name, from)?;
    Ok(vec![joins(role, person, from)])
}

/// Records the last day of a member, inclusive; the account manager leaves by a hand-over (D23).
pub fn leave(case: &Case<'_>, name: &str, until: NaiveDate) -> Change {
    let record = case.record;
    let mut edits = Vec::new();
    for (nth, member) in members(record) {
        if !alike::is_same(member.name, name) || member.until.is_some() {
            continue;
        }
        if member.role == Some(Role::AccountManager) {
            let name = name.to_owned();
            return Err(Refusal::Team(TeamRefusal::ManagerLeaves { name }));
        }
        not_before(until, member.from, Since::Joined)?;
        edits.push(leaves(nth, until));
    }
    if edits.is_empty() {
        let own = members(record).filter(|(_, it)| alike::is_same(it.name, name));
        let left = own.filter_map(|(nth, it)| Some((it.until?, nth, it.name)));
        if let Some((until, nth, there)) = left.max() {
            let way = KeyPath::of("team").key("members").nth(nth);
            let entry = name::at(record.tables(), &way).unwrap_or_default();
            let name = there.to_owned();
            return Err(TeamRefusal::LeftThere { entry, name, until }.into());
        }
        return Err(Refusal::Team(TeamRefusal::NoSuchMember {
            name: name.to_owned(),
            members: names(record, until),
        }));
    }
    Ok(edits)
}

fn members<'r, 'd>(record: &'r Record<'d>) -> impl Iterator<Item = (usize, &'r Member<'d>)> {
    record
        .team
        .iter()
        .flat_map(|team| team.members.iter().enumerate())
}

/// Who is in the team on a day; whoever has several posts is named once.
fn names(record: &Record<'_>, day: NaiveDate) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, member) in members(record).filter(|(_, it)| it.is_in_on(day)) {
        if !alike::is_among(member.name, names.iter().map(String::as_str)) {
            names.push(member.name.to_owned());
        }
    }
    names
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

#[cfg(test)]
mod tests;
