//! Several users of one folder: whoever may write in it may use kefu there, whatever the first user's umask was.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

const KEFU: &str = env!("CARGO_BIN_EXE_kefu");

/// Runs a line of a shell in a folder.
fn shell(folder: &Path, line: &str) {
    let output = Command::new("sh")
        .args(["-c", &format!("{line} -q")])
        .current_dir(folder)
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_LANG", "en")
        .env("KEFU", KEFU)
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap();
    let faults = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}: {faults}");
}

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_narrow_umask_shuts_nobody_out_of_what_kefu_needs() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    shell(root, "umask 002; \"$KEFU\" init");
    // As in a fresh clone: git does not keep it.
    fs::remove_dir_all(root.join(".kefu")).unwrap();
    fs::set_permissions(root, fs::Permissions::from_mode(0o2775)).unwrap();

    shell(root, "umask 077; \"$KEFU\" client add huarui --name 华锐");
    let own = root.join(".kefu");
    for (part, expected) in [
        ("", 0o2775),
        ("tmp", 0o2775),
        ("recovered", 0o2775),
        ("undo", 0o2775),
        ("lock", 0o664),
        (".gitignore", 0o664),
    ] {
        let path = own.join(part);
        assert_eq!(mode(&path), expected, "{part}");
        let group = |path: &Path| path.symlink_metadata().unwrap().gid();
        assert_eq!(group(&path), group(root), "{part}");
    }
}

#[test]
fn a_new_record_has_the_mode_of_its_user_and_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    shell(root, "umask 002; \"$KEFU\" init");
    shell(root, "umask 002; \"$KEFU\" client add huarui --name 华锐");
    shell(root, "umask 077; \"$KEFU\" client add runhe --name 润禾");
    let record = |id: &str| root.join("clients").join(format!("{id}.toml"));
    assert_eq!(mode(&record("huarui")), 0o664);
    assert_eq!(mode(&record("runhe")), 0o600);

    shell(root, "umask 077; \"$KEFU\" client set huarui --sector 重工");
    assert_eq!(mode(&record("huarui")), 0o664);
}

#[test]
fn an_ignore_file_that_a_crash_left_empty_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    shell(root, "\"$KEFU\" init");
    let ignore = root.join(".kefu").join(".gitignore");
    fs::write(&ignore, "").unwrap();
    shell(root, "\"$KEFU\" client add huarui --name 华锐");
    assert_eq!(fs::read_to_string(ignore).unwrap(), "*\n");
}
