//! Numbers that are looked for: an amount is the same however it is written, and no number is part of a longer one.

use std::ops::Range;

use memchr::memmem;

use super::fold::Folded;
use crate::cli::amount::amount;
use crate::money::Fen;

/// What people write before an amount in yuan, folded; a sign of full width folds to this one.
const SIGNS: [&str; 4] = ["cny", "rmb", "¥", "人民币"];

/// A number without the sign of the currency before it, which kefu itself prints; any other word as it is.
pub(super) fn without_sign(folded: &str) -> &str {
    let mut signs = SIGNS.iter();
    let number = signs.find_map(|sign| folded.strip_prefix(sign));
    number
        .filter(|number| amount(number).is_ok())
        .unwrap_or(folded)
}

/// Whether a word is the sign of the currency alone.
pub(super) fn is_sign(folded: &str) -> bool {
    SIGNS.contains(&folded)
}

/// Whether a word is an amount.
pub(super) fn is_amount(folded: &str) -> bool {
    amount(folded).is_ok()
}

/// The ways in which records and people write a number; none for a word that is no number.
pub(super) fn writings(folded: &str) -> Vec<String> {
    let Ok(amount) = amount(folded) else {
        return Vec::new();
    };
    let mut writings = vec![folded.trim_end_matches('元').to_owned()];
    for it in [amount.plain(), amount.to_string()] {
        if let Some(short) = it.strip_suffix('0').filter(|it| it.contains('.')) {
            writings.push(short.to_owned());
        }
        writings.push(it);
    }
    writings.extend(in_units(amount, 10_000, "万"));
    writings.extend(in_units(amount, 100_000_000, "亿"));
    writings.dedup();
    writings
}

/// An amount in units of so many yuan, with two decimals at most.
fn in_units(amount: Fen, yuan: i64, unit: &str) -> Option<String> {
    let is_exact = amount.0 % yuan == 0 && amount.0 >= yuan;
    let number = is_exact.then(|| Fen(amount.0 / yuan).plain())?;
    let number = match number.contains('.') {
        true => number.trim_end_matches('0'),
        false => &number,
    };
    Some(format!("{number}{unit}"))
}

/// Where a number stands by itself in a text, by its place in the folded text, which has no blanks.
pub(super) fn by_itself(text: &str, folded: &str, number: &str) -> Option<Range<usize>> {
    let mut found = memmem::find_iter(folded.as_bytes(), number)
        .map(|at| at..at + number.len())
        .peekable();
    found.peek()?;
    let places = Folded::of(text);
    found.find(|part| is_by_itself(text, places.original(text, part.clone()), number))
}

fn is_by_itself(text: &str, at: Range<usize>, number: &str) -> bool {
    let is_figure = |c: Option<char>| matches!(c, Some('0'..='9' | '０'..='９'));
    let (mut before, mut after) = (text[..at.start].chars().rev(), text[at.end..].chars());
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    let goes_before = match before.next() {
        // A decimal, or thousands before these three figures.
        Some('.') => is_figure(before.next()),
        Some(',' | '，') => figures == 3 && is_figure(before.next()),
        c => is_figure(c),
    };
    let ends_in_figure = is_figure(number.chars().next_back());
    let goes_on = match after.next() {
        Some('万' | '亿') => ends_in_figure,
        Some(',' | '，') => {
            let of_three = [after.next(), after.next(), after.next(), after.next()];
            let [one, two, three, four] = of_three.map(is_figure);
            one && two && three && !four
        }
        c => ends_in_figure && is_figure(c),
    };
    !goes_before && !goes_on
}
