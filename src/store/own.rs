//! `.kefu` is kefu's own folder in a workspace: the lock, files being written, files kept for the user.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::failure::WriteFailure;
use super::folder::{open_to_all_of, own_folder};
use super::lock::Lock;
use super::part::{self, fingerprint};
use super::read::Kind;
use super::{names, read};

/// Where records that were merged into others are kept, from the workspace's folder.
pub(super) const MERGED: &str = ".kefu/merged";

/// The folder `.kefu`; it and its parts are known to be real folders.
#[derive(Debug)]
pub(super) struct Own {
    folder: PathBuf,
}

impl Own {
    /// Creates the folder and its parts when they are missing, as in a fresh clone: git does not keep them.
    pub(super) fn ready(root: &Path) -> Result<Own, WriteFailure> {
        let own = Own {
            folder: root.join(".kefu"),
        };
        own_folder(&own.folder)?;
        own_folder(&own.tmp())?;
        own_folder(&own.recovered())?;
        own_folder(&own.undo())?;

        let ignore = own.folder.join(".gitignore");
        // An empty one was left by a kefu that was killed as it made the file; git would take up `.kefu`.
        let found =
            read::kind_at(&ignore).map_err(|error| WriteFailure::new(ignore.clone(), error))?;
        let lacks = match found {
            None => true,
            Some(Kind::File) => fs::metadata(&ignore).is_ok_and(|about| about.len() == 0),
            Some(_) => false,
        };
        if lacks {
            fs::write(&ignore, b"*\n").map_err(|error| WriteFailure::new(ignore.clone(), error))?;
            open_to_all_of(&ignore);
        }
        Ok(own)
    }

    /// Waits for the workspace's lock, then clears away what a killed writer left.
    /// Returns what it kept of that.
    pub(super) fn lock(&self, patience: Duration) -> Result<(Lock, Vec<PathBuf>), WriteFailure> {
        let path = self.folder.join("lock");
        let lock = Lock::wait(&path, patience).map_err(|fault| WriteFailure::new(path, fault))?;
        Ok((lock, self.sweep()))
    }

    pub(super) fn tmp(&self) -> PathBuf {
        self.folder.join("tmp")
    }

    /// What undo needs.
    pub(super) fn undo(&self) -> PathBuf {
        self.folder.join("undo")
    }

    fn recovered(&self) -> PathBuf {
        self.folder.join("recovered")
    }

    /// The files kept in `.kefu/recovered`, sorted; none when it cannot be read.
    pub(super) fn recovered_in(root: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(root.join(".kefu").join("recovered"));
        let mut paths: Vec<_> = entries
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        paths
    }

    /// Moves a file that must not be lost to `.kefu/recovered`, under a name made from its record's name and
    /// its bytes. Returns its new place.
    pub(super) fn keep(&self, found: &Path, stem: &str) -> io::Result<PathBuf> {
        let mark = match read_plain(found) {
            Some(bytes) => fingerprint(&bytes),
            None => "unreadable".to_owned(),
        };
        let mut copy = 1;
        loop {
            let kept = self.kept(stem, &mark, copy);
            match names::move_to_free(found, &kept) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => copy += 1,
                Err(error) => return Err(error),
                Ok(()) => return Ok(kept),
            }
        }
    }

    /// Writes the bytes of a file that must not be lost to `.kefu/recovered`, as [`Own::keep`] would, and as private as that
    /// file is.
    pub(super) fn keep_bytes(
        &self,
        bytes: &[u8],
        stem: &str,
        like: Option<&Metadata>,
    ) -> io::Result<PathBuf> {
        let mark = fingerprint(bytes);
        let mut copy = 1;
        loop {
            let kept = self.kept(stem, &mark, copy);
            let mut how = OpenOptions::new();
            how.write(true).create_new(true);
            #[cfg(unix)]
            if let Some(about) = like {
                use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
                how.mode(about.permissions().mode() & 0o777);
            }
            match how.open(&kept) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => copy += 1,
                Err(error) => return Err(error),
                Ok(mut file) => {
                    let written = file.write_all(bytes).and_then(|()| file.sync_all());
                    if written.is_err() {
                        let _ = fs::remove_file(&kept);
                    }
                    return written.map(|()| kept);
                }
            }
        }
    }

    fn kept(&self, stem: &str, mark: &str, copy: u32) -> PathBuf {
        self.recovered().join(match copy {
            1 => format!("{stem}-{mark}.toml"),
            _ => format!("{stem}-{mark}-{copy}.toml"),
        })
    }

    /// Clears `.kefu/tmp`. The holder of the lock is the only writer, so everything there was left by a
    /// killed process, even if it is new; no age has to be guessed.
    ///
    /// A `.part` is a text that never reached its place. The name of a `.swap` says what it may hold, see
    /// [`part`]; any other bytes are somebody's edit that was swapped out at that moment, and are kept. What
    /// cannot be cleared now is left for the next writer, because saving is more important than clearing.
    fn sweep(&self) -> Vec<PathBuf> {
        let mut recovered = Vec::new();
        let Ok(entries) = fs::read_dir(self.tmp()) else {
            return recovered;
        };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if name.ends_with(".part") {
                let _ = fs::remove_file(&path);
            } else if let Some((expected, stem)) = part::swap_name(name) {
                match read_plain(&path) {
                    Some(bytes) if expected.contains(&fingerprint(&bytes).as_str()) => {
                        let _ = fs::remove_file(&path);
                    }
                    _ => recovered.extend(self.keep(&path, stem)),
                }
            }
        }
        recovered
    }
}

/// The bytes of a plain file within the limit; `None` for anything else.
pub(super) fn read_plain(path: &Path) -> Option<Vec<u8>> {
    let (file, about) = read::open(path).ok()?;
    let mut bytes = Vec::new();
    read::fill(file, &about, &mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> (tempfile::TempDir, Own) {
        let folder = tempfile::tempdir().unwrap();
        let own = Own::ready(folder.path()).unwrap();
        (folder, own)
    }

    #[test]
    fn the_corner_ignores_itself_and_keeps_what_the_user_put_there() {
        let (folder, own) = own();
        fs::write(own.folder.join(".gitignore"), "*\n!keep\n").unwrap();

        Own::ready(folder.path()).unwrap();
        let ignored = fs::read_to_string(own.folder.join(".gitignore")).unwrap();
        assert_eq!(ignored, "*\n!keep\n");
    }

    #[test]
    fn leftovers_of_a_killed_writer_go_and_a_hand_edit_among_them_is_kept() {
        let (folder, own) = own();
        let leave = |name: &str, bytes: &str| fs::write(own.tmp().join(name), bytes).unwrap();
        let [new, old] = [b"new".as_slice(), b"old"].map(fingerprint);
        leave("half.part", "ne");
        leave(&format!("{new}-{old}-never.swap"), "new");
        leave(&format!("{new}-{old}-done.swap"), "old");
        leave(&format!("{new}-{old}-huarui.swap"), "by hand");
        leave("someone's notes.txt", "not ours");

        let (lock, told) = own.lock(Duration::ZERO).unwrap();
        drop(lock);

        let left: Vec<_> = fs::read_dir(own.tmp())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["someone's notes.txt"]);

        let kept = Own::recovered_in(folder.path());
        let mark = fingerprint(b"by hand");
        assert_eq!(kept, [own.recovered().join(format!("huarui-{mark}.toml"))]);
        assert_eq!(told, kept);
        assert_eq!(fs::read(&kept[0]).unwrap(), b"by hand");
    }

    #[test]
    fn a_kept_file_never_replaces_another() {
        let (folder, own) = own();
        for _ in 0..2 {
            fs::write(folder.path().join("found"), "same").unwrap();
            own.keep(&folder.path().join("found"), "huarui").unwrap();
            own.keep_bytes(b"same", "huarui", None).unwrap();
        }
        let kept = Own::recovered_in(folder.path());
        assert_eq!(kept.len(), 4);
        for path in kept {
            assert_eq!(fs::read(path).unwrap(), b"same");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_part_is_refused() {
        use super::super::{Kind, ReadFault, WriteFault};

        for part in ["tmp", "recovered"] {
            let (folder, own) = own();
            fs::remove_dir(own.folder.join(part)).unwrap();
            std::os::unix::fs::symlink("/tmp", own.folder.join(part)).unwrap();

            let failure = Own::ready(folder.path()).unwrap_err();
            assert_eq!(failure.path, own.folder.join(part));
            assert!(matches!(
                failure.fault,
                WriteFault::Read(ReadFault::NotAFolder(Kind::Link))
            ));
        }
    }
}
