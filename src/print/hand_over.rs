//! The lists that two people sign when one hands clients over to the other (D69): one of all clients, and a page for each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::lang::Lang;
use crate::text::paper;

/// The lists as their templates see them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the words, as HTML names it: `zh-CN` or `en`.
    pub lang: &'static str,
    /// Whose clients go to whom, where a paper for a client has its name.
    pub client: String,
    /// The broker's name.
    pub broker: String,
    /// No mark.
    pub mark: String,
    /// The day of printing.
    pub date: String,
    /// The same day as a machine writes it.
    pub iso_date: String,
    /// Who hands over.
    pub by: String,
    /// Who takes over.
    pub to: String,
    /// The clients.
    pub clients: Vec<Client>,
    /// The words.
    pub t: BTreeMap<&'static str, &'static str>,
}

/// A client that is handed over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Client {
    /// Its full name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// The first day of the new account manager.
    pub on: String,
    /// How much of its work is open.
    pub count: usize,
    /// The open work.
    pub open: Vec<Open>,
}

/// A piece of open work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Open {
    /// What kind it is.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it is about.
    pub what: String,
    /// Its last day.
    pub due: String,
}

/// The lists to sign.
pub fn to_sign(
    lang: Lang,
    (by, to): (&str, &str),
    broker: Option<&str>,
    today: NaiveDate,
    clients: Vec<Client>,
) -> Sheet {
    Sheet {
        lang: lang.tag(),
        client: format!("{by} → {to}"),
        broker: broker.unwrap_or_default().to_owned(),
        mark: String::new(),
        date: paper::day(lang, today),
        iso_date: today.to_string(),
        by: by.to_owned(),
        to: to.to_owned(),
        clients,
        t: paper::hand_over_words(lang),
    }
}
