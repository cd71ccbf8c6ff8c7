//! A text that will replace a record. Until then it is a separate file, complete and flushed.
//!
//! It is written to `.kefu/tmp/<number>.part`. Just before it takes the place it is renamed to `<print of
//! new>-<print of old>-<record>.swap`, because from then on that file may hold the new text, the old one, or
//! somebody's edit that came out of the place; if kefu is killed here, the next writer can tell by the prints
//! which one it is.

use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::WriteFailure;
use super::names::move_to_free;

/// How much of a record's name is in the name of a temporary file, so that this is a valid name too.
const STEM: usize = 32;

/// What was in a record's place when the edit was made.
#[derive(Debug)]
pub(super) struct Old {
    /// The whole text.
    pub(super) text: String,
    /// The file's mode and owner, which the new file gets.
    pub(super) about: Metadata,
}

/// Our temporary file, removed when dropped, so that a failed write leaves nothing behind.
pub(super) struct Part {
    pub(super) path: PathBuf,
    file: Option<File>,
}

impl Part {
    /// A new file as any program makes one, by the user's umask, or with the mode of an old one.
    pub(super) fn create(tmp: &Path, like: Option<&Metadata>) -> Result<Part, WriteFailure> {
        let mut how = OpenOptions::new();
        how.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
            how.mode(like.map_or(0o666, |about| about.permissions().mode() & 0o777));
        }

        for number in 1.. {
            let path = tmp.join(format!("{number}.part"));
            match how.open(&path) {
                Ok(file) => {
                    let part = Part {
                        path,
                        file: Some(file),
                    };
                    return match like.map_or(Ok(()), |about| part.as_like(about)) {
                        Ok(()) => Ok(part),
                        Err(error) => Err(WriteFailure::new(part.path.clone(), error)),
                    };
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteFailure::new(tmp.to_owned(), error)),
            }
        }
        unreachable!("some number is free")
    }

    fn as_like(&self, about: &Metadata) -> io::Result<()> {
        let file = self.file.as_ref().expect("open until it is written");
        resemble(file, about)
    }

    /// Writes and flushes, once: after a failed flush the system may have dropped what it could not write, so
    /// a second flush that succeeds would prove nothing.
    pub(super) fn write(mut self, text: &[u8]) -> io::Result<Part> {
        let mut file = self.file.take().expect("open until it is written");
        file.write_all(text)?;
        file.sync_all()?;
        Ok(self)
    }

    /// Gives the file the name under which it may be swapped.
    pub(super) fn stage(mut self, record: &Path, old: &Old, new: &[u8]) -> io::Result<Part> {
        let stem: String = record
            .file_stem()
            .map(|stem| stem.to_string_lossy().chars().take(STEM).collect())
            .unwrap_or_default();
        let prints = [fingerprint(new), fingerprint(old.text.as_bytes())].join("-");

        let staged = self.path.with_file_name(format!("{prints}-{stem}.swap"));
        move_to_free(&self.path, &staged)?;
        self.path = staged;
        Ok(self)
    }

    /// The path, no longer removed when dropped.
    pub(super) fn release(mut self) -> PathBuf {
        std::mem::take(&mut self.path)
    }
}

/// Gives a file the mode of the old one, and its owner and group as far as the system lets us.
#[cfg(unix)]
pub(super) fn resemble(file: &File, about: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let ours = file.metadata()?;
    if (ours.uid(), ours.gid()) != (about.uid(), about.gid()) {
        // Only root can change the owner; a member of the group can at least keep the group.
        let _ = fchown(file, Some(about.uid()), Some(about.gid()))
            .or_else(|_| fchown(file, None, Some(about.gid())));
    }
    // Some file systems have one mode for all and refuse to change it, even to what it is.
    let mode = about.permissions().mode() & 0o777;
    if file.metadata()?.permissions().mode() & 0o777 != mode {
        file.set_permissions(fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn resemble(_file: &File, _about: &Metadata) -> io::Result<()> {
    Ok(())
}

impl Drop for Part {
    fn drop(&mut self) {
        // It is closed first, because Windows does not remove an open file. The next writer clears what
        // cannot be removed. Once the file took its place, there is nothing to remove here.
        self.file = None;
        if !self.path.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A short name for some bytes. It only has to differ for different bytes, and be the same for the next
/// writer with the same version of kefu. At worst, a newer version keeps one file too many.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// Reads the name of a `.swap`: the prints of what may be in it, and the record's name.
pub(super) fn swap_name(name: &str) -> Option<([&str; 2], &str)> {
    let (new, rest) = name.strip_suffix(".swap")?.split_once('-')?;
    let (old, stem) = rest.split_once('-')?;
    Some(([new, old], stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_names_what_may_be_in_it() {
        assert_eq!(
            swap_name("11-22-hua-rui.swap"),
            Some((["11", "22"], "hua-rui"))
        );
        assert_eq!(swap_name("11-22-华锐.part"), None);
        assert_eq!(swap_name("notes.swap"), None);
    }
}
