//! The lines that records are made of, read without the detour of a grammar.
//!
//! A record is headers, `key = value` with a plain string, date or number, blank lines and comments: such
//! a text is read here in one look at each byte. Whatever is not surely one of these (an escape, a string
//! of several lines, a quoted key, any fault) is declined, and `toml_parser` reads the whole text instead.
//! So nothing is accepted here that it would not accept, and no fault is told from here.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memchr3};
use toml_parser::Source;

use super::super::{ArrayForm, EMPTY, Span, Value};
use super::events::DEEPEST;
use super::scalar::is_control;
use super::{Builder, scalar};

/// Reads the whole of a plain text; `None` when it holds anything else.
pub(super) fn read(text: &str) -> Option<Builder<'_>> {
    let inside_lines = |byte: u8| is_control(byte) && byte != b'\n' && byte != b'\r';
    if !scalar::has_none(text, inside_lines) {
        return None;
    }
    let mut reader = Plain {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        has_returns: memchr(b'\r', text.as_bytes()).is_some(),
        list: "",
        builder: Builder::new(Source::new(text), text.len() / BYTES_PER_NODE + 1),
    };
    while reader.line()? {}
    reader.builder.faults.is_empty().then_some(reader.builder)
}

/// About as many bytes of a record make one node.
const BYTES_PER_NODE: usize = 20;

struct Plain<'t> {
    text: &'t str,
    /// The next byte to look at.
    at: usize,
    /// Whether the text has carriage returns: they may stand at the ends of lines only.
    has_returns: bool,
    /// What stands between the brackets of the header before, when it was of a list: records have many
    /// entries of a list one after the other.
    list: &'t str,
    builder: Builder<'t>,
}

impl<'t> Plain<'t> {
    /// One line, with its end; `false` at the end of the text.
    fn line(&mut self) -> Option<bool> {
        self.blanks();
        match self.peek() {
            None => return Some(false),
            Some(b'\n' | b'\r' | b'#') => {}
            Some(b'[') => self.header()?,
            Some(_) => self.entry()?,
        }
        self.rest_of_line()?;
        Some(true)
    }

    fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// A stretch of bytes of one kind, which may be empty.
    fn stretch(&mut self, of: impl Fn(u8) -> bool) -> (&'t str, Span) {
        let (start, rest) = (self.at, self.rest());
        let length = rest.iter().position(|byte| !of(*byte));
        self.at += length.unwrap_or(rest.len());
        (&self.text[start..self.at], span(start, self.at))
    }

    /// Blanks, a comment and the line's end, each of which may lack.
    fn rest_of_line(&mut self) -> Option<()> {
        self.blanks();
        if self.peek() == Some(b'#') {
            let rest = self.rest();
            let end = memchr(b'\n', rest).unwrap_or(rest.len());
            let has_line_end = end < rest.len();
            let comment = match &rest[..end] {
                [comment @ .., b'\r'] if has_line_end => comment,
                comment => comment,
            };
            self.no_returns(comment)?;
            self.at += comment.len();
        }
        match self.peek() {
            None => Some(()),
            Some(b'\n') => self.take(b'\n'),
            Some(_) => {
                self.take(b'\r')?;
                self.take(b'\n')
            }
        }
    }

    fn no_returns(&self, inside: &[u8]) -> Option<()> {
        let has = self.has_returns && memchr(b'\r', inside).is_some();
        (!has).then_some(())
    }

    /// `[a.b]` or `[[a.b]]`.
    fn header(&mut self) -> Option<()> {
        let start = self.at;
        self.take(b'[')?;
        let is_list = self.take(b'[').is_some();
        let inside_from = self.at;
        self.builder.open.clear();
        self.keys()?;
        let inside = &self.text[inside_from..self.at];
        self.take(b']')?;
        if is_list {
            self.take(b']')?;
        }
        let header = span(start, self.at);
        if is_list && self.list == inside {
            self.builder.path.clear();
            self.builder.next_of_list(inside_from as u32, header);
        } else {
            self.builder.close_header(header, is_list);
            self.list = if is_list { inside } else { "" };
        }
        self.builder.faults.is_empty().then_some(())
    }

    /// `a` or `a.b`: bare keys, which wait for the header's end.
    fn keys(&mut self) -> Option<()> {
        loop {
            let (key, at) = self.stretch(scalar::is_bare);
            let too_deep = self.builder.path.len() + 1 >= DEEPEST;
            if key.is_empty() || too_deep {
                return None;
            }
            self.builder.path.push((Cow::Borrowed(key), at));
            if self.take(b'.').is_none() {
                return Some(());
            }
        }
    }

    /// `a = …`
    fn entry(&mut self) -> Option<()> {
        let (key, key_at) = self.stretch(scalar::is_bare);
        if key.is_empty() {
            return None;
        }
        self.blanks();
        self.take(b'=')?;
        self.blanks();
        if self.peek() == Some(b'[') {
            return self.list(key, key_at);
        }
        let (value, at) = self.single()?;
        self.builder.enter(key, key_at, at, value);
        Some(())
    }

    /// A list of single values on one line.
    fn list(&mut self, key: &'t str, key_at: Span) -> Option<()> {
        let start = self.at;
        self.take(b'[')?;
        let empty = Value::Array(ArrayForm::Inline, EMPTY);
        let at = span(start, self.at);
        let list = self.builder.enter(key, key_at, at, empty);
        loop {
            self.blanks();
            if self.peek()? == b']' {
                break;
            }
            let (value, at) = self.single()?;
            self.builder.append(list, at, value);
            self.blanks();
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(b']')?;
        self.builder.end_inline(list, self.at as u32);
        Some(())
    }

    fn single(&mut self) -> Option<(Value<'t>, Span)> {
        let start = self.at;
        let value = match self.peek()? {
            quote @ (b'"' | b'\'') => Value::Text(Cow::Borrowed(self.string(quote)?)),
            _ => bare_value(self.stretch(|byte| scalar::is_bare(byte) || byte == b'.').0)?,
        };
        Some((value, span(start, self.at)))
    }

    /// `"…"` or `'…'`, without escapes, on one line.
    fn string(&mut self, quote: u8) -> Option<&'t str> {
        self.take(quote)?;
        let start = self.at;
        let length = match quote {
            b'"' => memchr3(b'"', b'\\', b'\n', self.rest())?,
            _ => memchr2(quote, b'\n', self.rest())?,
        };
        self.at += length;
        self.take(quote)?;
        let inside = &self.text[start..start + length];
        self.no_returns(inside.as_bytes())?;
        // Two quotes and a third: a string of several lines begins.
        let is_long = inside.is_empty() && self.peek() == Some(quote);
        (!is_long).then_some(inside)
    }
}

fn span(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

/// A date, a number without sign or exponent, or a flag.
fn bare_value<'t>(text: &str) -> Option<Value<'t>> {
    if let Some(date) = scalar::local_date(text) {
        return Some(Value::Date(date));
    }
    match text {
        "true" => return Some(Value::Bool(true)),
        "false" => return Some(Value::Bool(false)),
        _ => {}
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let leads_with_zero = whole.len() > 1 && whole.starts_with('0');
    if !is_digits(whole) || leads_with_zero {
        return None;
    }
    match fraction {
        Some(fraction) => is_digits(fraction).then_some(Value::Float),
        None if whole.contains('_') => whole.replace('_', "").parse().ok().map(Value::Integer),
        None => whole.parse().ok().map(Value::Integer),
    }
}

/// Digits, and single underscores between them.
fn is_digits(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('_').all(is_part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::by_grammar;
    use super::*;

    /// Whether a text is read here; if it is, then exactly as by the grammar.
    fn is_plain(text: &str) -> bool {
        let Some(builder) = read(text) else {
            return false;
        };
        let plain = builder.document();
        match by_grammar(text) {
            Ok(whole) => assert_eq!(format!("{plain:?}"), format!("{whole:?}"), "{text:?}"),
            Err(faults) => panic!("only the grammar refuses {text:?}: {faults:?}"),
        }
        true
    }

    #[test]
    fn what_records_are_made_of_is_plain() {
        assert!(is_plain(include_str!("../../model/full_record.toml")));
        for text in [
            "",
            "\n\r\n \t\n",
            "\u{feff}# 注\ta\r\n[client]\r\nname = \"华锐\"",
            "[a]\nb = 1#c\n[[a.c]] # d\n[[a.c]]\n\t[a.c.e]",
            "a = \"\"\nb = ''\nc = '\\'\nd = \"it's\ta\"",
            "a = true\nb = false",
            "a = 0\nb = 1.0\nc = 2026-03-02 \nd=10.50\t# e\nf = 1_260_000\ng = 1_0.0_1",
            "a = []\nb = [ ]\nc = [\"c1\", 'n1',1 , 2026-03-02,]",
            "2026 = 1\n- = 2\n_ = 3",
        ] {
            assert!(is_plain(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_surely_plain_is_left_to_the_grammar() {
        for text in [
            r#"a = "\u00e9""#,
            r#"a = "b\"c""#,
            "a = \"\"\"\nb\"\"\"",
            "a = '''b'''",
            "a = \"\u{7f}\"",
            "# \u{1}",
            "\"a\" = 1",
            "a.b = 1",
            "a = \"b\nc\"",
            "a = \"b\rc\"\r\n",
            "# b\rc\r\n",
            "[ a ]",
            "a = {}",
            "a = [[1]]",
            "a = [\n1]",
            "a = [,]",
            "a = [1 2]",
            "a = 01",
            "a = 01.5",
            "a = 1.",
            "a = .5",
            "a = -1",
            "a = 1e5",
            "a = 1__0",
            "a = 1_",
            "a = _1",
            "a = 1_.5",
            "a = 9223372036854775808",
            "a = 2026-02-30",
            "a = 2026-03-02 10:00:00",
            "a = truer",
            "a =",
            "a",
            "= 1",
            "a = 1 b",
            "a = \"b",
            "[a",
            "[]",
            "[a.]",
            "[[a]",
            "[a]]",
            "[a] b",
            "a = 1\rb = 2",
            "a = 1\r",
            "# a\rb",
            "\u{feff}\u{feff}",
            "a = 1\na = 2",
            "[a]\n[a]",
            "a = []\n[[a]]",
            "a = 1\n[[a]]\n[[a]]",
        ] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    #[test]
    fn depth_is_declined_where_the_grammar_refuses_it() {
        for (parts, taken) in [(DEEPEST - 1, true), (DEEPEST, false)] {
            let key = vec!["a"; parts].join(".");
            assert_eq!(is_plain(&format!("[{key}]")), taken);
            assert_eq!(by_grammar(&format!("[{key}]")).is_ok(), taken);
        }
    }

    proptest! {
        #[test]
        fn a_text_of_such_pieces_is_declined_or_read_as_the_grammar_does(
            pieces in proptest::collection::vec(
                prop_oneof![
                    8 => prop::sample::select(vec![
                        "a", "b", "c1", ".", " = ", "=", "[", "]", "[[", "]]", "\n", "\n", "\n", "\r\n",
                        "1", "0", "10.50", "1_0", "2026-03-02", "2026-13-02", "true", "\"文\"", "\"\"", "'x'",
                        "\"", "'", ",", ", ", " ", "\t", "#", "# 注", "\\", "-", "_", "\r", "\u{1}",
                    ]).prop_map(str::to_owned),
                    4 => "[ab] = ([0-9]{1,3}|\"[a-c]{0,3}\"|2026-0[1-3]-[0-3][0-9]|\\[1, \"b\"\\])\n",
                    2 => "\\[\\[?[ab](\\.[ab])?\\]\\]?\n",
                    1 => "\\PC{0,4}",
                ],
                0..12,
            ),
        ) {
            is_plain(&pieces.concat());
        }
    }
}
