//! Finds the way to a place of the text. It is needed only once something was found, and is fast in any text.

use std::collections::HashMap;

use super::{Document, Item, ItemId, Places, Value};

/// From this many entries on, a table or array is searched by the index: a hostile file must not cost n².
const WIDE: usize = 24;

/// Where things are in a document.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) places: Places,
    /// The children of every wide table and array, by what holds them.
    wide: HashMap<ItemId, Wide>,
}

#[derive(Debug)]
struct Wide {
    in_order: Vec<ItemId>,
    by_key: HashMap<String, ItemId>,
}

impl Index {
    pub(super) fn of(document: &Document<'_>) -> Index {
        let wide = document
            .items()
            .filter(|item| item.len() >= WIDE)
            .map(|item| (item.id(), Wide::of(item)))
            .collect();
        Index {
            places: Places::of(document.text),
            wide,
        }
    }

    /// The entry of a table under a key.
    pub(super) fn entry<'d>(&self, table: Item<'d>, key: &str) -> Option<Item<'d>> {
        match self.wide.get(&table.id()) {
            Some(wide) => wide.by_key.get(key).map(|id| table.sibling(*id)),
            None => table.get(key),
        }
    }

    /// The element of an array, counted from 0.
    pub(super) fn element<'d>(&self, array: Item<'d>, nth: usize) -> Option<Item<'d>> {
        match self.wide.get(&array.id()) {
            Some(wide) => wide.in_order.get(nth).map(|id| array.sibling(*id)),
            None => array.items().nth(nth),
        }
    }
}

impl Wide {
    fn of(item: Item<'_>) -> Wide {
        let in_order = item.items().map(Item::id).collect();
        let by_key = match item.value() {
            Value::Table(..) => item
                .items()
                .map(|entry| (entry.key().to_owned(), entry.id()))
                .collect(),
            _ => HashMap::new(),
        };
        Wide { in_order, by_key }
    }
}
