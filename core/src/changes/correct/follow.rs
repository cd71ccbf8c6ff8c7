//! What rests on an entry that is corrected or taken away: the plan item that a diary entry fulfilled, the service year
//! that begins with the appointment, a colleague's name wherever it stands.

use chrono::NaiveDate;

use super::Given;
use crate::alike;
use crate::changes::diary::{fits, fulfilled};
use crate::changes::plan::item_done_on;
use crate::changes::{Change, in_service};
use crate::document::edit::Edit;
use crate::document::{Item, Literal};
use crate::model::form::{FORM, Role, Table};
use crate::model::last_day_of_year_from;
use crate::standing::{Case, is_among, with_another};

/// The edits that other entries need because keys of this one change.
pub(super) fn changed(case: &Case<'_>, table: &Table<'_>, given: &[Given]) -> Change {
    match table.section().name {
        "appointment" | "appointment.later" => Ok(first_year(case, table, given)),
        "diary" | "reviews" => fulfilment(case, table, given),
        "team.hand-overs" => Ok(handed_over(case, table, given)),
        "team.members" => Ok(renamed(case, table, given)),
        "years.plan.items" => Ok(of_item(case, table, given)),
        _ => Ok(Vec::new()),
    }
}

/// The edits that other entries need because this one is taken away.
pub(super) fn removed(case: &Case<'_>, table: &Table<'_>) -> Vec<Edit> {
    match table.section().name {
        "diary" | "reviews" => reopened(case, table),
        _ => Vec::new(),
    }
}

/// The first service year begins with the appointment, and its plan with it.
fn first_year(case: &Case<'_>, appointment: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let was = day(appointment.item, "established");
    let (Some(was), Some(Some(Literal::Date(now)))) = (was, value(given, "established")) else {
        return Vec::new();
    };
    let last = last_day_of_year_from(was);
    let years = case.record.tables().of_section("years");
    let next = last.succ_opt();
    let is_followed = next.is_some() && years.iter().any(|it| day(it.item, "starts") == next);
    // A second year on record keeps its first day, so the first one ends before it.
    let new_last = match is_followed {
        true => last,
        false => last_day_of_year_from(*now),
    };
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
            if is_followed && table.item.get("ends").is_none() && table.section().name == "years" {
                edits.push(Edit::set(table.way().key("ends"), new_last));
            }
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
    let is_diary = entry.section().name == "diary";
    if let (Some(item), Some(kind), true) =
        (item, kind, is_another || value(given, "kind").is_some())
    {
        fits(case, item, kind)?;
    }

    let mut edits = Vec::new();
    let done = || done_by(case, entry);
    if let (Some(_), Some(on)) = (item, on)
        && (is_another || done().is_some())
    {
        in_service(case, on)?;
    }
    if is_another {
        edits.extend(reopened(case, entry));
        if let (Some(item), Some(on)) = (item, on) {
            edits.extend(match is_diary {
                true => fulfilled(case.record, item, on)?,
                false => item_done_on(case.record, item, on)?,
            });
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
    let lists = ["diary", "reviews"].into_iter();
    let entries = lists.flat_map(|list| case.record.tables().of_section(list));
    let is_it =
        |it: &&Table<'_>| text(it.item, "item") == Some(item) && day(it.item, "on") == Some(on);
    entries.filter(is_it).collect()
}

/// The account managers before and after a hand-over change on its day.
fn handed_over(case: &Case<'_>, hand_over: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let was = day(hand_over.item, "on");
    let (Some(was), Some(Some(Literal::Date(now)))) = (was, value(given, "on")) else {
        return Vec::new();
    };
    let (Some(until), Some(new_until)) = (was.pred_opt(), now.pred_opt()) else {
        return Vec::new();
    };
    let managers = case.record.tables().of_section("team.members").iter();
    let managers = managers.filter(|it| text(it.item, "role") == Some("account-manager"));
    let mut edits = Vec::new();
    for member in managers {
        for (key, from, to) in [("from", was, *now), ("until", until, new_until)] {
            if day(member.item, key) == Some(from) {
                edits.push(Edit::set(member.way().key(key), to));
            }
        }
    }
    edits
}

/// A colleague's name is mended wherever it was written the same way, also beside others who share a work.
fn renamed(case: &Case<'_>, member: &Table<'_>, given: &[Given]) -> Vec<Edit> {
    let was = text(member.item, "name");
    let (Some(was), Some(Some(Literal::Text(now)))) = (was, value(given, "name")) else {
        return Vec::new();
    };
    // A member with two posts has the name twice.
    let members = case.record.tables().of_section("team.members").iter();
    let posts = members.filter(|it| it.way() != member.way() && alike::is_same(it.id, was));
    let mut edits: Vec<Edit> = posts
        .map(|it| Edit::set(it.way().key("name"), now.as_str()))
        .collect();
    for section in FORM {
        let people = section.keys.iter();
        let people = people.filter(|key| matches!(key.role, Role::By | Role::Handler));
        let mut people: Vec<&str> = people.map(|key| key.name).collect();
        if section.name == "complaints" {
            // An insurer, or one of us.
            people.push("against");
        }
        for table in case.record.tables().of_section(section.name) {
            for key in &people {
                if let Some(name) = text(table.item, key).filter(|it| is_among(it, was)) {
                    let now = with_another(name, was, now);
                    edits.push(Edit::set(table.way().key(key), now));
                }
            }
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
    item.get(key)?.text()
}
