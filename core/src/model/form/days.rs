//! The days of one table.

use chrono::NaiveDate;

use super::{Key, Role, Section, Table, WAYS};
use crate::document::Asked;

/// The most keys of one section that hold a day.
const MOST: usize = 16;

/// The days of one table, each at the place of its key among the keys of the section that hold one. A section with one
/// such key alone has none here: nothing is compared with it.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    keys: &'static [(&'static str, Asked<'static>)],
    on: [Option<NaiveDate>; MOST],
}

impl Days {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.on.iter().flatten().count()
    }

    /// The day at a place.
    pub fn at(&self, place: usize) -> Option<NaiveDate> {
        self.on.get(place).copied().flatten()
    }

    /// The key at a place.
    pub fn key(&self, place: usize) -> &'static str {
        self.keys[place].0
    }

    /// The day under a key.
    pub fn of(&self, key: &str) -> Option<NaiveDate> {
        let place = self.keys.iter().position(|(name, _)| *name == key);
        place.and_then(|place| self.at(place))
    }
}

/// The keys of a section that hold a day, in the order of the form; none where one key alone does.
pub(super) fn dated(section: &Section) -> Vec<(&'static str, Asked<'static>)> {
    use Role::{Born, Fact, Latest, Term};
    let is_day = |key: &&Key| matches!(key.role, Born | Fact | Latest | Term);
    let dated = section.keys.iter().filter(is_day);
    let dated: Vec<_> = dated.map(|key| (key.name, Asked::of(key.name))).collect();
    if dated.len() > 1 { dated } else { Vec::new() }
}

/// The place of a key among the days of the section at a place of the form.
///
/// # Panics
///
/// If it is not there. Callers name a key of one of the form's rows.
pub fn place_of_day(section: usize, key: &str) -> usize {
    let mut dated = WAYS[section].dated.iter();
    let place = dated.position(|(name, _)| *name == key);
    place.expect("every caller names a key that holds a day")
}

impl Table<'_> {
    /// Its days, found in one walk through its entries.
    pub fn days(&self) -> Days {
        let keys = WAYS[self.section as usize].dated.as_slice();
        let mut on = [None; MOST];
        if !keys.is_empty() {
            // Most tables have their days in the order of the form.
            let mut next = 0;
            for (item, day) in self.item.days() {
                let mut places = (next..keys.len()).chain(0..next);
                if let Some(place) = places.find(|place| keys[*place].1.is_of(item)) {
                    on[place] = Some(day);
                    next = place + 1;
                }
            }
        }
        Days { keys, on }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::form::{FORM, Tables, place_of};

    #[test]
    fn no_section_has_more_days_than_there_is_room_for() {
        let most = FORM.iter().map(|section| dated(section).len()).max();
        assert!(most <= Some(MOST), "{most:?}");
    }

    #[test]
    fn each_day_stands_at_the_place_of_its_key_in_any_order_of_the_file() {
        let text = "[[duties]]\ndone = 2026-11-02\ntext = '查勘'\nduty = 2026-01-01\npressed = 2026-11-01\n";
        let document = Document::parse(text).unwrap();
        let tables = Tables::of(document.root());
        let days = tables.of_section("duties")[0].days();

        let day = |text: &str| Some(text.parse().unwrap());
        assert_eq!(days.count(), 2);
        assert_eq!(days.of("done"), day("2026-11-02"));
        assert_eq!(days.of("dropped"), None);
        assert_eq!(days.of("duty"), None, "a key that the form does not know");
        let pressed = place_of_day(place_of("duties"), "pressed");
        assert_eq!(days.at(pressed), day("2026-11-01"));
        assert_eq!(days.key(pressed), "pressed");
    }
}
