//! The star rating: computed from a service year's income, overridden and made public only with approval.

mod detail;
pub(super) mod income_not_apportioned;
pub(super) mod override_unapproved;
pub(super) mod published_unapproved;
pub(super) mod stars_differ;
mod years;

pub use detail::OfRating;
use years::{all, current, key};
