//! A record may name a document of the workspace, and nothing outside it.

use std::path::{Path, PathBuf};

use super::read::{self, Kind};
use super::workspace::Workspace;

/// Why a file reference does not stay in the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outside {
    /// It names no file.
    Empty,
    /// It begins at the root of the disk, or names a drive.
    Absolute,
    /// It has a `\`, which separates folders only on Windows; `/` does so everywhere.
    Backslash,
    /// It has a `..`.
    Upward,
    /// It has a character that no file name has.
    Control,
    /// It is one of kefu's own: a record, a calendar year, `kefu.toml`, or in `.kefu`.
    Own,
    /// This part of it is a link that leads outside, or to an unknown place.
    Link(PathBuf),
}

impl Workspace {
    /// Where a file reference of a record leads: relative to the workspace, separated by `/`.
    ///
    /// The file need not exist. A link on the way is followed only to see that it stays inside.
    ///
    /// # Errors
    /// [`Outside`], with the first fault.
    pub fn inside(&self, reference: &str) -> Result<PathBuf, Outside> {
        let path = self.within(reference)?;
        self.refuse_links_outward(&path)?;
        self.refuse_own(&path)?;
        Ok(path)
    }

    /// A file that kefu writes itself is not a document: it changes with every command, or does not belong to
    /// the user. Neither is a link to such a file.
    fn refuse_own(&self, path: &Path) -> Result<(), Outside> {
        let is_own = |root: &Path, path: &Path| {
            path.strip_prefix(root).is_ok_and(|below| {
                let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                let parts: Vec<&str> = parts.iter().map(|part| part.as_ref()).collect();
                match parts[..] {
                    ["kefu.toml"] | [".kefu", ..] => true,
                    ["clients" | "calendars", file] => file.ends_with(".toml"),
                    _ => false,
                }
            })
        };
        let real = || {
            let root = self.root().canonicalize().ok()?;
            Some(is_own(&root, &path.canonicalize().ok()?))
        };
        match is_own(self.root(), path) || real() == Some(true) {
            true => Err(Outside::Own),
            false => Ok(()),
        }
    }

    fn within(&self, reference: &str) -> Result<PathBuf, Outside> {
        if reference.chars().any(char::is_control) {
            return Err(Outside::Control);
        }
        if reference.contains('\\') {
            return Err(Outside::Backslash);
        }
        if reference.starts_with('/') {
            return Err(Outside::Absolute);
        }

        let mut path = self.root().to_owned();
        let parts = reference
            .split('/')
            .filter(|part| !matches!(*part, "" | "."));
        for part in parts {
            if part == ".." {
                return Err(Outside::Upward);
            }
            // Windows would start again at a drive, even in the middle of a path.
            if matches!(part.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic()) {
                return Err(Outside::Absolute);
            }
            path.push(part);
        }
        if path == self.root() {
            return Err(Outside::Empty);
        }
        Ok(path)
    }

    fn refuse_links_outward(&self, path: &Path) -> Result<(), Outside> {
        let below: Vec<_> = path
            .ancestors()
            .take_while(|part| *part != self.root())
            .collect();
        for part in below.into_iter().rev() {
            match read::kind_at(part) {
                Ok(Some(Kind::Link)) => {}
                Ok(Some(_)) => continue,
                // There is nothing, or nothing visible: then no link continues from here.
                Ok(None) | Err(_) => break,
            }
            let leads_inside = || {
                let root = self.root().canonicalize().ok()?;
                Some(part.canonicalize().ok()?.starts_with(root))
            };
            if leads_inside() != Some(true) {
                return Err(Outside::Link(part.to_owned()));
            }
        }
        Ok(())
    }
}

impl Outside {
    /// 2: the command could not be done.
    pub fn exit_code(&self) -> u8 {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_stays_in_the_workspace() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        let inside = |reference| workspace.inside(reference);

        for good in [
            "documents/huarui/风险评估260220.pdf",
            "./documents//huarui/./风险评估260220.pdf",
        ] {
            let expected = folder.path().join("documents/huarui/风险评估260220.pdf");
            assert_eq!(inside(good), Ok(expected), "{good}");
        }
        assert_eq!(inside("a..b/..c"), Ok(folder.path().join("a..b/..c")));
        for good in [
            "documents/kefu.toml",
            "clients/scan.pdf",
            "clients/huarui/a.toml",
        ] {
            assert_eq!(inside(good), Ok(folder.path().join(good)), "{good}");
        }
        for (bad, fault) in [
            ("", Outside::Empty),
            (".", Outside::Empty),
            ("/etc/passwd", Outside::Absolute),
            ("//server/share", Outside::Absolute),
            ("C:/x", Outside::Absolute),
            ("documents/c:x", Outside::Absolute),
            ("..", Outside::Upward),
            ("documents/../../x", Outside::Upward),
            ("documents\\x", Outside::Backslash),
            ("documents/\0", Outside::Control),
            ("documents/\n", Outside::Control),
            ("kefu.toml", Outside::Own),
            ("./kefu.toml", Outside::Own),
            ("clients/huarui.toml", Outside::Own),
            ("calendars//2027.toml", Outside::Own),
            (".kefu/lock", Outside::Own),
            (".kefu", Outside::Own),
        ] {
            assert_eq!(inside(bad), Err(fault), "{bad:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_only_inside() {
        use std::fs;
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("documents/huarui")).unwrap();
        fs::write(at("documents/huarui/a.pdf"), "").unwrap();
        symlink("huarui", at("documents/near")).unwrap();
        symlink("/", at("documents/far")).unwrap();
        symlink("nowhere", at("documents/dangling")).unwrap();
        fs::write(at("kefu.toml"), "").unwrap();
        symlink("../kefu.toml", at("documents/own")).unwrap();

        let inside = |reference| workspace.inside(reference);
        assert_eq!(
            inside("documents/near/a.pdf"),
            Ok(at("documents/near/a.pdf"))
        );
        assert_eq!(inside("documents/own"), Err(Outside::Own));
        let link = |name| Err(Outside::Link(at(name)));
        assert_eq!(inside("documents/far/etc/passwd"), link("documents/far"));
        assert_eq!(inside("documents/far/no-such-file"), link("documents/far"));
        assert_eq!(inside("documents/dangling"), link("documents/dangling"));
    }
}
