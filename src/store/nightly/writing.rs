//! Files a day of a folder of nights whole or not at all, takes days away, and puts right what a killed run left.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use super::{MADE, Nights, STAMP, day_of, is_below, of_new};
use crate::store::failure::{WriteFailure, WriteFault};
use crate::store::handed::hand_out;
use crate::store::lock::Lock;
use crate::store::names::{How, flush_below, flush_folder, lacks, rename_how};
use crate::store::own::read_plain;
use crate::store::read::{Kind, ReadFault, kind_at};
use crate::store::workspace::Workspace;

/// How long a run waits for another one in the same folder.
const PATIENCE: Duration = Duration::from_secs(30);

impl Nights {
    /// Makes the folder ready, and keeps other runs out of it until the answer is dropped.
    ///
    /// # Errors
    /// As [`Workspace::revise`]; [`WriteFault::Busy`] when another run does not end.
    pub fn open(&self, workspace: &Workspace) -> Result<Writing<'_>, WriteFailure> {
        if !self.folder.exists() {
            fs::create_dir_all(&self.folder).map_err(at(&self.folder))?;
            // Whoever may read the records may read this, and nobody else.
            if let Ok(about) = workspace.root().metadata() {
                let _ = fs::set_permissions(&self.folder, about.permissions());
            }
        }
        let ignore = self.folder.join(".gitignore");
        if kind_at(&ignore).map_err(at(&ignore))?.is_none() {
            hand_out(&ignore, b"*\n", false)?;
        }
        let lock = self.folder.join("lock");
        let lock =
            Lock::wait(&lock, PATIENCE).map_err(|fault| WriteFailure::new(lock.clone(), fault))?;
        let writing = Writing {
            nights: self,
            _lock: lock,
        };
        writing.sweep();
        Ok(writing)
    }
}

/// A folder of nights that no other run writes in.
pub struct Writing<'n> {
    nights: &'n Nights,
    _lock: Lock,
}

impl Writing<'_> {
    /// Files a day: all of its files or none. What was filed of that day before goes, but for what somebody put there.
    ///
    /// # Errors
    /// As [`Workspace::revise`]; the day is then as it was.
    pub fn file(&self, day: NaiveDate, files: &[(String, Vec<u8>)]) -> Result<(), WriteFailure> {
        let (place, new) = (
            self.nights.day(day),
            self.nights.folder.join(format!(".new-{day}")),
        );
        let written = self.write(&new, files);
        let placed = written.and_then(|()| self.place(&new, &place));
        if placed.is_err() {
            clear(&new, None);
        }
        placed?;
        let stamp =
            format!("{{\n  \"schema\": \"kefu.nightly-stamp/1\",\n  \"last\": \"{day}\"\n}}\n");
        hand_out(&self.nights.folder.join(STAMP), stamp.as_bytes(), true)?;
        Ok(())
    }

    fn write(&self, new: &Path, files: &[(String, Vec<u8>)]) -> Result<(), WriteFailure> {
        fs::create_dir(new).map_err(at(new))?;
        let names = files.iter().map(|(name, _)| name.as_str());
        let mut made: Vec<&str> = names.chain([MADE]).collect();
        made.sort_unstable();
        // The list is on the disk before anything that it names: a power cut leaves nothing that nobody knows.
        let list = new.join(MADE);
        let file = written(&list, listed(&made).as_bytes())?;
        file.sync_all().map_err(at(&list))?;
        flush_folder(&list).map_err(at(new))?;
        let mut paths = Vec::with_capacity(files.len());
        for (name, bytes) in files {
            let path = new.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(at(folder))?;
            }
            written(&path, bytes)?;
            paths.push(path);
        }
        flush_below(new, &paths).map_err(at(new))
    }

    /// Puts a day in its place in one step, where the system has one.
    fn place(&self, new: &Path, place: &Path) -> Result<(), WriteFailure> {
        match kind_at(place).map_err(at(place))? {
            None => fs::rename(new, place).map_err(at(place))?,
            Some(Kind::Folder) => match rename_how(new, place, How::Exchange) {
                Err(error) if lacks(&error) => {
                    let old = self.old(place);
                    fs::rename(place, &old).map_err(at(place))?;
                    fs::rename(new, place).map_err(|error| {
                        let _ = fs::rename(&old, place);
                        at(place)(error)
                    })?;
                    clear(&old, Some(place));
                }
                done => {
                    done.map_err(at(place))?;
                    clear(new, Some(place));
                }
            },
            Some(other) => {
                let fault = WriteFault::Read(ReadFault::NotAFolder(other));
                return Err(WriteFailure::new(place.to_owned(), fault));
            }
        }
        // A day can be filed again, so an error here is ignored.
        let _ = flush_folder(place);
        Ok(())
    }

    fn old(&self, place: &Path) -> PathBuf {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        self.nights.folder.join(format!(".old-{name}"))
    }

    /// Takes days away: the files that kefu made, and the folder if nothing else is in it. Returns those that are gone.
    pub fn prune(&self, days: &[NaiveDate]) -> Vec<NaiveDate> {
        let mut gone = Vec::new();
        for day in days {
            let place = self.nights.day(*day);
            clear(&place, None);
            if !place.exists() {
                gone.push(*day);
            }
        }
        gone
    }

    /// Takes those files of a day away that are no longer of use; the day and its check stay.
    pub fn thin(&self, day: NaiveDate, is_useless: impl Fn(&str) -> bool) {
        let place = self.nights.day(day);
        let mut made = made(&place);
        if !made.iter().any(|name| is_useless(name)) {
            return;
        }
        made.retain(|name| {
            if is_useless(name) {
                remove(&place, name);
            }
            place.join(name).exists()
        });
        // Where the list stays as it was, the next run goes through it again.
        let _ = hand_out(&place.join(MADE), listed(&made).as_bytes(), true);
    }

    /// Puts right what a killed run left: a day between two names, or half a day.
    fn sweep(&self) {
        let entries = fs::read_dir(&self.nights.folder).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        for name in &names {
            if let Some(day) = name.strip_prefix(".old-").and_then(day_of) {
                let (left, place) = (self.nights.folder.join(name), self.nights.day(day));
                match place.exists() {
                    false => _ = fs::rename(&left, &place),
                    true => clear(&left, Some(&place)),
                }
            }
        }
        for name in &names {
            if let Some(day) = of_new(name) {
                clear(&self.nights.folder.join(name), Some(&self.nights.day(day)));
            }
        }
    }
}

/// A new file with these bytes, not flushed yet.
fn written(path: &Path, bytes: &[u8]) -> Result<File, WriteFailure> {
    let mut file = File::create_new(path).map_err(at(path))?;
    file.write_all(bytes).map_err(at(path))?;
    Ok(file)
}

/// What failed at a path.
fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteFailure {
    let path = path.to_owned();
    move |error| WriteFailure::new(path, error)
}

/// Deletes the files of a day that kefu made. What is left goes into another folder, if there is one, under names that
/// are free there; the folder goes if nothing is left.
fn clear(folder: &Path, into: Option<&Path>) {
    if !matches!(kind_at(folder), Ok(Some(Kind::Folder))) {
        return;
    }
    let mut made = match has_half_a_list(folder) {
        // The list is written first, so nothing else of ours is there.
        true => vec![MADE.to_owned()],
        false => made(folder),
    };
    // The list goes last: who is killed before can go on.
    made.sort_unstable_by_key(|name| name == MADE);
    for name in made {
        remove(folder, &name);
    }
    if let Some(into) = into.filter(|into| into.is_dir()) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let to = into.join(entry.file_name());
            if matches!(kind_at(&to), Ok(None)) {
                let _ = fs::rename(entry.path(), to);
            }
        }
    }
    let _ = fs::remove_dir(folder);
}

/// The list of a day's files as it is written.
fn listed(names: &[impl AsRef<str>]) -> String {
    (names.iter().map(|name| format!("{}\n", name.as_ref()))).collect()
}

/// The files of a day that kefu made.
fn made(folder: &Path) -> Vec<String> {
    let list = read_plain(&folder.join(MADE)).and_then(|list| String::from_utf8(list).ok());
    let list = list.unwrap_or_default();
    let made = list.lines().filter(|name| is_below(name));
    made.map(str::to_owned).collect()
}

/// Whether a day that is being written has a list that is empty or ends in the middle, as a full disk leaves it.
fn has_half_a_list(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    if of_new(&name).is_none() {
        return false;
    }
    let list = read_plain(&folder.join(MADE)).map(|list| String::from_utf8(list).ok());
    let is_whole = |list: &str| list.ends_with('\n') && list.lines().any(|name| name == MADE);
    list.is_some_and(|list| !list.is_some_and(|list| is_whole(&list)))
}

/// Removes a file, and the folders on the way to it that are empty then.
fn remove(folder: &Path, name: &str) {
    let path = folder.join(name);
    let _ = fs::remove_file(&path);
    let above = path.ancestors().skip(1);
    for above in above.take_while(|above| *above != folder) {
        let _ = fs::remove_dir(above);
    }
}
