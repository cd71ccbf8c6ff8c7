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
    /// Whose clients go to whom, where a paper for a client has its name; of one client alone, its name.
    pub client: String,
    /// Whether a list of all clients stands before their pages.
    pub all: bool,
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

/// The list to sign of one client.
pub fn of_client(
    lang: Lang,
    names: (&str, &str),
    broker: Option<&str>,
    today: NaiveDate,
    client: Client,
) -> Sheet {
    Sheet {
        client: client.name.clone(),
        all: false,
        ..to_sign(lang, names, broker, today, vec![client])
    }
}

/// The lists to sign of several clients.
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
        all: true,
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::print::{Form, Template, print};

    const NAMES: (&str, &str) = ("Chen Jing", "Li Ming");

    fn client(nth: usize) -> Client {
        Client {
            name: format!("Client {nth}"),
            id: format!("c{nth}"),
            on: String::new(),
            count: 0,
            open: Vec::new(),
        }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    fn document(sheet: &Sheet) -> String {
        let written = print(&Template::hand_over(Form::Docx), sheet).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(written)).unwrap();
        let mut text = String::new();
        let mut part = zip.by_name("word/document.xml").unwrap();
        part.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn both_sign_once_on_the_list_of_all_and_on_each_client_s_page() {
        for clients in [1, 2] {
            let pages = (0..clients).map(client).collect();
            let text = document(&to_sign(Lang::En, NAMES, None, today(), pages));
            let signs = clients + 1;
            for words in ["Handed over by Chen Jing<", "Taken over by Li Ming<"] {
                assert_eq!(text.matches(words).count(), signs, "{words}");
            }
            // Each of the two has a line for the signature and one for the day.
            assert_eq!(text.matches("SignLine").count(), signs * 4);
            assert_eq!(text.matches("Issued 20 November 2026<").count(), 1);
            assert_eq!(text.matches("pageBreakBefore").count(), clients);
            assert_eq!(text.matches("Clients handed over<").count(), 1);
        }
    }

    #[test]
    fn of_one_client_there_is_one_list_and_one_place_to_sign() {
        let sheet = of_client(Lang::En, NAMES, None, today(), client(1));
        let text = document(&sheet);
        for (words, count) in [
            ("Handed over by Chen Jing<", 1),
            ("Taken over by Li Ming<", 1),
            ("SignLine", 4),
            ("pageBreakBefore", 0),
            ("Clients handed over<", 0),
            ("Client 1<", 1),
            ("Hand-over list", 1),
            ("Issued 20 November 2026<", 1),
        ] {
            assert_eq!(text.matches(words).count(), count, "{words}: {text}");
        }
        let page = print(&Template::hand_over(Form::Html), &sheet).unwrap();
        let page = String::from_utf8(page).unwrap();
        for (words, count) in [
            ("<p>Handed over by Chen Jing</p>", 1),
            ("<dd>Chen Jing</dd>", 1),
            ("<h2>", 0),
            ("<h1>Hand-over list</h1>", 1),
            ("<p class=\"client\">Client 1</p>", 1),
        ] {
            assert_eq!(page.matches(words).count(), count, "{words}: {page}");
        }
    }
}
