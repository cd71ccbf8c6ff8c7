//! The client service plan: what it must contain, whose opinion it needs, what it may cost, and the deck's
//! maxims about it.

mod below_reference;
mod below_standard;
mod budget_near;
mod claims_missing;
mod detail;
mod ends_untouched;
mod few_kinds;
mod focus_missing;
mod focus_repeated;
mod held;
mod income_gap;
mod item_incomplete;
mod item_on_rest_day;
mod item_outside_term;
mod item_past_promise;
mod items_bunched;
mod lowered_unapproved;
mod need_incomplete;
mod need_unplanned;
mod not_circulated;
mod nothing_new;
mod opinion_late;
mod opinion_missing;
mod over_budget;
mod purpose_missing;

use crate::rules::Rule;
pub use detail::{Gap, OfPlan, OpinionFault, Shortfall, Unapproved};
use held::Held;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &item_incomplete::RULE,
    &below_standard::RULE,
    &below_reference::RULE,
    &lowered_unapproved::RULE,
    &need_unplanned::RULE,
    &need_incomplete::RULE,
    &not_circulated::RULE,
    &opinion_missing::RULE,
    &opinion_late::RULE,
    &purpose_missing::RULE,
    &over_budget::RULE,
    &budget_near::RULE,
    &income_gap::RULE,
    &item_outside_term::RULE,
    &item_past_promise::RULE,
    &item_on_rest_day::RULE,
    &items_bunched::RULE,
    &focus_missing::RULE,
    &focus_repeated::RULE,
    &nothing_new::RULE,
    &ends_untouched::RULE,
    &claims_missing::RULE,
    &few_kinds::RULE,
];
