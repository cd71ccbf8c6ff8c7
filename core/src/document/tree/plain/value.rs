//! Single values as records hold them: a string without escapes, a date, a number, a flag.

use super::super::super::node::Held;
use super::super::scalar;

/// The value that begins here, and where it ends; `None` when it is of another kind.
#[inline(always)]
pub(super) fn single(text: &str, start: usize) -> Option<(Held, usize)> {
    let rest = &text.as_bytes()[start..];
    match rest.first()? {
        quote @ (b'"' | b'\'') => {
            let inside = &rest[1..];
            let length = closing(inside, *quote)?;
            // Two quotes and a third: a string of several lines begins.
            let is_long = length == 0 && inside.get(1) == Some(quote);
            (!is_long).then_some((Held::Plain, start + length + 2))
        }
        _ => bare(text, start),
    }
}

/// The length of a string, when nothing stands before its closing quote but what means itself. Eight bytes
/// are looked at together: strings are most of a record.
#[inline(always)]
fn closing(inside: &[u8], quote: u8) -> Option<usize> {
    let (blocks, _) = inside.as_chunks();
    let marked = blocks.iter().map(|block| special(*block, quote));
    let found = marked.enumerate().find(|(_, marks)| *marks != 0);
    let from = match found {
        Some((nth, marks)) => 8 * nth + marks.trailing_zeros() as usize / 8,
        None => 8 * blocks.len(),
    };
    let is_end = |byte: u8| match byte {
        b'\\' => quote == b'"',
        byte => byte == quote || scalar::is_control(byte),
    };
    let length = from + inside[from..].iter().position(|byte| is_end(*byte))?;
    (inside[length] == quote).then_some(length)
}

/// The high bit of each byte that is a quote or a backslash or may be a control character; of those the
/// first is certain.
fn special(block: [u8; 8], quote: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;

    let block = u64::from_le_bytes(block);
    let is = |byte: u8| {
        let none_left = block ^ (ONES * u64::from(byte));
        none_left.wrapping_sub(ONES) & !none_left
    };
    let is_control = (block.wrapping_sub(ONES * 0x20) | block.wrapping_add(ONES)) & !block;
    (is(quote) | is(b'\\') | is_control) & HIGHS
}

/// A date, a number without sign or exponent, or a flag, and where it ends.
#[inline(always)]
fn bare(text: &str, start: usize) -> Option<(Held, usize)> {
    let rest = &text.as_bytes()[start..];
    let goes_on = |byte: &u8| scalar::is_bare(*byte) || *byte == b'.';
    if let Some((ten, after)) = rest.split_first_chunk()
        && let Some(date) = scalar::local_date(ten)
        && !after.first().is_some_and(goes_on)
    {
        return Some((Held::Date(date), start + ten.len()));
    }
    let end = start + rest.iter().take_while(|byte| goes_on(byte)).count();
    let held = match &text[start..end] {
        "true" => Held::Bool(true),
        "false" => Held::Bool(false),
        text => number(text)?,
    };
    Some((held, end))
}

/// A number of so many characters is no greater than a float can be.
const SURELY_FLOAT: usize = 300;

/// A number without sign or exponent.
fn number(text: &str) -> Option<Held> {
    let digits = text.bytes().map(|byte| i64::from(byte.wrapping_sub(b'0')));
    let is_usual = text.len() <= 18 && !text.starts_with('0');
    if is_usual && digits.clone().all(|digit| digit <= 9) {
        let number = digits.fold(0, |number, digit| number * 10 + digit);
        return (!text.is_empty()).then_some(Held::Integer(number));
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
        Some(fraction) => {
            (is_digits(fraction) && text.len() <= SURELY_FLOAT).then_some(Held::Float)
        }
        None if whole.contains('_') => whole.replace('_', "").parse().ok().map(Held::Integer),
        None => whole.parse().ok().map(Held::Integer),
    }
}

/// Digits, and single underscores between them.
fn is_digits(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('_').all(is_part)
}
