//! kefu (客服): an insurance broker's client service in plain text.

pub mod calendar;
pub mod cli;
pub mod document;
pub mod lang;
pub mod model;
pub mod money;
pub mod output;
pub mod rules;
pub mod standard;
pub mod standing;
pub mod store;
pub mod text;
