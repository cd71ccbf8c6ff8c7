//! The last check before a changed text may be saved: it must hold the old text and the edit, no more and no less.
//!
//! It is done by other means than the edit itself: the old and the new text are read by the `toml` crate,
//! the edit is made on the values of the old one, and both must be equal. And line by line: what the edit
//! did not name must all still be there, in order.

use toml::{Table, Value};

use super::Edit;
use crate::document::{ArrayForm, Document, Item, KeyPath, Literal, Step, TableForm};

/// Several edits are held to all of them, and the lines to the first: those after it are further entries of its list.
pub(super) fn holds(old: &Document<'_>, new: &str, edits: &[Edit]) -> bool {
    let kept = edits
        .first()
        .is_none_or(|edit| lines_are_kept(old, new, edit));
    kept && same_values(old, new, edits).unwrap_or(false)
}

fn same_values(old: &Document<'_>, new: &str, edits: &[Edit]) -> Option<bool> {
    let read = |text: &str| text.trim_start_matches('\u{feff}').parse::<Table>().ok();
    let mut expected = Value::Table(read(old.text())?);
    let found = Value::Table(read(new)?);
    edits
        .iter()
        .try_for_each(|edit| make(&mut expected, edit, old))?;
    // Compared as text, since a NaN in an unknown key equals nothing, not even itself.
    Some(format!("{expected:?}") == format!("{found:?}"))
}

/// Makes the edit on the values.
fn make(expected: &mut Value, edit: &Edit, old: &Document<'_>) -> Option<()> {
    match edit {
        Edit::Set { at, value } => *reach(expected, at)? = literal(value)?,
        Edit::Push { at, entry } => {
            let entry: Option<Table> = entry
                .iter()
                .map(|(key, value)| Some(((*key).to_owned(), literal(value)?)))
                .collect();
            list(expected, at)?.push(Value::Table(entry?));
        }
        Edit::Paste { at, lines } => {
            let mut pasted = Value::Table(lines.parse::<Table>().ok()?);
            let pasted = std::mem::take(list(&mut pasted, at)?);
            list(expected, at)?.extend(pasted);
        }
        Edit::Remove { at } => remove(expected, at, old)?,
    }
    Some(())
}

fn literal(value: &Literal) -> Option<Value> {
    let mut line = format!("v = {value}").parse::<Table>().ok()?;
    line.remove("v")
}

/// The list at a path, which is made when it lacks.
fn list<'v>(value: &'v mut Value, at: &KeyPath) -> Option<&'v mut Vec<Value>> {
    let list = reach(value, at)?;
    if !list.is_array() {
        *list = Value::Array(Vec::new());
    }
    list.as_array_mut()
}

/// The value at a path; what lacks on the way is made, as the edit makes it.
fn reach<'v>(value: &'v mut Value, at: &KeyPath) -> Option<&'v mut Value> {
    at.steps().iter().try_fold(value, |value, step| match step {
        Step::Key(key) => Some(
            value
                .as_table_mut()?
                .entry(key.clone())
                .or_insert_with(|| Value::Table(Table::new())),
        ),
        Step::Nth(nth) => value.as_array_mut()?.get_mut(*nth),
    })
}

fn remove(value: &mut Value, at: &KeyPath, old: &Document<'_>) -> Option<()> {
    let (parent_path, step) = at.split_last()?;
    let parent = reach(value, &parent_path)?;
    let is_empty = match step {
        Step::Key(key) => {
            let table = parent.as_table_mut()?;
            table.remove(key)?;
            table.is_empty()
        }
        Step::Nth(nth) => {
            let list = parent.as_array_mut()?;
            list.remove(*nth);
            list.is_empty()
        }
    };
    if is_empty && goes_with_its_last(old.at(&parent_path)) {
        remove(value, &parent_path, old)?;
    }
    Some(())
}

/// Whether a list or a table is written only in the lines of what it holds: a list of sections, a table without a
/// line of its own. `[]` and `[team]` stay when they are empty.
fn goes_with_its_last(parent: Option<Item<'_>>) -> bool {
    use crate::document::Value;
    parent.is_some_and(|it| {
        matches!(
            it.value(),
            Value::Array(ArrayForm::Sections)
                | Value::Table(TableForm::Implied | TableForm::Dotted)
        )
    })
}

/// Every old line that the edit does not name is found again, in order. A byte-order mark is no part of
/// the first line: it stays, whichever line then is the first.
fn lines_are_kept(old: &Document<'_>, new: &str, edit: &Edit) -> bool {
    let named = named_lines(old, edit);
    let mark = |text: &str| {
        text.strip_prefix('\u{feff}')
            .map_or(0, |rest| text.len() - rest.len())
    };
    let (old_mark, new_mark) = (mark(old.text()), mark(new));
    if old_mark != new_mark {
        return false;
    }
    let mut new_lines = new[new_mark..].lines();
    old.text()[old_mark..]
        .lines()
        .enumerate()
        .filter(|(nth, line)| !(named.contains(nth) || line.trim().is_empty()))
        .all(|(_, line)| new_lines.any(|new| new == line))
}

/// The lines an edit may change: those of the key it sets, of what it removes, and of the `{ … }` or
/// `[ … ]` it writes into.
fn named_lines(old: &Document<'_>, edit: &Edit) -> std::ops::Range<usize> {
    let nothing = 0..0;
    let line = |offset: u32| old.place(offset).line as usize - 1;
    let whole = |item: Item<'_>| line(item.way_start())..line(item.end()) + 1;
    match edit {
        Edit::Remove { at } => match old.at(at) {
            None => nothing,
            Some(item) if item.has_own_line() => match at.split_last() {
                Some((_, Step::Nth(_))) => with_comments(old.text(), whole(item)),
                _ => whole(item),
            },
            Some(_) => {
                let paths = old.section_paths();
                let under = || {
                    let sections = old.sections.iter().zip(&paths).skip(1);
                    sections
                        .filter(|(_, path)| path.is_under(at))
                        .map(|(section, _)| section)
                };
                match (under().next(), under().next_back()) {
                    (Some(first), Some(last)) => {
                        let (start, end) = (line(first.header.start), line(last.body_end) + 1);
                        match at.split_last() {
                            Some((_, Step::Nth(_))) => with_comments(old.text(), start..end),
                            _ => start..end,
                        }
                    }
                    _ => nothing,
                }
            }
        },
        Edit::Set { at, .. } | Edit::Push { at, .. } | Edit::Paste { at, .. } => {
            // The innermost part of the way that exists and is written in line.
            let mut way = KeyPath::root();
            let mut found = nothing;
            for step in at.steps() {
                way = match step {
                    Step::Key(key) => way.key(key),
                    Step::Nth(nth) => way.nth(*nth),
                };
                match old.at(&way) {
                    Some(item) if item.has_own_line() => found = whole(item),
                    Some(_) => {}
                    None => break,
                }
            }
            found
        }
    }
}

/// The lines of an entry with those of the comments that touch them.
fn with_comments(text: &str, lines: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let is_comment = |line: &str| line.trim_start().starts_with('#');
    let comments: Vec<bool> = text.lines().map(is_comment).collect();
    let above = comments[..lines.start].iter().rev();
    let below = comments.get(lines.end..).unwrap_or_default().iter();
    let above = above.take_while(|is| **is).count();
    let below = below.take_while(|is| **is).count();
    lines.start - above..lines.end + below
}
