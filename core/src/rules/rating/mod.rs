//! The star rating: computed from a service year's income, overridden and made public only with approval.

mod client_text_reveals;
mod detail;
mod income_not_apportioned;
mod override_unapproved;
mod published_unapproved;
mod rating_doubled;
mod rating_incomplete;
mod stars_differ;
mod years;

use crate::rules::Rule;
pub use client_text_reveals::{Secret, told};
pub use detail::OfRating;
use years::{all, current, held_key, key};

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &rating_incomplete::RULE,
    &rating_doubled::RULE,
    &stars_differ::RULE,
    &override_unapproved::RULE,
    &published_unapproved::RULE,
    &income_not_apportioned::RULE,
    &client_text_reveals::RULE,
];
