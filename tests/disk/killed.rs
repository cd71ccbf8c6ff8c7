//! Commands that write several records, killed at any moment: each record is wholly as it was or as it will be, and the same
//! command finishes.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;

use super::*;

/// The records, by their files' names.
type Records = BTreeMap<String, String>;

fn records(root: &Path) -> Records {
    let entries = fs::read_dir(root.join("clients")).unwrap();
    let texts = entries.filter_map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name()?.to_str()?.to_owned();
        // It may get another name just now.
        Some((name, fs::read_to_string(path).ok()?))
    });
    texts.collect()
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copied(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

/// How many changes one sees of a command: of notes for undo, and of records.
fn steps(root: &Path, notes: usize, before: &Records) -> usize {
    let now = records(root);
    let others = now
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(text));
    let gone = before.keys().filter(|name| !now.contains_key(*name));
    noted(root).abs_diff(notes) + others.count() + gone.count()
}

fn noted(root: &Path) -> usize {
    fs::read_dir(root.join(".kefu/undo")).map_or(0, Iterator::count)
}

/// Kills the command after each number of changes that can be seen, and runs it again; `is_whole` judges the records in
/// between, `said` what an again says that has nothing left to do. Returns how often a kill fell among the changes.
fn swept(
    begun: &Path,
    args: &[&str],
    rounds: u64,
    is_whole: impl Fn(&Records, &Records, &Records),
    said: &str,
) -> usize {
    let (before, notes) = (records(begun), noted(begun));
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    copied(begun, &whole);
    let begun_at = Instant::now();
    let output = kefu(&whole, args);
    let takes = begun_at.elapsed();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let after = records(&whole);
    let most = steps(&whole, notes, &before).max(after.len());

    let mut among = 0;
    for round in 0..rounds {
        for wanted in 0..=most {
            let root = folder.path().join(format!("{round}-{wanted}"));
            copied(begun, &root);
            let mut child = command(&root, args)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            if wanted == 0 {
                thread::sleep(takes * u32::try_from(round).unwrap() / 4);
            }
            while steps(&root, notes, &before) < wanted && child.try_wait().unwrap().is_none() {
                std::hint::spin_loop();
            }
            thread::sleep(Duration::from_micros(round * 389 % 1500));
            child.kill().unwrap();
            let status = child.wait().unwrap();

            let between = records(&root);
            for (name, text) in &between {
                let is_one = [&before, &after]
                    .iter()
                    .any(|it| it.get(name) == Some(text));
                assert!(is_one, "{name} is neither old nor new:\n{text}");
            }
            is_whole(&before, &between, &after);
            let is_among = between != before && between != after;
            among += usize::from(status.signal() == Some(9) && is_among);

            let output = kefu(&root, args);
            let told = String::from_utf8_lossy(&output.stderr);
            let is_told = output.status.success() || between == after && told.contains(said);
            assert!(is_told, "{args:?}: {told}");
            assert_eq!(records(&root), after, "{args:?}: {told}");
            // One that is refused writes nothing; the next to write clears away what the kill left.
            if output.status.success() {
                assert_eq!(left_over(&root), Vec::<PathBuf>::new());
            }
            let recovered = fs::read_dir(root.join(".kefu/recovered"));
            assert_eq!(recovered.map_or(0, Iterator::count), 0);
            fs::remove_dir_all(&root).unwrap();
        }
    }
    println!("{args:?}: {among} kills among the changes");
    among
}

const APPOINTED: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-01-05

[team]
established = 2026-01-06

[[team.members]]
name = \"陈静\"
role = \"account-manager\"
duty = \"总联系人\"
from = 2026-01-06
";

const DIARY: &str = "
# 手写的注释
[[diary]]
id = \"d1\"
on = 2026-11-18
by = \"陈静\"
kind = \"visit\"
did = \"走访\"
";

fn house(records: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    fs::remove_file(folder.path().join("clients/huarui.toml")).unwrap();
    for (name, text) in records {
        fs::write(folder.path().join(format!("clients/{name}.toml")), text).unwrap();
    }
    folder
}

const HAND_OVER: [&str; 9] = [
    "team",
    "hand-over",
    "--all",
    "--from",
    "陈静",
    "--to",
    "王强",
    "--on",
    "2026-11-20",
];

/// Six clients of one account manager.
fn six() -> tempfile::TempDir {
    let named = (1..=6).map(|nth| {
        let text = APPOINTED.replace("甲", &format!("甲{nth}"));
        (format!("k{nth}"), format!("{text}{DIARY}"))
    });
    let named: Vec<(String, String)> = named.collect();
    let named: Vec<(&str, String)> = named
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone()))
        .collect();
    house(&named)
}

#[test]
fn a_hand_over_of_all_clients_is_finished_by_the_same_command() {
    let house = six();
    let among = swept(house.path(), &HAND_OVER, 2, |_, _, _| {}, "陈静");
    assert!(among > 0);
}

#[test]
fn an_undo_of_many_files_is_finished_by_the_same_command() {
    let house = six();
    let before = records(house.path());
    assert!(kefu(house.path(), &HAND_OVER).status.success());
    let is_whole = |_: &Records, _: &Records, after: &Records| assert_eq!(*after, before);
    let among = swept(house.path(), &["undo"], 2, is_whole, "没有可撤销的改动");
    assert!(among > 0);
}

#[test]
fn a_merge_of_two_records_is_finished_by_the_same_command() {
    let other = DIARY.replace("d1", "d2").replace("走访", "来电");
    let house = house(&[
        ("jia", format!("{APPOINTED}{DIARY}")),
        ("yi", format!("{APPOINTED}{other}")),
    ]);
    let is_whole = |_: &Records, between: &Records, after: &Records| {
        // The one goes only when the other says all of it.
        assert!(between.contains_key("jia.toml") || between == after);
    };
    let args = ["client", "merge", "jia", "yi"];
    let among = swept(house.path(), &args, 4, is_whole, "jia");
    assert!(among > 0);
}

#[test]
fn a_move_to_another_client_is_finished_by_the_same_command() {
    let house = house(&[
        ("jia", format!("{APPOINTED}{DIARY}")),
        ("yi", APPOINTED.replace('甲', "乙")),
    ]);
    let is_whole = |_: &Records, between: &Records, _: &Records| {
        // It is added before it is taken away.
        assert!(between.values().any(|text| text.contains("did = \"走访\"")));
    };
    let args = ["correct", "jia", "diary/d1", "--to", "yi"];
    let among = swept(house.path(), &args, 4, is_whole, "d1");
    assert!(among > 0);
}

/// A file of a folder that has no name yet.
#[cfg(target_os = "linux")]
fn has_nameless_files(folder: &Path) -> bool {
    use std::os::unix::fs::OpenOptionsExt;

    let flags = rustix::fs::OFlags::TMPFILE.bits().cast_signed();
    let mut how = fs::OpenOptions::new();
    how.write(true).custom_flags(flags).open(folder).is_ok()
}

#[cfg(target_os = "linux")]
#[test]
fn a_kill_leaves_nothing_beside_a_paper() {
    let house = six();
    let print = |folder: &Path| {
        let paper = folder.join("p.md").display().to_string();
        [
            "client".to_owned(),
            "list".to_owned(),
            "-o".to_owned(),
            paper,
        ]
    };
    let whole = tempfile::tempdir().unwrap();
    if !has_nameless_files(whole.path()) {
        return;
    }
    let args = print(whole.path());
    let args = args.each_ref().map(String::as_str);
    assert!(kefu(house.path(), &args).status.success());
    let whole = fs::read_to_string(whole.path().join("p.md")).unwrap();
    for round in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let count = || fs::read_dir(folder.path()).unwrap().count();
        let args = print(folder.path());
        let args = args.each_ref().map(String::as_str);
        let mut child = command(house.path(), &args).spawn().unwrap();
        while count() == 0 && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(count(), 1, "{round}");
        let paper = fs::read_to_string(folder.path().join("p.md"));
        assert_eq!(paper.unwrap(), whole, "{round}");
    }
}
