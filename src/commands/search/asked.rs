//! The words that are looked for.

use std::ops::Range;

use memchr::memmem;

use super::fold::fold;
use crate::lang::Lang;
use crate::model::form::FORM;
use crate::model::{Kind, TradeKind, Word as _, takes};
use crate::sound;
use crate::standard::Standard;
use crate::text::schema::meanings;
use crate::text::word::Spoken;

/// The fewest letters that are heard as the sound of a name: with fewer, half of all names have it.
const HEARD: usize = 3;

/// A word to look for.
pub(super) struct Word {
    /// The word folded.
    finder: memmem::Finder<'static>,
    /// The same number as records have it, without commas.
    number: Option<String>,
    /// The codes that a record has in place of this word, such as `visit` for 拜访.
    codes: Vec<String>,
    /// The letters, where they may be the sound of a Chinese name.
    letters: Option<String>,
}

impl Word {
    fn of(typed: &str, standard: &Standard) -> Word {
        let folded = fold(typed);
        let is_letters = folded.bytes().all(|it| it.is_ascii_lowercase());
        let codes = codes(standard).into_iter();
        let codes = codes.filter(|(_, called)| called.iter().any(|it| fold(it).contains(&folded)));
        Word {
            codes: codes.map(|(code, _)| code).collect(),
            finder: memmem::Finder::new(&folded).into_owned(),
            number: without_commas(&folded),
            letters: (is_letters && folded.len() >= HEARD).then_some(folded),
        }
    }

    /// Where a folded text holds it.
    pub(super) fn find(&self, folded: &str) -> Option<Range<usize>> {
        let found = self.finder.find(folded.as_bytes());
        let found = found.map(|at| at..at + self.finder.needle().len());
        found.or_else(|| whole_number(folded, self.number.as_deref()?))
    }

    /// Whether records have codes in its place.
    pub(super) fn has_codes(&self) -> bool {
        !self.codes.is_empty()
    }

    /// Whether it is the sound of a name or of a part of it.
    pub(super) fn is_sound_of(&self, name: &str) -> bool {
        let heard = |letters: &str| !name.is_ascii() && sound::is_sound_of_part(name, letters);
        self.letters.as_deref().is_some_and(heard)
    }

    /// Whether a file with this folded text may hold it: no is certain.
    pub(super) fn may_be_in(&self, folded: &str) -> bool {
        let is_code = |code: &String| memmem::find(folded.as_bytes(), code.as_bytes()).is_some();
        self.letters.is_some() || self.find(folded).is_some() || self.codes.iter().any(is_code)
    }
}

/// A number without the commas between its thousands: records have none there.
fn without_commas(word: &str) -> Option<String> {
    let whole = word.split_once('.').map_or(word, |(whole, _)| whole);
    let (first, groups) = whole.split_once(',')?;
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let is_grouped = groups.split(',').all(|it| it.len() == 3 && is_digits(it));
    let is_number = is_grouped && (1..=3).contains(&first.len()) && is_digits(first);
    is_number.then(|| word.replace(',', ""))
}

/// Where a number stands that is not a part of a longer one.
fn whole_number(folded: &str, number: &str) -> Option<Range<usize>> {
    let is_figure = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = folded.as_bytes();
    let mut found = memmem::find_iter(bytes, number).map(|at| at..at + number.len());
    found.find(|it| {
        let before = it.start.checked_sub(1).and_then(|at| bytes.get(at));
        !is_figure(before) && !is_figure(bytes.get(it.end))
    })
}

/// The words of a text, each once.
pub(super) fn asked(text: &[String], standard: &Standard) -> Vec<Word> {
    let mut words: Vec<&str> = Vec::new();
    for word in text.iter().flat_map(|it| it.split_whitespace()) {
        if !words.contains(&word) && !fold(word).is_empty() {
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

    #[test]
    fn a_number_with_commas_is_that_number_alone() {
        let word = word("1,260,000");
        assert!(word.find("premium=1260000").is_some());
        assert!(word.find("premium=1260000.50").is_some());
        assert!(word.find("1,260,000").is_some());
        assert_eq!(word.find("premium=12600000"), None);
        assert_eq!(word.find("premium=11260000"), None);
        for other in ["1,2", "1,2345", ",123", "a,123", "1,234a"] {
            assert_eq!(without_commas(other), None, "{other}");
        }
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
