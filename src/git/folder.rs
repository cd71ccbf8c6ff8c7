//! Where a workspace stands in its repository, and what git is told for this clone.

use std::path::PathBuf;

use super::program::{Fault, Git};

/// A workspace's folder in a repository.
#[derive(Clone, Debug)]
pub struct Folder {
    git: Git,
    /// The way from the top of the repository, with `/` at its end; empty at the top.
    prefix: String,
}

impl Folder {
    /// Asks git where the folder is.
    ///
    /// # Errors
    ///
    /// [`Fault::NoRepository`] and what git refuses.
    pub fn of(git: Git) -> Result<Folder, Fault> {
        let prefix = line(git.ask(&["rev-parse", "--show-prefix"])?);
        Ok(Folder { git, prefix })
    }

    pub(super) fn git(&self) -> &Git {
        &self.git
    }

    /// The way from the top of the repository to the workspace; empty at the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The value of a setting of this clone alone.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Fault> {
        let words = ["config", "--local", "--get", key];
        match self.git.run(&words, Vec::new())? {
            (Some(0), value, _) => Ok(Some(line(value))),
            (Some(1), ..) => Ok(None),
            (_, _, said) => Err(Fault::Refused(said)),
        }
    }

    /// Gives a setting of this clone a value.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.git
            .ask(&["config", "--local", "--replace-all", key, value])
            .map(drop)
    }

    /// The hooks that git runs in this clone.
    ///
    /// # Errors
    ///
    /// What git refuses.
    pub fn hooks(&self) -> Result<Hooks, Fault> {
        let words = ["config", "--show-scope", "--type=path", "-z", "--get-all"];
        let words = [&words[..], &["core.hooksPath"]].concat();
        let set = match self.git.run(&words, Vec::new())? {
            (Some(0 | 1), set, _) => String::from_utf8_lossy(&set).into_owned(),
            (_, _, said) => return Err(Fault::Refused(said)),
        };
        let words: Vec<&str> = set.split_terminator('\0').collect();
        // What is set for this one command is our own, which keeps git from running any hook.
        let set = words.chunks_exact(2).rfind(|it| it[0] != "command");
        let way = ["rev-parse", "--path-format=absolute", "--git-common-dir"];
        let top = ["rev-parse", "--show-toplevel"];
        Ok(match set {
            None => Hooks {
                folder: PathBuf::from(line(self.git.ask(&way)?)).join("hooks"),
                is_shared: false,
            },
            Some(set) => Hooks {
                folder: PathBuf::from(line(self.git.ask(&top)?)).join(set[1]),
                is_shared: !matches!(set[0], "local" | "worktree"),
            },
        })
    }
}

/// The hooks of a clone.
#[derive(Clone, Debug)]
pub struct Hooks {
    /// Their folder.
    pub folder: PathBuf,
    /// Whether the folder is set for other repositories too, which then run the same hooks.
    pub is_shared: bool,
}

fn line(answer: Vec<u8>) -> String {
    String::from_utf8_lossy(&answer)
        .trim_end_matches(['\n', '\r'])
        .to_owned()
}
