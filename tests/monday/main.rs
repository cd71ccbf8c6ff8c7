//! The linked pages of the house: every link leads to a page of the folder, every page says that it is internal, needs no
//! network and runs no script, and what is late is what a check finds.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod browser;
mod contrast;
mod counts;
mod news;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const TODAY: &str = "2026-11-20";
const LANGS: [&str; 2] = ["zh", "en"];

/// A folder with a workspace of sample clients in `book`.
pub(crate) fn demo(lang: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = kefu(folder.path(), &["init", "book", "--demo", "--lang", lang]);
    assert!(made.status.success(), "{made:?}");
    folder
}

/// Runs kefu in a folder, on the day of the tests.
pub(crate) fn kefu(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(args)
        .current_dir(folder)
        .env_remove("KEFU_LANG")
        .env_remove("KEFU_WORKSPACE")
        .env("KEFU_TODAY", TODAY)
        .env("XDG_CONFIG_HOME", folder.join("nowhere"))
        .env("HOME", folder)
        .output()
        .unwrap()
}

/// Writes the pages into `pages`, with further arguments; each file by its path in the folder.
pub(crate) fn pages(folder: &Path, lang: &str, more: &[&str]) -> BTreeMap<String, String> {
    let args = [
        "-w",
        "book",
        "--lang",
        lang,
        "report",
        "portfolio",
        "-o",
        "pages/",
    ];
    let ran = kefu(folder, &[&args, more].concat());
    assert!(ran.status.success(), "{ran:?}");
    read(&folder.join("pages"))
}

/// Every file below a folder that has no dot before its name.
fn read(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(folder.join(&within)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = within.join(&name);
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if !name.starts_with('.') {
                let text = fs::read_to_string(entry.path()).unwrap();
                files.insert(path.to_str().unwrap().replace('\\', "/"), text);
            }
        }
    }
    files
}

pub(crate) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let begins = format!(" {attribute}=\"");
    let after = page.split(&begins).skip(1);
    after.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// A link without its numbers for bytes.
fn decoded(href: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = href.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next().unwrap(), rest.next().unwrap()];
        let digits = std::str::from_utf8(&digits).unwrap();
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
    }
    String::from_utf8(bytes).unwrap()
}

/// Where a link leads from a page: the path in the folder, and the place in the page.
fn target(from: &str, href: &str) -> (String, Option<String>) {
    let (path, place) = match href.split_once('#') {
        Some((path, place)) => (path, Some(place.to_owned())),
        None => (href, None),
    };
    if path.is_empty() {
        return (from.to_owned(), place);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let path = decoded(path);
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop().unwrap(),
            part => parts.push(part),
        }
    }
    (parts.join("/"), place)
}

#[test]
fn every_link_leads_to_a_page_and_every_page_is_led_to() {
    for lang in LANGS {
        let folder = demo(lang);
        let files = pages(folder.path(), lang, &[]);
        let mut led_to = BTreeSet::from(["index.html".to_owned()]);
        let mut seen = 0;
        for (from, page) in files.iter().filter(|(path, _)| is_page(path)) {
            for href in values(page, "href") {
                seen += 1;
                let (path, place) = target(from, href);
                let led = files.get(&path);
                let led = led.unwrap_or_else(|| panic!("{from}: {href}"));
                if let Some(place) = place {
                    assert!(
                        values(led, "id").contains(&place.as_str()),
                        "{from}: {href}"
                    );
                }
                led_to.insert(path);
            }
        }
        assert!(seen > 60, "the search finds too little: {seen}");
        // The figures are for the pages of a later day.
        let mut all: BTreeSet<String> = files.into_keys().collect();
        assert!(all.remove("portfolio.json"));
        assert_eq!(led_to, all);
    }
}

#[test]
fn every_page_is_marked_and_needs_nothing_else() {
    for (lang, mark) in LANGS
        .into_iter()
        .zip(["内部资料 · 不得提供给客户", "Internal · not for the client"])
    {
        let folder = demo(lang);
        let files = pages(folder.path(), lang, &[]);
        let html = if lang == "zh" { "zh-CN" } else { "en" };
        assert!(files.len() > 9, "{:?}", files.keys());
        for (path, page) in files.iter().filter(|(path, _)| is_page(path)) {
            let body = format!("<p class=\"mark internal\">{mark}</p>");
            let paper = format!("<p class=\"watermark\" aria-hidden=\"true\">{mark}</p>");
            assert!(page.contains(&body) && page.contains(&paper), "{path}");
            assert!(page.contains(&format!("({mark})</title>")), "{path}");
            assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{html}\">")));
            // The name of SVG is no place to fetch anything from.
            let page = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
            for outside in [
                "<script", "http:", "https:", "@import", "url(", " onclick", " src=",
            ] {
                assert!(!page.contains(outside), "{path} has {outside}");
            }
        }
        let look = &files["style.css"];
        assert!(!look.contains("{%") && !look.contains("url("), "{look}");
    }
}

#[test]
fn what_is_late_is_what_a_check_finds() {
    let folder = demo("en");
    let files = pages(folder.path(), "en", &[]);
    let checked = kefu(
        folder.path(),
        &["-w", "book", "--lang", "en", "check", "-f", "json"],
    );
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let findings = checked["findings"].as_array().unwrap();
    let late = findings.iter().filter(|it| {
        let due = it["due"].as_str();
        let rule = it["rule"].as_str().unwrap();
        due.is_some_and(|due| due < TODAY)
            && !rule.ends_with("-late")
            && rule != "onboarding-overdue"
    });
    let late: Vec<&str> = late.map(|it| it["message"].as_str().unwrap()).collect();
    assert!(late.len() > 4, "{late:?}");

    let index = &files["index.html"];
    let (_, list) = index.split_once("<table class=\"list late\"").unwrap();
    let (list, _) = list.split_once("</table>").unwrap();
    let list = plain(list);
    for message in &late {
        assert!(list.contains(message), "{message}\n{list}");
    }
    let head = format!("<b>{}</b> late", late.len());
    assert!(index.contains(&head), "{head}");

    // Each finding stands on the page of its client, and of its person.
    for finding in findings.iter().filter(|it| it["client"].is_string()) {
        let message = finding["message"].as_str().unwrap();
        let client = format!("clients/{}.html", finding["client"].as_str().unwrap());
        assert!(
            plain(&files[&client]).contains(message),
            "{client}: {message}"
        );
        if let Some(who) = finding["who"].as_str() {
            let person = format!("people/{who}.html");
            assert!(
                plain(&files[&person]).contains(message),
                "{person}: {message}"
            );
        }
    }
}

/// A page's text as it was before it was escaped.
pub(crate) fn plain(page: &str) -> String {
    let page = page.replace("&#39;", "'").replace("&quot;", "\"");
    page.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[test]
fn what_somebody_typed_is_never_markup_and_a_name_is_never_a_path() {
    let folder = demo("zh");
    let record = folder.path().join("book/clients/huarui.toml");
    let text = fs::read_to_string(&record).unwrap();
    let hostile = "<script>alert('x')</script>";
    let text = text.replace("\"华锐重工集团有限公司\"", &format!("\"{hostile}\""));
    let text = text.replace("\"陈静\"", "\"../../陈 静<b>\"");
    fs::write(&record, text).unwrap();

    let files = pages(folder.path(), "zh", &[]);
    let escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;";
    assert!(files["index.html"].contains(escaped));
    for (path, page) in &files {
        assert!(
            !page.contains("<script>") && !page.contains("<b>\""),
            "{path}"
        );
    }
    assert!(
        files.contains_key("people/_.._陈 静_b_.html"),
        "{:?}",
        files.keys()
    );
    let beside: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        beside
            .iter()
            .all(|name| ["book", "pages"].contains(&name.as_str())),
        "{beside:?}"
    );
}

#[test]
fn a_company_may_style_the_pages_and_not_replace_them() {
    let folder = demo("zh");
    let templates = folder.path().join("book/templates");
    fs::create_dir_all(&templates).unwrap();
    for name in [
        "index.html",
        "person.html",
        "client.html",
        "look.css",
        "list.html",
    ] {
        fs::write(templates.join(name), "mine").unwrap();
    }
    fs::write(templates.join("style.css"), "body { color: #123456; }\n").unwrap();
    let files = pages(folder.path(), "zh", &[]);
    assert!(files.values().all(|text| text != "mine"));
    assert!(files["style.css"].starts_with("body { color: #123456; }"));
    assert!(files["index.html"].contains("内部资料"));
}

/// What the house's pages are made of has no name on a client's sheet, so that no template of a company can print it.
#[test]
fn nothing_of_these_pages_can_be_put_on_a_client_s_paper() {
    let folder = demo("en");
    let templates = folder.path().join("book/templates");
    fs::create_dir_all(&templates).unwrap();
    let print = |template: &str, paper: &[&str]| {
        let name = paper[3];
        fs::write(templates.join(name), template).unwrap();
        let asked = ["-w", "book", "--lang", "en"];
        let written = ["--force", "-o", "paper.html"];
        let command = [&asked[..], &paper[..3], &written[..]].concat();
        let ran = kefu(folder.path(), &command);
        fs::remove_file(templates.join(name)).unwrap();
        (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
    };
    let papers: [&[&str]; 2] = [
        &["plan", "print", "huarui", "plan.html"],
        &["report", "stewardship", "huarui", "stewardship.html"],
    ];
    for paper in papers {
        let (code, said) = print("<p>{{ client }}</p>\n", paper);
        assert_eq!(code, Some(0), "{said}");
        for secret in ["parts", "sections", "then", "nav", "warning", "look"] {
            let template = format!("<p>{{{{ {secret} }}}}</p>\n");
            let (code, said) = print(&template, paper);
            assert_eq!(code, Some(2), "{paper:?} {secret}: {said}");
            assert!(said.contains("unknown name"), "{said}");
        }
        for part in ["list.html", "board.html"] {
            let template = format!("<p>x</p>{{% include \"{part}\" %}}\n");
            let (code, said) = print(&template, paper);
            assert_eq!(code, Some(2), "{paper:?} {part}: {said}");
        }
    }
}

#[test]
fn a_record_that_cannot_be_read_is_told_and_hides_nothing_else() {
    let folder = demo("zh");
    let record = folder.path().join("book/clients/runhe.toml");
    fs::write(&record, "client = [").unwrap();
    let args = [
        "-w",
        "book",
        "report",
        "portfolio",
        "-o",
        "pages/",
        "--lang",
        "zh",
    ];
    let ran = kefu(folder.path(), &args);
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    let files = read(&folder.path().join("pages"));
    assert!(files["index.html"].contains("<p class=\"left-out\">clients/runhe.toml"));
    assert!(files.contains_key("clients/huarui.html"));
    assert!(!files.contains_key("clients/runhe.html"));
}

#[test]
fn two_runs_give_the_same_bytes_and_a_client_that_was_renamed_leaves_no_page() {
    let folder = demo("zh");
    let first = pages(folder.path(), "zh", &[]);
    let again = kefu(
        folder.path(),
        &[
            "-w",
            "book",
            "--lang",
            "zh",
            "report",
            "portfolio",
            "-o",
            "pages/",
        ],
    );
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(said.starts_with("没有变化：pages/ 的 "), "{said}");
    assert_eq!(read(&folder.path().join("pages")), first);

    fs::write(folder.path().join("pages/mine.html"), "mine").unwrap();
    let renamed = kefu(
        folder.path(),
        &["-w", "book", "client", "rename", "runhe", "runhe-cold"],
    );
    assert!(renamed.status.success(), "{renamed:?}");
    let files = pages(folder.path(), "zh", &[]);
    assert!(!files.contains_key("clients/runhe.html"));
    assert!(files.contains_key("clients/runhe-cold.html"));
    assert_eq!(files["mine.html"], "mine");
}
