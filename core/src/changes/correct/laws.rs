//! What a correction may not do: the laws of the commands that wrote the entry.

use chrono::NaiveDate;

use super::{Given, can, name_of};
use crate::alike;
use crate::changes::refusal::{CorrectRefusal, OwnWay};
use crate::changes::step::{At, stand};
use crate::changes::{Entry, Refusal, client, diary, happened, in_service};
use crate::document::edit::{self, Edit};
use crate::document::{Document, Item, Literal, Value};
use crate::model::form::{Key, Role, Section, Table};
use crate::model::{LAYOUT, takes};
use crate::standing::Case;

/// Whether an entry cannot be without a key: the reader asks for it, or its command does.
pub(super) fn is_needed(section: &str, key: &str) -> bool {
    takes(section, key).is_some_and(|it| it.needed)
        || matches!(
            (section, key),
            ("claims" | "endorsements", "policy") | ("renewals", "policies")
        )
}

/// The first of these days that a table has.
pub(super) fn day_of(table: &Table<'_>, keys: &[&str]) -> Option<NaiveDate> {
    keys.iter().find_map(|key| table.item.get(key)?.day())
}

/// The first of these days that a table will have.
pub(super) fn day_then(table: &Table<'_>, given: &[Given], keys: &[&str]) -> Option<NaiveDate> {
    keys.iter()
        .find_map(|key| match given.iter().find(|(other, _)| other == key) {
            Some((_, Some(Literal::Date(day)))) => Some(*day),
            Some(_) => None,
            None => day_of(table, &[key]),
        })
}

/// Nobody else of the team has the name.
pub(super) fn free_name(case: &Case<'_>, table: &Table<'_>, name: &str) -> Result<(), Refusal> {
    let members = case.record.tables().of_section("team.members").iter();
    let mut others = members.filter(|it| !alike::is_same(it.id, table.id));
    match others.any(|it| alike::is_same(it.id, name)) {
        true => Err(CorrectRefusal::NameTaken {
            name: name.to_owned(),
        }
        .into()),
        false => Ok(()),
    }
}

/// Why a key is not corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// It identifies its entry.
    Identity,
    /// It follows from another key.
    Follows(&'static str),
    /// Only its day is corrected: a plan that was issued stays so.
    Issue,
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
        ("years.plan", "issued") => Some(Fixed::Issue),
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
pub(super) fn may_change(
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
        Some(Fixed::OwnWay(OwnWay::Revise))
            if !is_issued(case, table) || is_left_out(table, key) =>
        {
            Ok(())
        }
        Some(Fixed::Issue) => match given.contains(&(key, None)) {
            true => Err(own_way(case, table, OwnWay::Revise)),
            false => Ok(()),
        },
        Some(Fixed::OwnWay(way)) => Err(own_way(case, table, way)),
        Some(Fixed::Follows(_)) | None => Ok(()),
    }
}

pub(super) fn may_go(case: &Case<'_>, table: &Table<'_>) -> Result<(), Refusal> {
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

/// Whether an item that was done or dropped, which is revised no more, does not say this.
fn is_left_out(item: &Table<'_>, key: &str) -> bool {
    let has = |key| item.item.get(key);
    let is_said = has(key).is_some_and(|it| match it.value() {
        Value::Text(text) => !text.trim().is_empty(),
        _ => true,
    });
    !is_said && (has("done").is_some() || has("dropped").is_some())
}

/// A fact has happened by today, and a record does not begin later than it did.
pub(super) fn dated(
    case: &Case<'_>,
    table: &Table<'_>,
    key: &str,
    day: NaiveDate,
) -> Result<(), Refusal> {
    let section = table.section();
    let role = section.key(key).map(|row| row.role);
    if (section.name, key) == ("client", "recorded-from") {
        client::begins(case, day)?;
    }
    let there = day_of(table, &[key]);
    let is_step = section.step(key).is_some();
    let is_end = matches!(
        (section.name, key),
        ("client", "closed") | ("policies", "terminated")
    );
    if there.is_none() && (is_step || is_end) && !matches!(role, Some(Role::Born)) {
        let step = section.key(key).map_or("", |row| row.name);
        let id = section.identified_by.map(|_| table.id.to_owned());
        let section = section.name;
        let entry = Entry { section, id };
        return Err(CorrectRefusal::NotYet { entry, step }.into());
    }
    if (section.name, key) == ("client", "closed") {
        let mut later = case.record.appointments.iter().skip(1);
        if let Some(anew) = later
            .find_map(|it| it.established)
            .filter(|anew| *anew <= day)
        {
            return Err(CorrectRefusal::ClosedTooLate { day, anew }.into());
        }
    }
    let in_past = match role {
        Some(Role::Born | Role::Fact | Role::Latest) => happened(case, day),
        _ => Ok(()),
    };
    in_past?;
    match of_service(section.name, key) {
        true => in_service(case, day),
        false => Ok(()),
    }
}

/// Substantive business comes after the appointment (D15): an entry of the diary by its kind, a claim that others did not
/// handle from its notification on.
pub(super) fn after_appointment(
    case: &Case<'_>,
    table: &Table<'_>,
    given: &[Given],
) -> Result<(), Refusal> {
    let of = |key: &str| given.iter().find(|(other, _)| *other == key);
    match table.section().name {
        "diary" if of("on").or(of("kind")).is_some() => {
            let on = day_then(table, given, &["on"]);
            let kind = match of("kind") {
                Some((_, Some(Literal::Text(kind)))) => Some(kind.as_str()),
                _ => match table.item.get("kind").map(Item::value) {
                    Some(Value::Text(kind)) => Some(kind),
                    _ => None,
                },
            };
            match (on, kind) {
                (Some(on), Some(kind)) => diary::after_appointment(case, on, kind),
                _ => Ok(()),
            }
        }
        "claims" => {
            let says = |value: &Option<Literal>| *value == Some(Literal::Bool(true));
            let is_before_us = match of("before-us") {
                Some((_, value)) => says(value),
                None => {
                    let value = table.item.get("before-us").map(Item::value);
                    matches!(value, Some(Value::Bool(true)))
                }
            };
            let days = given.iter().filter(|(key, _)| *key != "loss");
            let mut days = days.filter_map(|(_, value)| match value {
                Some(Literal::Date(day)) => Some(*day),
                _ => None,
            });
            match is_before_us {
                true => Ok(()),
                false => days.try_for_each(|day| in_service(case, day)),
            }
        }
        _ => Ok(()),
    }
}

/// Whether a day is of the formal service, and so not before the appointment (D14, D15).
fn of_service(section: &str, key: &str) -> bool {
    match section {
        "team" | "archive" | "years.rating" | "years.plan" => true,
        "endorsements" | "risks" | "duties" | "reviews" | "renewals" => true,
        "years.plan.items" => key == "done",
        "years" => key == "starts",
        _ => section.starts_with("years.rating.") || section.starts_with("years.plan.opinion"),
    }
}

/// A step goes only with those that need it.
pub(super) fn needed_by_none(
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
pub(super) fn known(
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
pub(super) fn without_fact(table: &Table<'_>, given: &[Given]) -> Vec<Edit> {
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
pub(super) fn in_course(
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
    stand([case.record.document(), &after], &at, &changed).map_err(Refusal::from)
}
