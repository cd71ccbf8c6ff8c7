//! Reads a record of the workspace, as text or as a document.

use std::path::Path;

use super::read::{self, Unreadable};
use super::workspace::Workspace;

impl Workspace {
    /// The bytes of a record: at most [`LIMIT`](read::LIMIT), from a plain file, following no link, never waiting.
    ///
    /// Only the last part of the path is checked here: [`Workspace::clients`] has checked the folder, and
    /// [`Workspace::inside`] the file references.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault but `NotUtf8`.
    pub fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        let path = self.root().join(path);
        let mut bytes = Vec::new();
        read::open(&path)
            .and_then(|(file, about)| read::fill(file, &about, &mut bytes))
            .map_err(|fault| Unreadable { path, fault })?;
        Ok(bytes)
    }

    /// The text of a record, in a buffer that is used again and only grows, because many commands read
    /// thousands of records.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault.
    pub fn text_in<'b>(&self, path: &Path, buffer: &'b mut Vec<u8>) -> Result<&'b str, Unreadable> {
        let path = self.root().join(path);
        let read = read::open(&path)
            .and_then(|(file, about)| read::read_into(read::LIMIT, file, &about, buffer));
        read.and_then(|filled| read::text_of(&buffer[..filled]))
            .map_err(|fault| Unreadable { path, fault })
    }

    /// The text of a file in the workspace, byte-order mark and line ends as they are.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault.
    pub fn read_text(&self, path: &Path) -> Result<String, Unreadable> {
        let bytes = self.read(path)?;
        read::text(bytes).map_err(|fault| Unreadable {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Kind, LIMIT, ReadFault};
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
        let long = workspace.text_in(Path::new("a.toml"), &mut buffer);
        assert_eq!(long.unwrap(), "long text");
        let short = workspace.text_in(Path::new("b.toml"), &mut buffer);
        assert_eq!(short.unwrap(), "b");
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
}
