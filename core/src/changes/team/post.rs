//! Records a post in the team as a list of the house has it: who, in which role, from when until when (D18–D20, D23).

use chrono::NaiveDate;

use super::{joins, leaves, members, somebody_else};
use crate::alike;
use crate::changes::team::Person;
use crate::changes::{Change, Refusal, Since, TeamRefusal, not_before};
use crate::document::KeyPath;
use crate::document::edit::Edit;
use crate::model::{Member, Role, name};
use crate::standing::Case;

/// A post in the team. What is not given stays as it is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The person's name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// What the person does for the client, in words (D20).
    pub duty: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day, inclusive.
    pub until: Option<NaiveDate>,
}

/// A post that is not there yet, or what differs of one that is: of the same person and role, beginning on that day or
/// overlapping it. One that is new begins on `begins` and has the duty `usual` where it gives none itself.
///
/// # Errors
///
/// No appointment yet; another account manager or deputy in the same time, or one person as both; an account manager who
/// leaves without a hand-over; a last day before the first.
pub fn post(case: &Case<'_>, post: &Post, begins: NaiveDate, usual: Option<&str>) -> Change {
    if case.record.appointed().is_none() {
        return Err(Refusal::NotAppointed);
    }
    let there = of(case, post);
    let from = post.from.or(there.map_or(Some(begins), |(_, it)| it.from));
    let until = post.until.or(there.and_then(|(_, it)| it.until));
    if let Some(until) = until {
        not_before(until, from, Since::Joined)?;
    }
    let own = there.map(|(nth, _)| nth);
    alone(case, post, own, (from, until))?;
    let Some((nth, member)) = there else {
        let duty = post.duty.as_deref().or(usual);
        let person = Person {
            name: post.name.clone(),
            duty: duty.unwrap_or_default().to_owned(),
        };
        let mut edit = joins(post.role, person, from.unwrap_or(begins));
        if let Edit::Push { entry, .. } = &mut edit {
            entry.retain(|(key, _)| *key != "duty" || duty.is_some());
            entry.extend(until.map(|day| ("until", day.into())));
        }
        return Ok(vec![edit]);
    };

    if post.role == Role::AccountManager && member.until.is_none() && post.until.is_some() {
        let name = member.name.to_owned();
        return Err(TeamRefusal::ManagerLeaves { name }.into());
    }
    let at = |key| KeyPath::of("team").key("members").nth(nth).key(key);
    let mut edits = Vec::new();
    let duty = post.duty.as_deref();
    let new_duty = duty.filter(|duty| member.duty != Some(duty));
    edits.extend(new_duty.map(|duty| Edit::set(at("duty"), duty)));
    let first = post.from.filter(|from| member.from != Some(*from));
    edits.extend(first.map(|from| Edit::set(at("from"), from)));
    let last = post.until.filter(|until| member.until != Some(*until));
    edits.extend(last.map(|until| leaves(nth, until)));
    Ok(edits)
}

/// The post on record that is meant.
fn of<'c>(case: &'c Case<'_>, post: &Post) -> Option<(usize, &'c Member<'c>)> {
    let own = || {
        members(case.record)
            .filter(|(_, it)| it.role == Some(post.role) && alike::is_same(it.name, &post.name))
    };
    let begins = |it: &Member<'_>| post.from.is_some() && it.from == post.from;
    let same = own().find(|(_, it)| begins(it));
    // Of several without a day the last.
    same.or_else(|| {
        own()
            .filter(|(_, it)| overlaps((post.from, post.until), (it.from, it.until)))
            .max_by_key(|(_, it)| it.from)
    })
}

/// The days of a post; without the first it begins with the service, without the last it goes on.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn overlaps(one: Days, other: Days) -> bool {
    let begins_by_the_end = |from: Option<NaiveDate>, until: Option<NaiveDate>| {
        from.zip(until).is_none_or(|(from, until)| from <= until)
    };
    begins_by_the_end(one.0, other.1) && begins_by_the_end(other.0, one.1)
}

/// There is one account manager at any time and one deputy, and they are two (D18, D22).
fn alone(case: &Case<'_>, post: &Post, own: Option<usize>, days: Days) -> Result<(), Refusal> {
    let others = members(case.record)
        .filter(|(nth, it)| own != Some(*nth) && overlaps(days, (it.from, it.until)));
    for (_, other) in others {
        let name = other.name.to_owned();
        match (post.role, other.role) {
            (Role::AccountManager, Some(Role::AccountManager)) => {
                return Err(TeamRefusal::ManagerThere { name }.into());
            }
            (Role::Deputy, Some(Role::Deputy)) => {
                let from = other.from.or(case.record.appointed());
                let from = from.unwrap_or(case.today);
                return Err(TeamRefusal::DeputyThere { name, from }.into());
            }
            (Role::Deputy, Some(Role::AccountManager))
            | (Role::AccountManager, Some(Role::Deputy)) => {
                let deputy = Person {
                    name: post.name.clone(),
                    duty: String::new(),
                };
                somebody_else(Some(other.name), &deputy)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Refuses a second post of a person in one role at one time. Who joins stays, so a post that ends on that day or later is in
/// the way.
pub(super) fn only(case: &Case<'_>, role: Role, name: &str, day: NaiveDate) -> Result<(), Refusal> {
    let mut posts = members(case.record)
        .filter(|(_, it)| it.role == Some(role) && it.until.is_none_or(|until| day <= until));
    let Some((nth, member)) = posts.find(|(_, it)| alike::is_same(it.name, name)) else {
        return Ok(());
    };
    let way = KeyPath::of("team").key("members").nth(nth);
    let there = member.name.to_owned();
    let refusal = match member.from.filter(|from| *from != day) {
        Some(from) => TeamRefusal::PostThere {
            entry: name::at(case.record.tables(), &way).unwrap_or_default(),
            name: there,
            role,
            from,
            day,
        },
        None => TeamRefusal::MemberThere { name: there },
    };
    Err(refusal.into())
}
