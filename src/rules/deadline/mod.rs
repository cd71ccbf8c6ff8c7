//! The terms of the signing and planning stage: kept, kept too late, or overdue.

mod add;
pub(super) mod archive_late;
pub(super) mod archive_overdue;
pub(super) mod deadline_soon;
pub(super) mod onboarding_overdue;
pub(super) mod plan_late;
pub(super) mod plan_overdue;
pub(super) mod rating_late;
pub(super) mod rating_overdue;
pub(super) mod team_late;
pub(super) mod team_overdue;
mod timed;

use add::{add, late, overdue};
pub(in crate::rules) use timed::Timed;
