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
        let before = &text[..whole_characters(text, offset)];
        let line = memchr_iter(b'\n', before.as_bytes()).count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = u32::try_from(line).map_or(u32::MAX, |it| it.saturating_add(1));
        Place { line, column: 1 }.after(&before[start..])
    }

    /// The place after some more text.
    fn after(self, text: &str) -> Place {
        text.chars().fold(self, Place::after_one)
    }

    fn after_one(self, character: char) -> Place {
        let Place { line, column } = self;
        match character {
            '\n' => Place {
                line: line + 1,
                column: 1,
            },
            '\u{feff}' if column == 1 => self,
            _ => Place {
                line,
                column: column + 1,
            },
        }
    }
}

/// The places of a text that are asked for one after the other: found in the same short time wherever
/// they are, also in a line of a megabyte.
#[derive(Debug)]
pub struct Places {
    /// Every [`STRIDE`] bytes or two: an offset, and the place there.
    known: Vec<(usize, Place)>,
}

/// How many bytes are read again for a place, about.
const STRIDE: usize = 256;

impl Places {
    /// Reads the whole text once.
    pub fn of(text: &str) -> Places {
        let mut known = vec![(0, Place::START)];
        let mut last = 0;
        let (mut start, mut line) = (0, 1);
        let ends = memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
        for end in ends.chain([text.len()]) {
            if start - last >= STRIDE {
                known.push((start, Place { line, column: 1 }));
                last = start;
            }
            if end - last >= 2 * STRIDE {
                let mut place = Place { line, column: 1 };
                for (at, character) in text[start..end].char_indices() {
                    if start + at - last >= STRIDE {
                        last = start + at;
                        known.push((last, place));
                    }
                    place = place.after_one(character);
                }
            }
            (start, line) = (end, line + 1);
        }
        Places { known }
    }

    /// The same as [`Place::in_text`], of the text that was read.
    pub fn at(&self, text: &str, offset: usize) -> Place {
        let offset = whole_characters(text, offset);
        let after = self.known.partition_point(|(start, _)| *start <= offset);
        let (start, place) = self.known[after - 1];
        place.after(&text[start..offset])
    }
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
