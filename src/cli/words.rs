//! Words as a person types them.

use crate::both;

/// Takes words without the blanks around them; there must be some.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn words(text: &str) -> Result<String, String> {
    let words = text.trim();
    if words.is_empty() {
        return Err(both!("不能为空", "it cannot be empty").to_owned());
    }
    Ok(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_words_fall_away_and_nothing_is_no_words() {
        assert_eq!(words(" 复查 消防整改\n"), Ok("复查 消防整改".to_owned()));
        for empty in ["", " ", "\u{3000}\t"] {
            let refused = both!("不能为空", "it cannot be empty").to_owned();
            assert_eq!(words(empty), Err(refused), "{empty:?}");
        }
    }
}
