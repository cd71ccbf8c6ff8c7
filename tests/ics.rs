//! The agenda in a calendar, read by a library that did not write it: whole days, names that stay, no secret.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

const BOOKS: &[&str] = &[
    "examples/brokerage",
    "examples/faults",
    "tests/cmd/agenda.in",
    "tests/cmd/hand-over.in",
    "tests/cmd/rating.in",
];

/// What a calendar says of one entry: its properties, and the parameter of its days.
type Event = BTreeMap<String, String>;

fn kefu(book: &Path, today: &str, words: &[&str]) -> (Option<i32>, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .arg("-w")
        .arg(book)
        .args(["--today", today])
        .env("KEFU_LANG", "zh")
        .args(words)
        .output()
        .unwrap();
    (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
}

/// The bytes of `next -o` with these words.
fn written(book: &Path, today: &str, words: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("work.ics");
    let words = [&["next", "-o", file.to_str().unwrap()], words].concat();
    let (code, said) = kefu(book, today, &words);
    assert!(matches!(code, Some(0 | 3)), "{said}");
    fs::read_to_string(file).unwrap()
}

/// The entries by their names.
fn events(text: &str) -> BTreeMap<String, Event> {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    let mut events = BTreeMap::new();
    for event in calendar.events {
        let mut said = Event::new();
        for property in event.properties {
            let is_day = property.name.starts_with("DT") && property.name != "DTSTAMP";
            let kind = property.params.map(|it| format!("{it:?}"));
            assert_eq!(is_day, kind.is_some_and(|it| it.contains("[\"DATE\"]")));
            let before = said.insert(property.name, property.value.unwrap());
            assert_eq!(before, None);
        }
        let before = events.insert(said["UID"].clone(), said);
        assert_eq!(before, None, "a name is used twice");
    }
    events
}

/// A workspace with one client, whose record was written at a moment of our own.
struct Book(TempDir);

impl Book {
    fn of(record: &str) -> Book {
        let book = Book(tempfile::tempdir().unwrap());
        fs::create_dir(book.path().join("clients")).unwrap();
        fs::write(
            book.path().join("kefu.toml"),
            "company = '华明保险经纪有限公司'\n",
        )
        .unwrap();
        set_written(&book.path().join("kefu.toml"), 0);
        book.write(record, 0);
        book
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    fn record(&self) -> PathBuf {
        self.path().join("clients/huarui.toml")
    }

    fn write(&self, record: &str, second: u64) {
        fs::write(self.record(), record).unwrap();
        set_written(&self.record(), second);
    }

    fn events(&self, today: &str) -> BTreeMap<String, Event> {
        events(&written(&self.path(), today, &[]))
    }
}

fn set_written(path: &Path, second: u64) {
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000 + second);
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(at)
        .unwrap();
}

const RECORD: &str = "\
[client]
name = '华锐重工集团有限公司'

[appointment]
kind = 'brokerage-agreement'
established = 2026-11-18
until = 2027-11-17

[team]
established = 2026-11-19

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2026-11-19

[[years]]
starts = 2026-11-18
ends = 2027-11-17

[years.rating]
rated = 2026-11-19
basis = 'expected'
income = 7654321
months = 12
stars = 5

[years.rating.override]
stars = 4
factor = 'influence'
reason = '绝密缘由'
referred = 2026-11-19

[years.plan]
focus = '绝密重点'

[[years.plan.items]]
id = 'p1'
service = 'visit'
content = '上门拜访，看消防泵房'
start = 2026-12-01
finish = 2026-12-10
handler = '陈静'
purpose = 'renewal'
cost = 7654321

[[years.plan.lowerings]]
id = 'l1'
service = 'visit'
least = 1
reason = '绝密缘由'
referred = 2026-11-19

[[diary]]
id = '20261119-1'
on = 2026-11-19
by = '陈静'
kind = 'visit'
did = '绝密内情'
response = '绝密内情'
";

#[test]
fn every_entry_is_a_whole_day_under_a_name_of_its_own() {
    let mut all = 0;
    for book in BOOKS {
        let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(book);
        let text = written(&book, "2026-11-20", &[]);
        assert_eq!(text, written(&book, "2026-11-20", &[]), "two runs");
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        for event in events(&text).into_values() {
            let day = |key: &str| chrono::NaiveDate::parse_from_str(&event[key], "%Y%m%d").unwrap();
            assert_eq!(day("DTSTART").succ_opt().unwrap(), day("DTEND"));
            assert_eq!(event["TRANSP"], "TRANSPARENT");
            assert_eq!(event["DTSTAMP"], "20261120T000000Z");
            let is_overdue = event["SUMMARY"].starts_with("【逾期】");
            assert_eq!(is_overdue, &*event["DTSTART"] < "20261120", "{event:?}");
            assert!(event["DESCRIPTION"].contains("键入：kefu "));
            all += 1;
        }
    }
    assert!(all > 100, "{all}");
}

#[test]
fn it_holds_what_next_lists_and_all_that_is_to_come() {
    let book = Book::of(RECORD);
    let names = |words: &[&str]| {
        let events = events(&written(&book.path(), "2026-11-20", words)).into_values();
        let mut named: Vec<String> = events
            .map(|it| format!("{} {} {}", it["DTSTART"], it["UID"], it["SUMMARY"]))
            .collect();
        named.sort();
        named
    };
    let all = [
        "20261120 huarui/lowerings/l1@kefu 【等待】华锐重工集团有限公司：内部事项待批准",
        "20261120 huarui/override-approval/first/1@kefu 【等待】华锐重工集团有限公司：内部事项待批准",
        "20261123 huarui/archive/first@kefu 华锐重工集团有限公司：客户档案",
        "20261123 huarui/team/first@kefu 华锐重工集团有限公司：服务团队",
        "20261202 huarui/plan/first/1@kefu 华锐重工集团有限公司：服务计划",
        "20261210 huarui/items/p1@kefu 华锐重工集团有限公司：上门拜访，看消防泵房",
        "20271117 huarui/appointment-ends/first@kefu 华锐重工集团有限公司：委托到期",
    ];
    assert_eq!(names(&[]), all);
    assert_eq!(names(&["huarui", "--who", "陈静"]), all);
    assert_eq!(names(&["--within", "8"]), all[..5]);
    let of_nobody = ["next", "-o", "nobody.ics", "--who", "王强"];
    let (code, said) = kefu(&book.path(), "2026-11-20", &of_nobody);
    assert_eq!(code, Some(2));
    assert_eq!(said, "记录中没有叫“王强”的人。姓名须与记录中一致。\n");
}

#[test]
fn a_day_that_moves_keeps_its_name_and_what_is_done_is_gone() {
    let book = Book::of(RECORD);
    let before = book.events("2026-11-20");
    let seen = |events: &BTreeMap<String, Event>, name: &str| {
        let event = &events[&format!("huarui/{name}@kefu")];
        (
            event["DTSTART"].clone(),
            event["SEQUENCE"].parse::<u32>().unwrap(),
        )
    };
    assert_eq!(seen(&before, "items/p1").0, "20261210");

    // On the same day, a second later.
    book.write(
        &RECORD.replace("finish = 2026-12-10", "finish = 2026-12-04"),
        1,
    );
    let moved = book.events("2026-11-20");
    assert_eq!(
        moved.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    let (day, sequence) = seen(&moved, "items/p1");
    assert_eq!(day, "20261204");
    assert_eq!(sequence, seen(&before, "items/p1").1 + 1);

    // A correction of the day from which all of the signing counts.
    let corrected = RECORD.replace("established = 2026-11-18", "established = 2026-11-17");
    book.write(&corrected, 2);
    let corrected = book.events("2026-11-20");
    assert_eq!(
        corrected.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    for name in ["team/first", "archive/first", "plan/first/1"] {
        assert!(seen(&corrected, name).0 < seen(&before, name).0, "{name}");
        assert!(seen(&corrected, name).1 > seen(&before, name).1, "{name}");
    }

    // Its words change with the day alone: what was due is overdue.
    let later = book.events("2026-11-24");
    assert!(later["huarui/team/first@kefu"]["SUMMARY"].starts_with("【逾期】"));
    assert_eq!(
        seen(&later, "team/first").1,
        seen(&corrected, "team/first").1 + 4
    );

    book.write(
        &RECORD.replace("handler = '陈静'", "handler = '陈静'\ndone = 2026-11-20"),
        3,
    );
    let done = book.events("2026-11-20");
    assert!(!done.contains_key("huarui/items/p1@kefu"));
    assert_eq!(done.len(), before.len() - 1);
}

#[test]
fn the_standard_and_the_notices_move_days_too() {
    let book = Book::of(RECORD);
    let sequence = || book.events("2026-11-20")["huarui/team/first@kefu"]["SEQUENCE"].clone();
    let before = sequence();
    set_written(&book.path().join("kefu.toml"), 60);
    assert_eq!(
        sequence().parse::<u32>().unwrap(),
        before.parse::<u32>().unwrap() + 60
    );
}

#[test]
fn a_day_that_may_still_change_is_tentative() {
    let book = Book::of(&RECORD.replace("2026-11-1", "2026-12-2"));
    let events = book.events("2026-12-30");
    let said = |name: &str| {
        let event = &events[&format!("huarui/{name}@kefu")];
        (event["STATUS"].clone(), event["SUMMARY"].clone())
    };
    let (status, summary) = said("plan/first/1");
    assert_eq!(status, "TENTATIVE");
    assert_eq!(summary, "华锐重工集团有限公司：服务计划（暂定）");
    assert_eq!(said("appointment-ends/first").0, "CONFIRMED");
    assert!(events["huarui/plan/first/1@kefu"]["DESCRIPTION"].contains("放假通知"));
}

#[test]
fn policies_that_end_together_are_named_one_by_one() {
    let policy = |id: &str| {
        format!(
            "[[policies]]\nid = '{id}'\nproduct = '财产一切险'\nstarts = 2026-11-18\nends = 2027-11-17\n"
        )
    };
    let book = Book::of(&[RECORD, &policy("par"), &policy("med")].concat());
    let both = book.events("2026-11-20");
    book.write(&[RECORD, &policy("par")].concat(), 1);
    let one = book.events("2026-11-20");
    let gone = both.keys().filter(|it| !one.contains_key(*it));
    assert_eq!(
        gone.collect::<Vec<_>>(),
        ["huarui/expires/med@kefu", "huarui/renewal-opens/med@kefu"]
    );
    let summary = &one["huarui/expires/par@kefu"]["SUMMARY"];
    assert_eq!(summary, "华锐重工集团有限公司：保单到期：财产一切险（par）");
}

#[test]
fn an_entry_says_what_to_type_for_it_in_the_language_of_the_calendar() {
    let policy = "[[policies]]\nid = 'par'\nproduct = '财产一切险'\nstarts = 2026-11-18\nends = 2027-11-17\n";
    let book = Book::of(&[RECORD, policy].concat());
    let typed = |lang: &str, name: &str| {
        let text = written(&book.path(), "2026-11-20", &["--lang", lang]);
        let description = events(&text)[name]["DESCRIPTION"].clone();
        let last = description.split("\\n").last().unwrap().to_owned();
        (text.lines().nth(2).unwrap().to_owned(), last)
    };
    let (zh, en) = ("PRODID:-//kefu//kefu//ZH", "PRODID:-//kefu//kefu//EN");
    for (lang, made_by, name, last) in [
        (
            "zh",
            zh,
            "expires/par",
            "键入：kefu renewal start huarui par",
        ),
        (
            "en",
            en,
            "expires/par",
            "Type: kefu renewal start huarui par",
        ),
        (
            "en",
            en,
            "plan/first/1",
            "Type: kefu team add huarui NAME --role client-relations --duty DUTY --on DATE",
        ),
        // What would tell of stars or income is said by `kefu next` alone.
        (
            "en",
            en,
            "override-approval/first/1",
            "Type: kefu next huarui",
        ),
    ] {
        let told = typed(lang, &format!("huarui/{name}@kefu"));
        assert_eq!(told, (made_by.to_owned(), last.to_owned()), "{name}");
    }
}

#[test]
fn what_several_may_approve_is_one_entry() {
    let book = Book::of(RECORD);
    let standard = "company = '华明保险经纪有限公司'\n[approvers]\noverride = ['赵敏', '钱进']\n";
    fs::write(book.path().join("kefu.toml"), standard).unwrap();
    let description = |words: &[&str]| {
        let events = events(&written(&book.path(), "2026-11-20", words));
        let event = &events["huarui/override-approval/first/1@kefu"];
        event["DESCRIPTION"].split("\\n").nth(1).unwrap().to_owned()
    };
    assert_eq!(description(&[]), "经办人：赵敏、钱进");
    assert_eq!(description(&["--who", "钱进"]), "经办人：钱进");
}

#[test]
fn a_calendar_tells_no_stars_no_income_and_no_reason() {
    let book = Book::of(RECORD);
    let is_free = |text: &str, words: &[&str]| {
        let unfolded = text.replace("\r\n ", "");
        for word in words {
            assert!(
                !unfolded.to_lowercase().contains(word),
                "{word} in {unfolded}"
            );
        }
    };
    let secrets = [
        "★",
        "星",
        "stars",
        "7654321",
        "绝密",
        "收入",
        "income",
        "佣金",
        "brokerage",
    ];
    for lang in ["zh", "en"] {
        is_free(
            &written(&book.path(), "2026-11-20", &["--lang", lang]),
            &secrets,
        );
    }
    let unrated = &RECORD[..RECORD.find("[years.rating]").unwrap()];
    let book = Book::of(unrated);
    let text = written(&book.path(), "2026-11-20", &[]);
    assert!(text.contains("huarui/rating/first/1@kefu"));
    is_free(&text, &secrets);
    for book in BOOKS {
        let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(book);
        for lang in ["zh", "en"] {
            is_free(
                &written(&book, "2026-11-20", &["--lang", lang]),
                &["★", "星级", "star rating"],
            );
        }
    }
}
