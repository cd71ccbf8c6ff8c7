//! A finding can be waived in the client's file: with a reason, by somebody, until a day.
//!
//! A waiver applies to what its rule finds in this client, from the day it was decided to its last day, both
//! inclusive. It must say which rule, why, who and until when, or it has no effect.

mod detail;
mod overdue;
mod settle;
#[cfg(test)]
mod tests;
mod waivable;
mod waiver_incomplete;
mod waiver_lapsed;
mod waiver_too_long;
mod waiver_unused;

use crate::rules::Rule;
pub use detail::{Lack, OfWaiver, Unwaivable, Waived, WaiverState};
pub(in crate::rules) use settle::settle;
use settle::{complete, standing};
pub use waivable::waivable;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &waiver_lapsed::RULE,
    &waiver_unused::RULE,
    &waiver_too_long::RULE,
    &waiver_incomplete::RULE,
];
