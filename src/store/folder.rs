//! A folder of the workspace must be a real folder. Through a link, kefu would write somewhere else.

use std::fs;
use std::io;
use std::path::Path;

use super::failure::WriteFailure;
use super::read::{self, Kind, ReadFault};

/// Gives a file or folder that kefu has just made in its own folder the owner, group and permissions of the folder it
/// stands in, as far as the system lets us: whoever may write there may write here. The first user's narrow umask, or one
/// command of root, would shut the others out.
#[cfg(unix)]
pub(super) fn open_to_all_of(path: &Path) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown};

    let above = path.parent().and_then(|folder| folder.metadata().ok());
    let (Some(above), Ok(ours)) = (above, path.symlink_metadata()) else {
        return;
    };
    if ours.is_symlink() {
        return;
    }
    if (ours.uid(), ours.gid()) != (above.uid(), above.gid()) {
        let _ = lchown(path, Some(above.uid()), Some(above.gid()))
            .or_else(|_| lchown(path, None, Some(above.gid())));
    }
    let mask = if ours.is_dir() { 0o7777 } else { 0o666 };
    let mode = above.permissions().mode() & mask;
    if ours.permissions().mode() & 0o7777 != mode {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
}

#[cfg(not(unix))]
pub(super) fn open_to_all_of(_path: &Path) {}

/// Makes sure that there is a real folder of kefu's own, open to whoever may write in the one above.
pub(super) fn own_folder(path: &Path) -> Result<(), WriteFailure> {
    let is_new = !path.exists();
    real_folder(path)?;
    if is_new {
        open_to_all_of(path);
    }
    Ok(())
}

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
