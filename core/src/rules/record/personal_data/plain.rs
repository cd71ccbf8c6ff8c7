//! Digits as a Chinese keyboard types them, of full width, read as plain ones.

use std::borrow::Cow;

/// A text with its characters of full width as plain ones.
pub(super) struct Plain<'t> {
    /// The text.
    pub(super) text: Cow<'t, str>,
    /// Where each of its bytes comes from; empty when it is the text itself.
    from: Vec<usize>,
}

impl<'t> Plain<'t> {
    /// Only a text with a digit of full width is made plain: without one, no number is written so.
    pub(super) fn of(text: &'t str) -> Plain<'t> {
        if !has_digit(text.as_bytes()) {
            return Plain {
                text: Cow::Borrowed(text),
                from: Vec::new(),
            };
        }
        let (mut plain, mut from) = (String::new(), Vec::new());
        for (at, letter) in text.char_indices() {
            let narrow = match letter {
                '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
                '\u{3000}' => Some(' '),
                _ => None,
            };
            plain.push(narrow.unwrap_or(letter));
            from.resize(plain.len(), at);
        }
        Plain {
            text: Cow::Owned(plain),
            from,
        }
    }

    /// The place in the text of a byte of the plain one.
    pub(super) fn in_text(&self, at: usize) -> usize {
        self.from.get(at).copied().unwrap_or(at)
    }
}

/// Whether a text has a digit of full width: ０ to ９ are EF BC 90 to EF BC 99. Nearly all have none, but many commas of
/// full width, so blocks are looked at as a whole first, by the outer two bytes.
fn has_digit(bytes: &[u8]) -> bool {
    const BLOCK: usize = 1024;
    let is_digit = |three: &[u8]| matches!(three, [0xef, 0xbc, 0x90..=0x99]);
    (0..bytes.len()).step_by(BLOCK).any(|start| {
        // A digit may lie across the end of a block.
        let block = &bytes[start..bytes.len().min(start + BLOCK + 2)];
        let Some(last) = block.len().checked_sub(2) else {
            return false;
        };
        let pairs = block[..last].iter().zip(&block[2..]);
        let may = pairs.fold(false, |may, (first, third)| {
            may | ((*first == 0xef) & (third.wrapping_sub(0x90) < 10))
        });
        may && block.windows(3).any(is_digit)
    })
}
