//! Finds the known word that was probably meant by an unknown one.

use crate::alike;
use crate::sound::{is_sound_of, romanised};

/// The known word nearest to one that is not known, if one is near enough.
pub type Near = Option<&'static str>;

/// Longer than any known word, so nothing beyond it is compared.
const LONGEST: usize = 64;

/// Finds the word that was probably meant: one that differs by a typing mistake, or else the only one that
/// contains the word, as 电话拜访 contains 电话 and `at-risk` contains `risk`.
///
/// A wrong guess is worse than none, because it misleads the reader. So a word that differs by more than a
/// typing mistake is not offered, even when there are few other words.
pub fn nearest<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // The singular of `policies`, three letters away from it.
    let singular = given.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let given = singular.as_deref().unwrap_or(given);
    let mut likest: Option<(usize, &str)> = None;
    let (mut holding, mut holders) = (None, 0);
    for word in known {
        let slips = slips(given, word);
        if let Some(slips) = slips.filter(|slips| likest.is_none_or(|(least, _)| *slips < least)) {
            likest = Some((slips, word));
        }
        if is_part(given, word) {
            holding = Some(word);
            holders += 1;
        }
    }
    likest
        .map(|(_, word)| word)
        .or(holding.filter(|_| holders == 1))
}

/// How many typing mistakes make one word of the other: a letter added, left out or wrong, or two letters
/// exchanged. `None` when there are too many.
///
/// A word of three letters may have one mistake, but not in its first letter, or `set` would be `get`; a word
/// of seven may have two. When all letters are there in another order, a word of four may have two. Capitals
/// are not a mistake.
fn slips(given: &str, word: &str) -> Option<usize> {
    const MOST: usize = 2;
    // The length in bytes (a letter has at most four) or the set of letters already excludes most words.
    let of_one_length = given.len().abs_diff(word.len()) <= 4 * MOST && given.len() <= 4 * LONGEST;
    if !of_one_length || (letters_of(given) ^ letters_of(word)).count_ones() > 2 * MOST as u32 {
        return None;
    }
    let letters = |text: &str| -> Vec<char> { lower(text).collect() };
    let (given, word) = (letters(given), letters(word));
    let shorter = given.len().min(word.len());
    if given.len().abs_diff(word.len()) > MOST || given.len().max(word.len()) > LONGEST {
        return None;
    }

    let slips = distance(&given, &word);
    let bears = match shorter {
        0..3 => 0,
        3 if given.first() != word.first() => 0,
        3..7 => 1,
        _ => 2,
    };
    let reordered = || shorter >= 4 && sorted(&given) == sorted(&word);
    (slips <= bears || (slips <= MOST && reordered())).then_some(slips)
}

fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|letter| letter.to_ascii_lowercase())
}

/// The letters of a word as bits; some letters share a bit. A mistake changes at most two bits.
fn letters_of(text: &str) -> u64 {
    lower(text).fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

fn distance(given: &[char], word: &[char]) -> usize {
    let text = |letters: &[char]| letters.iter().collect::<String>();
    strsim::osa_distance(&text(given), &text(word))
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.sort_unstable();
    letters
}

/// Whether a text contains a word: at least two Han characters anywhere, or four letters at the beginning of
/// one of its words.
pub fn is_part(word: &str, text: &str) -> bool {
    let says_enough = word.chars().count() >= if word.is_ascii() { 4 } else { 2 };
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        !word.is_ascii() || !before.is_some_and(|letter| letter.is_ascii_alphanumeric())
    };
    says_enough && text.match_indices(word).any(|(at, _)| begins(at))
}

/// The member whose name sounds the same, contains what was typed, or is spelt almost like it.
pub(crate) fn namesake<'n>(name: &str, team: &[&'n str]) -> Option<&'n str> {
    let given = romanised(name).0;
    let mut alike = team.iter().filter(|member| is_sound_of(member, &given));
    let mut holding = team.iter().filter(|member| alike::holds(member, name));
    alike
        .next()
        .or_else(|| holding.next())
        .copied()
        .or_else(|| nearest(name, team.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant<'k>(given: &str, known: &[&'k str]) -> Option<&'k str> {
        nearest(given, known.iter().copied())
    }

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        for (given, word) in [
            ("chekc", "check"),
            ("chcek", "check"),
            ("CHECK", "check"),
            ("checks", "check"),
            ("chec", "check"),
            ("nxt", "next"),
            ("lgo", "log"),
            ("clinte", "client"),
            ("calendra", "calendar"),
            ("endrosment", "endorsement"),
            ("policies", "policy"),
            ("续转方桉", "续转方案"),
        ] {
            assert_eq!(meant(given, &[word]), Some(word), "{given}");
        }
    }

    #[test]
    fn a_word_that_is_only_somewhat_like_is_not_offered() {
        for (given, word) in [
            ("search", "archive"),
            ("man", "plan"),
            ("set", "next"),
            ("get", "set"),
            ("holiday", "policy"),
            ("visit", "init"),
            ("serve", "review"),
            ("ics", "risk"),
            ("record", "report"),
            ("test", "next"),
            ("p1", "p2"),
            ("保单", "保额"),
            ("view", "review"),
            ("port", "report"),
        ] {
            assert_eq!(meant(given, &[word]), None, "{given}");
        }
    }

    #[test]
    fn of_two_the_nearer_is_offered_and_of_two_that_hold_the_word_neither() {
        assert_eq!(meant("insurrer", &["insured", "insurer"]), Some("insurer"));
        assert_eq!(meant("电话", &["电话拜访", "会议"]), Some("电话拜访"));
        assert_eq!(meant("拜访", &["电话拜访", "上门拜访"]), None);
        assert_eq!(meant("risk", &["at-risk", "brisk-trade"]), Some("at-risk"));
    }
}
