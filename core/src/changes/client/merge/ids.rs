//! The ids of entries that go from one record into another, and what refers to them.

use std::collections::HashMap;

use crate::document::Literal;
use crate::model::form::{FORM, Key, Section, Table};
use crate::model::subject_with;

/// The ids of one record by those of the other, list by list.
pub(super) type Ids = HashMap<(&'static str, String), String>;

/// Whether the ids of a list hold in the whole record.
pub(super) fn has_own_ids(section: &Section) -> bool {
    section.identified_by == Some("id") && !section.has_ids_of_a_year()
}

/// The lists whose ids must differ from those of this one: a key may name entries of either.
pub(super) fn kin(section: &Section) -> impl Iterator<Item = &'static Section> {
    let own = section.name;
    FORM.iter().filter(move |other| {
        let both = |names: &[&str]| names.contains(&own) && names.contains(&other.name);
        other.name == own || keys().any(|key| both(key.names))
    })
}

fn keys() -> impl Iterator<Item = &'static Key> {
    FORM.iter().flat_map(|section| section.keys)
}

/// The keys of an entry that refer to others, and what they say.
pub(super) fn references<'t>(
    table: &'t Table<'_>,
) -> impl Iterator<Item = (&'static Key, Literal)> + 't {
    let keys = table
        .section()
        .keys
        .iter()
        .filter(|key| !key.names.is_empty());
    keys.filter_map(|key| Some((key, Literal::of(table.item.get(key.name)?)?)))
}

/// What refers to entries, by their new ids.
pub(super) fn followed(lists: &[&'static str], value: &Literal, ids: &Ids) -> Literal {
    let new = |id: &String| {
        let mut found = lists
            .iter()
            .filter_map(|list| ids.get(&(*list, id.clone())));
        found.next().unwrap_or(id).clone()
    };
    match value {
        Literal::Text(id) => Literal::Text(new(id)),
        Literal::Texts(all) => Literal::Texts(all.iter().map(new).collect()),
        other => other.clone(),
    }
}

/// What a waiver is about, by the new ids: `claims.k1.handler`.
pub(super) fn of_subject(subject: &str, ids: &Ids) -> String {
    subject_with(subject, |list, _, id| {
        let mut found = ids.iter().filter(|((of, old), _)| *of == list && old == id);
        found.next().map(|(_, new)| new.clone())
    })
}
