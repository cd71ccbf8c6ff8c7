//! The client service plan: what it must hold and state, who had a say in it, what it may cost, and the
//! deck's maxims about it.

pub(super) mod below_reference;
pub(super) mod below_standard;
pub(super) mod budget_near;
pub(super) mod claims_missing;
mod detail;
pub(super) mod ends_untouched;
pub(super) mod few_kinds;
pub(super) mod focus_missing;
pub(super) mod focus_repeated;
mod held;
pub(super) mod income_gap;
pub(super) mod item_incomplete;
pub(super) mod item_outside_term;
pub(super) mod items_bunched;
pub(super) mod lowered_unapproved;
pub(super) mod need_unplanned;
pub(super) mod not_circulated;
pub(super) mod nothing_new;
pub(super) mod opinion_missing;
pub(super) mod over_budget;
pub(super) mod purpose_missing;

pub use detail::{Gap, OfPlan, Shortfall, Unapproved};
use held::Held;
