//! Words that say nothing.

/// Whether a text is left out, or is nothing but spaces.
pub fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.chars().all(char::is_whitespace))
}

/// A text that is neither.
pub fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !is_blank(Some(text)))
}
