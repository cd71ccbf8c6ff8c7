//! Mends what a merge by lines left in a text, where nothing has to be chosen.

use std::collections::{HashMap, HashSet};

use super::damage::parted;
use super::ids::{Scope, Taken, scope_of};
use super::outcome::Renamed;
use super::part::{Line, Name, Part};
use super::style::Style;
use super::value::{after, said};

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
    let (style, plain) = Style::taken_off(text);
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
    if new == plain || !Part::read(&plain).is_ok_and(|it| is_kept(&it, &new)) {
        return None;
    }
    Some(Mended {
        text: style.put_on(&new),
        parted: mending.parted,
        dropped: mending.dropped,
        renamed: mending.renamed,
    })
}

/// Whether a text has all that was there: each comment, and each key with what it says, but for ids that are given again.
fn is_kept(was: &Part, now: &str) -> bool {
    let Ok(read) = Part::read(now) else {
        return false;
    };
    let (mut before, mut after) = (Words::default(), Words::default());
    before.take(was);
    after.take(&read);
    let has_comment = |it: &String| after.comments.contains(it) || now.contains(&**it);
    before.values.is_subset(&after.values) && before.comments.iter().all(has_comment)
}

/// What a text says, wherever it stands.
#[derive(Default)]
struct Words {
    values: HashSet<(String, String)>,
    comments: HashSet<String>,
}

impl Words {
    fn take(&mut self, part: &Part) {
        let values = part.lines.iter().filter(|it| it.key != "id");
        self.values
            .extend(values.map(|it| (it.key.clone(), said(&it.value))));
        let above = part.lines.iter().flat_map(|it| &it.lead);
        let beside = part.lines.iter().map(|it| &it.after);
        let comments = above.chain(beside).chain(&part.lead).chain(&part.tail);
        let comments = comments.chain([&part.header, &part.header_after]);
        self.comments
            .extend(comments.map(|it| it.trim().to_owned()));
        for part in &part.parts {
            self.take(part);
        }
    }
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

    /// Of lines that say the same the first one stays, with the comments of all.
    fn drop_twice(&mut self, part: &mut Part) {
        let mut kept: Vec<Line> = Vec::with_capacity(part.lines.len());
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        let mut above: Vec<String> = Vec::new();
        for mut line in std::mem::take(&mut part.lines) {
            let says = (line.key.clone(), said(&line.value));
            if let Some(nth) = seen.get(&says) {
                let first = &mut kept[*nth];
                first.after = after(None, &first.after, &line.after);
                self.dropped += 1;
                above.append(&mut line.lead);
                continue;
            }
            seen.insert(says, kept.len());
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
        self.renamed.push(Renamed::of(entry, &to));
        entry.set_id(&to);
    }
}
