//! A workspace to try it on, and what is asked of it again and again.

use std::convert::Infallible;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use kefu::store::{Id, ReviseError, Revision, Workspace, WriteFault};

/// What revising with an edit that cannot refuse gives.
pub type Revised = Result<Revision, ReviseError<Infallible>>;

pub fn brokerage() -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::create(folder.path(), "company = \"安泽\"\n").unwrap();
    (folder, workspace)
}

pub fn record(workspace: &Workspace) -> PathBuf {
    workspace.client_path(&Id::parse("huarui").unwrap())
}

pub fn append(workspace: &Workspace, line: &str) -> Revised {
    workspace.revise(&record(workspace), |old| {
        Ok(Some(format!("{}{line}\n", old.unwrap_or_default())))
    })
}

/// A text of some 80 kB that could not be half another without showing it.
pub fn text_of(letter: char) -> String {
    format!("{}\n", letter.to_string().repeat(79)).repeat(1000)
}

pub fn count(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

pub fn in_tmp(workspace: &Workspace) -> usize {
    count(&workspace.root().join(".kefu/tmp"))
}

pub fn fault(revised: Revised) -> WriteFault {
    match revised.unwrap_err() {
        ReviseError::Failed(failure) => failure.fault,
        ReviseError::Edit(never) => match never {},
    }
}

pub fn fault_name(revised: &Revised) -> String {
    match revised {
        Ok(_) => "saved".into(),
        Err(ReviseError::Edit(never)) => match *never {},
        Err(ReviseError::Failed(failure)) => {
            let name = format!("{:?}", failure.fault);
            name.split(['(', ' ']).next().unwrap().to_owned()
        }
    }
}

/// Whether nothing is forbidden to us.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}
