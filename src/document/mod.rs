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

    /// The part without its first and its last byte, the quotes of a string.
    fn inner(self) -> std::ops::Range<usize> {
        self.start as usize + 1..self.end as usize - 1
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
    nodes: Vec<Node>,
    /// The keys that were written in quotes, unescaped, in the order of their nodes.
    quoted: Vec<(NodeId, String)>,
    /// The strings that are not what stands between their quotes.
    decoded: Vec<String>,
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

    fn key(&self, id: NodeId) -> &str {
        let key = &self.text[self.nodes[id as usize].key_at.range()];
        if !key.starts_with(['"', '\'']) {
            return key;
        }
        let nth = self.quoted.binary_search_by_key(&id, |(id, _)| *id);
        nth.map_or("", |nth| &self.quoted[nth].1)
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
        self.doc.key(self.id)
    }

    /// What it holds.
    pub fn value(self) -> Value<'d> {
        let node = self.node();
        match node.held {
            Held::Table(form, _) => Value::Table(form),
            Held::Array(form, _) => Value::Array(form),
            Held::Plain => Value::Text(&self.doc.text[node.at.inner()]),
            Held::Decoded(nth) => Value::Text(&self.doc.decoded[nth as usize]),
            Held::Bool(flag) => Value::Bool(flag),
            Held::Integer(number) => Value::Integer(number),
            Held::Float => Value::Float,
            Held::Date(date) => Value::Date(date),
            Held::Moment => Value::Moment,
        }
    }

    fn children(self) -> Children {
        match self.node().held {
            Held::Table(_, children) | Held::Array(_, children) => children,
            _ => EMPTY,
        }
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

    /// The item under a key of this table. It looks at one entry after the other, unless it can be known
    /// that none is under that key.
    pub fn get(self, key: &str) -> Option<Item<'d>> {
        let asked = Asked::of(key);
        match self.may_have(asked) {
            true => self.items().find(|item| item.is_under(asked)),
            false => None,
        }
    }

    /// Whether this table may have a key: no is certain.
    pub fn may_have(self, asked: Asked<'_>) -> bool {
        self.children().keys & asked.tag.bit() != 0
    }

    /// Whether it is under a key.
    pub fn is_under(self, asked: Asked<'_>) -> bool {
        self.node().tag == asked.tag && self.key() == asked.key
    }

    /// The entries of a table or the elements of an array, in the order of the text; else nothing.
    pub fn items(self) -> impl Iterator<Item = Item<'d>> {
        let first = self.children().first;
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

    fn node(self) -> &'d Node {
        &self.doc.nodes[self.id as usize]
    }
}

/// Which item of its document an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemId(NodeId);

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
struct Children {
    first: NodeId,
    count: u32,
    /// The bits of a table's keys ([`Tag::bit`]).
    keys: u32,
}

const EMPTY: Children = Children {
    first: NO_NODE,
    count: 0,
    keys: 0,
};

/// A key that is looked for: its tag is worked out once.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'k> {
    key: &'k str,
    tag: Tag,
}

impl<'k> Asked<'k> {
    /// Looks for this key.
    pub fn of(key: &'k str) -> Asked<'k> {
        let tag = Tag::of(key);
        Asked { key, tag }
    }
}

/// What is kept of a key beside its place: the same key has the same tag always, another one rarely. Most
/// keys that are not meant are passed by without a look at the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tag(u32);

impl Tag {
    const NONE: Tag = Tag(0);

    fn of(key: &str) -> Tag {
        let length = key.len() as u32;
        let ends = match key.as_bytes() {
            [first, .., last] => u32::from(*first) << 8 | u32::from(*last),
            _ => 0,
        };
        Tag((ends ^ length << 16).wrapping_mul(0x9e37_79b1))
    }

    /// One of 32 bits, for the keys that a table may have.
    fn bit(self) -> u32 {
        1 << (self.0 >> 27)
    }
}

type NodeId = u32;
const ROOT: NodeId = 0;
const NO_NODE: NodeId = NodeId::MAX;

/// All nodes of a document stand in one vector and point at each other: no allocation per table. A node
/// is small, since a check goes over some thousand of them for each record: texts stay where they are.
#[derive(Debug)]
struct Node {
    held: Held,
    tag: Tag,
    /// The last key of a dotted path or header; empty for the root and for an array's elements.
    key_at: Span,
    /// Where the whole dotted path begins; `key_at.start` for a plain key.
    path_start: u32,
    at: Span,
    next: NodeId,
}

/// What a node holds.
#[derive(Clone, Copy, Debug)]
enum Held {
    Table(TableForm, Children),
    Array(ArrayForm, Children),
    /// A string that is what stands between its quotes.
    Plain,
    /// Another string: which of the document's.
    Decoded(u32),
    Bool(bool),
    Integer(i64),
    Float,
    Date(NaiveDate),
    Moment,
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
