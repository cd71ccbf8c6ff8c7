//! What git knows of a record, for the commands that tell it.

use chrono::NaiveDate;

use super::Failed;
use super::desk::Desk;
use super::which::Which;
use crate::context::day_of;
use crate::document::{Literal, with_value};
use crate::git::{Commit, Fault, Files, Folder, Git, Past, Version};
use crate::merge::{Entry, entries};
use crate::text;

/// The folder of the workspace in its repository.
///
/// # Errors
///
/// There is no git, or no repository.
pub(super) fn folder(desk: &Desk<'_>) -> anyhow::Result<Folder> {
    let git = Git::find(&desk.context.around_git(), desk.workspace.root());
    told(desk, git.and_then(Folder::of))
}

/// What git knows of all records.
///
/// # Errors
///
/// What git refuses.
pub(super) fn records<'f>(desk: &Desk<'_>, folder: &'f Folder) -> anyhow::Result<Files<'f>> {
    told(desk, folder.files("clients"))
}

/// What git knows of a record up to a commit.
///
/// # Errors
///
/// What git refuses.
pub(super) fn past(
    desk: &Desk<'_>,
    records: &Files<'_>,
    commit: &str,
    which: &Which,
) -> anyhow::Result<Past> {
    told(desk, records.past(commit, &which.file(), is_renamed))
}

/// What git answered, or why it did not, in words.
///
/// # Errors
///
/// What git refuses.
pub(super) fn told<T>(desk: &Desk<'_>, answer: Result<T, Fault>) -> anyhow::Result<T> {
    answer.map_err(|why| Failed::because(text::git::fault(desk.lang(), &why)))
}

/// Whether two texts are one client's: the later has the name of the earlier one, or had it before.
fn is_renamed(was: &[u8], is: &[u8]) -> bool {
    let name = names(was).into_iter().next();
    name.is_some_and(|name| names(is).contains(&name))
}

/// The name of a client and those it had before.
fn names(bytes: &[u8]) -> Vec<String> {
    let read = text_of(bytes).and_then(|text| entries(text).ok());
    let read = read.unwrap_or_default();
    let of = |section: &str| {
        let found: Vec<String> = read
            .iter()
            .filter(|it| it.section == section)
            .filter_map(|it| it.value("name"))
            .map(|value| format!("{:?}", literal(value)))
            .collect();
        found
    };
    [of("client"), of("client.former-names")].concat()
}

/// A text that is UTF-8, without its byte-order mark.
pub(super) fn text_of(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The text of a version; none where the record is not there or is no text.
pub(super) fn text(version: &Version) -> Option<&str> {
    text_of(version.bytes.as_deref()?)
}

/// Whether a text says what the last version does; a byte-order mark says nothing.
pub(super) fn is_committed(past: &Past, now: &str) -> bool {
    past.versions.first().and_then(text) == text_of(now.as_bytes())
}

/// The entries of a version, none where the record is not there; `None` where they cannot be read.
pub(super) fn read(version: &Version) -> Option<Vec<Entry>> {
    match &version.bytes {
        None => Some(Vec::new()),
        Some(bytes) => entries(text_of(bytes)?).ok(),
    }
}

/// The nearest versions before one that something was made of, by their places: one that nothing was made of is passed over.
pub(super) fn before<T>(past: &Past, made: &[Option<T>], nth: usize) -> Vec<usize> {
    let (mut found, mut seen) = (Vec::new(), vec![false; made.len()]);
    let mut ahead: Vec<usize> = past.versions[nth].parents.clone();
    while let Some(nth) = ahead.pop() {
        if std::mem::replace(&mut seen[nth], true) {
            continue;
        }
        match made[nth] {
            Some(_) => found.push(nth),
            None => ahead.extend(&past.versions[nth].parents),
        }
    }
    found.sort_unstable();
    found
}

/// The day on which a commit was made, by its author's clock; and the day on which it was made again, in a rebase or by an
/// amendment, where more than a day lies between.
pub(super) fn days(desk: &Desk<'_>, commit: &Commit) -> (Option<NaiveDate>, Option<NaiveDate>) {
    const DAY: i64 = 24 * 60 * 60;
    let is_again = (commit.authored - commit.committed).abs() > DAY;
    let again = is_again.then(|| day_of(&desk.standard, commit.committed));
    (day_of(&desk.standard, commit.authored), again.flatten())
}

/// What a value says, from the text it is written in.
pub(super) fn literal(written: &str) -> Option<Literal> {
    with_value(written, Literal::of)
}
