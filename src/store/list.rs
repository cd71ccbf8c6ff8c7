//! Lists the clients and the calendar years, from two folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::id::{Id, IdFault};
use super::read::{self, Kind, ReadFault, Unreadable};
use super::workspace::Workspace;

/// One client's record, by the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The client's id, or why the file's name gives none.
    pub id: Result<Id, IdFault>,
    /// The file's name: `huarui.toml`. What is not Unicode in it is replaced by `�`.
    pub file_name: String,
    /// Where the file is.
    pub path: PathBuf,
}

impl Entry {
    /// The file's name without `.toml`: the id, or whatever is in its place.
    pub fn stem(&self) -> &str {
        let end = self.file_name.len() - ".toml".len();
        &self.file_name[..end]
    }
}

impl Workspace {
    /// All records, sorted by file name: every entry of `clients/` that ends in `.toml`, in whatever
    /// case. Names that begin with a dot are skipped: they are what editors and systems leave (`.#x`,
    /// `.x.swp`, `._x`), as is everything that ends otherwise (`x.toml~`).
    ///
    /// The entries themselves are not opened: a link or a folder is listed, and reading it will report that.
    /// No folder `clients/` means no clients, as in a fresh clone of a workspace that has none.
    ///
    /// # Errors
    /// [`Unreadable`] when `clients/` is no real folder or cannot be listed.
    pub fn clients(&self) -> Result<Vec<Entry>, Unreadable> {
        let mut entries: Vec<_> = toml_files(&self.clients_folder())?
            .into_iter()
            .map(entry)
            .collect();
        entries.sort_by(|a, b| a.stem().cmp(b.stem()).then_with(|| a.path.cmp(&b.path)));
        Ok(entries)
    }

    /// The files in folders of `clients/` that would be records if they lay in it, as paths from the workspace's folder on,
    /// sorted. What [`Workspace::clients`] skips by its name is skipped here, and what cannot be listed is left out. Links
    /// are not followed.
    pub fn misplaced(&self) -> Vec<String> {
        let mut files = Vec::new();
        let mut folders = folders_in(&self.clients_folder());
        while let Some(folder) = folders.pop() {
            files.extend(toml_files(&folder).unwrap_or_default());
            folders.extend(folders_in(&folder));
        }
        let paths = files
            .iter()
            .map(|path| path.strip_prefix(self.root()).unwrap_or(path));
        let mut paths: Vec<String> = paths
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect();
        paths.sort_unstable();
        paths
    }

    /// Whether a file of this path in `clients/` is one of [`Workspace::misplaced`], whether or not it is there.
    pub fn is_misplaced(path: &str) -> bool {
        let Some((folders, name)) = path.rsplit_once('/') else {
            return false;
        };
        let is_skipped = |folder: &str| is_toml(folder.as_bytes()) || folder.starts_with('.');
        is_toml(name.as_bytes()) && !name.starts_with('.') && !folders.split('/').any(is_skipped)
    }

    /// The record of this file name, as [`Workspace::clients`] would list it, whether or not it is there.
    pub fn client_of_file(&self, file_name: &str) -> Option<Entry> {
        let is_listed = is_toml(file_name.as_bytes()) && !file_name.starts_with('.');
        let is_plain = !file_name.contains('/');
        (is_listed && is_plain).then(|| entry(self.clients_folder().join(file_name)))
    }

    /// The files of further calendar years, sorted by name: `calendars/*.toml`, with the same names
    /// skipped as for clients.
    ///
    /// # Errors
    /// [`Unreadable`] when `calendars/` is no real folder or cannot be listed.
    pub fn calendars(&self) -> Result<Vec<PathBuf>, Unreadable> {
        let mut paths = toml_files(&self.root().join("calendars"))?;
        paths.sort();
        Ok(paths)
    }

    /// When a file was written last, as far as the system says.
    pub fn written(&self, path: &Path) -> Option<SystemTime> {
        fs::metadata(path).ok()?.modified().ok()
    }
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |fault| Unreadable {
        path: folder.to_owned(),
        fault,
    };
    match read::kind_at(folder).map_err(|error| unreadable(error.into()))? {
        None => return Ok(Vec::new()),
        Some(Kind::Folder) => {}
        Some(other) => return Err(unreadable(ReadFault::NotAFolder(other))),
    }

    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(error.into()))? {
        let path = entry.map_err(|error| unreadable(error.into()))?.path();
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        if is_toml(name) && !name.starts_with(b".") {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// The folders of a folder that are no records by their names.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let is_skipped = is_toml(name) || name.starts_with(b".");
        !is_skipped && entry.file_type().is_ok_and(|kind| kind.is_dir())
    });
    folders.map(|entry| entry.path()).collect()
}

fn is_toml(name: &[u8]) -> bool {
    name.last_chunk::<5>()
        .is_some_and(|end| end.eq_ignore_ascii_case(b".toml"))
}

fn entry(path: PathBuf) -> Entry {
    let name = path.file_name().unwrap_or_default();
    let (file_name, is_unicode) = match name.to_str() {
        Some(name) => (as_typed(name), true),
        None => (name.to_string_lossy().into_owned(), false),
    };

    let mut entry = Entry {
        id: Err(IdFault::NotUnicode),
        file_name,
        path,
    };
    if is_unicode {
        entry.id = Id::parse(entry.stem()).and_then(|id| {
            let exact = entry.file_name.ends_with(".toml");
            exact.then_some(id).ok_or(IdFault::Extension)
        });
    }
    entry
}

/// macOS may list a name with its marks stored apart, however it was typed, and finds both forms, so there
/// the name is composed first. Elsewhere these are two different names, which is a fault to report.
fn as_typed(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;

    if cfg!(target_os = "macos") {
        name.nfc().collect()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[&str]) -> Vec<(String, Result<String, IdFault>)> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("clients")).unwrap();
        for name in names {
            fs::write(folder.path().join("clients").join(name), "").unwrap();
        }
        let clients = Workspace::at(folder.path()).clients().unwrap();
        clients
            .into_iter()
            .map(|entry| (entry.file_name, entry.id.map(|id| id.to_string())))
            .collect()
    }

    #[test]
    fn records_are_listed_by_name_and_what_editors_leave_is_not() {
        let found = listed(&[
            "runhe.toml",
            "huarui.toml",
            "hua-rui.toml",
            "华锐.toml",
            ".#huarui.toml",
            ".huarui.toml.swp",
            ".huarui.toml",
            "._huarui.toml",
            "huarui.toml~",
            "#huarui.toml#",
            "README.md",
            "toml",
        ]);
        let id = |id: &str| (format!("{id}.toml"), Ok(id.to_owned()));
        assert_eq!(
            found,
            [id("hua-rui"), id("huarui"), id("runhe"), id("华锐")]
        );
    }

    #[test]
    fn a_record_in_a_folder_of_the_records_is_misplaced() {
        let root = tempfile::tempdir().unwrap();
        let file = |path: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        };
        let workspace = Workspace::at(root.path());
        assert_eq!(workspace.misplaced(), [""; 0], "no folder, no records");
        for path in [
            "clients/runhe.toml",
            "clients/old/b/huarui.toml",
            "clients/old/a.TOML",
            "clients/old/notes.md",
            "clients/old/.b.toml",
            "clients/.trash/huarui.toml",
            "clients/c.toml/huarui.toml",
            "documents/huarui.toml",
        ] {
            file(path);
        }
        let found = ["clients/old/a.TOML", "clients/old/b/huarui.toml"];
        assert_eq!(workspace.misplaced(), found);

        for (path, is_it) in [
            ("runhe.toml", false),
            ("old/b/huarui.toml", true),
            ("old/a.TOML", true),
            ("old/notes.md", false),
            ("old/.b.toml", false),
            (".trash/huarui.toml", false),
            ("c.toml/huarui.toml", false),
        ] {
            assert_eq!(Workspace::is_misplaced(path), is_it, "{path}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_id_is_listed_with_its_fault() {
        let fault = |name: &str, fault| (name.to_owned(), Err(fault));
        assert_eq!(
            listed(&["Huarui.toml", "huarui.TOML", "hua rui.toml", "con.toml"]),
            [
                fault("Huarui.toml", IdFault::NotLower),
                fault("con.toml", IdFault::Device),
                fault("hua rui.toml", IdFault::Character(' ')),
                fault("huarui.TOML", IdFault::Extension),
            ]
        );
        assert_eq!(
            listed(&["lu\u{308}.toml"]),
            [fault("lu\u{308}.toml", IdFault::NotComposed)]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_unicode_is_listed_too() {
        use std::os::unix::ffi::OsStrExt;

        let folder = tempfile::tempdir().unwrap();
        let clients = folder.path().join("clients");
        fs::create_dir(&clients).unwrap();
        let path = clients.join(std::ffi::OsStr::from_bytes(b"gb\xd6\xd0.toml"));
        fs::write(&path, "").unwrap();

        assert_eq!(
            Workspace::at(folder.path()).clients().unwrap(),
            [Entry {
                id: Err(IdFault::NotUnicode),
                file_name: "gb\u{fffd}\u{fffd}.toml".into(),
                path,
            }]
        );
    }

    #[test]
    fn calendar_years_are_sorted_and_a_folder_that_lacks_has_none() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        assert_eq!(workspace.calendars().unwrap(), Vec::<PathBuf>::new());
        assert_eq!(workspace.clients().unwrap(), []);

        let calendars = folder.path().join("calendars");
        fs::create_dir(&calendars).unwrap();
        for name in ["2028.toml", "2027.toml", "notes.txt"] {
            fs::write(calendars.join(name), "").unwrap();
        }
        assert_eq!(
            workspace.calendars().unwrap(),
            [calendars.join("2027.toml"), calendars.join("2028.toml")]
        );
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("clients"), "").unwrap();

        let error = Workspace::at(folder.path()).clients().unwrap_err();
        assert_eq!(error.path, folder.path().join("clients"));
        assert!(matches!(error.fault, ReadFault::NotAFolder(Kind::File)));
    }
}
