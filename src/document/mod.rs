//! The text of a TOML file: what it holds, where each part stands, and edits that keep the rest.
//!
//! ```text
//! Document          one parsed text: a tree of items with the place of every key and value
//!   Item            one table, array or value of the tree
//!   KeyPath         `years[0].plan.items[3].finish`: a way to an item
//!   Place           line and column, for a person
//! edit              changes to the text that touch only the lines they must
//! Literal           a value as kefu writes it
//! ```

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

mod index;
mod key_path;
mod literal;
mod place;
mod tree;

pub mod edit;

use index::Index;

pub use key_path::{KeyPath, Step};
pub use literal::Literal;
pub use place::{Place, Places};

/// A part of the text, as byte offsets: `start` inclusive, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The same part as a range of `usize`, for slicing the text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What is wrong with the text as TOML, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The offending part; empty where something is missing.
    pub at: Span,
    /// The parser's own description, in English; `text::syntax` says it in both languages.
    pub what: String,
}

/// How many faults of one text are kept: a binary file has more than anyone reads.
pub const MOST_FAULTS: usize = 50;

/// A parsed text. It borrows from the text; what is read from it borrows from the document.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    nodes: Vec<Node<'t>>,
    sections: Vec<Section>,
    /// Made when the first place is asked for: of most records none is.
    index: OnceLock<Index>,
}

impl<'t> Document<'t> {
    /// Reads a whole text, or reports every fault of its syntax (up to [`MOST_FAULTS`]).
    ///
    /// A text past 4 GiB and nesting past 80 levels are faults as well.
    pub fn parse(text: &'t str) -> Result<Document<'t>, Vec<SyntaxFault>> {
        tree::parse(text)
    }

    /// The text this was read from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The table that holds everything.
    pub fn root(&self) -> Item<'_> {
        Item { doc: self, id: 0 }
    }

    /// The item at a path, if it is there.
    pub fn at(&self, path: &KeyPath) -> Option<Item<'_>> {
        path.steps()
            .iter()
            .try_fold(self.root(), |item, step| item.step(step))
    }

    /// Where a path stands in the text: the item itself, else the nearest part of its way that exists,
    /// else the start of the text.
    pub fn place_of(&self, path: &KeyPath) -> Place {
        let mut found = self.root();
        for step in path.steps() {
            match found.step(step) {
                Some(item) => found = item,
                None => break,
            }
        }
        self.place(found.start())
    }

    /// The way to every item.
    pub fn ways(&self) -> HashMap<ItemId, KeyPath> {
        let mut ways = HashMap::new();
        let mut waiting = vec![(self.root(), KeyPath::root())];
        while let Some((item, way)) = waiting.pop() {
            for (nth, child) in item.items().enumerate() {
                let way = match item.value() {
                    Value::Array(..) => way.clone().nth(nth),
                    _ => way.clone().key(child.key()),
                };
                waiting.push((child, way));
            }
            ways.insert(item.id(), way);
        }
        ways
    }

    /// The line and column of a byte offset.
    pub fn place(&self, offset: u32) -> Place {
        self.index().places.at(self.text, offset as usize)
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self))
    }

    /// Every item, in no order to rely on.
    fn items(&self) -> impl Iterator<Item = Item<'_>> {
        (0..self.nodes.len() as NodeId).map(|id| Item { doc: self, id })
    }
}

/// One table, array or value of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Item<'d> {
    doc: &'d Document<'d>,
    id: NodeId,
}

impl<'d> Item<'d> {
    /// The key it is under; empty for the root and for an array's elements.
    pub fn key(self) -> &'d str {
        &self.node().key
    }

    /// What it holds.
    pub fn value(self) -> &'d Value<'d> {
        &self.node().value
    }

    /// Which item of its document this is.
    pub fn id(self) -> ItemId {
        ItemId(self.id)
    }

    /// How many entries or elements it has.
    pub fn len(self) -> usize {
        match self.value() {
            Value::Table(_, children) | Value::Array(_, children) => children.count as usize,
            _ => 0,
        }
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

    /// The item under a key of this table. It looks at one entry after the other.
    pub fn get(self, key: &str) -> Option<Item<'d>> {
        self.items().find(|item| item.key() == key)
    }

    /// The entries of a table or the elements of an array, in the order of the text; else nothing.
    pub fn items(self) -> impl Iterator<Item = Item<'d>> {
        let first = match self.value() {
            Value::Table(_, children) | Value::Array(_, children) => children.first,
            Value::Text(_)
            | Value::Bool(_)
            | Value::Integer(_)
            | Value::Float
            | Value::Date(_)
            | Value::Moment => NO_NODE,
        };
        let doc = self.doc;
        let first = (first != NO_NODE).then_some(Item { doc, id: first });
        std::iter::successors(first, |item| item.following())
    }

    /// The entry or element after this one.
    pub fn following(self) -> Option<Item<'d>> {
        let (doc, id) = (self.doc, self.node().next);
        (id != NO_NODE).then_some(Item { doc, id })
    }

    fn sibling(self, id: ItemId) -> Item<'d> {
        Item {
            doc: self.doc,
            id: id.0,
        }
    }

    fn node(self) -> &'d Node<'d> {
        &self.doc.nodes[self.id as usize]
    }
}

/// Which item of its document an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemId(NodeId);

/// What an item holds.
#[derive(Clone, Debug)]
pub enum Value<'t> {
    /// A table and how it is written.
    Table(TableForm, Children),
    /// An array and how it is written.
    Array(ArrayForm, Children),
    /// A string, unescaped.
    Text(Cow<'t, str>),
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

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Under its own `[header]` or `[[header]]`; the root too.
    Section,
    /// Only as a part of another section's header: `a` in `[a.b]`.
    Implied,
    /// By dotted keys: `a` in `a.b = 1`.
    Dotted,
    /// As `{ … }`.
    Inline,
}

/// How an array is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrayForm {
    /// As `[[header]]` sections.
    Sections,
    /// As `[ … ]`.
    Inline,
}

/// The children of a table or array: a chain through the nodes.
#[derive(Clone, Copy, Debug)]
pub struct Children {
    first: NodeId,
    last: NodeId,
    count: u32,
}

const EMPTY: Children = Children {
    first: NO_NODE,
    last: NO_NODE,
    count: 0,
};

type NodeId = u32;
const ROOT: NodeId = 0;
const NO_NODE: NodeId = NodeId::MAX;

/// All nodes of a document stand in one vector and point at each other: no allocation per table.
#[derive(Debug)]
struct Node<'t> {
    key: Cow<'t, str>,
    /// The last key of a dotted path or header.
    key_at: Span,
    /// Where the whole dotted path begins; `key_at.start` for a plain key.
    path_start: u32,
    at: Span,
    value: Value<'t>,
    next: NodeId,
}

/// A header and the lines below it, up to the next header. The first one is the root's.
#[derive(Clone, Copy, Debug)]
struct Section {
    node: NodeId,
    /// The header; empty for the root.
    header: Span,
    /// The end of the last key-value pair, or of the header when there is none.
    body_end: u32,
}

#[cfg(test)]
mod tests;
