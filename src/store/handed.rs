//! Writes a document where the user wants it, either completely or not at all.

use std::fs;
use std::io;
use std::path::Path;

use super::failure::{WriteFailure, WriteFault};
use super::names::{flush_folder, move_to_free};
use super::part::Part;
use super::read::{self, Kind, ReadFault};
use super::swap;

#[cfg(target_os = "linux")]
mod nameless;

/// The result of writing a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The file is new.
    New,
    /// It replaced another file.
    Replaced,
    /// The file already had this content and was not changed.
    Same,
}

/// Writes a document to a path that the user named, anywhere on the disk. It replaces another file only when
/// `replace` is set, and never a link, a folder or a device.
///
/// # Errors
///
/// [`WriteFault::Exists`] when another file is there and `replace` is false, and what the disk says.
pub fn hand_out(path: &Path, bytes: &[u8], replace: bool) -> Result<Handed, WriteFailure> {
    let failed = |fault: WriteFault| WriteFailure::new(path.to_owned(), fault);
    let os = |error: io::Error| failed(error.into());
    let there = match read::kind_at(path).map_err(os)? {
        None => false,
        Some(Kind::File) => true,
        Some(other) => return Err(failed(ReadFault::NotAFile(other).into())),
    };
    if there && is_same(path, bytes) {
        return Ok(Handed::Same);
    }
    if there && !replace {
        return Err(failed(WriteFault::Exists));
    }

    // In the same folder, because renaming is one step only within a disk.
    let folder = path.parent().unwrap_or(Path::new("."));
    let about = there.then(|| path.metadata()).transpose().map_err(os)?;
    #[cfg(target_os = "linux")]
    if let Some(placed) = nameless::place(folder, path, bytes, about.as_ref()) {
        placed.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => failed(WriteFault::Exists),
            _ => os(error),
        })?;
        return Ok(if there { Handed::Replaced } else { Handed::New });
    }
    let part = Part::create(folder, about.as_ref())?;
    let part = part.write(bytes).map_err(os)?;
    if there {
        swap::replace(&part, path).map_err(os)?;
        return Ok(Handed::Replaced);
    }
    move_to_free(&part.path, path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => failed(WriteFault::Exists),
        _ => os(error),
    })?;
    // A document can be printed again, so an error while flushing the folder is ignored.
    let _ = flush_folder(path);
    Ok(Handed::New)
}

/// Writes a program that git runs, with its folder when that is missing.
///
/// # Errors
///
/// What the disk says.
pub fn hand_out_hook(path: &Path, text: &str) -> Result<Handed, WriteFailure> {
    let os = |error: io::Error| WriteFailure::new(path.to_owned(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(os)?;
    }
    let handed = hand_out(path, text.as_bytes(), true)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(os)?;
    }
    Ok(handed)
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let mut found = Vec::new();
    let read = read::open(path).and_then(|(file, about)| read::fill(file, &about, &mut found));
    read.is_ok() && found == bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_document_is_written_once_and_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("计划.html");

        assert_eq!(hand_out(&path, b"one", false).unwrap(), Handed::New);
        assert_eq!(hand_out(&path, b"one", false).unwrap(), Handed::Same);
        let refused = hand_out(&path, b"two", false).unwrap_err();
        assert!(matches!(refused.fault, WriteFault::Exists), "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), b"one");

        assert_eq!(hand_out(&path, b"two", true).unwrap(), Handed::Replaced);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["计划.html"]);
    }

    #[test]
    fn what_is_no_file_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        let failure = hand_out(&folder.path().join("a"), b"x", true).unwrap_err();
        assert!(matches!(
            failure.fault,
            WriteFault::Read(ReadFault::NotAFile(Kind::Folder))
        ));

        let nowhere = folder.path().join("b/c.html");
        assert!(hand_out(&nowhere, b"x", true).is_err());
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&file, "one").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();

        let failure = hand_out(&link, b"two", true).unwrap_err();
        assert!(matches!(
            failure.fault,
            WriteFault::Read(ReadFault::NotAFile(Kind::Link))
        ));
        assert_eq!(fs::read(&file).unwrap(), b"one");
    }
}
