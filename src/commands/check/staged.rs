//! The records that a commit would bring.

use crate::commands::desk::Desk;
use crate::commands::past;
use crate::store::{Entry, Workspace};

/// What is changed in the index of git, below `clients/`.
pub(super) struct Staged {
    /// The records, each with what it holds there, by their names.
    pub records: Vec<(Entry, Vec<u8>)>,
    /// The files in folders of `clients/`, where no command looks, as paths from the workspace's folder on.
    pub misplaced: Vec<String>,
}

/// The records that are changed in the index of git, and those that lie there in a wrong folder.
///
/// # Errors
///
/// git is not there, or has no answer.
pub(super) fn records(desk: &Desk<'_>) -> anyhow::Result<Staged> {
    let staged = past::told(desk, past::folder(desk)?.staged("clients"))?;
    let mut found = Staged {
        records: Vec::new(),
        misplaced: Vec::new(),
    };
    for crate::git::Staged { file, bytes } in staged {
        let Some(name) = file.strip_prefix("clients/") else {
            continue;
        };
        if let Some(entry) = desk.workspace.client_of_file(name) {
            found.records.push((entry, bytes));
        } else if Workspace::is_misplaced(name) {
            found.misplaced.push(file);
        }
    }
    (found.records).sort_by(|(one, _), (other, _)| one.stem().cmp(other.stem()));
    found.misplaced.sort_unstable();
    Ok(found)
}
