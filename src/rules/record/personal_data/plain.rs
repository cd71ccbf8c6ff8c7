//! Digits as a Chinese keyboard types them, of full width, read as plain ones.

use std::borrow::Cow;

use memchr::memmem;

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
        let bytes = text.as_bytes();
        // ０ to ９ are EF BC 90 to EF BC 99.
        let mut wide = memmem::find_iter(bytes, b"\xef\xbc");
        if !wide.any(|at| matches!(bytes.get(at + 2), Some(0x90..=0x99))) {
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
