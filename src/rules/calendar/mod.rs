//! The working days by which every term is counted.

mod year_not_covered;

use crate::rules::Rule;

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[&year_not_covered::RULE];
