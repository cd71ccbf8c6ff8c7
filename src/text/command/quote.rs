//! A text quoted so that a POSIX shell reads it as one word, byte for byte.

/// The text as it is typed: unchanged when no shell gives it a meaning, otherwise in single quotes.
pub(super) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    // A shell that expands `=word` does so at the beginning of a word alone; `:` alone is a command.
    let is_plain = |(nth, c): (usize, char)| plain(c) || (matches!(c, '=' | ':') && nth > 0);
    // A full stop at its end could be that of a sentence.
    let is_plain = !text.is_empty() && !text.ends_with('.') && text.char_indices().all(is_plain);
    if is_plain {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_where_a_shell_would_split_or_run_it() {
        assert_eq!(quoted("huarui"), "huarui");
        assert_eq!(quoted("华锐-重工_2"), "华锐-重工_2");
        assert_eq!(quoted("documents/华锐.pdf"), "documents/华锐.pdf");
        assert_eq!(quoted("Ltd."), "'Ltd.'");
        assert_eq!(quoted("Hua Rui"), "'Hua Rui'");
        assert_eq!(quoted("华锐\u{3000}重工"), "'华锐\u{3000}重工'");
        assert_eq!(quoted("$(x)"), "'$(x)'");
        assert_eq!(quoted("closed="), "closed=");
        assert_eq!(quoted("=closed"), "'=closed'");
        assert_eq!(quoted("par=renewed:par27"), "par=renewed:par27");
        assert_eq!(quoted(":"), "':'");
        assert_eq!(quoted("~"), "'~'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
