//! What each key of a file takes. The reader itself answers this, so there is no second list to maintain.
//!
//! A text that opens every section is read, with values that no key takes. The faults say what the reader
//! expected, and that is what the key takes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fault::{Expected, Fault, Problem};
use super::{LAYOUT, Record};
use crate::document::Document;
use crate::document::edit::Layout;

/// One section of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its keys joined with dots; empty for the file itself.
    pub name: &'static str,
    /// Whether it is a list of tables.
    pub is_list: bool,
    /// Its keys, in the order they are written.
    pub keys: Vec<Key>,
}

/// One key of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it must be there.
    pub needed: bool,
}

/// What a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A section of its own.
    Section,
    /// Words.
    Text,
    /// One word of a closed list.
    Word(Vec<&'static str>),
    /// A list of words.
    Texts,
    /// One name, or a list of names.
    Names,
    /// A day.
    Date,
    /// `true` or `false`.
    Flag,
    /// A whole number, both ends inclusive.
    Integer {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// An amount of CNY, exact to the fen.
    Money,
    /// A share in percent, with at most two decimals.
    Percent,
    /// A list of days.
    Dates,
    /// Four amounts, each above the one before.
    RisingAmounts,
    /// Five counts, for one to five stars.
    Counts,
    /// A table with free keys, which no layout names.
    Table,
}

/// What a key of a record takes; `None` for one that the form does not have.
pub fn takes(section: &str, key: &str) -> Option<&'static Key> {
    static RECORD: LazyLock<Vec<Section>> =
        LazyLock::new(|| shape(&LAYOUT, |document| Record::read(document).faults));
    let section = RECORD.iter().find(|it| it.name == section)?;
    section.keys.iter().find(|it| it.name == key)
}

/// The sections of a file and what their keys take, as the faults of `read` say.
pub fn shape(layout: &Layout, read: for<'d> fn(&'d Document<'d>) -> Vec<Fault>) -> Vec<Section> {
    // A value that is not a table gives two faults, as a wrong kind and as missing; the first is used.
    let asked = |text: &str| -> BTreeMap<String, Problem> {
        let document = Document::parse(text).expect("every text asked with is TOML");
        let mut told = BTreeMap::new();
        for fault in read(&document) {
            let way = fault.key.keys().join(".");
            told.entry(way).or_insert(fault.problem);
        }
        told
    };

    // Every section is assumed to be a list until the reader says that it is not; the sections below it come
    // later.
    let mut tables = BTreeSet::new();
    let opened = loop {
        let told = asked(&text(layout, &tables, None));
        let is_table = |problem: &Problem| *problem == Problem::Expected(Expected::Table);
        let fresh = told.iter().filter(|(_, problem)| is_table(problem));
        let fresh: Vec<String> = fresh.map(|(way, _)| way.clone()).collect();
        if fresh.is_empty() {
            break told;
        }
        tables.extend(fresh);
    };
    let empty = asked("");
    let moment = asked(&text(layout, &tables, Some("07:32:00")));
    // In no closed list; and a time zone where one is expected, because the reader would name only a few of
    // those.
    let words = asked(&text(layout, &tables, Some("'Etc/UTC'")));
    let number = asked(&text(layout, &tables, Some(&i64::MAX.to_string())));

    let kind = |way: &str| match moment.get(way) {
        Some(Problem::Expected(Expected::Text)) => match words.get(way) {
            Some(Problem::NotOneOf { allowed, .. }) => Kind::Word(allowed.clone()),
            _ => Kind::Text,
        },
        Some(Problem::Expected(Expected::Texts)) => Kind::Texts,
        Some(Problem::Expected(Expected::Names)) => Kind::Names,
        Some(Problem::Expected(Expected::Bool)) => Kind::Flag,
        Some(Problem::Expected(Expected::Integer)) => match number.get(way) {
            Some(Problem::OutOfRange { least, most }) => Kind::Integer {
                least: *least,
                most: *most,
            },
            _ => Kind::Integer {
                least: i64::MIN,
                most: i64::MAX,
            },
        },
        Some(Problem::Expected(Expected::Money)) => Kind::Money,
        Some(Problem::Expected(Expected::Percent)) => Kind::Percent,
        Some(Problem::Expected(Expected::DateWithoutTime)) => Kind::Date,
        Some(Problem::Expected(Expected::Date)) => Kind::Dates,
        Some(Problem::Expected(Expected::RisingAmounts)) => Kind::RisingAmounts,
        Some(Problem::Expected(Expected::Counts)) => Kind::Counts,
        Some(Problem::Expected(Expected::Table)) => Kind::Table,
        other => unreachable!("a test asks of every key; {way}: {other:?}"),
    };
    let sections = layout.0.iter().map(|(section, keys)| Section {
        name: section,
        is_list: !section.is_empty() && !tables.contains(*section),
        keys: keys
            .iter()
            .map(|key| {
                let way = below(section, key);
                let is_missing = |told: &BTreeMap<String, Problem>| {
                    told.get(&way).is_some_and(|it| *it == Problem::Missing)
                };
                Key {
                    name: key,
                    needed: is_missing(&opened) || is_missing(&empty),
                    kind: match is_section(layout, &way) {
                        true => Kind::Section,
                        false => kind(&way),
                    },
                }
            })
            .collect(),
    });
    sections.collect()
}

/// Every section opened once, with one value under each of its keys.
fn text(layout: &Layout, tables: &BTreeSet<String>, value: Option<&str>) -> String {
    let mut text = String::new();
    for (section, keys) in &layout.0 {
        text += &match (section.is_empty(), tables.contains(*section)) {
            (true, _) => String::new(),
            (false, true) => format!("[{section}]\n"),
            (false, false) => format!("[[{section}]]\n"),
        };
        let leaves = keys
            .iter()
            .filter(|key| !is_section(layout, &below(section, key)));
        let lines = leaves.filter_map(|key| Some(format!("{key} = {}\n", value?)));
        text.extend(lines);
    }
    text
}

fn below(section: &str, key: &str) -> String {
    match section {
        "" => key.to_owned(),
        _ => format!("{section}.{key}"),
    }
}

fn is_section(layout: &Layout, way: &str) -> bool {
    layout.0.iter().any(|(section, _)| *section == way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LAYOUT, Record};

    #[test]
    fn a_record_tells_what_each_of_its_keys_takes() {
        let sections = shape(&LAYOUT, |document| Record::read(document).faults);
        let told = |name: &str| {
            let section = sections.iter().find(|it| it.name == name).unwrap();
            let keys = section.keys.iter().map(|key| {
                let must = if key.needed { "!" } else { "" };
                format!("{}{must} {:?}", key.name, key.kind)
            });
            (section.is_list, keys.collect::<Vec<_>>())
        };

        assert_eq!(sections.len(), LAYOUT.0.len());
        assert_eq!(told("").1[0], "client! Section");
        assert_eq!(
            told("years"),
            (
                true,
                [
                    "starts! Date",
                    "ends Date",
                    "summary Text",
                    "rating Section",
                    "plan Section"
                ]
                .map(str::to_owned)
                .into()
            )
        );
        assert_eq!(
            told("years.plan.lowerings"),
            (
                true,
                [
                    "id Text",
                    "service Text",
                    "least Integer { least: 0, most: 366 }",
                    "from Date",
                    "reason Text",
                    "referred Date",
                    "approved Date",
                    "approved-by Text"
                ]
                .map(str::to_owned)
                .into()
            )
        );
        let client = told("client");
        assert!(!client.0);
        assert_eq!(
            client.1[..3],
            [
                "name! Text",
                "kind Word([\"direct\", \"channel\"])",
                "consulting Flag"
            ]
        );
        let policy = told("policies").1;
        assert!(policy.contains(&"brokerage-percent Percent".to_owned()));
        assert!(told("renewals").1.contains(&"policies Texts".to_owned()));
        assert!(!told("years.rating.override").0);
    }
}
