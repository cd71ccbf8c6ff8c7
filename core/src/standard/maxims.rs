//! When a plan is told a maxim of the deck.

use super::form::rows::{Section, count, days_or_none, percent, section};
use super::said::Said;
use crate::both;

/// When a plan is told a maxim of the deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maxims {
    /// The most of a plan's items that begin in one month, in hundredths of a per cent; inclusive (D05).
    pub bunched: i64,
    /// Calendar days from either end of the insurance period within which there is contact (D08).
    pub ends: u32,
    /// The least kinds of service in the plan of a key account (D04).
    pub kinds: u32,
}

/// The form of `maxims`.
pub(super) const MAXIMS: Section = section(
    "maxims",
    both!("对计划提出建议的界限", "when a plan is given advice"),
    &[
        percent(
            "bunched",
            50,
            both!(
                "一个月内开始的项目最多占多少（%）",
                "the most of its items that may begin in one month, per cent"
            ),
        ),
        days_or_none(
            "ends",
            45,
            both!(
                "保险期间两端各多少自然日",
                "calendar days from either end of the insurance period"
            ),
        ),
        count(
            "kinds",
            0..=366,
            4,
            both!(
                "关键企业的计划至少几类服务",
                "kinds of service in a key account's plan, at least"
            ),
        ),
    ],
);

impl Maxims {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Maxims {
        Maxims {
            bunched: said.percent("bunched"),
            ends: said.count("ends"),
            kinds: said.count("kinds"),
        }
    }
}
