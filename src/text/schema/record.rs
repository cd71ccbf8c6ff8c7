//! The sections and keys of a client's record, in the words of the form.

use crate::lang::Lang;
use crate::model::form;
use crate::text::key;

/// What a section holds; `None` for one that the form does not have.
pub fn section(lang: Lang, name: &str) -> Option<String> {
    form::section_of(name).map(|section| key::of_section(lang, section))
}

/// What a key says; `None` for one that the form does not have.
pub fn key(lang: Lang, section: &str, name: &str) -> Option<String> {
    let key = form::section_of(section)?.key(name)?;
    Some(key::of_key(lang, key))
}
