//! Corrects a slip: a day, a text, an amount of any entry or section, by the form. What rests on an entry follows.
//!
//! - What happened is not dated in the future, and the steps of an entry stay in the order of its course.
//! - What identifies an entry stays, and so does what another way of the trade changes: the content of an issued plan
//!   is revised (D53), a year is rated again (D32).
//! - An entry that others refer to is not taken away.

use super::refusal::CorrectRefusal;
use super::{Change, Refusal, before_us};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::form::{Key, Section, Table};
use crate::model::name::{self, Named, Names};
use crate::model::nearest;
use crate::standing::Case;
use laws::{
    after_appointment, dated, day_then, free_name, in_course, is_needed, known, may_change, may_go,
    needed_by_none, without_fact,
};
use rests::{holders, resting};

mod follow;
mod laws;
mod moved;
mod rests;
#[cfg(test)]
mod tests;

pub use laws::{Fixed, fixed};
pub(super) use moved::free;
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
    let mut names = Names::of(tables);
    let entries = entries.into_iter().flatten();
    entries.map(|it| names.name(it)).collect()
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
            None if is_needed(section.name, key) => {
                return Err(CorrectRefusal::Needed {
                    name: name_of(case, table),
                    section: section.name,
                    key,
                }
                .into());
            }
            None => {
                needed_by_none(case, table, key, given)?;
                if *key == "established" {
                    is_no_ground(case, table)?;
                }
            }
            Some(Literal::Date(day)) => dated(case, table, key, *day)?,
            Some(Literal::Bool(true)) if *key == "before-us" => {
                before_us(case, day_then(table, given, &["loss", "date"]))?;
            }
            Some(Literal::Text(name)) if (section.name, *key) == ("team.members", "name") => {
                free_name(case, table, name)?;
            }
            Some(_) => {}
        }
        known(case, table, key, value.is_some(), given)?;
    }
    after_appointment(case, table, given)?;

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
    is_no_ground(case, table)?;
    let mut edits = follow::removed(case, table);
    edits.push(Edit::Remove { at: table.way() });
    Ok(edits)
}

/// Refuses where other parts of the record rest on the entry.
fn is_no_ground(case: &Case<'_>, table: &Table<'_>) -> Result<(), Refusal> {
    let by = resting(case, table);
    let Some(first) = by.first() else {
        return Ok(());
    };
    let name = name_of(case, table);
    let instead = match table.section().name {
        "years" => (name.clone(), "starts"),
        "renewals.outcomes" => (first.clone(), "closed"),
        _ => (name.clone(), "established"),
    };
    Err(CorrectRefusal::Ground { name, by, instead }.into())
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
