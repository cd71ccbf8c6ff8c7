//! Two clones of one repository with a client in it, each with somebody who types commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The day on which everything is typed.
pub const TODAY: &str = "2026-11-28";

/// The record that both begin from.
pub const RECORD: &str = include_str!("../cases/base-two-star.toml");

/// Whether git has the driver in the clones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merges {
    ByKefu,
    Plainly,
}

/// A folder with clones `a` and `b`, both from `origin`.
pub struct Clones {
    folder: tempfile::TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Clones {
    pub fn of(record: &str, merges: Merges) -> Clones {
        let clones = Clones {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(clones.at("origin")).unwrap();
        clones.git("origin", "init -q -b main");
        clones.typed("origin", "init");
        fs::write(clones.at("origin").join("clients/a.toml"), record).unwrap();
        clones.commit("origin", "begin");
        for name in ["a", "b"] {
            clones.git("", &format!("clone -q origin {name}"));
            if merges == Merges::ByKefu {
                clones.typed(name, "git setup");
            }
        }
        clones
    }

    pub fn at(&self, clone: &str) -> PathBuf {
        self.folder.path().join(clone)
    }

    /// Runs git, which must succeed.
    pub fn git(&self, clone: &str, words: &str) -> String {
        let ended = self.try_git(clone, words);
        assert_eq!(ended.code, 0, "git {words}: {ended:?}");
        ended.out
    }

    pub fn try_git(&self, clone: &str, words: &str) -> Ended {
        self.run(Path::new("git"), clone, words, &[])
    }

    /// Types a command of kefu, which must succeed.
    pub fn typed(&self, clone: &str, words: &str) -> String {
        let ended = self.try_kefu(clone, words);
        assert_eq!(ended.code, 0, "kefu {words}: {ended:?}");
        ended.out
    }

    pub fn try_kefu(&self, clone: &str, words: &str) -> Ended {
        self.try_kefu_with(clone, words, &[])
    }

    /// With more in the environment.
    pub fn try_kefu_with(&self, clone: &str, words: &str, more: &[(&str, &str)]) -> Ended {
        self.run(Path::new(env!("CARGO_BIN_EXE_kefu")), clone, words, more)
    }

    fn run(&self, program: &Path, clone: &str, words: &str, more: &[(&str, &str)]) -> Ended {
        let mut command = Command::new(program);
        let ran = command
            .args(words.split(' '))
            .current_dir(self.at(clone))
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path().join("nowhere"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "x")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "x@example.com")))
            .env("GIT_AUTHOR_DATE", "2026-11-28T10:00:00Z")
            .env("GIT_EDITOR", "true")
            .env("KEFU_TODAY", TODAY)
            .env("KEFU_LANG", "en")
            .env_remove("KEFU_WORKSPACE")
            .envs(more.iter().copied())
            .output()
            .unwrap();
        Ended {
            code: ran.status.code().unwrap(),
            out: String::from_utf8(ran.stdout).unwrap(),
            err: String::from_utf8(ran.stderr).unwrap(),
        }
    }

    pub fn commit(&self, clone: &str, subject: &str) {
        self.git(clone, "add -A");
        self.git(clone, &format!("commit -q -m {subject}"));
    }

    /// Commits all as a person on a day, and on a later one when it was made again.
    pub fn commit_on(&self, clone: &str, days: [&str; 2], who: &str, subject: &str) {
        self.git(clone, "add -A");
        let [authored, committed] = days.map(|day| format!("{day}T10:00:00+08:00"));
        let mut git = Command::new("git");
        let ran = git
            .args(["commit", "-q", "-m", subject])
            .current_dir(self.at(clone))
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .envs(["AUTHOR", "COMMITTER"].map(|it| (format!("GIT_{it}_NAME"), who)))
            .envs(["AUTHOR", "COMMITTER"].map(|it| (format!("GIT_{it}_EMAIL"), "x@example.com")))
            .env("GIT_AUTHOR_DATE", authored)
            .env("GIT_COMMITTER_DATE", committed)
            .status();
        assert!(ran.unwrap().success());
    }

    pub fn record(&self, clone: &str) -> String {
        self.text(clone, "clients/a.toml")
    }

    pub fn text(&self, clone: &str, file: &str) -> String {
        fs::read_to_string(self.at(clone).join(file)).unwrap()
    }

    pub fn write(&self, clone: &str, text: &str) {
        fs::write(self.at(clone).join("clients/a.toml"), text).unwrap();
    }

    /// Both people type, and commit.
    pub fn both(&self, in_a: &[&str], in_b: &[&str]) {
        for (clone, typed) in [("a", in_a), ("b", in_b)] {
            for words in typed {
                self.typed(clone, words);
            }
            self.commit(clone, clone);
        }
    }

    /// Each takes over what the other has committed. Returns how git ended.
    pub fn merge_both(&self) -> [Ended; 2] {
        self.git("a", "fetch -q ../b main:other");
        self.git("b", "fetch -q ../a main:other");
        ["a", "b"].map(|clone| self.try_git(clone, "merge -q --no-edit other"))
    }

    /// The rules that have something to say of the clients of a clone, each with its subject.
    pub fn findings(&self, clone: &str) -> Vec<String> {
        let checked = self.try_kefu(clone, "check -f csv -q");
        let rows = checked.out.lines().skip(1);
        let told = rows.map(|row| {
            let mut cells = row.split(',');
            let (rule, client) = (cells.next().unwrap(), cells.nth(2).unwrap());
            format!("{client} {rule}")
        });
        told.collect()
    }
}
