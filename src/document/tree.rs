//! From the parser's events to the tree of a [`Document`].
//!
//! `toml_parser` knows the grammar; what a table is, and when a key stands twice, is decided here. One
//! pass, no second copy of the text: this is the greater part of the time `check` takes. A text of nothing
//! but the usual lines of a record does without the grammar ([`plain`]), and gives the same tree.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use toml_parser::{ParseError, Source};

use super::{
    ArrayForm, Children, Document, EMPTY, MOST_FAULTS, NO_NODE, Node, NodeId, ROOT, Section, Span,
    SyntaxFault, TableForm, Value,
};

mod events;
mod plain;
mod scalar;

/// From this many keys on, a table's keys are looked up by hash: a hostile file must not cost n².
const WIDE: u32 = 24;

pub(super) fn parse(text: &str) -> Result<Document<'_>, Vec<SyntaxFault>> {
    if u32::try_from(text.len()).is_err() {
        let what = "the text is too long".to_owned();
        return Err(vec![SyntaxFault {
            at: Span::default(),
            what,
        }]);
    }

    match plain::read(text) {
        Some(builder) => Ok(builder.document()),
        None => by_grammar(text),
    }
}

/// Reads any text, and tells its faults.
fn by_grammar(text: &str) -> Result<Document<'_>, Vec<SyntaxFault>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut faults = Vec::new();
    let mut report = |fault: ParseError| {
        if faults.len() < MOST_FAULTS {
            faults.push(fault);
        }
    };

    let mut builder = Builder::new(source, tokens.len() / 6 + 1);
    toml_parser::parser::parse_document(&tokens, &mut builder, &mut report);

    faults.append(&mut builder.faults);
    if faults.is_empty() {
        return Ok(builder.document());
    }
    let mut faults: Vec<SyntaxFault> = faults.iter().map(syntax_fault).collect();
    faults.sort_by_key(|fault| fault.at.start);
    faults.truncate(MOST_FAULTS);
    Err(faults)
}

fn syntax_fault(fault: &ParseError) -> SyntaxFault {
    let at = fault.unexpected().or(fault.context()).unwrap_or_default();
    SyntaxFault {
        at: span(at),
        what: fault.description().to_owned(),
    }
}

fn span(span: toml_parser::Span) -> Span {
    Span {
        start: span.start() as u32,
        end: span.end() as u32,
    }
}

struct Builder<'t> {
    source: Source<'t>,
    nodes: Vec<Node<'t>>,
    sections: Vec<Section>,
    /// Keys seen since the last value, header or line: the dotted path of what comes next.
    path: Vec<(Cow<'t, str>, Span)>,
    /// The inline tables and arrays that are open, innermost last.
    open: Vec<NodeId>,
    /// A bit for each key of the open section ([`bit`]); all of them where it is not known which.
    entered: u64,
    /// The list that got its last entry by the header before.
    list: NodeId,
    /// Where the header begins that the grammar is reading.
    header_start: u32,
    /// The keys of tables wider than [`WIDE`].
    wide: HashMap<(NodeId, Cow<'t, str>), NodeId>,
    /// What the grammar allows and the tree does not, up to [`MOST_FAULTS`].
    faults: Vec<ParseError>,
}

impl<'t> Builder<'t> {
    /// For about so many keys and values.
    fn new(source: Source<'t>, nodes: usize) -> Builder<'t> {
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

    fn document(self) -> Document<'t> {
        Document {
            text: self.source.input(),
            nodes: self.nodes,
            sections: self.sections,
            index: OnceLock::new(),
        }
    }

    fn fault(&mut self, fault: ParseError) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// The table or array that the next value goes into.
    fn container(&self) -> NodeId {
        self.open
            .last()
            .copied()
            .unwrap_or_else(|| self.section().node)
    }

    fn section(&self) -> &Section {
        self.sections
            .last()
            .expect("the root's section is always there")
    }

    fn add(
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

    fn children(&mut self, id: NodeId) -> Option<&mut Children> {
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
    fn adopt(&mut self, parent: NodeId, child: NodeId) {
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

    fn first_child(&mut self, id: NodeId) -> NodeId {
        self.children(id).map_or(NO_NODE, |children| children.first)
    }

    fn find(&self, table: NodeId, key: &str) -> Option<NodeId> {
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

    /// Follows all but the last key of a path from a table, making the tables that lack.
    fn descend(
        &mut self,
        from: NodeId,
        way: &[(Cow<'t, str>, Span)],
        form: TableForm,
    ) -> Result<NodeId, ParseError> {
        let mut table = from;
        for (key, at) in way {
            table = match self.find(table, key) {
                None => {
                    let value = Value::Table(form, EMPTY);
                    let id = self.add(key.clone(), *at, way[0].1.start, *at, value);
                    self.adopt(table, id);
                    id
                }
                Some(id) => match &mut self.nodes[id as usize].value {
                    Value::Table(found, _) => match (form, *found) {
                        (_, TableForm::Inline) => return Err(cannot_extend("inline table", *at)),
                        (TableForm::Dotted, TableForm::Section) => return Err(duplicate(*at)),
                        (TableForm::Dotted, TableForm::Implied) => {
                            *found = TableForm::Dotted;
                            id
                        }
                        (_, _) => id,
                    },
                    Value::Array(ArrayForm::Sections, children) if form == TableForm::Implied => {
                        children.last
                    }
                    Value::Array(..) => return Err(cannot_extend("array", *at)),
                    Value::Text(_)
                    | Value::Bool(_)
                    | Value::Integer(_)
                    | Value::Float
                    | Value::Date(_)
                    | Value::Moment => return Err(cannot_extend("value", *at)),
                },
            };
        }
        Ok(table)
    }

    /// A value has come: it goes under the waiting path, or at the end of an open array.
    fn place(&mut self, at: Span, value: Value<'t>) -> NodeId {
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
    fn enter(&mut self, key: &'t str, key_at: Span, at: Span, value: Value<'t>) -> NodeId {
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
    fn append(&mut self, list: NodeId, at: Span, value: Value<'t>) -> NodeId {
        let id = self.add(Cow::Borrowed(""), Span::default(), at.start, at, value);
        self.adopt(list, id);
        id
    }

    /// A value has ended here: the lines of its section reach at least this far.
    fn reaches(&mut self, end: u32) {
        if self.open.is_empty() {
            self.sections
                .last_mut()
                .expect("the root's section is always there")
                .body_end = end;
        }
    }

    /// `{ … }` or `[ … ]` has ended here.
    fn end_inline(&mut self, id: NodeId, end: u32) {
        self.nodes[id as usize].at.end = end;
        self.reaches(end);
    }

    /// A header has been read: what follows goes into its table.
    fn close_header(&mut self, header: Span, is_array: bool) {
        let path = std::mem::take(&mut self.path);
        let section = match self.table_of(&path, header, is_array) {
            Ok(table) => table,
            Err(fault) => {
                self.fault(fault);
                // What follows goes into a table of its own, so that one fault is not told many times.
                let value = Value::Table(TableForm::Section, EMPTY);
                self.add(
                    Cow::Borrowed(""),
                    Span::default(),
                    header.start,
                    header,
                    value,
                )
            }
        };
        self.begin_section(section, header);
        self.path = path;
        self.path.clear();
    }

    /// One more entry of the list that the header before was of.
    fn next_of_list(&mut self, path_start: u32, header: Span) {
        let entry = self.entry_of_list(self.list, path_start, header);
        self.begin_section(entry, header);
    }

    fn begin_section(&mut self, node: NodeId, header: Span) {
        self.sections.push(Section {
            node,
            header,
            body_end: header.end,
        });
        let is_new = self.first_child(node) == NO_NODE;
        self.entered = if is_new { 0 } else { u64::MAX };
    }

    fn entry_of_list(&mut self, list: NodeId, path_start: u32, header: Span) -> NodeId {
        let section = Value::Table(TableForm::Section, EMPTY);
        let entry = self.add(
            Cow::Borrowed(""),
            Span::default(),
            path_start,
            header,
            section,
        );
        self.adopt(list, entry);
        self.list = list;
        entry
    }

    fn table_of(
        &mut self,
        path: &[(Cow<'t, str>, Span)],
        header: Span,
        is_array: bool,
    ) -> Result<NodeId, ParseError> {
        let Some(((key, key_at), way)) = path.split_last() else {
            return Err(ParseError::new("invalid table"));
        };
        let start = path[0].1.start;
        let parent = self.descend(ROOT, way, TableForm::Implied)?;
        let found = self.find(parent, key);
        let section = Value::Table(TableForm::Section, EMPTY);

        if is_array {
            let array = match found {
                None => {
                    let value = Value::Array(ArrayForm::Sections, EMPTY);
                    let id = self.add(key.clone(), *key_at, start, header, value);
                    self.adopt(parent, id);
                    id
                }
                Some(id) => match self.nodes[id as usize].value {
                    Value::Array(ArrayForm::Sections, _) => id,
                    _ => return Err(duplicate(*key_at)),
                },
            };
            return Ok(self.entry_of_list(array, start, header));
        }

        match found {
            None => {
                let id = self.add(key.clone(), *key_at, start, header, section);
                self.adopt(parent, id);
                Ok(id)
            }
            Some(id) => {
                let node = &mut self.nodes[id as usize];
                match &mut node.value {
                    Value::Table(form @ TableForm::Implied, _) => {
                        *form = TableForm::Section;
                        (node.at, node.key_at, node.path_start) = (header, *key_at, start);
                        Ok(id)
                    }
                    _ => Err(duplicate(*key_at)),
                }
            }
        }
    }
}

/// One of 64 bits for a key: two keys may share one, the same key always has the same.
fn bit(key: &str) -> u64 {
    let last = key.as_bytes().last().copied().unwrap_or_default();
    let first = key.as_bytes().first().copied().unwrap_or_default();
    let mixed = key.len() ^ (usize::from(first) << 2) ^ (usize::from(last) * 5);
    1 << (mixed % 64)
}

fn duplicate(at: Span) -> ParseError {
    ParseError::new("duplicate key").with_unexpected(parser_span(at))
}

fn cannot_extend(kind: &str, at: Span) -> ParseError {
    ParseError::new(format!(
        "cannot extend value of type {kind} with a dotted key"
    ))
    .with_unexpected(parser_span(at))
}

fn parser_span(at: Span) -> toml_parser::Span {
    toml_parser::Span::new_unchecked(at.start as usize, at.end as usize)
}
