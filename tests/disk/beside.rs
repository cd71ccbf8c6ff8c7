//! Beside programs that meddle: one that holds the lock, a colleague who types, a kefu that is killed.

use super::*;

#[test]
fn who_waits_too_long_for_the_lock_is_told_to_try_again() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    fs::create_dir_all(folder.path().join(".kefu")).unwrap();
    let lock = fs::File::create(folder.path().join(".kefu/lock")).unwrap();
    lock.lock().unwrap();

    // Who reads, and who only shows a change, does not wait.
    let begun = Instant::now();
    assert_eq!(kefu(folder.path(), &["check"]).status.code(), Some(0));
    let dry = kefu(folder.path(), &[&SET[..], &["-n"]].concat());
    assert_eq!(dry.status.code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10));

    // A holder who is soon done is waited for.
    let waiting = command(folder.path(), &SET).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    let record = folder.path().join("clients/huarui.toml");
    assert_eq!(fs::read_to_string(&record).unwrap(), RECORD);
    lock.unlock().unwrap();
    assert!(waiting.wait_with_output().unwrap().status.success());
    let text = fs::read_to_string(&record).unwrap();
    assert_eq!(text, format!("{RECORD}sector = \"重型机械\"\n"));
}

#[test]
#[ignore = "waits the full thirty seconds"]
fn after_thirty_seconds_of_waiting_the_code_is_4() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    fs::create_dir_all(folder.path().join(".kefu")).unwrap();
    let lock = fs::File::create(folder.path().join(".kefu/lock")).unwrap();
    lock.lock().unwrap();

    let begun = Instant::now();
    assert_eq!(kefu(folder.path(), &SET).status.code(), Some(4));
    assert!(begun.elapsed() >= Duration::from_secs(30));
    let record = folder.path().join("clients/huarui.toml");
    assert_eq!(fs::read_to_string(record).unwrap(), RECORD);
}

#[test]
fn a_colleague_who_types_into_the_file_meanwhile_loses_no_line() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let record = folder.path().join("clients/huarui.toml");

    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..15 {
                let output = kefu(folder.path(), &LOG);
                let told = String::from_utf8_lossy(&output.stderr);
                assert!(matches!(output.status.code(), Some(0 | 4)), "{told}");
            }
        });
        // An editor saves by writing a new file and renaming it over the old one; a line that the new
        // text does not hold because kefu wrote in between is the editor's doing, one of the editor's
        // own that is gone would be kefu's.
        for nth in 0..60 {
            let mut text = fs::read_to_string(&record).unwrap();
            text = format!("# 手记 {nth}\n{text}");
            fs::write(folder.path().join("clients/.swp"), &text).unwrap();
            fs::rename(folder.path().join("clients/.swp"), &record).unwrap();
            thread::sleep(Duration::from_millis(5));
        }
    });

    let text = fs::read_to_string(&record).unwrap();
    let kept = fs::read_dir(folder.path().join(".kefu/recovered"));
    let recovered: String = kept
        .into_iter()
        .flatten()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for nth in 0..60 {
        let line = format!("# 手记 {nth}\n");
        assert!(
            text.contains(&line) || recovered.contains(&line),
            "{line}\n{text}"
        );
    }
    assert!(text.contains("# 手写的注释"));
    toml::from_str::<toml::Table>(&text).unwrap();
}

#[test]
fn a_kefu_that_is_killed_leaves_the_record_wholly_old_or_wholly_new() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let record = folder.path().join("clients/huarui.toml");

    let begun = Instant::now();
    assert!(kefu(folder.path(), &LOG).status.success());
    let takes = begun.elapsed();

    let entries = |text: &str| text.matches("[[diary]]").count();
    let mut before = fs::read_to_string(&record).unwrap();
    for nth in 0..40 {
        let mut child = command(folder.path(), &LOG)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(takes * nth / 36);
        child.kill().unwrap();
        child.wait().unwrap();

        let after = fs::read_to_string(&record).unwrap();
        toml::from_str::<toml::Table>(&after).unwrap();
        assert!(after.starts_with(&before), "{after}");
        let more = entries(&after) - entries(&before);
        assert!(after == before || more == 1, "{after}");
        before = after;
    }

    // What the killed left behind hinders no one, and the next to write sweeps it away or leaves it.
    assert!(kefu(folder.path(), &LOG).status.success());
    let after = fs::read_to_string(&record).unwrap();
    assert_eq!(entries(&after), entries(&before) + 1);
}
