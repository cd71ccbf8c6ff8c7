//! The sections and keys of a company's `kefu.toml`, in the words of its form.

use crate::lang::{Lang, half};
use crate::standard::form;

/// What a section holds; `None` for one that the form does not have.
pub fn section(lang: Lang, name: &str) -> Option<String> {
    form::section_of(name).map(|section| half(section.words, lang).to_owned())
}

/// What a key says; `None` for one that the form does not have.
pub fn key(lang: Lang, section: &str, name: &str) -> Option<String> {
    let key = form::section_of(section)?.key(name)?;
    Some(half(key.words, lang).to_owned())
}
