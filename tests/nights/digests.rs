//! A digest leaves the house's machines: no star and no income of a client stands in it (D35).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kefu::lang::Lang;
use kefu::rules::{rule, tells_stars};
use kefu::text::rule::title;
use regex::Regex;
use serde_json::Value;

const TODAY: &str = "2026-11-20";

fn kefu(root: &Path, lang: &str, args: &[&str]) -> Vec<u8> {
    let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(args)
        .args(["--today", TODAY, "--lang", lang])
        .env("KEFU_WORKSPACE", root)
        .env("XDG_CONFIG_HOME", root)
        .current_dir(root)
        .output()
        .unwrap();
    ran.stdout
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copied(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// Whole books: the examples, and the sample clients.
fn books(into: &Path) -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut books = Vec::new();
    for name in ["brokerage", "faults"] {
        let book = into.join(name);
        copied(&examples.join(name), &book);
        books.push(book);
    }
    let demo = into.join("demo");
    kefu(into, "zh", &["init", demo.to_str().unwrap(), "--demo"]);
    books.push(demo);
    books.push(transcripts(into));
    books
}

/// A book of every record of the transcripts, which show each rule at work.
fn transcripts(into: &Path) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let book = into.join("transcripts");
    fs::create_dir_all(book.join("clients")).unwrap();
    fs::copy(
        root.join("examples/brokerage/kefu.toml"),
        book.join("kefu.toml"),
    )
    .unwrap();
    for case in fs::read_dir(root.join("tests/cmd")).unwrap() {
        let case = case.unwrap().path();
        let Ok(clients) = fs::read_dir(case.join("clients")) else {
            continue;
        };
        let case = case
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .replace('.', "-");
        for client in clients {
            let client = client.unwrap();
            if !client.file_type().unwrap().is_file() {
                continue;
            }
            let name = format!("{case}-{}", client.file_name().to_str().unwrap());
            fs::copy(client.path(), book.join("clients").join(name)).unwrap();
        }
    }
    book
}

/// One star more, or the first after the fifth, and another income in every record.
fn otherwise(book: &Path) {
    let stars = Regex::new(r"(?m)^(\s*stars = )([1-5])$").unwrap();
    let income = Regex::new(r"(?m)^(\s*(?:income|realised) = )([0-9]+)(\.[0-9]+)?$").unwrap();
    for entry in fs::read_dir(book.join("clients")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let text = stars.replace_all(&text, |found: &regex::Captures<'_>| {
            let number: u8 = found[2].parse().unwrap();
            format!("{}{}", &found[1], number % 5 + 1)
        });
        let text = income.replace_all(&text, |found: &regex::Captures<'_>| {
            let number: u64 = found[2].parse().unwrap();
            format!("{}{}", &found[1], number / 7 + 1)
        });
        fs::write(&path, text.as_bytes()).unwrap();
    }
}

fn findings(book: &Path, lang: &str) -> BTreeMap<String, Value> {
    let json = kefu(book, lang, &["check", "-f", "json"]);
    let whole: Value = serde_json::from_slice(&json).unwrap();
    let all = whole["findings"].as_array().unwrap();
    let named = all.iter();
    named
        .map(|it| (it["fingerprint"].as_str().unwrap().to_owned(), it.clone()))
        .collect()
}

#[test]
fn what_changes_with_the_stars_or_the_income_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut changed, mut unmarked) = (BTreeSet::new(), BTreeSet::new());
    let said =
        |it: &Value| [&it["message"], &it["remedy"]].map(|it| it.as_str().unwrap().to_owned());
    for book in books(folder.path()) {
        let before = ["zh", "en"].map(|lang| findings(&book, lang));
        for _ in 0..4 {
            otherwise(&book);
            for (lang, before) in ["zh", "en"].iter().zip(&before) {
                let after = findings(&book, lang);
                for (key, was) in before {
                    let Some(is) = after.get(key).filter(|is| said(is) != said(was)) else {
                        continue;
                    };
                    let rule = was["rule"].as_str().unwrap();
                    changed.insert(rule.to_owned());
                    if !tells_stars(rule, &said(was).concat()) {
                        unmarked.insert(format!("{key}: {:?} {:?}", said(was), said(is)));
                    }
                }
            }
        }
    }
    assert_eq!(unmarked, BTreeSet::new());
    assert!(
        changed.len() > 4,
        "the books change too little: {changed:?}"
    );
}

/// How many findings of late renewals a digest holds back; each has the title of its rule and the command for the rest.
fn held_back(lang: &str, text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let of_renewal = ["renewal-not-started", "renewal-step-overdue"].map(|name| {
        let lang = if lang == "zh" { Lang::Zh } else { Lang::En };
        (format!("· {name} D6"), title(lang, rule(name).unwrap()))
    });
    let heads = lines.windows(3).filter_map(|lines| {
        let (_, title) = of_renewal
            .iter()
            .find(|(head, _)| lines[0].contains(head))?;
        assert_eq!(&lines[1], title, "{text}");
        assert!(lines[2].starts_with("  kefu check "), "{text}");
        Some(())
    });
    heads.count()
}

#[test]
fn no_digest_tells_stars_or_income() {
    let told = Regex::new(r"(?i)[★☆⭐]|[1-5１-５一二三四五两] *星|\b[1-5][- ]stars?\b|佣金[^\n]{0,12}[0-9]|收入[^\n]{0,12}[0-9]|income[^\n-]{0,12}[0-9]").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (mut seen, mut held) = (0, 0);
    for book in books(folder.path()) {
        // Somebody typed them where no rule expects them.
        let record = fs::read_dir(book.join("clients"))
            .unwrap()
            .find_map(|entry| {
                let path = entry.unwrap().path();
                let text = fs::read_to_string(&path).ok()?;
                text.contains("[[policies]]").then_some((path, text))
            });
        let (path, text) = record.unwrap();
        let duty = "[[duties]]\nid = 'oz'\ninsurer = '东海财险'\ndue = 2026-06-30\nhandler = '陈静'\ntext = '五星级客户，佣金 12 万'\n";
        fs::write(&path, format!("{text}\n{duty}")).unwrap();
        for lang in ["zh", "en"] {
            // A digest has no room for all of them: what is held back is marked wherever it would stand.
            for (key, finding) in findings(&book, lang) {
                let said = ["message", "remedy"].map(|it| finding[it].as_str().unwrap());
                let said = said.join("\n");
                let is_marked = tells_stars(finding["rule"].as_str().unwrap(), &said);
                assert!(is_marked || !told.is_match(&said), "{key}: {said}");
            }
            let nights = format!("nights-{lang}");
            kefu(&book, lang, &["nightly", &nights]);
            let day = book.join(nights).join(TODAY);
            for entry in fs::read_dir(&day).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                if !name.starts_with("digest-") {
                    continue;
                }
                seen += 1;
                let text = fs::read_to_string(&path).unwrap();
                assert!(text.len() < 4096, "{name}");
                assert!(!text.contains("<table") && !text.contains("| --"), "{name}");
                let found = told.find(&text).map(|it| it.as_str());
                assert_eq!(found, None, "{name}: {text}");
                if name.ends_with(".txt") {
                    held += held_back(lang, &text);
                }
            }
            // The page for the house stays in the house, and says so.
            let page = fs::read_to_string(day.join("index.html")).unwrap();
            assert!(
                page.contains(if lang == "zh" { "内部" } else { "Internal" }),
                "{page}"
            );
        }
    }
    assert!(seen > 20, "{seen}");
    assert!(held > 4, "{held}");
}

#[test]
fn a_client_that_is_gone_is_told_by_name_night_after_night_until_it_is_back() {
    let dir = tempfile::tempdir().unwrap();
    let (book, nights) = (dir.path().join("book"), dir.path().join("nights"));
    kefu(
        dir.path(),
        "en",
        &["init", book.to_str().unwrap(), "--demo"],
    );
    let night = |day: &str| {
        let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .args(["nightly", "../nights", "-f", "json", "--lang", "en"])
            .args(["--today", day])
            .env("XDG_CONFIG_HOME", &book)
            .current_dir(&book)
            .output()
            .unwrap();
        let told: Value = serde_json::from_slice(&ran.stdout).unwrap();
        (ran.status.code(), told)
    };
    let house = |day: &str| fs::read_to_string(nights.join(day).join("digest-_house.txt")).ok();
    let prospect = book.join("clients/beiling.toml");
    fs::write(&prospect, "[client]\nname = 'Beiling Paper'\n").unwrap();
    let (whole, told) = night(TODAY);
    assert_eq!(
        (whole, &told["gone"]),
        (Some(1), &serde_json::json!([])),
        "{told}"
    );

    let (record, away) = (
        book.join("clients/jiangnan.toml"),
        dir.path().join("jiangnan"),
    );
    fs::rename(&record, &away).unwrap();
    fs::remove_file(&prospect).unwrap();
    for day in ["2026-11-23", "2026-11-24"] {
        let (code, told) = night(day);
        assert_eq!(code, Some(3));
        assert_eq!(told["complete"], false);
        assert_eq!(told["gone"], serde_json::json!(["beiling", "jiangnan"]));
        assert_eq!(told["settled"], serde_json::json!([]));
        let open = told["open"].as_array().unwrap();
        let gone = open.iter().filter(|it| it["status"] == "gone");
        assert!(gone.clone().all(|it| it["client"] == "jiangnan"));
        assert_eq!(gone.count(), 7);
        let said = "Client gone: Beiling Paper (beiling, without findings), Jiangnan Design \
                    Institute (jiangnan, with 7 findings). Nothing of this is settled.";
        assert!(house(day).unwrap().contains(said), "{:?}", house(day));
    }

    // Whether the other one is the one that is missed, nobody knows who cannot read it; it is asked after again.
    fs::rename(&away, &record).unwrap();
    let broken = book.join("clients/bei.toml");
    fs::write(&broken, "[client").unwrap();
    let (code, told) = night("2026-11-25");
    assert_eq!(code, Some(3));
    assert_eq!(told["gone"], serde_json::json!([]));
    fs::remove_file(&broken).unwrap();
    let (code, told) = night("2026-11-26");
    assert_eq!(code, Some(3));
    assert_eq!(told["gone"], serde_json::json!(["bei", "beiling"]));

    let renamed = "[client]\nname = 'Beiling Paper'\n";
    fs::write(&broken, renamed).unwrap();
    let (code, told) = night("2026-11-27");
    assert_eq!((code, &told["complete"]), (Some(1), &Value::Bool(true)));
    assert_eq!(told["gone"], serde_json::json!([]));
}

/// The start of a renewal and its first steps depend on the stars; a calendar is shared.
#[test]
fn a_calendar_is_the_same_with_other_stars() {
    let policy =
        "[[policies]]\nid = 'par'\nproduct = 'property'\nstarts = 2026-08-01\nends = 2027-07-31\n";
    let started = "[[renewals]]\nid = 'x1'\npolicies = ['par']\nstarted = 2027-06-02\n";
    let calendar = |income: &str, more: &str, today: &str| {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("clients")).unwrap();
        fs::write(dir.path().join("kefu.toml"), "company = 'Huaming'\n").unwrap();
        let record = format!(
            "client.name = 'Jia'\nappointment.established = 2026-08-01\n{policy}{more}[[years]]\nstarts = 2026-08-01\nrating = {{ rated = 2026-08-03, income = {income} }}\n"
        );
        fs::write(dir.path().join("clients/jia.toml"), record).unwrap();
        let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .args([
                "next", "jia", "-o", "work.ics", "--lang", "en", "--today", today,
            ])
            .current_dir(dir.path())
            .env("XDG_CONFIG_HOME", dir.path())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
        let text = fs::read_to_string(dir.path().join("work.ics")).unwrap();
        let text = text.replace("\r\n ", "");
        let told = text.lines().filter(|line| {
            ["DTSTART", "SUMMARY", "DESCRIPTION"]
                .iter()
                .any(|key| line.starts_with(key))
        });
        told.map(str::to_owned).collect::<Vec<_>>()
    };
    // 2 April is 120 days before the end, 1 June is 60.
    for today in [
        "2026-11-20",
        "2027-04-02",
        "2027-04-03",
        "2027-06-01",
        "2027-06-02",
    ] {
        let few = calendar("1000", "", today);
        assert_eq!(few, calendar("2000000", "", today), "{today}");
        let start = few
            .iter()
            .find(|it| it.contains("start the renewal"))
            .unwrap();
        let waits = today > "2027-04-02";
        assert_eq!(start.contains("WAITING"), waits, "{start}");
    }
    assert!(calendar("1000", "", "2026-11-20").contains(&"DTSTART;VALUE=DATE:20270402".to_owned()));
    let few = calendar("1000", started, "2027-06-10");
    assert_eq!(few, calendar("2000000", started, "2027-06-10"));
    assert!(few.iter().any(|it| it.contains("cover ends")), "{few:?}");
}
