//! A record taken apart without loss: the record itself, its sections and entries, their lines and comments.

use std::collections::HashMap;

use super::value::{said, text_of};
use crate::document::written::{self, Block};
use crate::document::{KeyPath, Literal, SyntaxFault};
use crate::model::form::section_of;
use crate::model::name;

/// The record itself, one section of it, or one entry of a list, with what stands within it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub name: Name,
    /// The keys of its header, joined with dots; empty for the record itself.
    pub section: String,
    pub is_list: bool,
    /// The comments and blank lines above its header.
    pub lead: Vec<String>,
    /// Its header as it is written, and what follows it on the line.
    pub header: String,
    pub header_after: String,
    pub lines: Vec<Line>,
    /// The comments that close it.
    pub tail: Vec<String>,
    /// The sections and entries that stand within it: all of the record's, and those of one entry.
    pub parts: Vec<Part>,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The comments and blank lines above it.
    pub lead: Vec<String>,
    pub key: String,
    /// The byte of the text at which it begins.
    pub at: usize,
    /// Whether it is here as a copy of a line that another entry has.
    pub is_copied: bool,
    /// The line up to its value, the value, and the rest of the line.
    pub before: String,
    pub value: String,
    pub after: String,
}

/// What a part is called within the one that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name {
    /// Its keys from the holder on, joined with dots.
    pub within: String,
    /// What identifies an entry; for one that has nothing of the kind, all it says.
    pub id: String,
    /// Which of several with this id in one text.
    pub nth: usize,
}

/// The part at the end of a way.
pub(super) fn down<'p>(record: &'p Part, way: &[Name]) -> Option<&'p Part> {
    way.iter().try_fold(record, |part, name| part.part(name))
}

impl Part {
    /// Takes a text apart. A key may stand twice.
    pub fn read(text: &str) -> Result<Part, Vec<SyntaxFault>> {
        let mut lines = Lines { text, at: 0 };
        let mut record = Part::default();
        let mut last: Vec<usize> = Vec::new();
        for block in written::blocks(text)? {
            let mut part = Part::default();
            if !block.keys.is_empty() {
                let gap = lines.up_to(block.header.start as usize);
                let (tail, lead) = parted(gap);
                record.down(&last).tail = tail;
                part.lead = lead;
                (part.header, part.header_after) = lines.around(block.header.range().end);
            }
            for pair in &block.pairs {
                let lead = lines.up_to(pair.start as usize);
                let value = pair.value.range();
                let at = lines.at;
                let before = text[lines.at..value.start].to_owned();
                lines.at = value.start;
                let (value, after) = lines.around(value.end);
                part.lines.push(Line {
                    lead,
                    key: dotted(&pair.keys),
                    at,
                    is_copied: false,
                    before,
                    value,
                    after,
                });
            }
            last = record.take(&block, part);
        }
        record.down(&last).tail = lines.up_to(text.len());
        record.name_parts();
        Ok(record)
    }

    /// Puts what a block says where it belongs. Returns the way there.
    fn take(&mut self, block: &Block, part: Part) -> Vec<usize> {
        if block.keys.is_empty() {
            *self = part;
            return Vec::new();
        }
        let (mut holder, mut way) = (self, Vec::new());
        let mut within: &[String] = &block.keys;
        for end in 1..=block.keys.len() {
            let begin = block.keys.len() - within.len();
            let keys = dotted(&block.keys[begin..end]);
            let is_way = end < block.keys.len();
            let list = |it: &Part| it.is_list && it.name.within == keys;
            if is_way && let Some(nth) = holder.parts.iter().rposition(list) {
                way.push(nth);
                holder = &mut holder.parts[nth];
                within = &block.keys[end..];
            }
        }
        way.push(holder.parts.len());
        holder.parts.push(Part {
            name: Name {
                within: dotted(within),
                ..Name::default()
            },
            section: block.keys.join("."),
            is_list: block.is_list,
            ..part
        });
        way
    }

    fn down(&mut self, way: &[usize]) -> &mut Part {
        way.iter().fold(self, |part, nth| &mut part.parts[*nth])
    }

    /// Gives every part within this one its name.
    pub fn name_parts(&mut self) {
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        for part in &mut self.parts {
            part.name_parts();
            if part.is_list {
                part.name.id = part.id().unwrap_or_else(|| part.content());
            }
            let name = (part.name.within.clone(), part.name.id.clone());
            let count = seen.entry(name).or_default();
            part.name.nth = *count;
            *count += 1;
        }
    }

    /// What identifies an entry among those of its list.
    pub fn id(&self) -> Option<String> {
        let line = self.line(self.identified_by()?)?;
        Some(text_of(&line.value).unwrap_or_else(|| line.value.clone()))
    }

    /// Gives an entry another id; what refers to it stays. Returns the one that it had.
    pub fn set_id(&mut self, to: &str) -> String {
        if let Some(line) = self.lines.iter_mut().find(|line| line.key == "id") {
            line.value = Literal::from(to).to_string();
        }
        std::mem::replace(&mut self.name.id, to.to_owned())
    }

    /// The key that identifies the entries of its list; in a list that kefu does not know, `id`.
    pub fn identified_by(&self) -> Option<&'static str> {
        match section_of(&self.section) {
            Some(section) => section.identified_by,
            None => self.is_list.then_some("id"),
        }
    }

    /// The line of a key.
    pub fn line(&self, key: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// The part of this name within it.
    pub fn part(&self, name: &Name) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == *name)
    }

    /// All it says besides what identifies it, in an order of its own: two entries with the same content are one entry
    /// written down twice.
    pub fn content(&self) -> String {
        let own = self.identified_by();
        let lines = self.lines.iter().filter(|line| Some(&*line.key) != own);
        let lines = lines.map(|line| format!("{} = {}\n", line.key, said(&line.value)));
        let parts = self.parts.iter().map(|part| {
            let (name, content) = (&part.name, part.content());
            format!("[{} {}]\n{content}", name.within, name.id)
        });
        let mut said: Vec<String> = lines.chain(parts).collect();
        said.sort();
        said.concat()
    }

    /// Its text, with all that stands within it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.print(&mut text);
        text
    }

    fn print(&self, text: &mut String) {
        push_lines(text, &self.lead);
        if !self.section.is_empty() {
            push_lines(text, &[format!("{}{}", self.header, self.header_after)]);
        }
        for line in &self.lines {
            push_lines(text, &line.lead);
            push_lines(text, &[line.text()]);
        }
        push_lines(text, &self.tail);
        for part in &self.parts {
            part.print(text);
        }
    }
}

impl Line {
    /// The line without the comments above it.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.value, self.after)
    }
}

impl Name {
    /// How people name the part, after the ids of those that hold it: `claims/k1`, `k1.advances/1`, `2026-03-02.plan`.
    pub fn spoken(&self, holders: &[&Name]) -> String {
        let holder = holders.last().map(|it| format!("{}.", it.id));
        let within = match (holders, section_of(&self.within)) {
            ([], Some(section)) => name::short(section),
            _ => &self.within,
        };
        let id = match self.id.is_empty() {
            true => String::new(),
            false => format!("/{}", self.id),
        };
        format!("{}{within}{id}", holder.unwrap_or_default())
    }
}

/// The lines of a text, taken from the first on.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Lines<'_> {
    /// The whole lines above the one that holds this place.
    fn up_to(&mut self, place: usize) -> Vec<String> {
        let end = match place == self.text.len() {
            true => place,
            false => self.text[..place].rfind('\n').map_or(0, |it| it + 1),
        };
        let lines = &self.text[self.at..end];
        self.at = end;
        if lines.is_empty() {
            return Vec::new();
        }
        let lines = lines.strip_suffix('\n').unwrap_or(lines);
        lines.split('\n').map(str::to_owned).collect()
    }

    /// From here to a place, and from there to the end of its line.
    fn around(&mut self, place: usize) -> (String, String) {
        let rest = &self.text[place..];
        let end = rest.find('\n').map_or(rest.len(), |end| end);
        let found = (self.text[self.at..place].to_owned(), rest[..end].to_owned());
        self.at = (place + end + 1).min(self.text.len());
        found
    }
}

/// What stands above a header: the comments that close what is above it, and those that are about what is below.
fn parted(gap: Vec<String>) -> (Vec<String>, Vec<String>) {
    let is_comment = |line: &&String| line.trim_start().starts_with('#');
    let own = gap.iter().rev().take_while(is_comment).count();
    let above = &gap[..gap.len() - own];
    let blank = |line: &&String| line.trim().is_empty();
    let blanks = above.iter().rev().take_while(blank).count();
    let mut gap = gap;
    let lead = gap.split_off(gap.len() - own - blanks);
    (gap, lead)
}

pub(super) fn push_lines(text: &mut String, lines: &[String]) {
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

fn dotted(keys: &[String]) -> String {
    let way = keys.iter().fold(KeyPath::root(), |way, key| way.key(key));
    way.to_string()
}
