//! Reads the lines that most records are made of, without a grammar.
//!
//! A record is headers, `key = value` with a plain string, date or number, blank lines and comments: such
//! a text is read here in one look at each byte. Whatever is not surely one of these (an escape, a string
//! of several lines, a quoted key, any fault) is declined, and `toml_parser` reads the whole text instead.
//! So nothing is accepted here that it would not accept, and no fault is told from here.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};
use toml_parser::Source;

use super::super::node::{EMPTY, Held, Tag};
use super::super::{ArrayForm, Span};
use super::builder::Builder;
use super::events::DEEPEST;
use super::filling::Filling;
use super::scalar;

mod value;

/// Reads the whole of a plain text; `None` when it holds anything else.
pub(super) fn read(text: &str) -> Option<Builder<'_>> {
    let bytes = text.as_bytes();
    let ends_a_line = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    if !memchr_iter(b'\r', bytes).all(ends_a_line) {
        return None;
    }

    let builder = Builder::new(Source::new(text), bytes.len() / BYTES_PER_NODE + 1);
    let mut reader = Plain {
        text,
        bytes,
        filling: Filling::of(&builder),
        list: None,
        builder,
    };
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    while at < bytes.len() {
        at = reader.line(at)?;
    }
    reader.filling.settle(&mut reader.builder);
    Some(reader.builder)
}

/// About as many bytes of a record make one node.
const BYTES_PER_NODE: usize = 20;

/// Each way through a part of the text takes where that begins and tells where it ends.
struct Plain<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The table that the lines go into.
    filling: Filling,
    /// What stands between the brackets of the header before, when it was of a list: records have many
    /// entries of a list one after the other.
    list: Option<&'t str>,
    builder: Builder<'t>,
}

impl<'t> Plain<'t> {
    /// One line, with its end.
    fn line(&mut self, start: usize) -> Option<usize> {
        match self.bytes[start] {
            b'[' => self.header(start),
            byte if scalar::is_bare(byte) => self.entry(start),
            byte if is_blank(byte) => match self.blanks(start) {
                at if at < self.bytes.len() => self.line(at),
                end => Some(end),
            },
            _ => self.end(start),
        }
    }

    /// `[a.b]` or `[[a.b]]`.
    fn header(&mut self, start: usize) -> Option<usize> {
        let is_list = self.bytes.get(start + 1) == Some(&b'[');
        let width = if is_list { 2 } else { 1 };
        let from = start + width;
        let to = from + memchr(b']', &self.bytes[from..])?;
        let end = to + width;
        if is_list && self.bytes.get(to + 1) != Some(&b']') {
            return None;
        }
        let inside = &self.text[from..to];

        self.filling.settle(&mut self.builder);
        let header = span(start, end);
        if is_list && self.list == Some(inside) {
            self.builder.next_of_list(from as u32, header);
        } else {
            self.way(inside, from)?;
            self.builder.close_header(header, is_list);
            if !self.builder.faults.is_empty() {
                return None;
            }
            self.list = is_list.then_some(inside);
        }
        self.filling = Filling::of(&self.builder);
        self.end(end)
    }

    /// The keys of a header, with dots between them.
    fn way(&mut self, keys: &'t str, start: usize) -> Option<()> {
        let mut at = 0;
        for key in keys.as_bytes().split(|byte| *byte == b'.') {
            let too_deep = self.builder.path.len() + 1 >= DEEPEST;
            if key.is_empty() || !key.iter().copied().all(scalar::is_bare) || too_deep {
                return None;
            }
            let end = at + key.len();
            let key = Cow::Borrowed(&keys[at..end]);
            self.builder.path.push((key, span(start + at, start + end)));
            at = end + 1;
        }
        Some(())
    }

    /// `a = …`
    fn entry(&mut self, start: usize) -> Option<usize> {
        let rest = &self.bytes[start..];
        let eight: Option<&[u8; 8]> = rest.first_chunk();
        let length = match eight.map_or(0, |eight| scalar::bare_before_another(*eight)) {
            0 => rest
                .iter()
                .take_while(|byte| scalar::is_bare(**byte))
                .count(),
            length => length,
        };
        let end = start + length;
        let key_at = span(start, end);
        let tag = match eight {
            Some(eight) => Tag::at(*eight, length),
            None => Tag::of(&self.text[start..end]),
        };

        let at = match rest[length..].first_chunk() {
            Some([b' ', b'=', b' ', value]) if !is_blank(*value) => end + 3,
            _ => self.blanks(self.expected(b'=', self.blanks(end))?),
        };
        if self.bytes.get(at) == Some(&b'[') {
            return self.list(tag, key_at, at);
        }
        let (held, end) = value::single(self.text, at)?;
        self.filling
            .enter(&mut self.builder, tag, key_at, span(at, end), held)?;
        self.end(end)
    }

    /// A list of single values on one line.
    fn list(&mut self, tag: Tag, key_at: Span, start: usize) -> Option<usize> {
        let empty = Held::Array(ArrayForm::Inline, EMPTY);
        let at = span(start, start + 1);
        let list = self
            .filling
            .enter(&mut self.builder, tag, key_at, at, empty)?;
        let mut at = self.blanks(start + 1);
        while self.bytes.get(at) != Some(&b']') {
            let (held, end) = value::single(self.text, at)?;
            self.builder.append(list, span(at, end), held);
            at = self.blanks(end);
            match self.bytes.get(at)? {
                b',' => at = self.blanks(at + 1),
                b']' => {}
                _ => return None,
            }
        }
        self.builder.nodes[list as usize].at.end = at as u32 + 1;
        self.filling.reaches(at as u32 + 1);
        self.end(at + 1)
    }

    /// One byte that must stand here.
    fn expected(&self, byte: u8, at: usize) -> Option<usize> {
        (self.bytes.get(at) == Some(&byte)).then_some(at + 1)
    }

    fn blanks(&self, start: usize) -> usize {
        let mut at = start;
        while self.bytes.get(at).is_some_and(|byte| is_blank(*byte)) {
            at += 1;
        }
        at
    }

    /// The end of a line, with a comment before it.
    #[inline(always)]
    fn end(&self, start: usize) -> Option<usize> {
        match self.bytes.get(start) {
            Some(b'\n') => Some(start + 1),
            _ => self.unusual_end(start),
        }
    }

    fn unusual_end(&self, start: usize) -> Option<usize> {
        let at = self.blanks(start);
        match self.bytes.get(at) {
            None => Some(at),
            Some(b'\n') => Some(at + 1),
            // It was seen that a line feed comes after it.
            Some(b'\r') => Some(at + 2),
            Some(b'#') => self.comment(at),
            Some(_) => None,
        }
    }

    fn comment(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..];
        let length = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let comment = &rest[..length];
        // Before a line feed, as was seen, and so no part of the comment.
        let comment = comment.strip_suffix('\r').unwrap_or(comment);
        scalar::has_none(comment, scalar::is_control).then_some(start + length + 1)
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn span(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

#[cfg(test)]
mod tests;
