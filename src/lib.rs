//! kefu (客服): an insurance broker's client service in plain text.
//!
//! In reading order: a record's text ([`document`]) is read into what it means ([`model`]); the company's
//! [`standard`] and the working days ([`calendar`]) say what should be; what follows from both on a given
//! day is its [`standing`]. A command decides on [`changes`], or reads; [`store`] is the only disk;
//! [`text`] has the words, [`output`] the formats; [`commands`] put it all together.

pub mod cli;
pub mod commands;
pub mod context;
pub mod git;
pub mod output;
pub mod print;
pub mod sheet;
pub mod store;
pub mod text;
#[cfg(test)]
#[path = "../core/src/used.rs"]
mod used;
pub mod wrap;

pub use kefu_core::{
    alike, both, calendar, changes, document, lang, merge, model, money, portfolio, rules, say,
    sound, standard, standing, view, words,
};
