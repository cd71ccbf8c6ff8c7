//! The subject of a key, by names that stay the same when entries are added above it:
//! `years.2026-03-02.plan.items.p4.finish`. A position is no name, for it shifts.

use crate::document::{Document, Item, KeyPath, Step, Value};
use crate::model::form::section_of;

/// The way to a key, with each position replaced by the entry's id, or else its first day, or else its name, or else what the
/// form says that it is identified by, such as an outcome by its policy. An entry that has none of these is `-`; several that are alike are told apart by their number.
pub(super) fn subject(document: &Document<'_>, key: &KeyPath) -> String {
    let mut names: Vec<String> = Vec::with_capacity(key.steps().len());
    let mut section = Vec::new();
    let mut item = Some(document.root());
    for step in key.steps() {
        item = item.and_then(|item| item.step(step));
        names.push(match step {
            Step::Key(key) => {
                section.push(key.as_str());
                key.clone()
            }
            Step::Nth(_) => {
                let name = item.and_then(|item| own_name(item, &section));
                name.unwrap_or_else(|| "-".to_owned())
            }
        });
    }
    names.join(".")
}

fn own_name(entry: Item<'_>, section: &[&str]) -> Option<String> {
    let name = |item: Item<'_>| match item.value() {
        Value::Text(text) if !text.is_empty() => Some(text.to_string()),
        Value::Date(date) => Some(date.to_string()),
        _ => None,
    };
    let by_key = |key: &str| entry.step(&Step::Key(key.to_owned())).and_then(name);
    let by_form = || by_key(section_of(&section.join("."))?.identified_by?);
    let mut named = ["id", "starts", "name"].into_iter();
    name(entry)
        .or_else(|| named.find_map(by_key))
        .or_else(by_form)
}
