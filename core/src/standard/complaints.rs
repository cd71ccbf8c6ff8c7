//! The days to answer a complaint.

use super::form::rows::{Section, days, section};
use super::said::Said;
use crate::both;

/// The days to answer a complaint, in calendar days from its receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaints {
    /// A usual one.
    pub answer: u32,
    /// A complex one, whose time was extended.
    pub complex: u32,
    /// One whose time was extended with approval.
    pub approved: u32,
}

/// The form of `complaints`.
pub(super) const COMPLAINTS: Section = section(
    "complaints",
    both!(
        "投诉答复期限，自收到之日起的自然日",
        "the days to answer a complaint, in calendar days from its receipt"
    ),
    &[
        days("answer", 15, both!("一般投诉", "a usual complaint")),
        days(
            "complex",
            30,
            both!("情况复杂、已延长的", "a complex one, once extended"),
        ),
        days(
            "approved",
            60,
            both!("经批准再延长的", "one extended with approval"),
        ),
    ],
);

impl Complaints {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Complaints {
        Complaints {
            answer: said.count("answer"),
            complex: said.count("complex"),
            approved: said.count("approved"),
        }
    }
}
