//! Beside an earlier check: what is new, what is still open, and the figures of that day.

use std::fs;

use super::{demo, kefu, pages, plain};

#[test]
fn what_is_new_is_marked_and_the_figures_of_that_day_stand_beside_today_s() {
    let folder = demo("en");
    let at = |path: &str| folder.path().join(path);
    fs::create_dir(at("then")).unwrap();
    let day = ["-w", "book", "--lang", "en", "--today", "2026-11-13"];
    let check = [&day[..], &["check", "-o", "then/check.json"]].concat();
    kefu(folder.path(), &check);
    let without = pages(folder.path(), "en", &[]);
    let earlier = [&day[..], &["report", "portfolio", "-o", "then/"]].concat();
    assert!(kefu(folder.path(), &earlier).status.success());

    let files = pages(folder.path(), "en", &["--since", "then/check.json"]);
    let args = [
        "-w",
        "book",
        "--lang",
        "en",
        "check",
        "-f",
        "json",
        "--since",
        "then/check.json",
    ];
    let checked = kefu(folder.path(), &args);
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let settled = checked["since"]["settled"].as_array().unwrap().len();
    let index = &files["index.html"];
    assert!(index.contains(&format!(
        "Compared with 2026-11-13, settled since then: {settled}"
    )));
    let mut seen = 0;
    for finding in checked["findings"].as_array().unwrap() {
        let Some(client) = finding["client"].as_str() else {
            continue;
        };
        let page = &files[&format!("clients/{client}.html")];
        let message = finding["message"].as_str().unwrap();
        let row = page
            .split("<tr>")
            .find(|row| plain(row).contains(message))
            .unwrap();
        let word = match finding["status"].as_str().unwrap() {
            "new" => ">new<",
            "open" => ">still open<",
            other => panic!("{other}"),
        };
        assert!(row.contains(word), "{word} {row}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");

    assert!(index.contains("<table class=\"list then\""));
    // What lays a page out must not lay a table out: its rows would stand apart, or on a sheet each.
    let css = &files["style.css"];
    let is_layout = |it: &&str| it.contains("display: grid") || it.contains("break-before");
    let selectors = css
        .lines()
        .filter(is_layout)
        .filter_map(|it| it.split('{').next());
    let classes = selectors.filter_map(|it| it.trim().strip_prefix('.'));
    let mut seen = 0;
    for class in classes.filter(|it| !it.contains([' ', ',', '.'])) {
        for used in [
            "class=\"list ",
            "<td class=\"",
            "<th scope=\"col\" class=\"",
        ] {
            assert!(!index.contains(&format!("{used}{class}\"")), "{class}");
            assert!(!index.contains(&format!("{used}{class} ")), "{class}");
        }
        seen += 1;
    }
    assert!(seen > 4, "{seen}");
    assert!(index.contains(">2026-11-13</th>"));
    let first = &without["index.html"];
    assert!(!first.contains("class=\"list then\"") && !first.contains("Compared with"));
    assert!(!first.contains(">Since then<"));
}

#[test]
fn an_earlier_check_without_a_folder_and_a_file_that_is_none_are_refused() {
    let folder = demo("zh");
    fs::write(folder.path().join("x.json"), "{}").unwrap();
    let of = |args: &[&str]| {
        let ran = kefu(folder.path(), &[&["-w", "book"], args].concat());
        (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
    };
    let (code, said) = of(&["report", "portfolio", "--since", "x.json"]);
    assert_eq!(
        (code, said.as_str()),
        (Some(2), "--since 只用于网页：请加 -o 文件夹/\n")
    );
    let (code, said) = of(&["report", "portfolio", "-o", "p/", "--since", "x.json"]);
    assert_eq!(code, Some(2));
    assert!(
        said.starts_with("x.json 不是 kefu check -f json 的答复"),
        "{said}"
    );
}
