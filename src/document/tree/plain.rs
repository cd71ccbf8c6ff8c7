//! The lines that records are made of, read without the detour of a grammar.
//!
//! A record is headers, `key = value` with a plain string, date or number, blank lines and comments: such
//! a text is read here in one look at each byte. Whatever is not surely one of these (an escape, a string
//! of several lines, a quoted key, any fault) is declined, and `toml_parser` reads the whole text instead.
//! So nothing is accepted here that it would not accept, and no fault is told from here.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2};
use toml_parser::Source;

use super::super::node::{EMPTY, Held};
use super::super::{ArrayForm, Span};
use super::builder::Builder;
use super::events::DEEPEST;
use super::scalar;
use super::scalar::is_control;

/// Reads the whole of a plain text; `None` when it holds anything else.
pub(super) fn read(text: &str) -> Option<Builder<'_>> {
    let in_no_line = |byte: u8| is_control(byte) && byte != b'\n' && byte != b'\r';
    if !scalar::has_none(text, in_no_line) {
        return None;
    }
    let mut reader = Plain {
        list: None,
        builder: Builder::new(Source::new(text), text.len() / BYTES_PER_NODE + 1),
    };
    let has_returns = memchr(b'\r', text.as_bytes()).is_some();
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        let line = match has_returns {
            true => without_return(line, end < text.len())?,
            false => line,
        };
        reader.line(line, start)?;
        start = end + 1;
    }
    reader.builder.faults.is_empty().then_some(reader.builder)
}

/// About as many bytes of a record make one node.
const BYTES_PER_NODE: usize = 20;

struct Plain<'t> {
    /// What stands between the brackets of the header before, when it was of a list: records have many
    /// entries of a list one after the other.
    list: Option<&'t str>,
    builder: Builder<'t>,
}

impl<'t> Plain<'t> {
    /// One line without its end, and where it begins.
    fn line(&mut self, line: &'t str, start: usize) -> Option<()> {
        let inside = unindented(line);
        let at = start + line.len() - inside.len();
        match inside.as_bytes().first() {
            None | Some(b'#') => Some(()),
            Some(b'[') => self.header(inside, at),
            Some(_) => self.entry(inside, at),
        }
    }

    /// `[a.b]` or `[[a.b]]`.
    fn header(&mut self, line: &'t str, start: usize) -> Option<()> {
        let is_list = line.starts_with("[[");
        let (open, close) = if is_list { (2, "]]") } else { (1, "]") };
        let end = memchr(b']', line.as_bytes())?;
        let inside = line.get(open..end)?;
        is_end(line[end..].strip_prefix(close)?).then_some(())?;
        let header = span(start, start + end + close.len());
        if is_list && self.list == Some(inside) {
            self.builder.next_of_list((start + open) as u32, header);
            return Some(());
        }

        let mut at = 0;
        for key in inside.as_bytes().split(|byte| *byte == b'.') {
            let too_deep = self.builder.path.len() + 1 >= DEEPEST;
            if key.is_empty() || !key.iter().copied().all(scalar::is_bare) || too_deep {
                return None;
            }
            let end = at + key.len();
            let key_at = span(start + open + at, start + open + end);
            let key = Cow::Borrowed(&inside[at..end]);
            self.builder.path.push((key, key_at));
            at = end + 1;
        }
        self.builder.close_header(header, is_list);
        self.list = is_list.then_some(inside);
        self.builder.faults.is_empty().then_some(())
    }

    /// `a = …`
    fn entry(&mut self, line: &'t str, start: usize) -> Option<()> {
        let length = line.bytes().position(|byte| !scalar::is_bare(byte))?;
        if length == 0 {
            return None;
        }
        let (key, rest) = line.split_at(length);
        let key_at = span(start, start + length);
        let value = match rest.strip_prefix(" = ") {
            Some(value) => value,
            None => unindented(rest).strip_prefix('=')?,
        };
        let value = unindented(value);
        let at = start + line.len() - value.len();
        if value.starts_with('[') {
            return self.list(key, key_at, value, at);
        }
        let (held, length) = single(value)?;
        is_end(&value[length..]).then_some(())?;
        let at = span(at, at + length);
        self.builder.enter(key, key_at, at, held);
        Some(())
    }

    /// A list of single values on one line.
    fn list(&mut self, key: &'t str, key_at: Span, text: &'t str, start: usize) -> Option<()> {
        let empty = Held::Array(ArrayForm::Inline, EMPTY);
        let at = span(start, start + 1);
        let list = self.builder.enter(key, key_at, at, empty);
        let mut rest = unindented(&text[1..]);
        while !rest.starts_with(']') {
            let at = start + text.len() - rest.len();
            let (held, length) = single(rest)?;
            self.builder.append(list, span(at, at + length), held);
            rest = unindented(&rest[length..]);
            match rest.strip_prefix(',') {
                Some(next) => rest = unindented(next),
                None if rest.starts_with(']') => {}
                None => return None,
            }
        }
        let after = &rest[1..];
        is_end(after).then_some(())?;
        let end = start + text.len() - after.len();
        self.builder.end_inline(list, end as u32);
        Some(())
    }
}

fn span(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

/// The line without a carriage return at its end; `None` when it has another.
fn without_return(line: &str, is_ended: bool) -> Option<&str> {
    let line = match line.strip_suffix('\r') {
        Some(before) if is_ended => before,
        _ => line,
    };
    (!line.contains('\r')).then_some(line)
}

fn unindented(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(b' ' | b'\t') => text.trim_start_matches([' ', '\t']),
        _ => text,
    }
}

/// Whether nothing more stands on a line but a comment.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || {
        let rest = unindented(rest);
        rest.is_empty() || rest.starts_with('#')
    }
}

/// The value that a text begins with, and its length. In place, so that it need not be copied twice.
#[inline(always)]
fn single(text: &str) -> Option<(Held, usize)> {
    let bytes = text.as_bytes();
    match bytes.first()? {
        quote @ (b'"' | b'\'') => {
            // Of a string with escapes, the first one comes before its end.
            let escape = if *quote == b'"' { b'\\' } else { *quote };
            let length = memchr2(*quote, escape, &bytes[1..])?;
            let is_closed = bytes[length + 1] == *quote;
            // Two quotes and a third: a string of several lines begins.
            let is_long = length == 0 && bytes.get(2) == Some(quote);
            if !is_closed || is_long {
                return None;
            }
            Some((Held::Plain, length + 2))
        }
        _ => {
            let in_value = |byte: &u8| scalar::is_bare(*byte) || *byte == b'.';
            let length = bytes.iter().take_while(|byte| in_value(byte)).count();
            Some((bare_value(&text[..length])?, length))
        }
    }
}

/// A date, a number without sign or exponent, or a flag.
#[inline(always)]
fn bare_value(text: &str) -> Option<Held> {
    if let Some(date) = scalar::local_date(text) {
        return Some(Held::Date(date));
    }
    match text {
        "true" => return Some(Held::Bool(true)),
        "false" => return Some(Held::Bool(false)),
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
        Some(fraction) => is_digits(fraction).then_some(Held::Float),
        None if whole.contains('_') => whole.replace('_', "").parse().ok().map(Held::Integer),
        None => whole.parse().ok().map(Held::Integer),
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
            "[[]]",
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
