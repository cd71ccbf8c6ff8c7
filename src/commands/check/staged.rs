//! The records that a commit would bring.

use crate::commands::desk::Desk;
use crate::commands::past;
use crate::store::Entry;

/// The records that are changed in the index of git, each with what it holds there, by their names.
///
/// # Errors
///
/// git is not there, or has no answer.
pub(super) fn records(desk: &Desk<'_>) -> anyhow::Result<Vec<(Entry, Vec<u8>)>> {
    let staged = past::told(desk, past::folder(desk)?.staged("clients"))?;
    let record = |it: crate::git::Staged| {
        let name = it.file.strip_prefix("clients/")?;
        Some((desk.workspace.client_of_file(name)?, it.bytes))
    };
    let mut records: Vec<_> = staged.into_iter().filter_map(record).collect();
    records.sort_by(|(one, _), (other, _)| one.stem().cmp(other.stem()));
    Ok(records)
}
