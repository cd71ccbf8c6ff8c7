//! Whether two entries of different records are the same.

use crate::document::{Item, KeyPath, Literal, Value};
use crate::model::form::key_of;

/// Whether two items say the same but for ids and what they refer to: all keys, also unknown ones, and all that
/// stands within. The way is that of the list.
pub(super) fn is_same(one: Item<'_>, other: Item<'_>, way: &KeyPath) -> bool {
    if !matches!(one.value(), Value::Table(_)) {
        let is_list = matches!(one.value(), Value::Array(_));
        let has_tables = one.items().any(|it| matches!(it.value(), Value::Table(_)));
        return match is_list && has_tables {
            true => {
                let pairs = || one.items().zip(other.items());
                one.len() == other.len() && pairs().all(|(one, other)| is_same(one, other, way))
            }
            false => {
                let says = Literal::of(one);
                one.source() == other.source() || says.is_some_and(|it| it.is_said_by(other))
            }
        };
    }
    let counts = |item: Item<'_>| item.items().filter(|it| is_compared(way, it.key())).count();
    let mut own = one.items().filter(|it| is_compared(way, it.key()));
    counts(one) == counts(other)
        && own.all(|it| {
            let way = way.clone().key(it.key());
            other
                .get(it.key())
                .is_some_and(|other| is_same(it, other, &way))
        })
}

fn is_compared(way: &KeyPath, key: &str) -> bool {
    let mut keys = way.keys();
    keys.push(key);
    let refers = key_of(&keys).is_some_and(|key| !key.names.is_empty());
    key != "id" && !refers && keys != ["waivers", "subject"]
}
