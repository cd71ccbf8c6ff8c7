//! The words of kefu, in both languages side by side.

pub mod calendar;
pub mod claim;
pub mod clock;
pub mod document;
pub mod drafted;
pub mod filing;
pub mod finding;
mod key;
pub mod paper;
pub mod refusal;
pub mod rule;
pub mod store;
pub mod syntax;
pub mod word;

/// The user's own words in a sentence of ours: cut past sixty characters.
fn cut(words: &str) -> String {
    const LONGEST: usize = 60;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// An English sentence begins with a capital letter; Chinese has none.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
