//! A real shell, with the script that kefu prints, completes the line whole; where a shell is not on this machine, the test
//! says so and is passed over.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const RECORD: &str = "[client]\nname = \"华锐重工\"\n\n[team]\nestablished = 2026-03-04\n\n[[team.members]]\nname = \"Chen Jing\"\nrole = \"account-manager\"\n\n\
    [[team.members]]\nname = \"周婷\"\nrole = \"deputy\"\n\n[[policies]]\nid = \"par\"\nproduct = \"财产一切险\"\n\n[[claims]]\nid = \"k1\"\ncause = \"火灾\"\n\n[[claims]]\nid = \"k2\"\ncause = \"水渍\"\n";

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::write(folder.path().join("kefu.toml"), "lang = \"en\"\n").unwrap();
    let write = |name: &str, text: &[u8]| {
        fs::write(folder.path().join("clients").join(name), text).unwrap()
    };
    write("huarui.toml", RECORD.as_bytes());
    write(
        "hua-2.toml",
        b"[client]\nname = \"Hua\"\n[[needs]]\nid = \"n1\"\nby = \"Sun Li\"\n",
    );
    write("broken.toml", b"[client\nname = \xff");
    write("$(id).toml", b"[client]\nname = \"x\"\n");
    folder
}

/// A program that finds this kefu first.
fn with_kefu(program: &str, folder: &Path) -> Command {
    let bin = Path::new(env!("CARGO_BIN_EXE_kefu"))
        .parent()
        .unwrap()
        .to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    let all = std::env::split_paths(&others);
    let path = std::env::join_paths(std::iter::once(bin).chain(all)).unwrap();
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env("PATH", path)
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", "nowhere")
        .env_remove("KEFU_LANG")
        .env_remove("KEFU_WORKSPACE");
    command
}

fn is_here(shell: &str) -> bool {
    let is_here = Command::new(shell).arg("--version").output().is_ok();
    if !is_here {
        eprintln!("{shell} is not on this machine: passed over");
    }
    is_here
}

fn lines(output: &Output) -> Vec<String> {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let stdout = String::from_utf8(output.stdout.clone()).unwrap();
    stdout.lines().map(str::to_owned).collect()
}

/// What bash would put in the place of the last word.
fn bash(folder: &Path, line: &[&str]) -> Vec<String> {
    let script = "source <(kefu completions bash)\n\
        COMP_WORDS=(\"$@\"); COMP_CWORD=$(( $# - 1 )); COMP_TYPE=9\n\
        _clap_complete_kefu kefu \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"\n\
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut command = with_kefu("bash", folder);
    command.args(["--norc", "-c", script, "bash"]).args(line);
    lines(&command.output().unwrap())
}

/// The candidates that are no option.
fn without_options(candidates: Vec<String>) -> Vec<String> {
    candidates
        .into_iter()
        .filter(|it| !it.starts_with('-'))
        .collect()
}

#[test]
fn bash_completes_from_the_workspace() {
    if !is_here("bash") {
        return;
    }
    let folder = workspace();
    let of = |line: &[&str]| without_options(bash(folder.path(), line));

    assert_eq!(of(&["kefu", "sea"]), ["search"]);
    assert_eq!(of(&["kefu", "client", "show", "hua"]), ["hua-2", "huarui"]);
    // What is no id is no client.
    assert_eq!(
        of(&["kefu", "client", "show", ""]),
        ["broken", "hua-2", "huarui"]
    );
    assert_eq!(of(&["kefu", "claim", "pay", "huarui", ""]), ["k1", "k2"]);
    assert_eq!(
        of(&["kefu", "correct", "huarui", ""]),
        [
            "client",
            "team",
            r"team.members/Chen\ Jing",
            "team.members/周婷",
            "policies/par",
            "claims/k1",
            "claims/k2"
        ]
    );
    assert_eq!(
        of(&["kefu", "correct", "huarui", "claims/k1", "paid"]),
        ["paid=", "paid-amount="]
    );
    assert_eq!(of(&["kefu", "correct", "huarui", "par", "co"]), [""; 1]);
    assert_eq!(
        of(&["kefu", "next", "--who", ""]),
        [r"Chen\ Jing", r"Sun\ Li", "周婷"]
    );
    assert_eq!(of(&["kefu", "next", "--who", r"Chen\ J"]), [r"Chen\ Jing"]);
    assert_eq!(
        of(&["kefu", "log", "huarui", "visit", "x", "--by", ""]),
        [r"Chen\ Jing", "周婷"]
    );
    assert_eq!(of(&["kefu", "log", "huarui", "vis"]), ["visit"]);
    assert_eq!(
        of(&["kefu", "rules", "team-o"]),
        ["team-overdue", "team-of-one"]
    );
    assert_eq!(
        of(&["kefu", "check", "--select", "team-late,team-o"]),
        ["team-late,team-overdue", "team-late,team-of-one"]
    );
    assert_eq!(
        of(&["kefu", "completions", ""]),
        ["bash", "zsh", "fish", "powershell"]
    );
    assert_eq!(of(&["kefu", "--lang", ""]), ["zh", "en"]);
    assert_eq!(
        bash(folder.path(), &["kefu", "client", "show", "--fo"]),
        ["--format", "--force"]
    );
}

#[test]
fn bash_is_told_nothing_where_there_is_nothing_to_tell() {
    if !is_here("bash") {
        return;
    }
    let nowhere = tempfile::tempdir().unwrap();
    let of = |folder: &Path, line: &[&str]| without_options(bash(folder, line));

    assert_eq!(of(nowhere.path(), &["kefu", "client", "show", ""]), [""; 0]);
    assert_eq!(of(nowhere.path(), &["kefu", "next", "--who", ""]), [""]);
    assert_eq!(
        of(nowhere.path(), &["kefu", "rules", "team-l"]),
        ["team-late"]
    );
    let folder = workspace();
    assert_eq!(
        of(folder.path(), &["kefu", "claim", "pay", "broken", ""]),
        [""; 0]
    );
    fs::write(folder.path().join("kefu.toml"), "lang = [").unwrap();
    assert_eq!(
        of(folder.path(), &["kefu", "claim", "pay", "huarui", "k"]),
        ["k1", "k2"]
    );
    assert_eq!(
        of(folder.path(), &["kefu", "log", "huarui", "vis"]),
        ["visit"]
    );
}

#[test]
fn fish_completes_with_what_a_candidate_means() {
    if !is_here("fish") {
        return;
    }
    let folder = workspace();
    let of = |line: &str| {
        let script = format!("kefu completions fish | source\ncomplete -C '{line}'");
        let output = with_kefu("fish", folder.path())
            .args(["--no-config", "-c", &script])
            .output()
            .unwrap();
        without_options(lines(&output))
    };

    assert_eq!(
        of("kefu client show hua"),
        ["hua-2\tHua", "huarui\t华锐重工"]
    );
    assert_eq!(
        of("kefu claim pay huarui "),
        ["k1\tclaim 火灾", "k2\tclaim 水渍"]
    );
    assert_eq!(of("kefu next --who Chen"), ["Chen Jing"]);
    assert_eq!(of("kefu rules team-of"), ["team-of-one\tTeam of one"]);
}

#[test]
fn zsh_completes_with_what_a_candidate_means() {
    if !is_here("zsh") {
        return;
    }
    let folder = workspace();
    // The function that zsh's own completion would ask; what it describes is printed.
    let script = "compdef() { }\n_describe() { print -rl -- \"${(@P)3}\" }\n\
        eval \"$(kefu completions zsh)\"\nwords=(\"$@\"); CURRENT=$#\n_clap_dynamic_completer_kefu";
    let of = |line: &[&str]| {
        let mut command = with_kefu("zsh", folder.path());
        command.args(["-f", "-c", script, "zsh"]).args(line);
        without_options(lines(&command.output().unwrap()))
    };

    assert_eq!(
        of(&["kefu", "client", "show", "hua"]),
        ["hua-2:Hua", "huarui:华锐重工"]
    );
    assert_eq!(
        of(&["kefu", "claim", "pay", "huarui", ""]),
        ["k1:claim 火灾", "k2:claim 水渍"]
    );
    assert_eq!(of(&["kefu", "next", "--who", "Chen"]), ["Chen Jing"]);
}

#[test]
fn powershell_is_answered_with_words_that_it_can_take() {
    let folder = workspace();
    let of = |line: &[&str]| {
        let mut command = with_kefu(env!("CARGO_BIN_EXE_kefu"), folder.path());
        command
            .env("KEFU_COMPLETE", "powershell")
            .arg("--")
            .args(line);
        without_options(lines(&command.output().unwrap()))
    };

    assert_eq!(
        of(&["kefu", "client", "show", "hua"]),
        ["hua-2\tHua", "huarui\t华锐重工"]
    );
    assert_eq!(of(&["kefu", "next", "--who", "Chen"]), ["'Chen Jing'"]);
    let output = with_kefu(env!("CARGO_BIN_EXE_kefu"), folder.path())
        .args(["completions", "powershell"])
        .output()
        .unwrap();
    assert!(
        String::from_utf8_lossy(&output.stdout)
            .contains("Register-ArgumentCompleter -Native -CommandName kefu")
    );
}

#[test]
fn a_shell_that_is_none_is_answered_with_nothing() {
    let folder = workspace();
    for shell in ["elvish", "x", "0"] {
        let mut command = with_kefu(env!("CARGO_BIN_EXE_kefu"), folder.path());
        let output = command
            .env("KEFU_COMPLETE", shell)
            .args(["--", "kefu", ""])
            .output()
            .unwrap();
        assert_eq!((lines(&output), output.status.code()), (vec![], Some(0)));
    }
}
