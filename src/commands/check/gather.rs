//! Reads and checks every record in parallel; the results are in a fixed order.

use std::ffi::OsStr;
use std::path::{Component, Path};

use rayon::prelude::*;

use super::{known_rule, line};
use crate::commands::Failed;
use crate::commands::desk::Desk;
use crate::commands::filed::filed;
use crate::document::{Document, Place};
use crate::model::Record;
use crate::output::check::{InFull, Line, Report};
use crate::rules::{
    self, Census, Counted, Detail, Filed, Finding, Ground, OfCalendar, Read, Selection, Source,
};
use crate::store::{Entry, ReadFault, Unreadable};
use crate::text;

/// The result of one file.
#[derive(Default)]
struct File {
    findings: Vec<Finding>,
    counted: Option<Counted>,
    whole: bool,
    /// The filed documents that could not be read.
    unread: Vec<String>,
    /// Why the file could not be opened or is not text, in words.
    reason: Option<String>,
}

/// Checks the records (all, or those of some ids). The report is to be shown in full.
pub(super) fn report(
    desk: &Desk<'_>,
    selection: &Selection,
    only: Option<&[String]>,
) -> anyhow::Result<Report> {
    let lang = desk.lang();
    let mut entries = desk
        .workspace
        .clients()
        .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
    if let Some(only) = only {
        entries.retain(|entry| only.iter().any(|id| id == entry.stem()));
    }

    let ground = desk.ground();
    let files: Vec<File> = entries
        .par_iter()
        .map_init(Vec::new, |buffer, entry| {
            look(desk, &ground, selection, entry, buffer)
        })
        .collect();

    let calendar_files: Vec<OfCalendar> = desk.apart.iter().map(|it| it.fault.clone()).collect();
    let mut census = Census {
        calendar: &desk.calendar,
        today: desk.today,
        calendar_files: &calendar_files,
        clients: Vec::with_capacity(files.len()),
    };
    let mut unread = Vec::new();
    let mut found = Vec::new();
    for (entry, file) in entries.iter().zip(files) {
        if !file.whole {
            unread.push(format!("clients/{}", entry.file_name));
        }
        unread.extend(file.unread);
        census.clients.extend(file.counted);
        found.extend(
            file.findings
                .into_iter()
                .map(|finding| (finding, file.reason.clone())),
        );
    }
    let together = rules::workspace(&census, selection);
    found.extend(together.into_iter().map(|finding| (finding, None)));
    found.extend(
        of_standard(desk, selection)
            .into_iter()
            .map(|finding| (finding, None)),
    );
    for apart in &desk.apart {
        let Some(file) = apart.fault.file().filter(|_| apart.is_unread()) else {
            continue;
        };
        unread.push(file.to_owned());
        let finding = rules::calendar_not_read(&apart.fault, apart.place, selection);
        found.extend(finding.map(|finding| (finding, apart.reason.clone())));
    }
    found.sort_by(|(one, _), (other, _)| rules::order(one, other));

    let about = line::About::new(desk, &entries, &census);
    let findings: Vec<Line> = found
        .par_iter()
        .map(|(finding, reason)| about.line(finding, reason.as_deref()))
        .collect();
    Ok(Report {
        today: desk.today,
        complete: unread.is_empty(),
        region: "CN".to_owned(),
        covered_until: desk.calendar.covered_until(),
        clients: entries.len(),
        findings,
        unread,
        in_full: InFull::All,
        way: way(desk.context.here(), desk.workspace.root()),
    })
}

/// The path from the user's folder to a workspace, with `/`: empty, or with one at its end. Between two
/// drives there is none, so it is the full path.
fn way(here: &Path, folder: &Path) -> String {
    let whole = here.join(folder);
    if here.components().next() != whole.components().next() {
        return format!("{}/", whole.display()).replace('\\', "/");
    }
    let (here, there) = (plain(here), plain(&whole));
    let shared = (here.iter().zip(&there))
        .take_while(|(one, other)| one == other)
        .count();
    let up = std::iter::repeat_n("../".to_owned(), here.len() - shared);
    let down = there[shared..]
        .iter()
        .map(|part| format!("{}/", part.display()));
    up.chain(down).collect()
}

/// The names of a path, with `..` resolved.
fn plain(path: &Path) -> Vec<&OsStr> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name),
        }
    }
    parts
}

fn look(
    desk: &Desk<'_>,
    ground: &Ground<'_>,
    selection: &Selection,
    entry: &Entry,
    buffer: &mut Vec<u8>,
) -> File {
    let text = match desk.workspace.text_in(&entry.path, buffer) {
        Ok(text) => text,
        Err(why) => {
            let place = match why.fault {
                ReadFault::NotUtf8 { line } => Some(Place {
                    line: line as u32,
                    column: 1,
                }),
                _ => None,
            };
            return unread(desk, selection, entry, why, place);
        }
    };

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
        reason: None,
    }
}

/// A file that could not be opened or is not text: a finding that hides nothing else.
fn unread(
    desk: &Desk<'_>,
    selection: &Selection,
    entry: &Entry,
    why: Unreadable,
    place: Option<Place>,
) -> File {
    let finding = rules::not_read(entry.stem(), selection).map(|finding| Finding {
        place: place.or(Some(Place::START)),
        ..finding
    });
    let why = why.from_root(desk.workspace.root());
    File {
        findings: finding.into_iter().collect(),
        reason: Some(text::store::unreadable(desk.lang(), &why)),
        ..File::default()
    }
}

/// The unknown keys of `kefu.toml`.
fn of_standard(desk: &Desk<'_>, selection: &Selection) -> Vec<Finding> {
    let rule = known_rule("unknown-key");
    let Some(severity) = selection.severity(rule) else {
        return Vec::new();
    };
    let finding = |unknown: &crate::model::UnknownKey| Finding {
        rule,
        severity,
        client: None,
        key: unknown.key.clone(),
        place: Some(unknown.place),
        subject: format!("kefu.toml/{}", unknown.key),
        detail: Detail::UnknownKey(unknown.near),
        due: None,
        waived: None,
    };
    desk.unknown.iter().map(finding).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_workspace_is_the_one_a_compiler_would_tell() {
        let from = |here, folder| way(Path::new(here), Path::new(folder));

        assert_eq!(from("/srv/brokerage", "/srv/brokerage"), "");
        assert_eq!(from("/srv", "/srv/brokerage"), "brokerage/");
        assert_eq!(from("/srv", "./brokerage/"), "brokerage/");
        assert_eq!(from("/srv/brokerage/clients", "/srv/brokerage"), "../");
        assert_eq!(from("/srv/scripts", "../brokerage"), "../brokerage/");
    }
}
