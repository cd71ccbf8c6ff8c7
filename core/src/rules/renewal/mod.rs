//! Renewals and hand-overs: what was not started, not done, or has no outcome.

mod appointment_ends_before_renewal;
mod appointment_ends_soon;
mod choice_empty;
mod cover_gap;
mod detail;
mod expired_without_outcome;
mod following_policy_missing;
mod hand_over_incomplete;
mod hand_over_late;
mod loss_incomplete;
mod of_this_year;
mod policy_end_missing;
mod proposal_empty;
mod renewal_doubled;
mod renewal_late;
mod renewal_not_started;
mod renewal_step_missing;
mod renewal_step_overdue;

use crate::rules::Rule;
pub use detail::{GapTime, OfRenewal, OneOutcome};
use of_this_year::taken_within_a_year;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &renewal_not_started::RULE,
    &renewal_doubled::RULE,
    &renewal_step_overdue::RULE,
    &renewal_late::RULE,
    &renewal_step_missing::RULE,
    &proposal_empty::RULE,
    &choice_empty::RULE,
    &appointment_ends_before_renewal::RULE,
    &appointment_ends_soon::RULE,
    &policy_end_missing::RULE,
    &expired_without_outcome::RULE,
    &following_policy_missing::RULE,
    &cover_gap::RULE,
    &loss_incomplete::RULE,
    &hand_over_incomplete::RULE,
    &hand_over_late::RULE,
];
