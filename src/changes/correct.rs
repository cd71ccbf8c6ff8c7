//! Corrects a slip: a day, a text, an amount of any entry or section, by the form. What rests on an entry follows.
//!
//! - What happened is not dated in the future, and the steps of an entry stay in the order of its course.
//! - What identifies an entry stays, and so does what another way of the trade changes: the content of an issued plan
//!   is revised (D53), a year is rated again (D32).
//! - An entry that others refer to is not taken away.

use super::refusal::{CorrectRefusal, OwnWay};
use super::step::{At, stand};
use super::{Change, Refusal, client, happened};
use crate::document::edit::{self, Edit};
use crate::document::{Document, Item, Literal, Value};
use crate::model::form::{FORM, Key, Role, Section, Table};
use crate::model::name::{self, Named};
use crate::model::{LAYOUT, nearest, takes};
use crate::standing::Case;

mod follow;
mod moved;
#[cfg(test)]
mod tests;

pub use moved::{Arrived, Leaving, arrives, leaves};

/// A key and its new value; `None` takes the key off the record.
pub type Given = (&'static str, Option<Literal>);

/// The entry or section that a person names.
///
/// # Errors
///
/// Nothing has that name, or several entries have.
pub fn entry<'a>(case: &Case<'a>, given: &str) -> Result<&'a Table<'a>, Refusal> {
    let given_name = given.to_owned();
    match name::find(case.record.tables(), given, case.today) {
        Named::One(table) => Ok(table),
        Named::None(near) => Err(CorrectRefusal::NoSuchEntry {
            known: of_list(case, given),
            given: given_name,
            near,
        }
        .into()),
        Named::Several(names) => Err(CorrectRefusal::SeveralEntries {
            given: given_name,
            names,
        }
        .into()),
    }
}

/// The entries of the list that a name begins with.
fn of_list(case: &Case<'_>, given: &str) -> Vec<String> {
    let list = given.split_once('/').and_then(|(list, _)| name::list(list));
    let tables = case.record.tables();
    let entries = list.map(|list| tables.of_section(list.name));
    let names = entries.into_iter().flatten();
    names.map(|it| name::of(tables, it)).collect()
}

/// The key that a person names in a section, by `said` as people call it in either language.
///
/// # Errors
///
/// The section has no such key.
pub fn key(
    section: &'static Section,
    given: &str,
    said: impl Fn(&'static Key) -> Vec<&'static str>,
) -> Result<&'static Key, Refusal> {
    let named = |key: &&'static Key| key.name == given || said(key).contains(&given);
    section.keys.iter().find(named).ok_or_else(|| {
        let names = section.keys.iter().map(|key| key.name);
        CorrectRefusal::NoSuchKey {
            section: section.name,
            given: given.to_owned(),
            near: nearest(given, names),
        }
        .into()
    })
}

/// Gives keys of an entry other values, and what rests on them with it.
///
/// # Errors
///
/// What identifies the entry, what it cannot be without, what the trade changes in another way; a fact in the future, a
/// step that its course does not allow, a value whose fact is not on record.
pub fn set(case: &Case<'_>, table: &Table<'_>, given: &[Given]) -> Change {
    let section = table.section();
    // A flag left out means "no"; writing that would only add a line.
    let is_no = |(key, value): &&Given| {
        *value == Some(Literal::Bool(false)) && table.item.get(key).is_none()
    };
    let given: Vec<Given> = given.iter().filter(|it| !is_no(it)).cloned().collect();
    let given = &given[..];
    for (key, value) in given {
        may_change(case, table, key, given)?;
        match value {
            None if takes(section.name, key).is_some_and(|it| it.needed) => {
                return Err(CorrectRefusal::Needed {
                    name: name_of(case, table),
                    section: section.name,
                    key,
                }
                .into());
            }
            None => needed_by_none(case, table, key, given)?,
            Some(Literal::Date(day)) => dated(case, table, key, *day)?,
            Some(_) => {}
        }
        known(case, table, key, value.is_some(), given)?;
    }

    let way = || table.way();
    let mut edits = follow::changed(case, table, given)?;
    for (key, value) in given {
        edits.push(match value {
            Some(value) => Edit::set(way().key(key), value.clone()),
            None => Edit::Remove { at: way().key(key) },
        });
    }
    edits.extend(without_fact(table, given));
    in_course(case, table, given, &edits)?;
    Ok(edits)
}

/// Takes an entry away, with what rests on it.
///
/// # Errors
///
/// Others refer to it, it never goes as a whole, or the trade has another way.
pub fn remove(case: &Case<'_>, table: &Table<'_>) -> Change {
    may_go(case, table)?;
    let by = holders(case, table);
    if !by.is_empty() {
        let name = name_of(case, table);
        return Err(CorrectRefusal::Held { name, by }.into());
    }
    let mut edits = follow::removed(case, table);
    edits.push(Edit::Remove { at: table.way() });
    Ok(edits)
}

/// The name that is an entry's alone.
pub fn name_of(case: &Case<'_>, table: &Table<'_>) -> String {
    name::of(case.record.tables(), table)
}

/// What can be done to the entries of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Can {
    /// Whether `--remove` takes one away.
    pub remove: bool,
    /// Whether `--to` moves one to another client.
    pub to: bool,
}

/// What can be done to the entries of a section besides correcting their keys.
pub fn can(section: &Section) -> Can {
    const SMALL: [&str; 4] = [
        "years.plan.opinion",
        "years.rating.override",
        "years.rating.publication",
        "renewals.loss",
    ];
    let is_list = section.identified_by.is_some();
    let is_own = match section.name {
        "appointment.commitments" | "archive.documents" => true,
        name => !name.contains('.'),
    };
    Can {
        remove: is_list || SMALL.contains(&section.name),
        // A renewal is about policies of its own client.
        to: is_list && is_own && !matches!(section.name, "years" | "renewals"),
    }
}

/// Why a key is not corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// It identifies its entry.
    Identity,
    /// It follows from another key.
    Follows(&'static str),
    /// The trade has a way of its own; for what is planned, once the plan was issued.
    OwnWay(OwnWay),
}

/// Why a key of a section is not corrected; `None` for most.
pub fn fixed(section: &Section, key: &str) -> Option<Fixed> {
    // A year is known by its first day and a member by the name: what names them is corrected with them.
    let is_corrected_with = matches!(section.name, "years" | "team.members");
    match (section.name, key) {
        _ if section.identified_by == Some(key) && !is_corrected_with => Some(Fixed::Identity),
        ("archive.documents", "sha256") => Some(Fixed::Follows("file")),
        (
            "years.plan.items",
            "service" | "content" | "start" | "finish" | "covers" | "purpose" | "cost",
        ) => Some(Fixed::OwnWay(OwnWay::Revise)),
        ("years.rating" | "years.rating.later", "income" | "months" | "basis" | "stars") => {
            Some(Fixed::OwnWay(OwnWay::Rate))
        }
        _ => None,
    }
}

/// Whether the key may have another value at all.
fn may_change(
    case: &Case<'_>,
    table: &Table<'_>,
    key: &'static str,
    given: &[Given],
) -> Result<(), Refusal> {
    let section = table.section();
    let is_given = |key: &str| given.iter().any(|(other, _)| *other == key);
    match fixed(section, key) {
        Some(Fixed::Identity) => {
            let name = name_of(case, table);
            Err(CorrectRefusal::Identity { name, key }.into())
        }
        Some(Fixed::Follows(from)) if !is_given(from) => Err(CorrectRefusal::Follows {
            section: section.name,
            key,
            from,
        }
        .into()),
        Some(Fixed::OwnWay(OwnWay::Revise)) if !is_issued(case, table) => Ok(()),
        Some(Fixed::OwnWay(way)) => Err(own_way(case, table, way)),
        Some(Fixed::Follows(_)) | None => Ok(()),
    }
}

fn may_go(case: &Case<'_>, table: &Table<'_>) -> Result<(), Refusal> {
    if !can(table.section()).remove {
        let name = name_of(case, table);
        return Err(CorrectRefusal::Stays { name }.into());
    }
    match table.section().name {
        "years.plan.items" if is_issued(case, table) => Err(own_way(case, table, OwnWay::Drop)),
        _ => Ok(()),
    }
}

fn own_way(case: &Case<'_>, table: &Table<'_>, way: OwnWay) -> Refusal {
    let id = Some(table.id).filter(|id| !id.is_empty());
    CorrectRefusal::OwnWay {
        name: name_of(case, table),
        id: id.map(str::to_owned),
        way,
    }
    .into()
}

/// Whether the plan that an item stands in was issued.
fn is_issued(case: &Case<'_>, item: &Table<'_>) -> bool {
    let year = item.nths().first().copied().unwrap_or_default() as usize;
    let plan = case.record.years.get(year).and_then(|it| it.plan.as_ref());
    plan.is_some_and(|plan| plan.issued.is_some())
}

/// A fact has happened by today, and a record does not begin later than it did.
fn dated(
    case: &Case<'_>,
    table: &Table<'_>,
    key: &str,
    day: chrono::NaiveDate,
) -> Result<(), Refusal> {
    let section = table.section();
    let role = section.key(key).map(|row| row.role);
    if (section.name, key) == ("client", "recorded-from") {
        client::begins(case, day)?;
    }
    match role {
        Some(Role::Born | Role::Fact | Role::Latest) => happened(case, day),
        _ => Ok(()),
    }
}

/// A step goes only with those that need it.
fn needed_by_none(
    case: &Case<'_>,
    table: &Table<'_>,
    key: &'static str,
    given: &[Given],
) -> Result<(), Refusal> {
    let section = table.section();
    let stays = |step: &str| {
        let given = given.iter().find(|(key, _)| *key == step);
        given.map_or(table.item.get(step).is_some(), |(_, value)| value.is_some())
    };
    let mut steps = section.steps.iter();
    match steps.find(|step| step.needs == Some(key) && stays(step.key)) {
        Some(step) => Err(CorrectRefusal::NeededBy {
            name: name_of(case, table),
            section: section.name,
            key,
            by: step.key,
        }
        .into()),
        None => Ok(()),
    }
}

/// A value is known only with its fact.
fn known(
    case: &Case<'_>,
    table: &Table<'_>,
    key: &'static str,
    is_given: bool,
    given: &[Given],
) -> Result<(), Refusal> {
    let section = table.section();
    let Some(Role::With(fact)) = section.key(key).map(|row| row.role) else {
        return Ok(());
    };
    let of_fact = given.iter().find(|(other, _)| *other == fact);
    let is_there = match of_fact {
        Some((_, value)) => value.is_some(),
        None => table.item.get(fact).is_some(),
    };
    match is_given && !is_there {
        true => Err(CorrectRefusal::WithoutFact {
            name: name_of(case, table),
            section: section.name,
            key,
            fact,
        }
        .into()),
        false => Ok(()),
    }
}

/// Where a fact is taken off the record, what was known only with it goes too.
fn without_fact(table: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let gone = |fact: &str| {
        given
            .iter()
            .any(|(key, value)| *key == fact && value.is_none())
    };
    let is_with = |key: &&Key| matches!(key.role, Role::With(fact) if gone(fact));
    let with = table.section().keys.iter().filter(is_with);
    with.filter(|key| table.item.get(key.name).is_some())
        .map(|key| Edit::Remove {
            at: table.way().key(key.name),
        })
        .collect()
}

/// The steps of the entry stand as its course allows, when the edits are made.
fn in_course(
    case: &Case<'_>,
    table: &Table<'_>,
    given: &[Given],
    edits: &[Edit],
) -> Result<(), Refusal> {
    let section = table.section();
    let changed: Vec<&str> = given.iter().map(|(key, _)| *key).collect();
    if !section.steps.iter().any(|step| changed.contains(&step.key)) {
        return Ok(());
    }
    // What cannot be edited so is refused when it is written.
    let Ok(text) = edit::apply(case.record.document().text(), edits, &LAYOUT) else {
        return Ok(());
    };
    let Ok(after) = Document::parse(&text) else {
        return Ok(());
    };
    let at = match section.identified_by {
        Some(_) => At::entry(section.name, table.way(), table.id),
        None => At::section(section.name, table.way()),
    };
    stand((case.record.document(), &after), &at, &changed).map_err(Refusal::from)
}

/// The names of those that refer to an entry or to one within it.
fn holders(case: &Case<'_>, table: &Table<'_>) -> Vec<String> {
    let tables = case.record.tables();
    let way = table.way();
    let mut holders = Vec::new();
    for gone in FORM
        .iter()
        .flat_map(|section| tables.of_section(section.name))
        .filter(|it| !it.id.is_empty() && it.way().is_under(&way))
    {
        for (section, key) in naming(gone.section()) {
            let refers = |it: &&Table<'_>| {
                let value = it.item.get(key.name);
                value.is_some_and(|value| says(value, gone.id)) && !it.way().is_under(&way)
            };
            let found = tables.of_section(section.name).iter().filter(refers);
            holders.extend(found.map(|it| name::of(tables, it)));
        }
    }
    holders.dedup();
    holders
}

/// The keys that refer to entries of a list, each with its section.
fn naming(list: &Section) -> impl Iterator<Item = (&'static Section, &'static Key)> {
    let keys = FORM
        .iter()
        .flat_map(|section| section.keys.iter().map(move |key| (section, key)));
    let name = list.name;
    keys.filter(move |(_, key)| key.names.contains(&name))
}

/// Whether a value is an id, or a list with it.
fn says(value: Item<'_>, id: &str) -> bool {
    match value.value() {
        Value::Text(text) => text == id,
        Value::Array(_) => value.items().any(|one| says(one, id)),
        _ => false,
    }
}
