//! The text of a TOML file: what it holds, where each part stands, and edits that keep the rest.
//!
//! ```text
//! Document          one parsed text: a tree of items with the place of every key and value
//!   Item            one table, array or value of the tree
//!   KeyPath         `years[0].plan.items[3].finish`: a way to an item
//!   Search          several keys of one table, looked for one after the other
//!   Ways            the way to an item, from the item
//!   Place           line and column, for a person
//! written           its headers and lines as they stand, also where a key stands twice
//! edit              changes to the text that touch only the lines they must
//! Literal           a value as kefu writes it
//! ```

use std::sync::OnceLock;

mod index;
mod item;
mod key_path;
mod literal;
mod node;
mod place;
mod quoted;
mod search;
mod tree;
mod ways;

pub mod edit;
pub mod written;

use index::Index;
use node::{Node, NodeId, Section};

pub use item::{Item, ItemId, Value, with_value};
pub use key_path::{KeyPath, Step};
pub use literal::Literal;
pub use node::{ArrayForm, TableForm};
pub use place::{Place, Places};
pub use search::{Asked, Search};
pub use ways::Ways;

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
    is_plain: bool,
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

    /// Whether it is surely written as most records are: each of its texts stands on one line, as it is, without an escape or a
    /// control character of ASCII other than the tab.
    pub fn is_plain(&self) -> bool {
        self.is_plain
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

    /// The ways to its items, for who asks for several.
    pub fn ways(&self) -> Ways<'_> {
        Ways::of(self)
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
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        (0..self.nodes.len() as NodeId).map(|id| Item { doc: self, id })
    }
}

#[cfg(test)]
mod tests;
