//! A workspace is the folder that holds `kefu.toml`. kefu looks for it from the current folder upward, or
//! creates it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::failure::{WriteFailure, WriteFault};
use super::folder::real_folder;
use super::id::Id;
use super::lock::Lock;
use super::own::Own;
use super::run::Run;
use super::{read, swap};

/// How long a writer waits for another before it says so.
const PATIENCE: Duration = Duration::from_secs(30);

/// The folder of one brokerage's records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
    patience: Duration,
    run: Option<Run>,
}

/// There is no workspace; with the places that were searched.
#[derive(Debug)]
pub enum NotFound {
    /// The folder given by `-w` or `KEFU_WORKSPACE` holds no `kefu.toml`. No other place was searched,
    /// because a user who names a folder does not want another one.
    Given {
        /// The folder.
        folder: PathBuf,
        /// What the system said, where it was more than that there is no such file.
        source: Option<io::Error>,
    },
    /// No `kefu.toml` here, in any folder above, nor in the default of the user's configuration.
    Nowhere {
        /// Where the search upward began.
        from: PathBuf,
        /// The default, if one is configured.
        default: Option<PathBuf>,
    },
}

impl Workspace {
    /// Finds the workspace: the folder given, which must hold `kefu.toml` itself; else the nearest
    /// one upward from `from`; else the default of the user's configuration.
    ///
    /// `from` is an absolute path; the others may be relative to it. Anything named `kefu.toml` counts, even
    /// a link: reading it will report what is wrong, which is better than ignoring it.
    ///
    /// # Errors
    /// [`NotFound`], with the places looked at.
    pub fn find(
        given: Option<&Path>,
        from: &Path,
        default: Option<&Path>,
    ) -> Result<Workspace, NotFound> {
        if let Some(given) = given {
            let folder = from.join(given);
            return match read::kind_at(&folder.join("kefu.toml")) {
                Ok(Some(_)) => Ok(Workspace::at(&folder)),
                Ok(None) => Err(NotFound::Given {
                    folder,
                    source: None,
                }),
                Err(error) => Err(NotFound::Given {
                    folder,
                    source: Some(error),
                }),
            };
        }

        let default = default.map(|folder| from.join(folder));
        let holds =
            |folder: &&Path| matches!(read::kind_at(&folder.join("kefu.toml")), Ok(Some(_)));
        match from.ancestors().chain(default.as_deref()).find(holds) {
            Some(root) => Ok(Workspace::at(root)),
            None => Err(NotFound::Nowhere {
                from: from.to_owned(),
                default,
            }),
        }
    }

    /// Creates a workspace: its folders, and last `kefu.toml` with this text, so that a half-made folder is
    /// not taken for a workspace. Existing folders are kept.
    ///
    /// # Errors
    /// [`WriteFault::Exists`] when there is a `kefu.toml` already, and all that [`Workspace::revise`]
    /// has of the disk.
    pub fn create(root: &Path, kefu_toml: &str) -> Result<Workspace, WriteFailure> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| WriteFailure::new(path, error)
        };
        let root = std::path::absolute(root).map_err(at(root))?;
        let workspace = Workspace::at(&root);
        let standard = workspace.kefu_toml_path();
        let taken = || WriteFailure::new(standard.clone(), WriteFault::Exists);
        if read::kind_at(&standard).map_err(at(&standard))?.is_some() {
            return Err(taken());
        }

        fs::create_dir_all(&root).map_err(at(&root))?;
        for name in ["clients", "calendars", "documents", "templates"] {
            real_folder(&root.join(name))?;
        }
        let own = Own::ready(&root)?;
        let (_lock, _) = own.lock(workspace.patience)?;

        match swap::place(&own, &standard, None, kefu_toml.as_bytes())? {
            swap::Placed::Done { flushed, .. } => flushed
                .map(|()| workspace.clone())
                .map_err(|error| WriteFailure::saved_but(&standard, None, error)),
            swap::Placed::Changed { .. } => Err(taken()),
        }
    }

    /// The workspace at a folder, whether or not it is one.
    pub(super) fn at(root: &Path) -> Workspace {
        Workspace {
            // Without `.` and a last `/`, so that messages show one way to write it.
            root: root.components().collect(),
            patience: PATIENCE,
            run: None,
        }
    }

    /// The same workspace, but its writers wait this long for another writer instead of 30 seconds.
    pub fn waiting_at_most(self, patience: Duration) -> Workspace {
        Workspace { patience, ..self }
    }

    /// The same workspace, whose changes are noted as those of a run.
    pub fn in_run(self, run: Run) -> Workspace {
        let run = Some(run);
        Workspace { run, ..self }
    }

    /// The folder that holds `kefu.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the company's standard is: `kefu.toml`.
    pub fn kefu_toml_path(&self) -> PathBuf {
        self.root.join("kefu.toml")
    }

    /// Where a client's record is, whether or not it is there: `clients/<id>.toml`.
    pub fn client_path(&self, id: &Id) -> PathBuf {
        self.clients_folder().join(id.file_name())
    }

    /// Files that a writer kept because it did not expect them in a record's place: an edit made by hand at
    /// the moment of saving, or one left by a `kefu` that was killed then. Sorted by name; empty when there
    /// are none or the folder cannot be read.
    pub fn recovered(&self) -> Vec<PathBuf> {
        Own::recovered_in(&self.root)
    }

    /// Takes the one lock of the workspace, and with it `.kefu`.
    pub(super) fn lock(&self) -> Result<Locked, WriteFailure> {
        let own = Own::ready(&self.root)?;
        let (lock, recovered) = own.lock(self.patience)?;
        Ok(Locked {
            own,
            recovered,
            _lock: lock,
        })
    }

    /// Whose changes are noted for undo; `None` where none are.
    pub(super) fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    pub(super) fn clients_folder(&self) -> PathBuf {
        self.root.join("clients")
    }
}

/// The workspace's lock, held.
pub(super) struct Locked {
    /// The folder `.kefu`.
    pub(super) own: Own,
    /// What a killed writer left, and was kept for the user.
    pub(super) recovered: Vec<PathBuf>,
    _lock: Lock,
}

impl NotFound {
    /// 2: the command could not be done.
    pub fn exit_code(&self) -> u8 {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Kind, ReadFault};

    fn brokerage() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        Workspace::create(&folder.path().join("brokerage"), "lang = \"zh\"\n").unwrap();
        fs::create_dir(folder.path().join("elsewhere")).unwrap();
        folder
    }

    #[test]
    fn a_workspace_is_begun_with_its_folders_and_only_once() {
        let folder = brokerage();
        let root = folder.path().join("brokerage");

        let mut names: Vec<_> = [root.clone(), root.join(".kefu")]
            .iter()
            .flat_map(|folder| fs::read_dir(folder).unwrap())
            .map(|entry| {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(&root).unwrap();
                name.to_str().unwrap().replace('\\', "/")
            })
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                ".kefu",
                ".kefu/.gitignore",
                ".kefu/lock",
                ".kefu/recovered",
                ".kefu/tmp",
                ".kefu/undo",
                "calendars",
                "clients",
                "documents",
                "kefu.toml",
                "templates",
            ]
        );
        let ignored = fs::read_to_string(root.join(".kefu/.gitignore")).unwrap();
        assert_eq!(ignored, "*\n");

        let again = Workspace::create(&root, "other").unwrap_err();
        assert!(matches!(again.fault, WriteFault::Exists), "{again:?}");
        let text = Workspace::at(&root).kefu_toml().unwrap();
        assert_eq!(text, "lang = \"zh\"\n");
    }

    #[test]
    fn the_nearest_folder_upward_is_the_workspace() {
        let folder = brokerage();
        let root = folder.path().join("brokerage");

        for from in [root.clone(), root.join("clients")] {
            let found = Workspace::find(None, &from, None).unwrap();
            assert_eq!(found.root(), root);
        }
    }

    #[test]
    fn a_folder_that_is_given_must_hold_the_standard_itself() {
        let folder = brokerage();
        let root = folder.path().join("brokerage");

        for given in ["brokerage", "./brokerage/", "elsewhere/../brokerage"] {
            let found = Workspace::find(Some(Path::new(given)), folder.path(), None).unwrap();
            let clean = given.trim_start_matches("./").trim_end_matches('/');
            assert_eq!(
                found.root().as_os_str(),
                folder.path().join(clean).as_os_str()
            );
        }

        for given in [root.join("clients"), root.join("kefu.toml")] {
            let error = Workspace::find(Some(&given), &root, Some(&root)).unwrap_err();
            match error {
                NotFound::Given { folder, source } => {
                    assert_eq!(folder, given);
                    assert!(source.is_none());
                }
                NotFound::Nowhere { .. } => panic!("{error:?}"),
            }
        }
    }

    #[test]
    fn the_default_comes_last() {
        let folder = brokerage();
        let (root, elsewhere) = (
            folder.path().join("brokerage"),
            folder.path().join("elsewhere"),
        );

        let found = Workspace::find(None, &elsewhere, Some(&root)).unwrap();
        assert_eq!(found.root(), root);

        let error = Workspace::find(None, &elsewhere, Some(&elsewhere)).unwrap_err();
        match error {
            NotFound::Nowhere { from, default } => {
                assert_eq!(from, elsewhere);
                assert_eq!(default, Some(elsewhere));
            }
            NotFound::Given { .. } => panic!("{error:?}"),
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_folder_is_not_made_part_of_a_workspace() {
        for part in ["clients", ".kefu"] {
            let folder = tempfile::tempdir().unwrap();
            let elsewhere = tempfile::tempdir().unwrap();
            std::os::unix::fs::symlink(elsewhere.path(), folder.path().join(part)).unwrap();

            let failure = Workspace::create(folder.path(), "").unwrap_err();
            assert_eq!(failure.path, folder.path().join(part));
            assert!(
                matches!(
                    failure.fault,
                    WriteFault::Read(ReadFault::NotAFolder(Kind::Link))
                ),
                "{failure:?}"
            );
            assert!(!folder.path().join("kefu.toml").exists());
            assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
        }
    }
}
