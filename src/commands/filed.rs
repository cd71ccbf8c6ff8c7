//! Whether the electronic documents a record names are there, and are the ones that were filed.

use super::desk::Desk;
use crate::model::{Paper, Record};
use crate::rules::{Filed, OnFile};
use crate::store::ReadFault;

/// Reads the files of a record: each is read once, whatever its size. A record without files costs nothing.
pub(super) fn filed(desk: &Desk<'_>, record: &Record<'_>) -> Filed {
    let documents = || record.archive.iter().flat_map(|it| &it.documents);
    if documents().all(|paper| paper.file.is_none()) {
        return Filed::default();
    }
    Filed::new(documents().map(|paper| on_file(desk, paper)).collect())
}

fn on_file(desk: &Desk<'_>, paper: &Paper<'_>) -> Option<OnFile> {
    let Ok(path) = desk.workspace.inside(paper.file?) else {
        return Some(OnFile::Unfit);
    };
    let found = match desk.workspace.digest(&path) {
        Ok(sum) => OnFile::There(sum),
        Err(why) => match why.fault {
            ReadFault::Gone => OnFile::Gone,
            ReadFault::NotAFile(_) | ReadFault::NotAFolder(_) => OnFile::Unfit,
            ReadFault::Os(why) => OnFile::Unread(why.to_string()),
            ReadFault::TooLarge | ReadFault::NotUtf8 { .. } => OnFile::Unread(String::new()),
        },
    };
    Some(found)
}
