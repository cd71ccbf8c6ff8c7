//! Shares in percent as a person types them.

use super::full_width::narrowed;
use crate::both;
use crate::money::Fen;

/// Reads `15`, `15.5` and `15%`, as hundredths of a percent; at most 100, and never rounded.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn percent(text: &str) -> Result<i64, String> {
    let narrow = narrowed(text);
    let text = narrow.as_deref().unwrap_or(text).trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let hundredths = Fen::parse(number).map(|hundredths| hundredths.0);
    hundredths
        .filter(|hundredths| (0..=10_000).contains(hundredths))
        .ok_or_else(|| {
            both!(
                "比例写作 15、15.5 或 15%，在 0 到 100 之间，至多两位小数",
                "write a percentage as 15, 15.5 or 15%, from 0 to 100 with at most two decimals"
            )
            .to_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_exactly_or_not_at_all() {
        for (text, hundredths) in [
            ("15", 1500),
            ("15.5", 1550),
            ("15.25%", 1525),
            (" 15 % ", 1500),
            ("１５．５％", 1550),
            ("0", 0),
            ("100", 10_000),
        ] {
            assert_eq!(percent(text), Ok(hundredths), "{text}");
        }
        for wrong in ["", "%", "-1", "100.01", "15.555", "a", "1e1"] {
            assert!(percent(wrong).is_err(), "{wrong}");
        }
    }
}
