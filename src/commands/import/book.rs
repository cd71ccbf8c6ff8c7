//! The clients that are on record, and the ids of those that are not.

use std::collections::{BTreeMap, BTreeSet};

use super::given::Whose;
use crate::alike;
use crate::cli::shown::shown;
use crate::commands::Failed;
use crate::commands::client::write::short;
use crate::commands::desk::Desk;
use crate::commands::progress::Progress;
use crate::commands::which::{Which, entries, likeness, nearest};
use crate::document::{Document, Item};
use crate::say;
use crate::sound::romanised;
use crate::store::{Entry, Id};
use crate::text::command::kefu;

/// A client on record.
struct Known {
    which: Which,
    /// Its name, then those it had before.
    names: Vec<String>,
    crm_id: Option<String>,
}

impl Known {
    fn is_called(&self, name: &str) -> bool {
        self.names.iter().any(|it| alike::is_same(it, name))
    }
}

/// All clients, and those that the table adds.
pub(super) struct Book {
    known: Vec<Known>,
    ids: BTreeSet<String>,
    /// Who is most like a client that is not there: a table names it in many rows.
    near: BTreeMap<String, Vec<(String, String)>>,
}

/// Whom a row is about.
pub(super) enum Found {
    /// A client on record, or one that a row above adds.
    There(Which),
    /// Nobody yet.
    New,
    /// Two clients fit what the row says; their ids.
    Two(String, String),
    /// Something of the row is this client's, and its name or its id in the client system is another.
    Other(String, String),
}

impl Book {
    /// Reads who is on record.
    ///
    /// # Errors
    ///
    /// A record that cannot be read: its client may be one of the table, and would be made a second time.
    pub(super) fn of(desk: &Desk<'_>) -> anyhow::Result<Book> {
        let lang = desk.lang();
        let entries = entries(desk)?;
        let (mut known, mut unread) = (Vec::with_capacity(entries.len()), Vec::new());
        let progress = Progress::of(desk.context, entries.len());
        for entry in &entries {
            match known_by(desk, entry) {
                Some(it) => known.push(it),
                None => unread.push(shown(entry.stem())),
            }
            progress.step();
        }
        drop(progress);
        if !unread.is_empty() {
            let unread = unread.join(lang.comma());
            let check = kefu("check").say(lang);
            return Err(Failed::because(say!(lang,
                zh: "这些客户的档案读不了，看不出表里有没有他们，所以没有导入：{unread}。先改正：{check}",
                en: "These records cannot be read, so nobody can tell whether the table has them, and nothing was imported: {unread}. Mend them first: {check}"
            )));
        }
        Ok(Book {
            known,
            ids: entries.iter().map(|it| it.stem().to_owned()).collect(),
            near: BTreeMap::new(),
        })
    }

    /// The client of a row: by its id in the company's client system, its id here, or its name. All that the row says
    /// must fit one client alone.
    pub(super) fn find(&self, whose: &Whose) -> Found {
        let Whose { id, name, crm_id } = whose;
        let is_called = |it: &Known, name: &Option<String>| {
            name.as_ref().is_some_and(|name| it.is_called(name))
        };
        let fits = |it: &&Known| {
            let by_id = id.as_ref().is_some_and(|id| it.which.id == *id);
            let by_crm = crm_id.is_some() && it.crm_id == *crm_id;
            by_id || by_crm || is_called(it, id) || is_called(it, name)
        };
        let mut fitting = self.known.iter().filter(fits);
        let Some(first) = fitting.next() else {
            return Found::New;
        };
        let known = first.which.id.clone();
        if let Some(other) = fitting.next() {
            return Found::Two(known, other.which.id.clone());
        }
        let is_other_name = name.is_some() && !is_called(first, name);
        let is_other_crm = crm_id.is_some() && first.crm_id.is_some() && first.crm_id != *crm_id;
        match is_other_name || is_other_crm {
            true => Found::Other(known, first.names[0].clone()),
            false => Found::There(first.which.clone()),
        }
    }

    /// The few clients that are most like what a row calls its client, by id and name. What every company is called
    /// does not count: in a table it would make all of them alike.
    pub(super) fn near(&mut self, word: &str) -> &[(String, String)] {
        let known = &self.known;
        self.near.entry(word.to_owned()).or_insert_with(|| {
            let like = |it: &Known| {
                let names = it.names.iter().map(|name| short(name));
                likeness(short(word), &it.which.id, names)
            };
            let near = nearest(known, like).into_iter();
            near.map(|it| (it.which.id.clone(), it.names[0].clone()))
                .collect()
        })
    }

    /// Takes in a client that a row adds: with the id that it gives, otherwise one from its name.
    pub(super) fn add(&mut self, desk: &Desk<'_>, whose: &Whose, name: &str) -> Option<Which> {
        let id = match &whose.id {
            Some(id) => Id::parse(id).ok()?,
            None => self.free(name)?,
        };
        let which = Which {
            id: id.to_string(),
            path: desk.workspace.client_path(&id),
        };
        self.ids.insert(which.id.clone());
        self.known.push(Known {
            which: which.clone(),
            names: vec![name.to_owned()],
            crm_id: whose.crm_id.clone(),
        });
        Some(which)
    }

    /// An id that nobody has, from the sound of a name: 华锐重工集团有限公司 is huaruizhonggong.
    fn free(&self, name: &str) -> Option<Id> {
        let sound = Id::suggest(&romanised(short(name)).0)?;
        let numbered = (2..).map(|nth| format!("{sound}-{nth}"));
        let mut all = std::iter::once(sound.to_string()).chain(numbered);
        all.find(|id| !self.ids.contains(id))
            .and_then(|id| Id::parse(&id).ok())
    }
}

/// Who a record is about; `None` where it cannot be read.
fn known_by(desk: &Desk<'_>, entry: &Entry) -> Option<Known> {
    let text = desk.workspace.read_text(&entry.path).ok()?;
    let document = Document::parse(&text).ok()?;
    let client = document.root().get("client")?;
    let words = |of: Item<'_>, key| of.get(key).and_then(Item::text).map(str::to_owned);
    let before = client.get("former-names");
    let before = before.iter().flat_map(|list| list.items());
    let names = std::iter::once(words(client, "name")?);
    Some(Known {
        which: Which::of(entry),
        names: names
            .chain(before.filter_map(|it| words(it, "name")))
            .collect(),
        crm_id: words(client, "crm-id"),
    })
}
