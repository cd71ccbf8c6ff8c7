//! Finds the client that is meant: by id, by name, or, for reading, by a part of the name or its pinyin.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::Failed;
use super::desk::Desk;
use crate::alike;
use crate::cli::shown::shown;
use crate::document::{Document, Item, Value};
use crate::say;
use crate::sound;
use crate::store::{Entry, Id};
use crate::text;
use crate::text::command::{Ask, kefu};

/// A client's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    /// The id: the file's name without `.toml`.
    pub id: String,
    /// Where the file is.
    pub path: PathBuf,
}

impl Which {
    /// The file of an entry.
    pub fn of(entry: &Entry) -> Which {
        Which {
            id: entry.stem().to_owned(),
            path: entry.path.clone(),
        }
    }

    /// The file as a person names it, from the workspace's folder.
    pub fn file(&self) -> String {
        format!("clients/{}.toml", self.id)
    }
}

/// A client with the names it is found by.
#[derive(Clone, Debug)]
struct Named {
    which: Which,
    name: String,
    /// The names it had before.
    former: Vec<String>,
}

impl Named {
    fn names(&self) -> impl Iterator<Item = &str> {
        let former = self.former.iter().map(String::as_str);
        std::iter::once(self.name.as_str()).chain(former)
    }
}

/// The client of this id or exact name, for a command that changes its record.
///
/// # Errors
///
/// No client has it, or several have the name; the nearest are named.
pub fn exactly(desk: &Desk<'_>, word: &str) -> anyhow::Result<Which> {
    if let Some(found) = by_id(desk, word)? {
        return Ok(found);
    }
    let clients = names(desk)?;
    let called = called_so(&clients, word);
    match called[..] {
        [it] => Ok(it.which.clone()),
        [] => Err(nobody(desk, word, &clients)),
        _ => Err(several(desk, word, &called)),
    }
}

/// The client that matches this id, name, part of a name or pinyin, for a command that reads.
///
/// # Errors
///
/// None matches, or several do; those are named.
pub fn fitting(desk: &Desk<'_>, word: &str) -> anyhow::Result<Which> {
    if let Some(found) = by_id(desk, word)? {
        return Ok(found);
    }
    let clients = names(desk)?;
    let exact = called_so(&clients, word);
    if let [it] = exact[..] {
        return Ok(it.which.clone());
    }
    let wanted = word.to_lowercase();
    let is_name = |name: &str| {
        alike::holds(name, word)
            || sound::is_sound_of_part(name, word)
            || sound::has_initials(name, word)
    };
    let fits = |it: &&Named| it.which.id.contains(&wanted) || it.names().any(is_name);
    let fitting: Vec<&Named> = clients.iter().filter(fits).collect();
    match fitting[..] {
        [it] => Ok(it.which.clone()),
        [] => Err(nobody(desk, word, &clients)),
        _ => Err(several(desk, word, &fitting)),
    }
}

/// As [`fitting`], or the client of this file, as a shell or git names it: `clients/huarui.toml`, from the folder
/// the user stands in or from the workspace's.
///
/// # Errors
///
/// As [`fitting`].
pub fn fitting_or_file(desk: &Desk<'_>, word: &str) -> anyhow::Result<Which> {
    if word.ends_with(".toml") {
        let (here, root) = (desk.context.here(), desk.workspace.root());
        let is_it = |entry: &Entry| {
            let file = here.join(&entry.path);
            [here, root].iter().any(|from| {
                let asked = here.join(from).join(word);
                plain(&asked) == plain(&file)
            })
        };
        if let Some(found) = entries(desk)?.iter().find(|entry| is_it(entry)) {
            return Ok(Which::of(found));
        }
    }
    fitting(desk, word)
}

/// The client of this id, exact name, or file name that is not an id, for a command that renames it.
///
/// # Errors
///
/// As [`exactly`].
pub fn even_misnamed(desk: &Desk<'_>, word: &str) -> anyhow::Result<Which> {
    let entries = entries(desk)?;
    let found = entries
        .iter()
        .find(|entry| entry.stem() == word || entry.file_name == word);
    found.map_or_else(|| exactly(desk, word), |entry| Ok(Which::of(entry)))
}

/// The client that has this name, or had it, if there is one, and the name as it is on record.
///
/// # Errors
///
/// The clients cannot be listed.
pub fn called(desk: &Desk<'_>, name: &str) -> anyhow::Result<Option<(Which, String)>> {
    let clients = names(desk)?;
    let called = called_so(&clients, name);
    Ok(called.first().and_then(|it| {
        let written = it.names().find(|it| alike::is_same(it, name))?;
        Some((it.which.clone(), written.to_owned()))
    }))
}

/// Every client's file.
///
/// # Errors
///
/// `clients/` cannot be listed.
pub fn entries(desk: &Desk<'_>) -> anyhow::Result<Vec<Entry>> {
    desk.workspace
        .clients()
        .map_err(|why| Failed::because(text::store::unreadable(desk.lang(), &why)))
}

/// The names of a path, with `..` resolved.
pub fn plain(path: &Path) -> Vec<&OsStr> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name),
        }
    }
    parts
}

fn by_id(desk: &Desk<'_>, word: &str) -> anyhow::Result<Option<Which>> {
    if Id::parse(word).is_err() {
        return Ok(None);
    }
    let entries = entries(desk)?;
    Ok(entries
        .iter()
        .find(|entry| entry.stem() == word)
        .map(Which::of))
}

/// The clients of this name, however it was typed: those that have it to the letter, else those that have it, else
/// those that had it before.
fn called_so<'c>(clients: &'c [Named], word: &str) -> Vec<&'c Named> {
    let is_it = |name: &str| alike::is_same(name, word);
    let ways: [&dyn Fn(&Named) -> bool; 3] =
        [&|it| it.name == word, &|it| is_it(&it.name), &|it| {
            it.former.iter().any(|name| is_it(name))
        }];
    let mut found = ways
        .iter()
        .map(|way| clients.iter().filter(|it| way(it)).collect());
    let found = found.find(|found: &Vec<&Named>| !found.is_empty());
    found.unwrap_or_default()
}

/// Every client that can be read, with its names.
fn names(desk: &Desk<'_>) -> anyhow::Result<Vec<Named>> {
    let entries = entries(desk)?;
    let named = entries.iter().filter_map(|entry| {
        let text = desk.workspace.read_text(&entry.path).ok()?;
        let document = Document::parse(&text).ok()?;
        let client = document.root().get("client")?;
        let name_of = |item: Item<'_>| match item.get("name")?.value() {
            Value::Text(name) => Some(name.to_owned()),
            _ => None,
        };
        let former = client.get("former-names");
        let former = former.into_iter().flat_map(Item::items);
        Some(Named {
            which: Which::of(entry),
            name: name_of(client)?,
            former: former.filter_map(name_of).collect(),
        })
    });
    Ok(named.collect())
}

fn nobody(desk: &Desk<'_>, word: &str, clients: &[Named]) -> anyhow::Error {
    let near = nearest(clients, |it| likeness(word, &it.which.id, it.names()));
    let word = shown(word);
    let said = if clients.is_empty() {
        let add = kefu("client add")
            .word(Ask::ID)
            .option("--name", Ask::FULL_NAME)
            .say(desk.lang());
        say!(desk.lang(),
            zh: "没有“{word}”这个客户：工作区还没有客户。登记客户：{add}",
            en: "There is no client '{word}': the workspace has none yet. Add one: {add}"
        )
    } else if near.is_empty() {
        say!(desk.lang(),
            zh: "没有“{word}”这个客户。查看全部客户：kefu client list",
            en: "There is no client '{word}'. To see them all: kefu client list"
        )
    } else {
        let meant = listed(&near);
        say!(desk.lang(),
            zh: "没有“{word}”这个客户。是不是：\n{meant}",
            en: "There is no client '{word}'. Did you mean:\n{meant}"
        )
    };
    Failed::because(said)
}

/// The few clients that are most like what was typed, the most alike first.
pub fn nearest<T>(clients: &[T], likeness: impl Fn(&T) -> f64) -> Vec<&T> {
    let mut near: Vec<(f64, &T)> = clients
        .iter()
        .map(|client| (likeness(client), client))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter().take(3).map(|(_, client)| client).collect()
}

/// How near what a person typed is to a client, by its id or one of its names, from 0 to 1.
pub fn likeness<'n>(word: &str, id: &str, names: impl Iterator<Item = &'n str>) -> f64 {
    if id.contains(word) {
        return 1.0;
    }
    let names = names.map(|name| sound::likeness(name, word));
    names.fold(strsim::normalized_damerau_levenshtein(word, id), f64::max)
}

fn several(desk: &Desk<'_>, word: &str, fitting: &[&Named]) -> anyhow::Error {
    let word = shown(word);
    let count = fitting.len();
    let shown_few = listed(&fitting[..count.min(8)]);
    Failed::because(say!(desk.lang(),
        zh: "“{word}”对应 {count} 个客户，请写编号：\n{shown_few}",
        en: "'{word}' matches {count} clients. Give the id:\n{shown_few}"
    ))
}

fn listed(clients: &[&Named]) -> String {
    let rows = clients
        .iter()
        .map(|it| (it.which.id.clone(), shown(&it.name)));
    text::in_columns(&rows.collect::<Vec<_>>())
}
