//! A folder of nights: one folder for each day, written whole or not at all, and only what kefu made is ever deleted.
//!
//! A day is written as `.new-DAY`, with the list of its files first, and then takes its place in one step. What a
//! kefu that was killed left behind is put right by the next one that writes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use super::failure::{WriteFailure, WriteFault};
use super::folder::open_to_all_of;
use super::handed::hand_out;
use super::lock::Lock;
use super::names::{How, flush_folder, lacks, rename_how};
use super::own::{Own, read_plain};
use super::read::{Kind, ReadFault, Unreadable, kind_at, read_answer};
use super::workspace::Workspace;

/// The file that says that a folder is kefu's.
pub const STAMP: &str = "kefu-nightly.json";
/// The check of a day.
pub const CHECK: &str = "check.json";
/// The list of the files of a day.
const MADE: &str = "made.txt";
/// Where a workspace notes the folder.
const NOTED: &str = ".kefu/nightly";
/// The folders that kefu uses in a workspace.
const OWN: [&str; 5] = ["clients", "calendars", "documents", "templates", ".kefu"];
/// How long a run waits for another one in the same folder.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder of nights.
#[derive(Clone, Debug)]
pub struct Nights {
    folder: PathBuf,
}

/// Why a folder cannot be one of nights.
#[derive(Debug)]
pub enum Unfit {
    /// It holds other things, and no stamp.
    Taken,
    /// It is the workspace, or a folder of it that kefu uses.
    Workspace,
    /// It is no folder.
    NotAFolder,
    /// The system does not let us look.
    Unreadable(io::Error),
}

impl Nights {
    /// The folder, which need not be there yet.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn at(folder: &Path, workspace: &Workspace) -> Result<Nights, Unfit> {
        let folder = std::path::absolute(folder).map_err(Unfit::Unreadable)?;
        let (own, root) = (real(&folder), real(workspace.root()));
        // Nor one that the workspace lies in.
        if workspace.uses(&folder) || root.starts_with(&own) {
            return Err(Unfit::Workspace);
        }
        let nights = Nights { folder };
        let entries = match fs::read_dir(&nights.folder) {
            Ok(entries) => entries,
            Err(error) => {
                return match error.kind() {
                    io::ErrorKind::NotFound => Ok(nights),
                    io::ErrorKind::NotADirectory => Err(Unfit::NotAFolder),
                    _ => Err(Unfit::Unreadable(error)),
                };
            }
        };
        let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
        // A run that was killed before its first stamp leaves these.
        let begun = |name: &str| [".gitignore", "lock"].contains(&name) || of_new(name).is_some();
        let mut others = names.filter(|name| !begun(&name.to_string_lossy()));
        match others.next().is_none() || nights.is_stamped() {
            true => Ok(nights),
            false => Err(Unfit::Taken),
        }
    }

    /// The folder as an absolute path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the folder is there, with its stamp.
    pub fn is_stamped(&self) -> bool {
        matches!(kind_at(&self.folder.join(STAMP)), Ok(Some(Kind::File)))
    }

    /// The days that hold a check, in order.
    pub fn days(&self) -> Vec<NaiveDate> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
        let mut days: Vec<NaiveDate> = names
            .filter_map(|name| day_of(name.to_str()?))
            .filter(|day| {
                let folder = self.day(*day);
                matches!(kind_at(&folder), Ok(Some(Kind::Folder)))
                    && matches!(kind_at(&folder.join(CHECK)), Ok(Some(Kind::File)))
            })
            .collect();
        days.sort_unstable();
        days
    }

    /// A file of a day, as it was written.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(&self, day: NaiveDate, name: &str) -> Result<Vec<u8>, Unreadable> {
        read_answer(&self.day(day).join(name))
    }

    /// The folder of a day.
    pub fn day(&self, day: NaiveDate) -> PathBuf {
        self.folder.join(day.to_string())
    }

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

impl Workspace {
    /// Whether a folder is the workspace itself, or one of those in it that kefu uses.
    pub fn uses(&self, folder: &Path) -> bool {
        let (own, root) = (real(folder), real(self.root()));
        own.strip_prefix(&root).is_ok_and(|below| {
            let first = below.components().next();
            first.is_none_or(|first| OWN.iter().any(|name| first.as_os_str() == *name))
        })
    }

    /// The folder of the last nightly run of this desk, if it is still there.
    pub fn nights(&self) -> Option<Nights> {
        let noted = read_plain(&self.root().join(NOTED))?;
        let noted = String::from_utf8(noted).ok()?;
        let folder = self.root().join(noted.trim_end_matches('\n'));
        let nights = Nights { folder };
        nights.is_stamped().then_some(nights)
    }

    /// Notes in `.kefu`, which is never in git, where the nights of this desk are.
    ///
    /// # Errors
    /// As [`Workspace::revise`].
    pub fn note_nights(&self, nights: &Nights) -> Result<(), WriteFailure> {
        Own::ready(self.root())?;
        // Where the workspace is moved with its nights in it, they are still found.
        let below = nights.folder.strip_prefix(self.root());
        let noted = below.unwrap_or(&nights.folder).to_string_lossy() + "\n";
        let path = self.root().join(NOTED);
        hand_out(&path, noted.as_bytes(), true)?;
        open_to_all_of(&path);
        Ok(())
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
        let list = (MADE.to_owned(), listed(&made).into_bytes());
        for (name, bytes) in std::iter::once(&list).chain(files) {
            let path = new.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(at(folder))?;
            }
            let mut file = File::create_new(&path).map_err(at(&path))?;
            let written = file.write_all(bytes).and_then(|()| file.sync_all());
            written.map_err(at(&path))?;
        }
        flush_folder(&new.join(MADE)).map_err(at(new))
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

/// A path without links on the way, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let mut above = path.ancestors();
    let real = above.find_map(|above| {
        let below = path.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(below))
    });
    real.unwrap_or_else(|| path.to_owned())
}

/// Whether a name leads to something below its folder.
fn is_below(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    !name.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

fn of_new(name: &str) -> Option<NaiveDate> {
    day_of(name.strip_prefix(".new-")?)
}

/// The day that a folder is named by, written in full.
fn day_of(name: &str) -> Option<NaiveDate> {
    let day: NaiveDate = name.parse().ok()?;
    (day.to_string() == name).then_some(day)
}

#[cfg(test)]
mod tests;
