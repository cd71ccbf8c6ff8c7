//! The parser's events, as they come: keys wait for their value, brackets open and close.

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, ParseError};

use super::super::node::{EMPTY, Held};
use super::super::{ArrayForm, Span, TableForm};
use super::builder::Builder;
use super::scalar::{self, Scalar};
use super::span;

/// Deeper than any record; what lies deeper is refused before it can exhaust the stack.
pub(super) const DEEPEST: usize = 80;

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.open.clear();
        self.path.clear();
        self.header_start = at.start() as u32;
    }

    fn std_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        let header = Span {
            start: self.header_start,
            end: at.end() as u32,
        };
        self.close_header(header, false);
    }

    fn array_table_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.std_table_open(at, error);
    }

    fn array_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        let header = Span {
            start: self.header_start,
            end: at.end() as u32,
        };
        self.close_header(header, true);
    }

    fn simple_key(
        &mut self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        let key = scalar::key(self.source, at, encoding, error);
        self.path.push((key, span(at)));
        if self.path.len() == DEEPEST {
            error.report_error(too_deep(at));
        }
        // A longer path would be built level by level; what is over is cut after the fault is told.
        self.path.truncate(DEEPEST);
    }

    fn inline_table_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open_inline(at, Held::Table(TableForm::Inline, EMPTY), error)
    }

    fn inline_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_inline(at.end() as u32);
    }

    fn array_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open_inline(at, Held::Array(ArrayForm::Inline, EMPTY), error)
    }

    fn array_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_inline(at.end() as u32);
    }

    fn scalar(
        &mut self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        let held = match scalar::value(self.source, at, encoding, error) {
            Scalar::Held(held) => held,
            Scalar::Decoded(text) => self.decoded(text),
        };
        self.place(span(at), held);
        self.reaches(at.end() as u32);
    }

    fn value_sep(&mut self, _at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.path.clear();
    }

    fn comment(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        scalar::raw(self.source, at, None).decode_comment(error);
    }

    fn newline(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        scalar::raw(self.source, at, None).decode_newline(error);
        if self.open.is_empty() {
            self.path.clear();
        }
    }
}

impl<'t> Builder<'t> {
    /// Opens `{` or `[`, unless that would nest too deep: then its content is passed over.
    fn open_inline(
        &mut self,
        at: toml_parser::Span,
        held: Held,
        error: &mut dyn ErrorSink,
    ) -> bool {
        let id = self.place(span(at), held);
        self.open.push(id);
        let allowed = self.open.len() <= DEEPEST;
        if !allowed {
            error.report_error(too_deep(at));
        }
        allowed
    }

    fn close_inline(&mut self, end: u32) {
        self.path.clear();
        match self.open.pop() {
            Some(id) => self.end_inline(id, end),
            None => self.reaches(end),
        }
    }
}

fn too_deep(at: toml_parser::Span) -> ParseError {
    ParseError::new("cannot recurse further; max recursion depth met").with_unexpected(at)
}
