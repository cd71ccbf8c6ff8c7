//! The three versions of a record that git keeps in its index until a conflict is resolved.

use super::folder::Folder;
use super::program::Fault;

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
        let entry = |entry: &[u8]| {
            let text = String::from_utf8_lossy(entry);
            let mut words = text.split([' ', '\t']).skip(1);
            Some((words.next()?.to_owned(), words.next()?.to_owned()))
        };
        let (objects, stages): (Vec<String>, Vec<String>) =
            found.split(|byte| *byte == 0).filter_map(entry).unzip();
        if objects.is_empty() {
            return Ok(None);
        }
        let mut versions = Versions::default();
        let found = self.contents(objects.clone())?;
        for ((object, stage), bytes) in objects.iter().zip(stages).zip(found) {
            if bytes.is_none() {
                return Err(Fault::Refused(format!("{file}: {object} missing")));
            }
            match &*stage {
                "1" => versions.base = bytes,
                "2" => versions.ours = bytes,
                _ => versions.theirs = bytes,
            }
        }
        Ok(Some(versions))
    }
}
