//! The records that a commit would bring.

use crate::commands::Failed;
use crate::commands::desk::Desk;
use crate::git::{Folder, Git};
use crate::store::Entry;
use crate::text;

/// The records that are changed in the index of git, each with what it holds there, by their names.
///
/// # Errors
///
/// git is not there, or has no answer.
pub(super) fn records(desk: &Desk<'_>) -> anyhow::Result<Vec<(Entry, Vec<u8>)>> {
    let git = Git::find(&desk.context.around_git(), desk.workspace.root());
    let staged = git.and_then(Folder::of).and_then(|it| it.staged("clients"));
    let staged = staged.map_err(|why| Failed::because(text::git::fault(desk.lang(), &why)))?;
    let record = |it: crate::git::Staged| {
        let name = it.file.strip_prefix("clients/")?;
        Some((desk.workspace.client_of_file(name)?, it.bytes))
    };
    let mut records: Vec<_> = staged.into_iter().filter_map(record).collect();
    records.sort_by(|(one, _), (other, _)| one.stem().cmp(other.stem()));
    Ok(records)
}
