//! Amounts of CNY, percentages and counts.

use super::{Expected, Fields};
use crate::document::{Item, Value};
use crate::money::Fen;

impl<'d> Fields<'d, '_> {
    /// An amount of CNY, exact to the fen.
    #[inline(always)]
    pub fn money(&mut self, key: &str) -> Option<Fen> {
        self.decimal(key, Expected::Money)
    }

    /// A share in percent, exact to a hundredth; held as hundredths of a percent.
    #[inline(always)]
    pub fn percent(&mut self, key: &str) -> Option<i64> {
        self.decimal(key, Expected::Percent)
            .map(|hundredths| hundredths.0)
    }

    /// Four amounts of CNY, each above the one before.
    pub fn rising_amounts(&mut self, key: &str) -> Option<[Fen; 4]> {
        let item = self.find(key)?;
        let amounts: Vec<Fen> = item.items().filter_map(amount).collect();
        let rising = amounts.is_sorted_by(|one, next| one < next);
        let four: Option<[Fen; 4]> = amounts.try_into().ok().filter(|_| rising);
        if four.is_none() {
            self.fault(item, Expected::RisingAmounts);
        }
        four
    }

    /// Five counts, for one to five stars.
    pub fn counts(&mut self, key: &str) -> Option<[u32; 5]> {
        let item = self.find(key)?;
        let count = |item: Item<'d>| match item.value() {
            Value::Integer(number) => u32::try_from(number).ok().filter(|count| *count <= 366),
            _ => None,
        };
        let counts: Option<Vec<u32>> = item.items().map(count).collect();
        let five = counts.and_then(|counts| counts.try_into().ok());
        if five.is_none() {
            self.fault(item, Expected::Counts);
        }
        five
    }

    #[inline(always)]
    fn decimal(&mut self, key: &str, expected: Expected) -> Option<Fen> {
        let item = self.find(key)?;
        let amount = amount(item);
        if amount.is_none() {
            self.fault(item, expected);
        }
        amount
    }
}

/// A decimal number exact to the hundredth; `None` for anything else.
fn amount(item: Item<'_>) -> Option<Fen> {
    match item.value() {
        Value::Integer(_) | Value::Float => {
            let source = item.source();
            if source.contains('_') {
                Fen::parse(&source.replace('_', ""))
            } else {
                Fen::parse(source)
            }
        }
        _ => None,
    }
}
