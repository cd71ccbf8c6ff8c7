//! The core of kefu: what a client's record means on a given day, and what may change in it.
//!
//! In reading order: a record's text ([`document`]) is read into what it means ([`model`]); the company's [`standard`]
//! and the working days ([`calendar`]) say what should be; what follows from both on a given day is its [`standing`].
//! [`rules`] find what is wrong, [`changes`] decide what a command may write. No room here reads a clock, the
//! environment or the disk, and none knows how a command is called or a table is drawn: that is `kefu` itself, which is
//! built on this crate.

pub mod alike;
pub mod calendar;
pub mod changes;
pub mod document;
pub mod lang;
pub mod merge;
pub mod model;
pub mod money;
pub mod portfolio;
pub mod rules;
pub mod sound;
pub mod standard;
pub mod standing;
#[cfg(test)]
mod used;
pub mod view;
