//! The records as they would be committed.

use super::folder::Folder;
use super::program::Fault;

/// A record as it is in the index, changed since the last commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// Its path from the workspace's folder.
    pub file: String,
    /// What it holds there.
    pub bytes: Vec<u8>,
}

impl Folder {
    /// The files below a folder of the workspace that a commit would add or change, with what they hold in the index.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn staged(&self, below: &str) -> Result<Vec<Staged>, Fault> {
        let listed = self
            .git()
            .ask(&["ls-files", "--stage", "-z", "--", below])?;
        let mut files = entries(&listed);
        if self.head()?.is_some() {
            let words = [
                "diff-index",
                "--cached",
                "--name-only",
                "-z",
                "--relative",
                "--no-renames",
                "--diff-filter=ACMT",
                "HEAD",
                "--",
                below,
            ];
            let changed = self.git().ask(&words)?;
            let changed: Vec<&[u8]> = changed.split(|byte| *byte == 0).collect();
            files.retain(|(_, file)| changed.contains(&file.as_bytes()));
        }
        let objects = files.iter().map(|(object, _)| object.clone());
        let found = self.contents(objects.collect())?;
        let staged = files.into_iter().zip(found);
        let staged = staged.map(|((object, file), bytes)| match bytes {
            Some(bytes) => Ok(Staged { file, bytes }),
            None => Err(Fault::Refused(format!("{file}: {object} missing"))),
        });
        staged.collect()
    }
}

/// The object and the path of each plain file of a list of the index.
fn entries(listed: &[u8]) -> Vec<(String, String)> {
    let lines = listed.split(|byte| *byte == 0);
    let entry = |line: &[u8]| {
        let line = String::from_utf8_lossy(line);
        let (about, file) = line.split_once('\t')?;
        let mut about = about.split(' ');
        let (mode, object, stage) = (about.next()?, about.next()?, about.next()?);
        let is_plain = mode.starts_with("100") && stage == "0";
        is_plain.then(|| (object.to_owned(), file.to_owned()))
    };
    lines.filter_map(entry).collect()
}
