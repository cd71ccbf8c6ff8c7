//! The figures of all clients as a sheet, for the house alone.

use chrono::NaiveDate;
use minijinja::Value;
use serde::Serialize;

use crate::lang::Lang;
use crate::output::{Align, Column, Table};
use crate::text::paper;

/// The most rows of a table that stands beside another.
const LONG: usize = 12;
/// The most columns that half a sheet of paper holds.
const MANY: usize = 6;

/// The page as its template sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the words, as HTML names it: `zh-CN` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// The broker's name.
    pub broker: String,
    /// That it is internal; stands on every page.
    pub mark: String,
    /// The day the figures are of.
    pub date: String,
    /// That some records could not be read; empty when all could.
    pub left_out: String,
    /// The portfolio in a few figures.
    pub glance: Vec<Figure>,
    /// The tables, each with its picture.
    pub sections: Vec<Section>,
}

/// A figure and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The figure.
    pub figure: String,
    /// What it counts.
    pub words: String,
}

/// A table and its picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// What is to be said of it.
    pub note: String,
    /// Whether it takes the whole width: a table this long has its picture beside it.
    pub long: bool,
    /// Whether it takes the whole width of a sheet of paper.
    pub many: bool,
    /// The picture, SVG; empty when there is nothing to draw.
    pub chart: Value,
    /// The headings of the columns.
    pub headings: Vec<Heading>,
    /// The rows, in words.
    pub rows: Vec<Vec<String>>,
    /// What stands there when there is no row.
    pub empty: String,
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    /// The words.
    pub words: String,
    /// Whether its cells lean to the right.
    pub right: bool,
    /// Whether its cells may wrap.
    pub grow: bool,
}

impl Section {
    /// A table with its title, note and picture.
    pub fn of(
        lang: Lang,
        title: &str,
        note: &str,
        table: &Table,
        chart: Option<String>,
    ) -> Section {
        let (columns, rows) = table.on_paper(lang);
        let heading = |column: &Column| Heading {
            words: column.heading.clone(),
            right: column.align == Align::Right,
            grow: column.grow,
        };
        let headings: Vec<Heading> = columns.into_iter().map(heading).collect();
        Section {
            title: title.to_owned(),
            note: note.to_owned(),
            long: rows.len() > LONG,
            many: headings.len() > MANY,
            chart: Value::from_safe_string(chart.unwrap_or_default()),
            headings,
            rows,
            empty: table.empty.clone(),
        }
    }
}

/// The page of a day.
pub fn for_house(
    lang: Lang,
    title: String,
    broker: Option<&str>,
    today: NaiveDate,
    glance: Vec<Figure>,
    sections: Vec<Section>,
    left_out: String,
) -> Sheet {
    Sheet {
        lang: match lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        },
        title,
        broker: broker.unwrap_or_default().to_owned(),
        mark: paper::plan_words(lang)["internal"].to_owned(),
        date: paper::day(lang, today),
        left_out,
        glance,
        sections,
    }
}
