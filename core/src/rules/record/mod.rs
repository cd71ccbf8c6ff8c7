//! The record as a file: it can be read, and says nothing impossible.

mod edit_recovered;
mod entry;

mod amount_implausible;
pub(super) mod conflict_markers;
mod control_character;
mod crm_id_doubled;
mod date_in_future;
mod dates_out_of_order;
mod first_day_missing;
mod id_doubled;
mod id_invalid;
mod name_doubled;
mod personal_data;
mod record_misplaced;
mod reference_unknown;
mod service_unknown;
mod text_blank;
mod two_endings;
mod unknown_key;
pub(super) mod unreadable;

use crate::rules::Rule;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &unreadable::RULE,
    &record_misplaced::RULE,
    &conflict_markers::RULE,
    &edit_recovered::RULE,
    &unknown_key::RULE,
    &id_invalid::RULE,
    &id_doubled::RULE,
    &name_doubled::RULE,
    &crm_id_doubled::RULE,
    &date_in_future::RULE,
    &dates_out_of_order::RULE,
    &two_endings::RULE,
    &amount_implausible::RULE,
    &personal_data::RULE,
    &control_character::RULE,
    &text_blank::RULE,
    &first_day_missing::RULE,
    &reference_unknown::RULE,
    &service_unknown::RULE,
];
