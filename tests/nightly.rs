//! The nightly script files what was checked, mails what wants a person, and hands on every exit code.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// What a night leaves: exit code, what cron mails, and the files kept.
#[derive(Debug, PartialEq, Eq)]
struct Night {
    code: i32,
    mail: String,
    words: String,
    kept: Vec<String>,
}

/// A night on which kefu answers with the shell code `answer`; `$format` and `$nth` (of the call) are set.
fn night(answer: &str) -> Night {
    let dir = tempfile::tempdir().unwrap();
    let kefu = dir.path().join("kefu");
    let calls = dir.path().join("calls");
    fs::write(
        &kefu,
        format!(
            "#!/bin/sh\nfor format do :; done\necho \"$*\" >> '{0}'\nnth=$(wc -l < '{0}')\n{answer}\n",
            calls.display()
        ),
    )
    .unwrap();
    fs::set_permissions(&kefu, fs::Permissions::from_mode(0o755)).unwrap();

    let output = dir.path().join("kept here");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/nightly.sh");
    // As under cron: no locale at all, and next to nothing else.
    let ran = Command::new("sh")
        .arg(script)
        .args([Path::new("my brokerage"), &output])
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("KEFU", &kefu)
        .env("KEFU_TODAY", "2026-11-20")
        .env("KEFU_RETRY_WAIT", "0")
        .output()
        .unwrap();

    let mut kept: Vec<String> = fs::read_dir(&output)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            format!(
                "{}: {}",
                path.file_name().unwrap().display(),
                fs::read_to_string(&path).unwrap().trim()
            )
        })
        .collect();
    kept.sort();
    Night {
        code: ran.status.code().unwrap(),
        mail: String::from_utf8(ran.stdout).unwrap(),
        words: String::from_utf8(ran.stderr).unwrap(),
        kept,
    }
}

fn kept() -> Vec<String> {
    vec![
        "2026-11-20.json: json result".to_owned(),
        "2026-11-20.md: markdown result".to_owned(),
    ]
}

fn failed(code: i32, words: &str) -> Night {
    Night {
        code,
        mail: String::new(),
        words: format!("{words}\n"),
        kept: Vec::new(),
    }
}

#[test]
fn all_is_well_and_nothing_is_mailed() {
    let expected = Night {
        code: 0,
        mail: String::new(),
        words: String::new(),
        kept: kept(),
    };
    assert_eq!(night("echo $format result"), expected);
}

#[test]
fn findings_are_filed_and_mailed() {
    let expected = Night {
        code: 1,
        mail: "markdown result\n".to_owned(),
        words: String::new(),
        kept: kept(),
    };
    assert_eq!(night("echo $format result; exit 1"), expected);
}

#[test]
fn what_could_not_be_checked_is_not_filed() {
    assert_eq!(
        night("exit 2"),
        failed(
            2,
            "kefu 2026-11-20：无法检查，原因见上。 / Could not check; the reason is above."
        )
    );
}

#[test]
fn an_unreadable_record_is_mailed_above_the_rest_even_when_only_the_second_check_met_it() {
    let expected = Night {
        code: 3,
        mail: "**2026-11-20：有档案无法读取，以下结果不完整。 / Some records could not be read; this is incomplete.**\n\
               \nmarkdown result\n"
            .to_owned(),
        words: String::new(),
        kept: kept(),
    };
    assert_eq!(night("echo $format result; exit 3"), expected);
    assert_eq!(
        night("echo $format result; [ $nth = 1 ] && exit 1; exit 3"),
        expected
    );
}

#[test]
fn a_busy_workspace_is_tried_five_times() {
    let expected = Night {
        code: 0,
        mail: String::new(),
        words: String::new(),
        kept: kept(),
    };
    assert_eq!(
        night("[ $nth -lt 5 ] && exit 4; echo $format result"),
        expected
    );
    assert_eq!(
        night("[ $nth -gt 5 ] && exit 0; exit 4"),
        failed(
            4,
            "kefu 2026-11-20：工作区一直被占用，今天没有检查。 / The workspace was busy every time; not checked today."
        )
    );
}

#[test]
fn a_program_that_does_not_run_or_says_nothing_is_no_result() {
    assert_eq!(
        night("exit 127"),
        failed(
            127,
            "kefu 2026-11-20：程序没有正常运行（退出码 127）。 / The program did not run (exit code 127)."
        )
    );
    assert_eq!(
        night("exit 1"),
        failed(
            2,
            "kefu 2026-11-20：没有输出，可能磁盘已满。 / No output; is the disk full?"
        )
    );
}

#[test]
fn kefu_is_asked_about_one_day_in_one_workspace() {
    let night = night(
        "[ \"$*\" = \"check -w my brokerage --today 2026-11-20 --color never -f $format\" ] || exit 2; echo $format result",
    );
    assert_eq!((night.code, night.kept), (0, kept()));
}
