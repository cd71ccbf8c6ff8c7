//! Sets up the client service team; members join, leave and take over (D18–D23).

use chrono::NaiveDate;

use super::{Change, Refusal, Since, TeamRefusal, happened, in_service, next_id, not_before};
use crate::alike;
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Member, Record, Role, Word, name};
use crate::standing::{Case, Charge, Part, charges, team_lacks, team_set_up};

mod post;
mod reassign;

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
/// was set up, or a team in time would become late; a day given alone corrects that day. There is only one
/// deputy, as there is only one account manager (D18): a new deputy replaces the present one. One whose last day is on record
/// as that day is deputy to its end, and the new one begins on the next. Further deputies are added with [`add`].
///
/// # Errors
///
/// No appointment yet; a day before it; nobody named for a team without members; another account manager there that day,
/// who hands over instead; a deputy who has not been one for a day, or who is the account manager.
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
    let is_again = (began || follows.is_some())
        && members(record).any(|(_, it)| it.from.is_some_and(|from| from < day));
    let established = match there {
        Some(there) if joined.is_empty() && is_again => on.map_or(there, |on| on.min(there)),
        Some(there) if joined.is_empty() => on.unwrap_or(there),
        Some(there) => there.min(day),
        None => day,
    };
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
