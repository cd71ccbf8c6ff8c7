//! The names that people use for the sections and keys of a record, from the form.

use crate::document::KeyPath;
use crate::lang::{Lang, half};
use crate::model::form::{self, Key, Section};
use crate::say;

/// A key as a noun in a sentence: 首次接触日期, "the first contact"; the key itself where the form has none.
pub(super) fn name(lang: Lang, key: &KeyPath) -> String {
    match of(lang, &key.keys()) {
        Some(name) => name.to_owned(),
        None => super::cut(&key.to_string()),
    }
}

/// The same for the keys on a way; `None` when the form has no such key.
pub(super) fn of(lang: Lang, keys: &[&str]) -> Option<&'static str> {
    form::key_of(keys).map(|key| half(key.words, lang))
}

/// A key as the head of a column or a line: 首次接触日期, "first contact".
///
/// # Panics
///
/// The form has no such key: a test shows every page.
pub fn label(lang: Lang, way: &str) -> &'static str {
    let keys: Vec<&str> = way.split('.').collect();
    let key = form::key_of(&keys).expect("pages name keys of the form");
    match half(key.head, lang) {
        "" => without_article(half(key.words, lang)),
        head => head,
    }
}

/// The key itself, without the way to it: `claims.cause` is `cause`.
pub fn last(way: &'static str) -> &'static str {
    way.rsplit('.').next().unwrap_or(way)
}

/// The head of an amount, with its unit.
///
/// # Panics
///
/// As [`label`] does.
pub fn label_in_cny(lang: Lang, way: &str) -> String {
    let label = label(lang, way);
    say!(lang, zh: "{label}（元）", en: "{label} (CNY)")
}

/// What an editor shows for a section.
pub(super) fn of_section(lang: Lang, section: &Section) -> String {
    described(lang, section.words, section.note)
}

/// What an editor shows for a key.
pub(super) fn of_key(lang: Lang, key: &Key) -> String {
    described(lang, key.words, key.note)
}

fn described(lang: Lang, words: &str, note: &str) -> String {
    let words = half(words, lang);
    match half(note, lang) {
        "" => words.to_owned(),
        note => lang.pick(format!("{words}（{note}）"), format!("{words}, {note}")),
    }
}

/// What one entry of a section is called, without its article.
pub fn noun(lang: Lang, section: &Section) -> &'static str {
    without_article(half(section.words, lang))
}

/// Words of the form without their article.
pub fn bare(words: &'static str) -> &'static str {
    without_article(words)
}

pub(super) fn without_article(words: &str) -> &str {
    words.strip_prefix("the ").unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_called_as_the_form_says_and_without_one_by_its_way() {
        let first = KeyPath::of("client").key("first-contact");
        assert_eq!(name(Lang::Zh, &first), "首次接触日期");
        assert_eq!(name(Lang::En, &first), "the first contact");
        assert_eq!(label(Lang::En, "client.first-contact"), "first contact");
        assert_eq!(label(Lang::Zh, "years.plan.items.start"), "预计开始");
        assert_eq!(label_in_cny(Lang::En, "claims.amount"), "claimed (CNY)");
        let unknown = KeyPath::of("claims").nth(2).key("lost");
        assert_eq!(name(Lang::Zh, &unknown), "claims[2].lost");
    }

    #[test]
    fn an_editor_is_told_the_unit_as_well() {
        let premium = form::key_of(&["policies", "premium"]).unwrap();
        assert_eq!(of_key(Lang::Zh, premium), "保险费（元，订立时约定的）");
        assert_eq!(
            of_key(Lang::En, premium),
            "the premium, CNY, as first agreed"
        );
        let section = form::section_of("years.rating.override").unwrap();
        assert_eq!(of_section(Lang::Zh, section), "星级调整（批准后有效）");
    }
}
