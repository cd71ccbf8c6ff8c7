//! The tree as it grows: a node for each key and value, in the table or array it belongs to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use toml_parser::{ParseError, Source};

use super::super::node::{Children, EMPTY, Held, NO_NODE, Node, NodeId, ROOT, Section, Tag};
use super::super::{Document, MOST_FAULTS, Span, TableForm};

/// From this many keys on, a table's keys are looked up by hash: a hostile file must not cost n².
pub(super) const WIDE: u32 = 32;

pub(super) struct Builder<'t> {
    pub(super) source: Source<'t>,
    pub(super) nodes: Vec<Node>,
    /// The last child of each node.
    pub(super) lasts: Vec<NodeId>,
    quoted: Vec<(NodeId, String)>,
    decoded: Vec<String>,
    pub(super) sections: Vec<Section>,
    /// Keys seen since the last value, header or line: the dotted path of what comes next.
    pub(super) path: Vec<(Cow<'t, str>, Span)>,
    /// The inline tables and arrays that are open, innermost last.
    pub(super) open: Vec<NodeId>,
    /// The list that got its last entry by the header before.
    pub(super) list: NodeId,
    /// Where the header begins that the grammar is reading.
    pub(super) header_start: u32,
    /// The keys of tables wider than [`WIDE`].
    wide: HashMap<(NodeId, Cow<'t, str>), NodeId>,
    /// What the grammar allows and the tree does not, up to [`MOST_FAULTS`].
    pub(super) faults: Vec<ParseError>,
}

impl<'t> Builder<'t> {
    /// For about so many keys and values.
    pub(super) fn new(source: Source<'t>, nodes: usize) -> Builder<'t> {
        let mut builder = Builder {
            source,
            nodes: Vec::with_capacity(nodes),
            lasts: Vec::with_capacity(nodes),
            quoted: Vec::new(),
            decoded: Vec::new(),
            sections: Vec::with_capacity(nodes / 6 + 1),
            path: Vec::with_capacity(8),
            open: Vec::new(),
            list: NO_NODE,
            header_start: 0,
            wide: HashMap::new(),
            faults: Vec::new(),
        };
        let root = Held::Table(TableForm::Section, EMPTY);
        builder.add(Tag::NONE, Span::default(), 0, Span::default(), root);
        builder.sections.push(Section {
            node: ROOT,
            header: Span::default(),
            body_end: 0,
        });
        builder
    }

    /// The tree, and whether the lines of a plain text alone made it.
    pub(super) fn document(self, is_plain: bool) -> Document<'t> {
        Document {
            text: self.source.input(),
            nodes: self.nodes,
            quoted: self.quoted,
            decoded: self.decoded,
            sections: self.sections,
            is_plain,
            index: OnceLock::new(),
        }
    }

    pub(super) fn fault(&mut self, fault: ParseError) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// The table or array that the next value goes into.
    pub(super) fn container(&self) -> NodeId {
        self.open
            .last()
            .copied()
            .unwrap_or_else(|| self.section().node)
    }

    pub(super) fn section(&self) -> &Section {
        self.sections
            .last()
            .expect("the root's section is always there")
    }

    #[inline(always)]
    pub(super) fn add(
        &mut self,
        tag: Tag,
        key_at: Span,
        path_start: u32,
        at: Span,
        held: Held,
    ) -> NodeId {
        let id = self.nodes.len() as NodeId;
        self.nodes.push(Node {
            held,
            tag,
            key_at,
            path_start,
            at,
            next: NO_NODE,
        });
        self.lasts.push(NO_NODE);
        id
    }

    /// A node under a key that may have been written in quotes.
    pub(super) fn add_under(
        &mut self,
        key: &str,
        key_at: Span,
        path_start: u32,
        at: Span,
        held: Held,
    ) -> NodeId {
        let id = self.add(Tag::of(key), key_at, path_start, at, held);
        if self.source.input()[key_at.range()] != *key {
            self.quoted.push((id, key.to_owned()));
        }
        id
    }

    /// A string that is not what stands between its quotes.
    pub(super) fn decoded(&mut self, text: String) -> Held {
        self.decoded.push(text);
        Held::Decoded((self.decoded.len() - 1) as u32)
    }

    fn key(&self, id: NodeId) -> Cow<'t, str> {
        let written = &self.source.input()[self.nodes[id as usize].key_at.range()];
        if !written.starts_with(['"', '\'']) {
            return Cow::Borrowed(written);
        }
        let nth = self.quoted.binary_search_by_key(&id, |(id, _)| *id);
        Cow::Owned(nth.map_or_else(|_| String::new(), |nth| self.quoted[nth].1.clone()))
    }

    /// Hangs a node below an array, after its siblings.
    pub(super) fn append_to(&mut self, array: NodeId, child: NodeId) {
        self.hang(array, child, 0);
    }

    /// Hangs a node below a table, after its siblings; the table must not have its key yet.
    pub(super) fn adopt(&mut self, table: NodeId, child: NodeId) {
        let bit = self.nodes[child as usize].tag.bit();
        let count = self.hang(table, child, bit);
        if count == WIDE {
            let mut id = self.children(table).first;
            while id != NO_NODE {
                self.wide.insert((table, self.key(id)), id);
                id = self.nodes[id as usize].next;
            }
        } else if count > WIDE {
            self.wide.insert((table, self.key(child)), child);
        }
    }

    /// Hangs a node below another, and says how many there are now.
    fn hang(&mut self, parent: NodeId, child: NodeId, keys: u32) -> u32 {
        let (Held::Table(_, children) | Held::Array(_, children)) =
            &mut self.nodes[parent as usize].held
        else {
            return 0;
        };
        children.count += 1;
        children.keys |= keys;
        let count = children.count;
        let before = std::mem::replace(&mut self.lasts[parent as usize], child);
        match before {
            NO_NODE => children.first = child,
            before => self.nodes[before as usize].next = child,
        }
        count
    }

    pub(super) fn children(&self, id: NodeId) -> Children {
        match self.nodes[id as usize].held {
            Held::Table(_, children) | Held::Array(_, children) => children,
            _ => EMPTY,
        }
    }

    /// The last child of an array.
    pub(super) fn last(&self, array: NodeId) -> NodeId {
        self.lasts[array as usize]
    }

    pub(super) fn find(&self, table: NodeId, key: &str) -> Option<NodeId> {
        let children = self.children(table);
        let tag = Tag::of(key);
        if children.keys & tag.bit() == 0 {
            return None;
        }
        if children.count >= WIDE {
            return self.wide.get(&(table, Cow::Borrowed(key))).copied();
        }
        let mut id = children.first;
        while id != NO_NODE {
            let node = &self.nodes[id as usize];
            if node.tag == tag && (tag.is_whole() || self.key(id) == key) {
                return Some(id);
            }
            id = node.next;
        }
        None
    }

    /// A value has come: it goes under the waiting path, or at the end of an open array.
    pub(super) fn place(&mut self, at: Span, held: Held) -> NodeId {
        let container = self.container();
        if matches!(self.nodes[container as usize].held, Held::Array(..)) {
            return self.append(container, at, held);
        }

        let path = std::mem::take(&mut self.path);
        let Some(((key, key_at), way)) = path.split_last() else {
            // The parser has reported what came before a value without a key.
            return self.add(Tag::NONE, Span::default(), at.start, at, held);
        };
        let id = self.add_under(key, *key_at, path[0].1.start, at, held);
        match self.descend(container, way, TableForm::Dotted) {
            Err(fault) => self.fault(fault),
            Ok(table) if self.find(table, key).is_some() => self.fault(duplicate(*key_at)),
            Ok(table) => self.adopt(table, id),
        }
        self.path = path;
        self.path.clear();
        id
    }

    /// An element of a list on one line has come.
    pub(super) fn append(&mut self, list: NodeId, at: Span, held: Held) -> NodeId {
        let id = self.add(Tag::NONE, Span::default(), at.start, at, held);
        self.append_to(list, id);
        id
    }

    /// A value has ended here: the lines of its section reach at least this far.
    pub(super) fn reaches(&mut self, end: u32) {
        if self.open.is_empty() {
            self.sections
                .last_mut()
                .expect("the root's section is always there")
                .body_end = end;
        }
    }

    /// `{ … }` or `[ … ]` has ended here.
    pub(super) fn end_inline(&mut self, id: NodeId, end: u32) {
        self.nodes[id as usize].at.end = end;
        self.reaches(end);
    }
}

pub(super) fn duplicate(at: Span) -> ParseError {
    ParseError::new("duplicate key").with_unexpected(parser_span(at))
}

pub(super) fn cannot_extend(kind: &str, at: Span) -> ParseError {
    ParseError::new(format!(
        "cannot extend value of type {kind} with a dotted key"
    ))
    .with_unexpected(parser_span(at))
}

fn parser_span(at: Span) -> toml_parser::Span {
    toml_parser::Span::new_unchecked(at.start as usize, at.end as usize)
}
