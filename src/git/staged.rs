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
        let has_commit = self
            .git()
            .run(&["rev-parse", "--verify", "-q", "HEAD"], Vec::new())?;
        let listed = self
            .git()
            .ask(&["ls-files", "--stage", "-z", "--", below])?;
        let mut files = entries(&listed);
        if has_commit.0 == Some(0) {
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
        let asked: String = files
            .iter()
            .map(|(object, _)| format!("{object}\n"))
            .collect();
        let (code, answer, said) = self
            .git()
            .run(&["cat-file", "--batch"], asked.into_bytes())?;
        match code {
            Some(0) => Ok(with_content(files, &answer)),
            _ => Err(Fault::Refused(said)),
        }
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

/// Takes apart what `cat-file --batch` answers: for each object a line with its size, its bytes, and a line end.
fn with_content(files: Vec<(String, String)>, mut answer: &[u8]) -> Vec<Staged> {
    let mut staged = Vec::with_capacity(files.len());
    for (_, file) in files {
        let Some(end) = answer.iter().position(|byte| *byte == b'\n') else {
            break;
        };
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let size: Option<usize> = head.rsplit(' ').next().and_then(|it| it.parse().ok());
        let rest = &answer[end + 1..];
        let size = size.unwrap_or(0).min(rest.len());
        staged.push(Staged {
            file,
            bytes: rest[..size].to_owned(),
        });
        answer = rest.get(size + 1..).unwrap_or_default();
    }
    staged
}
