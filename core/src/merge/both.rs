//! One part of a record with what both sides made of it.

use std::collections::HashMap;

use super::outcome::Conflict;
use super::part::{Line, Name, Part, push_lines};
use super::value;
use super::weave::{by_rank, weave};
use crate::model::form::{FORM, section_of};

/// A merged text in pieces.
#[derive(Debug)]
pub(super) enum Piece {
    /// Lines that are certain.
    Sure(String),
    /// The lines of each side where they cannot both hold.
    Torn { ours: String, theirs: String },
}

/// Merges a record.
pub(super) fn record(
    base: Option<&Part>,
    ours: &Part,
    theirs: &Part,
) -> (Vec<Piece>, Vec<Conflict>) {
    let mut merge = Merge {
        pieces: Vec::new(),
        conflicts: Vec::new(),
    };
    merge.part(base, ours, theirs, &[]);
    (merge.pieces, merge.conflicts)
}

struct Merge {
    pieces: Vec<Piece>,
    conflicts: Vec<Conflict>,
}

impl Merge {
    fn sure(&mut self, lines: &[String]) {
        if !matches!(self.pieces.last(), Some(Piece::Sure(_))) {
            self.pieces.push(Piece::Sure(String::new()));
        }
        if let Some(Piece::Sure(text)) = self.pieces.last_mut() {
            push_lines(text, lines);
        }
    }

    /// A part that both sides have.
    fn part(&mut self, base: Option<&Part>, ours: &Part, theirs: &Part, holders: &[&Name]) {
        self.sure(&comments(base, ours, theirs, |it| &it.lead));
        if !ours.section.is_empty() {
            let header = value::plain(base.map(|it| &*it.header), &ours.header, &theirs.header);
            let after = value::after(
                base.map(|it| &*it.header_after),
                &ours.header_after,
                &theirs.header_after,
            );
            self.sure(&[format!("{header}{after}")]);
        }
        let entry = match ours.section.is_empty() {
            true => String::new(),
            false => ours.name.spoken(holders),
        };
        self.lines(base, ours, theirs, &entry);
        self.sure(&comments(base, ours, theirs, |it| &it.tail));

        let mut within = holders.to_vec();
        if ours.is_list {
            within.push(&ours.name);
        }
        self.parts(base, ours, theirs, &within);
    }

    fn lines(&mut self, base: Option<&Part>, ours: &Part, theirs: &Part, entry: &str) {
        let keys = |part: &Part| -> Vec<String> {
            let keys = part.lines.iter().map(|line| line.key.clone());
            keys.collect()
        };
        let known = section_of(&ours.section).map_or(&[][..], |it| it.keys);
        let rank = by_rank(|key: &String| {
            let rank = known.iter().position(|it| it.name == key);
            (rank.unwrap_or(usize::MAX), key.clone())
        });
        let in_base = base.map(keys).unwrap_or_default();
        let [of_base, of_ours, of_theirs] = [base, Some(ours), Some(theirs)].map(lines_by_key);
        for key in weave(&in_base, &keys(ours), &keys(theirs), &rank) {
            let of = |lines: &HashMap<&str, _>| lines.get(key.as_str()).copied();
            let base = of(&of_base);
            match (of(&of_ours), of(&of_theirs)) {
                (Some(ours), Some(theirs)) => self.line(base, ours, theirs, entry),
                (Some(ours), None) => self.line_of_one(base, Some(ours), None, entry),
                (None, theirs) => self.line_of_one(base, None, theirs, entry),
            }
        }
    }

    fn line(&mut self, base: Option<&Line>, ours: &Line, theirs: &Line, entry: &str) {
        let above = base.map_or(&[][..], |it| &it.lead);
        self.sure(&value::comments(above, &ours.lead, &theirs.lead));
        let merged = value::of_three(base.map(|it| &*it.value), &ours.value, &theirs.value);
        let Some(value) = merged else {
            self.torn(
                ours.text() + "\n",
                theirs.text() + "\n",
                Conflict {
                    entry: entry.to_owned(),
                    key: Some(ours.key.clone()),
                    ours: Some(ours.value.clone()),
                    theirs: Some(theirs.value.clone()),
                },
            );
            return;
        };
        let before = value::plain(base.map(|it| &*it.before), &ours.before, &theirs.before);
        let after = value::after(base.map(|it| &*it.after), &ours.after, &theirs.after);
        self.sure(&[format!("{before}{value}{after}")]);
    }

    /// A key that one side has alone: it is new, or the other side took it away.
    fn line_of_one(
        &mut self,
        base: Option<&Line>,
        ours: Option<&Line>,
        theirs: Option<&Line>,
        entry: &str,
    ) {
        let Some(line) = ours.or(theirs) else { return };
        match base {
            None => {
                self.sure(&line.lead);
                self.sure(&[line.text()]);
            }
            Some(base) if base.text() == line.text() && none_new(&base.lead, &line.lead) => {}
            Some(_) => {
                let text = |line: Option<&Line>| {
                    let mut text = String::new();
                    if let Some(line) = line {
                        push_lines(&mut text, &line.lead);
                        push_lines(&mut text, &[line.text()]);
                    }
                    text
                };
                self.torn(
                    text(ours),
                    text(theirs),
                    Conflict {
                        entry: entry.to_owned(),
                        key: Some(line.key.clone()),
                        ours: ours.map(|it| it.value.clone()),
                        theirs: theirs.map(|it| it.value.clone()),
                    },
                );
            }
        }
    }

    fn parts(&mut self, base: Option<&Part>, ours: &Part, theirs: &Part, holders: &[&Name]) {
        let names = |part: &Part| -> Vec<Name> {
            let names = part.parts.iter().map(|part| part.name.clone());
            names.collect()
        };
        let [of_base, of_ours, of_theirs] = [base, Some(ours), Some(theirs)].map(parts_by_name);
        let section = |name: &Name| {
            let found = of_ours.get(name).or(of_theirs.get(name));
            found.map_or("", |part| &part.section)
        };
        let rank = by_rank(|name: &Name| {
            let section = section(name);
            let rank = FORM.iter().position(|it| it.name == section);
            let id = (name.id.len(), name.id.clone());
            (
                rank.unwrap_or(usize::MAX),
                name.within.clone(),
                id,
                name.nth,
            )
        });
        let in_base = base.map(names).unwrap_or_default();
        for name in weave(&in_base, &names(ours), &names(theirs), &rank) {
            let of = |parts: &HashMap<&Name, _>| parts.get(&name).copied();
            let base = of(&of_base);
            match (of(&of_ours), of(&of_theirs)) {
                (Some(ours), Some(theirs)) => self.part(base, ours, theirs, holders),
                (Some(ours), None) => self.part_of_one(base, Some(ours), None, holders),
                (None, theirs) => self.part_of_one(base, None, theirs, holders),
            }
        }
    }

    /// A section or entry that one side has alone: it is new, or the other side took it away.
    fn part_of_one(
        &mut self,
        base: Option<&Part>,
        ours: Option<&Part>,
        theirs: Option<&Part>,
        holders: &[&Name],
    ) {
        let Some(part) = ours.or(theirs) else { return };
        match base {
            None => {
                self.sure(&[]);
                if let Some(Piece::Sure(text)) = self.pieces.last_mut() {
                    text.push_str(&part.text());
                }
            }
            Some(base) if says_no_more(base, part) => {}
            Some(_) => {
                let text = |part: Option<&Part>| part.map(Part::text).unwrap_or_default();
                self.torn(
                    text(ours),
                    text(theirs),
                    Conflict {
                        entry: part.name.spoken(holders),
                        key: None,
                        ours: ours.map(Part::text),
                        theirs: theirs.map(Part::text),
                    },
                );
            }
        }
    }

    fn torn(&mut self, ours: String, theirs: String, conflict: Conflict) {
        self.pieces.push(Piece::Torn { ours, theirs });
        self.conflicts.push(conflict);
    }
}

fn lines_by_key(part: Option<&Part>) -> HashMap<&str, &Line> {
    let lines = part.map_or(&[][..], |it| &it.lines);
    lines.iter().map(|line| (line.key.as_str(), line)).collect()
}

fn parts_by_name(part: Option<&Part>) -> HashMap<&Name, &Part> {
    let parts = part.map_or(&[][..], |it| &it.parts);
    parts.iter().map(|part| (&part.name, part)).collect()
}

fn comments(
    base: Option<&Part>,
    ours: &Part,
    theirs: &Part,
    of: fn(&Part) -> &Vec<String>,
) -> Vec<String> {
    let above = base.map_or(&[][..], |it| of(it));
    value::comments(above, of(ours), of(theirs))
}

/// Whether a part is as it was, but for blank lines.
pub(super) fn same(one: &Part, other: &Part) -> bool {
    let line = |(one, other): (&Line, &Line)| {
        one.text() == other.text() && says_same(&one.lead, &other.lead)
    };
    let mut lines = one.lines.iter().zip(&other.lines);
    let mut parts = one.parts.iter().zip(&other.parts);
    one.name == other.name
        && one.lines.len() == other.lines.len()
        && one.parts.len() == other.parts.len()
        && one.header_after == other.header_after
        && says_same(&one.lead, &other.lead)
        && says_same(&one.tail, &other.tail)
        && lines.all(line)
        && parts.all(|(one, other)| same(one, other))
}

/// Whether a part says nothing that it did not say before: it is as it was, or some of it was taken away.
fn says_no_more(base: &Part, part: &Part) -> bool {
    let mut lines = part.lines.iter();
    let mut parts = part.parts.iter();
    base.header_after == part.header_after
        && none_new(&base.lead, &part.lead)
        && none_new(&base.tail, &part.tail)
        && lines.all(|it| {
            let was = base.line(&it.key);
            was.is_some_and(|was| was.text() == it.text() && none_new(&was.lead, &it.lead))
        })
        && parts.all(|it| {
            let was = base.part(&it.name);
            was.is_some_and(|was| says_no_more(was, it))
        })
}

/// Whether each comment was there before.
fn none_new(was: &[String], now: &[String]) -> bool {
    let mut now = now.iter().filter(|it| !it.trim().is_empty());
    now.all(|it| was.contains(it))
}

fn says_same(one: &[String], other: &[String]) -> bool {
    let words = |lines: &[String]| -> Vec<String> {
        let words = lines.iter().filter(|it| !it.trim().is_empty());
        words.cloned().collect()
    };
    words(one) == words(other)
}
