//! Reads one record to show or print it.

use super::desk::Desk;
use super::{Answer, Failed, which};
use crate::document::Document;
use crate::model::Record;
use crate::output::Page;
use crate::rules::Unfit;
use crate::standing::{Case, as_it_stood};
use crate::text;

/// Shows a page about the client that matches a word.
///
/// # Errors
///
/// No client fits, its record cannot be read or has faults, or there is no such page.
pub fn shown_record(
    desk: &Desk<'_>,
    client: &str,
    page: impl FnOnce(&Case<'_>) -> anyhow::Result<Page>,
) -> anyhow::Result<Answer> {
    with_record(desk, client, page).map(Answer::page)
}

/// Reads the record of the client that matches a word, and makes something of it.
///
/// # Errors
///
/// No client fits, its record cannot be read or has faults, or the look fails.
pub fn with_record<T>(
    desk: &Desk<'_>,
    client: &str,
    look: impl FnOnce(&Case<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let which = which::fitting(desk, client)?;
    with_whole_record(desk, &which, |case| {
        let stood = as_it_stood(case.record, desk.today);
        look(&desk.case(case.id, stood.record()))
    })
}

/// The same with all that is written, also of later days.
///
/// # Errors
///
/// As [`with_record`].
pub(super) fn with_whole_record<T>(
    desk: &Desk<'_>,
    which: &which::Which,
    look: impl FnOnce(&Case<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let lang = desk.lang();
    let text = desk
        .workspace
        .read_text(&which.path)
        .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
    let faulty = |why| Failed::because(text::document::mend_first(lang, &which.file(), why));
    let document = Document::parse(&text).map_err(|faults| faulty(Unfit::of(&text, &faults)))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(faulty(Unfit::Faults(reading.faults.len())));
    }
    look(&desk.case(&which.id, &reading.record))
}
