//! The working days by which every term is counted.

mod detail;
mod year_contradicted;
mod year_doubtful;
mod year_not_covered;

use crate::rules::Rule;
pub use detail::OfCalendar;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &year_not_covered::RULE,
    &year_contradicted::RULE,
    &year_doubtful::RULE,
];
