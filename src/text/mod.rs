//! The sentences kefu speaks, in both languages.

pub mod calendar;
