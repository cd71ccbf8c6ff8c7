//! The dated facts of a record: what has happened, and not what is planned or agreed.

use chrono::NaiveDate;

use crate::document::{Item, KeyPath, Value};
use crate::model::Record;
use crate::model::form::{Role, Section, section_of};

/// Calls back with every fact of a record, its day and the way to its key. The form says which keys are
/// facts.
pub fn each_fact(record: &Record<'_>, mut show: impl FnMut(NaiveDate, KeyPath)) {
    let root = section_of("").expect("the form begins with the record itself");
    in_table(record.document().root(), root, &KeyPath::root(), &mut show);
}

fn in_table(
    table: Item<'_>,
    section: &Section,
    way: &KeyPath,
    show: &mut impl FnMut(NaiveDate, KeyPath),
) {
    for item in table.items() {
        let way = way.clone().key(item.key());
        let below = section_of(&way.keys().join("."));
        match (below, section.key(item.key()), item.value()) {
            (Some(below), _, Value::Table(..)) => in_table(item, below, &way, show),
            (Some(below), ..) => {
                for (nth, entry) in item.items().enumerate() {
                    in_table(entry, below, &way.clone().nth(nth), show);
                }
            }
            (None, Some(key), Value::Date(day)) if is_fact(key.role) => show(day, way),
            _ => {}
        }
    }
}

fn is_fact(role: Role) -> bool {
    matches!(role, Role::Born | Role::Fact | Role::Latest)
}
