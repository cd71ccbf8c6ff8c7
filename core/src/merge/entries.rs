//! A text as its entries with their keys, and what changed from one text to another.

use std::borrow::Cow;
use std::collections::HashMap;

use super::part::{Name, Part};
use super::style::Style;
use super::value::same;
use crate::document::SyntaxFault;
use crate::model::form::section_of;
use crate::model::name;

/// The record itself, a section of it or an entry, with its values as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How people name it: `claims/k1`, `2026-03-02.plan`; empty for the record itself.
    pub name: String,
    /// The keys of its header, joined with dots.
    pub section: String,
    /// What identifies it; empty for a section that is no list.
    pub id: String,
    /// The names of those that hold it, outermost first.
    pub within: Vec<String>,
    /// Its keys in the order of the file, each with its value.
    pub values: Vec<(String, String)>,
}

/// What a text made of an entry that another text has too, or has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The entry: as it is now, or as it was when it is gone.
    pub entry: Entry,
    /// Whether it is new, or gone; neither when values of it changed.
    pub what: What,
    /// Each key that changed, with its value before and now.
    pub values: Vec<Changed>,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It was not there.
    New,
    /// It is not there any more.
    Gone,
    /// It was there, and is.
    Kept,
}

/// A key with its value before and now, as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The key.
    pub key: String,
    /// Before; `None` where the key was not there.
    pub was: Option<String>,
    /// Now; `None` where it is not there any more.
    pub is: Option<String>,
}

/// The entries of a text that have keys, in its order. A key that stands twice is taken once.
///
/// # Errors
///
/// The faults of its syntax.
pub fn entries(text: &str) -> Result<Vec<Entry>, Vec<SyntaxFault>> {
    let (_, plain) = Style::taken_off(text);
    // Some line ends of Windows among others change nothing either.
    let record = Part::read(&plain.replace("\r\n", "\n"))?;
    let mut found = Vec::new();
    take(&record, &[], &mut found);
    Ok(found)
}

fn take(part: &Part, holders: &[&Name], found: &mut Vec<Entry>) {
    let within = (0..holders.len()).map(|nth| holders[nth].spoken(&holders[..nth]));
    let mut values: Vec<(String, String)> = Vec::with_capacity(part.lines.len());
    for line in &part.lines {
        if values.iter().all(|(key, _)| *key != line.key) {
            values.push((line.key.clone(), line.value.clone()));
        }
    }
    let is_record = part.section.is_empty();
    if !is_record || !values.is_empty() {
        found.push(Entry {
            name: match is_record {
                true => String::new(),
                false => spoken(part, holders),
            },
            section: part.section.clone(),
            id: match part.is_list {
                true => part.id().unwrap_or_default(),
                false => String::new(),
            },
            within: within.collect(),
            values,
        });
    }
    let mut holders = holders.to_vec();
    if part.is_list {
        holders.push(&part.name);
    }
    for part in &part.parts {
        take(part, &holders, found);
    }
}

/// The name of a part. Plan items of all years are one list, so theirs needs no year.
fn spoken(part: &Part, holders: &[&Name]) -> String {
    let section = section_of(&part.section);
    let is_alone = |it: &&crate::model::form::Section| {
        it.identified_by.is_some() && !it.has_ids_of_a_year() && it.name.starts_with("years.")
    };
    match section.filter(is_alone) {
        Some(section) => format!("{}/{}", name::short(section), part.name.id),
        None => part.name.spoken(holders),
    }
}

/// What a text changed in all the texts that it was made from: one, or in a merge several. What one of these has
/// already is no change. Of none, all that the text holds is new.
pub fn changes(from: &[&[Entry]], now: &[Entry]) -> Vec<Change> {
    let there = by_name(now);
    let from: Vec<Cow<'_, [Entry]>> = from.iter().map(|it| named_as(now, &there, it)).collect();
    let named: Vec<Named<'_>> = from.iter().map(|it| by_name(it)).collect();
    let mut found: Vec<Change> = now.iter().filter_map(|it| changed(&named, it)).collect();
    if let (Some(first), Some((_, others))) = (from.first(), named.split_first()) {
        let in_all = |it: &&Entry| others.iter().all(|other| of(other, it).is_some());
        let gone = first.iter().filter(|it| of(&there, it).is_none());
        found.extend(gone.filter(in_all).map(|entry| {
            Change {
                entry: entry.clone(),
                what: What::Gone,
                values: entry
                    .values
                    .iter()
                    .map(|(key, value)| Changed {
                        key: key.clone(),
                        was: Some(value.clone()),
                        is: None,
                    })
                    .collect(),
            }
        }));
    }
    found
}

/// The entries before, by the names that they have now. An entry has another id, and says all else as before, after a
/// merge in which both sides had used one; what it holds is named after it.
fn named_as<'e>(now: &[Entry], there: &Named<'_>, before: &'e [Entry]) -> Cow<'e, [Entry]> {
    let mut before = Cow::Borrowed(before);
    let mut has_moved = true;
    while std::mem::take(&mut has_moved) {
        let known = by_name(&before);
        let is_new = |it: &&Entry| {
            let says_more = it.value("id").is_some() && it.values.len() > 1;
            says_more && of(&known, it).is_none()
        };
        let new: Vec<&Entry> = now.iter().filter(is_new).collect();
        for is in new {
            let stays = |it: &Entry| of(there, it).is_some_and(|is| is.content().eq(it.content()));
            let was = |it: &Entry| {
                (&it.section, &it.within) == (&is.section, &is.within)
                    && it.content().eq(is.content())
                    && !stays(it)
            };
            let is_named = before
                .iter()
                .any(|it| it.name == is.name && it.section == is.section);
            if let Some(nth) = before.iter().position(was).filter(|_| !is_named) {
                rename(before.to_mut(), nth, is);
                has_moved = true;
            }
        }
    }
    before
}

/// Names an entry, and what stands within it, as it is named now. Its values stay.
fn rename(before: &mut [Entry], nth: usize, is: &Entry) {
    let was = before[nth].clone();
    (before[nth].name, before[nth].id) = (is.name.clone(), is.id.clone());
    let (from, to) = (format!("{}.", was.id), format!("{}.", is.id));
    for it in before.iter_mut() {
        let Some(holder) = it.within.iter().position(|name| *name == was.name) else {
            continue;
        };
        it.within[holder].clone_from(&is.name);
        if let (true, Some(rest)) = (holder + 1 == it.within.len(), it.name.strip_prefix(&from)) {
            it.name = format!("{to}{rest}");
        }
    }
}

/// What changed in one entry that is there now.
fn changed(from: &[Named<'_>], now: &Entry) -> Option<Change> {
    let was: Vec<&Entry> = from.iter().filter_map(|it| of(it, now)).collect();
    let what = match was.is_empty() {
        true => What::New,
        false => What::Kept,
    };
    let mut values = Vec::new();
    for (key, is) in &now.values {
        let before: Vec<Option<&str>> = was.iter().map(|it| it.value(key)).collect();
        if !before.iter().flatten().any(|it| same(it, is)) {
            values.push(Changed {
                key: key.clone(),
                was: before.into_iter().flatten().next().map(str::to_owned),
                is: Some(is.clone()),
            });
        }
    }
    let gone = was.first().into_iter().flat_map(|it| it.values.iter());
    for (key, value) in gone.filter(|(key, _)| now.value(key).is_none()) {
        if was.iter().all(|it| it.value(key).is_some()) {
            values.push(Changed {
                key: key.clone(),
                was: Some(value.clone()),
                is: None,
            });
        }
    }
    (what == What::New || !values.is_empty()).then(|| Change {
        entry: now.clone(),
        what,
        values,
    })
}

impl Entry {
    /// What it says besides its id.
    fn content(&self) -> impl Iterator<Item = &(String, String)> {
        self.values.iter().filter(|(key, _)| key != "id")
    }

    /// The value of a key, as it is written.
    pub fn value(&self, key: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }
}

/// The entries of a text by name and section.
type Named<'e> = HashMap<(&'e str, &'e str), &'e Entry>;

fn by_name(entries: &[Entry]) -> Named<'_> {
    let named = entries.iter().rev();
    named.map(|it| ((&*it.name, &*it.section), it)).collect()
}

/// The entry of the same name.
fn of<'e>(entries: &Named<'e>, one: &Entry) -> Option<&'e Entry> {
    entries.get(&(&*one.name, &*one.section)).copied()
}
