//! A finding can be settled in the client's file: for a reason, by somebody, until a day.
//!
//! A waiver settles what the rule it names finds in this client, from the day it was decided to its last
//! day, both inclusive. It must say which rule, why, who and until when, or it settles nothing.

mod detail;
mod settle;
#[cfg(test)]
mod tests;
mod waivable;
pub(super) mod waiver_incomplete;
pub(super) mod waiver_lapsed;
pub(super) mod waiver_unused;

pub use detail::{Lack, OfWaiver, Unwaivable, Waived, WaiverState};
pub(in crate::rules) use settle::settle;
use settle::{complete, said, standing};
pub use waivable::waivable;
