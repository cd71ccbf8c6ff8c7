//! A folder of the workspace must be a real folder. Through a link, things would be written elsewhere.

use std::fs;
use std::io;
use std::path::Path;

use super::failure::WriteFailure;
use super::read::{self, Kind, ReadFault};

/// Sees to it that a real folder is there: makes it when nothing is, refuses a link.
pub(super) fn real_folder(path: &Path) -> Result<(), WriteFailure> {
    let kind = match fs::create_dir(path) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read::kind_at(path),
        Err(error) => Err(error),
    };
    match kind {
        // None is a folder that was removed in this moment; using it will say so.
        Ok(Some(Kind::Folder) | None) => Ok(()),
        Ok(Some(other)) => Err(WriteFailure::new(
            path.to_owned(),
            ReadFault::NotAFolder(other),
        )),
        Err(error) => Err(WriteFailure::new(path.to_owned(), error)),
    }
}
