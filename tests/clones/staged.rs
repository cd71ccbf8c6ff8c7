//! Before a commit: a record that cannot be read stops it, all else is only told.

use std::fs;

use crate::desk::{Clones, Merges, RECORD};

fn clones() -> Clones {
    let clones = Clones::of(RECORD, Merges::Plainly);
    clones.git("a", "config core.hooksPath hooks");
    clones.typed("a", "git setup --hook");
    clones
}

#[test]
fn a_commit_that_would_bring_an_unreadable_or_torn_record_is_stopped() {
    let clones = clones();
    let torn = RECORD.replace(
        "kind = \"direct\"\n",
        "<<<<<<< a\n=======\nkind = \"direct\"\n>>>>>>> b\n",
    );
    let open = RECORD.replace("[team]", "[team");
    for (text, rule) in [(torn, "conflict-markers"), (open, "unreadable")] {
        clones.write("a", &text);
        clones.git("a", "add -A");
        let commit = clones.try_git("a", "commit -q -m x");
        assert_eq!(commit.code, 1, "{commit:?}");
        assert!(
            commit.err.contains("clients/a.toml") || commit.out.contains("clients/a.toml"),
            "{commit:?}"
        );
        let check = clones.try_kefu("a", "check --staged -f csv -q");
        assert_eq!(check.code, 3);
        assert!(check.out.contains(&format!("\n{rule},")), "{check:?}");
        // What is on the disk is not what would be committed.
        clones.write("a", RECORD);
        assert_eq!(clones.try_git("a", "commit -q -m x").code, 1);
    }

    clones.git("a", "add -A");
    clones.write("a", "broken");
    let told = clones.try_kefu("a", "check --staged -f csv -q");
    assert_eq!(
        (told.code, told.out.lines().count()),
        (0, 1),
        "nothing of it is staged: {told:?}"
    );
}

#[test]
fn what_else_is_wrong_is_told_and_stops_nothing() {
    let clones = clones();
    clones.write(
        "a",
        &RECORD.replace("paper = 2026-03-05", "paper = 2026-03-20"),
    );
    fs::write(
        clones.at("a").join("clients/b.toml"),
        "[client]\nname = \"乙\"\nsector = 1\n",
    )
    .unwrap();
    clones.git("a", "add clients/a.toml");
    let told = clones.try_kefu("a", "check --staged -f csv -q");
    assert_eq!(told.code, 0);
    assert!(told.out.contains("\narchive-late,"), "{told:?}");
    assert!(!told.out.contains(",b,"), "b is not staged");
    assert_eq!(
        clones
            .try_kefu("a", "check --staged --fail-on advice -q")
            .code,
        1
    );
    clones.git("a", "commit -q -m late");

    // A record in a folder of clients/ is read by nobody.
    fs::create_dir_all(clones.at("a").join("clients/east")).unwrap();
    clones.git("a", "mv clients/a.toml clients/east/a.toml");
    let told = clones.try_kefu("a", "check --staged -f csv -q");
    assert_eq!(told.code, 0, "{told:?}");
    let lines: Vec<&str> = told.out.lines().skip(1).collect();
    assert_eq!(lines.len(), 1, "{told:?}");
    assert!(lines[0].starts_with("record-misplaced,error,"), "{told:?}");
    clones.git("a", "commit -q -m moved");

    // The whole index is looked at where nothing was committed yet.
    let folder = clones.at("new");
    fs::create_dir_all(folder.join("desk/clients")).unwrap();
    clones.git("new", "init -q");
    fs::write(folder.join("desk/kefu.toml"), "").unwrap();
    fs::write(folder.join("desk/clients/b.toml"), "[client\n").unwrap();
    clones.git("new", "add -A");
    clones.typed("new", "git setup --hook -w desk");
    assert_eq!(clones.try_git("new", "commit -q -m x").code, 1);
    fs::write(
        folder.join("desk/clients/b.toml"),
        "[client]\nname = \"乙\"\n",
    )
    .unwrap();
    clones.git("new", "add -A");
    clones.git("new", "commit -q -m x");
    assert_eq!(
        clones.git("new", "ls-files desk/clients"),
        "desk/clients/b.toml\n"
    );
}

#[test]
fn the_hook_of_somebody_else_is_left_alone() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    let hook = clones.at("a").join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\nexec make check\n").unwrap();
    let refused = clones.try_kefu("a", "git setup --hook");
    assert_eq!(refused.code, 2);
    assert!(
        refused
            .err
            .contains("Add a line to it: kefu check --staged || exit 1"),
        "{refused:?}"
    );
    assert_eq!(
        clones.try_git("a", "config merge.kefu.driver").code,
        1,
        "nothing was changed"
    );

    fs::remove_file(&hook).unwrap();
    clones.typed("a", "git setup --hook");
    assert!(
        fs::read_to_string(&hook)
            .unwrap()
            .ends_with("check --staged -w './'\n")
    );
    let again = clones.try_kefu("a", "git setup --hook");
    assert_eq!(again.err, "All is set up already; nothing was changed.\n");
}

/// git looks for hooks where it is told to, also by a setting of the person for all repositories.
#[test]
fn the_hook_stands_where_git_looks_for_it() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    let shared = clones.at("shared").display().to_string();
    let config = clones.at(".gitconfig");
    fs::write(&config, format!("[core]\nhooksPath = {shared}\n")).unwrap();
    let global = config.display().to_string();
    let set_up =
        || clones.try_kefu_with("a", "git setup --hook", &[("GIT_CONFIG_GLOBAL", &global)]);
    let refused = set_up();
    assert_eq!(refused.code, 2);
    let said = format!("git takes the hooks of all repositories from {shared} (core.hooksPath), ");
    assert!(refused.err.starts_with(&said), "{refused:?}");
    let (_, typed) = refused
        .err
        .trim_end()
        .rsplit_once("first type: git ")
        .unwrap();
    assert_eq!(
        clones.try_git("a", "config merge.kefu.driver").code,
        1,
        "nothing was changed"
    );
    assert!(!clones.at("shared").exists());

    clones.git("a", typed);
    assert_eq!(set_up().code, 0);
    assert!(clones.at("a").join(".git/hooks/pre-commit").exists());

    // `~` is the person's home.
    clones.git("a", "config core.hooksPath ~/own");
    clones.typed("a", "git setup --hook");
    assert!(clones.at("own/pre-commit").exists());
    assert!(!clones.at("a").join("~").exists());
    clones.write("a", "[client");
    clones.git("a", "add -A");
    assert_eq!(clones.try_git("a", "commit -q -m x").code, 1);
}

/// What git has lost is not taken for an empty record.
#[test]
fn a_record_that_git_has_lost_is_no_empty_one() {
    let clones = clones();
    clones.write("a", "[client]\nname = \"乙\"\n");
    clones.git("a", "add -A");
    let object = clones.git("a", "rev-parse :clients/a.toml");
    let object = object.trim();
    let at = clones
        .at("a")
        .join(".git/objects")
        .join(&object[..2])
        .join(&object[2..]);
    fs::remove_file(at).unwrap();
    let told = clones.try_kefu("a", "check --staged");
    assert_eq!(told.code, 2, "{told:?}");
    let said = format!("clients/a.toml: {object} missing");
    assert!(told.err.contains(&said), "{told:?}");
}

#[test]
fn outside_a_repository_nothing_is_staged_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kefu.toml"), "").unwrap();
    let mut kefu = std::process::Command::new(env!("CARGO_BIN_EXE_kefu"));
    kefu.args(["check", "--staged"]).current_dir(folder.path());
    kefu.env("KEFU_LANG", "zh")
        .env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
    let ran = kefu.output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(
        said,
        "工作区不在 Git 仓库中。要用 Git 管理，先在工作区运行：git init\n"
    );
}
