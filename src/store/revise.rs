//! Changes a record from its old text to a new one, under the lock. It starts again when a person saved it meanwhile.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::failure::{Revision, WriteFailure, WriteFault};
use super::folder::real_folder;
use super::id::folded;
use super::names::flush_folder;
use super::part::Old;
use super::read::{self, Kind, LIMIT, ReadFault};
use super::swap::{self, Placed};
use super::undo::Noted;
use super::workspace::Workspace;

/// How often an edit is repeated on a text that has changed, before kefu gives up.
const DONE_AGAIN: u32 = 5;

/// Why a record was not revised.
#[derive(Debug)]
pub enum ReviseError<E> {
    /// The edit itself refused.
    Edit(E),
    /// The file could not be changed, or not for certain.
    Failed(WriteFailure),
}

impl Workspace {
    /// Revises a file of the workspace: reads it, calls `edit` to make the new text from the old one, and
    /// saves it, all under the workspace's lock.
    ///
    /// `edit` gets `None` when there is no file. It returns `None` when there is nothing to change; the same
    /// text counts as that too. It runs again, up to five times, when another program has saved the file
    /// since. The text is passed byte for byte, byte-order mark and line ends included. A missing folder is
    /// created. The file keeps its mode, and as far as the system lets us owner and group.
    ///
    /// # Errors
    /// [`ReviseError::Edit`] with the error of `edit`, [`ReviseError::Failed`] with any fault but
    /// `Exists`.
    pub fn revise<E>(
        &self,
        path: &Path,
        mut edit: impl FnMut(Option<&str>) -> Result<Option<String>, E>,
    ) -> Result<Revision, ReviseError<E>> {
        let path = self.own_path(path)?;
        let locked = self.lock()?;
        let own = &locked.own;

        let mut recovered = locked.recovered.clone();
        for _ in 0..=DONE_AGAIN {
            let proposal = propose(&path, &mut edit)?;
            let Some(new) = &proposal.new else {
                return Ok(proposal.into_revision(recovered));
            };
            if proposal.old.is_none() {
                self.make_folders(&path)?;
            }

            let before = proposal.old.as_ref().map(|old| old.text.as_str());
            let noted = self.note_text(own, &path, before, new);
            let placed = swap::place(own, &path, proposal.old.as_ref(), new.as_bytes());
            if !matches!(placed, Ok(Placed::Done { .. })) {
                noted.into_iter().for_each(Noted::drop_it);
            }
            match placed.map_err(|failure| failure.with(&recovered))? {
                Placed::Changed { recovered: kept } => recovered.extend(kept),
                Placed::Done {
                    flushed,
                    recovered: kept,
                } => {
                    recovered.extend(kept);
                    let revision = proposal.into_revision(recovered);
                    return match flushed {
                        Ok(()) => Ok(revision),
                        Err(error) => {
                            Err(WriteFailure::saved_but(&path, Some(revision), error).into())
                        }
                    };
                }
            }
        }

        let times = DONE_AGAIN + 1;
        let failure = WriteFailure::new(path, WriteFault::KeptChanging { times });
        Err(failure.with(&recovered).into())
    }

    /// What [`Workspace::revise`] would do, for `--dry-run`: the same reading and the same edit, but no
    /// lock is taken and nothing is written.
    ///
    /// # Errors
    /// As [`Workspace::revise`], but for those of writing.
    pub fn preview<E>(
        &self,
        path: &Path,
        mut edit: impl FnMut(Option<&str>) -> Result<Option<String>, E>,
    ) -> Result<Revision, ReviseError<E>> {
        let path = self.own_path(path)?;
        Ok(propose(&path, &mut edit)?.into_revision(Vec::new()))
    }

    /// The path of a file to be written: plain names below the root, in real folders. A link in the
    /// place of `clients/` would have records written elsewhere, and is refused.
    pub(super) fn own_path(&self, path: &Path) -> Result<PathBuf, WriteFailure> {
        let path = self.root().join(path);
        let outside = || WriteFailure::new(path.clone(), WriteFault::Outside);
        let within = path.strip_prefix(self.root()).map_err(|_| outside())?;
        let plain = |part: Component| matches!(part, Component::Normal(_));
        if within.as_os_str().is_empty() || !within.components().all(plain) {
            return Err(outside());
        }

        for folder in self.folders_above(&path) {
            match read::kind_at(&folder) {
                Ok(None | Some(Kind::Folder)) => {}
                Ok(Some(other)) => {
                    return Err(WriteFailure::new(folder, ReadFault::NotAFolder(other)));
                }
                Err(error) => return Err(WriteFailure::new(folder, error)),
            }
        }
        Ok(path)
    }

    /// Creates the missing folders of a new file.
    fn make_folders(&self, path: &Path) -> Result<(), WriteFailure> {
        for folder in self.folders_above(path) {
            let lacked = !folder.exists();
            real_folder(&folder)?;
            if lacked {
                flush_folder(&folder).map_err(|error| WriteFailure::new(folder, error))?;
            }
        }
        Ok(())
    }

    /// The folders between the root and a file below it, outermost first.
    fn folders_above(&self, path: &Path) -> Vec<PathBuf> {
        let above = path.ancestors().skip(1);
        let mut folders: Vec<_> = above
            .take_while(|folder| *folder != self.root())
            .map(Path::to_owned)
            .collect();
        folders.reverse();
        folders
    }
}

/// An edit on what is on disk now, refused where it could not be saved.
struct Proposal {
    old: Option<Old>,
    /// `None` when there is nothing to change.
    new: Option<String>,
}

impl Proposal {
    fn into_revision(self, recovered: Vec<PathBuf>) -> Revision {
        Revision {
            before: self.old.map(|old| old.text),
            after: self.new,
            recovered,
        }
    }
}

fn propose<E>(
    path: &Path,
    edit: &mut impl FnMut(Option<&str>) -> Result<Option<String>, E>,
) -> Result<Proposal, ReviseError<E>> {
    let failed = |fault| WriteFailure::new(path.to_owned(), fault);
    let old = read_old(path).map_err(|fault| failed(fault.into()))?;
    let before = old.as_ref().map(|old| old.text.as_str());

    let new = edit(before).map_err(ReviseError::Edit)?;
    let new = new.filter(|new| before != Some(new.as_str()));

    if let Some(new) = &new {
        let bytes = new.len();
        if bytes > LIMIT {
            return Err(failed(WriteFault::TooLarge { bytes }).into());
        }
        match &old {
            Some(old) if old.about.permissions().readonly() => {
                return Err(failed(WriteFault::ReadOnly).into());
            }
            Some(_) => {}
            None => refuse_twin(path, None).map_err(failed)?,
        }
    }
    Ok(Proposal { old, new })
}

pub(super) fn read_old(path: &Path) -> Result<Option<Old>, ReadFault> {
    let (file, about) = match read::open(path) {
        Err(ReadFault::Gone) => return Ok(None),
        opened => opened?,
    };
    let mut bytes = Vec::new();
    read::fill(file, &about, &mut bytes)?;
    let text = read::text(bytes)?;
    Ok(Some(Old { text, about }))
}

/// Refuses a new name when some file system would take it for the same as an existing one; `but` is the file
/// that will get the new name, if there is one.
pub(super) fn refuse_twin(path: &Path, but: Option<&Path>) -> Result<(), WriteFault> {
    let name = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
    let ours = name(path).expect("a file of the workspace has a name");
    let folder = path.parent().expect("a file of the workspace has a folder");

    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let found = entry?.path();
        let Some(twin) = name(&found) else { continue };
        if twin != ours && folded(&twin) == folded(&ours) && but != Some(found.as_path()) {
            return Err(WriteFault::Twin { twin });
        }
    }
    Ok(())
}

impl<E> ReviseError<E> {
    /// 4 when it is worth trying again as it is, else 2.
    pub fn exit_code(&self) -> u8 {
        match self {
            ReviseError::Edit(_) => 2,
            ReviseError::Failed(failure) => failure.exit_code(),
        }
    }
}

impl<E> From<WriteFailure> for ReviseError<E> {
    fn from(failure: WriteFailure) -> ReviseError<E> {
        ReviseError::Failed(failure)
    }
}
