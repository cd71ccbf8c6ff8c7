//! Keys and single values. The usual ones are read at once; the decoders read the rest.

use std::borrow::Cow;

use chrono::NaiveDate;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::{ErrorSink, ParseError, Raw, Source};

use super::super::node::Held;

/// One part of a key; a plain one is read without a detour.
pub(in crate::document) fn key<'t>(
    source: Source<'t>,
    at: toml_parser::Span,
    encoding: Option<Encoding>,
    error: &mut dyn ErrorSink,
) -> Cow<'t, str> {
    let text = &source.input()[at.start()..at.end()];
    if encoding.is_none() && !text.is_empty() && text.bytes().all(is_bare) {
        return Cow::Borrowed(text);
    }
    let mut key = Cow::Borrowed("");
    raw(source, at, encoding).decode_key(&mut key, error);
    key
}

/// A value that is neither table nor array.
pub(in crate::document) fn value(
    source: Source<'_>,
    at: toml_parser::Span,
    encoding: Option<Encoding>,
    error: &mut dyn ErrorSink,
) -> Scalar {
    let text = &source.input()[at.start()..at.end()];
    if encoding.is_none()
        && let Ok(ten) = text.as_bytes().try_into()
        && let Some(date) = local_date(ten)
    {
        return Scalar::Held(Held::Date(date));
    }
    if is_plain_string(text, encoding) {
        return Scalar::Held(Held::Plain);
    }

    let mut decoded = Cow::Borrowed("");
    let held = match raw(source, at, encoding).decode_scalar(&mut decoded, error) {
        ScalarKind::String => match decoded {
            Cow::Borrowed(inside) if inside.len() + 2 == text.len() => Held::Plain,
            decoded => return Scalar::Decoded(decoded.into_owned()),
        },
        ScalarKind::Boolean(flag) => Held::Bool(flag),
        ScalarKind::Float => {
            if is_past_all_floats(&decoded) {
                error.report_error(ParseError::new("invalid float").with_unexpected(at));
            }
            Held::Float
        }
        ScalarKind::DateTime => {
            if let Err(fault) = decoded.parse::<toml::value::Datetime>() {
                error.report_error(ParseError::new(fault.to_string()).with_unexpected(at));
            }
            Held::Moment
        }
        ScalarKind::Integer(radix) => match i64::from_str_radix(&decoded, radix.value()) {
            Ok(number) => Held::Integer(number),
            Err(_) => {
                error.report_error(ParseError::new("invalid integer number").with_unexpected(at));
                Held::Integer(0)
            }
        },
    };
    Scalar::Held(held)
}

/// Whether a number is too great for a float: what reads an edited text back refuses it.
fn is_past_all_floats(number: &str) -> bool {
    let is_infinite = number.parse().is_ok_and(f64::is_infinite);
    is_infinite && !number.ends_with("inf")
}

/// A value as a node holds it, or a string that must be held elsewhere.
pub(in crate::document) enum Scalar {
    Held(Held),
    Decoded(String),
}

/// A part of the text as the parser's decoders take it.
pub(in crate::document) fn raw<'t>(
    source: Source<'t>,
    at: toml_parser::Span,
    encoding: Option<Encoding>,
) -> Raw<'t> {
    let text = &source.input()[at.start()..at.end()];
    Raw::new_unchecked(text, encoding, at)
}

/// Whether a byte may stand in a key without quotes.
pub(super) fn is_bare(byte: u8) -> bool {
    BARE[byte as usize]
}

/// How many bare bytes begin a block that has another one; 0 for any other block. Most keys are shorter than a block,
/// and so need no look at each byte.
pub(super) fn bare_before_another(block: [u8; 8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;

    let block = u64::from_le_bytes(block);
    let seven = block & !HIGHS;
    // The high bit of each byte that is at least `least`, or at most `most`.
    let from = |it: u64, least: u8| it + ONES * u64::from(0x80 - least);
    let to = |it: u64, most: u8| ONES * u64::from(0x80 + most) - it;
    let within = |it: u64, least: u8, most: u8| from(it, least) & to(it, most);
    let letters = within(seven | (ONES * 0x20), b'a', b'z');
    let digits = within(seven, b'0', b'9');
    let marks = within(seven, b'-', b'-') | within(seven, b'_', b'_');
    let others = (block | !(letters | digits | marks)) & HIGHS;
    match others {
        0 => 0,
        others => others.trailing_zeros() as usize / 8,
    }
}

/// Every byte of every key is asked about: a look is less than four comparisons.
const BARE: [bool; 256] = {
    let mut bare = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        bare[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        byte += 1;
    }
    bare
};

/// The usual string of a record, read without a detour: `"…"` without escapes or control characters.
fn is_plain_string(text: &str, encoding: Option<Encoding>) -> bool {
    let is_special = |byte| is_control(byte) || byte == b'\\' || byte == b'"';
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    encoding == Some(Encoding::BasicString)
        && inside.is_some_and(|inside| has_none(inside, is_special))
}

/// Whether a text has none of some bytes.
///
/// Every byte is looked at, without an early end: so it is done sixteen at a time.
pub(super) fn has_none(text: &str, of: impl Fn(u8) -> bool) -> bool {
    !text.bytes().fold(false, |found, byte| found | of(byte))
}

/// Whether a byte is of a character that no string or comment may hold; the tab may stand in both.
pub(super) fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t') || byte == 0x7f
}

/// The usual value of a record, read without a detour: `2026-03-02`.
pub(super) fn local_date(text: &[u8; 10]) -> Option<NaiveDate> {
    const ONES: u64 = 0x0101_0101_0101_0101;

    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    let digits = u64::from_le_bytes([y1, y2, y3, y4, m1, m2, d1, d2]) ^ (ONES * u64::from(b'0'));
    // Whatever is more than 9 has, or gets here, its high bit.
    if (digits | digits.wrapping_add(ONES * (0x80 - 10))) & (ONES * 0x80) != 0 {
        return None;
    }
    let pairs = digits * 10 + (digits >> 8);
    let [century, _, year, _, month, _, day, _] = pairs.to_le_bytes().map(u32::from);
    NaiveDate::from_ymd_opt((century * 100 + year) as i32, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_begins_with_as_many_bare_bytes_as_its_first_other_one_is_from_its_start() {
        for before in 0..8 {
            for byte in 0..=u8::MAX {
                let mut block = *b"aZ09-_zA";
                block[before] = byte;
                let expected = match is_bare(byte) {
                    true => 0,
                    false => before,
                };
                assert_eq!(bare_before_another(block), expected, "{byte} at {before}");
            }
        }
        assert_eq!(bare_before_another(*b"id = 'c1"), 2);
    }
}
