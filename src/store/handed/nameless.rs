//! Writes a document through a file that has no name until it is whole: a kefu that is killed leaves nothing beside it.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, OFlags, linkat};

use crate::store::names::flush_folder;
use crate::store::part::resemble;

/// `None` where the file system has no such files, or this one cannot be named; nothing was written then. `about` is
/// what is known of the file that is replaced.
pub(super) fn place(
    folder: &Path,
    path: &Path,
    bytes: &[u8],
    about: Option<&Metadata>,
) -> Option<io::Result<()>> {
    let mode = about.map_or(0o666, |about| about.permissions().mode() & 0o777);
    let mut how = OpenOptions::new();
    how.write(true).mode(mode);
    how.custom_flags(OFlags::TMPFILE.bits().cast_signed());
    let mut file = how.open(folder).ok()?;
    let written = about
        .map_or(Ok(()), |about| resemble(&file, about))
        .and_then(|()| file.write_all(bytes))
        .and_then(|()| file.sync_all());
    if let Err(error) = written {
        return Some(Err(error));
    }
    let placed = match about {
        None => named(&file, path)?,
        Some(_) => replaced(&file, folder, path)?,
    };
    // A document can be printed again, so an error while flushing the folder is ignored.
    let _ = flush_folder(path);
    Some(placed)
}

/// Gives it a name that must be free.
fn named(file: &File, path: &Path) -> Option<io::Result<()>> {
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    match linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW) {
        Ok(()) => Some(Ok(())),
        Err(rustix::io::Errno::EXIST) => Some(Err(io::ErrorKind::AlreadyExists.into())),
        Err(_) => None,
    }
}

/// A name can replace another, but not a file without one: so it has a name of its own for that moment.
fn replaced(file: &File, folder: &Path, path: &Path) -> Option<io::Result<()>> {
    for number in 1.. {
        let aside = folder.join(format!("{number}.part"));
        if let Ok(()) = named(file, &aside)? {
            let done = fs::rename(&aside, path);
            if done.is_err() {
                let _ = fs::remove_file(&aside);
            }
            return Some(done);
        }
    }
    None
}
