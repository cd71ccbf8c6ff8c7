//! Where something stands in a file, as editors and compilers say it.

use std::fmt;

/// A line and a column, both counted from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1. A byte-order mark is not counted.
    pub column: u32,
}

impl Place {
    /// The start of a file.
    pub const START: Place = Place { line: 1, column: 1 };

    /// The place of a byte offset; one past the end is the place after the last character.
    pub fn in_text(text: &str, offset: usize) -> Place {
        let bytes = text.as_bytes();
        let mut offset = offset.min(bytes.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }

        let line_start = bytes[..offset]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |newline| newline + 1);
        let line = 1 + bytes[..line_start]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count();
        let column = 1 + text[line_start..offset]
            .trim_start_matches('\u{feff}')
            .chars()
            .count();
        Place {
            line: line as u32,
            column: column as u32,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
