//! The form of a record: every section and key, in one place.
//!
//! ```text
//! FORM       the sections, in the order kefu writes them
//! Section    its name, what one entry of it is called, which key identifies an entry
//! Key        its name, its role, what people call it
//! Role       what a key is for: a fact, a term that may lie ahead, a reference, …
//! ```
//!
//! What kind of value a key takes is said by its reader alone ([`shape`](super::shape)). Everything else that
//! knows a key asks here: the order in which keys are written, the words for a key in both languages, which
//! dates are facts, which key identifies an entry, which keys name another entry.

use std::sync::LazyLock;

use crate::both;
use crate::document::edit::Layout;
use crate::document::{Item, KeyPath, Value};

use super::{
    appointment, archive, claim, client, complaint, diary, plan, policy, rating, renewal, review,
    service, team, waiver, year,
};

pub(super) mod rows;

pub use rows::{Key, Role, Section};
use rows::{TABLE, section};

/// Every section of a record, in the order kefu writes them. What is not named here is an unknown key.
pub static FORM: &[Section] = &[
    section("", TABLE, both!("客户服务记录", "the client's record")),
    client::CLIENT,
    client::CONTACTS,
    client::NEEDS,
    appointment::APPOINTMENT,
    appointment::COMMITMENTS,
    appointment::EXTENSIONS,
    team::TEAM,
    team::MEMBERS,
    team::HAND_OVERS,
    archive::ARCHIVE,
    archive::DOCUMENTS,
    year::YEARS,
    rating::RATING,
    rating::OVERRIDE,
    rating::PUBLICATION,
    plan::PLAN,
    plan::OPINION,
    plan::LOWERINGS,
    plan::ITEMS,
    plan::REVISIONS,
    policy::POLICIES,
    service::ENDORSEMENTS,
    service::RISKS,
    service::DUTIES,
    claim::CLAIMS,
    complaint::COMPLAINTS,
    review::REVIEWS,
    review::SCORES,
    renewal::RENEWALS,
    renewal::OUTCOMES,
    renewal::LOSS,
    diary::DIARY,
    waiver::WAIVERS,
];

/// The order in which a record's sections and keys stand when kefu writes them.
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let keys = |section: &Section| {
        let keys = section.keys.iter().map(|key| key.name);
        keys.chain(below(section.name)).collect()
    };
    Layout(FORM.iter().map(|it| (it.name, keys(it))).collect())
});

/// The sections right below another, each by its last key.
fn below(section: &str) -> impl Iterator<Item = &'static str> {
    FORM.iter().filter_map(move |it| {
        let (above, key) = it.name.rsplit_once('.').unwrap_or(("", it.name));
        (above == section && !key.is_empty()).then_some(key)
    })
}

/// The section of this name, its keys joined with dots.
pub fn section_of(name: &str) -> Option<&'static Section> {
    FORM.iter().find(|section| section.name == name)
}

/// The row of a key, by the keys on the way to it: `["claims", "paid"]`.
pub fn key_of(way: &[&str]) -> Option<&'static Key> {
    let (name, section) = way.split_last()?;
    section_of(&section.join("."))?.key(name)
}

/// Shows every table of a section, with its position in each list on the way to it.
pub fn each_table<'d>(root: Item<'d>, section: &str, mut show: impl FnMut(Item<'d>, &[usize])) {
    descend(root, section, &mut Vec::new(), &mut show);
}

fn descend<'d>(
    table: Item<'d>,
    section: &str,
    nths: &mut Vec<usize>,
    show: &mut impl FnMut(Item<'d>, &[usize]),
) {
    let (key, rest) = match section.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (section, None),
    };
    let Some(item) = table.get(key) else { return };
    let mut below = |table, nths: &mut Vec<usize>| match rest {
        Some(rest) => descend(table, rest, nths, show),
        None => show(table, nths),
    };
    if !matches!(item.value(), Value::Array(..)) {
        return below(item, nths);
    }
    for (nth, entry) in item.items().enumerate() {
        nths.push(nth);
        below(entry, nths);
        nths.pop();
    }
}

/// The way to the table of a section that stands at these positions in the lists on the way.
pub fn way_of(section: &str, nths: &[usize]) -> KeyPath {
    let mut nths = nths.iter();
    let mut name = String::new();
    let mut way = KeyPath::root();
    for key in section.split('.') {
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(key);
        way = way.key(key);
        let is_list = section_of(&name).is_some_and(|it| it.identified_by.is_some());
        if is_list && let Some(nth) = nths.next() {
            way = way.nth(*nth);
        }
    }
    way
}

#[cfg(test)]
mod tests;
