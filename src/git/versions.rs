//! The three versions of a record that git keeps in its index until a conflict is resolved.

use super::folder::Folder;
use super::program::{Fault, Git};

/// The versions of one file; `None` where a side has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// What both sides began from.
    pub base: Option<Vec<u8>>,
    /// What was there already.
    pub ours: Option<Vec<u8>>,
    /// What comes in.
    pub theirs: Option<Vec<u8>>,
}

impl Folder {
    /// The versions of a file of the workspace between which git could not decide; none where it has decided, or was
    /// never asked.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn versions(&self, file: &str) -> Result<Option<Versions>, Fault> {
        let found = self
            .git()
            .ask(&["ls-files", "--unmerged", "-z", "--", file])?;
        let mut versions = Versions::default();
        let mut is_torn = false;
        for entry in found.split(|byte| *byte == 0).filter(|it| !it.is_empty()) {
            let text = String::from_utf8_lossy(entry);
            let mut words = text.split([' ', '\t']).skip(1);
            let (Some(object), Some(stage)) = (words.next(), words.next()) else {
                continue;
            };
            let bytes = Some(blob(self.git(), object)?);
            is_torn = true;
            match stage {
                "1" => versions.base = bytes,
                "2" => versions.ours = bytes,
                _ => versions.theirs = bytes,
            }
        }
        Ok(is_torn.then_some(versions))
    }
}

fn blob(git: &Git, object: &str) -> Result<Vec<u8>, Fault> {
    git.ask(&["cat-file", "blob", object])
}
