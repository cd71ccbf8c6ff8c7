//! The entry that a finding is about, by the name that a command takes: `claims/k1`.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::form::{Table, Tables};
use crate::model::name::{self, Named, Names};

/// The entry or section that a key lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name that is its alone.
    pub name: String,
    /// Whether it was done or dropped: an item of a plan that is over is revised no more.
    pub is_over: bool,
}

/// The entries that findings are about.
pub(super) struct Entries<'t, 'd> {
    tables: &'t Tables<'d>,
    names: Names<'t, 'd>,
    today: NaiveDate,
}

impl<'t, 'd> Entries<'t, 'd> {
    pub(super) fn new(tables: &'t Tables<'d>, today: NaiveDate) -> Entries<'t, 'd> {
        Entries {
            tables,
            names: Names::of(tables),
            today,
        }
    }

    /// The entry that a key lies in; `None` of the whole file, and where no name means that entry alone, as where two
    /// have one id.
    pub(super) fn of(&mut self, key: &KeyPath) -> Option<Entry> {
        let table = self.tables.holding(key)?;
        let has = |key| table.item.get(key).is_some();
        Some(Entry {
            name: self.name(table)?,
            is_over: has("done") || has("dropped"),
        })
    }

    fn name(&mut self, table: &'t Table<'d>) -> Option<String> {
        if table.section().identified_by == Some("id") {
            // A command takes no spaces around a name.
            let is_one = table.id == table.id.trim() && self.names.having_id_of(table) == 1;
            return name::by_id(table).filter(|_| is_one);
        }
        let name = self.names.name(table);
        match self.names.find(&name, self.today) {
            Named::One(named) if std::ptr::eq(named, table) => Some(name),
            _ => None,
        }
    }
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
