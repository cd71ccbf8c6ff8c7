//! What is overdue is one number: on the first page, in `next`, in the figures.

use std::fs;

use super::{kefu, read};

/// The cells of the table below a heading, row by row, without the tags.
fn rows(page: &str, key: &str) -> Vec<Vec<String>> {
    let begin = page.find(&format!("id=\"{key}\"")).unwrap();
    let body = &page[begin..];
    let end = body.find("</section>").unwrap_or(body.len());
    let tag = regex::Regex::new("<[^>]*>").unwrap();
    let rows = body[..end].split("<tr").skip(2);
    rows.map(|row| {
        let cells = row.split("<td").skip(1);
        cells
            .map(|cell| {
                let text = cell.split_once('>').map_or("", |(_, text)| text);
                tag.replace_all(text, "").trim().to_owned()
            })
            .collect()
    })
    .collect()
}

#[test]
fn what_is_overdue_is_one_number() {
    let folder = tempfile::tempdir().unwrap();
    let begun = ["--today", "2026-09-01", "--lang", "en"];
    let made = kefu(
        folder.path(),
        &[&["init", "book", "--demo"], &begun[..]].concat(),
    );
    assert!(made.status.success(), "{made:?}");
    let on = ["-w", "book", "--today", "2027-01-15", "--lang", "en"];
    let said = |words: &[&str]| {
        let ran = kefu(folder.path(), &[&on[..], words].concat());
        serde_json::from_slice::<serde_json::Value>(&ran.stdout).unwrap()
    };
    let next = said(&["next", "--all", "-f", "json"]);
    let todos = next["agenda"].as_array().unwrap();
    let overdue = todos.iter().filter(|it| it["state"] == "overdue").count();
    assert_eq!(overdue, 34);
    let figures = said(&["report", "portfolio", "-f", "json"]);
    assert_eq!(figures["overdue"], overdue);
    let managers = figures["managers"].as_array().unwrap();
    let of_managers = managers.iter().map(|it| it["overdue"].as_u64().unwrap());
    assert_eq!(of_managers.sum::<u64>(), 34);

    let pages = [&on[..], &["report", "portfolio", "-o", "pages/"]].concat();
    assert!(kefu(folder.path(), &pages).status.success());
    let page = &read(&folder.path().join("pages"))["index.html"];
    assert!(page.contains("Things to do, as “All clients” and kefu next count them: 34 overdue."));
    let sum = |key, at: usize| -> usize {
        let rows = rows(page, key);
        rows.iter()
            .map(|row| row[at].parse::<usize>().unwrap_or(0))
            .sum()
    };
    assert_eq!(sum("clients", 3), overdue);
    // Work without a handler has its row; the two of a handler are one each.
    assert_eq!(sum("load", 1), overdue);
    assert!(
        rows(page, "load")
            .iter()
            .any(|row| row[..2] == ["nobody", "5"])
    );
    // Whoever has no entry yet, and the team of one, are there.
    let contacts = rows(page, "contacts");
    assert!(
        contacts
            .iter()
            .any(|row| row[0] == "Runhe Cold Chain" && row[1] == "none yet (since 2026-08-12)")
    );
    let alone: Vec<String> = rows(page, "one-hand")
        .into_iter()
        .map(|mut row| row.remove(0))
        .collect();
    assert_eq!(alone, ["Runhe Cold Chain"]);
}

#[test]
fn an_approval_stands_with_who_can_give_it() {
    let folder = super::demo("en");
    let record = folder.path().join("book/clients/huarui.toml");
    let text = fs::read_to_string(&record).unwrap();
    let referred = ["-w", "book", "--lang", "en", "rating", "override", "huarui"];
    let asked = kefu(
        folder.path(),
        &[
            &referred[..],
            &[
                "--stars",
                "4",
                "--factor",
                "needs",
                "--reason",
                "a group client",
            ],
        ]
        .concat(),
    );
    assert!(asked.status.success(), "{asked:?}");
    assert_ne!(text, fs::read_to_string(&record).unwrap());
    let who = || {
        let page = super::pages(folder.path(), "en", &[])
            .remove("index.html")
            .unwrap();
        let mut rows = rows(&page, "approvals");
        rows.remove(0).pop().unwrap()
    };
    assert_eq!(who(), "somebody outside the team");
    let standard = folder.path().join("book/kefu.toml");
    let named =
        fs::read_to_string(&standard).unwrap() + "\n[approvers]\noverride = ['Zhao Ming']\n";
    fs::write(&standard, named).unwrap();
    assert_eq!(who(), "Zhao Ming");
}

#[test]
fn what_nobody_can_do_any_more_is_not_late() {
    let folder = tempfile::tempdir().unwrap();
    let on = ["--today", "2028-01-10", "--lang", "en"];
    assert!(
        kefu(folder.path(), &[&["init", "book"], &on[..]].concat())
            .status
            .success()
    );
    // Extended ten days too late, and no plan in the first service year, which is over.
    let record = "\
[client]
name = '甲公司'
[appointment]
established = 2026-03-02
until = 2027-03-01
[[appointment.extensions]]
id = 'e1'
on = 2027-03-12
until = 2028-03-01
[[years]]
starts = 2026-03-02
ends = 2027-03-01
[[years]]
starts = 2027-03-02
";
    fs::write(folder.path().join("book/clients/jia.toml"), record).unwrap();
    let of_book = [&["-w", "book"], &on[..]].concat();
    let rules = "appointment-gap,plan-overdue";
    let check = [&of_book[..], &["check", "--select", rules, "-f", "json"]].concat();
    let check = kefu(folder.path(), &check);
    let check: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    let found = check["findings"].as_array().unwrap().iter();
    let found: Vec<_> = found
        .map(|it| format!("{} {}", it["rule"], it["due"]))
        .collect();
    assert_eq!(
        found,
        [
            "\"plan-overdue\" \"2026-03-16\"",
            "\"appointment-gap\" \"2027-03-11\"",
            "\"plan-overdue\" \"2027-03-26\"",
        ]
    );
    let pages = [&of_book[..], &["report", "portfolio", "-o", "pages/"]].concat();
    assert!(kefu(folder.path(), &pages).status.success());
    let page = &read(&folder.path().join("pages"))["index.html"];
    let late = rows(page, "late");
    let late: Vec<&str> = late
        .iter()
        .filter(|row| row.len() > 2)
        .map(|row| &*row[2])
        .collect();
    // The plan of the year that runs, but neither that of the year before nor the gap.
    let still = [
        "2026-03-05",
        "2027-03-26",
        "2026-03-05",
        "2026-03-09",
        "2027-03-19",
        "2026-07-10",
    ];
    assert_eq!(late, still);
}
