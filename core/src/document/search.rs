//! Looking for the entries of a table by their keys.

use super::Item;
use super::node::{Children, NO_NODE, NodeId, Tag};

impl<'d> Item<'d> {
    /// The item under a key of this table. It looks at one entry after the other, unless it can be known
    /// that none is under that key.
    pub fn get(self, key: &str) -> Option<Item<'d>> {
        self.find(Asked::of(key))
    }

    /// The same for a key that is looked for in many tables.
    pub fn find(self, asked: Asked<'_>) -> Option<Item<'d>> {
        let children = self.children();
        match children.keys & asked.tag.bit() {
            0 => None,
            _ => self.first_of(children.first, asked).map(|(_, item)| item),
        }
    }

    /// The first entry under a key, and its position, from the first entry on.
    fn first_of(self, first: NodeId, asked: Asked<'_>) -> Option<(u32, Item<'d>)> {
        let (mut nth, mut item) = (0, Item { id: first, ..self });
        while item.id != NO_NODE {
            if asked.is_of(item) {
                return Some((nth, item));
            }
            nth += 1;
            item.id = item.node().next;
        }
        None
    }
}

/// Looking for several keys of one table, mostly in their order.
#[derive(Clone, Copy, Debug)]
pub struct Search<'d> {
    table: Item<'d>,
    first: NodeId,
    keys: u32,
    /// The entry after the one found last, and its position.
    next: Item<'d>,
    nth: u32,
}

impl<'d> Search<'d> {
    /// Begins at the first entry of a table; what is no table has none.
    pub fn of(table: Item<'d>) -> Search<'d> {
        let Children { first, keys, .. } = table.children();
        Search {
            table,
            first,
            keys,
            next: Item { id: first, ..table },
            nth: 0,
        }
    }

    /// The table that is looked through.
    pub fn table(&self) -> Item<'d> {
        self.table
    }

    /// Whether the table may have a key: no is certain.
    pub fn may_find(&self, asked: Asked<'_>) -> bool {
        self.keys & asked.tag.bit() != 0
    }

    /// The entry under a key, and its position. The next one is looked at first, then all.
    #[inline]
    pub fn find(&mut self, asked: Asked<'_>) -> Option<(u32, Item<'d>)> {
        let (nth, item) = match self.next {
            next if next.id != NO_NODE && asked.is_of(next) => (self.nth, next),
            _ => self.table.first_of(self.first, asked)?,
        };
        self.next.id = item.node().next;
        self.nth = nth + 1;
        Some((nth, item))
    }
}

/// A key that is looked for: its tag is worked out once.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'k> {
    key: &'k str,
    tag: Tag,
}

impl<'k> Asked<'k> {
    /// Looks for this key.
    pub const fn of(key: &'k str) -> Asked<'k> {
        let tag = Tag::of(key);
        Asked { key, tag }
    }

    /// Whether an entry is under this key.
    #[inline]
    pub fn is_of(self, item: Item<'_>) -> bool {
        let tag = item.node().tag;
        tag == self.tag && (tag.is_whole() || item.key() == self.key)
    }
}
