//! Why a value was refused, in the words of its reader.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseFloatError, ParseIntError};

use super::shown::cut;
use crate::lang::{BETWEEN, Lang, half};
use crate::say;

/// Why a value parser said no: its own words, or ours for the numbers clap reads by itself. `None` in
/// Chinese when there is only an English message.
pub fn reason(error: &clap::Error, lang: Lang) -> Option<String> {
    let source = error.source()?;
    if let Some(number) = source.downcast_ref::<ParseIntError>() {
        return Some(match number.kind() {
            IntErrorKind::PosOverflow => say!(lang, zh: "数太大。", en: "the number is too large."),
            IntErrorKind::NegOverflow => say!(lang, zh: "数太小。", en: "the number is too small."),
            _ => say!(lang, zh: "要写整数。", en: "a whole number is needed."),
        });
    }
    if source.is::<ParseFloatError>() {
        return Some(say!(lang, zh: "要写数字。", en: "a number is needed."));
    }

    // A sentence, which may hold what was typed: longer than a word, but not without end.
    const LONGEST: usize = 300;
    let message = source.to_string();
    if let Some((low, high)) = range(&message) {
        return Some(
            say!(lang, zh: "要在 {low} 到 {high} 之间。", en: "it must be from {low} to {high}."),
        );
    }
    let is_spoken = lang == Lang::En || message.contains(BETWEEN);
    is_spoken.then(|| cut(half(&message, lang), LONGEST))
}

/// The ends, both included, in clap's `40 is not in 1..=36` or `1..37`.
fn range(message: &str) -> Option<(i128, i128)> {
    let (value, bounds) = message.split_once(" is not in ")?;
    value.parse::<i128>().ok()?;
    match bounds.split_once("..=") {
        Some((low, high)) => Some((low.parse().ok()?, high.parse().ok()?)),
        None => {
            let (low, past) = bounds.split_once("..")?;
            Some((
                low.parse().ok()?,
                past.parse::<i128>().ok()?.checked_sub(1)?,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_in_english_only_is_not_told_in_chinese() {
        let letter = clap::Arg::new("letter").value_parser(|text: &str| text.parse::<char>());
        let error = clap::Command::new("kefu")
            .arg(letter)
            .try_get_matches_from(["kefu", "two"])
            .unwrap_err();

        assert_eq!(reason(&error, Lang::Zh), None);
        assert_eq!(
            reason(&error, Lang::En).as_deref(),
            Some("too many characters in string")
        );
    }

    #[test]
    fn the_ends_of_a_range_are_both_included() {
        assert_eq!(range("40 is not in 1..=36"), Some((1, 36)));
        assert_eq!(range("-9 is not in -5..6"), Some((-5, 5)));
        assert_eq!(range("0 is not in 1.."), None);
        assert_eq!(range("it is not in 1..=36"), None);
    }
}
