//! Sets aside the record of a client that was merged into another: it is kept in `.kefu/merged`, whole.

use std::path::{Path, PathBuf};

use super::failure::{WriteFailure, WriteFault};
use super::folder::{open_to_all_of, real_folder};
use super::names::{flush_folder, move_to_free};
use super::own::{MERGED, read_plain};
use super::undo::Noted;
use super::workspace::Workspace;

impl Workspace {
    /// Moves a record to `.kefu/merged`, under the lock and in one step, if it still holds this text. Returns its new place.
    ///
    /// # Errors
    /// [`WriteFault::KeptChanging`] when it was changed meanwhile; else as [`Workspace::revise`].
    pub fn set_aside(&self, from: &Path, text: &str) -> Result<PathBuf, WriteFailure> {
        let from = self.own_path(from)?;
        let locked = self.lock()?;
        if read_plain(&from).as_deref() != Some(text.as_bytes()) {
            let fault = WriteFault::KeptChanging { times: 1 };
            return Err(WriteFailure::new(from, fault));
        }
        let folder = self.root().join(MERGED);
        let is_new = !folder.exists();
        real_folder(&folder)?;
        if is_new {
            open_to_all_of(&folder);
        }
        let stem = from.file_stem().unwrap_or_default().to_string_lossy();
        let target = (1..)
            .map(|nth: u32| match nth {
                1 => folder.join(format!("{stem}.toml")),
                nth => folder.join(format!("{stem}-{nth}.toml")),
            })
            .find(|path| path.symlink_metadata().is_err())
            .expect("there are more numbers than files");
        let noted = self.note_name(&locked.own, &from, &target);
        if let Err(error) = move_to_free(&from, &target) {
            noted.into_iter().for_each(Noted::drop_it);
            return Err(WriteFailure::new(target, error));
        }
        for path in [&target, &from] {
            flush_folder(path).map_err(|error| WriteFailure::saved_but(path, None, error))?;
        }
        Ok(target)
    }
}
