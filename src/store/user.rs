//! The user's configuration: who the user is, the default workspace and the language.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};
use serde::Deserialize;

use super::read::{self, ReadFault, Unreadable};
use crate::lang::Lang;

/// What `config.toml` says; nothing, where there is no such file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The workspace to use when no other is found.
    pub workspace: Option<PathBuf>,
    /// The language, unless a flag, the environment or the workspace says otherwise.
    pub lang: Option<Lang>,
    /// Who the user is, by the name in the records.
    pub me: Option<String>,
}

/// Why the configuration cannot be used.
#[derive(Debug)]
pub enum ConfigFault {
    /// The file cannot be read.
    Unreadable(Unreadable),
    /// The file is not what it should be.
    Wrong {
        /// Which file.
        path: PathBuf,
        /// What the parser says, in English.
        why: String,
    },
    /// The workspace is a relative path, which depends on the current folder.
    Relative {
        /// Which file.
        path: PathBuf,
        /// The path given.
        workspace: PathBuf,
    },
}

/// The folders of the user that the configuration needs. Looking them up reads the environment, so
/// the context does it, once, and hands them to [`read`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// kefu's configuration: `~/.config/kefu` on Linux, `~/Library/Application Support/kefu` on
    /// macOS, `%APPDATA%\kefu\config` on Windows.
    pub config: PathBuf,
    /// The user's home, which `~/` in a path stands for.
    pub home: PathBuf,
}

impl Folders {
    /// The configuration.
    pub fn file(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

/// Looks the user's folders up; None for a user without a home, as under some service managers.
pub fn folders() -> Option<Folders> {
    Some(Folders {
        config: ProjectDirs::from("", "", "kefu")?.config_dir().to_owned(),
        home: BaseDirs::new()?.home_dir().to_owned(),
    })
}

/// Reads `config.toml`. Unlike a record it may be a link: many keep their configuration so.
///
/// # Errors
/// [`ConfigFault`]; a missing file is none.
pub fn read(folders: &Folders) -> Result<Config, ConfigFault> {
    let path = folders.file();
    let unreadable = |fault| {
        let path = path.clone();
        ConfigFault::Unreadable(Unreadable { path, fault })
    };
    let bytes = match read::read_named(&path) {
        Err(Unreadable {
            fault: ReadFault::Gone,
            ..
        }) => return Ok(Config::default()),
        read => read.map_err(ConfigFault::Unreadable)?,
    };
    let text = read::text(bytes).map_err(unreadable)?;

    let file: File = toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        ConfigFault::Wrong {
            path: path.clone(),
            why: error.to_string().trim_end().to_owned(),
        }
    })?;
    let workspace = file.workspace.map(|given| at_home(&given, &folders.home));
    if let Some(workspace) = workspace.clone().filter(|path| !path.is_absolute()) {
        return Err(ConfigFault::Relative { path, workspace });
    }
    Ok(Config {
        workspace,
        lang: file.lang.map(|lang| match lang {
            Code::Zh => Lang::Zh,
            Code::En => Lang::En,
        }),
        me: file
            .me
            .map(|me| me.trim().to_owned())
            .filter(|me| !me.is_empty()),
    })
}

impl ConfigFault {
    /// 2: the command could not be done.
    pub fn exit_code(&self) -> u8 {
        2
    }
}

/// An unknown key is a fault here: the file is kefu's alone, and short.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    workspace: Option<PathBuf>,
    lang: Option<Code>,
    me: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Code {
    Zh,
    En,
}

fn at_home(given: &Path, home: &Path) -> PathBuf {
    match given.strip_prefix("~") {
        Ok(below) => home.join(below),
        Err(_) => given.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn reading(text: &str) -> Result<Config, ConfigFault> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("config.toml"), text).unwrap();
        read(&Folders {
            config: folder.path().to_owned(),
            home: PathBuf::from("/home/chen"),
        })
    }

    #[cfg(unix)]
    #[test]
    fn the_workspace_and_the_language_are_read() {
        let config = |workspace: &str, lang| Config {
            workspace: Some(workspace.into()),
            lang,
            me: None,
        };
        assert_eq!(
            reading("\u{feff}workspace = \"/srv/brokerage\"\r\nlang = \"en\"\r\n").unwrap(),
            config("/srv/brokerage", Some(Lang::En))
        );
        assert_eq!(
            reading("workspace = \"~/brokerage\"").unwrap(),
            config("/home/chen/brokerage", None)
        );
        assert_eq!(reading("").unwrap(), Config::default());
    }

    #[test]
    fn the_user_has_a_name() {
        let me = |text: &str| reading(text).unwrap().me;
        assert_eq!(me("me = \" 陈静 \""), Some("陈静".to_owned()));
        assert_eq!(me("me = \" \""), None);
        assert_eq!(me("lang = \"zh\""), None);
    }

    #[test]
    fn no_file_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders {
            config: folder.path().join("none"),
            home: folder.path().to_owned(),
        };
        assert_eq!(read(&folders).unwrap(), Config::default());
    }

    #[test]
    fn a_wrong_file_says_what_is_wrong() {
        for wrong in [
            "workspce = \"/x\"",
            "lang = \"de\"",
            "workspace = 3",
            "me = 3",
            "[",
        ] {
            let fault = reading(wrong).unwrap_err();
            assert!(matches!(fault, ConfigFault::Wrong { .. }), "{fault:?}");
        }
        let relative = reading("workspace = \"brokerage\"").unwrap_err();
        assert!(
            matches!(relative, ConfigFault::Relative { .. }),
            "{relative:?}"
        );
    }
}
