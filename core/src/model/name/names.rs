//! All names of one record. It may have thousands of entries, so the entries of a list are sorted by their ids once.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Named, above, has_own_ids, id_of, is_section, section, short};
use crate::document::{Item, KeyPath};
use crate::model::form::{FORM, Section, Table, Tables, section_of};
use crate::model::{last_day_of_year_from, nearest};

/// The names of a record's entries and sections.
#[derive(Debug)]
pub struct Names<'t, 'd> {
    tables: &'t Tables<'d>,
    sections: HashMap<&'static str, ById<'t, 'd>>,
    entries: HashMap<String, Vec<&'t Table<'d>>>,
}

/// The tables of a section that something identifies, sorted by that, and of the same in the order of the file.
#[derive(Debug)]
struct ById<'t, 'd> {
    ids: Vec<Cow<'d, str>>,
    tables: Vec<&'t Table<'d>>,
    nameless: usize,
}

impl<'t, 'd> Names<'t, 'd> {
    /// Of the record whose tables these are.
    pub fn of(tables: &'t Tables<'d>) -> Names<'t, 'd> {
        Names {
            tables,
            sections: HashMap::new(),
            entries: HashMap::new(),
        }
    }

    /// What a name means.
    pub fn find(&mut self, name: &str, today: NaiveDate) -> Named<'t, 'd> {
        let name = name.trim();
        let found = match name.contains('/') {
            true => match self.entries(name).to_vec() {
                none if none.is_empty() => self.numbered(name).into_iter().collect(),
                found => found,
            },
            false => {
                let sections = self.sections(name, today);
                match sections.is_empty() && !is_section(name) {
                    true => self.of_id(name),
                    false => sections,
                }
            }
        };
        match found[..] {
            [one] => Named::One(one),
            [] => Named::None(self.near(name)),
            _ => {
                let mut names: Vec<String> = found.iter().map(|it| self.name(it)).collect();
                names.dedup();
                Named::Several(names)
            }
        }
    }

    /// The name that is an entry's or a section's alone.
    pub fn name(&mut self, table: &Table<'_>) -> String {
        let name = self.shared(table);
        if !name.contains('/') {
            return name;
        }
        let twins = self.entries(&name);
        match twins.binary_search_by_key(&table.nths(), |it| it.nths()) {
            Ok(nth) if twins.len() > 1 => format!("{name}/{}", nth + 1),
            _ => name,
        }
    }

    /// The name of the entry or section at a way.
    pub fn at(&mut self, way: &KeyPath) -> Option<String> {
        let table = self.tables.holding(way).filter(|it| it.way() == *way)?;
        Some(self.name(table))
    }

    /// How many entries of its list have the id of an entry.
    pub fn having_id_of(&mut self, table: &Table<'_>) -> usize {
        let by_id = self.by_id(table.section());
        id_of(table).map_or(by_id.nameless, |id| by_id.having(&id).len())
    }

    /// The name of an entry or a section, which others of the same id within the same entry have too.
    fn shared(&mut self, table: &Table<'_>) -> String {
        let section = table.section();
        let end = id_of(table).map_or_else(String::new, |id| format!("/{id}"));
        let is_alone = self.having_id_of(table) == 1;
        let within = above(section).filter(|_| !is_alone || section.identified_by.is_none());
        let holder = within.and_then(|list| {
            let holders = self.tables.of_section(list.name);
            let after = holders.partition_point(|it| it.nths() <= table.nths());
            let holder = holders.get(after.checked_sub(1)?)?;
            id_of(holder).filter(|_| table.nths().starts_with(holder.nths()))
        });
        match (within, holder) {
            (Some(list), Some(holder)) => {
                let rest = section.name.trim_start_matches(list.name);
                format!("{holder}{rest}{end}")
            }
            _ => format!("{}{end}", short(section)),
        }
    }

    fn by_id(&mut self, section: &'static Section) -> &ById<'t, 'd> {
        let tables = self.tables;
        let by_id = || ById::of(tables.of_section(section.name));
        self.sections.entry(section.name).or_insert_with(by_id)
    }

    /// The entries of a list that have an id, `claims/k1`.
    fn entries(&mut self, name: &str) -> &[&'t Table<'d>] {
        if !self.entries.contains_key(name) {
            let (list, id) = name.split_once('/').unwrap_or((name, ""));
            let found = self.having(list, id);
            self.entries.insert(name.to_owned(), found);
        }
        &self.entries[name]
    }

    /// The one of those that share an id whose number follows it: `team.members/陈静/2`.
    fn numbered(&mut self, name: &str) -> Option<&'t Table<'d>> {
        let (shared, nth) = name.rsplit_once('/')?;
        let nth = nth.parse::<usize>().ok()?.checked_sub(1)?;
        self.entries(shared).get(nth).copied()
    }

    /// The entries with this id in a list by its name, `plan.items`, or by that of the entry it stands within,
    /// `2026-03-02.plan.items`.
    fn having(&mut self, list: &str, id: &str) -> Vec<&'t Table<'d>> {
        if let Some(section) = section(list) {
            return self.by_id(section).having(id).to_vec();
        }
        let mut found = Vec::new();
        for (holders, section) in self.holders(list) {
            let all = self.by_id(section).having(id);
            let within = holders.into_iter().map(|it| within(all, it));
            found.extend(within.flatten().copied());
        }
        found
    }

    /// The tables of a section by its name, or by that of the entry it stands within.
    fn tables_of(&mut self, name: &str) -> Vec<&'t Table<'d>> {
        let tables = self.tables;
        if let Some(section) = section(name) {
            return tables.of_section(section.name).iter().collect();
        }
        let mut found = Vec::new();
        for (holders, section) in self.holders(name) {
            let all: Vec<_> = tables.of_section(section.name).iter().collect();
            let within = holders.into_iter().map(|it| within(&all, it));
            found.extend(within.flatten().copied());
        }
        found
    }

    /// The entries that a name like `2026-03-02.plan.items` begins with, and the section within them that it means.
    fn holders(&mut self, name: &str) -> Vec<(Vec<&'t Table<'d>>, &'static Section)> {
        let Some((holder, rest)) = name.split_once('.') else {
            return Vec::new();
        };
        let lists = FORM.iter().filter(|it| it.identified_by.is_some());
        let below = lists.filter_map(|list| {
            let section = section_of(&format!("{}.{rest}", list.name))?;
            Some((list, section))
        });
        let found =
            below.map(|(list, section)| (self.by_id(list).having(holder).to_vec(), section));
        found.collect()
    }

    /// The tables of this name that are no entries of a list; of those of service years, that of the one that runs.
    fn sections(&mut self, name: &str, today: NaiveDate) -> Vec<&'t Table<'d>> {
        let mut found = self.tables_of(name);
        found.retain(|it| it.section().identified_by.is_none());
        if section(name).is_some_and(|it| it.name != short(it)) {
            let mut years = self.tables.of_section("years").iter();
            let running = years.rfind(|year| runs(year.item, today));
            found.retain(|it| running.is_some_and(|year| it.nths().starts_with(year.nths())));
        }
        found
    }

    /// The entries of all lists that this id alone may mean.
    fn of_id(&mut self, id: &str) -> Vec<&'t Table<'d>> {
        let lists = FORM.iter().filter(|it| has_own_ids(it));
        let found = lists.flat_map(|list| self.by_id(list).having(id).to_vec());
        found.collect()
    }

    /// The name that was probably meant by one that means nothing.
    fn near(&mut self, name: &str) -> Option<String> {
        let Some((list, id)) = name.split_once('/') else {
            let lists = FORM.iter().filter(|it| has_own_ids(it));
            let entries = lists.flat_map(|it| self.tables.of_section(it.name));
            let ids: Vec<_> = entries.filter_map(id_of).collect();
            return nearest(name, ids.iter().map(|it| &**it)).map(str::to_owned);
        };
        let known = self.tables_of(list);
        if known.is_empty() {
            let lists = FORM.iter().filter(|it| it.identified_by.is_some());
            let meant = format!("{}/{id}", nearest(list, lists.map(short))?);
            let is_there = !self.entries(&meant).is_empty() || self.numbered(&meant).is_some();
            return is_there.then_some(meant);
        }
        let ids: Vec<_> = known.into_iter().filter_map(id_of).collect();
        let id = nearest(id, ids.iter().map(|it| &**it))?;
        Some(format!("{list}/{id}"))
    }
}

impl<'t, 'd> ById<'t, 'd> {
    fn of(tables: &'t [Table<'d>]) -> ById<'t, 'd> {
        let named = tables
            .iter()
            .filter_map(|table| Some((id_of(table)?, table)));
        let mut named: Vec<_> = named.collect();
        named.sort_by(|(one, _), (other, _)| one.cmp(other));
        let nameless = tables.len() - named.len();
        let (ids, tables) = named.into_iter().unzip();
        ById {
            ids,
            tables,
            nameless,
        }
    }

    fn having(&self, id: &str) -> &[&'t Table<'d>] {
        let begin = self.ids.partition_point(|it| **it < *id);
        let same = self.ids[begin..].partition_point(|it| **it == *id);
        &self.tables[begin..begin + same]
    }
}

/// Those tables of a section, in the order of the file, that stand within an entry.
fn within<'s, 't, 'd>(all: &'s [&'t Table<'d>], holder: &Table<'_>) -> &'s [&'t Table<'d>] {
    let begin = all.partition_point(|it| it.nths() < holder.nths());
    let held = all[begin..].partition_point(|it| it.nths().starts_with(holder.nths()));
    &all[begin..begin + held]
}

fn runs(year: Item<'_>, today: NaiveDate) -> bool {
    let day = |key: &str| year.get(key).and_then(Item::day);
    let Some(starts) = day("starts") else {
        return false;
    };
    let ends = day("ends").unwrap_or_else(|| last_day_of_year_from(starts));
    (starts..=ends).contains(&today)
}
