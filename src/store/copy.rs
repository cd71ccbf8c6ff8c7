//! The copy of a record that an editor gets, beside the text it began from, so that what kefu writes meanwhile can be held
//! against what was saved.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::failure::{WriteFailure, WriteFault};
use super::names::flush_folder;
use super::own::{Own, read_plain};
use super::part::{Old, Part};
use super::read::{self, Kind, ReadFault, Unreadable};
use super::revise::read_old;
use super::workspace::Workspace;

/// A copy of a record for an editor: `.kefu/edit-<id>.toml`, and beside it `.base`. Nobody else gets one as long as this is
/// held.
#[derive(Debug)]
pub struct Copy {
    /// The copy.
    pub path: PathBuf,
    /// The text it began from; `None` where an earlier run left the copy alone.
    pub base: Option<String>,
    /// Whether an earlier run left it, with a text that is not in the record.
    pub is_left: bool,
    base_path: PathBuf,
    like: fs::Metadata,
    held: Option<File>,
}

impl Workspace {
    /// Makes the copy of a record for an editor, as private as the record; one that an earlier run left is given again when
    /// it holds what the record does not. `None` while somebody else has it.
    ///
    /// # Errors
    /// The record is gone, cannot be read or is read-only, and all that [`Workspace::revise`] has of the disk.
    pub fn copy(&self, record: &Path) -> Result<Option<Copy>, WriteFailure> {
        let record = self.own_path(record)?;
        let failed = |fault: WriteFault| WriteFailure::new(record.clone(), fault);
        let locked = self.lock()?;
        let old = read_old(&record).map_err(|fault| failed(fault.into()))?;
        let Old { text, about } = old.ok_or_else(|| failed(ReadFault::Gone.into()))?;
        if about.permissions().readonly() {
            return Err(failed(WriteFault::ReadOnly));
        }
        let [path, base_path] = self.copy_paths(&record);

        let (mut held, mut base) = (None, None);
        match read::open(&base_path) {
            Ok((file, about)) => {
                match file.try_lock() {
                    Ok(()) => {}
                    Err(TryLockError::WouldBlock) => return Ok(None),
                    Err(TryLockError::Error(error)) => {
                        return Err(WriteFailure::new(base_path, error));
                    }
                }
                let mut bytes = Vec::new();
                let shared = file.try_clone();
                let read = shared.map_err(ReadFault::from);
                let read = read.and_then(|file| read::fill(file, &about, &mut bytes));
                read.map_err(|fault| WriteFailure::new(base_path.clone(), fault))?;
                base = String::from_utf8(bytes).ok();
                held = Some(file);
            }
            Err(ReadFault::Gone) => {}
            Err(fault) => return Err(WriteFailure::new(base_path, fault)),
        }
        let left = read_plain(&path);
        let left = left.filter(|left| {
            let is = |text: &str| left == text.as_bytes();
            !is(&text) && !base.as_deref().is_some_and(is)
        });
        let is_left = left.is_some();
        if !is_left {
            // Windows replaces no file that is open.
            held = None;
            // The copy after what it began from: killed in between, there is no copy that nobody can merge.
            place(&locked.own, &base_path, &text, &about)?;
            place(&locked.own, &path, &text, &about)?;
            let file = File::open(&base_path);
            let file = file.map_err(|error| WriteFailure::new(base_path.clone(), error))?;
            if file.try_lock().is_ok() {
                held = Some(file);
            }
            base = Some(text);
        }
        Ok(Some(Copy {
            path,
            base,
            is_left,
            base_path,
            like: about,
            held,
        }))
    }

    /// Where the copy of a record for an editor is, or would be.
    pub fn copy_path(&self, record: &Path) -> PathBuf {
        let [path, _] = self.copy_paths(record);
        path
    }

    fn copy_paths(&self, record: &Path) -> [PathBuf; 2] {
        let stem = record.file_stem().unwrap_or_default().to_string_lossy();
        ["toml", "base"].map(|end| {
            let name = format!("edit-{stem}.{end}");
            self.root().join(".kefu").join(name)
        })
    }

    /// Puts another text into a copy for an editor, which begins from this text of the record now.
    ///
    /// # Errors
    /// As [`Workspace::revise`].
    pub fn renew_copy(&self, copy: &Copy, text: &str, base: &str) -> Result<(), WriteFailure> {
        let locked = self.lock()?;
        // Killed in between, the copy is merged once more with what it first began from.
        place(&locked.own, &copy.path, text, &copy.like)?;
        place(&locked.own, &copy.base_path, base, &copy.like)
    }
}

impl Copy {
    /// What the editor saved; as much as it began from when it took the copy away.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault but `Gone`.
    pub fn saved(&self) -> Result<String, Unreadable> {
        let read = read::open(&self.path).and_then(|(file, about)| {
            let mut bytes = Vec::new();
            read::fill(file, &about, &mut bytes)?;
            read::text(bytes)
        });
        match (read, &self.base) {
            (Err(ReadFault::Gone), Some(base)) => Ok(base.clone()),
            (read, _) => read.map_err(|fault| Unreadable {
                path: self.path.clone(),
                fault,
            }),
        }
    }

    /// Takes the copy away: all of its text is in the record.
    pub fn drop_it(self) {
        let _ = fs::remove_file(&self.path);
        drop(self.held);
        let _ = fs::remove_file(&self.base_path);
    }
}

/// Puts a text into a file of `.kefu` in one step, with the permissions of a record.
fn place(own: &Own, path: &Path, text: &str, like: &fs::Metadata) -> Result<(), WriteFailure> {
    let failed = |error: io::Error| WriteFailure::new(path.to_owned(), error);
    if let Some(other) = read::kind_at(path).map_err(failed)?
        && other != Kind::File
    {
        let fault = ReadFault::NotAFile(other);
        return Err(WriteFailure::new(path.to_owned(), fault));
    }
    let part = Part::create(&own.tmp(), Some(like))?;
    let part = part.write(text.as_bytes()).map_err(failed)?;
    fs::rename(&part.path, path).map_err(failed)?;
    let _ = part.release();
    flush_folder(path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "\u{feff}[client]\r\nname = \"甲\"";

    fn begun() -> (tempfile::TempDir, Workspace, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::create(&folder.path().join("house"), "").unwrap();
        let record = workspace.root().join("clients/jia.toml");
        fs::write(&record, RECORD).unwrap();
        (folder, workspace, record)
    }

    fn left(workspace: &Workspace) -> Vec<String> {
        let entries = fs::read_dir(workspace.root().join(".kefu")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name.starts_with("edit-")).collect();
        names.sort();
        names
    }

    #[test]
    fn one_has_the_copy_at_a_time_and_it_goes_whole() {
        let (_folder, workspace, record) = begun();
        let copy = workspace.copy(&record).unwrap().unwrap();
        assert_eq!(copy.saved().unwrap(), RECORD);
        assert_eq!(copy.base.as_deref(), Some(RECORD));
        assert_eq!(left(&workspace), ["edit-jia.base", "edit-jia.toml"]);
        assert!(workspace.copy(&record).unwrap().is_none());

        copy.drop_it();
        assert_eq!(left(&workspace), [""; 0]);
    }

    #[test]
    fn what_was_left_is_given_again_unless_the_record_has_it() {
        let (_folder, workspace, record) = begun();
        let copy = workspace.copy(&record).unwrap().unwrap();
        fs::write(&copy.path, "saved").unwrap();
        drop(copy);
        fs::write(&record, "other").unwrap();

        let again = workspace.copy(&record).unwrap().unwrap();
        assert!(again.is_left);
        let texts = (again.saved().unwrap(), again.base.as_deref());
        assert_eq!(texts, ("saved".to_owned(), Some(RECORD)));
        drop(again);

        // The base is lost: nobody knows from what the copy began.
        fs::remove_file(workspace.root().join(".kefu/edit-jia.base")).unwrap();
        let again = workspace.copy(&record).unwrap().unwrap();
        assert_eq!((again.is_left, again.base.as_deref()), (true, None));
        drop(again);

        // The record has it already, or nothing was saved: the copy begins from the record.
        fs::write(&record, "saved").unwrap();
        let fresh = workspace.copy(&record).unwrap().unwrap();
        assert_eq!(
            (fresh.is_left, fresh.base.as_deref()),
            (false, Some("saved"))
        );
        drop(fresh);
        fs::write(&record, "newer").unwrap();
        let fresh = workspace.copy(&record).unwrap().unwrap();
        assert_eq!(
            (fresh.is_left, fresh.saved().unwrap()),
            (false, "newer".to_owned())
        );
    }

    #[test]
    fn a_copy_that_is_gone_says_what_it_began_from() {
        let (_folder, workspace, record) = begun();
        let copy = workspace.copy(&record).unwrap().unwrap();
        fs::remove_file(&copy.path).unwrap();
        assert_eq!(copy.saved().unwrap(), RECORD);
    }

    #[cfg(unix)]
    #[test]
    fn the_copy_is_as_private_as_the_record_and_no_link_is_written_through() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let (_folder, workspace, record) = begun();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        for wanted in [0o600, 0o660, 0o644] {
            fs::set_permissions(&record, fs::Permissions::from_mode(wanted)).unwrap();
            let copy = workspace.copy(&record).unwrap().unwrap();
            assert_eq!(
                (mode(&copy.path), mode(&copy.base_path)),
                (wanted, wanted),
                "{wanted:o}"
            );
            copy.drop_it();
        }

        let kept = workspace.root().join("kept");
        fs::write(&kept, "the user's").unwrap();
        symlink(&kept, workspace.copy_path(&record)).unwrap();
        let failure = workspace.copy(&record).unwrap_err();
        assert!(
            matches!(
                failure.fault,
                WriteFault::Read(ReadFault::NotAFile(Kind::Link))
            ),
            "{failure:?}"
        );
        assert_eq!(fs::read_to_string(kept).unwrap(), "the user's");
    }
}
