//! Policies taken over their expiry, and clients handed over: what was not begun, not done, not settled.

pub(super) mod appointment_ends_before_renewal;
mod detail;
pub(super) mod expired_without_outcome;
pub(super) mod hand_over_incomplete;
pub(super) mod hand_over_late;
pub(super) mod loss_incomplete;
pub(super) mod renewal_not_started;
pub(super) mod renewal_step_overdue;

pub use detail::OfRenewal;
