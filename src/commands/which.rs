//! Finds the client that is meant: by id, by name, or, for reading, by a part of the name or its pinyin.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::Failed;
use super::desk::Desk;
use crate::alike;
use crate::cli::shown::shown;
use crate::document::Document;
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
    let called: Vec<&(Which, String)> = called_so(&clients, word);
    match called[..] {
        [(which, _)] => Ok(which.clone()),
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
    if let [(which, _)] = exact[..] {
        return Ok(which.clone());
    }
    let wanted = word.to_lowercase();
    let fits = |(which, name): &&(Which, String)| {
        which.id.contains(&wanted)
            || alike::holds(name, word)
            || sound::is_sound_of_part(name, word)
            || sound::has_initials(name, word)
    };
    let fitting: Vec<&(Which, String)> = clients.iter().filter(fits).collect();
    match fitting[..] {
        [(which, _)] => Ok(which.clone()),
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

/// The client that has this very name, if there is one.
///
/// # Errors
///
/// The clients cannot be listed.
pub fn called(desk: &Desk<'_>, name: &str) -> anyhow::Result<Option<Which>> {
    let mut clients = names(desk)?.into_iter();
    let found = clients.find(|(_, taken)| alike::is_same(taken, name));
    Ok(found.map(|(which, _)| which))
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

/// The clients of this name, however it was typed; those that have it to the letter before others.
fn called_so<'c>(clients: &'c [(Which, String)], word: &str) -> Vec<&'c (Which, String)> {
    let all = |is_it: &dyn Fn(&str) -> bool| -> Vec<&'c (Which, String)> {
        clients.iter().filter(|(_, name)| is_it(name)).collect()
    };
    let exact = all(&|name| name == word);
    if exact.is_empty() {
        return all(&|name| alike::is_same(name, word));
    }
    exact
}

/// Every client that can be read, with its name.
fn names(desk: &Desk<'_>) -> anyhow::Result<Vec<(Which, String)>> {
    let entries = entries(desk)?;
    let named = entries.iter().filter_map(|entry| {
        let text = desk.workspace.read_text(&entry.path).ok()?;
        let document = Document::parse(&text).ok()?;
        let name = match document.root().get("client")?.get("name")?.value() {
            crate::document::Value::Text(name) => name.to_string(),
            _ => return None,
        };
        Some((Which::of(entry), name))
    });
    Ok(named.collect())
}

fn nobody(desk: &Desk<'_>, word: &str, clients: &[(Which, String)]) -> anyhow::Error {
    let mut near: Vec<(f64, &(Which, String))> = clients
        .iter()
        .map(|client| (likeness(word, client), client))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let near: Vec<&(Which, String)> = near.into_iter().take(3).map(|(_, client)| client).collect();

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

fn likeness(word: &str, (which, name): &(Which, String)) -> f64 {
    let contained = alike::holds(name, word) || which.id.contains(word);
    let by_id = strsim::normalized_damerau_levenshtein(word, &which.id);
    let by_name =
        strsim::normalized_damerau_levenshtein(&alike::folded(word), &alike::folded(name));
    let by_sound = strsim::normalized_damerau_levenshtein(word, &sound::nearest_to(name, word));
    if contained {
        1.0
    } else {
        by_id.max(by_name).max(by_sound)
    }
}

fn several(desk: &Desk<'_>, word: &str, fitting: &[&(Which, String)]) -> anyhow::Error {
    let word = shown(word);
    let count = fitting.len();
    let shown_few = listed(&fitting[..count.min(8)]);
    Failed::because(say!(desk.lang(),
        zh: "“{word}”对应 {count} 个客户，请写编号：\n{shown_few}",
        en: "'{word}' matches {count} clients. Give the id:\n{shown_few}"
    ))
}

fn listed(clients: &[&(Which, String)]) -> String {
    let rows = clients
        .iter()
        .map(|(which, name)| (which.id.clone(), shown(name).to_string()));
    text::in_columns(&rows.collect::<Vec<_>>())
}
