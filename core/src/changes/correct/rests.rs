//! What would be left without its ground if an entry went.

use super::laws::day_of;
use crate::document::{Item, Value};
use crate::model::form::{FORM, Key, Section, Table};
use crate::model::name::Names;
use crate::standing::Case;

/// The names of those that refer to an entry or to one within it.
pub(super) fn holders(case: &Case<'_>, table: &Table<'_>) -> Vec<String> {
    let tables = case.record.tables();
    let way = table.way();
    let mut names = Names::of(tables);
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
            holders.extend(found.map(|it| names.name(it)));
        }
    }
    holders.dedup();
    holders
}

/// What rests on an entry without naming it: the rating and the plan of a service year, the years of an
/// appointment, the closing of a renewal on its outcomes.
pub(super) fn resting(case: &Case<'_>, table: &Table<'_>) -> Vec<String> {
    let tables = case.record.tables();
    let way = table.way();
    let within = |section: &str| -> Vec<&Table<'_>> {
        let all = tables.of_section(section).iter();
        all.filter(|it| it.way().is_under(&way)).collect()
    };
    let rest: Vec<&Table<'_>> = match table.section().name {
        "years" => [within("years.rating"), within("years.plan")].concat(),
        "appointment" | "appointment.later" => {
            let from = day_of(table, &["established"]);
            let years = tables.of_section("years").iter();
            let later = |it: &&Table<'_>| day_of(it, &["starts"]) >= from;
            years.filter(later).filter(|_| from.is_some()).collect()
        }
        "renewals.outcomes" => {
            let renewals = tables.of_section("renewals").iter();
            let closed = renewals.filter(|it| day_of(it, &["closed"]).is_some());
            closed.filter(|it| way.is_under(&it.way())).collect()
        }
        _ => Vec::new(),
    };
    let mut names = Names::of(tables);
    rest.into_iter().map(|it| names.name(it)).collect()
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
