//! kefu (客服): an insurance broker's client service in plain text.

pub mod lang;
pub mod money;
pub mod output;
