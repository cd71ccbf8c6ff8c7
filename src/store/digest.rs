//! The checksum of an electronic document, which shows whether it was changed later.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::read::{self, ReadFault, Unreadable};
use super::workspace::Workspace;

impl Workspace {
    /// The SHA-256 of a document in the workspace, in lower-case hexadecimal. A document may be of any
    /// size; it is read piece by piece, from a plain file, following no link in its place.
    ///
    /// # Errors
    /// [`Unreadable`], with any fault but `TooLarge` and `NotUtf8`.
    pub fn digest(&self, path: &Path) -> Result<String, Unreadable> {
        let path = self.root().join(path);
        read::open(&path)
            .and_then(|(file, _)| sum(file).map_err(ReadFault::from))
            .map_err(|fault| Unreadable { path, fault })
    }
}

fn sum(mut file: File) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => hasher.update(&piece[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(hexadecimal(hasher))
}

/// The SHA-256 of bytes, in lower-case hexadecimal.
pub(super) fn sum_of(bytes: &[u8]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(bytes);
    hexadecimal(hasher)
}

fn hexadecimal(hasher: Sha256) -> String {
    let mut hexadecimal = String::with_capacity(64);
    for byte in hasher.finalize() {
        write!(hexadecimal, "{byte:02x}").expect("writing into a string does not fail");
    }
    hexadecimal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Kind;
    use std::fs;

    #[test]
    fn the_sum_is_sha_256_of_a_document_of_any_size() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        let sum = |bytes: &[u8]| {
            fs::write(folder.path().join("a.pdf"), bytes).unwrap();
            workspace.digest(Path::new("a.pdf")).unwrap()
        };

        // The examples of the standard that defines it.
        assert_eq!(
            sum(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            sum(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            sum(&vec![b'a'; 1_000_000]),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
        assert_eq!(sum(&vec![0; read::LIMIT + 1]).len(), 64);
    }

    #[test]
    fn only_a_plain_file_has_a_sum() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        let fault = |path: &Path| workspace.digest(path).unwrap_err().fault;

        assert!(matches!(fault(Path::new("no.pdf")), ReadFault::Gone));
        assert!(matches!(
            fault(folder.path()),
            ReadFault::NotAFile(Kind::Folder)
        ));
    }
}
