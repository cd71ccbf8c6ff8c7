//! What is on the disk for the electronic documents that a record names; rules do not read the disk
//! themselves.

use crate::model::Paper;

/// One electronic document, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnFile {
    /// It is there; its SHA-256 in lower-case hexadecimal.
    There(String),
    /// Nothing is there.
    Gone,
    /// It is not a plain file, or the path to it leads out of the workspace.
    Unfit,
    /// It is there and cannot be read now, as when another program holds it; what the system says of it.
    Unread(String),
}

/// What is known about the files of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filed {
    /// For each document of the archive; `None` for one without a file. Empty when the disk was not read.
    documents: Vec<Option<OnFile>>,
}

impl Filed {
    /// What was found, in the order of the documents.
    pub fn new(documents: Vec<Option<OnFile>>) -> Filed {
        Filed { documents }
    }

    /// The files of these documents, which are the record's, that could not be read.
    pub fn unread<'a>(&self, documents: impl Iterator<Item = &'a Paper<'a>>) -> Vec<String> {
        let looked = documents.zip(&self.documents);
        let unread = looked.filter(|(_, found)| matches!(found, Some(OnFile::Unread(_))));
        unread
            .filter_map(|(paper, _)| paper.file.map(str::to_owned))
            .collect()
    }

    /// What is known about the file of a document, by its position in the archive.
    pub fn document(&self, nth: usize) -> Option<&OnFile> {
        self.documents.get(nth)?.as_ref()
    }
}

impl OnFile {
    /// Whether it is another file than the one with this SHA-256, written in either case.
    pub fn differs(&self, sha256: &str) -> bool {
        matches!(self, OnFile::There(sum) if !sum.eq_ignore_ascii_case(sha256.trim()))
    }
}
