//! Starts git: by its full path, and so that the folder it is asked about makes it run nothing.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// What of the environment git needs from us.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The folders in which programs are looked for.
    pub programs: Vec<PathBuf>,
    /// What git itself said to a hook about its folders and its index, each an absolute path.
    pub told: Vec<(String, PathBuf)>,
}

/// The program git, and the folder it is asked about.
#[derive(Clone, Debug)]
pub struct Git {
    program: PathBuf,
    folder: PathBuf,
    told: Vec<(String, PathBuf)>,
}

/// Why git gave no answer.
#[derive(Debug)]
pub enum Fault {
    /// No git is installed.
    Missing,
    /// It could not be started, or its answer not be read.
    Os(io::Error),
    /// The folder is in no repository.
    NoRepository,
    /// It refused, in its own words.
    Refused(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Os(error)
    }
}

/// What a repository's own configuration could make git run or fetch.
const SHUT_OFF: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
    "gc.auto=0",
    "gpg.program=false",
    "log.showSignature=false",
    "maintenance.auto=false",
    "submodule.recurse=false",
];

/// What of git's own environment would make it run or write something, or look elsewhere.
const FORGOTTEN: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ASKPASS",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_EDITOR",
    "GIT_EXEC_PATH",
    "GIT_EXTERNAL_DIFF",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PAGER",
    "GIT_PREFIX",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_TEMPLATE_DIR",
    "GIT_TRACE",
    "GIT_TRACE2",
    "GIT_TRACE2_EVENT",
    "GIT_WORK_TREE",
];

impl Git {
    /// Finds git among the folders for programs. A folder that is not named in full counts for nothing, since it would
    /// be one of the folder that is asked about.
    pub fn find(around: &Around, folder: &Path) -> Result<Git, Fault> {
        let name = if cfg!(windows) { "git.exe" } else { "git" };
        let full = around.programs.iter().filter(|it| it.is_absolute());
        let program = full.map(|it| it.join(name)).find(|it| it.is_file());
        Ok(Git {
            program: program.ok_or(Fault::Missing)?,
            folder: folder.to_owned(),
            told: around.told.clone(),
        })
    }

    /// The folder it is asked about.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its answer; what it refuses is a fault.
    pub(super) fn ask(&self, words: &[&str]) -> Result<Vec<u8>, Fault> {
        let (code, answer, said) = self.run(words, Vec::new())?;
        match code {
            Some(0) => Ok(answer),
            _ if said.contains("not a git repository") => Err(Fault::NoRepository),
            _ => Err(Fault::Refused(said)),
        }
    }

    /// Its exit code, what it answered, and what it said.
    pub(super) fn run(
        &self,
        words: &[&str],
        given: Vec<u8>,
    ) -> Result<(Option<i32>, Vec<u8>, String), Fault> {
        let mut git = Command::new(&self.program);
        for name in FORGOTTEN {
            git.env_remove(name);
        }
        for (name, path) in &self.told {
            git.env(name, path);
        }
        // Its words are looked through, so they are the same everywhere.
        git.env("LC_ALL", "C");
        git.env("GIT_TERMINAL_PROMPT", "0");
        git.env("GIT_NO_LAZY_FETCH", "1");
        git.args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"]);
        // Nobody may put another commit in the place of one.
        git.arg("--no-replace-objects");
        for setting in SHUT_OFF {
            git.args(["-c", setting]);
        }
        git.args(words).current_dir(&self.folder);
        git.stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());

        let mut running = git.spawn()?;
        // It may answer before it has read all, so it is read and written to at once.
        let writing = running.stdin.take().map(|mut to| {
            thread::spawn(move || {
                let _ = to.write_all(&given);
            })
        });
        let answer = running.wait_with_output()?;
        if let Some(writing) = writing {
            let _ = writing.join();
        }
        let said = String::from_utf8_lossy(&answer.stderr).trim().to_owned();
        Ok((answer.status.code(), answer.stdout, said))
    }
}
