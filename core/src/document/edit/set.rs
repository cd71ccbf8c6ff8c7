//! Giving a key a value: in place when the key is there, otherwise on a new line.

use super::insert;
use super::{EditFault, Layout, Splice, indentation, line_end, line_start, next_line};
use crate::document::quoted::key as quoted;
use crate::document::{ArrayForm, Document, Item, KeyPath, Literal, Step, TableForm, Value};

pub(super) fn splice(
    document: &Document<'_>,
    at: &KeyPath,
    value: &Literal,
    layout: &Layout,
) -> Result<Option<Splice>, EditFault> {
    if let Some(item) = document.at(at) {
        return replace(item, at, value);
    }

    let unwritable = || EditFault::Unwritable(at.clone());
    let (path, step) = at.split_last().ok_or_else(unwritable)?;
    let Step::Key(key) = step else {
        return Err(unwritable());
    };
    let new_section = || {
        let lines = [(key.as_str(), value.clone())];
        insert::section(document, &path, false, &lines, layout)
    };
    let Some(table) = document.at(&path) else {
        return new_section().map(Some);
    };
    match table.value() {
        Value::Table(TableForm::Section) => {
            Ok(Some(line(document, table, &path, key, value, layout)))
        }
        Value::Table(TableForm::Implied) => new_section().map(Some),
        Value::Table(TableForm::Dotted) => {
            Ok(Some(dotted_line(document, table, &path, key, value)))
        }
        Value::Table(TableForm::Inline) => Ok(Some(inline_entry(table, key, value))),
        _ => Err(unwritable()),
    }
}

/// A new value where the old one stands; the rest of the line, and its comment, stay.
fn replace(item: Item<'_>, at: &KeyPath, value: &Literal) -> Result<Option<Splice>, EditFault> {
    if value.is_said_by(item) {
        return Ok(None);
    }
    match item.value() {
        Value::Table(..) | Value::Array(ArrayForm::Sections) => {
            Err(EditFault::Unwritable(at.clone()))
        }
        _ => Ok(Some(longer_list(item, value).unwrap_or_else(|| Splice {
            range: item.span().range(),
            with: value.to_string(),
        }))),
    }
}

/// A list over several lines that only grows keeps its lines, and the comments between them.
fn longer_list(item: Item<'_>, value: &Literal) -> Option<Splice> {
    let (new, old) = (value.listed()?, Literal::of(item)?.listed()?);
    let last = item.items().last()?;
    let grows = new.len() > old.len() && new.iter().zip(&old).all(|(new, old)| new == old);
    if !grows || !item.source().contains('\n') {
        return None;
    }

    let added = new[old.len()..].iter();
    let with = added.map(|value| format!(", {value}")).collect();
    let end = last.span().range().end;
    Some(Splice {
        range: end..end,
        with,
    })
}

/// A line of its own in a section, below the keys that the layout puts before it.
fn line(
    document: &Document<'_>,
    table: Item<'_>,
    path: &KeyPath,
    key: &str,
    value: &Literal,
    layout: &Layout,
) -> Splice {
    let section = path.keys();
    let rank = |key: &str| layout.key_rank(&section, key);
    let comes_before = |sibling: &Item<'_>| match (rank(sibling.key()), rank(key)) {
        (Some(sibling), Some(new)) => sibling < new,
        (None, Some(_)) => false,
        (_, None) => true,
    };
    let line = format!("{} = {value}", quoted(key));

    let siblings = || table.items().filter(|item| item.has_own_line());
    if let Some(sibling) = siblings().filter(comes_before).last() {
        return below(document.text(), sibling.way_start(), sibling.end(), &line);
    }
    let header = table.span();
    if header.end > 0 {
        return below(document.text(), header.start, header.end, &line);
    }
    match siblings().next() {
        Some(first) => {
            let start = line_start(document.text(), first.way_start() as usize);
            Splice {
                range: start..start,
                with: format!("{line}{}", line_end(document.text())),
            }
        }
        None => insert::at_top(document, &line),
    }
}

/// A line right below the one that holds the byte before `end`, indented as the one that holds `start`.
fn below(text: &str, start: u32, end: u32, line: &str) -> Splice {
    let at = next_line(text, end as usize);
    let indent = indentation(text, line_start(text, start as usize));
    let newline = line_end(text);
    let with = if text[..at].ends_with('\n') {
        format!("{indent}{line}{newline}")
    } else {
        format!("{newline}{indent}{line}")
    };
    Splice {
        range: at..at,
        with,
    }
}

/// An entry with the same dotted beginning as the table's others, after the last of them.
fn dotted_line(
    document: &Document<'_>,
    table: Item<'_>,
    path: &KeyPath,
    key: &str,
    value: &Literal,
) -> Splice {
    let text = document.text();
    let way = &text[table.way_start() as usize..table.key_end() as usize];
    let entry = format!("{way}.{} = {value}", quoted(key));
    if document.is_inside_braces(path) {
        let end = table.end() as usize;
        Splice {
            range: end..end,
            with: format!(", {entry}"),
        }
    } else {
        below(text, table.way_start(), table.end(), &entry)
    }
}

/// An entry at the end of `{ … }`.
fn inline_entry(table: Item<'_>, key: &str, value: &Literal) -> Splice {
    let entry = format!("{} = {value}", quoted(key));
    match table.items().map(Item::end).max() {
        Some(end) => Splice {
            range: end as usize..end as usize,
            with: format!(", {entry}"),
        },
        None => Splice {
            range: table.span().range(),
            with: format!("{{ {entry} }}"),
        },
    }
}
