//! Two people, two clones, one client: what git and kefu make of both, with git itself.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;
mod evidence;
mod history;
mod random;
mod scenes;
mod since;
mod staged;
mod together;

use desk::{Clones, Merges, RECORD};

#[test]
fn a_clone_is_set_up_once() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    let attributes = clones.text("a", ".gitattributes");
    assert!(attributes.ends_with("clients/*.toml merge=kefu\ndocuments/** -text\n"));

    let first = clones.try_kefu("a", "git setup");
    assert_eq!(first.code, 0, "{first:?}");
    let driver = clones.git("a", "config --local merge.kefu.driver");
    let kefu = env!("CARGO_BIN_EXE_kefu");
    assert!(
        driver.starts_with(&format!("'{kefu}' git merge %O %A %B %P;")),
        "{driver}"
    );
    let again = clones.try_kefu("a", "git setup");
    assert_eq!(again.err, "All is set up already; nothing was changed.\n");

    std::fs::remove_file(clones.at("a").join(".gitattributes")).unwrap();
    clones.typed("a", "git setup -n");
    assert!(!clones.at("a").join(".gitattributes").exists());
    clones.typed("a", "git setup");
    assert_eq!(
        clones.text("a", ".gitattributes").lines().last(),
        attributes.lines().last()
    );
}

#[test]
fn outside_a_repository_or_without_git_the_reason_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let kefu = |path: &str| {
        let mut kefu = std::process::Command::new(env!("CARGO_BIN_EXE_kefu"));
        kefu.args(["git", "setup"]).current_dir(folder.path());
        kefu.env("KEFU_LANG", "en")
            .env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
        kefu.env("PATH", path);
        let ran = kefu.output().unwrap();
        (
            ran.status.code().unwrap(),
            String::from_utf8(ran.stderr).unwrap(),
        )
    };
    std::fs::write(folder.path().join("kefu.toml"), "").unwrap();
    let path = std::env::var("PATH").unwrap();
    let (code, said) = kefu(&path);
    assert_eq!(code, 2);
    assert!(
        said.starts_with("The workspace is in no git repository."),
        "{said}"
    );
    // A program of this name in the folder itself is not git.
    std::fs::write(folder.path().join("git"), "#!/bin/sh\necho ran > ran\n").unwrap();
    let (code, said) = kefu(".:");
    assert_eq!(code, 2);
    assert!(said.starts_with("The program git was not found."), "{said}");
    assert!(!folder.path().join("ran").exists());
}

/// A record comes through a merge when the program that git was told of is gone: git merges by lines, and marks.
#[test]
fn without_kefu_git_merges_by_lines_and_loses_nothing() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    for clone in ["a", "b"] {
        let driver = clones.git(clone, "config merge.kefu.driver");
        let gone = driver
            .trim()
            .replace(env!("CARGO_BIN_EXE_kefu"), "/nowhere/kefu");
        let mut git = std::process::Command::new("git");
        git.args(["config", "merge.kefu.driver", &gone])
            .current_dir(clones.at(clone));
        assert!(git.status().unwrap().success());
    }
    clones.both(
        &["log a visit 甲所记 --response 好"],
        &["log a visit 乙所记 --response 好"],
    );
    let [a, b] = clones.merge_both();
    assert_eq!((a.code, b.code), (1, 1), "{a:?} {b:?}");
    for clone in ["a", "b"] {
        let text = clones.record(clone);
        for part in ["甲所记", "乙所记", "<<<<<<< ours", ">>>>>>> theirs"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

/// The folder's own hooks, monitors and filters do not run when kefu asks git.
#[test]
fn what_a_repository_would_have_git_run_is_not_run() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    let a = clones.at("a");
    // A commit whose signature git would have looked at.
    let commit = clones.git("a", "cat-file commit HEAD");
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
    std::fs::write(
        a.join("signed"),
        commit.replacen("\n\n", &format!("\n{signature}\n\n"), 1),
    )
    .unwrap();
    let signed = clones.git("a", "hash-object -t commit -w --no-filters signed");
    clones.git("a", &format!("update-ref HEAD {}", signed.trim()));
    std::fs::remove_file(a.join("signed")).unwrap();
    clones.typed("a", "log a visit 走访 --response 好");
    clones.git("a", "add -A");

    let ran = clones.at("ran");
    let touch = format!("touch {};cat", ran.display());
    clones.git("a", "config log.showSignature true");
    for key in [
        "core.pager",
        "filter.x.clean",
        "filter.x.smudge",
        "diff.x.textconv",
        "diff.external",
        "merge.x.driver",
        "core.sshCommand",
        "core.alternateRefsCommand",
        "gpg.program",
        "core.fsmonitor",
    ] {
        let mut git = std::process::Command::new("git");
        git.args(["config", key, &touch]).current_dir(&a);
        assert!(git.status().unwrap().success());
    }
    std::fs::write(a.join(".gitattributes"), "* filter=x diff=x merge=x\n").unwrap();
    for words in [
        "git setup",
        "history a",
        "check --staged -q",
        "git resolve a",
        "report evidence a --as-of 2099-12-31",
    ] {
        clones.typed("a", words);
        assert!(!ran.exists(), "{words}");
    }
    // Git itself would have.
    clones.git("a", "status");
    assert!(ran.exists());
}
