//! A folder of nights: one folder for each day, written whole or not at all, and only what kefu made is ever deleted.
//!
//! A day is written as `.new-DAY`, with the list of its files first, and then takes its place in one step. What a
//! kefu that was killed left behind is put right by the next one that writes.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use chrono::NaiveDate;

use super::failure::WriteFailure;
use super::folder::open_to_all_of;
use super::handed::hand_out;
use super::own::{Own, read_plain};
use super::read::{Kind, Unreadable, kind_at, read_answer};
use super::workspace::Workspace;

mod writing;

pub use writing::Writing;

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
