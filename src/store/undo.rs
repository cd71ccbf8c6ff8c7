//! Takes back the last change of a desk: what kefu wrote over is kept in `.kefu/undo`, change by change, and never in git.
//!
//! A change is noted before it is made. If kefu is killed in between, the file is found as it was and the note is dropped.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::digest::sum_of;
use super::failure::{Revision, WriteFailure, WriteFault};
use super::names::{flush_folder, move_to_free};
use super::own::{MERGED, Own, read_plain};
use super::part::{Old, fingerprint};
use super::run::Run;
use super::swap::{self, Placed};
use super::workspace::Workspace;

/// What a run changed and undo takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The run.
    pub run: Run,
    /// When it made its first change, by the clock of the disk.
    pub at: Option<SystemTime>,
    /// Each change that is taken back, the last one first; none where the files say already what they said before, as after
    /// a kill or by hand.
    pub changes: Vec<TakenBack>,
    /// The words of the run before it, which would be taken back next.
    pub next: Option<Vec<String>>,
}

/// One change that is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// The text of a file.
    Text {
        /// The file, from the workspace's folder.
        file: String,
        /// The text that was there, and the one that is there again; `None` where there was no file.
        revision: Revision,
    },
    /// The name of a file.
    Name {
        /// The name it had until now.
        from: String,
        /// The name it has again.
        to: String,
    },
}

/// Why nothing was taken back, or not all.
#[derive(Debug)]
pub enum UndoFault {
    /// Nothing is kept that this user could take back.
    Nothing,
    /// A file was changed after the run.
    Changed {
        /// The file, from the workspace's folder.
        file: String,
        /// The words of the run.
        words: Vec<String>,
    },
    /// The disk.
    Failed(WriteFailure),
}

impl From<WriteFailure> for UndoFault {
    fn from(failure: WriteFailure) -> UndoFault {
        UndoFault::Failed(failure)
    }
}

/// How many changes are kept, and how many bytes they may take; the last run is kept whole.
const MOST: usize = 500;
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A change as it is noted.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    run: Run,
    /// The file, from the workspace's folder.
    file: String,
    /// The name it had, when only that changed.
    from: Option<String>,
    /// The text before; `None` where there was no file.
    before: Option<String>,
    /// The SHA-256 of the text after.
    after: String,
}

/// A note on disk.
pub(super) struct Noted(PathBuf);

impl Noted {
    /// Drops the note of a change that was not made.
    pub(super) fn drop_it(self) {
        let _ = fs::remove_file(self.0);
    }
}

impl Workspace {
    /// Notes that a text is about to take the place of another; nothing where there is no room for it, because saving is
    /// more important.
    pub(super) fn note_text(
        &self,
        own: &Own,
        path: &Path,
        before: Option<&str>,
        after: &str,
    ) -> Option<Noted> {
        self.note(own, path, |run, file| Note {
            run,
            file,
            from: None,
            before: before.map(str::to_owned),
            after: sum_of(after.as_bytes()),
        })
    }

    /// Notes that a file is about to get another name.
    pub(super) fn note_name(&self, own: &Own, from: &Path, to: &Path) -> Option<Noted> {
        let from = self.named(from)?;
        let text = read_plain(&self.root().join(&from))?;
        self.note(own, to, |run, file| Note {
            run,
            file,
            from: Some(from.clone()),
            before: None,
            after: sum_of(&text),
        })
    }

    fn note(
        &self,
        own: &Own,
        path: &Path,
        note: impl FnOnce(Run, String) -> Note,
    ) -> Option<Noted> {
        let run = self.run().cloned()?;
        let file = self.named(path)?;
        if file.starts_with(".kefu/") && !file.starts_with(MERGED) {
            return None;
        }
        let note = serde_json::to_vec(&note(run, file)).ok()?;
        let kept = kept(&own.undo());
        prune(&kept, self.run());
        let last = kept.last().and_then(|path| number(path));
        let next = last.unwrap_or(0) + 1;
        let path = own.undo().join(format!("{next:08}.json"));
        let mut how = OpenOptions::new();
        how.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
        let written = how.open(&path).and_then(|mut file| file.write_all(&note));
        if written.is_err() {
            let _ = fs::remove_file(&path);
            return None;
        }
        Some(Noted(path))
    }

    /// Whether one change alone is on note: the first of a workspace, or the one left after the others were taken back.
    pub fn has_noted_once(&self) -> bool {
        kept(&self.undo_folder()).len() == 1
    }

    /// Where the notes are, whether or not the folder is there.
    fn undo_folder(&self) -> PathBuf {
        self.root().join(".kefu").join("undo")
    }

    /// A file of the workspace from its folder, with `/`.
    fn named(&self, path: &Path) -> Option<String> {
        let within = path.strip_prefix(self.root()).ok()?;
        let parts: Option<Vec<&str>> = within.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Takes back the last run of this user; with `dry`, only says what that would be, and neither waits nor writes. It is
    /// refused as a whole when a file was changed since. Interrupted, it is finished by the same call.
    ///
    /// # Errors
    /// [`UndoFault`].
    pub fn undo(&self, by: &str, dry: bool) -> Result<Undone, UndoFault> {
        let locked = match dry {
            true => None,
            false => Some(self.lock()?),
        };
        let own = locked.as_ref().map(|it| &it.own);
        let mut notes: Vec<(PathBuf, Note)> = kept(&self.undo_folder())
            .into_iter()
            .filter_map(|path| Some((path.clone(), read_note(&path)?)))
            .filter(|(_, note)| note.run.by == by)
            .collect();
        let run = notes.last().ok_or(UndoFault::Nothing)?.1.run.clone();
        let first = notes
            .iter()
            .rposition(|(_, note)| note.run.token != run.token);
        let of_run = notes.split_off(first.map_or(0, |nth| nth + 1));
        let at = of_run.first().and_then(|(path, _)| written_at(path));
        let changes = self.take_back(own, of_run)?;
        let next = notes.last().map(|(_, note)| note.run.words.clone());
        Ok(Undone {
            run,
            at,
            changes,
            next,
        })
    }

    /// Takes back the changes of one run, from the last to the first, after a look at all of them; without a folder to write
    /// in, only says which.
    fn take_back(
        &self,
        own: Option<&Own>,
        notes: Vec<(PathBuf, Note)>,
    ) -> Result<Vec<TakenBack>, UndoFault> {
        let mut there: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut open = Vec::new();
        for (path, note) in notes.into_iter().rev() {
            let mut state = |file: &str| {
                let found = || read_plain(&self.root().join(file)).map(|bytes| sum_of(&bytes));
                there.entry(file.to_owned()).or_insert_with(found).clone()
            };
            let now = state(&note.file);
            let before = match &note.from {
                Some(from) => state(from),
                None => note.before.as_ref().map(|text| sum_of(text.as_bytes())),
            };
            let is_made =
                now.as_ref() == Some(&note.after) && (note.from.is_none() || before.is_none());
            let is_undone = match &note.from {
                Some(_) => now.is_none() && before.as_ref() == Some(&note.after),
                None => now == before,
            };
            if is_made {
                match &note.from {
                    Some(from) => {
                        there.insert(from.clone(), now);
                        there.insert(note.file.clone(), None);
                    }
                    None => {
                        there.insert(note.file.clone(), before);
                    }
                }
                open.push((path, note));
            } else if is_undone {
                if own.is_some() {
                    let _ = fs::remove_file(&path);
                }
            } else {
                let Note { file, run, .. } = note;
                let words = run.words;
                return Err(UndoFault::Changed { file, words });
            }
        }
        let mut taken = Vec::new();
        for (path, note) in open {
            taken.push(self.take_one_back(own, note)?);
            if own.is_some() {
                let _ = fs::remove_file(path);
            }
        }
        Ok(taken)
    }

    fn take_one_back(&self, own: Option<&Own>, note: Note) -> Result<TakenBack, UndoFault> {
        let path = self.own_path(Path::new(&note.file))?;
        let failed = |error: io::Error| WriteFailure::new(path.clone(), error);
        let Note {
            run,
            file,
            from,
            before,
            after,
        } = note;
        let changed = |file: String| UndoFault::Changed {
            file,
            words: run.words.clone(),
        };
        if let Some(to) = from {
            if own.is_some() {
                let target = self.own_path(Path::new(&to))?;
                move_to_free(&path, &target).map_err(failed)?;
                flush_folder(&target).map_err(failed)?;
            }
            return Ok(TakenBack::Name { from: file, to });
        }

        let about = path.symlink_metadata().map_err(failed)?;
        let text = read_plain(&path).and_then(|bytes| String::from_utf8(bytes).ok());
        let Some(text) = text.filter(|text| own.is_none() || sum_of(text.as_bytes()) == after)
        else {
            return Err(changed(file));
        };
        let revision = Revision {
            before: Some(text.clone()),
            after: before.clone(),
            recovered: Vec::new(),
        };
        let Some(own) = own else {
            return Ok(TakenBack::Text { file, revision });
        };
        match before {
            None => self.take_away(own, &path, &text)?,
            Some(before) => {
                let old = Old { text, about };
                match swap::place(own, &path, Some(&old), before.as_bytes())? {
                    Placed::Changed { .. } => return Err(changed(file)),
                    Placed::Done { flushed, .. } => flushed.map_err(failed)?,
                }
            }
        }
        Ok(TakenBack::Text { file, revision })
    }

    /// Takes away a file that kefu made and nobody has changed since. It goes through `.kefu/tmp` under a name that says
    /// what it holds: an edit made at that moment is kept by whoever clears that folder.
    fn take_away(&self, own: &Own, path: &Path, text: &str) -> Result<(), UndoFault> {
        let failed = |error: io::Error| WriteFailure::new(path.to_owned(), error);
        let mark = fingerprint(text.as_bytes());
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let aside = own.tmp().join(format!("{mark}-{mark}-{stem}.swap"));
        move_to_free(path, &aside).map_err(failed)?;
        flush_folder(path).map_err(failed)?;
        match read_plain(&aside).as_deref() == Some(text.as_bytes()) {
            true => Ok(fs::remove_file(&aside).map_err(failed)?),
            false => {
                let kept = own.keep(&aside, &stem).map_err(failed)?;
                let failure = WriteFailure::new(path.to_owned(), WriteFault::Exists);
                Err(failure.with(&[kept]).into())
            }
        }
    }
}

/// The notes in their folder, the oldest first.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| number(path).is_some())
        .collect();
    paths.sort();
    paths
}

fn number(path: &Path) -> Option<u64> {
    path.file_name()?
        .to_str()?
        .strip_suffix(".json")?
        .parse()
        .ok()
}

fn read_note(path: &Path) -> Option<Note> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn written_at(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}

/// Drops the oldest notes when there are too many. Those of the run that goes on are all kept, or half of it could be
/// taken back.
fn prune(kept: &[PathBuf], run: Option<&Run>) {
    let size = |path: &PathBuf| path.metadata().map_or(0, |about| about.len());
    let mut bytes: u64 = kept.iter().map(size).sum();
    let mut count = kept.len();
    for path in kept {
        let is_of_run = || read_note(path).is_some_and(|note| Some(&note.run) == run);
        if count < MOST && bytes < MOST_BYTES || is_of_run() {
            return;
        }
        bytes -= size(path).min(bytes);
        count -= 1;
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests;
