//! Full disks, disks that take no writing, folders without permission: the record stays.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use kefu::store::{Workspace, WriteFault};

use crate::child::{become_child, finish, start};
use crate::desk::{append, brokerage, fault, in_tmp, is_root, record, text_of};

#[test]
fn a_file_that_may_not_grow_leaves_the_record_as_it_was() {
    let (_folder, workspace) = brokerage();
    fs::write(record(&workspace), text_of('a')).unwrap();

    // A limit of 16 kB on any file, and the signal that comes with it ignored: the write just fails.
    let mut command = Command::new("bash");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap());
    become_child(&mut command, "write more than may be", &workspace);
    finish(command.spawn().unwrap());

    let answer = fs::read_to_string(workspace.root().join("answer")).unwrap();
    assert_eq!(answer, "Full");
    assert_eq!(
        fs::read_to_string(record(&workspace)).unwrap(),
        text_of('a')
    );
    assert_eq!(in_tmp(&workspace), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_record_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = Disk::mount(folder.path(), "size=256k") else {
        return;
    };
    let workspace = Workspace::create(folder.path(), "").unwrap();
    append(&workspace, &text_of('a')).unwrap();
    let before = fs::read_to_string(record(&workspace)).unwrap();
    fs::write(folder.path().join("filler"), vec![0; 200 * 1024]).unwrap_err();

    let fault = fault(append(&workspace, &text_of('b')));
    assert!(matches!(fault, WriteFault::Full(_)), "{fault:?}");
    assert_eq!(fs::read_to_string(record(&workspace)).unwrap(), before);
    assert_eq!(in_tmp(&workspace), 0);

    fs::remove_file(folder.path().join("filler")).unwrap();
    append(&workspace, "room again").unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_told_and_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::mount(folder.path(), "size=1m") else {
        return;
    };
    let workspace = Workspace::create(folder.path(), "").unwrap();
    append(&workspace, "一").unwrap();
    disk.remount("ro");

    let fault = fault(append(&workspace, "二"));
    assert!(matches!(fault, WriteFault::Denied(_)), "{fault:?}");
    assert_eq!(
        workspace.read(&record(&workspace)).unwrap(),
        "一\n".as_bytes()
    );
}

#[test]
fn without_permission_for_the_folder_the_record_stays() {
    // Nothing is forbidden to root, so a child of another user tries it then.
    let answer = |locked: &str| {
        let (folder, workspace) = brokerage();
        fs::write(record(&workspace), text_of('a')).unwrap();
        let program = folder.path().join("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        let mut command = Command::new(&program);
        become_child(&mut command, "write without permission", &workspace);
        if is_root() {
            give_to_nobody(folder.path());
            command.uid(65534).gid(65534);
        }

        let locked = workspace.root().join(locked);
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
        finish(start(&mut command));
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();

        let text = fs::read_to_string(record(&workspace)).unwrap();
        let answer = fs::read_to_string(workspace.root().join("answer")).unwrap();
        (answer, text == text_of('a'), in_tmp(&workspace))
    };
    for locked in ["clients", ".kefu/tmp"] {
        assert_eq!(answer(locked), ("Denied".into(), true, 0), "{locked}");
    }
}

#[test]
fn saved_but_not_confirmed_is_told_as_saved() {
    // A folder that may be written but not read cannot be opened to be flushed.
    let (folder, workspace) = brokerage();
    fs::write(record(&workspace), text_of('a')).unwrap();
    let program = folder.path().join("program");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let mut command = Command::new(&program);
    become_child(&mut command, "write without permission", &workspace);
    if is_root() {
        give_to_nobody(folder.path());
        command.uid(65534).gid(65534);
    }
    let clients = workspace.root().join("clients");
    fs::set_permissions(&clients, fs::Permissions::from_mode(0o333)).unwrap();
    finish(start(&mut command));
    fs::set_permissions(&clients, fs::Permissions::from_mode(0o755)).unwrap();

    let answer = fs::read_to_string(workspace.root().join("answer")).unwrap();
    assert_eq!(answer, "SavedBut");
    assert_eq!(
        fs::read_to_string(record(&workspace)).unwrap(),
        text_of('b')
    );
    assert_eq!(in_tmp(&workspace), 0);
}

fn give_to_nobody(path: &Path) {
    std::os::unix::fs::chown(path, Some(65534), Some(65534)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            give_to_nobody(&entry.unwrap().path());
        }
    }
}

/// A small disk of its own in memory, where the system lets us mount one; unmounted when dropped.
#[cfg(target_os = "linux")]
struct Disk(PathBuf);

#[cfg(target_os = "linux")]
impl Disk {
    fn mount(at: &Path, options: &str) -> Option<Disk> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(at)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Disk(at.to_owned())),
            refused => {
                println!("skipped: no disk can be mounted here: {refused:?}");
                None
            }
        }
    }

    fn remount(&self, how: &str) {
        let remounted = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(&self.0)
            .status();
        assert!(remounted.unwrap().success());
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
