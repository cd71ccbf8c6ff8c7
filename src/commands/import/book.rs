//! The clients that are on record, and the ids of those that are not.

use std::collections::BTreeSet;

use super::given::Whose;
use crate::alike;
use crate::cli::shown::shown;
use crate::commands::Failed;
use crate::commands::desk::Desk;
use crate::commands::which::{Which, entries};
use crate::document::{Document, Item, Value};
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
}

/// Whom a row is about.
pub(super) enum Found {
    /// A client on record, or one that a row above adds.
    There(Which),
    /// Nobody yet.
    New,
    /// Two clients fit what the row says; their ids.
    Two(String, String),
    /// An id of the row is that of this client, whose name is another than the row's.
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
        for entry in &entries {
            match known_by(desk, entry) {
                Some(it) => known.push(it),
                None => unread.push(shown(entry.stem())),
            }
        }
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
        })
    }

    /// The client of a row: by its id in the company's client system, its id here, or its name.
    pub(super) fn find(&self, whose: &Whose) -> Found {
        let by = |fits: &dyn Fn(&Known) -> bool| self.known.iter().find(|known| fits(known));
        let of_crm = whose
            .crm_id
            .as_ref()
            .and_then(|id| by(&|it| it.crm_id.as_ref() == Some(id)));
        let of_id = whose
            .id
            .as_ref()
            .and_then(|id| by(&|it| it.which.id == *id));
        let of_name = whose
            .name
            .as_ref()
            .and_then(|name| by(&|it| it.is_called(name)));
        let mut found = [of_crm, of_id, of_name].into_iter().flatten();
        let Some(first) = found.next() else {
            return Found::New;
        };
        let id = first.which.id.clone();
        if let Some(other) = found.find(|other| other.which.id != id) {
            return Found::Two(id, other.which.id.clone());
        }
        match whose.name.as_ref().is_none_or(|name| first.is_called(name)) {
            true => Found::There(first.which.clone()),
            false => Found::Other(id, first.names[0].clone()),
        }
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
        let core = core(name);
        let sound = Id::suggest(&romanised(core).0)?;
        let numbered = (2..).map(|nth| format!("{sound}-{nth}"));
        let mut all = std::iter::once(sound.to_string()).chain(numbered);
        all.find(|id| !self.ids.contains(id))
            .and_then(|id| Id::parse(&id).ok())
    }
}

/// A company's name without what most names end with.
fn core(name: &str) -> &str {
    let ends = ["公司", "有限责任", "有限", "股份", "集团"];
    let mut core = name.trim();
    for end in ends {
        core = core
            .strip_suffix(end)
            .filter(|rest| !rest.is_empty())
            .unwrap_or(core);
    }
    core
}

/// Who a record is about; `None` where it cannot be read.
fn known_by(desk: &Desk<'_>, entry: &Entry) -> Option<Known> {
    let text = desk.workspace.read_text(&entry.path).ok()?;
    let document = Document::parse(&text).ok()?;
    let client = document.root().get("client")?;
    let words = |of: Item<'_>, key| of.get(key).and_then(text_of).map(str::to_owned);
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

fn text_of(item: Item<'_>) -> Option<&str> {
    match item.value() {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_to_what_tells_it_from_others() {
        for (name, core_of) in [
            ("华锐重工集团有限公司", "华锐重工"),
            ("临海泵业股份有限公司", "临海泵业"),
            ("润禾冷链有限责任公司", "润禾冷链"),
            ("有限公司", "有限"),
            ("Acme Ltd", "Acme Ltd"),
        ] {
            assert_eq!(core(name), core_of);
        }
    }
}
