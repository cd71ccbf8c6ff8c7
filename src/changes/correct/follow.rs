//! What rests on an entry that is corrected or taken away: the plan item that a diary entry fulfilled, the service year
//! that begins with the appointment, a colleague's name wherever it stands.

use chrono::NaiveDate;

use super::Given;
use crate::alike;
use crate::changes::Change;
use crate::changes::diary::{fits, fulfilled};
use crate::document::edit::Edit;
use crate::document::{Item, Literal, Value};
use crate::model::form::{FORM, Role, Table};
use crate::model::last_day_of_year_from;
use crate::standing::Case;

/// The edits that other entries need because keys of this one change.
pub(super) fn changed(case: &Case<'_>, table: &Table<'_>, given: &[Given]) -> Change {
    match table.section().name {
        "appointment" | "appointment.later" => Ok(first_year(case, table, given)),
        "diary" => fulfilment(case, table, given),
        "team.members" => Ok(renamed(case, table, given)),
        "years.plan.items" => Ok(of_item(case, table, given)),
        _ => Ok(Vec::new()),
    }
}

/// The edits that other entries need because this one is taken away.
pub(super) fn removed(case: &Case<'_>, table: &Table<'_>) -> Vec<Edit> {
    match table.section().name {
        "diary" => reopened(case, table),
        _ => Vec::new(),
    }
}

/// The first service year begins with the appointment, and its plan with it.
fn first_year(case: &Case<'_>, appointment: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let was = day(appointment.item, "established");
    let (Some(was), Some(Some(Literal::Date(now)))) = (was, value(given, "established")) else {
        return Vec::new();
    };
    let (last, new_last) = (last_day_of_year_from(was), last_day_of_year_from(*now));
    let mut edits = Vec::new();
    let places = ["years", "years.plan"];
    for table in places
        .iter()
        .flat_map(|place| case.record.tables().of_section(place))
    {
        let mut follow = |key: &'static str, from: NaiveDate, to: NaiveDate| {
            if day(table.item, key) == Some(from) {
                edits.push(Edit::set(table.way().key(key), to));
            }
        };
        if day(table.item, "starts") == Some(was) {
            follow("starts", was, *now);
            follow("ends", last, new_last);
        }
    }
    edits
}

/// The plan item of a diary entry is done on the day of the entry (D52).
fn fulfilment(case: &Case<'_>, entry: &Table<'_>, given: &[Given]) -> Change {
    let was = (text(entry.item, "item"), day(entry.item, "on"));
    let item = match value(given, "item") {
        Some(Some(Literal::Text(item))) => Some(item.as_str()),
        Some(_) => None,
        None => was.0,
    };
    let on = match value(given, "on") {
        Some(Some(Literal::Date(on))) => Some(*on),
        _ => was.1,
    };
    let kind = match value(given, "kind") {
        Some(Some(Literal::Text(kind))) => Some(kind.as_str()),
        _ => text(entry.item, "kind"),
    };
    let is_another = item != was.0;
    if let (Some(item), Some(kind), true) =
        (item, kind, is_another || value(given, "kind").is_some())
    {
        fits(case, item, kind)?;
    }

    let mut edits = Vec::new();
    let done = || done_by(case, entry);
    if is_another {
        edits.extend(reopened(case, entry));
        if let (Some(item), Some(on)) = (item, on) {
            edits.extend(fulfilled(case.record, item, on)?);
        }
    } else if on != was.1
        && let (Some(done), Some(on)) = (done(), on)
    {
        edits.push(Edit::set(done.way().key("done"), on));
    }
    Ok(edits)
}

/// The item that a diary entry fulfilled is open again.
fn reopened(case: &Case<'_>, entry: &Table<'_>) -> Vec<Edit> {
    let Some(item) = done_by(case, entry) else {
        return Vec::new();
    };
    let with = item.section().keys.iter();
    let with = with.filter(|key| key.role == Role::With("done"));
    let keys = with.map(|key| key.name).chain(["done"]);
    let there = keys.filter(|key| item.item.get(key).is_some());
    there
        .map(|key| Edit::Remove {
            at: item.way().key(key),
        })
        .collect()
}

/// The item that is done by this diary entry and by no other of that day.
fn done_by<'a>(case: &Case<'a>, entry: &Table<'_>) -> Option<&'a Table<'a>> {
    let (id, on) = (text(entry.item, "item")?, day(entry.item, "on")?);
    let same = entries_of(case, id, on);
    let items = case.record.tables().of_section("years.plan.items");
    let item = items.iter().find(|it| it.id == id)?;
    (day(item.item, "done") == Some(on) && same.len() == 1).then_some(item)
}

/// A finished item and the diary entries that say so are of one day; an item that is open again is named by none.
fn of_item(case: &Case<'_>, item: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let (Some(was), Some(now)) = (day(item.item, "done"), value(given, "done")) else {
        return Vec::new();
    };
    let entries = entries_of(case, item.id, was).into_iter();
    entries
        .map(|entry| match now {
            Some(Literal::Date(now)) => Edit::set(entry.way().key("on"), *now),
            _ => Edit::Remove {
                at: entry.way().key("item"),
            },
        })
        .collect()
}

/// The diary entries of a day that fulfil an item.
fn entries_of<'a>(case: &Case<'a>, item: &str, on: NaiveDate) -> Vec<&'a Table<'a>> {
    let entries = case.record.tables().of_section("diary").iter();
    let is_it =
        |it: &&Table<'_>| text(it.item, "item") == Some(item) && day(it.item, "on") == Some(on);
    entries.filter(is_it).collect()
}

/// A colleague's name is mended wherever it was written the same way.
fn renamed(case: &Case<'_>, member: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let was = text(member.item, "name");
    let (Some(was), Some(Some(Literal::Text(now)))) = (was, value(given, "name")) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    for section in FORM {
        let people = section.keys.iter();
        let people = people.filter(|key| matches!(key.role, Role::By | Role::Handler));
        let people: Vec<&str> = people.map(|key| key.name).collect();
        for table in case.record.tables().of_section(section.name) {
            let named = people
                .iter()
                .filter(|key| text(table.item, key).is_some_and(|name| alike::is_same(name, was)));
            edits.extend(named.map(|key| Edit::set(table.way().key(key), now.as_str())));
        }
    }
    edits
}

fn value<'g>(given: &'g [Given], key: &str) -> Option<&'g Option<Literal>> {
    let mut given = given.iter();
    given.find(|(name, _)| *name == key).map(|(_, value)| value)
}

fn day(item: Item<'_>, key: &str) -> Option<NaiveDate> {
    item.get(key)?.day()
}

fn text<'d>(item: Item<'d>, key: &str) -> Option<&'d str> {
    match item.get(key)?.value() {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
