//! Gives a client another id: its file gets another name, but never that of another client.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::{WriteFailure, WriteFault};
use super::id::Id;
use super::read::Kind;
use super::revise::refuse_twin;
use super::undo::Noted;
use super::workspace::Workspace;
use super::{names, read};

impl Workspace {
    /// Gives a client's file the name of another id and returns its new place; under the lock and in one
    /// step, so that always exactly one of the two exists.
    ///
    /// The file is given by its path, as [`Workspace::clients`] lists it, because the name it has may
    /// be no id: that is one reason to rename it.
    ///
    /// # Errors
    /// [`WriteFault::Exists`] or [`WriteFault::Twin`] when the id is taken, by its very name or by one
    /// that Windows or macOS would hold for it; else as [`Workspace::revise`].
    pub fn rename(&self, from: &Path, to: &Id) -> Result<PathBuf, WriteFailure> {
        let from = self.own_path(from)?;
        let target = self.own_path(&self.client_path(to))?;
        let locked = self.lock()?;

        read::open(&from).map_err(|fault| WriteFailure::new(from.clone(), fault))?;
        if from == target {
            return Ok(target);
        }
        refuse_twin(&target, Some(&from))
            .map_err(|fault| WriteFailure::new(target.clone(), fault))?;
        let noted = self.note_name(&locked.own, &from, &target);
        if let Err(fault) = move_record(&from, &target) {
            noted.into_iter().for_each(Noted::drop_it);
            return Err(WriteFailure::new(target, fault));
        }

        names::flush_folder(&target)
            .map_err(|error| WriteFailure::saved_but(&target, None, error))?;
        Ok(target)
    }

    /// Whether there is a folder of this name in `documents/`, as one has for each client. A new id does
    /// not rename it, because records refer to the files in it.
    pub fn has_documents(&self, name: &str) -> bool {
        let folder = self.root().join("documents").join(name);
        matches!(read::kind_at(&folder), Ok(Some(Kind::Folder)))
    }
}

fn move_record(from: &Path, target: &Path) -> Result<(), WriteFault> {
    match names::move_to_free(from, target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            // On a file system without case, `Huarui` blocks the name `huarui`: it is the same file.
            if is_same(from, target)? {
                fs::rename(from, target)?;
                return Ok(());
            }
            Err(WriteFault::Exists)
        }
        moved => Ok(moved?),
    }
}

#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    use super::id::folded;
    use std::os::unix::fs::MetadataExt;

    // Two hard links to one file are the same file, but two names; only a folded name is one.
    let name = |path: &Path| folded(&path.to_string_lossy());
    let (a, b) = (one.symlink_metadata()?, other.symlink_metadata()?);
    Ok((a.dev(), a.ino()) == (b.dev(), b.ino()) && name(one) == name(other))
}

#[cfg(not(unix))]
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(one.canonicalize()? == other.canonicalize()?)
}
