//! Only one `kefu` writes at a time. The others wait, and after a while report who holds the lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::failure::{Busy, Holder, WriteFault};
use super::folder::open_to_all_of;
use super::read::{self, Kind, ReadFault};

/// The workspace's lock, released when dropped. The file itself is never deleted: two processes could then
/// each lock a file of that name.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Waits for the lock, at most as long as given; a limit of zero tries once.
    pub(super) fn wait(path: &Path, patience: Duration) -> Result<Lock, WriteFault> {
        let mut how = OpenOptions::new();
        how.read(true).write(true).create(true).truncate(false);
        let is_new = !path.exists();
        let mut file = read::without_following(path, &mut how)?;
        if is_new {
            open_to_all_of(path);
        }
        if !file.metadata()?.is_file() {
            let kind = read::kind_at(path)?.unwrap_or(Kind::Other);
            return Err(ReadFault::NotAFile(kind).into());
        }

        let begun = Instant::now();
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) => {
                if patience.is_zero() || !in_the_queue(&file, patience)? {
                    let (waited, holder) = (begun.elapsed(), holder(&mut file));
                    return Err(WriteFault::Busy(Busy { waited, holder }));
                }
            }
        }

        // This is only information for those who wait, so a full disk must not stop the command here.
        let _ = file
            .set_len(0)
            .and_then(|()| file.write_all(format!("{}\n", std::process::id()).as_bytes()));
        Ok(Lock(file))
    }
}

/// Waits in the system's own queue, which wakes those who wait in the order in which they came; `false` when the time is
/// over.
fn in_the_queue(file: &File, patience: Duration) -> Result<bool, WriteFault> {
    let waiting = file.try_clone()?;
    let (told, hears) = mpsc::channel();
    let wait = move || {
        let got = waiting.lock();
        // Nobody waits any more, so the lock goes to the next.
        if told.send(got).is_err() {
            let _ = waiting.unlock();
        }
    };
    thread::Builder::new().spawn(wait)?;
    match hears.recv_timeout(patience) {
        Ok(got) => Ok(got.map(|()| true)?),
        Err(_) => Ok(false),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file unlocks it too; on Windows that may come a little later.
        let _ = self.0.unlock();
    }
}

fn holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().ok()?;
    Read::take(&mut *file, 16).read_to_string(&mut text).ok()?;

    let since = file.metadata().ok()?.modified().ok();
    Some(Holder {
        pid: text.trim_end().parse().ok()?,
        held: since.and_then(|since| since.elapsed().ok()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock_path() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        (folder, path)
    }

    #[test]
    fn one_holds_it_and_the_other_is_told_who() {
        let (_folder, path) = lock_path();
        let first = Lock::wait(&path, Duration::ZERO).unwrap();

        let limit = Duration::from_millis(60);
        match Lock::wait(&path, limit).unwrap_err() {
            WriteFault::Busy(Busy { waited, holder }) => {
                assert!(waited >= limit && waited < limit * 10, "{waited:?}");
                if cfg!(unix) {
                    assert_eq!(holder.unwrap().pid, std::process::id());
                }
            }
            other => panic!("{other:?}"),
        }

        drop(first);
        Lock::wait(&path, Duration::ZERO).unwrap();
        assert!(path.exists(), "the lock file is never deleted");
    }

    #[test]
    fn who_waits_gets_it_when_it_is_let_go() {
        let (_folder, path) = lock_path();
        let first = Lock::wait(&path, Duration::ZERO).unwrap();
        let waiting = thread::spawn(move || Lock::wait(&path, Duration::from_secs(20)));

        thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished());
        drop(first);
        waiting.join().unwrap().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_lock_is_not_followed() {
        let (folder, path) = lock_path();
        let record = folder.path().join("record");
        std::fs::write(&record, "the user's").unwrap();
        std::os::unix::fs::symlink(&record, &path).unwrap();

        let fault = Lock::wait(&path, Duration::ZERO).unwrap_err();
        assert!(
            matches!(fault, WriteFault::Read(ReadFault::NotAFile(Kind::Link))),
            "{fault:?}"
        );
        assert_eq!(std::fs::read_to_string(record).unwrap(), "the user's");
    }
}
