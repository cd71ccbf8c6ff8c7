//! Puts a new text in the place of the old one in one step, and looks at the text that comes out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::failure::WriteFailure;
use super::names::{How, flush_folder, lacks, move_to_free, rename_how};
use super::own::{Own, read_plain};
use super::part::{Old, Part, swap_name};

/// The result, if nothing failed before the new text was in its place.
#[derive(Debug)]
pub(super) enum Placed {
    /// The new text is in its place; whether a power cut could undo it, `flushed` says.
    Done {
        flushed: io::Result<()>,
        recovered: Vec<PathBuf>,
    },
    /// The place did not hold the old text but something else, which is there again: the edit must be
    /// repeated.
    Changed { recovered: Vec<PathBuf> },
}

/// Puts a new text in the place of the old, or where nothing was.
pub(super) fn place(
    own: &Own,
    path: &Path,
    old: Option<&Old>,
    new: &[u8],
) -> Result<Placed, WriteFailure> {
    let failed = |error: io::Error| WriteFailure::new(path.to_owned(), error);
    let part = Part::create(&own.tmp(), old.map(|old| &old.about))?;
    let part = part.write(new).map_err(failed)?;

    let Some(old) = old else {
        return match move_to_free(&part.path, path) {
            Ok(()) => Ok(Placed::Done {
                flushed: flush_folder(path),
                recovered: Vec::new(),
            }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Placed::Changed {
                recovered: Vec::new(),
            }),
            Err(error) => Err(failed(error)),
        };
    };

    let swap = part.stage(path, old, new).map_err(failed)?;
    if read_plain(path).as_deref() != Some(old.text.as_bytes()) {
        return Ok(Placed::Changed {
            recovered: Vec::new(),
        });
    }
    swap_in(own, swap, path, old, new).map_err(failed)
}

/// Exchanges the staged file with the record where the system can, and compares what came out.
fn swap_in(own: &Own, staged: Part, path: &Path, old: &Old, new: &[u8]) -> io::Result<Placed> {
    match rename_how(&staged.path, path, How::Exchange) {
        Ok(()) => {}
        Err(error) if lacks(&error) => return replace(&staged, path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Placed::Changed {
                recovered: Vec::new(),
            });
        }
        Err(error) => return Err(error),
    }

    let came_out = staged.release();
    if read_plain(&came_out).as_deref() != Some(old.text.as_bytes()) {
        return Ok(put_back(own, &came_out, path, new));
    }
    let flushed = flush_folder(path);
    let _ = fs::remove_file(&came_out);
    Ok(Placed::Done {
        flushed,
        recovered: Vec::new(),
    })
}

/// An edit made by hand between the last look and the exchange came out: it goes back to its place, and the
/// command edits that text.
///
/// A copy is kept aside first. An editor that read the record just now saw our text without that edit, and
/// may save over it later. If another edit came in the meantime, it is kept too.
fn put_back(own: &Own, came_out: &Path, path: &Path, new: &[u8]) -> Placed {
    let (_, stem) = came_out
        .file_name()
        .and_then(|name| swap_name(name.to_str()?))
        .unwrap_or_default();
    // If it cannot be moved, it stays where it is until the next writer clears it.
    let keep = || {
        let kept = own.keep(came_out, stem);
        vec![kept.unwrap_or_else(|_| came_out.to_owned())]
    };
    let saved = |recovered| Placed::Done {
        recovered,
        flushed: flush_folder(path),
    };

    // Only the text of a plain file could be lost in this way.
    let about = came_out.symlink_metadata().ok();
    let keep_bytes = |bytes: Vec<u8>| own.keep_bytes(&bytes, stem, about.as_ref());
    let copy = match read_plain(came_out).map(keep_bytes) {
        Some(Err(_)) => return saved(keep()),
        Some(Ok(copy)) => Some(copy),
        None => None,
    };
    let mut recovered = Vec::from_iter(copy);
    match rename_how(came_out, path, How::Exchange) {
        Ok(()) if read_plain(came_out).as_deref() == Some(new) => {
            let _ = fs::remove_file(came_out);
        }
        Ok(()) => recovered.extend(keep()),
        // The record was deleted just now; the copy is what remains of the edit.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !recovered.is_empty() => {
            let _ = fs::remove_file(came_out);
        }
        Err(_) => {
            recovered.extend(keep());
            return saved(recovered);
        }
    }
    Placed::Changed { recovered }
}

/// Replaces the record where names cannot be exchanged. An edit made by hand between the last look and this
/// rename would be lost, but the look was just before.
pub(super) fn replace(staged: &Part, path: &Path) -> io::Result<Placed> {
    // A virus scanner holds new files open for a moment; Windows then denies the rename.
    let mut patience = if cfg!(windows) { 20 } else { 0 };
    loop {
        match fs::rename(&staged.path, path) {
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && patience > 0 => {
                patience -= 1;
                thread::sleep(Duration::from_millis(50));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Placed::Done {
        flushed: flush_folder(path),
        recovered: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Desk {
        _folder: tempfile::TempDir,
        own: Own,
        record: PathBuf,
    }

    impl Desk {
        fn with(text: &str) -> Desk {
            let folder = tempfile::tempdir().unwrap();
            let record = folder.path().join("huarui.toml");
            fs::write(&record, text).unwrap();
            Desk {
                own: Own::ready(folder.path()).unwrap(),
                record,
                _folder: folder,
            }
        }

        fn old(&self) -> Old {
            Old {
                text: self.text(),
                about: self.record.metadata().unwrap(),
            }
        }

        fn text(&self) -> String {
            fs::read_to_string(&self.record).unwrap()
        }

        fn staged(&self, old: &Old, new: &str) -> Part {
            let part = Part::create(&self.own.tmp(), Some(&old.about)).unwrap();
            let part = part.write(new.as_bytes()).unwrap();
            part.stage(&self.record, old, new.as_bytes()).unwrap()
        }

        fn in_tmp(&self) -> usize {
            fs::read_dir(self.own.tmp()).unwrap().count()
        }
    }

    /// The result, and the texts kept aside.
    fn outcome(placed: &Placed) -> (&str, Vec<String>) {
        let texts = |kept: &[PathBuf]| {
            let text = |path: &PathBuf| fs::read_to_string(path).unwrap();
            kept.iter().map(text).collect()
        };
        match placed {
            Placed::Done { flushed, recovered } => {
                assert!(flushed.is_ok());
                ("done", texts(recovered))
            }
            Placed::Changed { recovered } => ("changed", texts(recovered)),
        }
    }

    fn nothing_kept(how: &str) -> (&str, Vec<String>) {
        (how, vec![])
    }

    #[test]
    fn a_new_text_takes_the_place_and_leaves_nothing_behind() {
        let desk = Desk::with("old");
        let placed = place(&desk.own, &desk.record, Some(&desk.old()), b"new").unwrap();

        assert_eq!(outcome(&placed), nothing_kept("done"));
        assert_eq!((desk.text().as_str(), desk.in_tmp()), ("new", 0));
    }

    #[test]
    fn an_edit_before_the_last_look_stops_the_swap() {
        let desk = Desk::with("old");
        let old = desk.old();
        fs::write(&desk.record, "by hand").unwrap();

        let placed = place(&desk.own, &desk.record, Some(&old), b"new").unwrap();
        assert_eq!(outcome(&placed), nothing_kept("changed"));
        assert_eq!((desk.text().as_str(), desk.in_tmp()), ("by hand", 0));
    }

    #[test]
    fn a_file_that_appeared_where_none_was_stays() {
        let desk = Desk::with("by hand");

        let placed = place(&desk.own, &desk.record, None, b"new").unwrap();
        assert_eq!(outcome(&placed), nothing_kept("changed"));
        assert_eq!((desk.text().as_str(), desk.in_tmp()), ("by hand", 0));
    }

    #[test]
    fn a_record_that_vanished_is_not_brought_back() {
        let desk = Desk::with("old");
        let old = desk.old();
        let staged = desk.staged(&old, "new");
        fs::remove_file(&desk.record).unwrap();

        let placed = swap_in(&desk.own, staged, &desk.record, &old, b"new").unwrap();
        if rename_how(&desk.record, &desk.record, How::Exchange).is_err_and(|error| lacks(&error)) {
            return; // Where names cannot be exchanged, this moment cannot be seen.
        }
        assert_eq!(outcome(&placed), nothing_kept("changed"));
        assert!(!desk.record.exists());
        assert_eq!(desk.in_tmp(), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_edit_after_the_last_look_comes_out_and_goes_back() {
        let desk = Desk::with("old");
        let old = desk.old();
        let staged = desk.staged(&old, "new");
        fs::write(&desk.record, "by hand").unwrap();

        let placed = swap_in(&desk.own, staged, &desk.record, &old, b"new").unwrap();
        assert_eq!(outcome(&placed), ("changed", vec!["by hand".into()]));
        assert_eq!((desk.text().as_str(), desk.in_tmp()), ("by hand", 0));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_second_edit_on_the_way_back_is_kept_aside() {
        let desk = Desk::with("old");
        let came_out = desk.staged(&desk.old(), "the first by hand").release();
        fs::write(&desk.record, "the second by hand").unwrap();

        let placed = put_back(&desk.own, &came_out, &desk.record, b"new");
        let kept = vec!["the first by hand".into(), "the second by hand".into()];
        assert_eq!(outcome(&placed), ("changed", kept));
        assert_eq!(
            (desk.text().as_str(), desk.in_tmp()),
            ("the first by hand", 0)
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_came_out_is_kept_when_the_record_is_deleted_on_the_way_back() {
        let desk = Desk::with("old");
        let came_out = desk.staged(&desk.old(), "by hand").release();
        fs::remove_file(&desk.record).unwrap();

        let placed = put_back(&desk.own, &came_out, &desk.record, b"new");
        assert_eq!(outcome(&placed), ("changed", vec!["by hand".into()]));
        assert_eq!(desk.in_tmp(), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_came_out_is_moved_aside_when_there_is_no_room_for_a_copy() {
        let desk = Desk::with("old");
        let came_out = desk.staged(&desk.old(), "by hand").release();
        fs::write(&desk.record, "new").unwrap();
        fs::remove_dir(desk.record.with_file_name(".kefu").join("recovered")).unwrap();

        let placed = put_back(&desk.own, &came_out, &desk.record, b"new");
        assert_eq!(outcome(&placed), ("done", vec!["by hand".into()]));
        assert_eq!(desk.text(), "new");
    }

    #[test]
    fn where_names_cannot_be_exchanged_the_file_is_replaced() {
        let desk = Desk::with("old");
        let staged = desk.staged(&desk.old(), "new");

        let placed = replace(&staged, &desk.record).unwrap();
        drop(staged);
        assert_eq!(outcome(&placed), nothing_kept("done"));
        assert_eq!((desk.text().as_str(), desk.in_tmp()), ("new", 0));
    }
}
