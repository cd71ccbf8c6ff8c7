//! An entry that was written to the wrong client: it is added to the other record, then taken off this one.

use super::{holders, may_go, name_of};
use crate::changes::refusal::CorrectRefusal;
use crate::changes::same::is_same;
use crate::changes::{Refusal, numbered, still_named};
use crate::document::edit::{self, Edit};
use crate::document::{Document, KeyPath};
use crate::model::form::{FORM, Table};
use crate::model::{LAYOUT, Record};
use crate::standing::Case;

/// An entry on its way to another client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Its list.
    pub section: &'static str,
    /// Its lines, with the comments that stand with it.
    pub lines: String,
}

/// An entry in the record of the other client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Its id there.
    pub id: String,
    /// The edits; none where the record has it already.
    pub edits: Vec<Edit>,
    /// The keys that referred to other entries and were left out.
    pub left_out: Vec<&'static str>,
}

/// Takes up an entry that is to go to another client.
///
/// # Errors
///
/// As [`super::remove`]; the entry is none of a list of its own, or its lines cannot be taken up as they are.
pub fn leaves(case: &Case<'_>, table: &Table<'_>) -> Result<Leaving, Refusal> {
    let name = || name_of(case, table);
    may_go(case, table)?;
    if !super::can(table.section()).to {
        return Err(CorrectRefusal::NotMoved { name: name() }.into());
    }
    let by = holders(case, table);
    if !by.is_empty() {
        let name = name();
        return Err(CorrectRefusal::Held { name, by }.into());
    }
    let lines = edit::block(case.record.document(), &table.way());
    let lines = lines.ok_or_else(|| CorrectRefusal::InBraces { name: name() })?;
    Ok(Leaving {
        section: table.section().name,
        lines: lines.to_owned(),
    })
}

/// Adds the entry to the record of the other client, under its id or the next free one. What refers to entries of the
/// first client is left out. An entry that is there already, as after an interruption, is not added again.
///
/// # Errors
///
/// [`CorrectRefusal::InBraces`]: the other record has its list in braces.
pub fn arrives(case: &Case<'_>, leaving: &Leaving) -> Result<Arrived, Refusal> {
    // Whom we talk to and what is needed may be known before; all else is business (D15).
    let is_business = !matches!(leaving.section, "contacts" | "needs" | "diary");
    if is_business && case.record.appointed().is_none() {
        return Err(Refusal::NotAppointed);
    }
    let in_braces = || {
        Refusal::from(CorrectRefusal::InBraces {
            name: leaving.section.to_owned(),
        })
    };
    let mut keys = leaving.section.split('.');
    let list = KeyPath::of(keys.next().unwrap_or_default());
    let list = keys.fold(list, KeyPath::key);
    let there = case.record.tables().of_section(leaving.section);

    let paste = Edit::Paste {
        at: list.clone(),
        lines: leaving.lines.clone(),
    };
    let text = case.record.document().text();
    let pasted = edit::apply(text, std::slice::from_ref(&paste), &LAYOUT);
    let pasted = pasted.map_err(|_| in_braces())?;
    let document = Document::parse(&pasted).map_err(|_| in_braces())?;
    let reading = Record::read(&document);
    let tables = reading.record.tables();
    let own = tables.of_section(leaving.section).get(there.len());
    let own = own.ok_or_else(in_braces)?;

    let mut left_out = Vec::new();
    let mut edits = vec![paste];
    for section in FORM {
        let within = tables.of_section(section.name).iter();
        for table in within.filter(|it| it.way().is_under(&own.way())) {
            let refers = section.keys.iter().filter(|key| !key.names.is_empty());
            for key in refers.filter(|key| table.item.get(key.name).is_some()) {
                left_out.push(key.name);
                let at = table.way().key(key.name);
                edits.push(Edit::Remove { at });
            }
        }
    }
    if let Some(same) = there.iter().find(|it| is_same(own.item, it.item, &list)) {
        return Ok(Arrived {
            id: same.id.to_owned(),
            edits: Vec::new(),
            left_out,
        });
    }
    let taken = there.iter().map(|it| it.id);
    let taken = taken.chain(still_named(case.record, leaving.section));
    let id = free(own.id, taken.collect::<Vec<_>>().into_iter());
    if id != own.id {
        edits.push(Edit::set(own.way().key("id"), id.as_str()));
    }
    Ok(Arrived {
        id,
        edits,
        left_out,
    })
}

/// An id that the list does not have: its own, or the next of the same beginning.
pub fn free<'i>(id: &str, there: impl Iterator<Item = &'i str> + Clone) -> String {
    if there.clone().all(|other| other != id) {
        return id.to_owned();
    }
    match id.trim_end_matches(|c: char| c.is_ascii_digit()) {
        prefix if prefix.len() < id.len() => numbered(prefix, there),
        word => numbered(&format!("{word}-"), there),
    }
}
