//! What a merge by lines left in a record, in words of the trade.

use crate::lang::Lang;
use crate::merge::{Damage, Wrong};
use crate::say;
use crate::text::cut;
use crate::text::visible::visible;

/// Which entries, which line, and what to put before it.
pub fn told(lang: Lang, damage: &Damage) -> String {
    let entry = cut(&visible(&damage.entry));
    match &damage.what {
        Wrong::RunTogether { before } if before.is_empty() => say!(lang,
            zh: "{entry} 中混有两个条目，各行交错，多半是两人同时登记后由 Git 逐行合并而来。",
            en: "{entry} holds two entries, line by line in turn. The usual cause: two people recorded them, and git merged by lines."),
        Wrong::RunTogether { before } => {
            let line = cut(&visible(damage.line.trim()));
            let lines: Vec<String> = before
                .iter()
                .map(|it| visible(it.trim()).into_owned())
                .collect();
            let count = lines.len();
            let lines = lines.join(lang.pick("；", "; "));
            say!(lang,
                zh: "{entry} 并入了另一个条目，自本行 {line} 起，多半是两人同时登记后由 Git 逐行合并而来。本行之前应有 {count} 行：{lines}。",
                en: "Another entry runs on from {entry}: it begins on this line, {line}. The usual cause: two people recorded them, and git merged by lines. Before this line belong (lines: {count}): {lines}")
        }
        Wrong::Twice { key, first, same } => {
            let what = key_of(lang, &entry, key);
            match same {
                true => say!(lang,
                    zh: "{what} 在第 {first} 行已经有了，两处内容相同，删去一行即可。",
                    en: "{what} is already on line {first} and says the same there. Delete one of the two lines."),
                false => say!(lang,
                    zh: "{what} 在第 {first} 行已经有了，两处内容不同，只能留一行。",
                    en: "{what} is already on line {first} and says something else there. Only one of the two can stay."),
            }
        }
    }
}

/// A key of an entry; the record itself has no name.
pub(super) fn key_of(lang: Lang, entry: &str, key: &str) -> String {
    match entry.is_empty() {
        true => key.to_owned(),
        false => say!(lang, zh: "{entry} 的 {key}", en: "{key} of {entry}"),
    }
}
