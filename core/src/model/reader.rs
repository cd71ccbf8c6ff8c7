//! Reads a document, and collects everything that is wrong with it.
//!
//! There is one reader. On a good file it only looks keys up. What a person needs to find a fault (its way,
//! line and column) is worked out only when there is one.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::fault::{Fault, Problem, UnknownKey};
use super::near::nearest;
use crate::document::edit::Layout;
use crate::document::{Document, Item, ItemId, KeyPath};

/// Reads a whole document.
pub struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    faults: Vec<(Item<'d>, Option<&'static str>, Problem)>,
    unknown: Vec<Item<'d>>,
    /// The entries that were asked for and lie beyond the first 64 of their table: no good file has any.
    late: HashSet<ItemId>,
    /// The day of reading: what happened later is not known. With chrono's last day, everything is read.
    as_of: NaiveDate,
    /// The latest day of a fact; the first day chrono knows when there is none.
    latest: NaiveDate,
    /// The lists with entries that did not exist on that day, and the positions of those entries.
    absent: Vec<(Item<'d>, Vec<usize>)>,
}

/// The entries of one list that did not exist on a day: the way to the list, and their positions in the file.
pub type Absent = (KeyPath, Vec<usize>);

impl<'d> Reader<'d> {
    /// Begins to read all of a document.
    pub fn new(document: &'d Document<'d>) -> Reader<'d> {
        Reader::as_of(document, NaiveDate::MAX)
    }

    /// Begins to read a document as it stood on a day: a fact dated later has not happened yet.
    pub fn as_of(document: &'d Document<'d>, day: NaiveDate) -> Reader<'d> {
        Reader {
            document,
            faults: Vec::new(),
            unknown: Vec::new(),
            late: HashSet::new(),
            as_of: day,
            latest: NaiveDate::MIN,
            absent: Vec::new(),
        }
    }

    /// The latest day of a fact that was read, including facts later than the day of reading.
    pub fn latest(&self) -> NaiveDate {
        self.latest
    }

    /// The entries that did not exist on the day of reading, list by list.
    pub fn absent(&self) -> Vec<Absent> {
        if self.absent.is_empty() {
            return Vec::new();
        }
        let ways = self.document.ways();
        let lists = self.absent.iter();
        lists
            .map(|(list, nths)| (ways.to(*list), nths.clone()))
            .collect()
    }

    pub(super) fn reads_all(&self) -> bool {
        self.as_of == NaiveDate::MAX
    }

    pub(super) fn is_known(&self, day: NaiveDate) -> bool {
        day <= self.as_of
    }

    pub(super) fn saw(&mut self, day: NaiveDate) {
        self.latest = self.latest.max(day);
    }

    pub(super) fn leave_out(&mut self, list: Item<'d>, absent: Vec<usize>) {
        self.absent.push((list, absent));
    }

    pub(super) fn fault(&mut self, item: Item<'d>, problem: Problem) {
        self.faults.push((item, None, problem));
    }

    pub(super) fn missing(&mut self, table: Item<'d>, key: &'static str) {
        self.faults.push((table, Some(key), Problem::Missing));
    }

    pub(super) fn unknown(&mut self, item: Item<'d>) {
        self.unknown.push(item);
    }

    pub(super) fn asked_late(&mut self, item: Item<'d>) {
        self.late.insert(item.id());
    }

    pub(super) fn was_asked_late(&self, item: Item<'d>) -> bool {
        self.late.contains(&item.id())
    }

    /// What was found wrong, with ways and places; the layout says which keys are known where.
    pub fn finish(self, layout: &Layout) -> (Vec<Fault>, Vec<UnknownKey>) {
        if self.faults.is_empty() && self.unknown.is_empty() {
            return (Vec::new(), Vec::new());
        }

        let ways = self.document.ways();
        let way = |item: Item<'d>| ways.to(item);
        let mut faults: Vec<Fault> = self
            .faults
            .into_iter()
            .map(|(item, missing, problem)| Fault {
                at: item.span(),
                place: self.document.place(item.start()),
                key: match missing {
                    Some(key) => way(item).key(key),
                    None => way(item),
                },
                problem,
            })
            .collect();
        faults.sort_by_key(|fault| fault.place);
        let mut unknown: Vec<UnknownKey> = self
            .unknown
            .into_iter()
            .map(|item| {
                let key = way(item);
                let section = key
                    .split_last()
                    .map(|(section, _)| section)
                    .unwrap_or_default();
                let section = section.keys();
                let known = layout.keys_of(&section);
                UnknownKey {
                    place: self.document.place(item.start()),
                    near: nearest(item.key(), known),
                    key,
                }
            })
            .collect();
        unknown.sort_by_key(|unknown| unknown.place);
        (faults, unknown)
    }
}
