//! The edits a command makes, and the ids of new entries.

use super::Refusal;
use crate::document::edit::Edit;

/// The edits that a command makes, or a refusal.
pub type Change = Result<Vec<Edit>, Refusal>;

/// A new entry's id: the prefix and the number after the highest the list has (`n1`, `n2`, …).
pub fn next_id<'a>(prefix: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let numbers = ids.filter_map(|id| id.strip_prefix(prefix)?.parse::<u64>().ok());
    let next = numbers.max().unwrap_or(0).saturating_add(1);
    format!("{prefix}{next}")
}

/// The open entries of a list, each with its words; all of them when none is open.
pub(crate) fn listed<'a>(
    entries: impl Iterator<Item = (&'a str, &'a str, bool)>,
) -> Vec<(String, String)> {
    let entries: Vec<_> = entries.collect();
    let none_open = entries.iter().all(|(_, _, is_open)| !is_open);
    let shown = entries
        .into_iter()
        .filter(|(_, _, is_open)| *is_open || none_open);
    let owned = |(id, words, _): (&str, &str, bool)| (id.to_owned(), words.to_owned());
    shown.map(owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_follows_the_highest_and_fills_no_gap() {
        let next = |ids: &[&str]| next_id("n", ids.iter().copied());

        assert_eq!(next(&[]), "n1");
        assert_eq!(next(&["n1", "n9", "n10", "n2"]), "n11");
        assert_eq!(next(&["新", "d7", "n", "n-1", ""]), "n1");
    }
}
