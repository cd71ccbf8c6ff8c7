//! What the service may cost, and how far income may fall short.

use super::form::rows::{Section, percent, section};
use super::said::Said;
use crate::both;

/// Shares of a service year's income, in hundredths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The service may cost at most this share of the income (D48); inclusive.
    pub most: i64,
    /// From this share on a person should look at it (D48); inclusive.
    pub warn: i64,
    /// Realised income that falls short of the expected by this share is a gap (D49); inclusive.
    pub income_gap: i64,
}

/// The form of `cost`.
pub(super) const COST: Section = section(
    "cost",
    both!(
        "服务成本，占年度收入的百分比",
        "the cost of service, per cent of a year's income"
    ),
    &[
        percent(
            "most",
            25,
            both!("成本上限（%）", "the most the service may cost, per cent"),
        ),
        percent(
            "warn",
            20,
            both!(
                "从多少起提示（%）",
                "the share from which kefu warns, per cent"
            ),
        ),
        percent(
            "income-gap",
            20,
            both!(
                "已实现收入比预计低多少算差距（%）",
                "realised income this far below the expected is a gap, per cent"
            ),
        ),
    ],
);

impl Cost {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Cost {
        Cost {
            most: said.percent("most"),
            warn: said.percent("warn"),
            income_gap: said.percent("income-gap"),
        }
    }
}
