//! What a correction changed: each value before and after.

use super::{key, slip, visible::visible};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::lang::{Lang, half};
use crate::model::form::{Key, Table, key_of};
use crate::model::{Kind, Record, name, takes};
use crate::say;
use crate::text::schema::meanings;

/// How many values of other entries are told one by one.
const MOST: usize = 5;

/// A line for each value that changes, `出险日期：2026-09-08 → 2026-09-07`; then those of other entries, each with the
/// name of its entry, the first few one by one.
pub fn lines(
    lang: Lang,
    record: &Record<'_>,
    own: Option<&Table<'_>>,
    edits: &[Edit],
) -> Vec<String> {
    let own = own.map(Table::way);
    let mut others = Vec::new();
    let mut lines = Vec::new();
    for edit in edits {
        let (at, now) = match edit {
            Edit::Set { at, value } => (at, Some(value)),
            Edit::Remove { at } => (at, None),
            Edit::Push { .. } | Edit::Paste { .. } => continue,
        };
        let (Some((entry, _)), Some(row)) = (at.split_last(), key_of(&at.keys())) else {
            continue;
        };
        let item = record.document().at(at);
        let was = item.and_then(Literal::of);
        if was.as_ref() == now || row.name == "sha256" {
            continue;
        }
        let value = |value: Option<&Literal>| match value {
            Some(value) => said(lang, at, value),
            None => say!(lang, zh: "（无）", en: "(none)"),
        };
        let (was, now) = (value(was.as_ref()), value(now));
        let noun = key::without_article(half(row.words, lang));
        let line = say!(lang, zh: "{noun}：{was} → {now}", en: "{noun}: {was} → {now}");
        if own.as_ref() == Some(&entry) {
            lines.push(format!("  {line}"));
        } else {
            let whose = name::at(record.tables(), &entry).unwrap_or_default();
            others.push(format!("  {} {line}", visible(&whose)));
        }
    }
    let rest = others.len().saturating_sub(MOST);
    others.truncate(MOST);
    lines.extend(others);
    if rest > 0 {
        lines.push(say!(lang,
            zh: "  另有 {rest} 处随之更正",
            en: "  and {rest} more values with them"
        ));
    }
    lines
}

/// What people call a key, in both languages.
pub fn names(key: &'static Key) -> Vec<&'static str> {
    let words = [key.words, key.head].into_iter();
    let words = words.flat_map(|words| [Lang::Zh, Lang::En].map(|lang| half(words, lang)));
    let words = words.flat_map(|words| [words, key::without_article(words)]);
    words.filter(|words| !words.is_empty()).collect()
}

/// A value of the record in a sentence.
pub fn said(lang: Lang, at: &KeyPath, value: &Literal) -> String {
    let keys = at.keys();
    let kind = keys
        .split_last()
        .and_then(|(key, section)| takes(&section.join("."), key));
    let text = match (kind.map(|it| &it.kind), value) {
        (Some(Kind::Word(codes)), Literal::Text(code)) => {
            let mut all = meanings(lang, codes).into_iter();
            let meant = all.find(|(known, _)| known == code);
            meant.map_or_else(|| code.clone(), |(_, word)| word.to_owned())
        }
        (_, Literal::Bool(true)) => say!(lang, zh: "是", en: "yes"),
        (_, Literal::Bool(false)) => say!(lang, zh: "否", en: "no"),
        (_, Literal::Texts(texts)) => lang.list(texts),
        (Some(Kind::Percent), Literal::Integer(percent)) => format!("{percent}%"),
        (Some(Kind::Percent), Literal::Money(percent)) => {
            let plain = percent.plain();
            let plain = match plain.contains('.') {
                true => plain.trim_end_matches('0').trim_end_matches('.'),
                false => &plain,
            };
            format!("{plain}%")
        }
        _ => match slip::value(lang, &keys, value) {
            Some(said) => said.trim().to_owned(),
            None => value.to_string(),
        },
    };
    visible(&text).into_owned()
}
