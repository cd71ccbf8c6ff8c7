//! Finds the way to an item when only the item is known. One walk finds the parents of all items.

use super::node::{NO_NODE, NodeId};
use super::{Document, Item, KeyPath, Value};

/// The ways to the items of a [`Document`].
#[derive(Debug)]
pub struct Ways<'d> {
    document: &'d Document<'d>,
    /// For each item what holds it, and as which of its entries or elements.
    above: Vec<(NodeId, usize)>,
}

impl<'d> Ways<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Ways<'d> {
        let mut above = vec![(NO_NODE, 0); document.nodes.len()];
        for parent in document.items() {
            for (nth, child) in parent.items().enumerate() {
                above[child.id as usize] = (parent.id, nth);
            }
        }
        Ways { document, above }
    }

    /// The way to an item of this document.
    pub fn to(&self, item: Item<'_>) -> KeyPath {
        let (parent, nth) = self.above[item.id as usize];
        if parent == NO_NODE {
            return KeyPath::root();
        }
        let parent = Item {
            doc: self.document,
            id: parent,
        };
        match parent.value() {
            Value::Array(_) => self.to(parent).nth(nth),
            _ => self.to(parent).key(item.key()),
        }
    }
}
