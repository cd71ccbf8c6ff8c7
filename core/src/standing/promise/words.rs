//! Which service the words of a commitment name; the lists of words that are looked for.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

use crate::standard::{Service, Standard};

/// Lists of words that are looked for in one walk through a text. Latin letters match in either case.
#[derive(Debug)]
pub(super) struct Lists {
    words: AhoCorasick,
    /// The list of each word.
    list_of: Vec<usize>,
}

impl Lists {
    /// Takes up to 32 lists.
    ///
    /// # Panics
    ///
    /// If there are too many words for an automaton, which takes millions.
    pub(super) fn of(lists: &[&[&str]]) -> Lists {
        let words = lists.iter().flat_map(|list| list.iter());
        let mut automaton = AhoCorasick::builder();
        // Another kind is some hundred instructions faster for a text, and some millions slower to make.
        automaton.kind(Some(AhoCorasickKind::ContiguousNFA));
        let automaton = automaton.ascii_case_insensitive(true).build(words);
        let list_of = lists.iter().enumerate();
        let list_of = list_of.flat_map(|(nth, list)| list.iter().map(move |_| nth));
        Lists {
            words: automaton.expect("an automaton holds some hundred words"),
            list_of: list_of.collect(),
        }
    }

    /// The lists that have a word in a text.
    pub(super) fn heard(&self, text: &Spoken<'_>) -> Heard {
        let texts = [Some(text.text), text.tight.as_deref()];
        let found = texts.into_iter().flatten();
        let found = found.flat_map(|text| self.words.find_overlapping_iter(text));
        let list = found.map(|found| self.list_of[found.pattern().as_usize()]);
        Heard(list.fold(0, |heard, list| heard | 1 << list))
    }
}

/// A text in which words are looked for.
pub(super) struct Spoken<'t> {
    text: &'t str,
    /// The same without blanks, if it has any: "24 小时" and "24小时" are one.
    tight: Option<String>,
    is_latin: bool,
}

impl<'t> Spoken<'t> {
    /// Takes a text.
    pub(super) fn of(text: &'t str) -> Spoken<'t> {
        let is_blank = |sign: char| sign.is_whitespace();
        let tight = text.contains(is_blank).then(|| text.replace(is_blank, ""));
        let is_latin = has_latin(text);
        Spoken {
            text,
            tight,
            is_latin,
        }
    }

    /// Takes a text whose blanks matter.
    fn whole(text: &'t str) -> Spoken<'t> {
        Spoken {
            text,
            tight: None,
            is_latin: has_latin(text),
        }
    }

    /// The text as it is.
    pub(super) fn text(&self) -> &str {
        self.text
    }

    /// The text without blanks.
    pub(super) fn tight(&self) -> &str {
        self.tight.as_deref().unwrap_or(self.text)
    }

    /// Whether it has blanks.
    pub(super) fn is_spaced(&self) -> bool {
        self.tight.is_some()
    }

    /// Whether it has Latin letters. Most texts are Chinese, and no English word can be in them.
    pub(super) fn is_latin(&self) -> bool {
        self.is_latin
    }
}

/// Whether a text has Latin letters.
pub(super) fn has_latin(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// The text as words are looked for in it: with plain digits and letters, and these small.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let text = narrow(text);
    match has_latin(&text) {
        true => Cow::Owned(text.to_ascii_lowercase()),
        false => text,
    }
}

/// The text with plain digits and letters in the place of full-width ones: 每年２次.
fn narrow(text: &str) -> Cow<'_, str> {
    let is_wide = |sign: char| matches!(sign, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    if !text.contains(is_wide) {
        return Cow::Borrowed(text);
    }
    let plain = text.chars().flat_map(|sign| {
        let folded = is_wide(sign).then(|| std::iter::once(sign).nfkc());
        let as_it_is = folded.is_none().then_some(sign);
        folded.into_iter().flatten().chain(as_it_is)
    });
    Cow::Owned(plain.collect())
}

/// Where a word stands in a text. Most texts have not even its first sign, which is soon seen.
pub(super) fn places(text: &str, word: &str) -> impl Iterator<Item = usize> {
    let first = word.chars().next();
    let first = first.filter(|first| text.contains(*first)).into_iter();
    first.flat_map(move |_| text.match_indices(word).map(|(at, _)| at))
}

/// The lists that have a word in a text, a bit for each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard(u32);

impl Heard {
    /// Whether a list has one.
    pub(super) fn has(self, list: usize) -> bool {
        self.0 & (1 << list) != 0
    }
}

/// Words that name a service of the sample standard; the first that occurs decides, so that "上门培训" is
/// training and "电话拜访" a phone call.
const NAMES: &[(&str, &[&str])] = &[
    ("phone-call", &["电话", "phone", "telephone"]),
    (
        "risk-survey",
        &["查勘", "勘察", "巡检", "survey", "inspection"],
    ),
    (
        "training",
        &["培训", "讲座", "演练", "training", "fire drill", "rehears"],
    ),
    ("client-manual", &["手册", "manual"]),
    ("claims-session", &["案例", "claims session", "loss case"]),
    ("stewardship-report", &["服务报告", "stewardship"]),
    ("account-review", &["回顾", "account review"]),
    (
        "bulletin",
        &["资讯", "简报", "快报", "bulletin", "newsletter"],
    ),
    ("meeting", &["例会", "meeting"]),
    ("visit", &["拜访", "走访", "visit"]),
];

static NAMED: LazyLock<Lists> = LazyLock::new(|| {
    let words: Vec<&[&str]> = NAMES.iter().map(|(_, words)| *words).collect();
    Lists::of(&words)
});

/// The service of the standard that the words name: by its name in the standard, otherwise by a word of the
/// trade.
pub(super) fn service<'s>(standard: &'s Standard, text: &str) -> Option<&'s Service> {
    let folded = text.to_ascii_lowercase();
    let is_latin = has_latin(text);
    let says = |name: &str| {
        let is_in = |name: &str| memmem::find(folded.as_bytes(), name.as_bytes()).is_some();
        match name.bytes().any(|it| it.is_ascii_alphabetic()) {
            true => is_latin && is_in(&name.to_ascii_lowercase()),
            false => !name.is_empty() && is_in(name),
        }
    };
    let named = standard.services.iter();
    let named = named.filter(|it| says(&it.name.zh) || says(&it.name.en));
    // The longest name is the most exact one.
    let named = named.max_by_key(|it| it.name.zh.len());
    named.or_else(|| {
        let heard = NAMED.heard(&Spoken::whole(text));
        let mut known = NAMES.iter().enumerate().filter(|(nth, _)| heard.has(*nth));
        known.find_map(|(_, (code, _))| standard.service(code))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_a_service_or_none() {
        let standard = Standard::sample();
        let of = |text: &str| service(&standard, text).map_or("", |it| it.code.as_str());
        for (text, code) in [
            ("每季度上门拜访一次", "visit"),
            ("定期电话拜访", "phone-call"),
            ("每年两次风险查勘并出具报告", "risk-survey"),
            ("每半年一次冷库消防查勘", "risk-survey"),
            ("上门培训车队司机", "training"),
            ("恢复预案，并演练一次", "training"),
            ("a plan for the first day, rehearsed", "training"),
            ("two Fire Drills a year", "training"),
            ("cover for the drill rig", ""),
            ("Quarterly VISIT", "visit"),
            ("an account review with the board", "account-review"),
            ("理赔全程协助", ""),
            ("续保前三个月提出方案", ""),
            ("", ""),
        ] {
            assert_eq!(of(text), code, "{text}");
        }
    }

    #[test]
    fn a_service_of_the_company_is_known_by_its_own_name() {
        let mut standard = Standard::sample();
        let mut own = standard.services[1].clone();
        own.code = "drone".to_owned();
        own.name.zh = "无人机查勘".to_owned();
        own.name.en = "drone survey".to_owned();
        standard.services.push(own);
        let of =
            |standard: &Standard, text: &str| service(standard, text).map(|it| it.code.clone());
        assert_eq!(
            of(&standard, "每年一次无人机查勘").as_deref(),
            Some("drone")
        );
        assert_eq!(
            of(&standard, "one Drone Survey a year").as_deref(),
            Some("drone")
        );
        standard.services.retain(|it| it.code == "drone");
        assert_eq!(of(&standard, "上门拜访"), None);
    }
}
