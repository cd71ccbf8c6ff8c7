//! What an id is written with: that of a client, and that of an entry in its record.

/// Whether a character belongs in an id: a letter (Han too), an ASCII digit, `-` or `_`.
pub fn belongs_in_id(c: char) -> bool {
    match c {
        '-' | '_' | '0'..='9' => true,
        // Full- and half-width forms look like plain letters, and are typed by accident.
        '\u{FF00}'..='\u{FFEF}' => false,
        // Letters to Unicode, but nothing is seen of them.
        '\u{115F}' | '\u{1160}' | '\u{3164}' => false,
        _ => c.is_alphabetic(),
    }
}
