//! What was found, since when and by how much, and what to do about it.

use crate::lang::Lang;
use crate::rules::{Detail, Finding};

mod appointment;
mod archive;
mod claim;
mod deadline;
mod plan;
mod rating;
mod record;
mod remedy;
mod renewal;
mod service;
mod team;
#[cfg(test)]
mod tests;
mod waiver;

pub use remedy::remedy;
pub(crate) use renewal::{listed, loss_command};

/// What a rule found, in one or two sentences.
///
/// For a record that could not be opened at all the reason is the store's: whoever has its error says
/// it with `text::store::unreadable`.
pub fn message(lang: Lang, finding: &Finding) -> String {
    match &finding.detail {
        Detail::Deadline {
            clock,
            state,
            start,
        } => deadline::message(lang, clock, *state, *start),
        detail => record::message(lang, &finding.key, detail),
    }
}
