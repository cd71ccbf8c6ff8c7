//! The deadlines of the signing and planning stage: met late, overdue, or near.

mod add;
mod adoption_incomplete;
mod archive_late;
mod archive_overdue;
mod deadline_soon;
mod onboarding_overdue;
mod plan_late;
mod plan_overdue;
mod rating_late;
mod rating_overdue;
mod team_late;
mod team_overdue;
mod timed;

use crate::rules::Rule;
use add::{add, late, overdue};
pub(in crate::rules) use timed::Timed;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &team_overdue::RULE,
    &team_late::RULE,
    &archive_overdue::RULE,
    &archive_late::RULE,
    &rating_overdue::RULE,
    &rating_late::RULE,
    &plan_overdue::RULE,
    &plan_late::RULE,
    &onboarding_overdue::RULE,
    &adoption_incomplete::RULE,
    &deadline_soon::RULE,
];
