//! Finds the known word that was probably meant by an unknown one.

/// The known word nearest to one that is not known, if any is near enough to be worth saying.
pub type Near = Option<&'static str>;

/// Longer than any word that is known: past it no likeness is worth the time.
const LONGEST: usize = 64;

/// Finds the word that was probably meant: the one a slip of the finger away, or else the only one that the word is a
/// part of, as 电话 is of 电话拜访 and `risk` of `at-risk`.
///
/// A wrong guess costs more than none, since it sends the reader somewhere else. So a word that takes more than a slip
/// is not offered, however few other words there are.
pub(crate) fn nearest<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
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

/// How many slips make the one word of the other: a letter too many, too few, wrong, or two that changed places.
/// `None` when that is more than a slip.
///
/// Three letters bear one slip, but not at the first of them, or `set` would be `get`; seven bear two. Letters that are
/// all there in another order bear two from four on. Capitals are no slip.
fn slips(given: &str, word: &str) -> Option<usize> {
    const MOST: usize = 2;
    // Most words are told apart by their length in bytes (a letter has four at the most) or by their letters alone.
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

/// The letters of a word as bits, some of which share one. A slip changes two of them at the most.
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

/// Whether a word stands in a text: two Han characters anywhere, four letters at the beginning of a word of it.
pub(crate) fn is_part(word: &str, text: &str) -> bool {
    let says_enough = word.chars().count() >= if word.is_ascii() { 4 } else { 2 };
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        !word.is_ascii() || !before.is_some_and(|letter| letter.is_ascii_alphanumeric())
    };
    says_enough && text.match_indices(word).any(|(at, _)| begins(at))
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
