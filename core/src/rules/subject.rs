//! The subject of a key, by names that stay the same when entries are added above it:
//! `years.2026-03-02.plan.items.p4.finish`. A position is no name, for it shifts.

use crate::document::{Document, Item, KeyPath, Step, Value};

/// The way to a key, with each position replaced by the entry's id, or else its first day, or else its name.
/// An entry that has none of these is `-`; several that are alike are told apart by their number.
pub(super) fn subject(document: &Document<'_>, key: &KeyPath) -> String {
    let mut names: Vec<String> = Vec::with_capacity(key.steps().len());
    let mut item = Some(document.root());
    for step in key.steps() {
        item = item.and_then(|item| item.step(step));
        names.push(match step {
            Step::Key(key) => key.clone(),
            Step::Nth(_) => item.and_then(own_name).unwrap_or_else(|| "-".to_owned()),
        });
    }
    names.join(".")
}

fn own_name(entry: Item<'_>) -> Option<String> {
    let name = |item: Item<'_>| match item.value() {
        Value::Text(text) if !text.is_empty() => Some(text.to_string()),
        Value::Date(date) => Some(date.to_string()),
        _ => None,
    };
    let named = ["id", "starts", "name"];
    let by_key = || {
        named
            .iter()
            .find_map(|key| entry.step(&Step::Key((*key).to_owned())).and_then(name))
    };
    name(entry).or_else(by_key)
}
