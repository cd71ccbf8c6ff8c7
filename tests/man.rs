//! The pages of the manual: one for each command, in either language, and `groff` and `man` read them without a warning.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use clap::CommandFactory;
use kefu::commands::Kefu;

fn man(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kefu"))
        .current_dir(folder)
        .arg("man")
        .args(args)
        .env_remove("KEFU_WORKSPACE")
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        // The list of what kefu made.
        .filter(|name| name != ".kefu-made")
        .collect();
    names.sort();
    names
}

fn commands(command: &clap::Command, path: &str) -> Vec<String> {
    let below = command.get_subcommands();
    let below = below.filter(|it| !it.is_hide_set() && it.get_name() != "help");
    let below = below.flat_map(|it| commands(it, &format!("{path}-{}", it.get_name())));
    std::iter::once(format!("{path}.1")).chain(below).collect()
}

#[test]
fn every_command_has_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let output = man(folder.path(), &["-o", "man1/", "--lang", "en"]);
    let mut expected = commands(&Kefu::command(), "kefu");
    expected.sort();
    assert_eq!(names(&folder.path().join("man1")), expected);
    let count = expected.len();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!("Wrote man1/: {count} files.\n")
    );

    // The folder is there now, so that it needs no slash.
    let again = man(folder.path(), &["-o", "man1", "--lang", "en"]);
    let said = String::from_utf8(again.stderr).unwrap();
    assert_eq!(
        said,
        format!("Nothing to change: the {count} files in man1 already have this content.\n")
    );
}

#[test]
fn another_file_is_replaced_only_when_asked_and_then_all_are_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("m")).unwrap();
    fs::write(folder.path().join("m/kefu-undo.1"), "mine").unwrap();

    let refused = man(folder.path(), &["-o", "m", "--lang", "zh"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(
        said.starts_with("m/kefu-undo.1 不是 kefu 写的，或后来改过，m 未写入。"),
        "{said}"
    );
    assert_eq!(names(&folder.path().join("m")), ["kefu-undo.1"]);

    assert_eq!(
        man(folder.path(), &["-o", "m", "--lang", "zh", "-n"])
            .status
            .code(),
        Some(0)
    );
    assert_eq!(names(&folder.path().join("m")), ["kefu-undo.1"]);
    assert_eq!(
        man(folder.path(), &["-o", "m", "--lang", "zh", "--force"])
            .status
            .code(),
        Some(0)
    );
    assert!(
        fs::read_to_string(folder.path().join("m/kefu-undo.1"))
            .unwrap()
            .contains(".TH")
    );

    let nowhere = man(folder.path(), &["-o", "a/b/", "--lang", "zh"]);
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
fn groff_shows_every_page_without_a_warning_in_both_languages() {
    if Command::new("groff").arg("--version").output().is_err() {
        eprintln!("groff is not on this machine: passed over");
        return;
    }
    for (lang, heading) in [("zh", "名称"), ("en", "NAME")] {
        let folder = tempfile::tempdir().unwrap();
        man(folder.path(), &["-o", "m/", "--lang", lang]);
        let all = names(&folder.path().join("m"));
        let groff = Command::new("groff")
            .current_dir(folder.path().join("m"))
            .args(["-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou"])
            .args(&all)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&groff.stderr), "", "{lang}");
        let shown = String::from_utf8(groff.stdout).unwrap();
        let headings = shown.lines().filter(|line| *line == heading);
        assert_eq!(headings.count(), all.len(), "{lang}");
        // Folders of Windows are all that has a backslash.
        let windows = [r"%APPDATA%\kefu\config\config.toml", r"D:\kefu-nightly"];
        let rest = windows.iter().fold(shown, |shown, it| {
            assert!(shown.contains(it), "{lang}: {it}");
            shown.replace(it, "")
        });
        assert!(!rest.contains(['\u{1f}', '\\']), "{lang}");
    }
}
