//! Sentences: cut, begun with a capital, put into columns.

use crate::lang::Lang;
use crate::model::belongs_in_id;
use crate::say;
use crate::wrap::width;

/// The user's words in one of our sentences: cut after sixty characters.
pub(super) fn cut(words: &str) -> String {
    const LONGEST: usize = 60;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// The id of an entry in a sentence: in quotes when it is not a valid id.
pub(super) fn entry(lang: Lang, id: &str) -> String {
    let said = cut(id);
    if id.chars().all(belongs_in_id) {
        said
    } else {
        say!(lang, zh: "“{said}”", en: "'{said}'")
    }
}

/// Two columns as lines of a text; the second begins after the longest word of the first. A Han character
/// takes two columns of a terminal.
pub fn in_columns(rows: &[(String, String)]) -> String {
    let widest = rows
        .iter()
        .map(|(first, _)| width(first))
        .max()
        .unwrap_or(0);
    let lines = rows.iter().map(|(first, second)| {
        let gap = " ".repeat(widest - width(first));
        format!("  {first}{gap}  {second}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An English sentence begins with a capital letter; Chinese has none.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
