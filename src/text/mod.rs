//! The words of kefu, in both languages side by side.

pub mod calendar;
pub mod store;
