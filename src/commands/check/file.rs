//! Reads and checks the file of each record, in parallel; the results are in a fixed order.

use rayon::prelude::*;

use crate::commands::Failed;
use crate::commands::desk::Desk;
use crate::commands::filed::filed;
use crate::commands::progress::Progress;
use crate::document::{Document, Place};
use crate::model::Record;
use crate::rules::{self, Counted, Filed, Finding, Ground, Read, Selection, Source};
use crate::store::{Entry, ReadFault, Unreadable, text_of};
use crate::text;

/// The result of one file.
#[derive(Default)]
pub(super) struct File {
    /// What the rules found in it.
    pub(super) findings: Vec<Finding>,
    /// What the rules over all records count of it.
    pub(super) counted: Option<Counted>,
    /// Whether it could be read whole.
    pub(super) whole: bool,
    /// The filed documents that could not be read.
    pub(super) unread: Vec<String>,
    /// Why the file could not be opened or is not text, in words.
    pub(super) reason: Option<String>,
    /// Whether there was no such file any more.
    gone: bool,
}

/// How often the folder is listed again while records are renamed.
const AGAIN: usize = 10;

/// The records of the folder, all or those of some ids.
pub(super) fn in_folder(
    desk: &Desk<'_>,
    selection: &Selection,
    only: Option<&[String]>,
) -> anyhow::Result<(Vec<Entry>, Vec<File>)> {
    let listed = || {
        let mut entries = desk.workspace.clients()?;
        if let Some(only) = only {
            entries.retain(|entry| only.iter().any(|id| id == entry.stem()));
        }
        Ok(entries)
    };
    let unreadable = |why| Failed::because(text::store::unreadable(desk.lang(), &why));
    let mut entries = listed().map_err(unreadable)?;
    let mut files = look_at(desk, selection, &entries);
    // A record that was renamed meanwhile is looked at under its new name.
    for _ in 0..AGAIN {
        if files.iter().all(|file| !file.gone) {
            break;
        }
        let Ok(now) = listed() else {
            break;
        };
        (entries, files) = seen_again(desk, selection, (entries, files), now);
    }
    Ok((entries, files))
}

/// Records whose bytes are known.
pub(super) fn of_bytes(
    desk: &Desk<'_>,
    selection: &Selection,
    records: &[(Entry, Vec<u8>)],
) -> Vec<File> {
    let ground = desk.ground();
    let looked = records.par_iter();
    let looked = looked.map(|(entry, bytes)| match text_of(bytes) {
        Ok(text) => read(desk, &ground, selection, entry, text),
        Err(fault) => {
            let path = entry.path.clone();
            unread(desk, selection, entry, Unreadable { path, fault })
        }
    });
    looked.collect()
}

/// Looks at records, in their order.
fn look_at(desk: &Desk<'_>, selection: &Selection, entries: &[Entry]) -> Vec<File> {
    let ground = desk.ground();
    let progress = Progress::of(desk.context, entries.len());
    let looked = entries.par_iter();
    looked
        .map_init(Vec::new, |buffer, entry| {
            let file = look(desk, &ground, selection, entry, buffer);
            progress.step();
            file
        })
        .collect()
}

/// The records that are there now: those seen before as they were seen, the others looked at.
fn seen_again(
    desk: &Desk<'_>,
    selection: &Selection,
    (entries, files): (Vec<Entry>, Vec<File>),
    now: Vec<Entry>,
) -> (Vec<Entry>, Vec<File>) {
    let seen = entries.into_iter().zip(files);
    let mut seen: Vec<(Entry, File)> = seen.filter(|(_, file)| !file.gone).collect();
    let is_new = |entry: &Entry| seen.iter().all(|(it, _)| it.path != entry.path);
    let new: Vec<Entry> = now.into_iter().filter(is_new).collect();
    let files = look_at(desk, selection, &new);
    seen.extend(new.into_iter().zip(files));
    seen.sort_by(|(one, _), (other, _)| {
        let by_stem = one.stem().cmp(other.stem());
        by_stem.then_with(|| one.path.cmp(&other.path))
    });
    seen.into_iter().unzip()
}

fn look(
    desk: &Desk<'_>,
    ground: &Ground<'_>,
    selection: &Selection,
    entry: &Entry,
    buffer: &mut Vec<u8>,
) -> File {
    match desk.workspace.text_in(&entry.path, buffer) {
        Ok(text) => read(desk, ground, selection, entry, text),
        Err(why) => unread(desk, selection, entry, why),
    }
}

/// What a record's text holds.
fn read(
    desk: &Desk<'_>,
    ground: &Ground<'_>,
    selection: &Selection,
    entry: &Entry,
    text: &str,
) -> File {
    let source = |read| Source {
        id: entry.stem(),
        id_is_valid: entry.id.is_ok(),
        text,
        read,
    };
    let asks_for_files = selection.asks_for_files();
    let mut unread = Vec::new();
    let looked = match Document::parse(text) {
        Err(faults) => {
            let source = source(Read::Broken(&faults));
            rules::look(&source, ground, selection, &Filed::default())
        }
        Ok(document) => {
            let reading = Record::read(&document);
            let source = source(Read::Whole(&document, &reading));
            let filed = match asks_for_files && reading.faults.is_empty() {
                true => filed(desk, &reading.record),
                false => Filed::default(),
            };
            let papers = reading.record.archive.iter().flat_map(|it| &it.documents);
            unread = filed.unread(papers);
            rules::look(&source, ground, selection, &filed)
        }
    };
    File {
        findings: looked.findings,
        counted: looked.counted,
        whole: looked.whole,
        unread,
        ..File::default()
    }
}

/// A file that could not be opened or is not text: a finding that hides nothing else.
fn unread(desk: &Desk<'_>, selection: &Selection, entry: &Entry, why: Unreadable) -> File {
    let place = match why.fault {
        ReadFault::NotUtf8 { line } => Some(Place {
            line: line as u32,
            column: 1,
        }),
        _ => None,
    };
    let finding = rules::not_read(entry.stem(), selection).map(|finding| Finding {
        place: place.or(Some(Place::START)),
        ..finding
    });
    let why = why.from_root(desk.workspace.root());
    let gone = matches!(why.fault, ReadFault::Gone);
    File {
        gone,
        findings: finding.into_iter().collect(),
        reason: Some(text::store::unreadable(desk.lang(), &why)),
        ..File::default()
    }
}
