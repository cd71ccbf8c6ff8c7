//! The examples around the nightly run: the script tries again while the folder is busy, and a digest is sent as it is.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

/// Runs an example with a program of our own in the place of `name`; it has the calls before it in `$nth`.
fn with(name: &str, answer: &str, example: &str, args: &[&str]) -> (Output, Vec<String>) {
    let dir = tempfile::tempdir().unwrap();
    let (program, calls) = (dir.path().join(name), dir.path().join("calls"));
    fs::write(
        &program,
        format!(
            "#!/bin/sh\necho \"$*\" >> '{0}'\nnth=$(wc -l < '{0}')\n{answer}\n",
            calls.display()
        ),
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example);
    // As under cron: no locale at all, and next to nothing else.
    let ran = Command::new("sh")
        .arg(script)
        .args(args)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", dir.path().display()))
        .env("KEFU_RETRY_WAIT", "0")
        .output()
        .unwrap();
    let calls = fs::read_to_string(calls).unwrap_or_default();
    (ran, calls.lines().map(str::to_owned).collect())
}

#[test]
fn the_script_runs_one_line_and_hands_on_what_it_says() {
    let night = |answer: &str| with("kefu", answer, "nightly.sh", &["my brokerage/"]);
    for code in [0, 1, 2, 3] {
        let (ran, calls) = night(&format!("echo new; exit {code}"));
        assert_eq!(ran.status.code(), Some(code));
        assert_eq!(ran.stdout, b"new\n");
        assert_eq!(
            calls,
            ["nightly my brokerage-nightly -w my brokerage/ --on-working-days"]
        );
    }
}

#[test]
fn a_busy_folder_is_tried_five_times() {
    let night = |answer: &str| with("kefu", answer, "nightly.sh", &["brokerage", "nights"]);
    let (ran, calls) = night("[ $nth -lt 5 ] && exit 4; exit 1");
    assert_eq!((ran.status.code(), calls.len()), (Some(1), 5));
    let (ran, calls) = night("exit 4");
    assert_eq!((ran.status.code(), calls.len()), (Some(4), 5));
    assert_eq!(calls[0], "nightly nights -w brokerage --on-working-days");
}

#[test]
fn a_digest_is_sent_as_it_is_and_one_that_fails_stops_no_other() {
    let dir = tempfile::tempdir().unwrap();
    let text = "一 \"二\" \\三 'x' $HOME `y` %s\n\n1. 四\n  kefu log huarui visit '五'\n";
    let paths = ["a.txt", "b.txt"].map(|name| dir.path().join(name).display().to_string());
    for path in &paths {
        fs::write(path, text).unwrap();
    }
    let none = dir.path().join("digest-*.txt").display().to_string();
    let args = ["https://robot.example/x", &none, &paths[0], &paths[1]];
    let (ran, calls) = with("curl", "cat; echo; [ $nth -ne 1 ]", "send-digest.sh", &args);

    assert_eq!(ran.status.code(), Some(1));
    let sent = String::from_utf8(ran.stdout).unwrap();
    let sent: Vec<serde_json::Value> = sent
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let message = serde_json::json!({ "msgtype": "text", "text": { "content": text } });
    assert_eq!(sent, [message.clone(), message]);
    assert!(
        calls
            .iter()
            .all(|call| call.ends_with("https://robot.example/x"))
    );
}

#[test]
fn every_example_names_options_that_kefu_has() {
    use clap::CommandFactory;

    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut seen = 0;
    for name in ["nightly.cron", "nightly.service", "nightly.windows.cmd"] {
        let text = fs::read_to_string(examples.join(name)).unwrap();
        for line in text.lines() {
            let Some((_, typed)) = line
                .split_once(" nightly ")
                .filter(|_| line.contains("-w "))
            else {
                continue;
            };
            let typed = typed.trim_matches('"').split_whitespace();
            let words = ["kefu", "nightly"].into_iter().chain(typed);
            kefu::commands::Kefu::command()
                .try_get_matches_from(words)
                .unwrap();
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}
