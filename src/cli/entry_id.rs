//! The id of an entry in a record, as a person gives it.

use crate::both;
use crate::model::belongs_in_id;

/// Reads an id such as `par` or `k1`: letters, Han characters, digits, `-` and `_`, at most 64 characters.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn entry_id(text: &str) -> Result<String, String> {
    const LONGEST: usize = 64;
    let id = text.trim();
    let unfit = |letter: char| !belongs_in_id(letter);
    if id.is_empty() || id.chars().any(unfit) || id.chars().count() > LONGEST {
        return Err(both!(
            "编号写作 par 或 k1，只用字母、汉字、数字、“-”和“_”，至多 64 个字符",
            "write an id such as par or k1, with letters, Han characters, digits, '-' and '_', at most 64 characters"
        )
        .to_owned());
    }
    Ok(id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_word() {
        assert_eq!(entry_id(" par "), Ok("par".to_owned()));
        assert_eq!(entry_id("财产险-1"), Ok("财产险-1".to_owned()));
        assert!(entry_id(&"x".repeat(64)).is_ok());
        for wrong in [
            "",
            " ",
            "a b",
            "a\u{7}b",
            "a/b",
            "$(a)",
            "a=b",
            &"x".repeat(65),
        ] {
            assert!(entry_id(wrong).is_err(), "{wrong:?}");
        }
    }
}
