//! The characters of an id: of a client's, and of an entry's in its record.

use super::name;

/// Whether a text can be the id of a new entry: characters that belong in one, not too many, and not the name of a
/// section.
pub fn is_entry_id(text: &str) -> bool {
    const LONGEST: usize = 64;
    let fits = text.chars().all(belongs_in_id) && text.chars().count() <= LONGEST;
    !text.is_empty() && fits && !name::is_section(text)
}

/// Whether a character belongs in an id: a letter (Han too), an ASCII digit, `-` or `_`.
pub fn belongs_in_id(c: char) -> bool {
    match c {
        '-' | '_' | '0'..='9' => true,
        // Full- and half-width forms look like plain letters, and are typed by accident.
        '\u{FF00}'..='\u{FFEF}' => false,
        // Unicode calls them letters, but they are invisible.
        '\u{115F}' | '\u{1160}' | '\u{3164}' => false,
        _ => c.is_alphabetic(),
    }
}
