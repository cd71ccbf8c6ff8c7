//! The words that are looked for.

use std::ops::Range;

use memchr::memmem;

use super::fold::fold;
use super::number;
use crate::lang::Lang;
use crate::model::form::FORM;
use crate::model::{Kind, TradeKind, Word as _, takes};
use crate::sound;
use crate::standard::Standard;
use crate::text::schema::meanings;
use crate::text::word::Spoken;

/// The fewest letters that are heard as the sound of a name: with fewer, half of all names have it.
const HEARD: usize = 3;

/// From how many figures on a number may be part of a longer one in a text: the end of a telephone or policy number.
const TAIL: usize = 4;

/// A word to look for.
pub(super) struct Word {
    /// The word folded.
    finder: memmem::Finder<'static>,
    /// Where it is an amount or another number: the ways in which it may be written.
    writings: Vec<String>,
    /// The codes that a record has in place of this word, such as `visit` for 拜访.
    codes: Vec<String>,
    /// The letters, where they may be the sound of a Chinese name.
    letters: Option<String>,
}

impl Word {
    fn of(typed: &str, standard: &Standard) -> Word {
        let folded = fold(typed);
        let folded = number::without_sign(&folded).to_owned();
        let is_letters = folded.bytes().all(|it| it.is_ascii_lowercase());
        let codes = codes(standard).into_iter();
        let codes = codes.filter(|(_, called)| called.iter().any(|it| fold(it).contains(&folded)));
        Word {
            codes: codes.map(|(code, _)| code).collect(),
            finder: memmem::Finder::new(&folded).into_owned(),
            writings: number::writings(&folded),
            letters: (is_letters && folded.len() >= HEARD).then_some(folded),
        }
    }

    /// Where a text holds it, by its place in the folded text. A number stands by itself: 4 is no part of 34,000.
    pub(super) fn find(&self, text: &str, folded: &str, is_number: bool) -> Option<Range<usize>> {
        let typed = self.finder.needle();
        let is_tail = || typed.len() >= TAIL && typed.iter().all(u8::is_ascii_digit);
        let is_part = self.writings.is_empty() || (is_tail() && !is_number);
        let found = is_part.then(|| self.finder.find(folded.as_bytes()));
        let found = found.flatten().map(|at| at..at + typed.len());
        let mut writings = self.writings.iter();
        found.or_else(|| writings.find_map(|it| number::by_itself(text, folded, it)))
    }

    /// Whether a record may have this code in its place.
    pub(super) fn has_code(&self, code: &str) -> bool {
        self.codes.iter().any(|it| it == code)
    }

    /// Whether it is the sound of a name or of a part of it.
    pub(super) fn is_sound_of(&self, name: &str) -> bool {
        let heard = |letters: &str| !name.is_ascii() && sound::is_sound_of_part(name, letters);
        self.letters.as_deref().is_some_and(heard)
    }

    /// Whether a file with this folded text may hold it: no is certain.
    pub(super) fn may_be_in(&self, folded: &str) -> bool {
        let holds = |it: &String| memmem::find(folded.as_bytes(), it.as_bytes()).is_some();
        self.letters.is_some()
            || self.finder.find(folded.as_bytes()).is_some()
            || self.writings.iter().chain(&self.codes).any(holds)
    }
}

/// The words of a text, each once.
pub(super) fn asked(text: &[String], standard: &Standard) -> Vec<Word> {
    let mut words: Vec<&str> = Vec::new();
    let mut typed = text.iter().flat_map(|it| it.split_whitespace()).peekable();
    while let Some(word) = typed.next() {
        let folded = fold(word);
        // The sign of the currency belongs to the amount after it.
        let is_amount = |next: &&str| number::is_amount(&fold(next));
        let is_sign = number::is_sign(&folded) && typed.peek().is_some_and(is_amount);
        if !is_sign && !words.contains(&word) && !folded.is_empty() {
            words.push(word);
        }
    }
    words
        .into_iter()
        .map(|word| Word::of(word, standard))
        .collect()
}

/// Every code of a record with what people call it in both languages.
fn codes(standard: &Standard) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for (section, key) in FORM
        .iter()
        .flat_map(|it| it.keys.iter().map(move |key| (it, key)))
    {
        if let Some(Kind::Word(codes)) = takes(section.name, key.name).map(|it| &it.kind) {
            let both = [Lang::Zh, Lang::En].into_iter();
            let called = both.flat_map(|lang| meanings(lang, codes));
            all.extend(called.map(|(code, word)| (code.to_owned(), vec![word.to_owned()])));
        }
    }
    let services = standard.services.iter();
    all.extend(services.map(|it| {
        (
            it.code.clone(),
            vec![it.name.zh.clone(), it.name.en.clone()],
        )
    }));
    all.extend(TradeKind::ALL.iter().map(|kind| {
        let (zh, en) = kind.words();
        (kind.code().to_owned(), vec![zh.to_owned(), en.to_owned()])
    }));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(typed: &str) -> Word {
        let mut words = asked(&[typed.to_owned()], &Standard::sample());
        words.remove(0)
    }

    fn finds(typed: &str, text: &str, is_number: bool) -> bool {
        word(typed).find(text, &fold(text), is_number).is_some()
    }

    #[test]
    fn an_amount_is_found_however_it_is_written() {
        for typed in ["180000", "180,000", "18万", "１８万", "18万元", "180000.00"] {
            for text in ["180000", "赔款 180,000 元", "共18万", "180000.00"] {
                assert!(finds(typed, text, false), "{typed} {text}");
                assert!(finds(typed, text, true), "{typed} {text}");
            }
            assert!(word(typed).may_be_in("premium=180000"), "{typed}");
        }
        for typed in [
            "CNY 180,000",
            "cny180,000",
            "¥180,000",
            "￥18万",
            "RMB 180000",
            "人民币18万元",
        ] {
            assert_eq!(
                asked(&[typed.to_owned()], &Standard::sample()).len(),
                1,
                "{typed}"
            );
            assert!(finds(typed, "180000", true), "{typed}");
            assert!(!finds(typed, "1180000", true), "{typed}");
        }
        let apart = ["CNY".to_owned(), "180,000".to_owned()];
        assert_eq!(asked(&apart, &Standard::sample()).len(), 1);
        assert!(
            finds("CNY", "CNY 180 million", false),
            "a sign alone is a word"
        );
        assert_eq!(
            asked(&["CNY fire".to_owned()], &Standard::sample()).len(),
            2
        );
        assert!(!finds("0.18万", "180000", true));
        assert!(finds("2,520,000.5", "2520000.50", true));
        assert!(finds("1,260,000", "1260000.50", true));
        for text in ["12600000", "11260000", "1,260,0001", "21,260,000"] {
            assert!(!finds("1,260,000", text, false), "{text}");
        }
    }

    #[test]
    fn a_number_is_no_part_of_a_longer_one() {
        for text in ["34,000", "4,000", "14", "40", "1.4", "4万", "2026-04-14"] {
            assert!(!finds("4", text, false), "{text}");
        }
        for text in [
            "Berth 4",
            "4号泊位",
            "4 号 2 楼",
            "第4,5号",
            "No.4",
            "Ｎｏ４",
            "泊位 4\n34",
        ] {
            assert!(finds("4", text, false), "{text}");
        }
        assert!(!finds("000", "34,000", false));
        // The end of a telephone number or of a policy's, but of no amount.
        assert!(finds("0101", "0532-5550101", false));
        assert!(!finds("101", "0532-5550101", false));
        assert!(!finds("0101", "5550101", true));
        assert!(finds("2026-07", "2026-07-11", false));
    }

    #[test]
    fn a_code_is_found_by_what_people_call_it() {
        assert!(word("拜访").may_be_in("service=\"visit\""));
        assert!(word("Deputy").may_be_in("role=\"deputy\""));
        assert!(!word("拜访").may_be_in("service=\"training\""));
    }

    #[test]
    fn letters_are_heard_from_three_on() {
        assert!(word("chen").is_sound_of("陈静"));
        assert!(word("JING").is_sound_of("陈静"));
        assert!(!word("ch").is_sound_of("陈静"));
        assert!(!word("chen1").is_sound_of("陈静"));
        assert!(!word("chen").is_sound_of("chenjing"));
    }

    #[test]
    fn words_are_parted_at_blanks_and_each_is_asked_once() {
        let typed = [
            "消防　泵房".to_owned(),
            "消防".to_owned(),
            "\u{200b}".to_owned(),
        ];
        assert_eq!(asked(&typed, &Standard::sample()).len(), 2);
    }
}
