//! What a workspace offers for a line that is being typed. What cannot be read offers nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;

use chrono::NaiveDate;
use clap::Command;
use memchr::{memchr_iter, memmem};
use rayon::prelude::*;

use crate::alike;
use crate::cli::shown::cut;
use crate::document::{Document, Item, Value};
use crate::lang::Lang;
use crate::model::form::{FORM, Key, Role, Section, Tables};
use crate::model::name::{self, Named, Names};
use crate::model::{TradeKind, Word as _, form};
use crate::rules::{Group, RULES};
use crate::standard::Standard;
use crate::store::{Entry, Workspace};
use crate::text::word::Spoken;
use crate::text::{key, rule};

/// The most characters of what a candidate means.
const SHORT: usize = 40;

/// A candidate, and what it means.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) word: String,
    pub(super) means: String,
}

impl Told {
    /// A candidate that says itself.
    pub(super) fn plain(word: &str) -> Told {
        Told {
            word: word.to_owned(),
            means: String::new(),
        }
    }
}

/// What is known of the line and its workspace.
pub(super) struct Known {
    workspace: Option<Workspace>,
    today: NaiveDate,
    lang: Lang,
    explains: bool,
    /// The client named on the line.
    client: Option<Entry>,
    /// The word after it, which may name an entry.
    after: Option<String>,
}

impl Known {
    pub(super) fn of(
        tree: &Command,
        (workspace, today): (Option<Workspace>, NaiveDate),
        words: &[OsString],
        lang: Lang,
        explains: bool,
    ) -> Known {
        let all = workspace
            .as_ref()
            .and_then(|it| it.clients().ok())
            .unwrap_or_default();
        let words = words.iter().map(|word| word.to_string_lossy());
        let mut words = words.skip(1).map(String::from);
        let mut command = tree;
        let client = words.by_ref().find_map(|word| {
            if let Some(sub) = command.find_subcommand(&word) {
                command = sub;
                return None;
            }
            all.iter()
                .find(|it| it.id.is_ok() && it.stem() == word)
                .cloned()
        });
        let after = words.find(|word| !word.starts_with('-'));
        Known {
            workspace,
            today,
            lang,
            explains,
            client,
            after,
        }
    }

    /// The clients by their ids.
    pub(super) fn clients(&self) -> Vec<Told> {
        let Some(workspace) = &self.workspace else {
            return Vec::new();
        };
        let all = workspace.clients().unwrap_or_default();
        let valid = all.par_iter().filter(|it| it.id.is_ok());
        let told = valid.map_init(Vec::new, |buffer, it| Told {
            word: it.stem().to_owned(),
            means: match self.explains {
                true => client_name(workspace, it, buffer).unwrap_or_default(),
                false => String::new(),
            },
        });
        told.collect()
    }

    /// The entries and sections of the client, by their names.
    pub(super) fn entries(&self) -> Vec<Told> {
        self.of_record(|tables| {
            let all = FORM.iter().flat_map(|it| tables.of_section(it.name));
            let named = all.filter(|it| !it.section().name.is_empty());
            let mut names = Names::of(tables);
            let told = named.map(|it| Told {
                word: names.name(it),
                means: self.means(it),
            });
            told.filter(|it| is_shown(&it.word)).collect()
        })
    }

    /// The keys of the entry that is named after the client, each with its `=`.
    pub(super) fn keys(&self) -> Vec<Told> {
        let Some(after) = &self.after else {
            return Vec::new();
        };
        self.of_record(|tables| {
            let Named::One(table) = name::find(tables, after, self.today) else {
                return Vec::new();
            };
            let section = table.section();
            let keys = section
                .keys
                .iter()
                .filter(|it| Some(it.name) != section.identified_by);
            let told = keys.map(|it| Told {
                word: format!("{}=", it.name),
                means: key::label(self.lang, &format!("{}.{}", section.name, it.name)).to_owned(),
            });
            told.collect()
        })
    }

    /// The ids of the client's entries in these lists.
    pub(super) fn ids(&self, lists: &[&str], end: &str) -> Vec<Told> {
        self.of_record(|tables| {
            let all = lists.iter().flat_map(|it| tables.of_section(it));
            let told = all.filter(|it| is_shown(it.id)).map(|it| Told {
                word: format!("{}{end}", it.id),
                means: self.means(it),
            });
            told.collect()
        })
    }

    /// The people of the client on the line; where there is none, those of all.
    pub(super) fn people(&self) -> Vec<Told> {
        let Some(workspace) = &self.workspace else {
            return Vec::new();
        };
        let all: Vec<BTreeSet<String>> = match &self.client {
            Some(one) => {
                let text = workspace.read_text(&one.path).ok();
                let document = text.as_ref().and_then(|text| Document::parse(text).ok());
                document.iter().map(people).collect()
            }
            None => {
                let clients = workspace.clients().unwrap_or_default();
                let lines = Lines::new();
                let of_each = clients.par_iter().map_init(Vec::new, |buffer, it| {
                    let text = workspace.text_in(&it.path, buffer).ok();
                    text.map(|text| lines.people(text)).unwrap_or_default()
                });
                of_each.collect()
            }
        };
        let mut written: BTreeMap<String, String> = BTreeMap::new();
        for name in all.into_iter().flatten() {
            written
                .entry(alike::folded(&name).into_owned())
                .or_insert(name);
        }
        written.values().map(|name| Told::plain(name)).collect()
    }

    /// The rules and their groups.
    pub(super) fn rules(&self) -> Vec<Told> {
        let rules = RULES.iter().map(|it| Told {
            word: it.name.to_owned(),
            means: rule::title(self.lang, it).to_owned(),
        });
        let groups = Group::ALL.iter().map(|it| Told {
            word: it.code().to_owned(),
            means: rule::group(self.lang, *it).to_owned(),
        });
        groups.chain(rules).collect()
    }

    /// The services of the company's standard, and the kinds of diary entries besides.
    pub(super) fn services(&self) -> Vec<Told> {
        let text = self.workspace.as_ref().and_then(|it| it.kefu_toml().ok());
        let document = text.as_ref().and_then(|text| Document::parse(text).ok());
        let standard = document.map_or_else(Standard::sample, |it| Standard::read(&it).standard);
        let services = standard.services.iter().map(|it| Told {
            word: it.code.clone(),
            means: it.name.pick(self.lang).to_owned(),
        });
        let trade = TradeKind::ALL.iter().map(|it| Told {
            word: it.code().to_owned(),
            means: it.say(self.lang).to_owned(),
        });
        services.chain(trade).collect()
    }

    /// Looks at the record of the client on the line.
    fn of_record(&self, look: impl FnOnce(&Tables<'_>) -> Vec<Told>) -> Vec<Told> {
        let text = (self.workspace.as_ref().zip(self.client.as_ref()))
            .and_then(|(workspace, client)| workspace.read_text(&client.path).ok());
        let document = text.as_ref().and_then(|text| Document::parse(text).ok());
        document.map_or_else(Vec::new, |it| look(&Tables::of(it.root())))
    }

    /// What an entry is, and the first words that it says.
    fn means(&self, table: &form::Table<'_>) -> String {
        if !self.explains {
            return String::new();
        }
        let section = table.section();
        let noun = key::noun(self.lang, section);
        let said = |it: &&Key| {
            it.role == Role::Said && Some(it.name) != section.identified_by && it.names.is_empty()
        };
        let texts = section
            .keys
            .iter()
            .filter(said)
            .filter_map(|it| table.item.get(it.name));
        let texts = texts.filter_map(Item::text);
        let longest = texts.max_by_key(|text| text.len()).unwrap_or_default();
        let first = cut(longest.lines().next().unwrap_or_default(), SHORT);
        match first.is_empty() {
            true => noun.to_owned(),
            false => format!("{noun} {first}"),
        }
    }
}

/// Everybody of ours whom a record names.
fn people(document: &Document<'_>) -> BTreeSet<String> {
    let tables = Tables::of(document.root());
    let mut people = BTreeSet::new();
    for section in FORM {
        for key in section.keys.iter().filter(|key| is_of_people(section, key)) {
            let items = tables
                .of_section(section.name)
                .iter()
                .filter_map(|it| it.item.get(key.name));
            let texts = items.filter_map(Item::text);
            people.extend(texts.filter(|it| is_shown(it)).map(str::to_owned));
        }
    }
    people
}

/// Whether a key names one of ours.
fn is_of_people(section: &Section, key: &Key) -> bool {
    let is_member = section.name == "team.members" && key.name == "name";
    is_member || matches!(key.role, Role::Handler | Role::By)
}

/// Looks for names in lines as kefu writes them: nobody waits until thousands of records are parsed.
struct Lines {
    /// The sections that name one of ours, and the keys that do.
    keys: BTreeMap<&'static str, Vec<&'static str>>,
}

impl Lines {
    fn new() -> Lines {
        let mut keys = BTreeMap::new();
        for section in FORM {
            let ours = section.keys.iter().filter(|key| is_of_people(section, key));
            let ours: Vec<_> = ours.map(|key| key.name).collect();
            if !ours.is_empty() {
                keys.insert(section.name, ours);
            }
        }
        Lines { keys }
    }

    /// Everybody of ours whom a record names.
    fn people(&self, text: &str) -> BTreeSet<String> {
        let mut people: BTreeSet<&str> = BTreeSet::new();
        let mut keys: &[&str] = &[];
        let mut start = 0;
        let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
        for end in ends {
            let line = &text[start..end];
            start = end + 1;
            if line.starts_with('[') {
                let name = line.trim_start_matches('[').split(']').next();
                let found = name.and_then(|name| self.keys.get(name));
                keys = found.map_or(&[], Vec::as_slice);
                continue;
            }
            let value = |key: &&str| line.strip_prefix(key)?.strip_prefix(" = \"");
            let name = keys
                .iter()
                .find_map(value)
                .and_then(|it| it.split_once('"'));
            if let Some((name, _)) = name
                && !people.contains(name)
                && is_shown(name)
                && !name.contains('\\')
            {
                people.insert(name);
            }
        }
        people.into_iter().map(str::to_owned).collect()
    }
}

/// A client's name, from where kefu writes it: the rest of the record is not read for it.
fn client_name(workspace: &Workspace, client: &Entry, buffer: &mut Vec<u8>) -> Option<String> {
    let text = workspace.text_in(&client.path, buffer).ok()?;
    let at = memmem::find(text.as_bytes(), b"\nname = \"")?;
    let line = text[at + 1..].lines().next()?;
    let table = Document::parse(line).ok()?;
    match table.root().get("name")?.value() {
        Value::Text(name) if is_shown(name) => Some(name.to_owned()),
        _ => None,
    }
}

/// Whether a word can stand on a line: nothing in it acts on a terminal or ends the line.
fn is_shown(word: &str) -> bool {
    !word.is_empty() && !word.chars().any(|c| alike::acts(c) || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_record_name_the_people_that_it_names() {
        let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let examples = std::fs::read_dir(examples.join("examples/brokerage/clients")).unwrap();
        let texts = examples.map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap());
        let full = include_str!("../../../core/src/model/full_record.toml").to_owned();
        let lines = Lines::new();
        let mut seen = 0;
        for text in texts.chain([full]) {
            let whole = people(&Document::parse(&text).unwrap());
            assert_eq!(lines.people(&text), whole);
            assert_eq!(lines.people(text.trim_end()), whole);
            seen += whole.len();
        }
        assert!(seen > 10, "{seen}");
    }
}
