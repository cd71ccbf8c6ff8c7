//! Removing a key, an entry or a section: with its own lines, and with no others.

use super::{EditFault, Splice, comments_above, comments_below, line_at, line_start, next_line};
use crate::document::{ArrayForm, Document, Item, KeyPath, Step, TableForm, Value};

pub(super) fn splice(document: &Document<'_>, at: &KeyPath) -> Result<Option<Splice>, EditFault> {
    let Some(item) = document.at(at) else {
        return Ok(None);
    };
    let unwritable = || EditFault::Unwritable(at.clone());
    let (parent, step) = at.split_last().ok_or_else(unwritable)?;
    let range = match item.value() {
        Value::Table(TableForm::Section) | Value::Array(ArrayForm::Sections) => {
            sections(document, at).ok_or_else(unwritable)?
        }
        Value::Table(TableForm::Implied | TableForm::Dotted) => return Err(unwritable()),
        _ if document.is_inside_braces(&parent) => {
            let parent = document.at(&parent).ok_or_else(unwritable)?;
            one_of_several(document.text(), parent, step).ok_or_else(unwritable)?
        }
        _ => lines(document.text(), item),
    };
    let with = String::new();
    Ok(Some(Splice { range, with }))
}

fn lines(text: &str, item: Item<'_>) -> std::ops::Range<usize> {
    let start = line_start(text, item.way_start() as usize);
    start.max(mark(text))..next_line(text, item.end() as usize)
}

/// An element of `[ … ]` or `{ … }`, with one of its commas; `None` where a comment would go with it that may be about
/// another.
fn one_of_several(text: &str, parent: Item<'_>, step: &Step) -> Option<std::ops::Range<usize>> {
    let siblings: Vec<Item<'_>> = parent.items().collect();
    let nth = match step {
        Step::Nth(nth) => *nth,
        Step::Key(key) => siblings.iter().position(|item| item.key() == key)?,
    };
    let own = siblings[nth].way_start() as usize..siblings[nth].end() as usize;
    let next = siblings.get(nth + 1);
    let previous = nth.checked_sub(1).map(|nth| siblings[nth]);
    if matches!(step, Step::Nth(_))
        && let Some(lines) = lines_of_its_own(text, &own, next.is_some(), nth == 0)
    {
        return Some(lines);
    }
    let (cut, gap) = match (previous, next) {
        (_, Some(next)) => {
            let next = next.way_start() as usize;
            (own.start..next, own.end..next)
        }
        (Some(previous), None) => {
            let previous = previous.end() as usize;
            (previous..own.end, previous..own.start)
        }
        (None, None) => (own.clone(), own.end..own.end),
    };
    (!text[gap].contains('#')).then_some(cut)
}

/// The lines of an element of a list that shares them with no other, as with an entry of a list of sections: the
/// comments that stand with it and with nothing else go with it, and one blank line.
fn lines_of_its_own(
    text: &str,
    own: &std::ops::Range<usize>,
    has_next: bool,
    is_first: bool,
) -> Option<std::ops::Range<usize>> {
    let (mut start, mut end) = (line_start(text, own.start), next_line(text, own.end));
    let rest = text[own.end..end].trim_start();
    let has_comma = rest.starts_with(',');
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    // The comma of the one before stays: a list may end with one.
    let is_alone = text[start..own.start].trim().is_empty()
        && (rest.is_empty() || rest.starts_with('#'))
        && (has_comma || !has_next);
    if !is_alone {
        return None;
    }
    let line = |at: usize| line_at(text, at).trim();
    let above = comments_above(text, start);
    let blank_above = |at: usize| at > 0 && line(line_start(text, at - 1)).is_empty();
    if blank_above(above) && !(is_first && has_next) {
        start = above;
    }
    let is_last = line(end).starts_with(']');
    if line(end).is_empty() && blank_above(start) {
        end = next_line(text, end);
    } else if is_last && blank_above(start) {
        start = line_start(text, start - 1);
    }
    Some(start..end)
}

/// All sections under a path, when they stand together; one blank line goes with them. With an entry of a
/// list go the comments that stand with it and with nothing else.
pub(super) fn sections(document: &Document<'_>, at: &KeyPath) -> Option<std::ops::Range<usize>> {
    let text = document.text();
    let paths = document.section_paths();
    let under: Vec<usize> = (1..paths.len())
        .filter(|&nth| paths[nth].is_under(at))
        .collect();
    let (first, last) = (*under.first()?, *under.last()?);
    if last - first + 1 != under.len() {
        return None;
    }

    let mut start = line_start(text, document.sections[first].header.start as usize);
    let mut end = next_line(text, document.sections[last].body_end as usize);
    let blank = |at: usize| at < text.len() && line_at(text, at).trim().is_empty();
    if let Some((list, Step::Nth(nth))) = at.split_last() {
        let below = comments_below(text, end);
        if below == text.len() || blank(below) {
            end = below;
        }
        // Above the first of several the words may be about the whole list.
        let is_first_of_several = *nth == 0 && document.at(&list.nth(1)).is_some();
        let above = comments_above(text, start);
        let stands_apart = above == 0 || blank(line_start(text, above - 1));
        if stands_apart && !is_first_of_several {
            start = above;
        }
    }
    if blank(end) {
        end = next_line(text, end);
        return Some(start.max(mark(text))..end);
    }
    let above = start.checked_sub(1).map(|end| line_start(text, end));
    match above {
        Some(above) if end == text.len() && blank(above) => Some(above..end),
        _ => Some(start.max(mark(text))..end),
    }
}

/// Where the first line begins: after the byte-order mark, which stays when that line goes.
fn mark(text: &str) -> usize {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => text.len() - rest.len(),
        None => 0,
    }
}
