//! A name as it is typed in a shell.

/// An id, a name or a path as it is typed in a shell: an id that is valid needs no quotes, a name may.
pub(crate) fn quoted(id: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !id.is_empty() && id.chars().all(plain) {
        id.to_owned()
    } else {
        format!("'{}'", id.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_quoted_where_a_shell_would_split_or_run_it() {
        assert_eq!(quoted("huarui"), "huarui");
        assert_eq!(quoted("华锐-重工_2"), "华锐-重工_2");
        assert_eq!(quoted("Hua Rui"), "'Hua Rui'");
        assert_eq!(quoted("$(x)"), "'$(x)'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
