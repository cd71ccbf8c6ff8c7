//! A text as it is written: its headers and lines in their order, with nothing made of them.
//!
//! A [`Document`](super::Document) has one value for each key, and refuses a text in which a key stands twice. Here
//! such a text can be read too.

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, ParseError, Source};

use super::tree::{scalar, span, syntax_fault};
use super::{MOST_FAULTS, Span, SyntaxFault};

/// A header with the lines below it, or the lines above the first header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The keys of the header; none above the first one.
    pub keys: Vec<String>,
    /// Whether it is a `[[header]]`.
    pub is_list: bool,
    /// The header; empty above the first one.
    pub header: Span,
    /// What stands below it.
    pub pairs: Vec<Pair>,
}

/// One `key = value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The key; several when they are joined by dots.
    pub keys: Vec<String>,
    /// Where the first key begins.
    pub start: u32,
    /// The value.
    pub value: Span,
}

/// The blocks of a text, the one above the first header first; or the faults of its syntax.
pub fn blocks(text: &str) -> Result<Vec<Block>, Vec<SyntaxFault>> {
    if u32::try_from(text.len()).is_err() {
        return Err(vec![SyntaxFault {
            at: Span::default(),
            what: "the text is too long".to_owned(),
        }]);
    }
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut faults: Vec<ParseError> = Vec::new();
    let mut report = |fault: ParseError| {
        if faults.len() < MOST_FAULTS {
            faults.push(fault);
        }
    };
    let mut reading = Reading {
        source,
        blocks: vec![Block::default()],
        keys: Vec::new(),
        start: 0,
        in_header: false,
        value_start: 0,
        depth: 0,
    };
    toml_parser::parser::parse_document(&tokens, &mut reading, &mut report);
    match faults.is_empty() {
        true => Ok(reading.blocks),
        false => Err(faults.iter().map(syntax_fault).collect()),
    }
}

/// Deeper than any record.
const DEEPEST: usize = 80;

struct Reading<'t> {
    source: Source<'t>,
    blocks: Vec<Block>,
    keys: Vec<String>,
    /// Where the header begins, or the first of the keys.
    start: u32,
    in_header: bool,
    /// Where the outermost open bracket of a value stands.
    value_start: u32,
    /// How many brackets of a value are open.
    depth: usize,
}

impl Reading<'_> {
    fn header(&mut self, end: u32, is_list: bool) {
        let header = Span {
            start: self.start,
            end,
        };
        self.in_header = false;
        let keys = std::mem::take(&mut self.keys);
        self.blocks.push(Block {
            keys,
            is_list,
            header,
            pairs: Vec::new(),
        });
    }

    fn value(&mut self, value: Span) {
        if self.depth > 0 {
            return;
        }
        let pair = Pair {
            keys: std::mem::take(&mut self.keys),
            start: self.start,
            value,
        };
        if let Some(block) = self.blocks.last_mut() {
            block.pairs.push(pair);
        }
    }

    fn open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        if self.depth == 0 {
            self.value_start = at.start() as u32;
        }
        self.depth += 1;
        let allowed = self.depth <= DEEPEST;
        if !allowed {
            error.report_error(ParseError::new("nested too deep").with_unexpected(at));
        }
        allowed
    }

    fn close(&mut self, at: toml_parser::Span) {
        self.depth = self.depth.saturating_sub(1);
        self.value(Span {
            start: self.value_start,
            end: at.end() as u32,
        });
    }
}

impl EventReceiver for Reading<'_> {
    fn std_table_open(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.keys.clear();
        self.start = at.start() as u32;
        self.in_header = true;
        self.depth = 0;
    }

    fn std_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.header(at.end() as u32, false);
    }

    fn array_table_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.std_table_open(at, error);
    }

    fn array_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.header(at.end() as u32, true);
    }

    fn simple_key(
        &mut self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        if self.depth > 0 {
            return;
        }
        let key = scalar::key(self.source, at, encoding, error);
        if self.keys.is_empty() && !self.in_header {
            self.start = at.start() as u32;
        }
        self.keys.push(key.into_owned());
        if self.keys.len() == DEEPEST {
            error.report_error(ParseError::new("nested too deep").with_unexpected(at));
        }
        self.keys.truncate(DEEPEST);
    }

    fn inline_table_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open(at, error)
    }

    fn inline_table_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close(at);
    }

    fn array_open(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open(at, error)
    }

    fn array_close(&mut self, at: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close(at);
    }

    fn scalar(
        &mut self,
        at: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        // Whether it is a value at all.
        scalar::value(self.source, at, encoding, error);
        self.value(span(at));
    }

    fn comment(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        scalar::raw(self.source, at, None).decode_comment(error);
    }

    fn newline(&mut self, at: toml_parser::Span, error: &mut dyn ErrorSink) {
        scalar::raw(self.source, at, None).decode_newline(error);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut told = Vec::new();
        for block in blocks(text).unwrap() {
            let header = &text[block.header.range()];
            told.push(format!(
                "{header} {} {}",
                block.keys.join("/"),
                block.is_list
            ));
            for pair in block.pairs {
                let way = &text[pair.start as usize..pair.value.start as usize];
                let value = &text[pair.value.range()];
                told.push(format!("{} {way}{value}", pair.keys.join("/")));
            }
        }
        told
    }

    #[test]
    fn headers_and_lines_are_told_in_their_order_twice_where_they_stand_twice() {
        let text = "a.\"b c\" = [ # 一\n {x = 1}, [2],\n] # 二\n[client] # 三\nkind = 'x'\nkind = 'y'\n\
                    [[years . \"plan\"]]\nb = {c = {}, d.e = []}\n";
        assert_eq!(
            told(text),
            [
                "  false",
                "a/b c a.\"b c\" = [ # 一\n {x = 1}, [2],\n]",
                "[client] client false",
                "kind kind = 'x'",
                "kind kind = 'y'",
                "[[years . \"plan\"]] years/plan true",
                "b b = {c = {}, d.e = []}",
            ]
        );
        assert_eq!(told(""), ["  false"]);
    }

    #[test]
    fn what_is_not_toml_is_a_fault() {
        for text in [
            "a = ",
            "a = 2026-13-01",
            "[a",
            "<<<<<<< HEAD",
            "a = \"\\q\"",
            "[a]\rb = 1",
        ] {
            assert!(blocks(text).is_err(), "{text}");
        }
        let deep = "[".repeat(1000);
        assert!(blocks(&format!("a = {deep}")).is_err());
    }
}
