//! New sections and new entries of lists, each where the layout puts it.

use super::{EditFault, Layout, Splice, line_at, line_end, line_start, next_line};
use crate::document::quoted::key as quoted;
use crate::document::{
    ArrayForm, Document, Item, KeyPath, Literal, Section, Step, TableForm, Value,
};

/// An entry at the end of a list.
pub(super) fn push(
    document: &Document<'_>,
    at: &KeyPath,
    entry: &[(&'static str, Literal)],
    layout: &Layout,
) -> Result<Option<Splice>, EditFault> {
    match document.at(at).map(|list| (list, list.value())) {
        Some((list, Value::Array(ArrayForm::Inline))) => {
            Ok(Some(push_inline(document.text(), list, entry)))
        }
        _ => {
            let lines = written(document.text(), at, true, entry);
            at_the_end(document, at, &lines, layout).map(Some)
        }
    }
}

/// A further entry behind those that go to the end of a list of sections: one of that list, or of a list of the last one.
pub(super) fn follow(
    document: &Document<'_>,
    list: &KeyPath,
    at: &KeyPath,
    entry: &[(&'static str, Literal)],
    layout: &Layout,
) -> Result<Splice, EditFault> {
    let lines = written(document.text(), at, true, entry);
    at_the_end(document, list, &lines, layout)
}

/// An entry at the end of a list, in lines that are written already.
pub(super) fn paste(
    document: &Document<'_>,
    at: &KeyPath,
    lines: &str,
    layout: &Layout,
) -> Result<Option<Splice>, EditFault> {
    let newline = line_end(document.text());
    let lines = lines.lines().map(|line| format!("{line}{newline}"));
    at_the_end(document, at, &lines.collect::<String>(), layout).map(Some)
}

/// Sections at the end of a list, which is made when it lacks.
fn at_the_end(
    document: &Document<'_>,
    at: &KeyPath,
    lines: &str,
    layout: &Layout,
) -> Result<Splice, EditFault> {
    let text = document.text();
    let place = match document.at(at).map(Item::value) {
        None => place_of(document, at, layout)?,
        Some(Value::Array(ArrayForm::Sections)) => {
            let paths = document.section_paths();
            let mut sections = document.sections.iter().zip(&paths).rev();
            let anchor = sections.find(|(_, path)| path.is_under(at));
            let (anchor, _) = anchor.expect("a list of sections has at least one");
            after(text, anchor)
        }
        Some(_) => return Err(EditFault::Unwritable(at.clone())),
    };
    Ok(section_at(text, place, lines))
}

/// A `{ … }` at the end of `[ … ]`, separated from the one before as that one is from its own.
fn push_inline(text: &str, list: Item<'_>, entry: &[(&str, Literal)]) -> Splice {
    let pairs: Vec<String> = entry
        .iter()
        .map(|(key, value)| format!("{} = {value}", quoted(key)))
        .collect();
    let table = format!("{{ {} }}", pairs.join(", "));
    let Some(last) = list.items().last() else {
        return Splice {
            range: list.span().range(),
            with: format!("[{table}]"),
        };
    };

    let end = last.end() as usize;
    let before = text[..last.span().start as usize].trim_end_matches([' ', '\t']);
    let gap = &text[before.len()..last.span().start as usize];
    let with = match before.strip_suffix('\n') {
        Some(_) => format!(",{}{gap}{table}", line_end(text)),
        None => format!(", {table}"),
    };
    Splice {
        range: end..end,
        with,
    }
}

/// A `[section]` or `[[section]]` with its lines, placed among the others by the layout.
pub(super) fn section(
    document: &Document<'_>,
    at: &KeyPath,
    is_list: bool,
    lines: &[(&str, Literal)],
    layout: &Layout,
) -> Result<Splice, EditFault> {
    let place = place_of(document, at, layout)?;
    let text = document.text();
    Ok(section_at(text, place, &written(text, at, is_list, lines)))
}

/// Where a new section goes among the others by the layout.
fn place_of(document: &Document<'_>, at: &KeyPath, layout: &Layout) -> Result<usize, EditFault> {
    if !document.takes_sections(at) {
        return Err(EditFault::Unwritable(at.clone()));
    }

    let text = document.text();
    let paths = document.section_paths();
    let scope = innermost_entry(at);
    let rank = layout.rank(&at.keys());
    let mut preceding = None;
    let mut following = None;
    for (section, path) in document.sections.iter().zip(&paths).skip(1) {
        if !path.is_under(&scope) {
            continue;
        }
        let comes_after = match (layout.rank(&path.keys()), rank) {
            (Some(other), Some(new)) => other > new,
            (None, Some(_)) => false,
            (_, None) => path.is_under(at) && path != at,
        };
        if !comes_after {
            preceding = Some(section);
        } else if following.is_none() {
            following = Some(section);
        }
    }

    Ok(match (preceding, following) {
        (Some(section), _) => after(text, section),
        (None, Some(section)) => before(text, section.header.start as usize),
        (None, None) => after(text, &document.sections[0]),
    })
}

/// The innermost list entry a path leads through: `years[0]` for `years[0].plan.items`.
fn innermost_entry(at: &KeyPath) -> KeyPath {
    let mut way = KeyPath::root();
    let mut entry = KeyPath::root();
    for step in at.steps() {
        way = match step {
            Step::Key(key) => way.key(key),
            Step::Nth(nth) => {
                entry = way.nth(*nth);
                entry.clone()
            }
        };
    }
    entry
}

/// A first key of the document itself, above its first section.
pub(super) fn at_top(document: &Document<'_>, line: &str) -> Splice {
    let text = document.text();
    let newline = line_end(text);
    let (at, with) = match document.sections.get(1) {
        Some(first) => {
            let at = before(text, first.header.start as usize);
            (at, format!("{line}{newline}{newline}"))
        }
        None if text.is_empty() || text.ends_with('\n') => (text.len(), format!("{line}{newline}")),
        None => (text.len(), format!("{newline}{line}{newline}")),
    };
    Splice {
        range: at..at,
        with,
    }
}

/// A header and its lines.
fn written(text: &str, at: &KeyPath, is_list: bool, lines: &[(&str, Literal)]) -> String {
    let newline = line_end(text);
    let keys: Vec<String> = at.keys().into_iter().map(quoted).collect();
    let name = keys.join(".");
    let mut written = match is_list {
        true => format!("[[{name}]]{newline}"),
        false => format!("[{name}]{newline}"),
    };
    for (key, value) in lines {
        written.push_str(&format!("{} = {value}{newline}", quoted(key)));
    }
    written
}

/// Lines of sections at a place, with a blank line above and below.
fn section_at(text: &str, place: usize, lines: &str) -> Splice {
    let newline = line_end(text);
    let above = text[..place].trim_start_matches('\u{feff}');
    let mut with = String::new();
    if !above.is_empty() {
        if !above.ends_with('\n') {
            with.push_str(newline);
        }
        let blank_above =
            above.trim_end_matches('\r').ends_with("\n\n") || above.ends_with("\n\r\n");
        if !blank_above {
            with.push_str(newline);
        }
    }
    with.push_str(lines);
    let below = &text[place..];
    if !below.is_empty() && !line_at(below, 0).trim().is_empty() {
        with.push_str(newline);
    }
    Splice {
        range: place..place,
        with,
    }
}

/// Where a new section goes after this one: below its last line and the comments that close it.
///
/// A comment right above the next header belongs to that header and stays with it.
fn after(text: &str, section: &Section) -> usize {
    if section.body_end == 0 {
        // All there is are comments and blank lines.
        return text.len();
    }
    let below = next_line(text, section.body_end as usize);
    let mut at = below;
    while at < text.len() && line_at(text, at).trim_start().starts_with('#') {
        at = next_line(text, at);
    }
    let belongs_below = at < text.len() && !line_at(text, at).trim().is_empty();
    if belongs_below { below } else { at }
}

/// The place above a header and the comments right above it.
fn before(text: &str, header: usize) -> usize {
    let mut at = line_start(text, header);
    while at > 0 {
        let above = line_start(text, at - 1);
        if !line_at(text, above).trim_start().starts_with('#') {
            break;
        }
        at = above;
    }
    at
}

impl Document<'_> {
    /// Where each section leads, in the order of the text; the root first.
    pub(super) fn section_paths(&self) -> Vec<KeyPath> {
        let ways = self.ways();
        let way = |section: &Section| {
            ways.to(Item {
                doc: self,
                id: section.node,
            })
        };
        self.sections.iter().map(way).collect()
    }

    /// Whether a section may be added at a path: all that is on the way is written as sections.
    fn takes_sections(&self, at: &KeyPath) -> bool {
        let mut item = self.root();
        for step in at.steps() {
            let next = match step {
                Step::Key(key) => item.get(key),
                Step::Nth(nth) => match item.items().nth(*nth) {
                    Some(next) => Some(next),
                    None => return false,
                },
            };
            let Some(next) = next else { return true };
            let is_section = matches!(
                next.value(),
                Value::Table(TableForm::Section | TableForm::Implied)
                    | Value::Array(ArrayForm::Sections)
            );
            if !is_section {
                return false;
            }
            item = next;
        }
        true
    }

    /// Whether a path leads into `{ … }` or `[ … ]`.
    pub(super) fn is_inside_braces(&self, at: &KeyPath) -> bool {
        let mut item = self.root();
        for step in at.steps() {
            let next = match step {
                Step::Key(key) => item.get(key),
                Step::Nth(nth) => item.items().nth(*nth),
            };
            let Some(next) = next else { return false };
            item = next;
            if matches!(
                item.value(),
                Value::Table(TableForm::Inline) | Value::Array(ArrayForm::Inline)
            ) {
                return true;
            }
        }
        false
    }
}

impl Item<'_> {
    /// Whether it is written as `key = value` rather than under a header.
    pub(super) fn has_own_line(self) -> bool {
        match self.value() {
            Value::Table(form) => matches!(form, TableForm::Dotted | TableForm::Inline),
            Value::Array(form) => form == ArrayForm::Inline,
            _ => true,
        }
    }

    /// Where its dotted key begins.
    pub(super) fn way_start(self) -> u32 {
        self.node().path_start
    }

    /// Where its own key ends.
    pub(super) fn key_end(self) -> u32 {
        self.node().key_at.end
    }

    /// Where its text ends; for a table of dotted keys, the last of them.
    pub(super) fn end(self) -> u32 {
        match self.value() {
            Value::Table(TableForm::Dotted) => self
                .items()
                .filter(|item| item.has_own_line())
                .map(Item::end)
                .max()
                .unwrap_or(self.span().end),
            _ => self.span().end,
        }
    }
}
