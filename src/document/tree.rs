//! From the parser's events to the tree of a [`Document`].
//!
//! `toml_parser` knows the grammar; what a table is, and when a key stands twice, is decided here. One
//! pass, no second copy of the text: this is the greater part of the time `check` takes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, ParseError, Source};

use super::{
    ArrayForm, Children, Document, EMPTY, MOST_FAULTS, NO_NODE, Node, NodeId, ROOT, Section, Span,
    SyntaxFault, TableForm, Value,
};

/// Deeper than any record; what lies deeper is refused before it can exhaust the stack.
const DEEPEST: usize = 80;

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

    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut faults = Vec::new();
    let mut report = |fault: ParseError| {
        if faults.len() < MOST_FAULTS {
            faults.push(syntax_fault(&fault));
        }
    };

    let mut builder = Builder::new(source, tokens.len());
    toml_parser::parser::parse_document(&tokens, &mut builder, &mut report);

    if faults.is_empty() {
        Ok(Document {
            text,
            nodes: builder.nodes,
            sections: builder.sections,
            index: OnceLock::new(),
        })
    } else {
        faults.sort_by_key(|fault| fault.at.start);
        Err(faults)
    }
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
    /// The start of a header that is being read.
    header_start: u32,
    /// The keys of tables wider than [`WIDE`].
    wide: HashMap<(NodeId, Cow<'t, str>), NodeId>,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>, tokens: usize) -> Builder<'t> {
        let mut builder = Builder {
            source,
            nodes: Vec::with_capacity(tokens / 6 + 1),
            sections: Vec::with_capacity(tokens / 40 + 1),
            path: Vec::with_capacity(8),
            open: Vec::new(),
            header_start: 0,
            wide: HashMap::new(),
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
    fn place(&mut self, at: Span, value: Value<'t>, error: &mut dyn ErrorSink) -> NodeId {
        let container = self.container();
        if matches!(self.nodes[container as usize].value, Value::Array(..)) {
            let id = self.add(Cow::Borrowed(""), Span::default(), at.start, at, value);
            self.adopt(container, id);
            return id;
        }

        let path = std::mem::take(&mut self.path);
        let Some(((key, key_at), way)) = path.split_last() else {
            // The parser has reported what came before a value without a key.
            return self.add(Cow::Borrowed(""), Span::default(), at.start, at, value);
        };
        let id = self.add(key.clone(), *key_at, path[0].1.start, at, value);
        match self.descend(container, way, TableForm::Dotted) {
            Err(fault) => error.report_error(fault),
            Ok(table) if self.find(table, key).is_some() => error.report_error(duplicate(*key_at)),
            Ok(table) => self.adopt(table, id),
        }
        self.path = path;
        self.path.clear();
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

    fn close_header(
        &mut self,
        close: toml_parser::Span,
        is_array: bool,
        error: &mut dyn ErrorSink,
    ) {
        let header = Span {
            start: self.header_start,
            end: close.end() as u32,
        };
        let path = std::mem::take(&mut self.path);
        let section = match self.table_of(&path, header, is_array) {
            Ok(table) => table,
            Err(fault) => {
                error.report_error(fault);
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
        self.sections.push(Section {
            node: section,
            header,
            body_end: header.end,
        });
        self.path = path;
        self.path.clear();
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
            let element = self.add(Cow::Borrowed(""), Span::default(), start, header, section);
            self.adopt(array, element);
            return Ok(element);
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

    fn scalar_value(
        &self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) -> Value<'t> {
        let text = &self.source.input()[at.start()..at.end()];
        if encoding.is_none()
            && let Some(date) = local_date(text)
        {
            return Value::Date(date);
        }
        if let Some(plain) = plain_string(text, encoding) {
            return Value::Text(Cow::Borrowed(plain));
        }

        let mut decoded = Cow::Borrowed("");
        match self.raw(at, encoding).decode_scalar(&mut decoded, error) {
            ScalarKind::String => Value::Text(decoded),
            ScalarKind::Boolean(flag) => Value::Bool(flag),
            ScalarKind::Float => Value::Float,
            ScalarKind::DateTime => {
                if let Err(fault) = decoded.parse::<toml::value::Datetime>() {
                    error.report_error(ParseError::new(fault.to_string()).with_unexpected(at));
                }
                Value::Moment
            }
            ScalarKind::Integer(radix) => match i64::from_str_radix(&decoded, radix.value()) {
                Ok(number) => Value::Integer(number),
                Err(_) => {
                    error.report_error(
                        ParseError::new("invalid integer number").with_unexpected(at),
                    );
                    Value::Integer(0)
                }
            },
        }
    }

    /// A part of the text as the parser's decoders take it.
    fn raw(&self, at: toml_parser::Span, encoding: Option<Encoding>) -> toml_parser::Raw<'t> {
        let text = &self.source.input()[at.start()..at.end()];
        toml_parser::Raw::new_unchecked(text, encoding, at)
    }

    /// Opens `{` or `[`, unless that would nest too deep: then its content is passed over.
    fn open_inline(
        &mut self,
        at: toml_parser::Span,
        value: Value<'t>,
        error: &mut dyn ErrorSink,
    ) -> bool {
        let id = self.place(span(at), value, error);
        self.open.push(id);
        let allowed = self.open.len() <= DEEPEST;
        if !allowed {
            error.report_error(too_deep(at));
        }
        allowed
    }

    fn close_inline(&mut self, close: toml_parser::Span) {
        self.path.clear();
        if let Some(id) = self.open.pop() {
            self.nodes[id as usize].at.end = close.end() as u32;
        }
        self.reaches(close.end() as u32);
    }
}

fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// The usual string of a record, read without a detour: `"…"` without escapes or control characters.
fn plain_string(text: &str, encoding: Option<Encoding>) -> Option<&str> {
    if encoding != Some(Encoding::BasicString) {
        return None;
    }
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    // Every byte is looked at, without an early end: so it is done sixteen at a time.
    let special = |byte: u8| byte < b' ' || byte == b'\\' || byte == b'"' || byte == 0x7f;
    let any_special = inside
        .bytes()
        .fold(false, |found, byte| found | special(byte));
    (!any_special).then_some(inside)
}

/// The usual value of a record, read without a detour: `2026-03-02`.
fn local_date(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0u32, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = number(&[y1, y2, y3, y4])?;
    NaiveDate::from_ymd_opt(year as i32, number(&[m1, m2])?, number(&[d1, d2])?)
}

fn too_deep(at: toml_parser::Span) -> ParseError {
    ParseError::new("cannot recurse further; max recursion depth met").with_unexpected(at)
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

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.open.clear();
        self.path.clear();
        self.header_start = at.start() as u32;
    }

    fn std_table_close(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.close_header(at, false, error);
    }

    fn array_table_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.std_table_open(at, error);
    }

    fn array_table_close(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.close_header(at, true, error);
    }

    fn simple_key(
        &mut self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        let text = &self.source.input()[at.start()..at.end()];
        let is_plain = encoding.is_none() && !text.is_empty() && text.bytes().all(is_bare);
        let mut key = Cow::Borrowed(if is_plain { text } else { "" });
        if !is_plain {
            self.raw(at, encoding).decode_key(&mut key, error);
        }
        self.path.push((key, span(at)));
        if self.path.len() == DEEPEST {
            error.report_error(too_deep(at));
        }
        // A longer path would be built level by level; what is over is cut after the fault is told.
        self.path.truncate(DEEPEST);
    }

    fn inline_table_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open_inline(at, Value::Table(TableForm::Inline, EMPTY), error)
    }

    fn inline_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_inline(at);
    }

    fn array_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open_inline(at, Value::Array(ArrayForm::Inline, EMPTY), error)
    }

    fn array_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_inline(at);
    }

    fn scalar(
        &mut self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        let value = self.scalar_value(at, encoding, error);
        self.place(span(at), value, error);
        self.reaches(at.end() as u32);
    }

    fn value_sep(&mut self, _at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.path.clear();
    }

    fn comment(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.raw(at, None).decode_comment(error);
    }

    fn newline(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.raw(at, None).decode_newline(error);
        if self.open.is_empty() {
            self.path.clear();
        }
    }
}
