//! Two records of one client become one: what the first says goes into the second, entry by entry, with comments and
//! unknown keys. Ids that clash get the next free one, and what refers to them within the moved entries follows.

use std::collections::BTreeSet;

use crate::alike;
use crate::changes::correct::free;
use crate::changes::numbered;
use crate::changes::same::is_same;
use crate::document::edit::{self, Edit};
use crate::document::{Document, Item, KeyPath, Literal, Value};
use crate::model::form::{FORM, Table, section_of};
use crate::model::{LAYOUT, Record, name};

mod ids;
mod returns;

use returns::Order;

use ids::{Ids, followed, has_own_ids, kin, of_subject, references};

/// What goes into the second record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The edits.
    pub edits: Vec<Edit>,
    /// How many entries go over.
    pub moved: usize,
    /// How many entries the second record has already, as after an interruption.
    pub there: usize,
    /// How many lines of comment stand outside the entries and stay in the first record.
    pub comments: usize,
    /// The entries that get another id: list and old id, and the new one.
    pub renamed: Vec<(String, String)>,
}

/// Why two records do not become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeFault {
    /// Both say something else: each place, and what the first says.
    Apart(Vec<(String, String)>),
    /// The same, and their appointments begin on different days while neither was over.
    Together {
        /// Each place, and what the first says.
        places: Vec<(String, String)>,
        /// Whether the appointment of the first is the later one.
        is_first_later: bool,
    },
    /// The client came back under the second record, so what that one says goes into the first.
    OtherWay,
    /// An entry of this list is written in braces and cannot be taken over line by line.
    InBraces(String),
    /// The appointment that goes over is not a section with its lists right below it.
    NotASection,
}

/// Puts what one record says into another. The record of a client that came back becomes the later appointment of the
/// earlier record.
///
/// # Errors
///
/// Both have a key or an entry with different values; nothing is decided between them. An entry cannot be taken over.
pub fn merge(from: &Record<'_>, into: &Record<'_>) -> Result<Merged, MergeFault> {
    let order = returns::order(from, into);
    match order {
        Order::Earlier => return Err(MergeFault::OtherWay),
        Order::Later => {
            let text = returns::as_later(from, into).ok_or(MergeFault::NotASection)?;
            let document = Document::parse(&text).map_err(|_| MergeFault::NotASection)?;
            let merged = together(&Record::read(&document).record, into)?;
            let whole = comments(from.document().text());
            let taken_away = whole.saturating_sub(comments(&text));
            return Ok(Merged {
                comments: merged.comments + taken_away,
                ..merged
            });
        }
        Order::Together | Order::Same => {}
    }
    let is_first_later = from.appointed() > into.appointed();
    together(from, into).map_err(|fault| match fault {
        MergeFault::Apart(places) if order == Order::Together => MergeFault::Together {
            places,
            is_first_later,
        },
        fault => fault,
    })
}

fn together(from: &Record<'_>, into: &Record<'_>) -> Result<Merged, MergeFault> {
    let mut others = BTreeSet::new();
    loop {
        let mut walk = Walk {
            from,
            into,
            others: &others,
            sets: Vec::new(),
            pastes: Vec::new(),
            same: Vec::new(),
            apart: Vec::new(),
            in_braces: None,
        };
        let (one, other) = (from.document().root(), into.document().root());
        walk.table(one, Some(other), &KeyPath::root());
        if !walk.apart.is_empty() {
            return Err(MergeFault::Apart(walk.apart));
        }
        if let Some(list) = walk.in_braces {
            return Err(MergeFault::InBraces(list));
        }
        let wrong = walk.same_but_for_references();
        if wrong.is_empty() {
            return walk.merged();
        }
        others.extend(wrong);
    }
}

/// An entry that goes over.
struct Paste {
    list: KeyPath,
    /// Its place in the second record, once it is there.
    way: KeyPath,
    lines: String,
}

struct Walk<'a, 'd> {
    from: &'a Record<'d>,
    into: &'a Record<'d>,
    /// Pairs of entries that are not the same, because they refer to others.
    others: &'a BTreeSet<String>,
    sets: Vec<Edit>,
    pastes: Vec<Paste>,
    /// Entries that both have, by their ways.
    same: Vec<(KeyPath, KeyPath)>,
    apart: Vec<(String, String)>,
    in_braces: Option<String>,
}

impl Walk<'_, '_> {
    fn table(&mut self, one: Item<'_>, other: Option<Item<'_>>, way: &KeyPath) {
        for item in one.items() {
            let way = way.clone().key(item.key());
            let there = other.and_then(|other| other.get(item.key()));
            let is_table = |it: Item<'_>| matches!(it.value(), Value::Table(_));
            if is_table(item) {
                match there.is_none_or(is_table) {
                    true => self.table(item, there, &way),
                    false => self.differs(&way, item),
                }
            } else if item.items().next().is_some_and(is_table) {
                self.list(item, there, &way);
            } else {
                self.value(item, there, &way);
            }
        }
    }

    fn value(&mut self, item: Item<'_>, there: Option<Item<'_>>, way: &KeyPath) {
        let says = Literal::of(item);
        let is_same = there.is_some_and(|there| {
            item.source() == there.source() || says.as_ref().is_some_and(|it| it.is_said_by(there))
        });
        let keys = way.keys();
        match (says, there) {
            _ if is_same || matches!(item.value(), Value::Array(_)) && item.is_empty() => {}
            (Some(Literal::Text(name)), Some(_)) if keys == ["client", "name"] => {
                self.former_name(name);
            }
            // That the first has ended says nothing of the client.
            (Some(says), None) if !matches!(keys[..], ["client", "closed" | "closed-reason"]) => {
                self.sets.push(Edit::set(way.clone(), says));
            }
            _ => self.differs(way, item),
        }
    }

    /// The client is found under the name of the first record too.
    fn former_name(&mut self, name: String) {
        let client = &self.into.client;
        let former = client.former_names.iter().map(|it| it.name);
        let mut known = std::iter::once(client.name).chain(former);
        if known.any(|it| alike::is_same(it, &name)) {
            return;
        }
        let taken = [self.from, self.into].map(|it| &it.client.former_names);
        let id = numbered("a", taken.into_iter().flatten().map(|it| it.id));
        self.sets.push(Edit::Push {
            at: KeyPath::of("client").key("former-names"),
            entry: vec![("id", Literal::Text(id)), ("name", Literal::Text(name))],
        });
    }

    fn list(&mut self, item: Item<'_>, there: Option<Item<'_>>, way: &KeyPath) {
        let list = way.keys().join(".");
        let key = section_of(&list).and_then(|it| it.identified_by);
        let key = key.filter(|key| *key != "id");
        let others = || there.into_iter().flat_map(Item::items);
        let mut count = others().count();
        let pushed = |edit: &&Edit| matches!(edit, Edit::Push { at, .. } if at == way);
        count += self.sets.iter().filter(pushed).count();
        for (nth, entry) in item.items().enumerate() {
            let own = way.clone().nth(nth);
            let is_free = |nth: usize| {
                let other = way.clone().nth(nth);
                let is_used = self.same.iter().any(|(_, used)| *used == other);
                !is_used && !self.others.contains(&pair(&own, &other))
            };
            let mut all = others().enumerate();
            let same = all.find(|(nth, it)| is_same(entry, *it, &own) && is_free(*nth));
            if let Some((nth, _)) = same {
                self.same.push((own, way.clone().nth(nth)));
                continue;
            }
            let says = key.and_then(|key| Literal::of(entry.get(key)?));
            let has_key = |it: Item<'_>| {
                let other = key.and_then(|key| it.get(key));
                says.as_ref()
                    .zip(other)
                    .is_some_and(|(says, it)| says.is_said_by(it))
            };
            let clashes = |it: Item<'_>| has_key(it) || are_both_managers(&list, entry, it);
            if others().any(|it| clashes(it) && !is_relieved(&list, entry, it)) {
                self.differs(&own, entry);
                continue;
            }
            let Some(lines) = edit::block_and_above(self.from.document(), &own) else {
                self.in_braces = Some(list);
                return;
            };
            self.pastes.push(Paste {
                list: way.clone(),
                way: way.clone().nth(count),
                lines: lines.to_owned(),
            });
            count += 1;
        }
    }

    fn differs(&mut self, way: &KeyPath, item: Item<'_>) {
        let place = name::at(self.from.tables(), way).unwrap_or_else(|| way.to_string());
        let says = Literal::of(item).map(|_| item.source().to_owned());
        self.apart.push((place, says.unwrap_or_default()));
    }

    /// The ids of entries that both have.
    fn same_ids(&self) -> Ids {
        let mut ids = Ids::new();
        for (one, other) in &self.same {
            for section in FORM.iter().filter(|it| has_own_ids(it)) {
                let within = |record: &Record<'_>, way: &KeyPath| {
                    let all = record.tables().of_section(section.name).iter();
                    let all = all.filter(|it| it.way().is_under(way));
                    all.map(|it| it.id.to_owned()).collect::<Vec<_>>()
                };
                let pairs = within(self.from, one)
                    .into_iter()
                    .zip(within(self.into, other));
                ids.extend(pairs.map(|(one, other)| ((section.name, one), other)));
            }
        }
        ids
    }

    /// Entries that only seemed the same: what they refer to is not.
    fn same_but_for_references(&self) -> Vec<String> {
        let mut ids = self.same_ids();
        for section in FORM.iter().filter(|it| has_own_ids(it)) {
            for table in self.from.tables().of_section(section.name) {
                // What goes over is none of those that are there.
                let id = ids.entry((section.name, table.id.to_owned()));
                id.or_insert_with(|| format!("\0{}", table.id));
            }
        }
        let refers = |record: &Record<'_>, way: &KeyPath, ids: &Ids| {
            let mut all = Vec::new();
            for section in FORM {
                let tables = record.tables().of_section(section.name).iter();
                for table in tables.filter(|it| it.way().is_under(way)) {
                    all.extend(
                        references(table).map(|(key, value)| followed(key.names, &value, ids)),
                    );
                }
            }
            all
        };
        let wrong = self.same.iter().filter(|(one, other)| {
            refers(self.from, one, &ids) != refers(self.into, other, &Ids::new())
        });
        wrong.map(|(one, other)| pair(one, other)).collect()
    }

    fn merged(self) -> Result<Merged, MergeFault> {
        let in_braces = || {
            let list = self.pastes.first().map(|it| it.list.to_string());
            MergeFault::InBraces(list.unwrap_or_default())
        };
        let mut edits = self.sets.clone();
        edits.extend(self.pastes.iter().map(|it| Edit::Paste {
            at: it.list.clone(),
            lines: it.lines.clone(),
        }));
        let text = edit::apply(self.into.document().text(), &edits, &LAYOUT);
        let text = text.map_err(|_| in_braces())?;
        let document = Document::parse(&text).map_err(|_| in_braces())?;
        let reading = Record::read(&document);
        let tables = reading.record.tables();
        let is_new = |table: &&Table<'_>| {
            let way = table.way();
            self.pastes.iter().any(|it| way.is_under(&it.way))
        };

        let mut ids = self.same_ids();
        let mut renamed = Vec::new();
        for section in FORM.iter().filter(|it| has_own_ids(it)) {
            let mut taken: Vec<String> = kin(section)
                .flat_map(|it| self.into.tables().of_section(it.name))
                .map(|it| it.id.to_owned())
                .collect();
            let of_kin = |ids: &Ids| {
                let new = ids
                    .iter()
                    .filter(|((list, _), _)| kin(section).any(|it| it.name == *list));
                new.map(|(_, id)| id.clone()).collect::<Vec<_>>()
            };
            taken.extend(of_kin(&ids));
            for table in tables.of_section(section.name).iter().filter(is_new) {
                let id = free(table.id, taken.iter().map(String::as_str));
                if id != table.id {
                    renamed.push((format!("{}/{}", name::short(section), table.id), id.clone()));
                    edits.push(Edit::set(table.way().key("id"), id.as_str()));
                }
                taken.push(id.clone());
                ids.insert((section.name, table.id.to_owned()), id);
            }
        }
        for section in FORM {
            for table in tables.of_section(section.name).iter().filter(is_new) {
                for (key, value) in references(table) {
                    let new = followed(key.names, &value, &ids);
                    if new != value {
                        edits.push(Edit::set(table.way().key(key.name), new));
                    }
                }
                if section.name == "waivers"
                    && let Some(Literal::Text(subject)) =
                        table.item.get("subject").and_then(Literal::of)
                {
                    let new = of_subject(&subject, &ids);
                    if new != subject {
                        edits.push(Edit::set(table.way().key("subject"), new));
                    }
                }
            }
        }
        let document = self.from.document();
        let there = self.same.iter();
        let there = there.filter_map(|(way, _)| edit::block_and_above(document, way));
        let gone = self.pastes.iter().map(|it| it.lines.as_str()).chain(there);
        let gone = gone.map(comments);
        Ok(Merged {
            comments: comments(document.text()).saturating_sub(gone.sum()),
            moved: self.pastes.len(),
            there: self.same.len(),
            edits,
            renamed,
        })
    }
}

fn pair(one: &KeyPath, other: &KeyPath) -> String {
    format!("{one} {other}")
}

/// The lines of comment in a text, but for the one that names the schema.
fn comments(text: &str) -> usize {
    let lines = text.lines().map(str::trim_start);
    let is_comment = |line: &&str| line.starts_with('#') && !line.starts_with("#:schema");
    lines.filter(is_comment).count()
}

/// There is one account manager at a time.
fn are_both_managers(list: &str, one: Item<'_>, other: Item<'_>) -> bool {
    let manages = |it: Item<'_>| {
        let role = it.get("role").map(Item::value);
        matches!(role, Some(Value::Text("account-manager")))
    };
    list == "team.members" && manages(one) && manages(other)
}

/// Whether one of two members of the team left before the other came.
fn is_relieved(list: &str, one: Item<'_>, other: Item<'_>) -> bool {
    let day = |it: Item<'_>, key| match it.get(key).and_then(Literal::of) {
        Some(Literal::Date(day)) => Some(day),
        _ => None,
    };
    let leaves = |one, other| {
        let days = day(one, "until").zip(day(other, "from"));
        days.is_some_and(|(until, from)| until < from)
    };
    list == "team.members" && (leaves(one, other) || leaves(other, one))
}

#[cfg(test)]
mod tests;
