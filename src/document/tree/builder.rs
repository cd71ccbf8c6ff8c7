//! The tree as it grows: a node for each key and value, in the table or array it belongs to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use toml_parser::{ParseError, Source};

use super::super::{
    Children, Document, EMPTY, MOST_FAULTS, NO_NODE, Node, NodeId, ROOT, Section, Span, TableForm,
    Value,
};

/// From this many keys on, a table's keys are looked up by hash: a hostile file must not cost n².
const WIDE: u32 = 24;

pub(super) struct Builder<'t> {
    pub(super) source: Source<'t>,
    pub(super) nodes: Vec<Node<'t>>,
    pub(super) sections: Vec<Section>,
    /// Keys seen since the last value, header or line: the dotted path of what comes next.
    pub(super) path: Vec<(Cow<'t, str>, Span)>,
    /// The inline tables and arrays that are open, innermost last.
    pub(super) open: Vec<NodeId>,
    /// A bit for each key of the open section ([`bit`]); all of them where it is not known which.
    pub(super) entered: u64,
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
            sections: Vec::with_capacity(nodes / 6 + 1),
            path: Vec::with_capacity(8),
            open: Vec::new(),
            entered: 0,
            list: NO_NODE,
            header_start: 0,
            wide: HashMap::new(),
            faults: Vec::new(),
        };
        let root = Value::Table(TableForm::Section, EMPTY);
        builder.add(Cow::Borrowed(""), Span::default(), 0, Span::default(), root);
        builder.sections.push(Section {
            node: ROOT,
            header: Span::default(),
            body_end: 0,
        });
        builder
    }

    pub(super) fn document(self) -> Document<'t> {
        Document {
            text: self.source.input(),
            nodes: self.nodes,
            sections: self.sections,
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

    pub(super) fn add(
        &mut self,
        key: Cow<'t, str>,
        key_at: Span,
        path_start: u32,
        at: Span,
        value: Value<'t>,
    ) -> NodeId {
        self.nodes.push(Node {
            key,
            key_at,
            path_start,
            at,
            value,
            next: NO_NODE,
        });
        (self.nodes.len() - 1) as NodeId
    }

    pub(super) fn children(&mut self, id: NodeId) -> Option<&mut Children> {
        match &mut self.nodes[id as usize].value {
            Value::Table(_, children) | Value::Array(_, children) => Some(children),
            Value::Text(_)
            | Value::Bool(_)
            | Value::Integer(_)
            | Value::Float
            | Value::Date(_)
            | Value::Moment => None,
        }
    }

    /// Hangs a node below its parent, after its siblings.
    pub(super) fn adopt(&mut self, parent: NodeId, child: NodeId) {
        let Some(children) = self.children(parent) else {
            return;
        };
        let last = children.last;
        children.last = child;
        children.count += 1;
        let count = children.count;
        if last == NO_NODE {
            children.first = child;
        } else {
            self.nodes[last as usize].next = child;
        }

        let is_table = matches!(self.nodes[parent as usize].value, Value::Table(..));
        if is_table && count == WIDE {
            let mut id = self.first_child(parent);
            while id != NO_NODE {
                let node = &self.nodes[id as usize];
                self.wide.insert((parent, node.key.clone()), id);
                id = node.next;
            }
        } else if is_table && count > WIDE {
            let key = self.nodes[child as usize].key.clone();
            self.wide.insert((parent, key), child);
        }
    }

    pub(super) fn first_child(&mut self, id: NodeId) -> NodeId {
        self.children(id).map_or(NO_NODE, |children| children.first)
    }

    pub(super) fn find(&self, table: NodeId, key: &str) -> Option<NodeId> {
        let Value::Table(_, children) = &self.nodes[table as usize].value else {
            return None;
        };
        if children.count >= WIDE {
            return self.wide.get(&(table, Cow::Borrowed(key))).copied();
        }
        let mut id = children.first;
        while id != NO_NODE {
            let node = &self.nodes[id as usize];
            if node.key == key {
                return Some(id);
            }
            id = node.next;
        }
        None
    }

    /// A value has come: it goes under the waiting path, or at the end of an open array.
    pub(super) fn place(&mut self, at: Span, value: Value<'t>) -> NodeId {
        let container = self.container();
        if matches!(self.nodes[container as usize].value, Value::Array(..)) {
            return self.append(container, at, value);
        }

        let path = std::mem::take(&mut self.path);
        let Some(((key, key_at), way)) = path.split_last() else {
            // The parser has reported what came before a value without a key.
            return self.add(Cow::Borrowed(""), Span::default(), at.start, at, value);
        };
        let id = self.add(key.clone(), *key_at, path[0].1.start, at, value);
        match self.descend(container, way, TableForm::Dotted) {
            Err(fault) => self.fault(fault),
            Ok(table) if self.find(table, key).is_some() => self.fault(duplicate(*key_at)),
            Ok(table) => self.adopt(table, id),
        }
        self.path = path;
        self.path.clear();
        id
    }

    /// A key without dots in the open section has come, with its value.
    pub(super) fn enter(
        &mut self,
        key: &'t str,
        key_at: Span,
        at: Span,
        value: Value<'t>,
    ) -> NodeId {
        let table = self.section().node;
        let id = self.add(Cow::Borrowed(key), key_at, key_at.start, at, value);
        let bit = bit(key);
        if self.entered & bit != 0 && self.find(table, key).is_some() {
            self.fault(duplicate(key_at));
        } else {
            self.adopt(table, id);
        }
        self.entered |= bit;
        self.reaches(at.end);
        id
    }

    /// An element of a list on one line has come.
    pub(super) fn append(&mut self, list: NodeId, at: Span, value: Value<'t>) -> NodeId {
        let id = self.add(Cow::Borrowed(""), Span::default(), at.start, at, value);
        self.adopt(list, id);
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

/// One of 64 bits for a key: two keys may share one, the same key always has the same.
fn bit(key: &str) -> u64 {
    let last = key.as_bytes().last().copied().unwrap_or_default();
    let first = key.as_bytes().first().copied().unwrap_or_default();
    let mixed = key.len() ^ (usize::from(first) << 2) ^ (usize::from(last) * 5);
    1 << (mixed % 64)
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
