//! A year of nights: what is new, open and settled adds up from run to run, over days of rest, make-up days, a record that is
//! broken for three nights, a client that is renamed, a rule that is switched off, and a week without a run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

/// A workspace with its nights.
struct House {
    folder: tempfile::TempDir,
}

/// What a run answered.
struct Run {
    code: i32,
    answer: Value,
}

impl House {
    fn new(day: NaiveDate) -> House {
        let house = House {
            folder: tempfile::tempdir().unwrap(),
        };
        let root = house.root();
        house.kefu(day, &["init", root.to_str().unwrap(), "--demo"]);
        house
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("brokerage")
    }

    fn nights(&self) -> PathBuf {
        self.folder.path().join("nights")
    }

    fn kefu(&self, day: NaiveDate, args: &[&str]) -> (i32, String) {
        let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .args(args)
            .args(["--today", &day.to_string(), "--lang", "zh"])
            .env("KEFU_WORKSPACE", self.root())
            .env("XDG_CONFIG_HOME", self.folder.path())
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let code = ran.status.code().unwrap();
        (code, String::from_utf8(ran.stdout).unwrap())
    }

    fn night(&self, day: NaiveDate) -> Option<Run> {
        let nights = self.nights();
        let nights = nights.to_str().unwrap();
        let (code, json) = self.kefu(day, &["nightly", nights, "--on-working-days", "-f", "json"]);
        let answer = || serde_json::from_str(&json).unwrap();
        (!json.is_empty()).then(|| Run {
            code,
            answer: answer(),
        })
    }

    fn client(&self, id: &str) -> PathBuf {
        self.root().join(format!("clients/{id}.toml"))
    }
}

impl Run {
    fn of(&self, member: &str) -> Vec<&Value> {
        self.answer[member].as_array().unwrap().iter().collect()
    }

    fn count(&self, member: &str) -> i64 {
        i64::try_from(self.of(member).len()).unwrap()
    }

    /// What is open after the run.
    fn total(&self) -> i64 {
        self.count("new") + self.count("open")
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A finding by client, rule and subject, under the id that a renamed client has in the end.
fn known(finding: &Value) -> String {
    let known = finding["fingerprint"].as_str().unwrap();
    known.replace("jiangnan/", "jiangnan-yuan/")
}

/// The working days of 2026 that are no weekdays, and some days of rest that are: by the notice of the State Council.
const MADE_UP: [&str; 3] = ["2026-02-14", "2026-05-09", "2026-10-10"];
const RESTED: [&str; 3] = ["2026-02-17", "2026-05-01", "2026-10-05"];

#[test]
fn over_a_year_what_is_new_open_and_settled_adds_up() {
    let first = day("2026-01-05");
    let house = House::new(first);
    let mut day_of_run = first;
    let (mut total, mut new, mut settled) = (0, 0, 0);
    let mut ran = BTreeSet::new();
    let mut last: Option<Run> = None;
    let mut huarui = String::new();
    let mut before_broken: BTreeSet<String> = BTreeSet::new();

    while day_of_run <= day("2026-12-31") {
        let today = day_of_run;
        day_of_run = day_of_run + Days::new(1);
        match today.to_string().as_str() {
            // A record is broken for three nights.
            "2026-03-10" => {
                huarui = fs::read_to_string(house.client("huarui")).unwrap();
                fs::write(house.client("huarui"), format!("{huarui}x = [\n")).unwrap();
                before_broken = last.iter().flat_map(|run| open(run, "huarui")).collect();
                assert!(before_broken.len() > 2, "{before_broken:?}");
            }
            "2026-03-13" => fs::write(house.client("huarui"), &huarui).unwrap(),
            "2026-04-15" => {
                let renamed = house.kefu(today, &["client", "rename", "jiangnan", "jiangnan-yuan"]);
                assert_eq!(renamed.0, 0);
            }
            // The machine is off for a week.
            "2026-06-08" | "2026-06-09" | "2026-06-10" | "2026-06-11" | "2026-06-12" => continue,
            "2026-08-03" => rule_off(&house, true),
            "2026-08-10" => rule_off(&house, false),
            "2026-09-01" => {
                let set = [
                    "client",
                    "set",
                    "runhe",
                    "--disclosure-notice",
                    "2025-12-01",
                ];
                assert_eq!(house.kefu(today, &set).0, 0);
            }
            _ => {}
        }
        let Some(run) = house.night(today) else {
            assert!(!house.nights().join(today.to_string()).exists());
            continue;
        };
        ran.insert(today);

        // What is open is what was open, and what is new, less what is settled.
        assert_eq!(
            run.total(),
            total + run.count("new") - run.count("settled"),
            "{today}"
        );
        total = run.total();
        new += run.count("new");
        settled += run.count("settled");
        assert_eq!(total, new - settled, "{today}");
        let check = fs::read(house.nights().join(format!("{today}/check.json"))).unwrap();
        let check: Value = serde_json::from_slice(&check).unwrap();
        let unseen = run
            .of("open")
            .iter()
            .filter(|it| it["status"] == "unseen")
            .count();
        let counted = |kind: &str| check["summary"][kind].as_i64().unwrap();
        // It is what the check of that day counts, and what could not be looked at.
        assert_eq!(
            total,
            counted("error")
                + counted("warning")
                + counted("advice")
                + i64::try_from(unseen).unwrap(),
            "{today}"
        );
        assert_eq!(
            run.answer["since"],
            last.as_ref()
                .map_or(Value::Null, |it| it.answer["today"].clone())
        );
        let code = match (run.answer["complete"] == true, counted("error")) {
            (false, _) => 3,
            (true, 0) => 0,
            (true, _) => 1,
        };
        assert_eq!(run.code, code, "{today}");
        of_the_day(&run, today, &before_broken);
        digests(&house.nights().join(today.to_string()), &run);
        last = Some(run);
    }

    for made_up in MADE_UP {
        assert!(ran.contains(&day(made_up)), "{made_up}");
    }
    for rested in RESTED {
        assert!(!ran.contains(&day(rested)), "{rested}");
    }
    assert!(
        ran.len() > 230 && new > 40 && settled > 12,
        "{} {new} {settled}",
        ran.len()
    );
    kept(&house.nights(), &ran);
}

/// What is open of a client after a run.
fn open(run: &Run, client: &str) -> BTreeSet<String> {
    let all = run.of("new").into_iter().chain(run.of("open"));
    let own = all.filter(|it| it["client"] == client);
    own.map(known).collect()
}

/// What the days with an event must say.
fn of_the_day(run: &Run, today: NaiveDate, before_broken: &BTreeSet<String>) {
    let new: BTreeSet<String> = run.of("new").iter().map(|it| known(it)).collect();
    let of = |member: &str, client: &str| {
        let all = run.of(member);
        all.iter().filter(|it| it["client"] == client).count()
    };
    match today.to_string().as_str() {
        "2026-03-10" | "2026-03-11" | "2026-03-12" => {
            assert_eq!(of("settled", "huarui"), 0, "{today}");
            assert!(before_broken.is_subset(&open(run, "huarui")), "{today}");
            assert_eq!(
                run.answer["unread"],
                serde_json::json!(["clients/huarui.toml"])
            );
        }
        "2026-03-13" => {
            let again: Vec<_> = before_broken.intersection(&new).collect();
            assert_eq!(again, [""; 0]);
            let settled: Vec<String> = run.of("settled").iter().map(|it| known(it)).collect();
            assert!(
                settled.contains(&"huarui/unreadable/syntax".to_owned()),
                "{settled:?}"
            );
        }
        "2026-04-15" => {
            assert_eq!(of("new", "jiangnan-yuan"), 0);
            assert!(of("open", "jiangnan-yuan") > 2);
        }
        "2026-06-15" => {
            let week = [
                "2026-06-08",
                "2026-06-09",
                "2026-06-10",
                "2026-06-11",
                "2026-06-12",
            ];
            assert_eq!(run.answer["missed"], serde_json::json!(week));
        }
        "2026-08-03" => {
            let of_rule = |member: &str| {
                let all = run.of(member);
                all.iter()
                    .filter(|it| it["rule"] == "disclosure-notice-missing")
                    .count()
            };
            assert_eq!(of_rule("settled"), 0);
            assert!(of_rule("open") > 0);
        }
        "2026-09-01" => {
            let settled: Vec<String> = run.of("settled").iter().map(|it| known(it)).collect();
            assert!(
                settled
                    .iter()
                    .any(|it| it.starts_with("runhe/disclosure-notice-missing/"))
            );
        }
        _ if today != day("2026-06-15") => assert_eq!(run.answer["missed"], serde_json::json!([])),
        _ => {}
    }
}

fn rule_off(house: &House, off: bool) {
    const SWITCH: &str = "\n[check]\ndisclosure-notice-missing = \"off\"\n";
    let path = house.root().join("kefu.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = match off {
        true => text + SWITCH,
        false => text.replace(SWITCH, ""),
    };
    fs::write(&path, text).unwrap();
}

/// There is a digest for whoever has something new, and for nobody else; each is short enough.
fn digests(folder: &Path, run: &Run) {
    let mut people: BTreeSet<String> = BTreeSet::new();
    for finding in run.of("new") {
        let who = finding["who"]
            .as_str()
            .filter(|_| !finding["client"].is_null());
        people.insert(who.unwrap_or("_house").to_owned());
    }
    let mut told = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if let Some(name) = name.strip_prefix("digest-") {
            assert!(entry.metadata().unwrap().len() < 4096, "{name}");
            let (name, _) = name.rsplit_once('.').unwrap();
            told.insert(
                name.trim_end_matches(|c: char| c == '-' || c.is_ascii_digit())
                    .to_owned(),
            );
        }
    }
    assert_eq!(told, people, "{}", folder.display());
}

/// All of the last 35 days, the first of each week before, none of more than 400 days.
fn kept(nights: &Path, ran: &BTreeSet<NaiveDate>) {
    let today = *ran.last().unwrap();
    let mut expected = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    for day in ran {
        let week = (day.iso_week().year(), day.iso_week().week());
        if weeks.insert(week) || (today - *day).num_days() < 35 {
            expected.insert(*day);
        }
    }
    let there: BTreeSet<NaiveDate> = fs::read_dir(nights)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok())
        .collect();
    assert_eq!(there, expected);
    for day in there {
        let folder = nights.join(day.to_string());
        let has = |name: &str| folder.join(name).exists();
        let is_recent = (today - day).num_days() < 14;
        assert_eq!(
            ["check.json", "portfolio.json", "index.html", "clients"].map(has),
            [true, true, is_recent, is_recent],
            "{day}"
        );
    }
}
