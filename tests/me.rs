//! `me` of the user's own configuration: whose lists `--who me` shows and who is put down as handler, and what it never
//! does.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A workspace with two clients, and a configuration folder beside it.
struct Desk(TempDir);

impl Desk {
    fn new(configuration: Option<&str>) -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let sample = Path::new("tests/cmd/who.in");
        fs::create_dir_all(folder.path().join("work/clients")).expect("a file of the test");
        for file in ["kefu.toml", "clients/huarui.toml", "clients/runhe.toml"] {
            fs::copy(sample.join(file), folder.path().join("work").join(file))
                .expect("a file of the test");
        }
        if let Some(text) = configuration {
            fs::create_dir_all(folder.path().join("kefu")).expect("a file of the test");
            fs::write(folder.path().join("kefu/config.toml"), text).expect("a file of the test");
        }
        Desk(folder)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut kefu = Command::new(env!("CARGO_BIN_EXE_kefu"));
        kefu.args(args)
            .current_dir(self.0.path().join("work"))
            .env("KEFU_TODAY", "2026-11-20")
            .env("KEFU_LANG", "")
            .env("KEFU_WORKSPACE", "")
            .env("XDG_CONFIG_HOME", self.0.path())
            .stdin(Stdio::null());
        kefu.output().expect("the program is built")
    }

    fn listed(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).expect("a file of the test")
    }

    fn record(&self) -> String {
        fs::read_to_string(self.0.path().join("work/clients/huarui.toml"))
            .expect("a file of the test")
    }
}

const LISTS: [&[&str]; 11] = [
    &["client", "list"],
    &["policy", "list"],
    &["claim", "list"],
    &["endorsement", "list"],
    &["risk", "list"],
    &["duty", "list"],
    &["complaint", "list"],
    &["renewal", "list"],
    &["diary", "list"],
    &["waiver", "list"],
    &["next"],
];

#[test]
fn me_is_the_person_of_the_configuration_in_every_list() {
    let desk = Desk::new(Some("me = \"王强\"\n"));
    for list in LISTS {
        let of = |who: &str| desk.listed(&[list, &["--who", who, "-f", "json"]].concat());
        assert_eq!(of("me"), of("王强"), "{list:?}");
        assert_eq!(of("我"), of("王强"), "{list:?}");
        assert_eq!(of("Me"), of("王强"), "{list:?}");
    }
}

#[test]
fn nothing_is_filtered_unasked() {
    let (without, with) = (Desk::new(None), Desk::new(Some("me = \"王强\"\n")));
    for list in LISTS {
        assert_eq!(without.listed(list), with.listed(list), "{list:?}");
    }
}

#[test]
fn without_a_me_the_file_and_the_line_are_told() {
    for configuration in [None, Some("lang = \"zh\"\n"), Some("me = \"\"\n")] {
        let desk = Desk::new(configuration);
        let file = desk.0.path().join("kefu/config.toml");
        for list in LISTS {
            let output = desk.run(&[list, &["--who", "我"]].concat());
            assert_eq!(output.status.code(), Some(2), "{list:?}");
            assert_eq!(
                String::from_utf8_lossy(&output.stderr),
                format!(
                    "还不知道您是谁。在您自己的配置 {} 中写一行（没有该文件就新建）：\nme = \"您的姓名\"\n",
                    file.display()
                )
            );
        }
    }
    let desk = Desk::new(None);
    let output = desk.run(&["check", "--who", "me", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        format!(
            "Who you are is not known yet. Write this line into your own configuration {}, a new file if there is none:\nme = \"YOUR NAME\"\n",
            desk.0.path().join("kefu/config.toml").display()
        )
    );
}

#[test]
fn the_user_is_put_down_where_they_are_in_the_team() {
    let log: &[&str] = &["log", "huarui", "visit", "复查"];
    let duty: &[&str] = &[
        "duty",
        "add",
        "huarui",
        "东海财险",
        "演练",
        "--due",
        "12-18",
    ];
    let claim: &[&str] = &[
        "claim", "add", "huarui", "水浸", "--policy", "par", "--loss", "11-9",
    ];
    let recorded = |me: &str, args: &[&str]| {
        let desk = Desk::new(Some(&format!("me = \"{me}\"\n")));
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
        desk.record()
    };
    let is_there = |record: &str, lines: &str| assert!(record.contains(lines), "{record}");
    is_there(
        &recorded("王强", duty),
        "text = \"演练\"\nhandler = \"王强\"\ndue = 2026-12-18\n",
    );
    is_there(
        &recorded("王强", claim),
        "cause = \"水浸\"\nhandler = \"王强\"\n",
    );
    is_there(
        &recorded("王强", log),
        "by = \"王强\"\nkind = \"visit\"\ndid = \"复查\"\n",
    );
    is_there(
        &recorded("王强", &[log, &["--by", "李明"]].concat()),
        "by = \"李明\"\nkind = \"visit\"\ndid = \"复查\"\n",
    );

    // A claim that names nobody goes over with the client; who is not in the team only records what others did.
    for me in ["陈静", "周婷"] {
        is_there(&recorded(me, claim), "cause = \"水浸\"\n\n");
        is_there(
            &recorded(me, log),
            "by = \"陈静\"\nkind = \"visit\"\ndid = \"复查\"\n",
        );
    }
}

#[test]
fn nobody_approves_by_configuration() {
    let desk = Desk::new(Some("me = \"王强\"\n"));
    let before = desk.record();
    for args in [
        &[
            "waiver",
            "add",
            "huarui",
            "duty-overdue",
            "保险公司来函",
            "--until",
            "12-1",
        ][..],
        &["rating", "approve", "huarui"],
        &["rating", "publish", "huarui"],
        &["plan", "lower", "huarui", "visit", "--approved", "昨天"],
    ] {
        assert_eq!(desk.run(args).status.code(), Some(2), "{args:?}");
    }
    assert_eq!(desk.record(), before);
}
