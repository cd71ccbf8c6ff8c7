//! The linked pages of the house as sheets: what waits, a page a person, and what is put on a client's page.

use chrono::NaiveDate;
use serde::Serialize;

use super::board::{Heading, Section};
use super::plan::capital;
use crate::lang::Lang;
use crate::output::{Align, Cell, Table, Tone};
use crate::say;
use crate::text::paper;

/// A page as its template sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the words, as HTML names it: `zh-CN` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// What it is a page of, below the title; empty for none.
    pub about: String,
    /// The broker's name.
    pub broker: String,
    /// The mark on every page: internal.
    pub mark: String,
    /// Why it is not for the client.
    pub warning: String,
    /// The day it is of.
    pub date: String,
    /// Where the style sheet is.
    pub look: String,
    /// The pages above this one.
    pub nav: Vec<Link>,
    /// What could not be read, each in a sentence.
    pub left_out: Vec<String>,
    /// The page in a few figures.
    pub glance: Vec<Glance>,
    /// The lists.
    pub parts: Vec<Part>,
    /// The title of the figures; empty when there are none.
    pub figures: String,
    /// Today's figures beside earlier ones.
    pub then: Vec<Part>,
    /// The figures, each table with its picture.
    pub sections: Vec<Section>,
}

/// Words that lead to a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// The words.
    pub words: String,
    /// Where they lead; empty when they are no link.
    pub href: String,
}

/// A figure at the head of a page, with where it is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Glance {
    /// The figure.
    pub figure: String,
    /// What it counts.
    pub words: String,
    /// Where its list is.
    pub href: String,
    /// Whether it asks for somebody to act.
    pub bad: bool,
}

/// A list under its title.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Its anchor in the page, and how it is laid out.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// How many lines it is about.
    pub count: usize,
    /// Whether its groups are told in a strip first, since there are many.
    pub strip: bool,
    /// A note below it.
    pub note: String,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The rows, in groups.
    pub groups: Vec<Group>,
    /// The text when there is no row.
    pub empty: String,
}

/// Rows that belong to one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Group {
    /// Whose they are; `None` where the list is not grouped.
    pub name: Option<Link>,
    /// How many there are, in words.
    pub words: String,
    /// The rows.
    pub rows: Vec<Vec<Td>>,
    /// Where the rest is, when some are left out.
    pub more: Option<Link>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Td {
    /// The words.
    pub words: String,
    /// Where they lead; empty when they are no link.
    pub href: String,
    /// `bad`, `warning`, `faint`; empty for any other.
    pub tone: &'static str,
    /// What stands below the words.
    pub told: Vec<Told>,
}

/// A part of a remedy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The words.
    pub words: String,
    /// Whether they are a command to copy.
    pub is_command: bool,
}

/// What stands on every page of a folder.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The language.
    pub lang: Lang,
    /// The broker's name.
    pub broker: Option<&'a str>,
    /// The day.
    pub today: NaiveDate,
}

impl Frame<'_> {
    /// A page without anything on it. `up` leads to the folder: empty, or `../`.
    pub fn sheet(&self, title: String, up: &str) -> Sheet {
        let lang = self.lang;
        let (day, weekday) = (
            paper::day(lang, self.today),
            paper::weekday(lang, self.today),
        );
        Sheet {
            lang: lang.tag(),
            title,
            about: String::new(),
            broker: self.broker.unwrap_or_default().to_owned(),
            mark: paper::not_for_the_client(lang),
            warning: paper::why_not_for_the_client(lang),
            date: say!(lang, zh: "{day} {weekday}", en: "{weekday}, {day}"),
            look: format!("{up}style.css"),
            nav: Vec::new(),
            left_out: Vec::new(),
            glance: Vec::new(),
            parts: Vec::new(),
            figures: String::new(),
            then: Vec::new(),
            sections: Vec::new(),
        }
    }
}

impl Part {
    /// A list from the rows of a table; `link` says where a cell leads, by its row and the key of its column.
    pub fn of(
        lang: Lang,
        title: String,
        table: &Table,
        link: impl Fn(usize, &str) -> Option<String>,
    ) -> Part {
        let (columns, words) = table.on_paper(lang);
        let headings = columns.iter().map(|column| Heading {
            key: column.key,
            words: capital(&column.heading),
            right: column.align == Align::Right,
            grow: column.grow,
        });
        let shown: Vec<usize> = (0..table.columns.len())
            .filter(|at| !table.columns[*at].data_only)
            .collect();
        let row = |(nth, words): (usize, Vec<String>)| {
            let cells = words.into_iter().zip(&shown);
            let cell = |(words, at): (String, &usize)| Td {
                words,
                href: link(nth, table.columns[*at].key).unwrap_or_default(),
                tone: tone(&table.rows[nth][*at]),
                told: Vec::new(),
            };
            cells.map(cell).collect()
        };
        let rows: Vec<Vec<Td>> = words.into_iter().enumerate().map(row).collect();
        Part {
            key: table.key,
            title,
            count: rows.len(),
            strip: false,
            note: String::new(),
            headings: headings.collect(),
            groups: vec![Group {
                rows,
                ..Group::default()
            }],
            empty: table.empty.clone(),
        }
    }
}

fn tone(cell: &Cell) -> &'static str {
    match cell.tone() {
        Tone::Bad => "bad",
        Tone::Warning => "warning",
        Tone::Faint => "faint",
        Tone::Plain | Tone::Good => "",
    }
}
