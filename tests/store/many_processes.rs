//! What many programs at once, and kills at any moment, do to a record: nothing.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use kefu::store::WriteFault;

use crate::child::{NUMBER, finish, run};
use crate::desk::{append, brokerage, fault, in_tmp, record, text_of};

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
    let mut round = 0_u64;
    while round < 60 || seen.contains(&0) {
        round += 1;
        assert!(round < 400, "the writer never came to write: {seen:?}");
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
