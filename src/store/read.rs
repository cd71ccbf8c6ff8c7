//! Reads a record only if it is a plain file and not too large.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most bytes a record has: 4 MiB, some hundred times a large client's.
pub const LIMIT: usize = 4 * 1024 * 1024;

/// A file that could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Which file or folder.
    pub path: PathBuf,
    /// Why not.
    pub fault: ReadFault,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadFault {
    /// There is no such file, or no longer.
    Gone,
    /// There is something else in place of the file.
    NotAFile(Kind),
    /// Something else is in the place of a folder.
    NotAFolder(Kind),
    /// More than [`LIMIT`] bytes.
    TooLarge,
    /// Not UTF-8, first on this line (from 1).
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// Another error of the system.
    Os(io::Error),
}

/// What is found at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link (on Windows a junction too), wherever it leads.
    Link,
    /// A named pipe, whose reading might never end.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// Something that is not in this list.
    Other,
}

/// The bytes of a file that the user named, such as one to import: links are followed and a pipe is
/// read to its end, as they asked; the bound of [`LIMIT`] holds.
///
/// # Errors
/// [`Unreadable`], with any fault but `NotUtf8`.
pub fn read_named(path: &Path) -> Result<Vec<u8>, Unreadable> {
    named(path, LIMIT)
}

/// The same of what kefu wrote itself about all clients, which may be some hundred times as long.
///
/// # Errors
/// As [`read_named`].
pub fn read_answer(path: &Path) -> Result<Vec<u8>, Unreadable> {
    named(path, 64 * LIMIT)
}

fn named(path: &Path, limit: usize) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(ReadFault::from)
        .and_then(|file| {
            let about = file.metadata()?;
            if about.is_dir() {
                return Err(ReadFault::NotAFile(Kind::Folder));
            }
            fill_to(limit, file, &about, &mut bytes)
        })
        .map(|()| bytes)
        .map_err(|fault| Unreadable {
            path: path.to_owned(),
            fault,
        })
}

impl Unreadable {
    /// The same, with its path from the workspace's folder on, as a person names a file of it.
    pub fn from_root(self, root: &Path) -> Unreadable {
        let path = self.path.strip_prefix(root).map(Path::to_owned);
        Unreadable {
            path: path.unwrap_or(self.path),
            fault: self.fault,
        }
    }

    /// 2: the command could not be done. (`check` makes a finding of it, and answers 3.)
    pub fn exit_code(&self) -> u8 {
        2
    }
}

impl From<io::Error> for ReadFault {
    fn from(error: io::Error) -> ReadFault {
        match error.kind() {
            io::ErrorKind::NotFound => ReadFault::Gone,
            _ => ReadFault::Os(error),
        }
    }
}

/// Opens a plain file without following a link in its place and without waiting at a pipe.
pub(super) fn open(path: &Path) -> Result<(File, Metadata), ReadFault> {
    let file = without_following(path, OpenOptions::new().read(true))?;
    let about = file.metadata()?;
    match kind(about.file_type()) {
        Kind::File => Ok((file, about)),
        other => Err(ReadFault::NotAFile(other)),
    }
}

/// Opens what is at the path, but never what a link there leads to.
pub(super) fn without_following(path: &Path, how: &mut OpenOptions) -> Result<File, ReadFault> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;

        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        how.custom_flags(flags.bits().cast_signed());
    }
    // Other systems need a look beforehand: it costs a call, and leaves a short moment between.
    #[cfg(not(unix))]
    if kind_at(path)? == Some(Kind::Link) {
        return Err(ReadFault::NotAFile(Kind::Link));
    }

    how.open(path).map_err(|error| match kind_at(path) {
        Ok(Some(kind)) if kind != Kind::File => ReadFault::NotAFile(kind),
        _ => error.into(),
    })
}

/// What is at a path, links not followed; None when nothing is.
pub(super) fn kind_at(path: &Path) -> io::Result<Option<Kind>> {
    match path.symlink_metadata() {
        Ok(about) => Ok(Some(kind(about.file_type()))),
        // A path below a file does not exist either.
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
    }
}

/// Reads an open file to its end, or to one byte past the limit. What was in the buffer goes.
pub(super) fn fill(file: File, about: &Metadata, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
    fill_to(LIMIT, file, about, buffer)
}

fn fill_to(
    limit: usize,
    file: File,
    about: &Metadata,
    buffer: &mut Vec<u8>,
) -> Result<(), ReadFault> {
    let filled = read_into(limit, file, about, buffer)?;
    buffer.truncate(filled);
    Ok(())
}

/// Reads an open file to its end, or to one byte past the limit, and tells how many bytes that are. The buffer only grows:
/// behind them stands what was in it before.
///
/// A file of the length it is said to have is read at once, and one more byte is asked for to see that it ends there.
pub(super) fn read_into(
    limit: usize,
    mut file: File,
    about: &Metadata,
    buffer: &mut Vec<u8>,
) -> Result<usize, ReadFault> {
    let expected = usize::try_from(about.len()).unwrap_or(usize::MAX);
    if expected > limit {
        return Err(ReadFault::TooLarge);
    }
    let mut filled = 0;
    let mut room = buffer.len().max(expected + 1);
    loop {
        buffer.resize(room, 0);
        match file.read(&mut buffer[filled..]) {
            Ok(0) => return Ok(filled),
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
        if filled > limit {
            return Err(ReadFault::TooLarge);
        }
        if filled == room {
            room = (2 * room).min(limit + 1);
        }
    }
}

/// Bytes as text, exactly.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, ReadFault> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        not_utf8(error.as_bytes(), good)
    })
}

/// The same without a copy. Han characters are looked over several at a time.
///
/// # Errors
/// [`ReadFault::NotUtf8`].
pub fn text_of(bytes: &[u8]) -> Result<&str, ReadFault> {
    simdutf8::compat::from_utf8(bytes).map_err(|fault| not_utf8(bytes, fault.valid_up_to()))
}

fn not_utf8(bytes: &[u8], good: usize) -> ReadFault {
    let line = 1 + bytes[..good].iter().filter(|&&byte| byte == b'\n').count();
    ReadFault::NotUtf8 { line }
}

fn kind(found: FileType) -> Kind {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if found.is_fifo() {
            return Kind::Pipe;
        }
        if found.is_socket() {
            return Kind::Socket;
        }
        if found.is_block_device() || found.is_char_device() {
            return Kind::Device;
        }
    }
    if found.is_symlink() {
        Kind::Link
    } else if found.is_dir() {
        Kind::Folder
    } else if found.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_line_that_is_not_utf8_is_told() {
        let fault = text(b"a = 1\nb = \"\xff\"\n".to_vec()).unwrap_err();
        assert!(matches!(fault, ReadFault::NotUtf8 { line: 2 }), "{fault:?}");
    }

    #[test]
    fn a_file_is_read_to_its_end_whatever_length_it_was_said_to_have() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            open(&path).unwrap()
        };
        let long: Vec<u8> = (0..100_000_u32).map(|nth| nth as u8).collect();
        let (_, empty) = write("empty", b"");
        let mut buffer = b"what was there before".to_vec();
        for (name, about) in [("grown", Some(empty)), ("right", None)] {
            let (file, own) = write(name, &long);
            fill(file, &about.unwrap_or(own), &mut buffer).unwrap();
            assert_eq!(buffer, long, "{name}");
        }
        let (_, about) = write("was-long", &long);
        let (file, _) = write("short", b"x");
        fill(file, &about, &mut buffer).unwrap();
        assert_eq!(buffer, b"x");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_the_user_named_may_be_a_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("real"), "x").unwrap();
        std::os::unix::fs::symlink("real", folder.path().join("link")).unwrap();

        assert_eq!(read_named(&folder.path().join("link")).unwrap(), b"x");
        let endless = read_named(Path::new("/dev/zero")).unwrap_err().fault;
        assert!(matches!(endless, ReadFault::TooLarge), "{endless:?}");
        let folder = read_named(folder.path()).unwrap_err().fault;
        assert!(matches!(folder, ReadFault::NotAFile(Kind::Folder)));
    }
}
