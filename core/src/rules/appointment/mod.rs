//! The written appointment: what comes before it, what is agreed in it, and how long it runs.

mod appointment_expired;
mod appointment_gap;
mod appointment_incomplete;
mod business_after_closing;
mod commitment_unplanned;
mod contact_before_appointment;
mod cooperation_with_direct_client;
mod detail;
mod disclosure_notice_missing;
mod licence_expired;
mod licence_missing;
mod placed;
mod template_missing;
mod term;
mod term_missing;

use crate::rules::Rule;
pub use detail::{Early, GoesOn, LicencePart, OfAppointment};
use placed::placed_by_us;
pub(in crate::rules) use term::end;
use term::{channel, named, of_served};

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &contact_before_appointment::RULE,
    &cooperation_with_direct_client::RULE,
    &commitment_unplanned::RULE,
    &template_missing::RULE,
    &term_missing::RULE,
    &appointment_expired::RULE,
    &appointment_gap::RULE,
    &business_after_closing::RULE,
    &disclosure_notice_missing::RULE,
    &appointment_incomplete::RULE,
    &licence_missing::RULE,
    &licence_expired::RULE,
];
