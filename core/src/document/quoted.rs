//! Keys and texts as kefu writes them: with quotes where TOML wants them, and as few escapes as can be.

/// A key as TOML writes it: bare where it can be.
pub(super) fn key(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        text(key)
    }
}

/// A TOML string: `"…"`, or `'…'` where that spares the reader escapes.
pub(super) fn text(text: &str) -> String {
    let must_escape = |c: char| c.is_control() || direction_mark(c);
    let wants_literal = text.contains(['"', '\\']);
    if wants_literal && !text.contains('\'') && !text.chars().any(must_escape) {
        return format!("'{text}'");
    }

    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if must_escape(c) => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that turn the direction of a line: never written raw, since they make a diff lie.
fn direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}
