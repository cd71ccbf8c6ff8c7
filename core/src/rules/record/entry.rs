//! The lists of a record whose entries have an id that never changes.

use crate::model::Record;
use crate::model::form::{FORM, Table};

/// Calls back with each list of a record in which an id must be unique.
pub(super) fn each_list<'r>(record: &'r Record<'r>, mut show: impl FnMut(&[Table<'r>])) {
    for (place, section) in FORM.iter().enumerate() {
        if section.identified_by != Some("id") {
            continue;
        }
        let by_year = section.has_ids_of_a_year();
        let is_one_list =
            |one: &Table<'_>, next: &Table<'_>| !by_year || one.nths()[0] == next.nths()[0];
        for list in record.tables().of_place(place).chunk_by(is_one_list) {
            show(list);
        }
    }
}
