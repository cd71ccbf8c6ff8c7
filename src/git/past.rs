//! The versions that a file had, commit by commit.

use std::collections::HashMap;

use super::folder::Folder;
use super::program::Fault;

/// A commit, as git has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its name, in full.
    pub id: String,
    /// When its author made it, and when it was made a commit as it is here, in seconds of 1970.
    pub authored: i64,
    /// See `authored`.
    pub committed: i64,
    /// The author's name.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
}

/// A file as a commit has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The commit, which changed the file.
    pub commit: Commit,
    /// The versions it was made from, by their places among all; several for a merge.
    pub parents: Vec<usize>,
    /// The name of the file; `None` where it is not there.
    pub file: Option<String>,
    /// What it holds.
    pub bytes: Option<Vec<u8>>,
}

/// What git knows of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Each version, later ones first.
    pub versions: Vec<Version>,
    /// Whether earlier commits are missing from this clone.
    pub is_shallow: bool,
}

/// The files of a folder of the workspace, with what git says once for all of them.
#[derive(Debug)]
pub struct Files<'f> {
    folder: &'f Folder,
    /// Their renames, later ones first, each with its commit.
    renames: Vec<(String, Rename)>,
    is_shallow: bool,
}

/// A file that had another name before a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rename {
    from: String,
    to: String,
}

impl Folder {
    /// The name of the commit that stands here; `None` before the first one.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn head(&self) -> Result<Option<String>, Fault> {
        self.named_commit(&["rev-parse", "--verify", "-q", "HEAD"])
    }

    /// The last commit that was made by a moment; `None` where there is none.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn last_until(&self, moment: i64) -> Result<Option<String>, Fault> {
        if self.head()?.is_none() {
            return Ok(None);
        }
        let until = format!("--min-age={moment}");
        self.named_commit(&["rev-list", "-1", &until, "HEAD", "--"])
    }

    fn named_commit(&self, words: &[&str]) -> Result<Option<String>, Fault> {
        let (code, answer, said) = self.git().run(words, Vec::new())?;
        let id = String::from_utf8_lossy(&answer).trim().to_owned();
        match code {
            Some(0) => Ok(Some(id).filter(|id| !id.is_empty())),
            Some(1) => Ok(None),
            _ => Err(Fault::Refused(said)),
        }
    }

    /// A file of the workspace as a commit has it; `None` where it has none.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn file_in(&self, commit: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        let mut found = self.contents(vec![self.named(commit, file)])?;
        Ok(found.pop().flatten())
    }

    /// The files of a folder of the workspace as a commit has it, by their paths from the workspace.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn files_in(&self, commit: &str, below: &str) -> Result<Vec<String>, Fault> {
        let below = format!("{below}/");
        let words = ["ls-tree", "-z", "--name-only", commit, "--", &below];
        let listed = self.git().ask(&words)?;
        let names = String::from_utf8_lossy(&listed);
        Ok(names.split_terminator('\0').map(str::to_owned).collect())
    }

    /// The files below a folder of the workspace, with the names they had before.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn files(&self, below: &str) -> Result<Files<'_>, Fault> {
        let shallow = ["rev-parse", "--is-shallow-repository"];
        let is_shallow = self.git().ask(&shallow)?.starts_with(b"true");
        let words = [
            "log",
            "--topo-order",
            "--no-show-signature",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--relative",
            "--find-renames",
            "--diff-filter=R",
            "--name-status",
            "-z",
            "--format=%H",
            "HEAD",
            "--",
            below,
        ];
        Ok(Files {
            folder: self,
            renames: renames(&self.git().ask(&words)?),
            is_shallow,
        })
    }

    fn named(&self, commit: &str, file: &str) -> String {
        format!("{commit}:{}{file}", self.prefix())
    }

    /// What the objects of these names hold; `None` of those that are not there.
    pub(super) fn contents(&self, asked: Vec<String>) -> Result<Vec<Option<Vec<u8>>>, Fault> {
        let count = asked.len();
        let mut given = asked.join("\n").into_bytes();
        given.push(b'\n');
        let (code, answer, said) = self.git().run(&["cat-file", "--batch"], given)?;
        if code != Some(0) {
            return Err(Fault::Refused(said));
        }
        let mut rest = &answer[..];
        let mut found = Vec::with_capacity(count);
        while found.len() < count {
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                return Err(Fault::Refused(said));
            };
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            rest = &rest[end + 1..];
            let mut words = head.rsplit(' ');
            let size = words.next().and_then(|size| size.parse::<usize>().ok());
            match (size, words.next()) {
                (Some(size), Some(kind)) if rest.len() > size => {
                    found.push((kind == "blob").then(|| rest[..size].to_owned()));
                    rest = &rest[size + 1..];
                }
                _ => found.push(None),
            }
        }
        Ok(found)
    }
}

impl Files<'_> {
    /// The versions of a file up to a commit, also under the names that it had before; the commit is that of `HEAD` or an
    /// earlier one. A file that was copied from another begins as a new one; `is_it` says of two texts whether the later
    /// one can be the earlier one renamed.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn past(
        &self,
        commit: &str,
        file: &str,
        is_it: impl Fn(&[u8], &[u8]) -> bool,
    ) -> Result<Past, Fault> {
        let names = self.names(file, &is_it)?;
        let mut words = vec!["log", "--topo-order", "--simplify-merges"];
        words.extend(["--no-show-signature", "--no-color", "--encoding=UTF-8"]);
        words.extend(["-z", "--format=%H%n%P%n%at%n%ct%n%an%n%s", commit, "--"]);
        words.extend(names.iter().map(String::as_str));
        let logged = self.folder.git().ask(&words)?;
        let commits = commits(&logged);

        let places: HashMap<&str, usize> = commits
            .iter()
            .enumerate()
            .map(|(nth, (commit, _))| (commit.id.as_str(), nth))
            .collect();
        let asked = commits.iter().flat_map(|(commit, _)| {
            let id = &commit.id;
            names.iter().map(move |name| self.folder.named(id, name))
        });
        let found = self.folder.contents(asked.collect())?;
        let mut versions = Vec::with_capacity(commits.len());
        for ((commit, parents), found) in commits.iter().zip(found.chunks(names.len())) {
            let nth = found.iter().position(Option::is_some);
            let parents = parents.iter().filter_map(|id| places.get(id.as_str()));
            versions.push(Version {
                commit: commit.clone(),
                parents: parents.copied().collect(),
                file: nth.map(|nth| names[nth].clone()),
                bytes: nth.and_then(|nth| found[nth].clone()),
            });
        }
        Ok(Past {
            versions: of_one(versions, is_it),
            is_shallow: self.is_shallow,
        })
    }

    /// The names that a file had, its present one first.
    fn names(
        &self,
        file: &str,
        is_it: impl Fn(&[u8], &[u8]) -> bool,
    ) -> Result<Vec<String>, Fault> {
        let mut names = vec![file.to_owned()];
        for (commit, rename) in &self.renames {
            let is_last = names.last() == Some(&rename.to);
            if !is_last || names.contains(&rename.from) {
                continue;
            }
            let before = format!("{commit}^");
            let asked = [(&before, &rename.from), (commit, &rename.to)];
            let asked = asked.map(|(commit, name)| self.folder.named(commit, name));
            if let [Some(was), Some(is)] = &self.folder.contents(asked.to_vec())?[..]
                && is_it(was, is)
            {
                names.push(rename.from.clone());
            }
        }
        Ok(names)
    }
}

/// The versions of the file that is there last: before a commit without it, a file of its name may have been another.
fn of_one(versions: Vec<Version>, is_it: impl Fn(&[u8], &[u8]) -> bool) -> Vec<Version> {
    let mut kept = vec![false; versions.len()];
    let mut ahead: Vec<(usize, Option<usize>)> = vec![(0, None)];
    while let Some((nth, last)) = ahead.pop() {
        let Some(version) = versions.get(nth).filter(|_| !kept[nth]) else {
            continue;
        };
        let later = last.and_then(|last| versions[last].bytes.as_deref());
        let is_after_gap = last.is_some_and(|last| !versions[last].parents.contains(&nth));
        if let (true, Some(was), Some(is)) = (is_after_gap, &version.bytes, later)
            && !is_it(was, is)
        {
            continue;
        }
        kept[nth] = true;
        let last = version.bytes.as_ref().map(|_| nth).or(last);
        ahead.extend(version.parents.iter().map(|parent| (*parent, last)));
    }
    let places: Vec<usize> = kept
        .iter()
        .scan(0, |count, kept| {
            let place = *count;
            *count += usize::from(*kept);
            Some(place)
        })
        .collect();
    let of_kept = versions.into_iter().zip(&kept).filter(|(_, kept)| **kept);
    of_kept
        .map(|(mut version, _)| {
            version.parents.retain(|parent| kept[*parent]);
            for parent in &mut version.parents {
                *parent = places[*parent];
            }
            version
        })
        .collect()
}

/// The commits of a log, each with the names of its parents.
fn commits(logged: &[u8]) -> Vec<(Commit, Vec<String>)> {
    let records = logged.split(|byte| *byte == 0).filter(|it| !it.is_empty());
    let commit = |record: &[u8]| {
        let record = String::from_utf8_lossy(record);
        let mut lines = record.split('\n');
        let (id, parents) = (lines.next()?, lines.next()?);
        let (authored, committed) = (lines.next()?, lines.next()?);
        let author = lines.next()?.to_owned();
        let parents = parents.split(' ').filter(|it| !it.is_empty());
        let commit = Commit {
            id: id.to_owned(),
            authored: authored.parse().ok()?,
            committed: committed.parse().ok()?,
            author,
            subject: lines.next().unwrap_or_default().to_owned(),
        };
        Some((commit, parents.map(str::to_owned).collect()))
    };
    records.filter_map(commit).collect()
}

/// The renames of a log, each with its commit: the commit's name, then `R100`, the old name, the new name.
fn renames(logged: &[u8]) -> Vec<(String, Rename)> {
    let mut words = logged.split(|byte| *byte == 0);
    let mut text = || {
        words
            .next()
            .map(|it| String::from_utf8_lossy(it).into_owned())
    };
    let (mut commit, mut found) = (String::new(), Vec::new());
    while let Some(word) = text() {
        let word = word.trim();
        let is_similarity = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        if word.strip_prefix('R').is_some_and(is_similarity) {
            let (Some(from), Some(to)) = (text(), text()) else {
                break;
            };
            found.push((commit.clone(), Rename { from, to }));
        } else if !word.is_empty() {
            commit = word.to_owned();
        }
    }
    found
}
