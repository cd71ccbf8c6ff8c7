//! What is promised about the files, tried with real processes, kills, full disks and hasty editors.
//!
//! A child process is this very program, run again for the one test `child` with its role in the
//! environment; without a role that test does nothing.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "all of this file is test, its parts that are not test functions too"
)]

use std::convert::Infallible;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use kefu::store::{Id, Kind, LIMIT, ReadFault, ReviseError, Revision, Workspace, WriteFault};

const ROLE: &str = "KEFU_TEST_ROLE";
const ROOT: &str = "KEFU_TEST_ROOT";
const NUMBER: &str = "KEFU_TEST_NUMBER";

type Revised = Result<Revision, ReviseError<Infallible>>;

// ── What a child does ────────────────────────────────────────────────────────────────────────────

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

fn run(role: &str, workspace: &Workspace) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    become_child(&mut command, role, workspace);
    command
}

fn become_child(command: &mut Command, role: &str, workspace: &Workspace) {
    command
        .args(["child", "--exact", "--nocapture", "--test-threads=1"])
        .env(ROLE, role)
        .env(ROOT, workspace.root())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
}

fn finish(child: Child) {
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

// ── A workspace to try it on ─────────────────────────────────────────────────────────────────────

fn brokerage() -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::create(folder.path(), "company = \"安泽\"\n").unwrap();
    (folder, workspace)
}

fn record(workspace: &Workspace) -> PathBuf {
    workspace.client_path(&Id::parse("huarui").unwrap())
}

fn append(workspace: &Workspace, line: &str) -> Revised {
    workspace.revise(&record(workspace), |old| {
        Ok(Some(format!("{}{line}\n", old.unwrap_or_default())))
    })
}

/// A text of some 80 kB that could not be half another without showing it.
fn text_of(letter: char) -> String {
    format!("{}\n", letter.to_string().repeat(79)).repeat(1000)
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

fn in_tmp(workspace: &Workspace) -> usize {
    count(&workspace.root().join(".kefu/tmp"))
}

fn fault(revised: Revised) -> WriteFault {
    match revised.unwrap_err() {
        ReviseError::Failed(failure) => failure.fault,
        ReviseError::Edit(never) => match never {},
    }
}

fn fault_name(revised: &Revised) -> String {
    match revised {
        Ok(_) => "saved".into(),
        Err(ReviseError::Edit(never)) => match *never {},
        Err(ReviseError::Failed(failure)) => {
            let name = format!("{:?}", failure.fault);
            name.split(['(', ' ']).next().unwrap().to_owned()
        }
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

// ── One process ──────────────────────────────────────────────────────────────────────────────────

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
    let (folder, workspace) = brokerage();
    let nothing = |_: Option<&str>| Ok::<_, Infallible>(Some("x".to_owned()));
    for path in ["../x.toml", "/tmp/x.toml", "clients/../../x.toml", ""] {
        let fault = fault(workspace.revise(Path::new(path), nothing));
        assert!(matches!(fault, WriteFault::Outside), "{path}: {fault:?}");
    }
    assert!(!folder.path().parent().unwrap().join("x.toml").exists());
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

// ── Many processes ───────────────────────────────────────────────────────────────────────────────

#[test]
fn fifty_processes_lose_no_line_and_a_reader_sees_only_whole_ones() {
    let (_folder, workspace) = brokerage();
    append(&workspace, "begun").unwrap();
    let path = record(&workspace);

    let children: Vec<_> = (0..50)
        .map(|number| {
            let mut command = run("append twenty lines", &workspace);
            command.env(NUMBER, number.to_string()).spawn().unwrap()
        })
        .collect();
    let reader = {
        let (workspace, path) = (workspace.clone(), path.clone());
        thread::spawn(move || {
            let mut longest = 0;
            while longest < 1001 {
                let text = String::from_utf8(workspace.read(&path).unwrap()).unwrap();
                assert!(text.starts_with("begun\n") && text.ends_with('\n'));
                let lines = text.lines().count();
                assert!(lines >= longest, "a line was lost meanwhile");
                longest = lines;
                thread::sleep(Duration::from_millis(1));
            }
        })
    };
    children.into_iter().for_each(finish);
    reader.join().unwrap();

    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<_> = text.lines().skip(1).map(str::to_owned).collect();
    let mut expected: Vec<_> = (0..1000)
        .map(|n| format!("{}-{}", n / 20, n % 20))
        .collect();
    lines.sort();
    expected.sort();
    assert_eq!(lines, expected);
    assert_eq!((in_tmp(&workspace), workspace.recovered().len()), (0, 0));
}

#[test]
fn a_killed_writer_leaves_the_old_or_the_new_text_whole() {
    let (_folder, workspace) = brokerage();
    let path = record(&workspace);
    fs::write(&path, text_of('a')).unwrap();

    // The pauses are spread evenly but not in step with the writer; a kill may fall anywhere.
    let mut seen = [0, 0];
    let mut left_behind = 0;
    for round in 0..80_u64 {
        let mut writer = run("turn the text over and over", &workspace)
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(8_000 + round * 7_919 % 25_000));
        writer.kill().unwrap();
        writer.wait().unwrap();

        let text = fs::read_to_string(&path).unwrap();
        let which = ['a', 'b'].into_iter().position(|c| text == text_of(c));
        seen[which.expect("the file is wholly one of the two")] += 1;
        left_behind += in_tmp(&workspace);
    }
    println!("texts seen: {seen:?}; temporary files left by a kill: {left_behind}");
    assert!(seen[0] > 0 && seen[1] > 0, "the writer came to write");

    append(&workspace, "the next writer tidies up").unwrap();
    assert_eq!(in_tmp(&workspace), 0);
    assert_eq!(workspace.recovered(), Vec::<PathBuf>::new());
}

#[test]
fn whoever_waits_too_long_is_told_who_writes_and_a_kill_lets_the_lock_go() {
    let (_folder, workspace) = brokerage();
    let mut holder = run("hold the lock", &workspace).spawn().unwrap();
    let begun = Instant::now();
    while !workspace.root().join("held").exists() {
        assert!(begun.elapsed() < Duration::from_secs(10));
        thread::sleep(Duration::from_millis(5));
    }

    let impatient = workspace
        .clone()
        .waiting_at_most(Duration::from_millis(100));
    let error = append(&impatient, "一").unwrap_err();
    assert_eq!(error.exit_code(), 4);
    match fault(Err(error)) {
        WriteFault::Busy(busy) => assert_eq!(busy.holder.unwrap().pid, holder.id()),
        other => panic!("{other:?}"),
    }

    holder.kill().unwrap();
    holder.wait().unwrap();
    append(&impatient, "一").unwrap();
}

#[test]
fn no_edit_of_a_hasty_editor_is_lost() {
    let (_folder, workspace) = brokerage();
    let path = record(&workspace);
    fs::write(&path, "").unwrap();

    // The editor saves as editors do: a new file, renamed over. It adds its line to what it read, so
    // it may itself overwrite a line of kefu's that it never saw; kefu must not overwrite its lines.
    let editor = {
        let path = path.clone();
        thread::spawn(move || {
            let draft = path.with_file_name(".draft");
            let begun = Instant::now();
            let mut saved = 0;
            while begun.elapsed() < Duration::from_millis(1500) {
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&draft, format!("{text}hand-{saved}\n")).unwrap();
                fs::rename(&draft, &path).unwrap();
                saved += 1;
                if saved % 7 == 0 {
                    thread::sleep(Duration::from_millis(3));
                }
            }
            saved
        })
    };
    let (mut kept_changing, mut saved) = (0, 0);
    while !editor.is_finished() {
        match append(&workspace, "kefu") {
            Ok(_) => saved += 1,
            Err(error) => match fault(Err(error)) {
                WriteFault::KeptChanging { .. } => kept_changing += 1,
                other => panic!("{other:?}"),
            },
        }
    }
    let edits = editor.join().unwrap();

    let mut all = fs::read_to_string(&path).unwrap();
    for kept in workspace.recovered() {
        all.push_str(&fs::read_to_string(kept).unwrap());
    }
    let found: std::collections::HashSet<_> = all.lines().collect();
    let lost = (0..edits).filter(|n| !found.contains(format!("hand-{n}").as_str()));
    let lost: Vec<_> = lost.collect();
    let recovered = workspace.recovered().len();
    println!("{edits} by hand, {saved} by kefu, {kept_changing} gave up, {recovered} kept aside");
    assert_eq!(lost, Vec::<i32>::new());
    assert!(edits > 100 && saved > 0);
}

// ── A world that does not work ───────────────────────────────────────────────────────────────────

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
        finish(command.spawn().unwrap());
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
    finish(command.spawn().unwrap());
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
