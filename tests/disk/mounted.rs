//! On disks of their own: full ones, and ones that may only be read.

use super::*;

#[test]
fn a_full_disk_keeps_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = Disk::mount(folder.path(), "size=64k") else {
        return;
    };
    begin(folder.path());
    // The lock and its folders are there already: what is short is room for the new text.
    assert!(kefu(folder.path(), &LOG).status.success());
    let mut filler = fs::File::create(folder.path().join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[0; 4096]).is_ok() {}

    refused(folder.path(), ("空间", "room"));
    assert_eq!(kefu(folder.path(), &["check"]).status.code(), Some(0));
}

#[test]
fn a_full_disk_before_the_first_command_keeps_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = Disk::mount(folder.path(), "size=64k") else {
        return;
    };
    begin(folder.path());
    let mut filler = fs::File::create(folder.path().join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[0; 4096]).is_ok() {}

    refused(folder.path(), ("空间", "room"));
}

#[test]
fn a_disk_that_takes_no_writing_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::mount(folder.path(), "size=64k") else {
        return;
    };
    begin(folder.path());
    let ro = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(&disk.0)
        .status();
    assert!(ro.unwrap().success());

    refused(folder.path(), ("只读", "read-only"));
    assert_eq!(kefu(folder.path(), &["check"]).status.code(), Some(0));
    let dry = kefu(folder.path(), &[&SET[..], &["-n"]].concat());
    assert_eq!(dry.status.code(), Some(0));
}

/// A small disk of its own in memory, where the system lets us mount one; unmounted when dropped.
struct Disk(PathBuf);

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
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
