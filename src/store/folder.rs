//! A folder of the workspace must be a real folder. Through a link, kefu would write somewhere else.

use std::fs;
use std::io;
use std::path::Path;

use super::failure::WriteFailure;
use super::read::{self, Kind, ReadFault};

/// Makes sure that there is a real folder: creates it when there is nothing, refuses a link.
pub(super) fn real_folder(path: &Path) -> Result<(), WriteFailure> {
    let kind = match fs::create_dir(path) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read::kind_at(path),
        Err(error) => Err(error),
    };
    match kind {
        // `None` means that the folder was removed just now; its use will report that.
        Ok(Some(Kind::Folder) | None) => Ok(()),
        Ok(Some(other)) => Err(WriteFailure::new(
            path.to_owned(),
            ReadFault::NotAFolder(other),
        )),
        Err(error) => Err(WriteFailure::new(path.to_owned(), error)),
    }
}
