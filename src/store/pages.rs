//! Writes linked pages into a folder that the user named: each whole or not at all, and only over what kefu made.
//!
//! A list in the folder has the checksum of each file that kefu made. A file with that checksum is kefu's, and may be
//! replaced or taken away; any other is somebody's.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path};

use super::digest::sum_of;
use super::failure::{WriteFailure, WriteFault};
use super::handed::{Handed, hand_out};
use super::read::{Kind, ReadFault, kind_at, read_answer};

/// The list of what kefu made in a folder.
pub const MADE: &str = ".kefu-made";

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// Written, new or over an earlier one of kefu's.
    pub written: usize,
    /// There already, with this content.
    pub same: usize,
    /// Made by an earlier run, and taken away since nothing is made under that name any more.
    pub removed: usize,
}

/// The checksums by which kefu knows a file as its own, by its path in the folder.
type Made = BTreeMap<String, BTreeSet<String>>;

/// Writes files into a folder by their paths in it, with `/`. The folder is made when it is not there; the folder it
/// lies in must be.
///
/// # Errors
///
/// [`WriteFault::Exists`] when a file that kefu did not make is in the place of one and `replace` is false: then nothing
/// is written. Otherwise what the disk says; what was written until then is whole.
pub fn shelve(
    folder: &Path,
    files: &[(String, Vec<u8>)],
    replace: bool,
) -> Result<Shelved, WriteFailure> {
    let known = made(folder)?;
    if !replace {
        for (path, bytes) in files {
            free(folder, path, bytes, &known)?;
        }
    }
    if !folder.is_dir() {
        fs::create_dir(folder).map_err(|error| failed(folder, error))?;
    }

    let of_now = files.iter().map(|(path, bytes)| {
        let sums = BTreeSet::from([sum_of(bytes)]);
        (path.clone(), sums)
    });
    let now: Made = of_now.collect();
    // Killed from here on, the next run knows the files of both.
    let mut both = known.clone();
    for (path, sums) in &now {
        let of_both = both.entry(path.clone()).or_default();
        of_both.extend(sums.iter().cloned());
    }
    list(folder, &both)?;

    let mut shelved = Shelved::default();
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(above) = path.parent() {
            subfolder(above)?;
        }
        match hand_out(&path, bytes, true)? {
            Handed::New | Handed::Replaced => shelved.written += 1,
            Handed::Same => shelved.same += 1,
        }
    }
    for (path, sums) in known.iter().filter(|(path, _)| !now.contains_key(*path)) {
        let path = folder.join(path);
        if is_ours(&path, sums) {
            fs::remove_file(&path).map_err(|error| failed(&path, error))?;
            shelved.removed += 1;
        }
    }
    list(folder, &now)?;
    Ok(shelved)
}

/// What kefu made in the folder before; a list that is not there, or is no list, names nothing.
fn made(folder: &Path) -> Result<Made, WriteFailure> {
    let path = folder.join(MADE);
    let text = match read_answer(&path) {
        Ok(bytes) => String::from_utf8(bytes).unwrap_or_default(),
        Err(why) if matches!(why.fault, ReadFault::Gone) => String::new(),
        Err(why) => return Err(failed(&path, why.fault)),
    };
    let mut made = Made::new();
    for (sum, path) in text.lines().filter_map(|line| line.split_once("  ")) {
        let inside = |part: Component<'_>| matches!(part, Component::Normal(_));
        if !path.is_empty() && Path::new(path).components().all(inside) {
            let sums = made.entry(path.to_owned()).or_default();
            sums.insert(sum.to_owned());
        }
    }
    Ok(made)
}

/// Writes the list.
fn list(folder: &Path, made: &Made) -> Result<(), WriteFailure> {
    let mut text = String::new();
    for (path, sums) in made {
        for sum in sums {
            writeln!(text, "{sum}  {path}").expect("writing into a string does not fail");
        }
    }
    hand_out(&folder.join(MADE), text.as_bytes(), true)?;
    Ok(())
}

/// Refuses a place that holds what kefu did not make.
fn free(folder: &Path, path: &str, bytes: &[u8], known: &Made) -> Result<(), WriteFailure> {
    let there = folder.join(path);
    let kind = kind_at(&there).map_err(|error| failed(&there, error))?;
    let mut sums = known.get(path).cloned().unwrap_or_default();
    sums.insert(sum_of(bytes));
    match kind {
        None => Ok(()),
        Some(Kind::File) if is_ours(&there, &sums) => Ok(()),
        Some(_) => Err(failed(&there, WriteFault::Exists)),
    }
}

fn is_ours(path: &Path, sums: &BTreeSet<String>) -> bool {
    kind_at(path).is_ok_and(|kind| kind == Some(Kind::File))
        && read_answer(path).is_ok_and(|bytes| sums.contains(&sum_of(&bytes)))
}

/// A folder below the one that was named; no link in its place is followed.
fn subfolder(path: &Path) -> Result<(), WriteFailure> {
    match kind_at(path).map_err(|error| failed(path, error))? {
        Some(Kind::Folder) => Ok(()),
        Some(other) => Err(failed(path, ReadFault::NotAFile(other))),
        None => fs::create_dir(path).map_err(|error| failed(path, error)),
    }
}

fn failed(path: &Path, fault: impl Into<WriteFault>) -> WriteFailure {
    WriteFailure::new(path.to_owned(), fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(of: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
        of.iter().map(file).collect()
    }

    fn shelved(written: usize, same: usize, removed: usize) -> Shelved {
        Shelved {
            written,
            same,
            removed,
        }
    }

    #[test]
    fn what_kefu_made_is_replaced_and_taken_away_by_the_next_run() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("monday");
        let shelve = |of: &[(&str, &str)]| super::shelve(&folder, &files(of), false).unwrap();
        let is_there = |path: &str| folder.join(path).exists();

        let first = [("index.html", "1"), ("people/陈静.html", "1")];
        assert_eq!(shelve(&first), shelved(2, 0, 0));
        assert_eq!(shelve(&first), shelved(0, 2, 0));
        let second = [("index.html", "2"), ("people/李明.html", "1")];
        assert_eq!(shelve(&second), shelved(2, 0, 1));
        assert!(is_there("people/李明.html") && !is_there("people/陈静.html"));
        assert_eq!(fs::read(folder.join("index.html")).unwrap(), b"2");
        let list = fs::read_to_string(folder.join(MADE)).unwrap();
        let listed: Vec<&str> = list.lines().map(|line| &line[66..]).collect();
        assert_eq!(listed, ["index.html", "people/李明.html"]);
    }

    #[test]
    fn what_is_somebody_else_s_stays_and_nothing_is_written_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        let shelve =
            |of: &[(&str, &str)], replace| super::shelve(folder.path(), &files(of), replace);
        let first = [("a.html", "1"), ("b.html", "1")];
        fs::write(at("b.html"), "mine").unwrap();

        let refused = shelve(&first, false).unwrap_err();
        assert!(matches!(refused.fault, WriteFault::Exists), "{refused:?}");
        assert_eq!(refused.path, at("b.html"));
        assert!(!at("a.html").exists() && !at(MADE).exists());

        assert_eq!(shelve(&first, true).unwrap(), shelved(2, 0, 0));
        // What kefu made and somebody changed since is theirs.
        fs::write(at("a.html"), "changed").unwrap();
        assert!(shelve(&[("a.html", "2")], false).is_err());
        assert_eq!(shelve(&[("c.html", "1")], false).unwrap(), shelved(1, 0, 1));
        assert_eq!(fs::read(at("a.html")).unwrap(), b"changed");
    }

    #[test]
    fn a_run_that_was_killed_is_known_to_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        let one = files(&[("a.html", "1"), ("b.html", "1")]);
        shelve(folder.path(), &one, false).unwrap();
        // Killed after the list and the first file: both runs' checksums are in it.
        let list = fs::read_to_string(at(MADE)).unwrap();
        fs::write(at(MADE), format!("{list}{}  a.html\n", sum_of(b"2"))).unwrap();
        fs::write(at("a.html"), "2").unwrap();

        let three = files(&[("a.html", "3"), ("b.html", "3")]);
        assert_eq!(
            shelve(folder.path(), &three, false).unwrap(),
            shelved(2, 0, 0)
        );
    }

    #[test]
    fn a_list_leads_nowhere_but_into_its_folder() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("pages");
        fs::create_dir(&folder).unwrap();
        let other = above.path().join("other.html");
        fs::write(&other, "x").unwrap();
        let sum = sum_of(b"x");
        let list = format!("{sum}  ../other.html\n{sum}  {}\n", other.display());
        fs::write(folder.join(MADE), list).unwrap();

        let one = files(&[("a.html", "1")]);
        assert_eq!(shelve(&folder, &one, false).unwrap(), shelved(1, 0, 0));
        assert!(other.exists());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_in_a_subfolder_s_place_is_followed() {
        let above = tempfile::tempdir().unwrap();
        let (folder, other) = (above.path().join("pages"), above.path().join("other"));
        fs::create_dir(&folder).unwrap();
        fs::create_dir(&other).unwrap();
        std::os::unix::fs::symlink(&other, folder.join("people")).unwrap();

        let one = files(&[("people/a.html", "1")]);
        assert!(shelve(&folder, &one, true).is_err());
        assert_eq!(fs::read_dir(&other).unwrap().count(), 0);
    }
}
