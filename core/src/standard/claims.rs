//! What a company expects of open claims.

use super::form::rows::{Section, days, section};
use super::said::Said;
use crate::both;

/// What a company expects of open claims, in calendar days. The insurer's own terms are the law's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The insurer is told of a loss within so many days (保险法 21 says "without delay").
    pub notice: u32,
    /// An open claim of which nothing was heard for so many days is silent.
    pub silence: u32,
    /// So many days before the limitation runs out it is near.
    pub limitation_near: u32,
}

/// The form of `claims`.
pub(super) const CLAIMS: Section = section(
    "claims",
    both!("索赔，自然日", "claims, in calendar days"),
    &[
        days(
            "notice",
            3,
            both!("出险后报案期限", "the time to tell the insurer of a loss"),
        ),
        days(
            "silence",
            30,
            both!("索赔最长间隔", "the longest time without news of a claim"),
        ),
        days(
            "limitation-near",
            90,
            both!(
                "诉讼时效届满前多少天提示",
                "how long before the limitation ends kefu warns"
            ),
        ),
    ],
);

impl Claims {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Claims {
        Claims {
            notice: said.count("notice"),
            silence: said.count("silence"),
            limitation_near: said.count("limitation-near"),
        }
    }
}
