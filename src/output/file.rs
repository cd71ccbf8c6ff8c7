//! A page as the content of a file that a person named.

use super::csv::{defused, written};
use super::ending::Ending;
use super::leaf::{Leaf, Value, chosen, leaves};
use super::style::{Format, Style};
use super::{Page, render, xlsx};

/// The bytes of a file with this ending; `None` for an ending that only papers, a check or an agenda have.
pub fn file(page: &Page, ending: Ending, style: &Style) -> Option<Vec<u8>> {
    match ending {
        Ending::Xlsx => Some(xlsx::render(&leaves(page, style.lang))),
        Ending::Csv => Some(csv(&leaves(page, style.lang))),
        Ending::Json => Some(render(page, Format::Json, style).into_bytes()),
        Ending::Markdown => Some(render(page, Format::Markdown, style).into_bytes()),
        Ending::Html
        | Ending::Docx
        | Ending::Sarif
        | Ending::Ics
        | Ending::Folder
        | Ending::Unknown => None,
    }
}

/// What a CSV file holds of a page with several tables, and what it leaves out, as their sheets are called.
pub fn left_out_of_csv(page: &Page, style: &Style) -> (Option<String>, Vec<String>) {
    let leaves = leaves(page, style.lang);
    let held = chosen(&leaves);
    let is_other = |leaf: &&Leaf| {
        let is_held = held.is_some_and(|held| std::ptr::eq(held, *leaf));
        !is_held && !leaf.rows.is_empty() && !leaf.key.is_empty()
    };
    let others = leaves.iter().filter(is_other);
    let others = others.map(|leaf| leaf.title.clone()).collect();
    (held.map(|leaf| leaf.title.clone()), others)
}

/// One table in UTF-8 with a byte-order mark, by which Excel and WPS know it.
fn csv(leaves: &[Leaf]) -> Vec<u8> {
    let Some(leaf) = chosen(leaves) else {
        return Vec::new();
    };
    let words = leaf.heads.iter().map(|head| defused(head.words.clone()));
    let mut records: Vec<Vec<String>> = vec![words.collect()];
    records.extend(leaf.rows.iter().map(|row| row.iter().map(cell).collect()));
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(written(&records).into_bytes());
    bytes
}

/// A number that is a name, such as a policy's, has a tab behind it: without one a spreadsheet rounds it, drops its
/// zeros or takes it for a day.
fn cell(value: &Value) -> String {
    match value {
        Value::Text(words) if is_like_a_number(words) => format!("{words}\t"),
        Value::Text(words) => defused(words.clone()),
        value => value.plain(),
    }
}

fn is_like_a_number(words: &str) -> bool {
    let of_numbers = |c: char| c.is_ascii_digit() || "-/.:,+%Ee".contains(c);
    words.starts_with(|c: char| c.is_ascii_digit()) && words.chars().all(of_numbers)
}

#[cfg(test)]
mod tests {
    use super::is_like_a_number;

    #[test]
    fn only_what_a_spreadsheet_would_read_as_a_number_or_a_day_is_guarded() {
        for number in [
            "00123",
            "440620262605000123",
            "3-5",
            "1E5",
            "2026/3",
            "12:30",
        ] {
            assert!(is_like_a_number(number), "{number}");
        }
        for words in ["PQ-2026-001", "第3-5号", "=1", "-5", "", "E5"] {
            assert!(!is_like_a_number(words), "{words}");
        }
    }
}
