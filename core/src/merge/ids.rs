//! Ids before the merge: an id that both sides gave to different entries, and an entry that got another id before.

use std::collections::BTreeMap;

use super::both;
use super::identity::{is_another, is_it};
use super::outcome::{Renamed, Side};
use super::part::{Name, Part, down};
use super::refer::{Moved, holder};
use super::value::same;
use crate::model::form::section_of;
use crate::model::{name, next_free};

/// The versions of a record that are merged.
#[derive(Debug)]
pub(super) struct Versions {
    /// What both began from; `None` where nobody knows it.
    pub base: Option<Part>,
    pub ours: Part,
    pub theirs: Part,
}

/// A list in which an id is unique: its section, and the service year where it is one of that year alone.
pub(super) type Scope = (String, String);

/// An entry that has an id of its own.
struct Entry<'p> {
    way: Vec<Name>,
    part: &'p Part,
}

/// By the list and the id, shorter ids first.
type Entries<'p> = BTreeMap<(Scope, (usize, String)), Entry<'p>>;

impl Versions {
    /// Gives entries other ids until an id means one entry in all versions.
    pub fn settle_ids(&mut self) -> Vec<Renamed> {
        self.follow(true);
        self.follow(false);
        let mut renamed = self.part_replaced();
        loop {
            let collisions = self.collisions();
            if collisions.is_empty() {
                break;
            }
            for (is_ours, way, to) in collisions {
                let base = self.base.as_ref();
                let side = if is_ours {
                    &mut self.ours
                } else {
                    &mut self.theirs
                };
                renamed.extend(down(side, &way).map(|part| Renamed::of(part, &to)));
                rename(side, base, &way, &to);
            }
        }
        renamed.sort();
        renamed
    }

    /// An entry that took the id of one that its side removed gets another, if the other side still works with that one.
    fn part_replaced(&mut self) -> Vec<Renamed> {
        let mut renamed = Vec::new();
        while let Some((side, way, to)) = self.replaced() {
            let side = match side {
                Some(Side::Ours) => &mut self.ours,
                Some(Side::Theirs) => &mut self.theirs,
                None => {
                    // Neither has it any more. What named it keeps its words, which both sides may still have.
                    let gone = self.base.as_mut().and_then(|it| down_mut(it, &way));
                    gone.map(|entry| entry.set_id(&to));
                    continue;
                }
            };
            renamed.extend(down(side, &way).map(|part| Renamed {
                again: true,
                ..Renamed::of(part, &to)
            }));
            rename(side, self.base.as_ref(), &way, &to);
        }
        renamed
    }

    /// The way to an entry that is another than the version before has there, on which side, and a free id; no side
    /// where both have others, so that it is the one of the version before that must go.
    fn replaced(&self) -> Option<(Option<Side>, Vec<Name>, String)> {
        let base = self.base.as_ref()?;
        let mut ways = Vec::new();
        own_ids(base, &[], &mut ways);
        let (side, way, entry) = ways.into_iter().find_map(|(way, was)| {
            let [ours, theirs] = [&self.ours, &self.theirs].map(|it| down(it, &way));
            let (ours, theirs) = (ours?, theirs?);
            let is_used = |there: &Part, version: &Part| {
                let moved = Moved {
                    list: was.section.clone(),
                    holder: holder(&way).map(str::to_owned),
                    from: was.name.id.clone(),
                    to: String::new(),
                };
                !both::same(was, there) || moved.is_named_anew(version, &[], base)
            };
            let side = match (is_another(was, ours), is_another(was, theirs)) {
                (true, true) if is_another(ours, theirs) => None,
                (true, false) if is_used(theirs, &self.theirs) => Some(Side::Ours),
                (false, true) if is_used(ours, &self.ours) => Some(Side::Theirs),
                _ => return None,
            };
            Some((side, way, was))
        })?;
        let to = match side {
            Some(_) => self.taken().another(entry, &way)?,
            // No id that somebody gives has a blank in it.
            None => format!("{} gone", entry.name.id),
        };
        Some((side, way, to))
    }

    /// An entry that has another id on one side, and all else as before, has it in the other versions too. So it is after
    /// an earlier merge, when the commits that gave the first id come once more, as in a rebase.
    fn follow(&mut self, in_ours: bool) {
        loop {
            let side = if in_ours { &self.ours } else { &self.theirs };
            let Some((from, to)) = self.base.as_ref().and_then(|base| moved(base, side)) else {
                return;
            };
            let other = if in_ours { &self.theirs } else { &self.ours };
            let taken = |way: &[Name]| {
                let mut way = way.to_vec();
                if let Some(last) = way.last_mut() {
                    last.id.clone_from(&to);
                }
                down(other, &way).map(|_| way)
            };
            let room = taken(&from).and_then(|way| {
                let free = self.taken().another(down(other, &way)?, &way)?;
                Some((way, free))
            });
            let other = if in_ours {
                &mut self.theirs
            } else {
                &mut self.ours
            };
            if let Some((way, free)) = room {
                rename(other, self.base.as_ref(), &way, &free);
            }
            if down(other, &from).is_some() {
                rename(other, None, &from, &to);
            }
            if let Some(base) = &mut self.base {
                rename(base, None, &from, &to);
            }
        }
    }

    /// The ids of all versions.
    fn taken(&self) -> Taken {
        let versions = self.base.iter().chain([&self.ours, &self.theirs]);
        Taken::of_all(versions)
    }

    /// The ids that both sides gave to two entries: on which side each is given up, the way to the entry there, and its
    /// new id. Those within an entry that gets another id itself are found when it has it.
    fn collisions(&self) -> Vec<(bool, Vec<Name>, String)> {
        let ours = entries(&self.ours);
        let theirs = entries(&self.theirs);
        let base = self.base.as_ref().map(entries).unwrap_or_default();
        let mut taken = self.taken();
        let mut found: Vec<(bool, Vec<Name>, String)> = Vec::new();
        for (key, our) in &ours {
            let Some(their) = theirs.get(key).filter(|_| !base.contains_key(key)) else {
                continue;
            };
            if our.way == their.way && self.is_one(our.part, their.part) {
                continue;
            }
            let sorted = |entry: &Entry<'_>| (entry.part.content(), entry.way.clone());
            let is_ours = sorted(our) > sorted(their);
            let given_up = if is_ours { our } else { their };
            let is_within =
                |way: &Vec<Name>| our.way.starts_with(way) || their.way.starts_with(way);
            if found.iter().any(|(_, way, _)| is_within(way)) {
                continue;
            }
            if let Some(to) = taken.another(given_up.part, &given_up.way) {
                found.push((is_ours, given_up.way.clone(), to));
            }
        }
        found
    }

    /// Whether two entries with one id are one entry: one has all that the other has. Where nobody knows what was
    /// there before, they may differ in one key, which somebody changed.
    fn is_one(&self, ours: &Part, theirs: &Part) -> bool {
        match self.base {
            Some(_) => extends(ours, theirs) || extends(theirs, ours),
            None => differing(ours, theirs) <= 1,
        }
    }
}

/// Whether the second says all that the first does.
fn extends(less: &Part, more: &Part) -> bool {
    let mut lines = less.lines.iter();
    let mut parts = less.parts.iter();
    let has_line = |key: &str, value: &str| more.line(key).is_some_and(|it| same(&it.value, value));
    lines.all(|it| has_line(&it.key, &it.value))
        && parts.all(|it| more.part(&it.name).is_some_and(|more| extends(it, more)))
}

/// How many keys that both have say something different.
fn differing(ours: &Part, theirs: &Part) -> usize {
    let differs = |line: &&super::part::Line| {
        let their = theirs.line(&line.key);
        their.is_some_and(|it| !same(&it.value, &line.value))
    };
    let within = ours.parts.iter().filter_map(|it| {
        let their = theirs.part(&it.name)?;
        Some(differing(it, their))
    });
    ours.lines.iter().filter(differs).count() + within.sum::<usize>()
}

/// The way to an entry of the version before that has another id on this side, and that id.
fn moved(base: &Part, side: &Part) -> Option<(Vec<Name>, String)> {
    let (before, now) = (entries(base), entries(side));
    before.iter().find_map(|(key, entry)| {
        let stays = now
            .get(key)
            .is_some_and(|it| extends(it.part, entry.part) || extends(entry.part, it.part));
        let is_new = |it: &&(Scope, (usize, String))| it.0 == key.0 && !before.contains_key(*it);
        let mut new = now.keys().filter(is_new).peekable();
        if stays || new.peek().is_none() {
            return None;
        }
        let content = entry.part.content();
        let only = |is_it: &dyn Fn(&Part) -> bool| {
            let mut found = new.clone().filter(|it| is_it(now[*it].part));
            let first = found.next()?;
            found.next().is_none().then(|| first.1.1.clone())
        };
        let is_gone = now
            .get(key)
            .is_none_or(|it| is_another(entry.part, it.part));
        let id = only(&|it| !content.is_empty() && it.content() == content)
            // It was changed since.
            .or_else(|| only(&|it| is_it(entry.part, it)).filter(|_| is_gone))?;
        Some((entry.way.clone(), id))
    })
}

fn entries(record: &Part) -> Entries<'_> {
    let mut found = BTreeMap::new();
    gather(record, &[], &mut found);
    found
}

fn gather<'p>(part: &'p Part, way: &[Name], found: &mut Entries<'p>) {
    for part in &part.parts {
        let mut way = way.to_vec();
        way.push(part.name.clone());
        if let Some(scope) = scope_of(part, &way) {
            let id = part.name.id.clone();
            let key = (scope, (id.len(), id));
            found.entry(key).or_insert(Entry {
                way: way.clone(),
                part,
            });
        }
        gather(part, &way, found);
    }
}

/// Every entry with an id of its own, with the way to it.
fn own_ids<'p>(part: &'p Part, way: &[Name], found: &mut Vec<(Vec<Name>, &'p Part)>) {
    for part in &part.parts {
        let way = [way, std::slice::from_ref(&part.name)].concat();
        own_ids(part, &way, found);
        if scope_of(part, &way).is_some() {
            found.push((way, part));
        }
    }
}

/// The list in which the id of an entry is unique; `None` of what has no id of its own.
pub(super) fn scope_of(part: &Part, way: &[Name]) -> Option<Scope> {
    if part.line("id").is_none() || part.identified_by() != Some("id") {
        return None;
    }
    let of_year = section_of(&part.section).is_some_and(|it| it.has_ids_of_a_year());
    let year = way.first().filter(|_| of_year).map(|it| it.id.clone());
    Some((part.section.clone(), year.unwrap_or_default()))
}

/// The ids of a record, list by list, and those that are given again.
pub(super) struct Taken(BTreeMap<Scope, Vec<String>>);

impl Taken {
    /// All ids of a record.
    pub fn of(record: &Part) -> Taken {
        Taken::of_all(std::iter::once(record))
    }

    fn of_all<'p>(records: impl Iterator<Item = &'p Part>) -> Taken {
        let mut taken: BTreeMap<Scope, Vec<String>> = BTreeMap::new();
        for ((scope, (_, id)), _) in records.flat_map(entries) {
            taken.entry(scope).or_default().push(id);
        }
        Taken(taken)
    }

    /// The next free id for another entry of this list that was given the id of this one; it is taken then.
    pub fn another(&mut self, entry: &Part, way: &[Name]) -> Option<String> {
        let ids = self.0.entry(scope_of(entry, way)?).or_default();
        let own = &*entry.name.id;
        let mut free = next_free(own, ids.iter().map(String::as_str).chain([own]));
        while name::is_section(&free) {
            free = next_free(&free, ids.iter().map(String::as_str).chain([&*free]));
        }
        ids.push(free.clone());
        Some(free)
    }
}

fn down_mut<'p>(record: &'p mut Part, way: &[Name]) -> Option<&'p mut Part> {
    let mut way = way.iter();
    way.try_fold(record, |part, name| {
        part.parts.iter_mut().find(|it| it.name == *name)
    })
}

/// Gives an entry another id, with all that refers to it but what the version before said already.
fn rename(record: &mut Part, base: Option<&Part>, way: &[Name], to: &str) {
    let Some(entry) = down_mut(record, way) else {
        return;
    };
    let from = entry.set_id(to);
    entry.name.nth = 0;
    let moved = Moved {
        list: entry.section.clone(),
        holder: holder(way).map(str::to_owned),
        from,
        to: to.to_owned(),
    };
    moved.follow(record, &[], base);
}
