//! How soon what happened is to be on record.

use super::form::rows::{Section, days, section};
use super::said::Said;
use crate::both;

/// How soon what happened is to be on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Working days from the day on which something was done to that on which git has it, at most.
    pub days: u32,
}

/// The form of `evidence`.
pub(super) const EVIDENCE: Section = section(
    "evidence",
    both!("留痕核验", "the evidence that dates are true"),
    &[days(
        "days",
        5,
        both!(
            "办结后至迟多少个工作日入库（提交到 Git），更晚的在留痕核验中标出",
            "within how many working days what was done is committed to git; the report on evidence marks what came later"
        ),
    )],
);

impl Evidence {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Evidence {
        Evidence {
            days: said.count("days"),
        }
    }
}
