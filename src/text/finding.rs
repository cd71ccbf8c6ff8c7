//! What was found, since when and by how much, and what to do about it.

use crate::document::Step;
use crate::lang::Lang;
use crate::rules::{Detail, Finding};
use crate::say;

mod appointment;
mod archive;
mod calendar;
pub(super) mod claim;
mod deadline;
mod mend;
pub(super) mod plan;
pub(super) mod policy;
mod rating;
pub(super) mod record;
pub(super) mod remedy;
mod renewal;
pub(super) mod service;
mod team;
#[cfg(test)]
mod tests;
mod waiver;

use mend::Mend;

pub use calendar::message as of_calendar;
pub use remedy::remedy;
pub(crate) use remedy::team as team_completed;
pub(crate) use renewal::{follow, listed, loss_command};

/// What to do about a day in the past: it is not mended, only corrected if it was written down wrong.
fn on_record(lang: Lang, correct: &str, show: &str) -> String {
    say!(lang,
        zh: "已成事实，记录保留；日期记错的，更正：{correct}；查看：{show}",
        en: "It stays on record; if a day is wrong: {correct}. To see it: {show}")
}

/// What a rule found, in one or two sentences.
///
/// The reason why a record could not be opened comes from the store: the holder of its error words it with
/// `text::store::unreadable`.
pub fn message(lang: Lang, finding: &Finding) -> String {
    let said = match &finding.detail {
        Detail::Deadline { clock, state } => deadline::message(lang, clock, *state),
        detail => record::message(lang, &finding.key, detail),
    };
    let mut way = finding.key.steps().iter();
    let is_of_an_entry = way.any(|step| matches!(step, Step::Nth(_)));
    match is_of_an_entry && finding.entry.is_none() {
        true => without_gaps(said),
        false => said,
    }
}

/// A sentence about an entry that has no id, without the gap where its id would stand.
fn without_gaps(said: String) -> String {
    match said.contains("  ") || said.contains(" “") {
        true => said.replace("  ", " ").replace(" “", "“"),
        false => said,
    }
}
