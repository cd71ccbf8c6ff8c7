//! A change to a file that failed: which file, why, and what was still kept elsewhere.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::read::ReadFault;

/// A change to a file that failed.
#[derive(Debug)]
pub struct WriteFailure {
    /// Which file or folder.
    pub path: PathBuf,
    /// Why.
    pub fault: WriteFault,
    /// As [`Revision::recovered`].
    pub recovered: Vec<PathBuf>,
}

/// Why a file could not be changed. Except with `SavedBut`, the file is unchanged.
#[derive(Debug)]
pub enum WriteFault {
    /// The existing file cannot be read.
    Read(ReadFault),
    /// The path is not one of the workspace.
    Outside,
    /// The user has marked the file as read-only.
    ReadOnly,
    /// The new text would have this many bytes, more than [`LIMIT`](super::LIMIT).
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// A new file's name differs from this one's only by case or composition: Windows or macOS would take the
    /// two for one.
    Twin {
        /// The other file's name.
        twin: String,
    },
    /// The new name is taken.
    Exists,
    /// Another `kefu` held the lock the whole time.
    Busy(Busy),
    /// Another program changed the file each time an edit was ready.
    KeptChanging {
        /// How often the edit was made.
        times: u32,
    },
    /// No room: a full disk, a used-up quota, a limit on a file's size.
    Full(io::Error),
    /// No permission, or a read-only disk.
    Denied(io::Error),
    /// Another error of the system.
    Os(io::Error),
    /// The new text is in its place, but the system did not confirm that it would survive a power cut.
    SavedBut {
        /// What was saved; None for a new name.
        revision: Option<Box<Revision>>,
        /// What the system said.
        source: io::Error,
    },
}

/// Another `kefu` held the lock for the whole waiting time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// The waiting time.
    pub waited: Duration,
    /// Who holds it, if the lock file says so (on Windows it cannot be read while it is locked).
    pub holder: Option<Holder>,
}

/// The `kefu` that holds the lock, by what it wrote into the lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process number, on the machine where it runs.
    pub pid: u32,
    /// For how long it has held the lock, by the file's date.
    pub held: Option<Duration>,
}

/// What an edit made, or would make, of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The text before; None when there was no file.
    pub before: Option<String>,
    /// The text now; None when nothing was to change and nothing was written.
    pub after: Option<String>,
    /// Edits made by hand that were found in the record's place at the moment of saving. They are now in
    /// `.kefu/recovered`, for the user to look at.
    pub recovered: Vec<PathBuf>,
}

impl WriteFailure {
    pub(super) fn new(path: PathBuf, fault: impl Into<WriteFault>) -> WriteFailure {
        WriteFailure {
            path,
            fault: fault.into(),
            recovered: Vec::new(),
        }
    }

    pub(super) fn saved_but(
        path: &Path,
        revision: Option<Revision>,
        source: io::Error,
    ) -> WriteFailure {
        let recovered = revision
            .as_ref()
            .map(|revision| revision.recovered.clone())
            .unwrap_or_default();
        let revision = revision.map(Box::new);
        WriteFailure {
            path: path.to_owned(),
            fault: WriteFault::SavedBut { revision, source },
            recovered,
        }
    }

    pub(super) fn with(mut self, recovered: &[PathBuf]) -> WriteFailure {
        self.recovered.extend_from_slice(recovered);
        self
    }

    /// 4 when the same command may succeed later: the lock was held, or the file kept changing. Otherwise 2,
    /// also when it was saved, because a second run would do it twice.
    pub fn exit_code(&self) -> u8 {
        match self.fault {
            WriteFault::Busy(_) | WriteFault::KeptChanging { .. } => 4,
            WriteFault::Read(_)
            | WriteFault::Outside
            | WriteFault::ReadOnly
            | WriteFault::TooLarge { .. }
            | WriteFault::Twin { .. }
            | WriteFault::Exists
            | WriteFault::Full(_)
            | WriteFault::Denied(_)
            | WriteFault::Os(_)
            | WriteFault::SavedBut { .. } => 2,
        }
    }
}

impl From<ReadFault> for WriteFault {
    fn from(fault: ReadFault) -> WriteFault {
        match fault {
            ReadFault::Os(error) => error.into(),
            other => WriteFault::Read(other),
        }
    }
}

impl From<io::Error> for WriteFault {
    fn from(error: io::Error) -> WriteFault {
        use io::ErrorKind::{
            FileTooLarge, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem,
            StorageFull,
        };
        match error.kind() {
            NotFound => WriteFault::Read(ReadFault::Gone),
            StorageFull | QuotaExceeded | FileTooLarge => WriteFault::Full(error),
            PermissionDenied | ReadOnlyFilesystem => WriteFault::Denied(error),
            _ => WriteFault::Os(error),
        }
    }
}
