//! The words of kefu, in both languages side by side.

pub mod store;
