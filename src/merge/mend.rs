//! Mends what a merge by lines left in a text, where nothing has to be chosen.

use std::collections::{HashMap, HashSet};

use super::damage::parted;
use super::ids::{Scope, Taken, scope_of};
use super::outcome::Renamed;
use super::part::{Line, Name, Part};
use super::style::Style;
use crate::document::Literal;
use crate::model::form::section_of;
use crate::model::name;

/// A mended text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text; it may still have a key twice, between whose values a person must choose.
    pub text: String,
    /// The entries that were parted from another, as people name them.
    pub parted: Vec<String>,
    /// How many lines were left out that said what another line says.
    pub dropped: usize,
    /// The entries that were given another id, since an entry above them has it. What refers to it stays.
    pub renamed: Vec<Renamed>,
}

/// Parts entries that run together, gives entries with the id of another one an id of their own, and leaves out what is
/// said twice. `None` where there is nothing of the kind.
pub fn mend(text: &str) -> Option<Mended> {
    let (style, mut plain) = Style::taken_off(text);
    if !plain.is_empty() && !plain.ends_with('\n') {
        plain.push('\n');
    }
    let mut record = Part::read(&plain).ok()?;
    let mut mending = Mending {
        taken: Taken::of(&record),
        parted: Vec::new(),
        dropped: 0,
        renamed: Vec::new(),
    };
    mending.part(&mut record, &[]);
    record.name_parts();
    mending.ids(&mut record, &[], &mut HashMap::new());

    let new = record.text();
    let is_same = new == plain;
    let new_lines: HashSet<&str> = new.lines().collect();
    let is_kept = plain.lines().all(|line| {
        let is_id = line.trim_start().starts_with("id");
        is_id || new_lines.contains(line)
    });
    if is_same || !is_kept {
        return None;
    }
    Some(Mended {
        text: style.put_on(&new),
        parted: mending.parted,
        dropped: mending.dropped,
        renamed: mending.renamed,
    })
}

struct Mending {
    taken: Taken,
    parted: Vec<String>,
    dropped: usize,
    renamed: Vec<Renamed>,
}

impl Mending {
    fn part(&mut self, part: &mut Part, way: &[Name]) {
        let mut parts = Vec::with_capacity(part.parts.len());
        for mut inner in std::mem::take(&mut part.parts) {
            let mut way = way.to_vec();
            way.push(inner.name.clone());
            let Some(entries) = parted(&inner, &way, &mut self.taken) else {
                self.part(&mut inner, &way);
                parts.push(inner);
                continue;
            };
            for (nth, mut entry) in entries.into_iter().enumerate() {
                if nth > 0 {
                    let holders: Vec<&Name> = way[..way.len() - 1].iter().collect();
                    self.parted.push(entry.name.spoken(&holders));
                }
                self.part(&mut entry, &way);
                parts.push(entry);
            }
        }
        part.parts = parts;
        self.drop_twice(part);
    }

    fn drop_twice(&mut self, part: &mut Part) {
        let mut kept: Vec<Line> = Vec::with_capacity(part.lines.len());
        let mut seen: HashSet<(String, String)> = HashSet::new();
        let mut above: Vec<String> = Vec::new();
        for mut line in std::mem::take(&mut part.lines) {
            if !seen.insert((line.key.clone(), line.text())) {
                self.dropped += 1;
                above.append(&mut line.lead);
                continue;
            }
            line.lead.splice(0..0, above.drain(..));
            kept.push(line);
        }
        part.tail.splice(0..0, above);
        part.lines = kept;
    }

    /// The first entry with an id keeps it; one that says all the same is the same entry, written down twice.
    fn ids(&mut self, part: &mut Part, way: &[Name], seen: &mut HashMap<(Scope, String), String>) {
        let mut parts = Vec::with_capacity(part.parts.len());
        for mut inner in std::mem::take(&mut part.parts) {
            let mut way = way.to_vec();
            way.push(inner.name.clone());
            if let Some(scope) = scope_of(&inner, &way) {
                let key = (scope, inner.name.id.clone());
                let text = inner.text().trim().to_owned();
                match seen.get(&key) {
                    None => drop(seen.insert(key, text)),
                    Some(first) if *first == text => {
                        self.dropped += 1;
                        continue;
                    }
                    Some(_) => self.rename(&mut inner, &way),
                }
            }
            self.ids(&mut inner, &way, seen);
            parts.push(inner);
        }
        part.parts = parts;
    }

    fn rename(&mut self, entry: &mut Part, way: &[Name]) {
        let Some(to) = self.taken.another(entry, way) else {
            return;
        };
        let list = section_of(&entry.section).map(name::short);
        self.renamed.push(Renamed {
            list: list.map_or_else(|| entry.section.clone(), str::to_owned),
            from: std::mem::replace(&mut entry.name.id, to.clone()),
            to: to.clone(),
        });
        if let Some(line) = entry.lines.iter_mut().find(|line| line.key == "id") {
            line.value = Literal::from(to.as_str()).to_string();
        }
    }
}
