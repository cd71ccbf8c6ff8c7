//! What a merge by lines, or a person who followed its marks, makes of two entries: they run together under one header,
//! a key stands twice. Each is named.

use std::collections::HashMap;

use super::ids::Taken;
use super::part::{Line, Name, Part};
use super::style::Style;
use super::value::same;
use crate::document::MOST_FAULTS;

/// One fault that a merge by lines left in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The section or entry as people name it; empty for the record itself.
    pub entry: String,
    /// What begins on the line in question: the line as it is written.
    pub line: String,
    /// Which line that is, from 1.
    pub at: usize,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A second entry begins on this line, without a header of its own.
    RunTogether {
        /// The lines that belong before it; none where the lines of both alternate.
        before: Vec<String>,
    },
    /// A key stands here a second time.
    Twice {
        /// The key.
        key: String,
        /// Which line the first is, from 1.
        first: usize,
        /// Whether both lines say the same.
        same: bool,
    },
}

/// What a merge by lines left in a text; nothing in one that is not TOML for other reasons.
pub fn damages(text: &str) -> Vec<Damage> {
    let (_, plain) = Style::taken_off(text);
    let Ok(record) = Part::read(&plain) else {
        return Vec::new();
    };
    let mut look = Look {
        text: &plain,
        taken: Taken::of(&record),
        found: Vec::new(),
    };
    look.at(&record, &[]);
    look.found.sort_by_key(|it| it.at);
    look.found
}

struct Look<'t> {
    text: &'t str,
    taken: Taken,
    found: Vec<Damage>,
}

impl Look<'_> {
    fn at(&mut self, part: &Part, way: &[Name]) {
        if self.found.len() >= MOST_FAULTS {
            return;
        }
        let entry = match way.split_last() {
            Some((name, above)) => {
                let holders: Vec<&Name> = above.iter().collect();
                name.spoken(&holders)
            }
            None => String::new(),
        };
        match parted(part, way, &mut self.taken) {
            Some(entries) => {
                for second in &entries[1..] {
                    self.run_together(&entry, part, second);
                }
            }
            None => self.twice(&entry, part),
        }
        for part in &part.parts {
            let mut way = way.to_vec();
            way.push(part.name.clone());
            self.at(part, &way);
        }
    }

    fn run_together(&mut self, entry: &str, whole: &Part, second: &Part) {
        let own = |line: &&Line| !line.is_copied;
        let Some(first) = second.lines.iter().find(own) else {
            return;
        };
        // By hand lines can be put before others; alternating ones would have to be moved too.
        let after = whole.lines.iter().skip_while(|it| it.at < first.at);
        let is_one_run = after
            .zip(second.lines.iter().filter(own))
            .all(|(one, other)| one.at == other.at);
        let copied = second
            .lines
            .iter()
            .take_while(|it| it.is_copied)
            .map(Line::text);
        let before = std::iter::once(second.header.clone()).chain(copied);
        let before = before.filter(|_| is_one_run).collect();
        self.add(entry, first, Wrong::RunTogether { before });
    }

    fn twice(&mut self, entry: &str, part: &Part) {
        let mut firsts: HashMap<&str, &Line> = HashMap::new();
        for line in &part.lines {
            let first = *firsts.entry(&line.key).or_insert(line);
            if first.at != line.at && self.found.len() < MOST_FAULTS {
                let wrong = Wrong::Twice {
                    key: line.key.clone(),
                    first: self.number(first),
                    same: same(&first.value, &line.value),
                };
                self.add(entry, line, wrong);
            }
        }
    }

    fn add(&mut self, entry: &str, line: &Line, what: Wrong) {
        self.found.push(Damage {
            entry: entry.to_owned(),
            line: line.text(),
            at: self.number(line),
            what,
        });
    }

    fn number(&self, line: &Line) -> usize {
        self.text[..line.at].matches('\n').count() + 1
    }
}

/// The entries that run together in one, each with a header; `None` of an entry that is one.
pub(super) fn parted(part: &Part, way: &[Name], taken: &mut Taken) -> Option<Vec<Part>> {
    let (first, second) = halves(part)?;
    let mut first_part = part.clone();
    let mut second_part = part.clone();
    first_part.lines = first;
    first_part.parts = Vec::new();
    first_part.tail = Vec::new();
    second_part.lines = second;
    second_part.lead = vec![String::new()];
    second_part.header_after = String::new();
    let is_shared = second_part.line("id").is_some_and(|it| it.is_copied);
    if is_shared && let Some(id) = taken.another(part, way) {
        second_part.set_id(&id);
    }
    let mut entries = vec![first_part];
    match parted(&second_part, way, taken) {
        Some(further) => entries.extend(further),
        None => entries.push(second_part),
    }
    Some(entries)
}

/// The most lines of entries that a merge runs together; a text made to be slow has more.
const LONGEST: usize = 200;

/// The lines of two entries that run together: those of the first, and those of the second with what both share.
///
/// One key that says two things was changed twice; several are two entries.
fn halves(part: &Part) -> Option<(Vec<Line>, Vec<Line>)> {
    let identity = part.identified_by()?;
    if part.lines.len() > LONGEST {
        return None;
    }
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
    for (nth, line) in part.lines.iter().enumerate() {
        seen.entry(&line.key).or_default().push(nth);
    }
    let differs = |nths: &[usize]| {
        let (first, rest) = (&part.lines[nths[0]], &nths[1..]);
        rest.iter()
            .any(|nth| !same(&first.value, &part.lines[*nth].value))
    };
    let doubled: HashMap<&str, Vec<usize>> =
        seen.into_iter().filter(|(_, it)| it.len() > 1).collect();
    let differing = doubled.values().filter(|nths| differs(nths)).count();
    let is_two = differing > 1 || doubled.get(identity).is_some_and(|nths| differs(nths));
    if !is_two {
        return None;
    }

    let is_pair = |nths: &Vec<usize>| nths.len() == 2 && nths[1] == nths[0] + 1;
    let in_turn = doubled.len() > 1 && doubled.values().all(is_pair);
    let begin = doubled.values().map(|nths| nths[1]).min()?;
    let first_doubled = doubled.values().map(|nths| nths[0]).min()?;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (nth, line) in part.lines.iter().enumerate() {
        let is_of_second = match in_turn {
            true => doubled.values().any(|nths| nths[1] == nth),
            false => nth >= begin,
        };
        if is_of_second {
            second.push(line.clone());
            continue;
        }
        first.push(line.clone());
        let is_shared = !doubled.contains_key(line.key.as_str());
        if is_shared && (in_turn || nth < first_doubled) {
            second.push(Line {
                lead: Vec::new(),
                is_copied: true,
                ..line.clone()
            });
        }
    }
    // What stands in the second half by itself is no part of the head that both share.
    let own: Vec<String> = second
        .iter()
        .filter(|it| !it.is_copied)
        .map(|it| it.key.clone())
        .collect();
    second.retain(|it| !(it.is_copied && own.contains(&it.key)));
    Some((first, second))
}
