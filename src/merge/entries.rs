//! A text as its entries with their keys, and what changed from one text to another.

use std::collections::HashMap;

use super::part::{Name, Part};
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
    let record = Part::read(&text.replace("\r\n", "\n"))?;
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
    let named: Vec<Named<'_>> = from.iter().map(|it| by_name(it)).collect();
    let there = by_name(now);
    let moved: Vec<(&Entry, &Entry)> = now
        .iter()
        .filter_map(|it| Some((it, renumbered(&named, &there, it)?)))
        .collect();
    let change = |it: &Entry| match moved.iter().find(|(is, _)| std::ptr::eq(*is, it)) {
        Some((_, was)) => Some(another_id(was, it)),
        None => changed(&named, it, &moved),
    };
    let mut found: Vec<Change> = now.iter().filter_map(change).collect();
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

/// What an entry was that got another id, as in a merge in which both sides had used one: all else it says was there
/// already.
fn renumbered<'e>(from: &[Named<'e>], there: &Named<'_>, now: &Entry) -> Option<&'e Entry> {
    let is_new = from.iter().all(|it| of(it, now).is_none());
    if !is_new || now.value("id").is_none() || now.values.len() < 2 {
        return None;
    }
    let is_it = |it: &&&Entry| {
        it.section == now.section
            && it.content().eq(now.content())
            && of(there, it).is_none_or(|other| !other.content().eq(it.content()))
    };
    from.iter().find_map(|it| it.values().find(is_it).copied())
}

/// An entry with another id.
fn another_id(was: &Entry, now: &Entry) -> Change {
    Change {
        entry: now.clone(),
        what: What::Kept,
        values: vec![Changed {
            key: "id".to_owned(),
            was: was.value("id").map(str::to_owned),
            is: now.value("id").map(str::to_owned),
        }],
    }
}

/// What changed in one entry that is there now. What got another id since is none that it was: the id is used anew.
fn changed(from: &[Named<'_>], now: &Entry, moved: &[(&Entry, &Entry)]) -> Option<Change> {
    let has_moved = |it: &&Entry| moved.iter().any(|(_, was)| std::ptr::eq(*was, *it));
    let was = from.iter().filter_map(|it| of(it, now));
    let was: Vec<&Entry> = was.filter(|it| !has_moved(it)).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "[client]\nname = \"甲\"\n\n[[years]]\nstarts = 2026-03-02\n\n[years.plan]\nissued = 2026-03-06\n\n\
        [[years.plan.items]]\nid = \"p1\"\ncost = 5\n\n[[diary]]\nid = \"20260302-1\"\non = 2026-03-02\n";

    fn told(from: &[&str], now: &str) -> Vec<String> {
        let read: Vec<Vec<Entry>> = from.iter().map(|it| entries(it).unwrap()).collect();
        let read: Vec<&[Entry]> = read.iter().map(Vec::as_slice).collect();
        let mut told = Vec::new();
        for it in changes(&read, &entries(now).unwrap()) {
            told.push(format!("{:?} {}", it.what, it.entry.name));
            for Changed { key, was, is } in it.values {
                let said = |it: Option<String>| it.unwrap_or_else(|| "-".to_owned());
                told.push(format!("  {key} {} {}", said(was), said(is)));
            }
        }
        told
    }

    #[test]
    fn a_change_is_told_entry_by_entry_and_key_by_key() {
        let now = BASE
            .replace("\"甲\"", "'乙'\nkind = \"direct\"")
            .replace("cost = 5", "done = 2026-04-01")
            .replace("[[diary]]\nid = \"20260302-1\"\non = 2026-03-02\n", "")
            + "[[claims]]\nid = \"k1\"\nloss = 2026-05-01\n\n[[claims.advances]]\nid = \"1\"\n";
        assert_eq!(
            told(&[BASE], &now),
            [
                "Kept client",
                "  name \"甲\" '乙'",
                "  kind - \"direct\"",
                "Kept plan.items/p1",
                "  done - 2026-04-01",
                "  cost 5 -",
                "New claims/k1",
                "  id - \"k1\"",
                "  loss - 2026-05-01",
                "New k1.advances/1",
                "  id - \"1\"",
                "Gone diary/20260302-1",
                "  id \"20260302-1\" -",
                "  on 2026-03-02 -",
            ]
        );
    }

    #[test]
    fn what_is_written_in_another_way_or_order_is_no_change() {
        let now = BASE.replace("\"甲\"", "'甲' # 注").replace('\n', "\r\n");
        assert_eq!(told(&[BASE], &now), Vec::<String>::new());
    }

    #[test]
    fn of_a_merge_only_what_neither_side_had_is_told() {
        let ours = BASE.replace("cost = 5", "cost = 6");
        let theirs = BASE.replace("\"甲\"", "\"乙\"");
        let merged = ours.replace("\"甲\"", "\"乙\"");
        assert_eq!(told(&[&ours, &theirs], &merged), Vec::<String>::new());
        let evil = merged.replace("cost = 6", "cost = 9");
        assert_eq!(
            told(&[&ours, &theirs], &evil),
            ["Kept plan.items/p1", "  cost 6 9"]
        );
    }

    #[test]
    fn an_entry_that_got_another_id_in_a_merge_is_not_new() {
        let with = |id: &str, did: &str| format!("[[diary]]\nid = \"{id}\"\ndid = \"{did}\"\n");
        let merged = with("1", "甲") + &with("2", "乙");
        assert_eq!(
            told(&[&with("1", "甲"), &with("1", "乙")], &merged),
            ["Kept diary/2", "  id \"1\" \"2\""]
        );
        // As in a rebase: the entry that took the id is new, whatever had it before.
        assert_eq!(
            told(&[&with("1", "乙")], &merged),
            [
                "New diary/1",
                "  id - \"1\"",
                "  did - \"甲\"",
                "Kept diary/2",
                "  id \"1\" \"2\""
            ]
        );
        // The same written twice is two entries.
        let twice = with("1", "甲") + &with("2", "甲");
        assert_eq!(told(&[&with("1", "甲")], &twice)[0], "New diary/2");
    }

    #[test]
    fn of_a_first_text_all_is_new() {
        let names: Vec<String> = told(&[], BASE);
        assert_eq!(names[0], "New client");
        assert!(
            names.contains(&"New 2026-03-02.plan".to_owned()),
            "{names:?}"
        );
        assert!(entries("a = ").is_err());
    }
}
