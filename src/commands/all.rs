//! Every record of the workspace, looked at in parallel and told in a fixed order.

use rayon::prelude::*;

use super::Failed;
use super::desk::Desk;
use crate::document::Document;
use crate::model::Record;
use crate::standing::Case;
use crate::store::Entry;
use crate::text;

/// What was seen in the records, in the order of their ids, and a sentence about each that could not be
/// read.
pub struct Seen<T> {
    /// What was seen.
    pub found: Vec<T>,
    /// One sentence for each record that was left out.
    pub unread: Vec<String>,
}

/// Looks at every record.
///
/// # Errors
///
/// The folder of the records cannot be read.
pub fn every_record<T: Send>(
    desk: &Desk<'_>,
    look: impl Fn(&Case<'_>) -> Vec<T> + Sync,
) -> anyhow::Result<Seen<T>> {
    let lang = desk.lang();
    let entries = desk.workspace.clients();
    let entries = entries.map_err(|why| Failed::new(text::store::unreadable(lang, &why)))?;
    let looks: Vec<Result<Vec<T>, String>> = entries
        .par_iter()
        .map(|entry| look_into(desk, entry, &look))
        .collect();

    let mut seen = Seen {
        found: Vec::new(),
        unread: Vec::new(),
    };
    for look in looks {
        match look {
            Ok(found) => seen.found.extend(found),
            Err(why) => seen.unread.push(why),
        }
    }
    Ok(seen)
}

fn look_into<T>(
    desk: &Desk<'_>,
    entry: &Entry,
    look: impl Fn(&Case<'_>) -> Vec<T>,
) -> Result<Vec<T>, String> {
    let lang = desk.lang();
    let file = format!("clients/{}", entry.file_name);
    if let Err(fault) = &entry.id {
        return Err(text::store::id_fault(lang, entry.stem(), *fault));
    }
    let read = desk.workspace.read_text(&entry.path);
    let text = read.map_err(|why| text::store::unreadable(lang, &why))?;
    let faulty = |count| text::document::unread(lang, &file, count);
    let document = Document::parse(&text).map_err(|faults| faulty(faults.len()))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(faulty(reading.faults.len()));
    }
    Ok(look(&desk.case(entry.stem(), &reading.record)))
}
