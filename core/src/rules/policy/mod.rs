//! Insurance policies: their premium, and what they say of themselves (D58; 保险经纪人监管规定 44).

mod co_insurer_doubled;
mod detail;
mod instalments_differ;
pub(super) mod policy_number_doubled;
mod premium_unpaid;
mod refund_over_premium;
mod shares_over_whole;

use crate::rules::Rule;
pub use detail::OfPolicy;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &premium_unpaid::RULE,
    &instalments_differ::RULE,
    &refund_over_premium::RULE,
    &shares_over_whole::RULE,
    &co_insurer_doubled::RULE,
    &policy_number_doubled::RULE,
];
