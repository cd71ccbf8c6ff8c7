//! All of one client as a sheet, for the people who serve it. It has stars, income and brokerage.

use chrono::NaiveDate;
use serde::Serialize;

use super::board::{Figure, Section};
use super::house::{Link, Part};
use crate::lang::Lang;
use crate::say;
use crate::text::paper;

/// The page as its template sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the words, as HTML names it: `zh-CN` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// The client's full name.
    pub client: String,
    /// The broker's name.
    pub broker: String,
    /// The mark on every page: internal, not for the client.
    pub mark: String,
    /// Why it is not for the client.
    pub warning: String,
    /// The day it is of.
    pub date: String,
    /// Where the style sheet is, of a page among linked ones; empty where the page holds it.
    pub look: String,
    /// The pages above it, of a page among linked ones.
    pub nav: Vec<Link>,
    /// What a check found, of a page among linked ones.
    pub parts: Vec<Part>,
    /// The client in a few figures.
    pub glance: Vec<Figure>,
    /// The client's data: a label and its words each.
    pub facts: Vec<(String, String)>,
    /// The tables.
    pub sections: Vec<Section>,
}

/// The page of a client on a day.
pub fn for_house(
    lang: Lang,
    client: &str,
    broker: Option<&str>,
    today: NaiveDate,
    glance: Vec<Figure>,
    facts: Vec<(String, String)>,
    sections: Vec<Section>,
) -> Sheet {
    Sheet {
        lang: lang.tag(),
        title: say!(lang, zh: "客户概况", en: "Client brief"),
        client: client.to_owned(),
        broker: broker.unwrap_or_default().to_owned(),
        mark: paper::not_for_the_client(lang),
        warning: paper::why_not_for_the_client(lang),
        date: paper::day(lang, today),
        look: String::new(),
        nav: Vec::new(),
        parts: Vec::new(),
        glance,
        facts,
        sections,
    }
}
