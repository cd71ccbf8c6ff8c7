//! Gives a file another name in one step, as far as the system has such a step.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::read;

/// Moves a file to a name that must be free, in one step wherever the system has one.
pub(super) fn move_to_free(from: &Path, to: &Path) -> io::Result<()> {
    match rename_how(from, to, How::ToFree) {
        Err(error) if lacks(&error) => {}
        done => return done,
    }
    match fs::hard_link(from, to) {
        Ok(()) => return fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        // No hard links either (FAT, some network drives).
        Err(_) => {}
    }
    match read::kind_at(to)? {
        Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        None => fs::rename(from, to),
    }
}

/// Flushes the folder of a file, so that its new name survives a power cut.
pub(super) fn flush_folder(of: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = of.parent().expect("a file of the workspace has a folder");
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network drives have no such thing.
        Err(error) if lacks(&error) => Ok(()),
        flushed => flushed,
    }
}

/// Flushes many files that were written below a folder, with their names: at once where the system can, because one by one
/// each waits for the disk.
#[cfg(target_os = "linux")]
pub(super) fn flush_below(folder: &Path, _files: &[PathBuf]) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Flushes many files that were written below a folder, one by one: this system has no other way.
#[cfg(not(target_os = "linux"))]
pub(super) fn flush_below(_folder: &Path, files: &[PathBuf]) -> io::Result<()> {
    // What is only read, not every system flushes.
    let flush = |file| File::options().write(true).open(file)?.sync_all();
    files.iter().try_for_each(flush)?;
    files.first().map_or(Ok(()), |file| flush_folder(file))
}

/// What happens to the new name.
pub(super) enum How {
    /// Both names stay, with each other's file.
    Exchange,
    /// Fails if the new name is taken.
    ToFree,
}

/// Renames in one step; an error that the system [`lacks`] it, where there is no such step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn rename_how(from: &Path, to: &Path, how: How) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    let flags = match how {
        How::Exchange => RenameFlags::EXCHANGE,
        How::ToFree => RenameFlags::NOREPLACE,
    };
    Ok(renameat_with(CWD, from, CWD, to, flags)?)
}

/// Renames in one step: this system has none.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn rename_how(_from: &Path, _to: &Path, how: How) -> io::Result<()> {
    match how {
        How::Exchange | How::ToFree => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// Whether an error means that the file system has no such operation.
pub(super) fn lacks(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}
