//! The figures of all clients as a sheet, only for the company.

use chrono::NaiveDate;
use serde::Serialize;

use super::board::{Figure, Section};
use crate::lang::Lang;
use crate::text::paper;

/// The page as its template sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the words, as HTML names it: `zh-CN` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// The broker's name.
    pub broker: String,
    /// The mark on every page: internal.
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
        lang: lang.tag(),
        title,
        broker: broker.unwrap_or_default().to_owned(),
        mark: paper::plan_words(lang)["internal"].to_owned(),
        date: paper::day(lang, today),
        left_out,
        glance,
        sections,
    }
}
