//! Words as a person types them: trimmed, and never nothing.

use crate::both;

/// Reads words, without the blanks around them.
///
/// # Errors
///
/// Nothing but blanks; a text in both languages, for [`super::mistakes`] to pick from.
pub fn words(text: &str) -> Result<String, String> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(both!("内容不能为空", "it cannot be empty").to_owned());
    }
    Ok(trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_trimmed_and_never_empty() {
        assert_eq!(
            words("  每季度拜访 一次\n"),
            Ok("每季度拜访 一次".to_owned())
        );
        for nothing in ["", "  ", "\u{3000}\n"] {
            assert!(words(nothing).is_err(), "{nothing:?}");
        }
    }
}
