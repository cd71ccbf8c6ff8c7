//! Reads and checks every record in parallel; the results are in a fixed order.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rayon::prelude::*;

use super::compared::{compared, gone, roster};
use super::{known_rule, line, person};
use crate::alike;
use crate::commands::Failed;
use crate::commands::desk::Desk;
use crate::commands::filed::filed;
use crate::commands::progress::Progress;
use crate::commands::which::plain;
use crate::document::{Document, Place};
use crate::model::Record;
use crate::output::check::{Earlier, InFull, Line, Report};
use crate::rules::{
    self, Census, Counted, Detail, Extent, Filed, Finding, Ground, Group, OfCalendar, Read,
    Selection, Source,
};
use crate::standard::Severity;
use crate::store::{Entry, ReadFault, Unreadable, text_of};
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
    /// Whether there was no such file any more.
    gone: bool,
}

/// What is asked of a check.
#[derive(Clone, Copy)]
pub(in crate::commands) struct Asked<'a> {
    /// The rules that run.
    pub(in crate::commands) selection: &'a Selection,
    /// The ids of the clients; `None` for all.
    pub(in crate::commands) only: Option<&'a [String]>,
    /// The person responsible for them.
    pub(in crate::commands) who: Option<&'a str>,
    /// The check that this one is compared with.
    pub(in crate::commands) since: Option<&'a Earlier>,
}

/// Checks the records (all, those of some ids, or those that a person is responsible for). The report is to be shown in full.
pub(in crate::commands) fn report(desk: &Desk<'_>, asked: &Asked<'_>) -> anyhow::Result<Report> {
    let Asked {
        selection, only, ..
    } = *asked;
    let lang = desk.lang();
    let mut entries = desk
        .workspace
        .clients()
        .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
    if let Some(only) = only {
        entries.retain(|entry| only.iter().any(|id| id == entry.stem()));
    }

    let mut files = look_at(desk, selection, &entries);
    // A record that was renamed meanwhile is looked at under its new name.
    for _ in 0..AGAIN {
        if files.iter().all(|file| !file.gone) {
            break;
        }
        let Ok(mut now) = desk.workspace.clients() else {
            break;
        };
        if let Some(only) = only {
            now.retain(|entry| only.iter().any(|id| id == entry.stem()));
        }
        (entries, files) = seen_again(desk, selection, (entries, files), now);
    }
    together(desk, asked, (entries, files))
}

/// Checks records whose bytes are known: those that a commit would bring.
pub(super) fn report_on(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    records: Vec<(Entry, Vec<u8>)>,
) -> anyhow::Result<Report> {
    let (ground, selection) = (desk.ground(), asked.selection);
    let looked = records.par_iter();
    let files = looked.map(|(entry, bytes)| match text_of(bytes) {
        Ok(text) => read(desk, &ground, selection, entry, text),
        Err(fault) => {
            let path = entry.path.clone();
            unread(desk, selection, entry, Unreadable { path, fault })
        }
    });
    let files = files.collect();
    let entries: Vec<Entry> = records.into_iter().map(|(entry, _)| entry).collect();
    let only: Vec<String> = entries.iter().map(|it| it.stem().to_owned()).collect();
    let only = Some(&*only);
    together(desk, &Asked { only, ..*asked }, (entries, files))
}

/// What was found in the files, with what follows from all of them together.
fn together(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    (entries, files): (Vec<Entry>, Vec<File>),
) -> anyhow::Result<Report> {
    let Asked {
        selection,
        only,
        who,
        since,
    } = *asked;
    let calendar_files: Vec<OfCalendar> = desk.apart.iter().map(|it| it.fault.clone()).collect();
    let mut census = Census {
        calendar: &desk.calendar,
        today: desk.today,
        calendar_files: &calendar_files,
        recovered: recovered(desk, only),
        clients: Vec::with_capacity(files.len()),
    };
    let mut unread = Vec::new();
    let mut found = Vec::with_capacity(files.iter().map(|file| file.findings.len()).sum());
    let mut extent = Extent {
        selection,
        only,
        there: since.map(|_| stems(&entries)).unwrap_or_default(),
        unread: BTreeSet::new(),
        papers: BTreeSet::new(),
        has_calendar: desk.apart.iter().all(|apart| !apart.is_unread()),
    };
    for (entry, file) in entries.iter().zip(files) {
        if !file.whole {
            unread.push(format!("clients/{}", entry.file_name));
            extent.unread.insert(entry.stem());
        }
        if !file.unread.is_empty() {
            extent.papers.insert(entry.stem());
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
    // A notice about the calendar is about nobody in particular, so named clients do not answer for it.
    if only.is_some() {
        found.retain(|(finding, _)| !is_notice(finding));
    }
    let mut found: Vec<_> = found.iter().collect();
    found.sort_by(|(one, _), (other, _)| rules::order(one, other));

    if let Some(who) = who {
        person::known(desk, &census, who)?;
    }
    let about = line::About::new(desk, &entries, &census);
    let mut findings: Vec<Line> = found
        .par_iter()
        .map(|(finding, reason)| about.line(finding, reason.as_deref()))
        .collect();
    let since = since.map(|since| compared(since, &mut findings, &census, &extent));
    let (mut since, missing) = since.unzip();
    let clients = match who {
        Some(who) => person::clients(&census, who),
        None => entries.len(),
    };
    let mut roster = roster(&entries, census.clients, missing.unwrap_or_default());
    roster.retain(|it| alike::is_asked(it.who.as_deref(), who));
    let is_theirs = |line: &Line| alike::is_asked(line.who.as_deref(), who);
    findings.retain(is_theirs);
    if let Some(since) = &mut since {
        since.settled.retain(is_theirs);
        since.unseen.retain(is_theirs);
        since.gone = gone(&roster, &since.unseen);
    }
    let lacks_clients = since.as_ref().is_some_and(|since| !since.gone.is_empty());
    Ok(Report {
        today: desk.today,
        complete: unread.is_empty() && !lacks_clients,
        region: "CN".to_owned(),
        covered_until: desk.calendar.covered_until(),
        clients,
        findings,
        unread,
        roster,
        since,
        in_full: InFull::All,
        way: way(desk.context.here(), desk.workspace.root()),
    })
}

fn stems(entries: &[Entry]) -> HashSet<&str> {
    entries.iter().map(Entry::stem).collect()
}

/// Whether a finding only tells something about the calendar; a year's file that is an error is more than that.
fn is_notice(finding: &Finding) -> bool {
    finding.rule.group == Group::Calendar && finding.severity < Severity::Error
}

/// How often the folder is listed again while records are renamed.
const AGAIN: usize = 10;

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

/// The edits kept beside the records; of some clients, those that were made in their records.
fn recovered(desk: &Desk<'_>, only: Option<&[String]>) -> Vec<String> {
    let kept = desk.workspace.recovered().into_iter();
    let kept = kept.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let is_asked = |name: &String| {
        let of = |id: &String| {
            name.strip_prefix(id)
                .is_some_and(|rest| rest.starts_with('-'))
        };
        only.is_none_or(|only| only.iter().any(of))
    };
    let kept = kept.filter(is_asked);
    kept.map(|name| format!(".kefu/recovered/{name}")).collect()
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
        entry: None,
        addition: crate::rules::Addition::Free,
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
