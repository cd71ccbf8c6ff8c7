//! Amounts as a person types them.

use crate::both;
use crate::money::Fen;

/// Reads `1200` or `1200.50`: an amount of CNY, zero or more, exact to the fen.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn amount(text: &str) -> Result<Fen, String> {
    let amount = Fen::parse(text.trim()).filter(|amount| *amount >= Fen(0));
    amount.ok_or_else(|| {
        both!(
            "金额写作 1200 或 1200.50（人民币元）",
            "an amount is written 1200 or 1200.50 (CNY)"
        )
        .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_exact_and_not_below_zero() {
        assert_eq!(amount(" 1200.5 "), Ok(Fen(120_050)));
        assert_eq!(amount("0"), Ok(Fen(0)));
        for wrong in ["", "-1", "1,200", "1200元", "1.234"] {
            assert!(amount(wrong).is_err(), "{wrong}");
        }
    }
}
