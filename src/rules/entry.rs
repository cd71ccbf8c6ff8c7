//! The entry that a finding is about, by the name that a command takes: `claims/k1`.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::document::{KeyPath, Step};
use crate::model::form::{Table, Tables, section_of};
use crate::model::name::{self, Named};

/// The entry or section that a key lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name that is its alone.
    pub name: String,
    /// Whether it was done or dropped: an item of a plan that is over is revised no more.
    pub is_over: bool,
}

/// The entries that findings are about. A record may have thousands, so ids are counted once.
pub(super) struct Entries<'t, 'd> {
    tables: &'t Tables<'d>,
    today: NaiveDate,
    ids: HashMap<&'static str, HashMap<&'d str, usize>>,
}

impl<'t, 'd> Entries<'t, 'd> {
    pub(super) fn new(tables: &'t Tables<'d>, today: NaiveDate) -> Entries<'t, 'd> {
        Entries {
            tables,
            today,
            ids: HashMap::new(),
        }
    }

    /// The entry that a key lies in; `None` of the whole file, and where no name means that entry alone, as where two
    /// have one id.
    pub(super) fn of(&mut self, key: &KeyPath) -> Option<Entry> {
        let table = table(self.tables, key)?;
        let has = |key| table.item.get(key).is_some();
        Some(Entry {
            name: self.name(table)?,
            is_over: has("done") || has("dropped"),
        })
    }

    fn name(&mut self, table: &'t Table<'d>) -> Option<String> {
        if table.section().identified_by == Some("id") {
            // A command takes no spaces around a name.
            let is_one = table.id == table.id.trim() && self.having_id(table) == 1;
            return name::by_id(table).filter(|_| is_one);
        }
        let name = name::of(self.tables, table);
        match name::find(self.tables, &name, self.today) {
            Named::One(named) if std::ptr::eq(named, table) => Some(name),
            _ => None,
        }
    }

    /// How many entries of its list have the id of an entry.
    fn having_id(&mut self, table: &Table<'d>) -> usize {
        let section = table.section().name;
        let ids = self.ids.entry(section).or_insert_with(|| {
            let mut ids = HashMap::new();
            for it in self.tables.of_section(section) {
                *ids.entry(it.id).or_default() += 1;
            }
            ids
        });
        ids.get(table.id).copied().unwrap_or_default()
    }
}

/// The innermost table on the way to a key.
fn table<'t, 'd>(tables: &'t Tables<'d>, key: &KeyPath) -> Option<&'t Table<'d>> {
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
        let Some(section) = section_of(&name) else {
            break;
        };
        let all = tables.of_section(section.name);
        // The entries of most lists stand in one array.
        let likely = nths.last().and_then(|nth| all.get(*nth as usize));
        let likely = likely.filter(|it| it.nths() == nths);
        found = likely
            .or_else(|| all.iter().find(|it| it.nths() == nths))
            .or(found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    const TEXT: &str = "\
[client]
name = '甲'
[[years]]
starts = 2026-03-02
plan.issued = 2026-03-20
plan.items = [{ id = 'p1', done = 2026-04-01 }, { id = 'p2' }]
plan.opinion.by = '赵敏'
[[diary]]
id = 'd1'
[[diary]]
id = 'd1'
[[diary]]
on = 2026-03-26
";

    fn named(key: KeyPath) -> Option<(String, bool)> {
        let document = Document::parse(TEXT).unwrap();
        let tables = Tables::of(document.root());
        let today = "2026-11-20".parse().unwrap();
        let entry = Entries::new(&tables, today).of(&key)?;
        Some((entry.name, entry.is_over))
    }

    fn some(name: &str, is_over: bool) -> Option<(String, bool)> {
        Some((name.to_owned(), is_over))
    }

    #[test]
    fn an_entry_is_named_by_the_innermost_table_on_the_way_to_the_key() {
        let client = || KeyPath::of("client");
        let plan = || KeyPath::of("years").nth(0).key("plan");
        let items = || plan().key("items");

        assert_eq!(named(client().key("name")), some("client", false));
        assert_eq!(named(client()), some("client", false));
        assert_eq!(
            named(plan().key("focus")),
            some("2026-03-02.plan", false),
            "a key that is not on record"
        );
        assert_eq!(named(items()), some("2026-03-02.plan", false));
        assert_eq!(
            named(plan().key("opinion").key("on")),
            some("2026-03-02.plan.opinion", false)
        );
        assert_eq!(
            named(items().nth(0).key("finish")),
            some("plan.items/p1", true)
        );
        let covers = items().nth(1).key("covers").nth(0);
        assert_eq!(named(covers), some("plan.items/p2", false));
    }

    #[test]
    fn what_no_name_means_alone_has_none() {
        let diary = |nth| KeyPath::of("diary").nth(nth).key("response");

        assert_eq!(named(KeyPath::root()), None);
        assert_eq!(named(KeyPath::of("nothing").key("there")), None);
        assert_eq!(named(diary(0)), None, "two have this id");
        assert_eq!(named(diary(2)), None, "it has no id");
        assert_eq!(named(diary(7)), None);
    }
}
