//! The working days that every term is counted by.

pub(super) mod year_not_covered;
