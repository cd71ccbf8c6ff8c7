//! How a document holds its tree: small nodes in one vector that point at each other.

use chrono::NaiveDate;

use super::Span;

/// The children of a table or array: a chain through the nodes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Children {
    pub(super) first: NodeId,
    pub(super) count: u32,
    /// The bits of a table's keys ([`Tag::bit`]).
    pub(super) keys: u32,
}

pub(super) const EMPTY: Children = Children {
    first: NO_NODE,
    count: 0,
    keys: 0,
};

/// What is kept of a key beside its place: its length and first bytes, which of a short key are all of it.
/// Keys are mostly short, and are told apart without a look at the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag(u64);

impl Tag {
    pub(super) const NONE: Tag = Tag(0);

    /// A key of up to so many bytes is whole in its tag.
    const SHORT: usize = 7;

    pub(super) const fn of(key: &str) -> Tag {
        let mut eight = [0; 8];
        let mut nth = 0;
        while nth < key.len() && nth < eight.len() {
            eight[nth] = key.as_bytes()[nth];
            nth += 1;
        }
        Tag::at(eight, key.len())
    }

    /// Of a key of this length, and what stands where it begins: it and what follows.
    pub(super) const fn at(eight: [u8; 8], length: usize) -> Tag {
        let (taken, length) = match length {
            0..=Tag::SHORT => (length, length),
            _ if length < 0xff => (Tag::SHORT, length),
            _ => (Tag::SHORT, 0xff),
        };
        let first = u64::from_le_bytes(eight) & ((1 << (8 * taken)) - 1);
        Tag(first | (length as u64) << 56)
    }

    /// Whether the tag alone tells the key from all others.
    pub(super) const fn is_whole(self) -> bool {
        self.0 >> 56 <= Tag::SHORT as u64
    }

    /// One of 32 bits, for the keys that a table may have. Of many factors tried on generated records, with this one a
    /// key that is not there seldom has the bit of one that is.
    pub(super) const fn bit(self) -> u32 {
        1 << (self.0.wrapping_mul(0x7368_a95d_fee8_16ad) >> 59)
    }
}

pub(super) type NodeId = u32;
pub(super) const ROOT: NodeId = 0;
pub(super) const NO_NODE: NodeId = NodeId::MAX;

/// All nodes of a document stand in one vector and point at each other: no allocation per table. A node
/// is small, since a check goes over some thousand of them for each record: texts stay where they are.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) held: Held,
    pub(super) tag: Tag,
    /// The last key of a dotted path or header; empty for the root and for an array's elements.
    pub(super) key_at: Span,
    /// Where the whole dotted path begins; `key_at.start` for a plain key.
    pub(super) path_start: u32,
    pub(super) at: Span,
    pub(super) next: NodeId,
}

/// What a node holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
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

/// A header and the lines below it, up to the next header. The first one is the root's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    pub(super) node: NodeId,
    /// The header; empty for the root.
    pub(super) header: Span,
    /// The end of the last key-value pair, or of the header when there is none.
    pub(super) body_end: u32,
}
