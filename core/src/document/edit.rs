//! Changes to the text of a record that touch only the lines they must.
//!
//! An edit is a splice into the user's own text: nothing is parsed and printed again, so comments,
//! order, blank lines, unknown keys, byte-order mark and line ends stay as they are. What comes out is
//! read back by another parser and compared before anyone may write it (see [`check`]).

use std::fmt;

use super::{ArrayForm, Document, KeyPath, Literal, Step, SyntaxFault, Value};

mod check;
mod insert;
mod remove;
mod set;
#[cfg(test)]
mod tests;

/// One change to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives a key this value, making the key and the tables around it when they lack.
    Set {
        /// The key.
        at: KeyPath,
        /// Its value.
        value: Literal,
    },
    /// Adds an entry at the end of a list, making the list when it lacks.
    Push {
        /// The list.
        at: KeyPath,
        /// The entry's keys and values, in the order they are written.
        entry: Vec<(&'static str, Literal)>,
    },
    /// Adds an entry at the end of a list, in the lines in which another document has it ([`block`]).
    Paste {
        /// The list.
        at: KeyPath,
        /// Its sections, with their comments.
        lines: String,
    },
    /// Takes away a key, a table or an entry, with the lines it takes.
    Remove {
        /// What is taken away; nothing happens when it is not there.
        at: KeyPath,
    },
}

impl Edit {
    /// Gives a key a value.
    pub fn set(at: KeyPath, value: impl Into<Literal>) -> Edit {
        let value = value.into();
        Edit::Set { at, value }
    }

    /// What is changed.
    pub fn at(&self) -> &KeyPath {
        match self {
            Edit::Set { at, .. }
            | Edit::Push { at, .. }
            | Edit::Paste { at, .. }
            | Edit::Remove { at } => at,
        }
    }
}

/// The order in which sections, and keys within them, stand in a record that kefu writes.
///
/// Each section is named by its keys joined with dots (`years.plan.items`). What is not named here is
/// left where it is, and new parts of it go last.
#[derive(Clone, Debug)]
pub struct Layout(pub Vec<(&'static str, Vec<&'static str>)>);

impl Layout {
    /// No order: what is new goes last.
    pub const NONE: Layout = Layout(Vec::new());

    /// Sections with their keys, as a list of names.
    pub fn of(sections: &[(&'static str, &[&'static str])]) -> Layout {
        let section = |(name, keys): &(&'static str, &[&'static str])| (*name, keys.to_vec());
        Layout(sections.iter().map(section).collect())
    }

    /// The keys known in a section, or none when the section itself is not known.
    pub fn keys_of(&self, section: &[&str]) -> impl Iterator<Item = &'static str> {
        let keys = self.rank(section).map_or(&[][..], |rank| &self.0[rank].1);
        keys.iter().copied()
    }

    fn rank(&self, section: &[&str]) -> Option<usize> {
        let name = section.join(".");
        self.0.iter().position(|(known, _)| *known == name)
    }

    fn key_rank(&self, section: &[&str], key: &str) -> Option<usize> {
        let (_, keys) = &self.0[self.rank(section)?];
        keys.iter().position(|known| *known == key)
    }
}

/// Why a text was not edited. Nothing has been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// The text is not TOML.
    Syntax(Vec<SyntaxFault>),
    /// The place is written in a form that cannot be extended without rewriting the user's lines.
    Unwritable(KeyPath),
    /// The result did not hold what the old text and the edit hold together: a fault of kefu's own.
    Lost(KeyPath),
}

impl fmt::Display for EditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditFault::Syntax(faults) => write!(f, "{} syntax faults", faults.len()),
            EditFault::Unwritable(at) => write!(f, "{at} cannot be extended in place"),
            EditFault::Lost(at) => write!(f, "editing {at} would have lost something"),
        }
    }
}

impl std::error::Error for EditFault {}

/// A replacement of one part of the text; an empty range is an insertion.
struct Splice {
    range: std::ops::Range<usize>,
    with: String,
}

impl Splice {
    /// Takes up a further section for the same place, with one blank line between the two.
    fn follow(&mut self, further: &Splice, newline: &str) {
        let blank = newline.repeat(2);
        if !self.with.ends_with(&blank) {
            self.with.push_str(newline);
        }
        self.with
            .push_str(further.with.trim_start_matches(['\r', '\n']));
    }
}

/// The text with all edits made, one after the other.
///
/// An edit that changes nothing leaves the text byte for byte as it was.
pub fn apply(text: &str, edits: &[Edit], layout: &Layout) -> Result<String, EditFault> {
    let mut text = text.to_owned();
    let mut rest = edits;
    while let Some(edit) = rest.first() {
        let document = Document::parse(&text).map_err(EditFault::Syntax)?;
        let together = pushed_together(&document, rest);
        let (made, later) = rest.split_at(together);
        rest = later;
        let splice = match edit {
            Edit::Set { at, value } => set::splice(&document, at, value, layout)?,
            Edit::Push { at, entry } => insert::push(&document, at, entry, layout)?,
            Edit::Paste { at, lines } => insert::paste(&document, at, lines, layout)?,
            Edit::Remove { at } => remove::splice(&document, at)?,
        };
        let Some(mut splice) = splice else { continue };
        for further in &made[1..] {
            if let Edit::Push { at, entry } = further {
                let further = insert::follow(&document, edit.at(), at, entry, layout)?;
                splice.follow(&further, line_end(&text));
            }
        }

        let mut new = String::with_capacity(text.len() + splice.with.len());
        new.push_str(&text[..splice.range.start]);
        new.push_str(&splice.with);
        new.push_str(&text[splice.range.end..]);
        if !check::holds(&document, &new, made) {
            return Err(EditFault::Lost(edit.at().clone()));
        }
        text = new;
    }
    Ok(text)
}

/// The lines of an entry of a list, with its comments, as [`Edit::Remove`] takes them away; `None` for one that is written
/// in braces, or whose sections do not stand together.
pub fn block<'d>(document: &'d Document<'_>, at: &KeyPath) -> Option<&'d str> {
    if document.at(at)?.has_own_line() {
        return None;
    }
    let range = remove::sections(document, at)?;
    Some(document.text()[range].trim_matches(['\n', '\r']))
}

/// The same with all comments right above it, for a list that goes as a whole: above its first entry the words may be about
/// the list.
pub fn block_and_above<'d>(document: &'d Document<'_>, at: &KeyPath) -> Option<&'d str> {
    let block = block(document, at)?;
    let text = document.text();
    let range = remove::sections(document, at)?;
    let start = text[range.clone()].find(block)? + range.start;
    let above = comments_above(text, start);
    Some(&text[above..start + block.len()])
}

/// How many of the first edits are made at once: entries of one list of sections, however many, and right after each the
/// entries of its own lists. To make each on the text that the one before left would read a long record as often as it
/// has entries.
fn pushed_together(document: &Document<'_>, edits: &[Edit]) -> usize {
    let Some(Edit::Push { at, .. }) = edits.first() else {
        return 1;
    };
    let Some(list) = document.at(at) else {
        return 1;
    };
    if !matches!(list.value(), Value::Array(ArrayForm::Sections)) {
        return 1;
    }
    let mut last = list.items().count() - 1;
    let is_together = |edit: &&Edit| {
        let Edit::Push { at: other, .. } = edit else {
            return false;
        };
        last += usize::from(other == at);
        let own_list = |(entry, _): (KeyPath, &Step)| entry == at.clone().nth(last);
        other == at || other.split_last().is_some_and(own_list)
    };
    edits.iter().take_while(is_together).count()
}

/// The line end of a text: what most of its lines have.
fn line_end(text: &str) -> &'static str {
    let all = text.matches('\n').count();
    let windows = text.matches("\r\n").count();
    if windows * 2 > all { "\r\n" } else { "\n" }
}

/// The start of the line an offset is in.
fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The start of the line after an offset, or the end of the text.
fn next_line(text: &str, offset: usize) -> usize {
    text[offset..]
        .find('\n')
        .map_or(text.len(), |newline| offset + newline + 1)
}

/// The line that starts at an offset, without its end.
fn line_at(text: &str, start: usize) -> &str {
    text[start..next_line(text, start)].trim_end_matches(['\n', '\r'])
}

/// Whether the line that starts at an offset holds a comment alone.
fn is_comment(text: &str, start: usize) -> bool {
    line_at(text, start).trim_start().starts_with('#')
}

/// The first of the comment lines right above a line, or that line itself when there is none.
fn comments_above(text: &str, start: usize) -> usize {
    let mut first = start;
    while let Some(newline) = first.checked_sub(1) {
        let above = line_start(text, newline);
        if !is_comment(text, above) {
            break;
        }
        first = above;
    }
    first
}

/// The end of the comment lines from a line on; its start when it is none.
fn comments_below(text: &str, start: usize) -> usize {
    let mut end = start;
    while end < text.len() && is_comment(text, end) {
        end = next_line(text, end);
    }
    end
}

/// The blanks a line begins with.
fn indentation(text: &str, line: usize) -> &str {
    let rest = &text[line..];
    &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()]
}
