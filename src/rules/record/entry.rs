//! The lists of a record whose entries have an id that never changes.

use crate::document::{Item, KeyPath, Value};
use crate::model::Record;
use crate::model::form::{FORM, Table};

/// One entry of such a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'r> {
    /// Its id, as it stands; empty when it has none.
    pub id: &'r str,
    table: Table<'r>,
}

impl Entry<'_> {
    /// The way to its id.
    pub(super) fn key(&self) -> KeyPath {
        self.table.way().key("id")
    }
}

/// Shows each list of a record within which no id stands twice, one after the other. The items of every plan are one
/// list, since a diary entry names them without a year.
pub(super) fn each_list<'r>(
    record: &'r Record<'r>,
    mut show: impl FnMut(&mut dyn Iterator<Item = Entry<'r>>),
) {
    for (place, section) in FORM.iter().enumerate() {
        if section.identified_by != Some("id") {
            continue;
        }
        let tables = record.tables().of_place(place).iter();
        let mut entries = tables.map(|table| Entry {
            id: id_of(table.item),
            table: *table,
        });
        if !section.name.starts_with("years.") || section.name == "years.plan.items" {
            show(&mut entries);
            continue;
        }
        let entries: Vec<Entry<'r>> = entries.collect();
        let same_year =
            |one: &Entry<'_>, next: &Entry<'_>| one.table.nths()[0] == next.table.nths()[0];
        for list in entries.chunk_by(same_year) {
            show(&mut list.iter().copied());
        }
    }
}

fn id_of(entry: Item<'_>) -> &str {
    match entry.get("id").map(Item::value) {
        Some(Value::Text(id)) => id,
        _ => "",
    }
}
