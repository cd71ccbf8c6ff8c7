//! Looks for words in one record: in every value of every section, as the form of the record has them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::asked::Word;
use super::fold::{Folded, fold};
use crate::document::{Document, Item, KeyPath, Literal, Value};
use crate::lang::{Lang, half};
use crate::model::form::{self, FORM, Key, Role, Section, Table, Tables};
use crate::model::name::Names;
use crate::model::{Kind, takes};
use crate::say;
use crate::standard::Standard;
use crate::text::corrected::said;
use crate::text::key::bare;
use crate::text::schema::meanings;
use crate::text::word::diary_kind;

/// What was found in one entry or section.
pub(super) struct Found {
    /// How the entry is named; empty for what stands outside every section.
    pub(super) entry: String,
    /// Its day, if it has one.
    pub(super) day: Option<NaiveDate>,
    /// Its values that hold a word, in the order of the file.
    pub(super) hits: Vec<Hit>,
}

/// A value that holds a word.
pub(super) struct Hit {
    /// The key as it is written in the record.
    pub(super) key: String,
    /// What people call it.
    pub(super) label: String,
    /// The value as a person reads it.
    pub(super) text: String,
    /// The part of it that was found first; nothing where the words are in its code or its sound.
    pub(super) part: Option<std::ops::Range<usize>>,
    /// The line of the file.
    pub(super) line: u32,
}

/// Whose record it is, and what to look for.
pub(super) struct Look<'a> {
    pub(super) lang: Lang,
    pub(super) standard: &'a Standard,
    pub(super) words: &'a [Word],
    /// The client's id, which no record holds.
    pub(super) id: &'a str,
    /// The names of this record that were heard, each with whether each word is its sound.
    pub(super) heard: RefCell<HashMap<String, Vec<bool>>>,
}

/// A table that was looked at: the words that each value of it holds, and these values.
struct Looked<'t> {
    table: &'t Table<'t>,
    held: Vec<Vec<usize>>,
    hits: Vec<Hit>,
}

/// What the record calls its client, for a heading.
pub(super) fn client_name(document: &Document<'_>) -> String {
    let name = document.at(&KeyPath::of("client").key("name"));
    match name.map(Item::value) {
        Some(Value::Text(name)) => name.to_owned(),
        _ => String::new(),
    }
}

impl Look<'_> {
    /// The entries that hold all words, the newest first. What a client is called counts for each of its entries, as
    /// long as the entry holds one word itself.
    pub(super) fn at(&self, document: &Document<'_>) -> Vec<Found> {
        let tables = Tables::of(document.root());
        let all = FORM
            .iter()
            .flat_map(|section| tables.of_section(section.name));
        let looked: Vec<Looked<'_>> = all
            .map(|table| {
                let (held, hits) = self.in_table(document, table);
                Looked { table, held, hits }
            })
            .collect();
        let of_client =
            |it: &&Looked<'_>| matches!(it.table.section().name, "client" | "client.former-names");
        let whose = looked.iter().filter(of_client);
        let whose: Vec<usize> = whose.flat_map(|it| names_of(&it.held, &it.hits)).collect();
        let mut names = Names::of(&tables);
        let mut found: Vec<Found> = Vec::new();
        for Looked { table, held, hits } in looked {
            let is_held = |nth: usize| held.iter().any(|it| it.contains(&nth));
            let all = (0..self.words.len()).all(|nth| is_held(nth) || whose.contains(&nth));
            if !hits.is_empty() && all {
                found.push(Found {
                    entry: names.name(table),
                    day: day(table),
                    hits,
                });
            }
        }
        found.sort_by_key(|it| std::cmp::Reverse(it.day));
        found
    }

    /// The values of a table that hold words, each with the words that it holds.
    fn in_table(&self, document: &Document<'_>, table: &Table<'_>) -> (Vec<Vec<usize>>, Vec<Hit>) {
        let (mut held, mut hits) = (Vec::new(), Vec::new());
        let section = table.section();
        if section.name == "client" {
            let words = self.words.iter().enumerate();
            let of_id: Vec<usize> = words
                .filter(|(_, word)| word.find(self.id, &fold(self.id), false).is_some())
                .map(|(nth, _)| nth)
                .collect();
            if !of_id.is_empty() {
                held.push(of_id);
                hits.push(Hit {
                    key: "id".to_owned(),
                    label: say!(self.lang, zh: "编号", en: "id"),
                    text: self.id.to_owned(),
                    part: None,
                    line: document.place(table.item.start()).line,
                });
            }
        }
        self.in_items(document, section, table.item, "", &mut |words, hit| {
            held.push(words);
            hits.push(hit);
        });
        (held, hits)
    }

    /// The same of all that stands in a table and is no section of the form.
    fn in_items(
        &self,
        document: &Document<'_>,
        section: &'static Section,
        table: Item<'_>,
        above: &str,
        found: &mut impl FnMut(Vec<usize>, Hit),
    ) {
        for item in table.items() {
            let written = match above {
                "" => Cow::Borrowed(item.key()),
                above => Cow::Owned(format!("{above}.{}", item.key())),
            };
            let is_section = || match section.name {
                "" => form::section_of(&written).is_some(),
                name => form::section_of(&format!("{name}.{written}")).is_some(),
            };
            match item.value() {
                Value::Table(_) if is_section() => {}
                Value::Table(_) => self.in_items(document, section, item, &written, found),
                Value::Array(_) if item.items().any(|it| matches!(it.value(), Value::Table(_))) => {
                    if !is_section() {
                        for entry in item.items() {
                            self.in_items(document, section, entry, &written, found);
                        }
                    }
                }
                _ => {
                    if let Some((words, hit)) = self.in_value(document, section, item, &written) {
                        found(words, hit);
                    }
                }
            }
        }
    }

    fn in_value(
        &self,
        document: &Document<'_>,
        section: &'static Section,
        item: Item<'_>,
        written: &str,
    ) -> Option<(Vec<usize>, Hit)> {
        let key = section.key(written);
        let texts = self.texts(section, key, item);
        let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        let is_name = key.is_some_and(is_name);
        let is_number = matches!(item.value(), Value::Integer(_) | Value::Float);
        let mut first = None;
        let mut words = Vec::new();
        for (nth, word) in self.words.iter().enumerate() {
            let mut writings = texts.iter().zip(&folded).enumerate();
            let place =
                writings.find_map(|(nth, (text, it))| Some((nth, word.find(text, it, is_number)?)));
            let is_heard = || is_name && texts.iter().any(|name| self.is_heard(nth, name));
            if place.is_some() || is_heard() {
                words.push(nth);
            }
            first = first.or(place);
        }
        if words.is_empty() {
            return None;
        }
        let text = self.shown(section, key, item);
        // The place counts only in what is shown: an amount or a code is shown in other words.
        let part = first.and_then(|(nth, part)| {
            let is_shown = texts[nth] == text;
            is_shown.then(|| Folded::of(&text).original(&text, part))
        });
        let label = key.map_or_else(|| written.to_owned(), |key| label(self.lang, key));
        let line = document.place(item.start()).line;
        Some((
            words,
            Hit {
                key: written.to_owned(),
                label,
                text,
                part,
                line,
            },
        ))
    }

    /// Whether a word is the sound of a name. A record names the same few people again and again.
    fn is_heard(&self, nth: usize, name: &str) -> bool {
        let mut heard = self.heard.borrow_mut();
        if let Some(known) = heard.get(name).and_then(|it| it.get(nth).copied()) {
            return known;
        }
        let of_each = self.words.iter().map(|word| word.is_sound_of(name));
        let of_each: Vec<bool> = of_each.collect();
        let is_heard = of_each[nth];
        heard.insert(name.to_owned(), of_each);
        is_heard
    }

    /// What is searched of a value: what is written, and what people call it.
    fn texts(&self, section: &Section, key: Option<&'static Key>, item: Item<'_>) -> Vec<String> {
        let mut texts = Vec::new();
        written(item, &mut texts);
        let Some(key) = key else {
            return texts;
        };
        let is_code = |it: &&String| self.words.iter().any(|word| word.has_code(it));
        let codes: Vec<String> = texts.iter().filter(is_code).cloned().collect();
        for code in codes {
            if is_service(section, key) {
                texts.extend(
                    [Lang::Zh, Lang::En].map(|lang| diary_kind(lang, self.standard, &code)),
                );
            } else if let Some(Kind::Word(codes)) = takes(section.name, key.name).map(|it| &it.kind)
            {
                let called = [Lang::Zh, Lang::En].into_iter();
                let called = called.flat_map(|lang| meanings(lang, codes));
                let called = called.filter(|(known, _)| *known == code);
                texts.extend(called.map(|(_, word)| word.to_owned()));
            }
        }
        texts
    }

    /// A value as a person reads it.
    fn shown(&self, section: &Section, key: Option<&'static Key>, item: Item<'_>) -> String {
        let Some(key) = key else {
            return plain(item);
        };
        match (item.value(), Literal::of(item)) {
            (Value::Text(code), _) if is_service(section, key) => {
                diary_kind(self.lang, self.standard, code)
            }
            (Value::Text(text), Some(literal)) => {
                match takes(section.name, key.name).map(|it| &it.kind) {
                    Some(Kind::Word(_)) => said(self.lang, &way(section, key), &literal),
                    _ => text.to_owned(),
                }
            }
            (_, Some(literal)) => said(self.lang, &way(section, key), &literal),
            (_, None) => plain(item),
        }
    }
}

/// The words that a client's names or its id hold.
fn names_of(held: &[Vec<usize>], hits: &[Hit]) -> Vec<usize> {
    let named = held
        .iter()
        .zip(hits)
        .filter(|(_, hit)| matches!(hit.key.as_str(), "id" | "name"));
    named.flat_map(|(words, _)| words.clone()).collect()
}

/// The day of an entry: that from which it is there, else that of what happened, else one that was agreed. A client has
/// many and no day of its own.
fn day(table: &Table<'_>) -> Option<NaiveDate> {
    if table.section().name == "client" {
        return None;
    }
    let of = |is: &dyn Fn(Role) -> bool| {
        let mut keys = table.section().keys.iter().filter(|key| is(key.role));
        keys.find_map(|key| table.item.get(key.name)?.day())
    };
    let born = of(&|role| role == Role::Born);
    let happened = || of(&|role| matches!(role, Role::Fact | Role::Latest));
    born.or_else(happened)
        .or_else(|| of(&|role| role == Role::Term))
}

/// Whether a key names a person or a client, which may be typed by its sound.
fn is_name(key: &Key) -> bool {
    matches!(key.role, Role::Handler | Role::By) || key.name == "name"
}

/// Whether a key holds a service of the company's standard.
fn is_service(section: &Section, key: &Key) -> bool {
    key.name == "service" || (section.name, key.name) == ("diary", "kind")
}

fn label(lang: Lang, key: &'static Key) -> String {
    match half(key.head, lang) {
        "" => bare(half(key.words, lang)).to_owned(),
        head => head.to_owned(),
    }
}

fn way(section: &Section, key: &Key) -> KeyPath {
    let above = section.name.split('.').filter(|it| !it.is_empty());
    above
        .fold(KeyPath::root(), |way, key| way.key(key))
        .key(key.name)
}

/// The words, days and numbers of a value.
fn written(item: Item<'_>, texts: &mut Vec<String>) {
    match item.value() {
        Value::Text(text) => texts.push(text.to_owned()),
        Value::Date(day) => texts.push(day.to_string()),
        Value::Integer(number) => texts.push(number.to_string()),
        Value::Float | Value::Moment => texts.push(item.source().replace('_', "")),
        Value::Array(_) => item.items().for_each(|it| written(it, texts)),
        // Yes and no are in every record.
        Value::Bool(_) | Value::Table(_) => {}
    }
}

/// A value of a key that kefu does not know.
fn plain(item: Item<'_>) -> String {
    match item.value() {
        Value::Text(text) => text.to_owned(),
        _ => item.source().to_owned(),
    }
}
