//! Where something stands in a file, as editors and compilers say it.

use std::fmt;

use memchr::memchr_iter;

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

    /// The place of a byte offset; one past the end is the place after the last character. It reads the
    /// text from its start: who asks often asks [`Places`].
    pub fn in_text(text: &str, offset: usize) -> Place {
        Place::START.after(&text[..whole_characters(text, offset)])
    }

    /// The place after some more text.
    fn after(self, text: &str) -> Place {
        let lines = memchr_iter(b'\n', text.as_bytes()).count();
        let (start, rest) = match text.rsplit_once('\n') {
            Some((_, rest)) => (Place { column: 1, ..self }, rest),
            None => (self, text),
        };
        let seen = match start.column {
            1 => rest.trim_start_matches('\u{feff}'),
            _ => rest,
        };
        let more = |before: u32, count: usize| {
            before.saturating_add(u32::try_from(count).unwrap_or(u32::MAX))
        };
        Place {
            line: more(start.line, lines),
            column: more(start.column, seen.chars().count()),
        }
    }
}

/// The places of a text that are asked for one after the other: found in the same short time wherever
/// they are, also in a line of a megabyte.
#[derive(Debug)]
pub struct Places {
    /// The place at the start of each block of [`BLOCK`] bytes.
    starts: Vec<Place>,
}

/// As many bytes are read again for a place, at most.
const BLOCK: usize = 4096;

impl Places {
    /// Reads the whole text once.
    pub fn of(text: &str) -> Places {
        let mut starts = vec![Place::START];
        for nth in 0..text.len() / BLOCK {
            let block = &text[start(text, nth)..start(text, nth + 1)];
            starts.push(starts[nth].after(block));
        }
        Places { starts }
    }

    /// The same as [`Place::in_text`], of the text that was read.
    pub fn at(&self, text: &str, offset: usize) -> Place {
        let offset = whole_characters(text, offset);
        let nth = offset / BLOCK;
        self.starts[nth].after(&text[start(text, nth)..offset])
    }
}

/// Where a block begins.
fn start(text: &str, nth: usize) -> usize {
    whole_characters(text, nth * BLOCK)
}

/// The offset, or the end of the text, or the start of the character it is inside of.
fn whole_characters(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
