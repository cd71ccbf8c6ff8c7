//! A child process is this very program, run again for the one test below with its role in the
//! environment; without a role that test does nothing.

use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use kefu::store::Workspace;

use crate::desk::{append, fault_name, record, text_of};

const ROLE: &str = "KEFU_TEST_ROLE";
const ROOT: &str = "KEFU_TEST_ROOT";

/// Where a child finds its number, when there are many.
pub const NUMBER: &str = "KEFU_TEST_NUMBER";

#[test]
fn child() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let root = PathBuf::from(std::env::var_os(ROOT).unwrap());
    let workspace = Workspace::find(Some(&root), &root, None).unwrap();
    let number = std::env::var(NUMBER).unwrap_or_default();
    let record = record(&workspace);

    match role.as_str() {
        "append twenty lines" => {
            for line in 0..20 {
                append(&workspace, &format!("{number}-{line}")).unwrap();
            }
        }
        "turn the text over and over" => loop {
            let turned = workspace.revise(&record, |old| {
                let next = if old == Some(&text_of('a')) { 'b' } else { 'a' };
                Ok::<_, Infallible>(Some(text_of(next)))
            });
            turned.unwrap();
        },
        "hold the lock" => {
            let held = workspace.revise(&record, |_| {
                fs::write(root.join("held"), "").unwrap();
                thread::sleep(Duration::from_secs(60));
                Ok::<_, Infallible>(None)
            });
            held.unwrap();
        }
        "write more than may be" | "write without permission" => {
            let failed = workspace.revise(&record, |_| Ok::<_, Infallible>(Some(text_of('b'))));
            fs::write(root.join("answer"), fault_name(&failed)).unwrap();
        }
        other => panic!("no such role: {other}"),
    }
}

pub fn run(role: &str, workspace: &Workspace) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    become_child(&mut command, role, workspace);
    command
}

pub fn become_child(command: &mut Command, role: &str, workspace: &Workspace) {
    command
        .args(["child::child", "--exact", "--nocapture", "--test-threads=1"])
        .env(ROLE, role)
        .env(ROOT, workspace.root())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
}

/// Starts a program that was only just copied: while another test forks, its file counts as being written.
pub fn start(command: &mut Command) -> Child {
    for _ in 0..500 {
        match command.spawn() {
            Ok(child) => return child,
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the copied program stays busy")
}

pub fn finish(child: Child) {
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
