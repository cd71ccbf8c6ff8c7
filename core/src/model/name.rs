//! How the entries of a record are named by people.
//!
//! ```text
//! k1                            an id, where it is one entry's alone
//! claims/k1                     list and id; the keys of lists as in the file, without `years`
//! 2026-03-02.plan.revisions/r1  an entry within another, by the id of that one
//! team.members/陈静/2            the second of those that share a name or an id, as of a member with two posts
//! client                        a section that is no list
//! plan                          that of the service year that runs
//! 2026-03-02.plan               that of the year that begins that day
//! ```

use std::borrow::Cow;

use chrono::NaiveDate;

use super::form::{FORM, Section, Table, Tables, section_of};
use crate::document::{KeyPath, Value};

mod names;

pub use names::Names;

/// What a name means in a record.
#[derive(Clone, Debug)]
pub enum Named<'t, 'd> {
    /// This entry or section.
    One(&'t Table<'d>),
    /// Nothing; the name that was probably meant.
    None(Option<String>),
    /// Either of several, each by the name that is its alone.
    Several(Vec<String>),
}

/// What a name means in a record whose tables these are.
pub fn find<'t, 'd>(tables: &'t Tables<'d>, name: &str, today: NaiveDate) -> Named<'t, 'd> {
    Names::of(tables).find(name, today)
}

/// The name that is an entry's or a section's alone.
pub fn of(tables: &Tables<'_>, table: &Table<'_>) -> String {
    Names::of(tables).name(table)
}

/// The name of the entry or section at a way.
pub fn at(tables: &Tables<'_>, way: &KeyPath) -> Option<String> {
    Names::of(tables).at(way)
}

/// An entry's list and id, which name it where no other entry of that list has the id.
pub fn by_id(table: &Table<'_>) -> Option<String> {
    let section = table.section();
    let is_known_by_id = section.identified_by == Some("id") && !table.id.is_empty();
    is_known_by_id.then(|| format!("{}/{}", short(section), table.id))
}

/// The list of this name: `claims`, `plan.items`.
pub fn list(name: &str) -> Option<&'static Section> {
    section(name).filter(|it| it.identified_by.is_some())
}

/// Whether a word is the name of a section, and so no id.
pub fn is_section(word: &str) -> bool {
    // Most ids end with a digit, and no section does.
    let ends_with_digit = word.as_bytes().last().is_some_and(u8::is_ascii_digit);
    !ends_with_digit && section(word).is_some()
}

/// The name of a section: its keys joined with dots, without `years`.
pub fn short(section: &Section) -> &'static str {
    let name = section.name;
    name.strip_prefix("years.").unwrap_or(name)
}

fn section(name: &str) -> Option<&'static Section> {
    let named = |it: &&Section| !name.is_empty() && (it.name == name || short(it) == name);
    FORM.iter().find(named)
}

/// The list that the entries or the table of a section stand within.
fn above(section: &Section) -> Option<&'static Section> {
    let mut name = section.name;
    while let Some((above, _)) = name.rsplit_once('.') {
        name = above;
        let list = section_of(name).filter(|it| it.identified_by.is_some());
        if list.is_some() {
            return list;
        }
    }
    None
}

/// Whether the ids of a list are its own. An outcome is known by its policy and a score by its goal, which are the ids
/// of something else.
fn has_own_ids(list: &Section) -> bool {
    match list.identified_by {
        Some("id") => true,
        Some(_) => above(list).is_none(),
        None => false,
    }
}

/// What identifies an entry among those of its list; `None` of a section that is no list, and of an entry without it.
fn id_of<'d>(table: &Table<'d>) -> Option<Cow<'d, str>> {
    let key = table.section().identified_by?;
    match table.item.get(key)?.value() {
        Value::Text(text) => Some(Cow::Borrowed(text)),
        Value::Date(day) => Some(Cow::Owned(day.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
