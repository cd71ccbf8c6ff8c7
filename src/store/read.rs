//! A record is read with a bound on its size, and only if it is a plain file.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Workspace;

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
    /// Something else is in the file's place.
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
    /// The system says no.
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
    /// Something this list does not know.
    Other,
}

impl Workspace {
    /// The bytes of a record: at most [`LIMIT`], from a plain file, following no link, never waiting.
    ///
    /// Only the last part of the path is looked at: [`Workspace::clients`] has seen to the folder, and
    /// [`Workspace::inside`] to file references.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault but `NotUtf8`.
    pub fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = Vec::new();
        self.read_into(path, &mut bytes)?;
        Ok(bytes)
    }

    /// As [`Workspace::read`], into a buffer that is emptied first and keeps its room: `check` reads
    /// thousands of records.
    ///
    /// # Errors
    /// As [`Workspace::read`].
    pub fn read_into(&self, path: &Path, buffer: &mut Vec<u8>) -> Result<(), Unreadable> {
        let path = self.root().join(path);
        open(&path)
            .and_then(|(file, about)| fill(file, &about, buffer))
            .map_err(|fault| Unreadable { path, fault })
    }

    /// The text of a file in the workspace, byte-order mark and line ends as they are.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault.
    pub fn read_text(&self, path: &Path) -> Result<String, Unreadable> {
        let bytes = self.read(path)?;
        text(bytes).map_err(|fault| Unreadable {
            path: self.root().join(path),
            fault,
        })
    }

    /// The text of `kefu.toml`, the company's standard.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault.
    pub fn kefu_toml(&self) -> Result<String, Unreadable> {
        self.read_text(&self.kefu_toml_path())
    }
}

/// The bytes of a file that the user named, such as one to import: links are followed and a pipe is
/// read to its end, as they asked; the bound of [`LIMIT`] holds.
///
/// # Errors
/// [`Unreadable`], with any fault but `NotUtf8`.
pub fn read_named(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(ReadFault::from)
        .and_then(|file| {
            let about = file.metadata()?;
            if about.is_dir() {
                return Err(ReadFault::NotAFile(Kind::Folder));
            }
            fill(file, &about, &mut bytes)
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
    // Elsewhere a look beforehand must do: it costs a call, and leaves a moment in between.
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
        // Below a file there is nothing either.
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
    }
}

/// Reads an open file to its end, or to one byte past the limit.
pub(super) fn fill(file: File, about: &Metadata, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
    buffer.clear();
    let expected = usize::try_from(about.len()).unwrap_or(usize::MAX);
    if expected > LIMIT {
        return Err(ReadFault::TooLarge);
    }

    // One byte of room past the end lets the last read see the end without growing the buffer.
    buffer.reserve(expected + 1);
    file.take(LIMIT as u64 + 1).read_to_end(buffer)?;
    if buffer.len() > LIMIT {
        return Err(ReadFault::TooLarge);
    }
    Ok(())
}

/// Bytes as text, exactly.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, ReadFault> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|&&byte| byte == b'\n').count();
        ReadFault::NotUtf8 { line }
    })
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
    fn a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let workspace = Workspace::at(folder.path());

        fs::write(&path, vec![b'#'; LIMIT]).unwrap();
        assert_eq!(workspace.read(&path).unwrap().len(), LIMIT);

        fs::write(&path, vec![b'#'; LIMIT + 1]).unwrap();
        let fault = workspace.read(&path).unwrap_err().fault;
        assert!(matches!(fault, ReadFault::TooLarge), "{fault:?}");
    }

    #[test]
    fn a_buffer_is_emptied_before_it_is_filled() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        fs::write(folder.path().join("a.toml"), "long text").unwrap();
        fs::write(folder.path().join("b.toml"), "b").unwrap();

        let mut buffer = Vec::new();
        workspace
            .read_into(Path::new("a.toml"), &mut buffer)
            .unwrap();
        workspace
            .read_into(Path::new("b.toml"), &mut buffer)
            .unwrap();
        assert_eq!(buffer, b"b");
    }

    #[test]
    fn the_line_that_is_not_utf8_is_told() {
        let fault = text(b"a = 1\nb = \"\xff\"\n".to_vec()).unwrap_err();
        assert!(matches!(fault, ReadFault::NotUtf8 { line: 2 }), "{fault:?}");
    }

    #[test]
    fn the_text_comes_byte_for_byte() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        let whole = "\u{feff}lang = \"zh\"\r\n# 末行无换行";
        fs::write(folder.path().join("kefu.toml"), whole).unwrap();

        assert_eq!(workspace.kefu_toml().unwrap(), whole);
    }

    #[cfg(unix)]
    #[test]
    fn only_a_plain_file_is_a_record() {
        use rustix::fs::{CWD, Mode, mkfifoat};
        use std::os::unix::{fs::symlink, net::UnixListener};

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("real.toml"), "").unwrap();
        symlink(at("real.toml"), at("link.toml")).unwrap();
        symlink("nowhere", at("dangling.toml")).unwrap();
        symlink("loop.toml", at("loop.toml")).unwrap();
        fs::create_dir(at("folder.toml")).unwrap();
        mkfifoat(CWD, at("pipe.toml"), Mode::from_raw_mode(0o600)).unwrap();
        let _socket = UnixListener::bind(at("socket.toml")).unwrap();

        let workspace = Workspace::at(folder.path());
        let fault = |name: &str| workspace.read(&at(name)).unwrap_err().fault;
        for (name, expected) in [
            ("link.toml", Kind::Link),
            ("dangling.toml", Kind::Link),
            ("loop.toml", Kind::Link),
            ("folder.toml", Kind::Folder),
            ("pipe.toml", Kind::Pipe),
            ("socket.toml", Kind::Socket),
        ] {
            let fault = fault(name);
            assert!(
                matches!(fault, ReadFault::NotAFile(kind) if kind == expected),
                "{name}: {fault:?}"
            );
        }
        assert!(matches!(fault("missing.toml"), ReadFault::Gone));
        let device = workspace.read(Path::new("/dev/null")).unwrap_err().fault;
        assert!(matches!(device, ReadFault::NotAFile(Kind::Device)));
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
