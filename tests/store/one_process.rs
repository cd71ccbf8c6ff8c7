//! What one kefu does to a record, and what it refuses to.

use std::convert::Infallible;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;

use kefu::store::{Id, Kind, LIMIT, ReadFault, ReviseError, Revision, WriteFault};

use crate::desk::{append, brokerage, count, fault, in_tmp, is_root, record};

#[test]
fn a_revision_tells_before_and_after_and_what_changes_nothing_writes_nothing() {
    let (_folder, workspace) = brokerage();
    let path = record(&workspace);
    let revision = |before: Option<&str>, after: Option<&str>| Revision {
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        recovered: vec![],
    };

    assert_eq!(
        append(&workspace, "一").unwrap(),
        revision(None, Some("一\n"))
    );
    assert_eq!(
        append(&workspace, "二").unwrap(),
        revision(Some("一\n"), Some("一\n二\n"))
    );

    let inode = fs::metadata(&path).unwrap().ino();
    let same = |old: Option<&str>| Ok::<_, Infallible>(old.map(str::to_owned));
    let nothing = |_: Option<&str>| Ok::<_, Infallible>(None);
    let unchanged = revision(Some("一\n二\n"), None);
    assert_eq!(workspace.revise(&path, same).unwrap(), unchanged);
    assert_eq!(workspace.revise(&path, nothing).unwrap(), unchanged);
    assert_eq!(fs::metadata(&path).unwrap().ino(), inode);
    assert_eq!(in_tmp(&workspace), 0);
}

#[test]
fn a_refused_edit_writes_nothing() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();

    let refused = workspace.revise(&record(&workspace), |_| Err("no approver"));
    assert!(matches!(refused, Err(ReviseError::Edit("no approver"))));
    assert_eq!(fs::read_to_string(record(&workspace)).unwrap(), "一\n");
}

#[test]
fn a_preview_does_the_edit_and_touches_nothing() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();
    fs::remove_dir_all(workspace.root().join(".kefu")).unwrap();

    let preview = workspace.preview(&record(&workspace), |old| {
        Ok::<_, Infallible>(old.map(|old| format!("{old}二\n")))
    });
    assert_eq!(preview.unwrap().after.as_deref(), Some("一\n二\n"));
    assert_eq!(fs::read_to_string(record(&workspace)).unwrap(), "一\n");
    assert!(!workspace.root().join(".kefu").exists());
}

#[test]
fn byte_order_mark_line_ends_and_mode_stay() {
    let (_folder, workspace) = brokerage();
    let path = record(&workspace);
    fs::write(&path, "\u{feff}a = 1\r\n# no end").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();

    let revised = workspace.revise(&path, |old| {
        Ok::<_, Infallible>(Some(old.unwrap().replace('1', "2")))
    });
    revised.unwrap();

    assert_eq!(
        fs::read(&path).unwrap(),
        "\u{feff}a = 2\r\n# no end".as_bytes()
    );
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o640);
}

#[test]
fn a_record_stays_its_owners() {
    if !is_root() {
        println!("skipped: only root writes the record of another user");
        return;
    }
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();
    let path = record(&workspace);
    chown(&path, Some(65534), Some(65533)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();

    append(&workspace, "二").unwrap();
    let about = fs::metadata(&path).unwrap();
    assert_eq!((about.uid(), about.gid()), (65534, 65533));
    assert_eq!(about.mode() & 0o7777, 0o660);
}

#[test]
fn a_new_file_is_readable_by_others_and_its_folder_is_made() {
    let (_folder, workspace) = brokerage();
    fs::remove_dir(workspace.root().join("clients")).unwrap();

    append(&workspace, "一").unwrap();
    let mode = fs::metadata(record(&workspace)).unwrap().mode() & 0o777;
    assert_eq!(mode & 0o600, 0o600);
    assert_eq!(mode & 0o133, 0, "{mode:o}");
}

#[test]
fn what_is_no_record_is_not_written() {
    let (_folder, workspace) = brokerage();
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("target");
    fs::write(&target, "the user's").unwrap();
    let path = record(&workspace);
    let not_a_file = |expected: Kind| {
        let fault = fault(append(&workspace, "一"));
        assert!(
            matches!(fault, WriteFault::Read(ReadFault::NotAFile(kind)) if kind == expected),
            "{fault:?}"
        );
    };

    symlink(&target, &path).unwrap();
    not_a_file(Kind::Link);
    assert_eq!(fs::read_to_string(&target).unwrap(), "the user's");
    fs::remove_file(&path).unwrap();

    fs::create_dir(&path).unwrap();
    not_a_file(Kind::Folder);
    fs::remove_dir(&path).unwrap();

    use rustix::fs::{CWD, Mode, mkfifoat};
    mkfifoat(CWD, &path, Mode::from_raw_mode(0o600)).unwrap();
    not_a_file(Kind::Pipe);
    fs::remove_file(&path).unwrap();

    fs::write(&path, b"ok\n\xff").unwrap();
    let fault = fault(append(&workspace, "一"));
    assert!(matches!(
        fault,
        WriteFault::Read(ReadFault::NotUtf8 { line: 2 })
    ));
    assert_eq!(fs::read(&path).unwrap(), b"ok\n\xff");
}

#[test]
fn a_record_of_5_mib_is_neither_read_nor_written() {
    let (_folder, workspace) = brokerage();
    let path = record(&workspace);

    let five = "#".repeat(5 * 1024 * 1024);
    let too_much = workspace.revise(&path, |_| Ok(Some(five.clone())));
    assert!(matches!(
        fault(too_much),
        WriteFault::TooLarge { bytes: 5_242_880 }
    ));
    assert!(!path.exists());

    let whole = workspace.revise(&path, |_| Ok::<_, Infallible>(Some("#".repeat(LIMIT))));
    assert_eq!(whole.unwrap().after.unwrap().len(), LIMIT);

    fs::write(&path, &five).unwrap();
    let fault = fault(append(&workspace, "一"));
    assert!(matches!(fault, WriteFault::Read(ReadFault::TooLarge)));
    assert_eq!(fs::metadata(&path).unwrap().len(), 5_242_880);
}

#[test]
fn a_linked_folder_is_not_written_through() {
    for part in ["clients", ".kefu"] {
        let (_folder, workspace) = brokerage();
        let elsewhere = tempfile::tempdir().unwrap();
        let folder = workspace.root().join(part);
        fs::remove_dir_all(&folder).unwrap();
        symlink(elsewhere.path(), &folder).unwrap();

        let fault = fault(append(&workspace, "一"));
        assert!(
            matches!(fault, WriteFault::Read(ReadFault::NotAFolder(Kind::Link))),
            "{part}: {fault:?}"
        );
        assert_eq!(count(elsewhere.path()), 0);
    }
}

#[test]
fn a_path_out_of_the_workspace_is_not_written() {
    // Within a folder of its own: what lies beside it is nobody else's.
    let outside = tempfile::tempdir().unwrap();
    let root = outside.path().join("brokerage");
    let workspace = kefu::store::Workspace::create(&root, "company = \"安泽\"\n").unwrap();
    let nothing = |_: Option<&str>| Ok::<_, Infallible>(Some("x".to_owned()));
    let absolute = outside.path().join("x.toml");
    let absolute = absolute.to_str().unwrap();
    for path in ["../x.toml", absolute, "clients/../../x.toml", ""] {
        let fault = fault(workspace.revise(Path::new(path), nothing));
        assert!(matches!(fault, WriteFault::Outside), "{path}: {fault:?}");
    }
    assert_eq!(count(outside.path()), 1, "the workspace alone");
}

#[test]
fn a_record_marked_read_only_stays() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();
    fs::set_permissions(record(&workspace), fs::Permissions::from_mode(0o444)).unwrap();

    let fault = fault(append(&workspace, "二"));
    assert!(matches!(fault, WriteFault::ReadOnly), "{fault:?}");
    assert_eq!(fs::read_to_string(record(&workspace)).unwrap(), "一\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_new_record_beside_its_twin_is_refused() {
    let (_folder, workspace) = brokerage();
    fs::write(workspace.root().join("clients/Huarui.TOML"), "").unwrap();

    match fault(append(&workspace, "一")) {
        WriteFault::Twin { twin } => assert_eq!(twin, "Huarui.TOML"),
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&workspace.root().join("clients")), 1);
}

#[test]
fn a_client_is_renamed_and_never_over_another() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "华锐").unwrap();
    let old = record(&workspace);
    let id = |id| Id::parse(id).unwrap();

    let new = workspace.rename(&old, &id("ruihua")).unwrap();
    assert_eq!(new, workspace.client_path(&id("ruihua")));
    assert_eq!(fs::read_to_string(&new).unwrap(), "华锐\n");
    assert!(!old.exists());
    assert_eq!(workspace.rename(&new, &id("ruihua")).unwrap(), new);

    append(&workspace, "另一家").unwrap();
    let taken = workspace.rename(&new, &id("huarui")).unwrap_err();
    assert!(matches!(taken.fault, WriteFault::Exists), "{taken:?}");
    assert_eq!(fs::read_to_string(&old).unwrap(), "另一家\n");

    let gone = workspace.client_path(&id("gone"));
    let gone = workspace.rename(&gone, &id("other")).unwrap_err();
    assert!(matches!(gone.fault, WriteFault::Read(ReadFault::Gone)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_id_can_be_mended_but_not_into_a_twin() {
    let (_folder, workspace) = brokerage();
    let clients = workspace.root().join("clients");
    fs::write(clients.join("Huarui.toml"), "1").unwrap();
    fs::write(clients.join("LÜ.toml"), "2").unwrap();
    fs::write(clients.join("runhe.toml"), "3").unwrap();
    let id = |id| Id::parse(id).unwrap();

    let mended = workspace.rename(Path::new("clients/Huarui.toml"), &id("huarui"));
    assert_eq!(mended.unwrap(), clients.join("huarui.toml"));
    let twin = workspace.rename(Path::new("clients/runhe.toml"), &id("lü"));
    match twin.unwrap_err().fault {
        WriteFault::Twin { twin } => assert_eq!(twin, "LÜ.toml"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edit_by_hand_in_between_is_built_upon() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();
    let path = record(&workspace);

    let mut seen = Vec::new();
    let revised = workspace.revise(&path, |old| {
        let old = old.unwrap();
        seen.push(old.to_owned());
        if seen.len() == 1 {
            fs::write(&path, "by hand\n").unwrap();
        }
        Ok::<_, Infallible>(Some(format!("{old}二\n")))
    });
    assert_eq!(revised.unwrap().before.as_deref(), Some("by hand\n"));
    assert_eq!(seen, ["一\n", "by hand\n"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "by hand\n二\n");
}

#[test]
fn after_six_attempts_the_hand_wins() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();
    let path = record(&workspace);

    for (hasty, saved) in [(5, true), (6, false)] {
        let mut attempts = 0;
        let revised = workspace.revise(&path, |_| {
            attempts += 1;
            if attempts <= hasty {
                fs::write(&path, format!("by hand {attempts}")).unwrap();
            }
            Ok::<_, Infallible>(Some(format!("by kefu after {hasty}")))
        });
        assert_eq!(attempts, 6);
        assert_eq!(in_tmp(&workspace), 0);
        if saved {
            assert_eq!(revised.unwrap().before.as_deref(), Some("by hand 5"));
            continue;
        }
        let error = revised.unwrap_err();
        assert_eq!(error.exit_code(), 4);
        assert!(matches!(
            fault(Err(error)),
            WriteFault::KeptChanging { times: 6 }
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "by hand 6");
    }
}

#[test]
fn a_record_deleted_in_between_is_the_edits_to_judge() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "一").unwrap();
    let path = record(&workspace);

    let revised = workspace.revise(&path, |old| match old {
        Some(old) => {
            fs::remove_file(&path).unwrap();
            Ok(Some(format!("{old}二\n")))
        }
        None => Err("no such client"),
    });
    assert!(matches!(revised, Err(ReviseError::Edit("no such client"))));
    assert!(!path.exists());
}
