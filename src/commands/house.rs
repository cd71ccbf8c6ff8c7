//! The linked pages of the house: what to do first, a page a person, a page a client, today's figures.
//!
//! ```text
//! seen     one client, looked at once: its work, what ends, what comes, its own page
//! late     the findings with a last day that is past, by person
//! lists    what waits, what ends, complaints and claims
//! leading  what comes before anything is late
//! load     how much falls due for each person in the coming months
//! index    the first page          person   the page of one person
//! row      a line of a list
//! then     today's figures beside those of earlier days
//! place    where each page is, and what leads to it
//! ```
//!
//! Everything here is for the house: it has stars, income and internal notes (D35).

use std::collections::HashMap;

use rayon::prelude::*;

use crate::alike::Writings;
use crate::commands::desk::Desk;
use crate::commands::paper::{self, styled};
use crate::commands::survey::survey;
use crate::commands::which::Which;
use crate::commands::{Answer, Failed};
use crate::output::check::{Line, Report};
use crate::portfolio::Tally;
use crate::print::house::{Frame, Link};
use crate::print::{self, Template};
use crate::say;

mod index;
mod late;
mod leading;
mod lists;
mod load;
mod person;
mod place;
mod row;
mod seen;
#[cfg(test)]
mod tests;
mod then;

pub(super) use then::{FIGURES, Then};

use place::Places;
use seen::Seen;

/// All that the pages are made of.
struct House<'a> {
    desk: &'a Desk<'a>,
    report: &'a Report,
    /// Its findings that are late.
    late: Vec<&'a Line>,
    /// Those that are not waived, by client.
    findings: HashMap<&'a str, Vec<&'a Line>>,
    clients: Vec<(Which, Seen)>,
    /// All clients in figures.
    tally: Tally,
    places: Places,
    unread: Vec<String>,
}

/// The pages, as the files of a folder, from the findings of a check of all clients and the figures of earlier
/// days, the latest first; with the notes and the exit code of an answer about all clients.
///
/// # Errors
///
/// The records cannot be listed, or the company's style sheet cannot be used.
pub(super) fn pages(desk: &Desk<'_>, report: &Report, then: &[Then]) -> anyhow::Result<Answer> {
    // People read them, whatever form else was asked for.
    let context = desk.context.for_people();
    let today = desk.today;
    let desk = &Desk {
        today,
        ..Desk::open(&context)?
    };
    let client_page = styled(desk, Template::client())?;
    let mut survey = survey(desk, None, |case| Seen::of(desk, case))?;
    let mut clients = std::mem::take(&mut survey.found);
    let mut writings = Writings::default();
    let mut tally = Tally::default();
    for (_, seen) in &mut clients {
        seen.by_one_name(&mut writings);
        tally.add(seen.tally.clone());
    }
    let mut findings: HashMap<&str, Vec<&Line>> = HashMap::new();
    for line in late::standing(report) {
        if let Some(client) = &line.client {
            findings.entry(client).or_default().push(line);
        }
    }
    let places = Places::of(&clients, report, &mut writings);
    let house = House {
        desk,
        report,
        late: late::late(report),
        findings,
        tally,
        places,
        unread: survey.unread.clone(),
        clients,
    };

    let mut files = vec![
        ("index.html".to_owned(), house.index(then)?),
        (FIGURES.to_owned(), house.figures_file()),
        (
            "style.css".to_owned(),
            house.printed(&styled(desk, Template::look())?, &())?,
        ),
    ];
    let person_page = styled(desk, Template::person())?;
    for (name, place) in house.places.people() {
        let sheet = house.person(name);
        files.push((place.to_owned(), house.printed(&person_page, &sheet)?));
    }
    let of_clients = house.clients.par_iter().map(|(which, seen)| {
        let sheet = house.client(which, seen);
        let place = house.places.client(&which.id).unwrap_or_default();
        Ok((place.to_owned(), house.printed(&client_page, &sheet)?))
    });
    files.extend(of_clients.collect::<anyhow::Result<Vec<_>>>()?);
    Ok(survey.answer(Answer {
        folder: files,
        notes: vec![say!(desk.lang(),
            zh: "内部资料，不得提供给客户。",
            en: "It is internal: not for the client."
        )],
        ..Answer::default()
    }))
}

impl House<'_> {
    /// A sheet in its template.
    fn printed(
        &self,
        template: &Template,
        sheet: &impl serde::Serialize,
    ) -> anyhow::Result<Vec<u8>> {
        let lang = self.desk.lang();
        print::print(template, sheet).map_err(|fault| Failed::because(paper::fault(lang, &fault)))
    }

    fn frame(&self) -> Frame<'_> {
        Frame {
            lang: self.desk.lang(),
            broker: self.desk.standard.company.as_deref(),
            today: self.desk.today,
        }
    }

    /// The way back to the first page.
    fn home(&self) -> Link {
        Link {
            words: index::title(self.desk.lang()),
            href: "../index.html".to_owned(),
        }
    }

    /// The page of a client: the brief, with what a check found at its head.
    fn client(&self, which: &Which, seen: &Seen) -> print::client::Sheet {
        let lang = self.desk.lang();
        let who = seen.who.as_deref();
        let manager = who.and_then(|who| {
            let href = self.places.person(who)?;
            Some(Link {
                words: who.to_owned(),
                href: place::href("../", href),
            })
        });
        let found = self.findings.get(&*which.id).cloned().unwrap_or_default();
        let part = self.found(found, "../", false);
        let parts = Some(part).filter(|part| part.count > 0);
        print::client::Sheet {
            look: "../style.css".to_owned(),
            nav: std::iter::once(self.home()).chain(manager).collect(),
            parts: parts
                .map(|part| print::house::Part {
                    title: say!(lang, zh: "核对结果", en: "What a check found"),
                    ..part
                })
                .into_iter()
                .collect(),
            ..seen.sheet.clone()
        }
    }
}
