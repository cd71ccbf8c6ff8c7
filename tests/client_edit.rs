//! `kefu client edit` starts the editor that was chosen on the file itself, and looks over what it saved.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

const RECORD: &str = "[client]\nname = \"甲\"   # 全称\n";

/// Runs `kefu client edit jia` with an editor that does this to the file `$2`, its first argument being
/// `-f`; returns the exit code, what was said, and the file afterwards.
fn edited(script: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("kefu.toml"), "").unwrap();
    fs::create_dir(at("clients")).unwrap();
    fs::write(at("clients/jia.toml"), RECORD).unwrap();
    // Read by a shell, not run itself: a file that another test still has open cannot be run.
    let editor = at("my editor");
    fs::write(&editor, format!("set -e\ntest \"$1\" = -f\n{script}\n")).unwrap();

    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(["client", "edit", "jia", "--lang", "en"])
        .current_dir(folder.path())
        .env("VISUAL", format!("sh '{}' -f", editor.display()))
        .env("EDITOR", "false")
        .env_remove("KEFU_WORKSPACE")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    let told = String::from_utf8(output.stderr).unwrap();
    let code = output.status.code().unwrap();
    let text = |path: &Path| fs::read_to_string(path).unwrap();
    (code, told, text(&at("clients/jia.toml")))
}

#[test]
fn what_was_saved_is_read() {
    let (code, told, text) = edited("printf 'crm-id = \"C-1\"\\nsectr = \"x\"\\n' >> \"$2\"");
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        told,
        "clients/jia.toml is saved and can be read.\n\
         clients/jia.toml:4:1 client.sectr is not a known key; did you mean sector?\n"
    );
    assert_eq!(text, format!("{RECORD}crm-id = \"C-1\"\nsectr = \"x\"\n"));

    let (code, told, text) = edited("true");
    assert_eq!((code, told.as_str()), (0, "Nothing was changed.\n"));
    assert_eq!(text, RECORD);
}

#[test]
fn faults_are_told_with_their_places_and_the_file_stays_as_saved() {
    let saved = "printf '[client]\\nkind = \"direkt\"\\nidentified = 3\\n' > \"$2\"";
    let (code, told, text) = edited(saved);
    assert_eq!(code, 2);
    let places: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| word.starts_with("clients/jia.toml:"))
        .collect();
    assert!(places.contains(&"clients/jia.toml:2:1"), "{told}");
    assert!(places.contains(&"clients/jia.toml:3:1"), "{told}");
    assert_eq!(places.len(), 3, "{told}");
    assert_eq!(text, "[client]\nkind = \"direkt\"\nidentified = 3\n");

    let (code, told, text) = edited("printf '[client\\n' > \"$2\"");
    assert_eq!(code, 2);
    assert!(told.starts_with("clients/jia.toml:1:"), "{told}");
    assert_eq!(text, "[client\n");
}

#[test]
fn an_editor_that_fails_is_told() {
    let (code, told, text) = edited("exit 3");
    assert_eq!(code, 2);
    assert!(
        told.contains("ended with an error (exit status: 3)"),
        "{told}"
    );
    assert_eq!(text, RECORD);
}
