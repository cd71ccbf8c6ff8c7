//! The written appointment: what comes before it, what is agreed in it, and how long it runs.

pub(super) mod appointment_expired;
pub(super) mod commitment_unplanned;
pub(super) mod contact_before_appointment;
pub(super) mod cooperation_with_direct_client;
mod detail;
pub(super) mod disclosure_notice_missing;
pub(super) mod template_missing;
mod term;
pub(super) mod term_missing;

pub use detail::{Early, GoesOn, OfAppointment};
pub(in crate::rules) use term::end;
use term::of_served;
