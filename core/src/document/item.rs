//! One table, array or value of a document, and what it holds.

use chrono::NaiveDate;

use super::node::{ArrayForm, Children, EMPTY, Held, NO_NODE, Node, NodeId, TableForm};
use super::{Document, Span, Step};

/// One table, array or value of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Item<'d> {
    pub(super) doc: &'d Document<'d>,
    pub(super) id: NodeId,
}

/// What is read of a value that stands alone, as it is written behind its key; `None` where it is no value.
pub fn with_value<T>(source: &str, read: impl FnOnce(Item<'_>) -> Option<T>) -> Option<T> {
    let line = format!("v = {source}\n");
    let document = Document::parse(&line).ok()?;
    read(document.root().get("v")?)
}

impl<'d> Item<'d> {
    /// The key it is under; empty for the root and for an array's elements.
    pub fn key(self) -> &'d str {
        self.doc.key(self.id)
    }

    /// What it holds.
    #[inline]
    pub fn value(self) -> Value<'d> {
        let node = self.node();
        match node.held {
            Held::Table(form, _) => Value::Table(form),
            Held::Array(form, _) => Value::Array(form),
            Held::Plain | Held::Decoded(_) => Value::Text(self.text().unwrap_or_default()),
            Held::Bool(flag) => Value::Bool(flag),
            Held::Integer(number) => Value::Integer(number),
            Held::Float => Value::Float,
            Held::Date(date) => Value::Date(date),
            Held::Moment => Value::Moment,
        }
    }

    /// The string it holds, unescaped; `None` for any other value.
    #[inline]
    pub fn text(self) -> Option<&'d str> {
        let node = self.node();
        match node.held {
            Held::Plain => Some(&self.doc.text[node.at.inner()]),
            Held::Decoded(nth) => Some(&self.doc.decoded[nth as usize]),
            _ => None,
        }
    }

    /// The day it holds; `None` for any other value.
    #[inline]
    pub fn day(self) -> Option<NaiveDate> {
        match self.node().held {
            Held::Date(day) => Some(day),
            _ => None,
        }
    }

    pub(super) fn children(self) -> Children {
        match self.node().held {
            Held::Table(_, children) | Held::Array(_, children) => children,
            _ => EMPTY,
        }
    }

    /// Whether it is a table, however that is written.
    pub fn is_table(self) -> bool {
        matches!(self.node().held, Held::Table(..))
    }

    /// Whether it is an array, however that is written.
    pub fn is_array(self) -> bool {
        matches!(self.node().held, Held::Array(..))
    }

    /// Which item of its document this is.
    pub fn id(self) -> ItemId {
        ItemId(self.id)
    }

    /// How many entries or elements it has.
    pub fn len(self) -> usize {
        self.children().count as usize
    }

    /// Whether it has no entries or elements.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The part of the text its value takes; for a `[section]`, its header.
    pub fn span(self) -> Span {
        self.node().at
    }

    /// The text of its value, as the user wrote it.
    pub fn source(self) -> &'d str {
        &self.doc.text[self.span().range()]
    }

    /// Where it begins: at its key when it has one.
    pub fn start(self) -> u32 {
        let node = self.node();
        if node.key_at.end > 0 && node.key_at.start < node.at.start {
            node.key_at.start
        } else {
            node.at.start
        }
    }

    /// One step on, in the same short time however much the item holds; the first time a document is
    /// asked for a step or a place, it is indexed.
    pub fn step(self, step: &Step) -> Option<Item<'d>> {
        match step {
            Step::Key(key) => self.doc.index().entry(self, key),
            Step::Nth(nth) => self.doc.index().element(self, *nth),
        }
    }

    /// The entries of a table or the elements of an array, in the order of the text; else nothing.
    pub fn items(self) -> impl Iterator<Item = Item<'d>> {
        let first = self.children().first;
        let doc = self.doc;
        let first = (first != NO_NODE).then_some(Item { doc, id: first });
        std::iter::successors(first, move |item| {
            let id = item.node().next;
            (id != NO_NODE).then_some(Item { doc, id })
        })
    }

    /// Those of its entries that hold a day, each with its day.
    pub fn days(self) -> impl Iterator<Item = (Item<'d>, NaiveDate)> {
        let doc = self.doc;
        let mut next = self.children().first;
        std::iter::from_fn(move || {
            while next != NO_NODE {
                let item = Item { doc, id: next };
                let node = item.node();
                next = node.next;
                if let Held::Date(day) = node.held {
                    return Some((item, day));
                }
            }
            None
        })
    }

    pub(super) fn sibling(self, id: ItemId) -> Item<'d> {
        Item {
            doc: self.doc,
            id: id.0,
        }
    }

    pub(super) fn node(self) -> &'d Node {
        &self.doc.nodes[self.id as usize]
    }
}

/// Which item of its document an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemId(pub(super) NodeId);

/// What an item holds.
#[derive(Clone, Copy, Debug)]
pub enum Value<'d> {
    /// A table and how it is written.
    Table(TableForm),
    /// An array and how it is written.
    Array(ArrayForm),
    /// A string, unescaped.
    Text(&'d str),
    /// `true` or `false`.
    Bool(bool),
    /// A whole number; one past `i64` is a syntax fault.
    Integer(i64),
    /// A number with a fraction or exponent; its source says which.
    Float,
    /// A local date, such as `2026-03-02`. A date that does not exist is a syntax fault.
    Date(NaiveDate),
    /// A time of day or a date with one.
    Moment,
}
