//! kefu (客服): an insurance broker's client service in plain text.

pub mod calendar;
pub mod lang;
pub mod money;
pub mod text;
