//! The form of a record: every section and key, in one place.
//!
//! ```text
//! FORM       the sections, in the order kefu writes them
//! Section    its name, what one entry of it is called, which key identifies an entry
//! Key        its name, its role, what people call it
//! Role       what a key is for: a fact, a term that may lie ahead, a reference, …
//! ```
//!
//! Only the reader of a key knows what kind of value it takes ([`shape`](super::shape)). Everything else that
//! knows a key asks here: the order in which keys are written, the words for a key in both languages, which
//! dates are facts, which key identifies an entry, which keys name another entry.

use std::sync::LazyLock;

use crate::both;
use crate::document::edit::Layout;
use crate::document::{Asked, Item, KeyPath, Step};

use super::{
    appointment, archive, claim, client, complaint, diary, plan, policy, rating, renewal, review,
    service, team, waiver, year,
};

mod days;
mod one_line;
pub(super) mod rows;

pub use days::{Days, place_of_day};
pub use one_line::is_one_line;
pub use rows::{Key, Role, Section};
use rows::{TABLE, section};

/// Every section of a record, in the order kefu writes them. Any other key is unknown.
pub static FORM: &[Section] = &[
    section("", TABLE, both!("客户服务记录", "the client's record")),
    client::CLIENT,
    client::FORMER_NAMES,
    client::CONTACTS,
    client::NEEDS,
    appointment::APPOINTMENT,
    appointment::COMMITMENTS,
    appointment::EXTENSIONS,
    appointment::LATER,
    appointment::LATER_COMMITMENTS,
    appointment::LATER_EXTENSIONS,
    team::TEAM,
    team::MEMBERS,
    team::HAND_OVERS,
    archive::ARCHIVE,
    archive::DOCUMENTS,
    year::YEARS,
    rating::RATING,
    rating::LATER,
    rating::OVERRIDE,
    rating::PUBLICATION,
    plan::PLAN,
    plan::OPINION,
    plan::LOWERINGS,
    plan::ITEMS,
    plan::REVISIONS,
    policy::POLICIES,
    policy::CO_INSURERS,
    policy::INSTALMENTS,
    service::ENDORSEMENTS,
    service::RISKS,
    service::DUTIES,
    claim::CLAIMS,
    claim::ADVANCES,
    claim::INTERRUPTIONS,
    complaint::COMPLAINTS,
    review::REVIEWS,
    review::SCORES,
    renewal::RENEWALS,
    renewal::OUTCOMES,
    renewal::LOSS,
    diary::DIARY,
    waiver::WAIVERS,
];

/// The order in which a record's sections and keys stand when kefu writes them.
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let keys = |section: &Section| {
        let keys = section.keys.iter().map(|key| key.name);
        keys.chain(below(section.name)).collect()
    };
    Layout(FORM.iter().map(|it| (it.name, keys(it))).collect())
});

/// The sections right below another, each by its last key.
fn below(section: &str) -> impl Iterator<Item = &'static str> {
    FORM.iter().filter_map(move |it| {
        let (above, key) = it.name.rsplit_once('.').unwrap_or(("", it.name));
        (above == section && !key.is_empty()).then_some(key)
    })
}

/// The section of this name, its keys joined with dots.
pub fn section_of(name: &str) -> Option<&'static Section> {
    FORM.iter().find(|section| section.name == name)
}

/// The row of a key, by the keys on the way to it: `["claims", "paid"]`.
pub fn key_of(way: &[&str]) -> Option<&'static Key> {
    let (name, section) = way.split_last()?;
    section_of(&section.join("."))?.key(name)
}

/// The most lists that a table is nested in: a plan item within its year.
pub const DEEPEST: usize = 2;

/// One table of a document: a section, or one entry of a list.
#[derive(Clone, Copy, Debug)]
pub struct Table<'d> {
    /// Its section, by its place in [`FORM`].
    section: u32,
    /// The table.
    pub item: Item<'d>,
    /// What identifies it among the entries of its list; empty where that is not on record, and for what is no entry.
    pub id: &'d str,
    nths: [u32; DEEPEST],
    depth: u32,
}

impl Table<'_> {
    /// Its section.
    pub fn section(&self) -> &'static Section {
        &FORM[self.section as usize]
    }

    /// The position in each list on the way to it.
    pub fn nths(&self) -> &[u32] {
        &self.nths[..self.depth as usize]
    }

    /// The way to it.
    pub fn way(&self) -> KeyPath {
        way_of(self.section().name, self.nths())
    }
}

/// Every table of a document that the form knows, found in one walk.
#[derive(Clone, Debug)]
pub struct Tables<'d> {
    /// In the order of the form, and within a section in that of the file.
    tables: Vec<Table<'d>>,
    /// Where the tables of each section begin, and after the last one the end of all.
    starts: Vec<usize>,
}

/// The place of a section in [`FORM`].
///
/// # Panics
///
/// If the form has no such section. Callers name one of its rows.
pub fn place_of(section: &str) -> usize {
    let place = FORM.iter().position(|it| it.name == section);
    place.expect("every caller names a section of the form")
}

impl<'d> Tables<'d> {
    /// Walks through a document: each section is looked for in the tables of the one above it, which stands before it
    /// in the form.
    pub fn of(root: Item<'d>) -> Tables<'d> {
        let mut found = Tables {
            tables: Vec::with_capacity(256),
            starts: Vec::with_capacity(FORM.len() + 1),
        };
        for (section, way) in WAYS.iter().enumerate() {
            found.starts.push(found.tables.len());
            match way.from {
                None => found.add(root, (section, way), [0; DEEPEST], 0),
                Some(from) => found.below(from, (section, way)),
            }
        }
        found.starts.push(found.tables.len());
        found
    }

    /// The tables of the section at a place of the form, in the order of the file.
    pub fn of_place(&self, place: usize) -> &[Table<'d>] {
        let (Some(from), Some(to)) = (self.starts.get(place), self.starts.get(place + 1)) else {
            return &[];
        };
        &self.tables[*from..*to]
    }

    /// The tables of a section, in the order of the file.
    pub fn of_section(&self, name: &str) -> &[Table<'d>] {
        self.of_place(place_of(name))
    }

    /// The innermost table on the way to a key.
    pub fn holding(&self, key: &KeyPath) -> Option<&Table<'d>> {
        let (mut name, mut nths, mut found) = (String::new(), Vec::new(), None);
        for step in key.steps() {
            match step {
                Step::Key(key) if name.is_empty() => name.push_str(key),
                Step::Key(key) => {
                    name.push('.');
                    name.push_str(key);
                }
                Step::Nth(nth) => nths.push(u32::try_from(*nth).ok()?),
            }
            let Some(place) = FORM.iter().position(|it| it.name == name) else {
                break;
            };
            let all = self.of_place(place);
            let place = all.binary_search_by(|it| it.nths().cmp(&nths));
            found = place.ok().map(|place| &all[place]).or(found);
        }
        found
    }

    fn below(&mut self, (above, key): (usize, Asked<'_>), section: (usize, &Way)) {
        for nth in self.starts[above]..self.starts[above + 1] {
            let Table {
                item, nths, depth, ..
            } = self.tables[nth];
            let Some(item) = item.find(key) else {
                continue;
            };
            if !item.is_array() {
                self.add(item, section, nths, depth);
                continue;
            }
            for (nth, entry) in (0..).zip(item.items()) {
                let mut nths = nths;
                if let Some(place) = nths.get_mut(depth as usize) {
                    *place = nth;
                    self.add(entry, section, nths, depth + 1);
                }
            }
        }
    }

    fn add(
        &mut self,
        item: Item<'d>,
        (section, way): (usize, &Way),
        nths: [u32; DEEPEST],
        depth: u32,
    ) {
        let id = way.id.and_then(|key| item.find(key));
        self.tables.push(Table {
            section: section as u32,
            item,
            id: id.and_then(Item::text).unwrap_or_default(),
            nths,
            depth,
        });
    }
}

/// The tables with a key that refers to an entry of a list by this id.
pub fn referring<'t, 'd>(
    tables: &'t Tables<'d>,
    list: &'t str,
    id: &'t str,
) -> impl Iterator<Item = &'t Table<'d>> {
    let is_it = move |item: Item<'_>| item.text() == Some(id);
    let refers = move |table: &&'t Table<'d>| {
        let keys = table.section().keys.iter();
        let mut naming = keys.filter(|key| key.names.contains(&list));
        naming.any(|key| {
            let item = table.item.get(key.name);
            item.is_some_and(|item| is_it(item) || item.items().any(is_it))
        })
    };
    tables.tables.iter().filter(refers)
}

/// What is looked for in a document to find the tables of one section.
struct Way {
    /// The place of the section above it in [`FORM`], and its key there; `None` for the record itself.
    from: Option<(usize, Asked<'static>)>,
    /// The key that identifies its entries.
    id: Option<Asked<'static>>,
    /// The keys that hold days, if there are several.
    dated: Vec<(&'static str, Asked<'static>)>,
}

/// The way to each section of [`FORM`].
static WAYS: LazyLock<Vec<Way>> = LazyLock::new(|| {
    let from = |name: &'static str| {
        let (above, key) = name.rsplit_once('.').unwrap_or(("", name));
        (!name.is_empty()).then(|| (place_of(above), Asked::of(key)))
    };
    let way = |section: &Section| Way {
        from: from(section.name),
        id: section.identified_by.map(Asked::of),
        dated: days::dated(section),
    };
    FORM.iter().map(way).collect()
});

/// The way to the table of a section, given its positions in the lists on that way.
pub fn way_of(section: &str, nths: &[u32]) -> KeyPath {
    let mut nths = nths.iter();
    let mut name = String::new();
    let mut way = KeyPath::root();
    for key in section.split('.') {
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(key);
        way = way.key(key);
        let is_list = section_of(&name).is_some_and(|it| it.identified_by.is_some());
        if is_list && let Some(nth) = nths.next() {
            way = way.nth(*nth as usize);
        }
    }
    way
}

#[cfg(test)]
mod tests;
