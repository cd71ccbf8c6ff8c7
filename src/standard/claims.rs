//! What a company expects of open claims.

use super::form::rows::{Section, days, section};
use super::said::Said;
use crate::both;

/// What a company expects of open claims, in calendar days. The insurer's own terms are the law's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claims {
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
            silence: said.count("silence"),
            limitation_near: said.count("limitation-near"),
        }
    }
}
