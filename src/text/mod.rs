//! The words of kefu, in both languages side by side.

pub mod calendar;
pub mod clock;
pub mod document;
pub mod refusal;
pub mod store;
pub mod syntax;
pub mod word;
