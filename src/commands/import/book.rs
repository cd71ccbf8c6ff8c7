//! The clients that are on record, and the ids of those that are not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::doubled::{Numbers, numbers};
use super::given::Whose;
use crate::alike;
use crate::cli::shown::shown;
use crate::commands::Failed;
use crate::commands::client::write::short;
use crate::commands::desk::Desk;
use crate::commands::progress::Progress;
use crate::commands::which::{Which, entries, likeness, nearest};
use crate::document::{Document, Item};
use crate::lang::Lang;
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
    /// The numbers of its policies.
    numbers: Vec<String>,
}

impl Known {
    fn is_called(&self, name: &str) -> bool {
        self.names.iter().any(|it| alike::is_same(it, name))
    }
}

/// All clients, and those that the table adds.
#[derive(Default)]
pub(super) struct Book {
    known: Vec<Known>,
    ids: BTreeSet<String>,
    /// The places in `known` of those with an id, an id in the client system, or a name, as names are compared.
    places: HashMap<(Said, String), Vec<usize>>,
    /// Who is most like a client that is not there: a table names it in many rows.
    near: BTreeMap<String, Vec<(String, String)>>,
    numbers: Numbers,
}

/// What a client is known by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Said {
    Id,
    CrmId,
    Name,
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
        let (mut book, mut unread) = (Book::default(), Vec::new());
        let progress = Progress::of(desk.context, entries.len());
        for entry in &entries {
            match known_by(desk, entry) {
                Some(it) => book.take_in(it),
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
        book.ids = entries.iter().map(|it| it.stem().to_owned()).collect();
        Ok(book)
    }

    fn take_in(&mut self, mut client: Known) {
        let place = self.known.len();
        let policies = std::mem::take(&mut client.numbers);
        let name = client.names.first().map_or("", String::as_str);
        self.numbers.take_in(&client.which.id, name, policies);
        let names = client.names.iter();
        let names = names.map(|it| (Said::Name, alike::folded(it).into_owned()));
        let crm_id = client.crm_id.iter().map(|it| (Said::CrmId, it.clone()));
        let id = (Said::Id, client.which.id.clone());
        for said in names.chain(crm_id).chain([id]) {
            self.places.entry(said).or_default().push(place);
        }
        self.known.push(client);
    }

    /// The client of a row: by its id in the company's client system, its id here, or its name. All that the row says
    /// must fit one client alone.
    pub(super) fn find(&self, whose: &Whose) -> Found {
        let Whose { id, name, crm_id } = whose;
        let is_called = |it: &Known, name: &Option<String>| {
            name.as_ref().is_some_and(|name| it.is_called(name))
        };
        let said = |said, words: &Option<String>| Some((said, words.clone()?));
        let called = |words: &Option<String>| {
            let words = words.as_deref()?;
            Some((Said::Name, alike::folded(words).into_owned()))
        };
        let all = [
            said(Said::Id, id),
            said(Said::CrmId, crm_id),
            called(id),
            called(name),
        ];
        let places = all.iter().flatten().filter_map(|it| self.places.get(it));
        let places: BTreeSet<usize> = places.flatten().copied().collect();
        let mut fitting = places.into_iter().map(|place| &self.known[place]);
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

    /// Looks whether the policy number of a row is another client's.
    pub(super) fn look_at(&mut self, row: usize, number: &str, which: &Which) {
        let place = (Said::Id, which.id.clone());
        let known = self.places.get(&place).and_then(|it| it.first());
        let name = known.and_then(|it| self.known[*it].names.first());
        let name = name.map_or("", String::as_str);
        self.numbers.look(row, number, which, name);
    }

    /// What is to be said of policy numbers that another client has.
    pub(super) fn doubled(&self, lang: Lang) -> Vec<String> {
        self.numbers.notes(lang)
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
        self.take_in(Known {
            which: which.clone(),
            names: vec![name.to_owned()],
            crm_id: whose.crm_id.clone(),
            numbers: Vec::new(),
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
        numbers: numbers(document.root()),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::used::used;

    fn client(id: &str, names: &[&str], crm_id: Option<&str>) -> Known {
        Known {
            which: Which {
                id: id.to_owned(),
                path: format!("{id}.toml").into(),
            },
            names: names.iter().map(|it| (*it).to_owned()).collect(),
            crm_id: crm_id.map(str::to_owned),
            numbers: Vec::new(),
        }
    }

    fn whose(id: &str, name: &str, crm_id: &str) -> Whose {
        let said = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        Whose {
            id: said(id),
            name: said(name),
            crm_id: said(crm_id),
        }
    }

    #[test]
    fn all_that_a_row_says_fits_one_client() {
        let mut book = Book::default();
        book.take_in(client("jia", &["（青岛）甲", "旧甲"], Some("C1")));
        book.take_in(client("yi", &["乙"], None));
        let found = |id: &str, name: &str, crm_id: &str| match book.find(&whose(id, name, crm_id)) {
            Found::There(which) => which.id,
            Found::New => "new".to_owned(),
            Found::Two(one, other) => format!("{one} and {other}"),
            Found::Other(id, name) => format!("{id} is {name}"),
        };
        assert_eq!(found("jia", "", ""), "jia");
        assert_eq!(found("(青岛)甲", "", ""), "jia", "a name as the id");
        assert_eq!(found("", "(青岛)甲", "C1"), "jia");
        assert_eq!(found("", "旧甲", ""), "jia");
        assert_eq!(found("", "", "C1"), "jia");
        assert_eq!(found("", "丙", ""), "new");
        assert_eq!(found("", "丙", "C1"), "jia is （青岛）甲");
        assert_eq!(found("", "(青岛)甲", "C2"), "jia is （青岛）甲");
        assert_eq!(found("yi", "乙", "C2"), "yi");
        assert_eq!(found("yi", "旧甲", ""), "jia and yi");
    }

    /// Looked for one by one among all the others these would be four hundred million comparisons.
    #[test]
    fn twenty_thousand_clients_are_found_at_once() {
        let mut book = Book::default();
        let names: Vec<String> = (0..20_000).map(|nth| format!("第 {nth} 家")).collect();
        let begun = used();
        for (nth, name) in names.iter().enumerate() {
            book.take_in(client(&nth.to_string(), &[name], None));
        }
        let found = names.iter().filter(|name| {
            let found = book.find(&whose("", name, ""));
            matches!(found, Found::There(which) if names[which.id.parse::<usize>().unwrap()] == **name)
        });
        assert_eq!(found.count(), names.len());
        let spent = used() - begun;
        assert!(spent < Duration::from_secs(5), "{spent:?}");
    }
}
