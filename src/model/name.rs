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

use chrono::NaiveDate;

use super::form::{FORM, Section, Table, Tables, section_of};
use super::{last_day_of_year_from, nearest};
use crate::document::{Item, KeyPath, Value};

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
    let name = name.trim();
    let found = match name.split_once('/') {
        Some((list, id)) => entries(tables, list, id),
        None => {
            let sections = sections(tables, name, today);
            match sections.is_empty() && !is_section(name) {
                true => of_id(tables, name),
                false => sections,
            }
        }
    };
    match found[..] {
        [one] => Named::One(one),
        [] => Named::None(near(tables, name)),
        _ => {
            let mut names: Vec<String> = found.iter().map(|it| of(tables, it)).collect();
            names.dedup();
            Named::Several(names)
        }
    }
}

/// The name that is an entry's or a section's alone.
pub fn of(tables: &Tables<'_>, table: &Table<'_>) -> String {
    let name = shared(tables, table);
    let Some((list, id)) = name.split_once('/') else {
        return name;
    };
    let twins = entries(tables, list, id);
    let nth = twins.iter().position(|it| std::ptr::eq(*it, table));
    match nth {
        Some(nth) if twins.len() > 1 => format!("{name}/{}", nth + 1),
        _ => name,
    }
}

/// The name of the entry or section at a way.
pub fn at(tables: &Tables<'_>, way: &KeyPath) -> Option<String> {
    let mut all = FORM.iter().flat_map(|it| tables.of_section(it.name));
    let table = all.find(|it| it.way() == *way)?;
    Some(of(tables, table))
}

/// The name of an entry or a section, which others of the same id within the same entry have too.
fn shared(tables: &Tables<'_>, table: &Table<'_>) -> String {
    let section = table.section();
    let end = id_of(table).map_or_else(String::new, |id| format!("/{id}"));
    let same = tables.of_section(section.name).iter();
    let is_alone = same.filter(|it| id_of(it) == id_of(table)).count() == 1;
    let within = above(section).filter(|_| !is_alone || section.identified_by.is_none());
    let holder = within.and_then(|list| {
        let mut holders = tables.of_section(list.name).iter();
        holders.find(|it| table.nths().starts_with(it.nths()))
    });
    match (within, holder.and_then(id_of)) {
        (Some(list), Some(holder)) => {
            let rest = section.name.trim_start_matches(list.name);
            format!("{holder}{rest}{end}")
        }
        _ => format!("{}{end}", short(section)),
    }
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

/// The tables of a section by its name, `plan.items`, or by that of the entry it stands within,
/// `2026-03-02.plan.items`.
fn tables_of<'t, 'd>(tables: &'t Tables<'d>, name: &str) -> Vec<&'t Table<'d>> {
    if let Some(section) = section(name) {
        return tables.of_section(section.name).iter().collect();
    }
    let Some((holder, rest)) = name.split_once('.') else {
        return Vec::new();
    };
    let lists = FORM.iter().filter(|it| it.identified_by.is_some());
    let below = lists.filter_map(|list| {
        let section = section_of(&format!("{}.{rest}", list.name))?;
        Some((list, section))
    });
    let found = below.flat_map(|(list, section)| {
        let holders = tables.of_section(list.name).iter();
        let holders: Vec<_> = holders.filter(|it| has_id(it, holder)).collect();
        let within = move |it: &&Table<'d>| {
            let mut holders = holders.iter();
            holders.any(|holder| it.nths().starts_with(holder.nths()))
        };
        tables.of_section(section.name).iter().filter(within)
    });
    found.collect()
}

/// The entries of this list that have the id, or the one of them whose number follows it: `陈静/2`.
fn entries<'t, 'd>(tables: &'t Tables<'d>, list: &str, id: &str) -> Vec<&'t Table<'d>> {
    let all = tables_of(tables, list);
    let having = |id: &str| -> Vec<&'t Table<'d>> {
        let all = all.iter().copied();
        all.filter(|it| has_id(it, id)).collect()
    };
    let found = having(id);
    if !found.is_empty() {
        return found;
    }
    let nth = id.rsplit_once('/').and_then(|(id, nth)| {
        let nth = nth.parse::<usize>().ok()?.checked_sub(1)?;
        having(id).get(nth).copied()
    });
    nth.into_iter().collect()
}

/// The tables of this name that are no entries of a list; of those of service years, that of the one that runs.
fn sections<'t, 'd>(tables: &'t Tables<'d>, name: &str, today: NaiveDate) -> Vec<&'t Table<'d>> {
    let mut found = tables_of(tables, name);
    found.retain(|it| it.section().identified_by.is_none());
    if section(name).is_some_and(|it| it.name != short(it)) {
        let mut years = tables.of_section("years").iter();
        let running = years.rfind(|year| runs(year.item, today));
        found.retain(|it| running.is_some_and(|year| it.nths().starts_with(year.nths())));
    }
    found
}

fn runs(year: Item<'_>, today: NaiveDate) -> bool {
    let day = |key: &str| match year.get(key).map(Item::value) {
        Some(Value::Date(day)) => Some(day),
        _ => None,
    };
    let Some(starts) = day("starts") else {
        return false;
    };
    let ends = day("ends").unwrap_or_else(|| last_day_of_year_from(starts));
    (starts..=ends).contains(&today)
}

/// The entries of all lists that this id alone may mean.
fn of_id<'t, 'd>(tables: &'t Tables<'d>, id: &str) -> Vec<&'t Table<'d>> {
    let lists = FORM.iter().filter(|it| has_own_ids(it));
    let entries = lists.flat_map(|it| tables.of_section(it.name));
    entries.filter(|it| has_id(it, id)).collect()
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

fn has_id(table: &Table<'_>, id: &str) -> bool {
    id_of(table).is_some_and(|it| it == id)
}

/// What identifies an entry among those of its list; `None` of a section that is no list, and of an entry without it.
fn id_of(table: &Table<'_>) -> Option<String> {
    let key = table.section().identified_by?;
    match table.item.get(key)?.value() {
        Value::Text(text) => Some(text.to_owned()),
        Value::Date(day) => Some(day.to_string()),
        _ => None,
    }
}

/// The name that was probably meant by one that means nothing.
fn near(tables: &Tables<'_>, name: &str) -> Option<String> {
    let Some((list, id)) = name.split_once('/') else {
        let lists = FORM.iter().filter(|it| has_own_ids(it));
        let entries = lists.flat_map(|it| tables.of_section(it.name));
        let ids: Vec<String> = entries.filter_map(id_of).collect();
        return nearest(name, ids.iter().map(String::as_str)).map(str::to_owned);
    };
    let known = tables_of(tables, list);
    if known.is_empty() {
        let lists = FORM.iter().filter(|it| it.identified_by.is_some());
        let list = nearest(list, lists.map(short))?;
        let is_there = !entries(tables, list, id).is_empty();
        return is_there.then(|| format!("{list}/{id}"));
    }
    let ids: Vec<String> = known.into_iter().filter_map(id_of).collect();
    let id = nearest(id, ids.iter().map(String::as_str))?;
    Some(format!("{list}/{id}"))
}

#[cfg(test)]
mod tests;
