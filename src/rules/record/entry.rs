//! The lists of a record whose entries have an id that never changes.

use crate::document::{KeyPath, Value};
use crate::model::Record;
use crate::model::form::{FORM, each_table, way_of};

/// How deep a list stands within others at most: a plan item within its year.
const DEEPEST: usize = 2;

/// One entry of such a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'r> {
    /// Its id, as it stands; empty when it has none.
    pub id: &'r str,
    section: &'static str,
    nths: [usize; DEEPEST],
    depth: usize,
}

impl Entry<'_> {
    /// The way to its id.
    pub(super) fn key(&self) -> KeyPath {
        way_of(self.section, &self.nths[..self.depth]).key("id")
    }
}

/// Shows each list of a record within which no id stands twice, one after the other. The items of every plan are one
/// list, since a diary entry names them without a year.
pub(super) fn each_list<'r>(
    record: &'r Record<'r>,
    mut show: impl FnMut(&mut dyn Iterator<Item = Entry<'r>>),
) {
    let root = record.document().root();
    let with_id = FORM.iter().filter(|it| it.identified_by == Some("id"));
    for section in with_id {
        let mut entries: Vec<Entry<'r>> = Vec::new();
        each_table(root, section.name, |entry, way| {
            let id = match entry.get("id").map(|id| id.value()) {
                Some(Value::Text(id)) => id,
                _ => "",
            };
            let depth = way.len().min(DEEPEST);
            let mut nths = [0; DEEPEST];
            nths[..depth].copy_from_slice(&way[..depth]);
            entries.push(Entry {
                id,
                section: section.name,
                nths,
                depth,
            });
        });
        let is_one = section.name == "years.plan.items";
        let same = |one: &Entry<'_>, next: &Entry<'_>| {
            is_one || one.depth == 1 || one.nths[0] == next.nths[0]
        };
        for list in entries.chunk_by(same) {
            show(&mut list.iter().copied());
        }
    }
}
