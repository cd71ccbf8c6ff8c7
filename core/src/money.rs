//! An amount of money, in CNY and exact to the fen.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// An amount in fen (1 CNY = 100 fen). Never a float, so sums and thresholds are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fen(pub i64);

impl Fen {
    /// Whole yuan.
    pub const fn yuan(yuan: i64) -> Fen {
        Fen(yuan * 100)
    }

    /// Reads `1232000`, `1232000.5` or `1232000.50`, with a leading `-` allowed.
    ///
    /// Anything else (an exponent, a third decimal, a grouping sign, an amount past what `i64` fen
    /// hold) is `None`: an amount is never rounded on the way in.
    pub fn parse(text: &str) -> Option<Fen> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (yuan, fen) = digits.split_once('.').unwrap_or((digits, "00"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(yuan) || !all_digits(fen) || fen.len() > 2 {
            return None;
        }

        let tenths = if fen.len() == 1 { 10 } else { 1 };
        let fen: i64 = fen.parse().ok()?;
        let yuan: i64 = yuan.parse().ok()?;
        Some(Fen(sign * yuan.checked_mul(100)?.checked_add(fen * tenths)?))
    }

    /// The amount as a record writes it: `1232000`, or `1232000.50` when there are fen.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if fen == 0 {
            format!("{sign}{yuan}")
        } else {
            format!("{sign}{yuan}.{fen:02}")
        }
    }
}

/// Two amounts together, never past what an amount can be.
impl Add for Fen {
    type Output = Fen;

    fn add(self, other: Fen) -> Fen {
        Fen(self.0.saturating_add(other.0))
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        amounts.fold(Fen(0), Fen::add)
    }
}

/// The amount as a person reads it, grouped by thousands: `1,232,000.50`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (yuan, fen) = match plain.split_once('.') {
            Some((yuan, fen)) => (yuan, Some(fen)),
            None => (plain.as_str(), None),
        };
        let mut grouped = in_threes(yuan);
        if let Some(fen) = fen {
            grouped.push('.');
            grouped.push_str(fen);
        }
        f.pad(&grouped)
    }
}

/// All of something, in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// Hundredths of a percent as a person reads them, without the sign: `62.5`, `40`.
pub fn percent(hundredths: i64) -> String {
    let plain = Fen(hundredths).plain();
    match plain.split_once('.') {
        Some(_) => plain.trim_end_matches('0').to_owned(),
        None => plain,
    }
}

/// A count as a person reads it: `12,345`.
pub fn grouped(count: usize) -> String {
    in_threes(&count.to_string())
}

/// Digits, with a sign or without, in groups of three.
fn in_threes(number: &str) -> String {
    let digits = number.trim_start_matches('-');
    let mut grouped = String::from(if number.starts_with('-') { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_added_up_and_stop_at_the_most_there_is() {
        let sum = |amounts: &[i64]| amounts.iter().copied().map(Fen).sum::<Fen>().0;
        assert_eq!(sum(&[]), 0);
        assert_eq!(sum(&[1, 200, -3]), 198);
        assert_eq!(sum(&[i64::MAX, 1]), i64::MAX);
        assert_eq!(sum(&[i64::MIN, -1]), i64::MIN);
    }

    #[test]
    fn a_count_is_read_in_threes() {
        let read = [0, 999, 1000, 1_234_567].map(grouped);
        assert_eq!(read, ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_percentage_is_written_with_no_more_decimals_than_it_has() {
        let written = [0, 5, 50, 1_550, 6_000, WHOLE].map(percent);
        assert_eq!(written, ["0", "0.05", "0.5", "15.5", "60", "100"]);
    }

    #[test]
    fn an_amount_is_read_exactly_or_not_at_all() {
        let read = |text| Fen::parse(text).map(|fen| fen.0);

        assert_eq!(read("1232000"), Some(123_200_000));
        assert_eq!(read("1232000.5"), Some(123_200_050));
        assert_eq!(read("1232000.05"), Some(123_200_005));
        assert_eq!(read("-0.01"), Some(-1));
        for wrong in [
            "",
            ".",
            "1.",
            ".5",
            "1.234",
            "1e3",
            "1,000",
            "+1",
            "--1",
            "99999999999999999999",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_amount_is_written_for_the_record_and_for_a_person() {
        let written = |fen| (Fen(fen).plain(), Fen(fen).to_string());

        assert_eq!(
            written(123_200_050),
            ("1232000.50".into(), "1,232,000.50".into())
        );
        assert_eq!(written(-100_000), ("-1000".into(), "-1,000".into()));
        assert_eq!(written(99_900), ("999".into(), "999".into()));
        assert_eq!(written(5), ("0.05".into(), "0.05".into()));
    }
}
