//! Words as a person gives them to a command.

use crate::both;

/// Reads words that are not blank: spaces around them are removed, nothing else is changed.
///
/// # Errors
///
/// Nothing but blanks; a text in both languages, for [`super::mistakes`] to pick from.
pub fn words(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(both!("内容不能为空", "it cannot be empty").to_owned()),
        words => Ok(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, half};

    #[test]
    fn words_are_kept_as_given_but_for_the_blanks_around_them() {
        assert_eq!(words("刘洋"), Ok("刘洋".to_owned()));
        assert_eq!(words(" 一\n 二　"), Ok("一\n 二".to_owned()));
        for nothing in ["", " ", "\t　\n"] {
            let said = words(nothing).unwrap_err();
            assert_eq!(half(&said, Lang::Zh), "内容不能为空", "{nothing:?}");
            assert_eq!(half(&said, Lang::En), "it cannot be empty", "{nothing:?}");
        }
    }
}
