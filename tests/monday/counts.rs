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
