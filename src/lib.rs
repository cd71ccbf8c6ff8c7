//! kefu (客服): an insurance broker's client service in plain text.
//!
//! In reading order: a record's text ([`document`]) is read into what it means ([`model`]); the company's
//! [`standard`] and the working days ([`calendar`]) say what should be; what follows from both on a given
//! day is its [`standing`]. A command decides on [`changes`], or reads; [`store`] is the only disk;
//! [`text`] has the words, [`output`] the formats; [`commands`] put it all together.

pub mod alike;
pub mod calendar;
pub mod changes;
pub mod cli;
pub mod commands;
pub mod context;
pub mod document;
pub mod git;
pub mod lang;
pub mod merge;
pub mod model;
pub mod money;
pub mod output;
pub mod portfolio;
pub mod print;
pub mod rules;
pub mod sheet;
pub mod sound;
pub mod standard;
pub mod standing;
pub mod store;
pub mod text;
#[cfg(test)]
mod used;
pub mod view;
pub mod wrap;
