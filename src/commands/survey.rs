//! All records, read in parallel and answered in the order of their ids.

use rayon::prelude::*;

use super::desk::Desk;
use super::progress::Progress;
use super::which::Which;
use super::{Answer, Failed};
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Record;
use crate::output::{Block, Page};
use crate::rules::{Read, Source, Unfit};
use crate::standing::{Case, as_it_stood};
use crate::store::Id;
use crate::text;

/// What was found in all records.
pub struct Survey<T> {
    /// The result of each record that could be read, by id.
    pub found: Vec<(Which, T)>,
    /// A sentence for each record that could not be read.
    pub unread: Vec<String>,
    lang: Lang,
    /// How many records could be read, also once they were taken out of `found`.
    read: usize,
}

/// Reads every record, or the one with an id. One that cannot be read does not hide the others.
///
/// # Errors
///
/// The folder of records cannot be listed.
pub fn survey<T: Send>(
    desk: &Desk<'_>,
    only: Option<&str>,
    look: impl Fn(&Case<'_>) -> T + Sync,
) -> anyhow::Result<Survey<T>> {
    survey_seen(desk, only, |case, _| look(case))
}

/// The same for an answer that depends on the findings in each record.
///
/// # Errors
///
/// The folder of records cannot be listed.
pub fn survey_seen<T: Send>(
    desk: &Desk<'_>,
    only: Option<&str>,
    look: impl Fn(&Case<'_>, &Source<'_>) -> T + Sync,
) -> anyhow::Result<Survey<T>> {
    let mut entries = desk
        .workspace
        .clients()
        .map_err(|why| Failed::because(text::store::unreadable(desk.lang(), &why)))?;
    entries.retain(|entry| only.is_none_or(|id| id == entry.stem()));
    let progress = Progress::of(desk.context, entries.len());
    let looked: Vec<Result<(Which, T), String>> = entries
        .par_iter()
        .map_init(Vec::new, |buffer, entry| {
            let which = Which::of(entry);
            let found = look_at(desk, &which, buffer, &look);
            progress.step();
            Ok((which, found?))
        })
        .collect();
    drop(progress);

    let mut survey = Survey {
        found: Vec::with_capacity(looked.len()),
        unread: Vec::new(),
        lang: desk.lang(),
        read: looked.iter().filter(|it| it.is_ok()).count(),
    };
    for one in looked {
        match one {
            Ok(found) => survey.found.push(found),
            Err(why) => survey.unread.push(why),
        }
    }
    Ok(survey)
}

fn look_at<T>(
    desk: &Desk<'_>,
    which: &Which,
    buffer: &mut Vec<u8>,
    look: impl Fn(&Case<'_>, &Source<'_>) -> T,
) -> Result<T, String> {
    let lang = desk.lang();
    let text = desk
        .workspace
        .text_in(&which.path, buffer)
        .map_err(|why| text::store::unreadable(lang, &why.from_root(desk.workspace.root())))?;
    let faulty = |why| text::document::left_out(lang, &which.file(), why);
    let document = Document::parse(text).map_err(|faults| faulty(Unfit::of(text, &faults)))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(faulty(Unfit::Faults(reading.faults.len())));
    }
    let source = Source {
        id: &which.id,
        id_is_valid: Id::parse(&which.id).is_ok(),
        text,
        read: Read::Whole(&document, &reading),
    };
    let stood = as_it_stood(&reading.record, desk.today);
    Ok(look(&desk.case(&which.id, stood.record()), &source))
}

impl<T> Survey<T> {
    /// An answer that names the records that could not be read, and ends with 3 when there are any.
    pub fn answer(self, answer: Answer) -> Answer {
        if self.unread.is_empty() {
            return answer;
        }
        let unread = self.unread.len();
        let mut notes = answer.notes;
        notes.extend(self.unread);
        Answer {
            notes,
            code: 3,
            page: answer
                .page
                .map(|page| not_well(self.lang, page, self.read, unread)),
            ..answer
        }
    }
}

/// A page on which no empty list says that nothing is there, since some records could not be read.
fn not_well(lang: Lang, mut page: Page, read: usize, unread: usize) -> Page {
    for block in &mut page.blocks {
        if let Block::Table(table) | Block::Ranked { table, .. } | Block::Detailed { table, .. } =
            block
            && !table.empty.is_empty()
        {
            table.empty = text::document::empty(lang, &table.empty, read, unread);
        }
    }
    page
}
