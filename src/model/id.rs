//! The characters of an id: of a client's, and of an entry's in its record.

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
