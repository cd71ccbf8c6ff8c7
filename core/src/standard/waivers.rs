//! How long a finding may be waived.

use super::form::rows::{Section, days, section};
use super::said::Said;
use crate::both;

/// How long a finding may be waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waivers {
    /// Calendar days from the day of the decision to the last day of the waiver, at most.
    pub longest: u32,
}

/// The form of `waivers`.
pub(super) const WAIVERS: Section = section(
    "waivers",
    both!("豁免", "waivers"),
    &[days(
        "longest",
        365,
        both!(
            "豁免最长多少个自然日，自决定日起",
            "the longest waiver, in calendar days from the decision"
        ),
    )],
);

impl Waivers {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Waivers {
        Waivers {
            longest: said.count("longest"),
        }
    }
}
