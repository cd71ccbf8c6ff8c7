use std::time::Duration;

use super::*;
use crate::store::failure::WriteFault;
use crate::store::lock::Lock;

fn workspace() -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::create(&folder.path().join("brokerage"), "").unwrap();
    (folder, workspace)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn files(check: &str, others: &[&str]) -> Vec<(String, Vec<u8>)> {
    let others = others
        .iter()
        .map(|name| ((*name).to_owned(), b"made".to_vec()));
    let check = (CHECK.to_owned(), check.as_bytes().to_vec());
    std::iter::once(check).chain(others).collect()
}

/// Everything below a folder but the lock, with `/`.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
            match path.is_dir() {
                true => folders.push(path),
                false if name == "lock" => {}
                false => names.push(name.replace('\\', "/")),
            }
        }
    }
    names.sort();
    names
}

const DAY: &str = "2026-11-20";

#[test]
fn a_day_is_filed_whole_and_the_same_day_again_replaces_it() {
    let (folder, workspace) = workspace();
    let nights = Nights::at(&folder.path().join("a/nights"), &workspace).unwrap();
    assert!(!nights.is_stamped() && nights.days().is_empty());

    let writing = nights.open(&workspace).unwrap();
    writing
        .file(day(DAY), &files("1", &["digest-陈静.md", "p/b.html"]))
        .unwrap();
    assert_eq!(
        names(nights.folder()),
        [
            ".gitignore",
            "2026-11-20/check.json",
            "2026-11-20/digest-陈静.md",
            "2026-11-20/made.txt",
            "2026-11-20/p/b.html",
            "kefu-nightly.json"
        ]
    );
    let ignored = fs::read_to_string(nights.folder().join(".gitignore")).unwrap();
    assert_eq!(ignored, "*\n");
    assert_eq!(nights.days(), [day(DAY)]);

    // What somebody put there stays, unless it has the name of a file of kefu's.
    fs::write(nights.day(day(DAY)).join("注.txt"), "mine").unwrap();
    writing.file(day(DAY), &files("2", &[])).unwrap();
    assert_eq!(
        names(nights.folder()),
        [
            ".gitignore",
            "2026-11-20/check.json",
            "2026-11-20/made.txt",
            "2026-11-20/注.txt",
            "kefu-nightly.json"
        ]
    );
    assert_eq!(nights.read(day(DAY), CHECK).unwrap(), b"2");
}

#[test]
fn what_a_killed_run_left_is_put_right_by_the_next() {
    let (folder, workspace) = workspace();
    let nights = Nights::at(&folder.path().join("nights"), &workspace).unwrap();
    let writing = nights.open(&workspace).unwrap();
    writing.file(day(DAY), &files("1", &[])).unwrap();
    drop(writing);
    let at = |name: &str| nights.folder().join(name);

    // Killed while it wrote, and killed between two names.
    fs::create_dir(at(".new-2026-11-20")).unwrap();
    fs::write(at(".new-2026-11-20/made.txt"), "check.json\nmade.txt\n").unwrap();
    fs::write(at(".new-2026-11-20/check.json"), "half").unwrap();
    fs::rename(at(DAY), at(".old-2026-11-20")).unwrap();
    assert!(nights.days().is_empty());

    drop(nights.open(&workspace).unwrap());
    assert_eq!(nights.days(), [day(DAY)]);
    assert_eq!(nights.read(day(DAY), CHECK).unwrap(), b"1");
    assert!(!at(".new-2026-11-20").exists() && !at(".old-2026-11-20").exists());

    // Killed before the old one was cleared away.
    writing_again(&nights, &workspace);
    assert_eq!(nights.read(day(DAY), CHECK).unwrap(), b"2");
    assert!(!at(".old-2026-11-20").exists());
}

#[test]
fn a_list_that_a_full_disk_cut_short_goes_and_what_kefu_did_not_make_stays() {
    let (folder, workspace) = workspace();
    let nights = Nights::at(&folder.path().join("nights"), &workspace).unwrap();
    drop(nights.open(&workspace).unwrap());
    let new = nights.folder().join(".new-2026-11-20");
    for list in [
        "",
        "check.json\ndigest-陈",
        "check.json\n",
        "check.json\nmade.txt",
    ] {
        fs::create_dir(&new).unwrap();
        fs::write(new.join(MADE), list).unwrap();
        let writing = nights.open(&workspace).unwrap();
        assert!(!new.exists(), "{list:?}");
        writing.file(day(DAY), &files("1", &[])).unwrap();
        drop(writing);

        // Where somebody put a file there, it goes to the day, with the name it had.
        fs::create_dir(&new).unwrap();
        fs::write(new.join(MADE), list).unwrap();
        fs::write(new.join("注.txt"), "mine").unwrap();
        drop(nights.open(&workspace).unwrap());
        assert!(!new.exists(), "{list:?}");
        assert_eq!(
            fs::read(nights.day(day(DAY)).join("注.txt")).unwrap(),
            b"mine"
        );
        fs::remove_dir_all(nights.day(day(DAY))).unwrap();

        // Without that day it stays where it is, whatever the half of the list says.
        fs::create_dir(&new).unwrap();
        fs::write(new.join(MADE), list).unwrap();
        fs::write(new.join(CHECK), "mine").unwrap();
        drop(nights.open(&workspace).unwrap());
        assert_eq!(fs::read(new.join(CHECK)).unwrap(), b"mine");
        fs::remove_dir_all(&new).unwrap();
    }
}

/// A second run of the day, on a system that has no exchange and where it is killed before the end.
fn writing_again(nights: &Nights, workspace: &Workspace) {
    let at = |name: &str| nights.folder().join(name);
    fs::rename(at(DAY), at(".old-2026-11-20")).unwrap();
    let writing = nights.open(workspace).unwrap();
    drop(writing);
    fs::create_dir(at(".old-2026-11-20")).unwrap();
    fs::write(at(".old-2026-11-20/made.txt"), "check.json\nmade.txt\n").unwrap();
    fs::write(at(".old-2026-11-20/check.json"), "1").unwrap();
    let writing = nights.open(workspace).unwrap();
    writing.file(day(DAY), &files("2", &[])).unwrap();
}

#[test]
fn only_what_kefu_made_is_deleted() {
    let (folder, workspace) = workspace();
    let nights = Nights::at(&folder.path().join("nights"), &workspace).unwrap();
    let writing = nights.open(&workspace).unwrap();
    let days = ["2026-11-18", "2026-11-19", DAY].map(day);
    for day in days {
        writing.file(day, &files("1", &["p/b.html"])).unwrap();
    }
    fs::write(nights.day(days[1]).join("p/注.txt"), "mine").unwrap();
    // A list that was changed leads nowhere else.
    fs::write(
        nights.day(days[2]).join("made.txt"),
        "../2026-11-19/p/注.txt\n/etc/x\n",
    )
    .unwrap();

    assert_eq!(writing.prune(&days), [days[0]]);
    let left = names(nights.folder());
    assert_eq!(
        left,
        [
            ".gitignore",
            "2026-11-19/p/注.txt",
            "2026-11-20/check.json",
            "2026-11-20/made.txt",
            "2026-11-20/p/b.html",
            "kefu-nightly.json"
        ]
    );
}

#[test]
fn what_is_no_longer_of_use_goes_and_is_listed_no_more() {
    let (folder, workspace) = workspace();
    let nights = Nights::at(&folder.path().join("nights"), &workspace).unwrap();
    let writing = nights.open(&workspace).unwrap();
    let pages = ["digest-陈静.md", "index.html", "p/a.html", "p/b.html"];
    writing.file(day(DAY), &files("1", &pages)).unwrap();
    let place = nights.day(day(DAY));
    fs::write(place.join("p/注.txt"), "mine").unwrap();

    let is_page = |name: &str| name.contains('/') || name == "index.html";
    writing.thin(day(DAY), is_page);
    let left = ["check.json", "digest-陈静.md", "made.txt", "p/注.txt"];
    assert_eq!(names(&place), left);
    let list = || fs::read_to_string(place.join(MADE)).unwrap();
    assert_eq!(list(), "check.json\ndigest-陈静.md\nmade.txt\n");

    // It is gone through once: what stands there now is somebody's.
    fs::write(place.join("index.html"), "mine").unwrap();
    writing.thin(day(DAY), is_page);
    assert!(place.join("index.html").exists());
    assert_eq!(list(), "check.json\ndigest-陈静.md\nmade.txt\n");
}

#[cfg(unix)]
#[test]
fn a_folder_of_the_workspace_is_known_by_whatever_way_it_is_named() {
    let (folder, workspace) = workspace();
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(at("brokerage"), at("link")).unwrap();
    for own in [
        "link",
        "link/clients/new",
        "link/clients/new/n",
        "brokerage/../brokerage/documents/new",
    ] {
        let unfit = Nights::at(&at(own), &workspace).unwrap_err();
        assert!(matches!(unfit, Unfit::Workspace), "{own}");
    }
    Nights::at(&at("link/nights/new"), &workspace).unwrap();
}

#[test]
fn a_folder_of_something_else_is_refused() {
    let (folder, workspace) = workspace();
    let at = |name: &str| folder.path().join(name);
    let unfit = |name: &str| Nights::at(&at(name), &workspace).unwrap_err();
    fs::create_dir(at("full")).unwrap();
    fs::write(at("full/a.txt"), "x").unwrap();
    fs::write(at("file"), "x").unwrap();

    assert!(matches!(unfit("full"), Unfit::Taken));
    assert!(matches!(unfit("file"), Unfit::NotAFolder));
    for own in [
        "",
        "brokerage",
        "brokerage/clients",
        "brokerage/documents/n",
        "brokerage/.kefu/n",
    ] {
        assert!(matches!(unfit(own), Unfit::Workspace), "{own}");
    }
    fs::create_dir(at("empty")).unwrap();
    for good in ["empty", "brokerage/nights", "new"] {
        Nights::at(&at(good), &workspace).unwrap();
    }
    fs::write(at("full/kefu-nightly.json"), "{}").unwrap();
    Nights::at(&at("full"), &workspace).unwrap();
}

#[test]
fn two_runs_do_not_write_at_once() {
    let (folder, workspace) = workspace();
    let nights = Nights::at(&folder.path().join("nights"), &workspace).unwrap();
    let first = nights.open(&workspace).unwrap();
    let path = nights.folder().join("lock");
    let busy = Lock::wait(&path, Duration::ZERO).unwrap_err();
    assert!(matches!(busy, WriteFault::Busy(_)));
    drop(first);
    nights.open(&workspace).unwrap();
}

#[test]
fn the_workspace_knows_where_its_nights_are_as_long_as_they_are_there() {
    let (folder, workspace) = workspace();
    assert!(workspace.nights().is_none());
    for name in ["nights", "brokerage/nights"] {
        let nights = Nights::at(&folder.path().join(name), &workspace).unwrap();
        workspace.note_nights(&nights).unwrap();
        assert!(workspace.nights().is_none(), "nothing is filed yet");
        let writing = nights.open(&workspace).unwrap();
        writing.file(day(DAY), &files("1", &[])).unwrap();
        assert_eq!(workspace.nights().unwrap().days(), [day(DAY)]);
    }
    let moved = folder.path().join("moved");
    fs::rename(workspace.root(), &moved).unwrap();
    let moved = Workspace::find(Some(&moved), Path::new("/"), None).unwrap();
    assert_eq!(moved.nights().unwrap().days(), [day(DAY)]);
    fs::remove_dir_all(moved.root().join("nights")).unwrap();
    assert!(moved.nights().is_none());
}
