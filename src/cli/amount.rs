//! Amounts of CNY as a person types them: exact to the fen, or refused.

use super::full_width::narrowed;
use crate::both;
use crate::money::Fen;

/// Reads `1232000`, `1232000.50`, `1,232,000` and `123.2万`, also with `亿` and a last `元`, each in full-width
/// characters too.
///
/// An amount is never rounded: `0.0000001万` is a tenth of a fen and refused. So is one below zero, and one
/// whose commas are not between thousands, because a decimal comma may be meant.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn amount(text: &str) -> Result<Fen, String> {
    let narrow = narrowed(text);
    exact(narrow.as_deref().unwrap_or(text)).ok_or_else(|| {
        both!(
            "金额写作 1232000、1,232,000 或 123.2万，精确到分，不能为负",
            "write an amount as 1232000, 1,232,000 or 123.2万, exact to the fen and not below zero"
        )
        .to_owned()
    })
}

/// Reads an amount with a sign: below zero it is returned.
///
/// # Errors
///
/// As of [`amount`].
pub fn added_or_returned(text: &str) -> Result<Fen, String> {
    let narrow = narrowed(text);
    let narrow = narrow.as_deref().unwrap_or(text).trim();
    let read = match narrow.strip_prefix('-') {
        Some(returned) => exact(returned).map(|it| Fen(-it.0)),
        None => exact(narrow),
    };
    read.ok_or_else(|| {
        both!(
            "金额写作 1232000、1,232,000 或 123.2万，精确到分；退还的在前面写 -",
            "write an amount as 1232000, 1,232,000 or 123.2万, exact to the fen, with - before what is returned"
        )
        .to_owned()
    })
}

fn exact(text: &str) -> Option<Fen> {
    let text = text.trim();
    let text = text.strip_suffix('元').unwrap_or(text).trim_end();
    let (number, zeros) = match text.strip_suffix(['万', '亿']) {
        Some(number) if text.ends_with('万') => (number.trim_end(), 4),
        Some(number) => (number.trim_end(), 8),
        None => (text, 0),
    };

    let (whole, decimals) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (number, ""),
    };
    let whole = ungrouped(whole)?;

    // The point moves to the right by the unit's zeros; the rest after it must be whole fen.
    let padded = format!("{decimals:0<zeros$}");
    if !padded.is_ascii() {
        return None;
    }
    let (moved, fen) = padded.split_at(zeros);
    let fen = fen.trim_end_matches('0');
    match fen {
        "" => Fen::parse(&format!("{whole}{moved}")),
        fen => Fen::parse(&format!("{whole}{moved}.{fen}")),
    }
}

/// The digits without commas; any commas must separate thousands.
fn ungrouped(whole: &str) -> Option<String> {
    if whole.starts_with('-') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let headed = match rest[..] {
        [] => !first.is_empty(),
        [..] => (1..=3).contains(&first.len()),
    };
    if !headed || rest.iter().any(|group| group.len() != 3) {
        return None;
    }
    Some(first.to_owned() + &rest.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, half};

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        let read = |text| amount(text).map(|fen| fen.0);
        for text in [
            "1232000",
            "1,232,000",
            "1，232，000",
            "1232000.00",
            "1,232,000.0元",
            "123.2万",
            "123.2 万元",
            "0.01232亿",
            " 1232000 ",
            "１２３２０００",
            "１２３．２万",
        ] {
            assert_eq!(read(text), Ok(123_200_000), "{text}");
        }
        assert_eq!(read("0"), Ok(0));
        assert_eq!(read("0.05"), Ok(5));
        assert_eq!(read("1232000.50"), Ok(123_200_050));
        assert_eq!(read("123.200005万"), Ok(123_200_005));
        assert_eq!(read("0.000001万"), Ok(1));
        assert_eq!(read("999,999"), Ok(99_999_900));
    }

    #[test]
    fn what_is_returned_has_a_sign() {
        let read = |text| added_or_returned(text).map(|it| it.0);
        assert_eq!(read("-100000"), Ok(-10_000_000));
        assert_eq!(read("－１，０００.5 元"), Ok(-100_050));
        assert_eq!(read("−3万"), Ok(-3_000_000));
        assert_eq!(read("36,000"), Ok(3_600_000));
        assert_eq!(read("-0"), Ok(0));
        for wrong in ["", "-", "--5", "-1.234", "万"] {
            let said = added_or_returned(wrong).expect_err(wrong);
            assert!(
                half(&said, Lang::Zh).ends_with("退还的在前面写 -"),
                "{wrong}"
            );
            assert!(
                half(&said, Lang::En).ends_with("what is returned"),
                "{wrong}"
            );
        }
    }

    #[test]
    fn what_is_not_exact_is_refused_in_both_languages() {
        for text in [
            "",
            "万",
            "元",
            "-1",
            "1.",
            ".5",
            "1.234",
            "1e6",
            "0.0000001万",
            "12,32,000",
            "1,23",
            "1232,000",
            ",000",
            "1.2.3",
            "123万万",
            "1232k",
            "１，２３",
            "92233720368547758.08",
            "99999999999亿",
        ] {
            let said = amount(text).expect_err(text);
            assert!(half(&said, Lang::Zh).starts_with("金额写作"), "{text}");
            assert!(
                half(&said, Lang::En).starts_with("write an amount as"),
                "{text}"
            );
        }
    }
}
