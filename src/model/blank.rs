//! Words that say nothing.

/// Whether a text is left out, or is nothing but spaces.
pub(super) fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
