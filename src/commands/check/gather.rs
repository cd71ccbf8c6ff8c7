//! The answer of a check: what was found in each record, in all of them together, and since an earlier check.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rayon::prelude::*;

use super::compared::{compared, gone, roster};
use super::file::{self, File};
use super::staged::Staged;
use super::{known_rule, line, person};
use crate::alike;
use crate::commands::desk::Desk;
use crate::commands::which::plain;
use crate::output::check::{Earlier, InFull, Line, Report};
use crate::rules::{self, Census, Detail, Extent, Finding, Group, OfCalendar, Selection};
use crate::standard::Severity;
use crate::store::Entry;

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
    let records = file::in_folder(desk, asked.selection, asked.only)?;
    let misplaced = match asked.only {
        Some(_) => Vec::new(),
        None => desk.workspace.misplaced(),
    };
    together(desk, asked, records, misplaced)
}

/// Checks records whose bytes are known: those that a commit would bring.
pub(super) fn report_on(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    Staged { records, misplaced }: Staged,
) -> anyhow::Result<Report> {
    let files = file::of_bytes(desk, asked.selection, &records);
    let entries: Vec<Entry> = records.into_iter().map(|(entry, _)| entry).collect();
    let only: Vec<String> = entries.iter().map(|it| it.stem().to_owned()).collect();
    let only = Some(&*only);
    together(desk, &Asked { only, ..*asked }, (entries, files), misplaced)
}

/// A finding, and why its file could not be read.
type Found = (Finding, Option<String>);

/// What was found in the files, with what follows from all of them together.
fn together(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    (entries, files): (Vec<Entry>, Vec<File>),
    misplaced: Vec<String>,
) -> anyhow::Result<Report> {
    let calendar_files: Vec<OfCalendar> = desk.apart.iter().map(|it| it.fault.clone()).collect();
    let mut census = Census {
        calendar: &desk.calendar,
        today: desk.today,
        calendar_files: &calendar_files,
        recovered: recovered(desk, asked.only),
        misplaced,
        clients: Vec::with_capacity(files.len()),
    };
    let mut extent = Extent {
        selection: asked.selection,
        only: asked.only,
        there: asked.since.map(|_| stems(&entries)).unwrap_or_default(),
        unread: BTreeSet::new(),
        papers: BTreeSet::new(),
        has_calendar: desk.apart.iter().all(|apart| !apart.is_unread()),
    };
    let mut unread = Vec::new();
    let mut found: Vec<Found> = Vec::with_capacity(files.iter().map(|it| it.findings.len()).sum());
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
        let findings = file.findings.into_iter();
        found.extend(findings.map(|finding| (finding, file.reason.clone())));
    }
    found.extend(of_all(desk, asked, &census));
    let apart = desk.apart.iter().filter(|apart| apart.is_unread());
    unread.extend(apart.filter_map(|apart| Some(apart.fault.file()?.to_owned())));

    if let Some(who) = asked.who {
        person::known(desk, &census, who)?;
    }
    let mut findings = lines(desk, &entries, &census, &found);
    let since = asked.since;
    let since = since.map(|since| compared(since, &mut findings, &census, &extent));
    let (mut since, missing) = since.unzip();
    let clients = match asked.who {
        Some(who) => person::clients(&census, who),
        None => entries.len(),
    };
    let mut roster = roster(&entries, census.clients, missing.unwrap_or_default());
    roster.retain(|it| alike::is_asked(it.who.as_deref(), asked.who));
    let is_theirs = |line: &Line| alike::is_asked(line.who.as_deref(), asked.who);
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

/// What is found in no single record: in all of them together, in `kefu.toml` and in the calendar.
fn of_all(desk: &Desk<'_>, asked: &Asked<'_>, census: &Census<'_>) -> Vec<Found> {
    let selection = asked.selection;
    let together = rules::workspace(census, selection).into_iter();
    let of_standard = of_standard(desk, selection).into_iter();
    let found = together.chain(of_standard).map(|finding| (finding, None));
    let unread = desk.apart.iter().filter(|apart| apart.is_unread());
    let unread = unread.filter_map(|apart| {
        let finding = rules::calendar_not_read(&apart.fault, apart.place, selection)?;
        Some((finding, apart.reason.clone()))
    });
    let mut found: Vec<Found> = found.chain(unread).collect();
    // A notice about the calendar is about nobody in particular, so named clients do not answer for it.
    if asked.only.is_some() {
        found.retain(|(finding, _)| !is_notice(finding));
    }
    found
}

/// The findings in words, in the order of every report.
fn lines(desk: &Desk<'_>, entries: &[Entry], census: &Census<'_>, found: &[Found]) -> Vec<Line> {
    let mut found: Vec<&Found> = found.iter().collect();
    found.sort_by(|(one, _), (other, _)| rules::order(one, other));
    let about = line::About::new(desk, entries, census);
    let lines = found.par_iter();
    lines
        .map(|(finding, reason)| about.line(finding, reason.as_deref()))
        .collect()
}

fn stems(entries: &[Entry]) -> HashSet<&str> {
    entries.iter().map(Entry::stem).collect()
}

/// Whether a finding only tells something about the calendar; a year's file that is an error is more than that.
fn is_notice(finding: &Finding) -> bool {
    finding.rule.group == Group::Calendar && finding.severity < Severity::Error
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
        another_year: None,
        ahead: Vec::new(),
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
