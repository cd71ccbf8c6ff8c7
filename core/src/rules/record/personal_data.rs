//! Numbers of identity cards, of bank cards and of health records must not be in a record, because git keeps
//! every version of it (个人信息保护法).

use std::cell::LazyCell;

use chrono::NaiveDate;

use crate::document::{KeyPath, Place, Places};
use crate::model::Word;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Personal, Rule, Source};
use crate::standard::Severity;

mod health;
mod plain;

use plain::Plain;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "personal-data",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Text(check),
};

/// The fewest digits of the number of a card.
const FEWEST: usize = 16;
/// How many bytes are looked at together.
const BLOCK: usize = FEWEST / 2;

/// Looks through the whole text, comments too; digits of full width are digits. A card number is reported only as such, whatever words are
/// before it: the number of a social security card is usually that of an identity card.
fn check(source: &Source<'_>, today: NaiveDate, findings: &mut Findings) {
    let places = LazyCell::new(|| Places::of(source.text));
    let plain = Plain::of(source.text);
    let mut add = |at, kind| add(places.at(source.text, plain.in_text(at)), kind, findings);
    let mut cards = Vec::new();
    each_card(plain.text.as_bytes(), today, |at, kind| {
        cards.push(at);
        add(at, kind);
    });
    health::each(&plain.text, |at| {
        if cards.binary_search(&at).is_err() {
            add(at, Personal::Health);
        }
    });
}

/// Shows where each card's number begins, in the order of the text. A number has at least [`FEWEST`]
/// characters, so wherever it is, it has a whole block of half as many.
fn each_card(bytes: &[u8], today: NaiveDate, mut show: impl FnMut(usize, Personal)) {
    let mut done = 0;
    let mut look = |nth: usize| {
        let at = BLOCK * nth;
        if at < done || !belongs(bytes, at) {
            return;
        }
        let start = (0..at).rev().take_while(|&i| belongs(bytes, i)).last();
        let start = start.unwrap_or(at);
        let end = at + (at..bytes.len()).take_while(|&i| belongs(bytes, i)).count();
        if end - start >= FEWEST {
            stretch(bytes, (start, end), today, &mut show);
        }
        done = end;
    };
    let (blocks, _) = bytes.as_chunks();
    let (pairs, last) = blocks.as_chunks();
    for (nth, [one, other]) in pairs.iter().enumerate() {
        // Nearly all have a letter, so both are asked that first.
        if has_letter(one) && has_letter(other) {
            continue;
        }
        for (nth, block) in (2 * nth..).zip([one, other]) {
            if may_be_digits(block) {
                look(nth);
            }
        }
    }
    for (nth, block) in (2 * pairs.len()..).zip(last) {
        if may_be_digits(block) {
            look(nth);
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// Whether a block has a letter or anything beyond ASCII: these have one of the two highest bits.
fn has_letter(block: &[u8; BLOCK]) -> bool {
    u64::from_le_bytes(*block) & (ONES * 0xc0) != 0
}

/// Whether a block can lie within a number: it has no letter, and of what is no digit no two are as near as in a day.
/// Those that a card is printed with have four digits between them at least.
fn may_be_digits(block: &[u8; BLOCK]) -> bool {
    if has_letter(block) {
        return false;
    }
    let block = u64::from_le_bytes(*block);
    // The digits are now 0 to 9; whatever is more than 9 gets its high bit.
    let others = ((block ^ (ONES * 0x30)) + ONES * (0x80 - 10)) & (ONES * 0x80);
    others & (others >> 8 | others >> 16 | others >> 24 | others >> 32) == 0
}

/// The subject says the kind of number, and never the number.
fn add(place: Place, kind: Personal, findings: &mut Findings) {
    let finding = findings.add(&RULE, KeyPath::root(), Detail::Personal(kind));
    finding.place = Some(place);
    finding.subject = kind.code().to_owned();
}

/// Whether a byte is a digit, or a single space or hyphen between digits.
fn belongs(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    digit(at)
        || matches!(bytes.get(at), Some(b' ' | b'-')) && at > 0 && digit(at - 1) && digit(at + 1)
}

/// Shows the numbers within a stretch of digits, blanks and hyphens: whole runs of digits, and runs that
/// were written in the groups printed on a card.
fn stretch(
    bytes: &[u8],
    (start, end): (usize, usize),
    today: NaiveDate,
    mut show: impl FnMut(usize, Personal),
) {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut from = start;
    for run in bytes[start..end].split(|byte| !byte.is_ascii_digit()) {
        runs.push((from, from + run.len()));
        from += run.len() + 1;
    }

    let mut nth = 0;
    while nth < runs.len() {
        let taken = groups(&runs[nth..]).filter_map(|taken| {
            let (from, to) = (runs[nth].0, runs[nth + taken - 1].1);
            Some((taken, from, kind(bytes, (from, to), today)?))
        });
        match taken.last() {
            Some((taken, from, kind)) => {
                show(from, kind);
                nth += taken;
            }
            None => nth += 1,
        }
    }
}

/// How many runs from the first on may make one number: one, or as many as a card is printed in.
fn groups(runs: &[(usize, usize)]) -> impl Iterator<Item = usize> {
    let digits = |nth: usize| runs.get(nth).map_or(0, |(from, to)| to - from);
    let lengths = [0, 1, 2, 3, 4].map(digits);
    let fits = move |taken: &usize| {
        matches!(
            (taken, lengths),
            (1, _) | (3, [6, 8, 3 | 4, ..]) | (4, [4, 4, 4, 4, _]) | (5, [4, 4, 4, 4, 1..=3])
        )
    };
    [1, 3, 4, 5].into_iter().filter(fits)
}

/// What the characters from `from` are, when they are a number of a person: they and an `X` after them,
/// with no letter or digit next to them.
fn kind(bytes: &[u8], (from, to): (usize, usize), today: NaiveDate) -> Option<Personal> {
    let letter = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    if from > 0 && letter(from - 1) {
        return None;
    }
    let mut digits = [0u32; 19];
    let mut count = 0;
    for byte in bytes[from..to].iter().filter(|byte| byte.is_ascii_digit()) {
        *digits.get_mut(count)? = u32::from(byte - b'0');
        count += 1;
    }
    let digits = &digits[..count];

    if count == 17 && matches!(bytes.get(to), Some(b'X' | b'x')) && !letter(to + 1) {
        return is_identity_card(digits, 10, today).then_some(Personal::IdentityCard);
    }
    if letter(to) {
        return None;
    }
    match digits {
        [digits @ .., last] if count == 18 && is_identity_card(digits, *last, today) => {
            Some(Personal::IdentityCard)
        }
        _ if count >= FEWEST && is_bank_card(digits) => Some(Personal::BankCard),
        _ => None,
    }
}

/// GB 11643: a region, a day of birth that has come, a running number, and a check character modulo 11 (`X` is 10).
fn is_identity_card(digits: &[u32], check: u32, today: NaiveDate) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    let number = |part: &[u32]| part.iter().fold(0, |number, digit| number * 10 + digit);
    let [region, year, month, day] =
        [0..2, 6..10, 10..12, 12..14].map(|part| number(&digits[part]));
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    (11..=91).contains(&region)
        && year >= 1900
        && NaiveDate::from_ymd_opt(year as i32, month, day).is_some_and(|born| born <= today)
        && (12 - sum % 11) % 11 == check
}

/// A number of an issuer known in China or abroad whose check digit is right (ISO/IEC 7812).
fn is_bank_card(digits: &[u32]) -> bool {
    let issued = match digits {
        [6, 2, ..] => true,
        [4, ..] | [5, 1..=5, ..] | [3, 5, ..] => digits.len() == 16 || digits.len() == 19,
        _ => false,
    };
    let doubled = digits.iter().rev().enumerate().map(|(nth, digit)| {
        let twice = if nth % 2 == 1 { digit * 2 } else { *digit };
        twice / 10 + twice % 10
    });
    issued && doubled.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests;
