//! What kefu prints: the whole of it in both languages, and that the client's version holds no secret.
//!
//! `KEFU_BLESS=1 cargo test --test printed` writes the papers in `tests/print/` anew; then look at them.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read};
use std::path::Path;

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::print::plan::{for_client, for_house};
use kefu::print::{Form, Paper, Template, print};
use kefu::standard::{Broker, Standard};
use kefu::standing::Case;
use kefu::view::plan::{client_plan, internal_plan, planned_year};

const RECORD: &str = include_str!("print/plan.toml");
const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FORMS: [Form; 3] = [Form::Markdown, Form::Html, Form::Docx];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Reader {
    Client,
    House,
}

/// The plan of a record on paper, on a day in November of its year.
fn paper(record: &str, reader: Reader, lang: Lang, form: Form) -> Vec<u8> {
    let document = Document::parse(record).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.unknown, []);
    let standard = Standard {
        company: Some("华明保险经纪有限公司".to_owned()),
        broker: Broker {
            address: Some("青岛市市南区香港中路 1 号".to_owned()),
            licence: Some("260000000000800".to_owned()),
            phone: Some("0532-5550000".to_owned()),
            colleagues: vec![("陈静".to_owned(), "0532-5550011".to_owned())],
        },
        ..Standard::sample()
    };
    let case = Case {
        id: "huarui",
        record: &reading.record,
        standard: &standard,
        calendar: &Calendar::embedded(),
        today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
    };
    let year = planned_year(&case, None).unwrap();
    let sheet = match reader {
        Reader::Client => for_client(lang, &client_plan(&case, year, lang).unwrap(), case.today),
        Reader::House => for_house(lang, &internal_plan(&case, year, lang).unwrap(), case.today),
    };
    print(&Template::shipped(Paper::Plan, form), &sheet).unwrap()
}

/// The parts of a Word document: name and text.
fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..zip.len())
        .map(|nth| {
            let mut part = zip.by_index(nth).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(docx: &[u8], name: &str) -> String {
    let found = parts(docx).into_iter().find(|(part, _)| part == name);
    found.unwrap().1
}

/// Compares with the paper kept in `tests/print/`, or keeps it.
fn is_as_kept(name: &str, written: &str) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/print")
        .join(name);
    if std::env::var_os("KEFU_BLESS").is_some() {
        std::fs::write(&kept, written).unwrap();
    }
    let text = std::fs::read_to_string(&kept).unwrap_or_default();
    assert!(
        text == written,
        "{name} is printed otherwise than kept; KEFU_BLESS=1 keeps it, git diff shows it"
    );
}

fn text(record: &str, reader: Reader, lang: Lang, form: Form) -> String {
    String::from_utf8(paper(record, reader, lang, form)).unwrap()
}

#[test]
fn the_papers_are_as_kept() {
    for (lang, code) in LANGS.into_iter().zip(["zh", "en"]) {
        for (reader, who) in [(Reader::Client, "client"), (Reader::House, "internal")] {
            let markdown = text(RECORD, reader, lang, Form::Markdown);
            is_as_kept(&format!("{who}.{code}.md"), &markdown);
            let html = text(RECORD, reader, lang, Form::Html);
            is_as_kept(&format!("{who}.{code}.html"), &html);
            let docx = paper(RECORD, reader, lang, Form::Docx);
            is_as_kept(
                &format!("{who}.{code}.document.xml"),
                &part(&docx, "word/document.xml"),
            );
        }
    }
}

#[test]
fn a_word_document_has_parts_that_parse_and_relate() {
    let docx = paper(RECORD, Reader::House, Lang::En, Form::Docx);
    let parts = parts(&docx);

    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/header1.xml",
            "word/footer1.xml",
            "docProps/core.xml",
        ]
    );
    for (name, text) in &parts {
        let parsed = roxmltree::Document::parse(text);
        assert!(parsed.is_ok(), "{name}: {parsed:?}");
        assert!(!text.contains("{{") && !text.contains("{%"), "{name}");
    }

    let styles = part(&docx, "word/styles.xml");
    let document = part(&docx, "word/document.xml");
    let tree = roxmltree::Document::parse(&document).unwrap();
    for node in tree.descendants() {
        if matches!(node.tag_name().name(), "pStyle" | "tblStyle") {
            let style = node.attributes().next().unwrap().value();
            assert!(
                styles.contains(&format!("w:styleId=\"{style}\"")),
                "{style}"
            );
        }
        if node.tag_name().name() == "tbl" {
            let count = |name| {
                node.descendants()
                    .filter(|it| it.has_tag_name(name))
                    .count()
            };
            assert!(count((W, "tr")) > 1);
            for cell in node.descendants().filter(|it| it.has_tag_name((W, "tc"))) {
                assert!(cell.children().any(|it| it.has_tag_name((W, "p"))));
            }
        }
    }
    assert!(part(&docx, "word/header1.xml").contains("Internal — not for the client"));
    assert!(part(&docx, "docProps/core.xml").contains(">2026-03-13T00:00:00Z<"));
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What a record says that no client may learn, and something else it could say instead.
const SECRETS: [(&str, &str); 30] = [
    ("stars = 5", "stars = 3"),
    ("income = 1232000", "income = 60000"),
    ("months = 12", "months = 24"),
    ("basis = \"expected\"", "basis = \"realised\""),
    ("rated = 2026-03-06", "rated = 2026-03-05"),
    ("stars = 4", "stars = 2"),
    ("factor = \"influence\"", "factor = \"size\""),
    ("reason = \"行业示范作用\"", "reason = \"另一原因\""),
    ("approved = 2026-03-09", "approved = 2027-03-09"),
    ("published = 2026-04-01", "published = 2026-04-02"),
    ("approved = 2026-03-30", "approved = 2026-03-29"),
    ("key-account = true", "key-account = false"),
    ("brokerage-percent = 15", "brokerage-percent = 30"),
    ("premium = 2520000", "premium = 1"),
    ("\ncost = 6000", "\ncost = 9999"),
    ("actual-cost = 5400", "actual-cost = 9998"),
    ("purpose = \"new-business\"", "purpose = \"renewal\""),
    (
        "origin = \"standard\"\nstart = 2026-12-01",
        "origin = \"other\"\nstart = 2026-12-01",
    ),
    ("done = 2026-03-26", "done = 2026-03-27"),
    (
        "by = \"孙丽\"\non = 2026-03-12",
        "by = \"李雪\"\non = 2026-03-11",
    ),
    ("text = \"建议多讲索赔案例\"", "text = \"费用偏高\""),
    ("reason = \"收入下滑，压缩费用\"", "reason = \"无\""),
    ("by = \"陈静\"\nreason", "by = \"周婷\"\nreason"),
    ("dropped-reason = \"客户嫌贵\"", "dropped-reason = \"无\""),
    ("dropped = 2026-07-20", "dropped = 2026-07-19"),
    ("content = \"驾驶员安全讲座\"", "content = \"别的\""),
    ("circulated = 2026-03-13", "circulated = 2026-03-12"),
    (
        "by = \"王强\"\ntext = \"新仓库",
        "by = \"高远\"\ntext = \"新仓库",
    ),
    ("name = \"高远\"", "name = \"林峰\""),
    ("did = \"走访二号车间\"", "did = \"客户不满\""),
];

/// Secrets that are not on the internal paper either: the stars that an override has overruled, who learned
/// of a need, and what is no part of the plan.
const ON_NO_PAPER: [&str; 10] = [
    "stars = 5",
    "rated =",
    "reason = \"行业",
    "published =",
    "approved = 2026-03-30",
    "key-account",
    "brokerage-percent",
    "premium",
    "by = \"王强\"",
    "did =",
];

#[test]
fn nothing_secret_moves_a_byte_of_what_the_client_gets() {
    for lang in LANGS {
        for form in FORMS {
            let before = paper(RECORD, Reader::Client, lang, form);
            for (secret, other) in SECRETS {
                assert_eq!(RECORD.matches(secret).count(), 1, "{secret}");
                let record = RECORD.replacen(secret, other, 1);
                let after = paper(&record, Reader::Client, lang, form);
                assert!(before == after, "{lang:?} {form:?}: {secret} shows");
            }
            let all = SECRETS
                .iter()
                .fold(RECORD.to_owned(), |record, (secret, other)| {
                    record.replacen(secret, other, 1)
                });
            assert!(before == paper(&all, Reader::Client, lang, form));
        }
    }
}

#[test]
fn what_is_gone_from_the_record_was_not_on_the_client_s_paper() {
    let cut = |record: &str, from: &str, to: &str| {
        let start = record.find(from).unwrap();
        let end = start + record[start..].find(to).unwrap();
        format!("{}{}", &record[..start], &record[end..])
    };
    let record = cut(RECORD, "[years.rating]", "[years.plan]\n");
    let record = cut(&record, "[years.plan.opinion]", "[[years.plan.items]]");
    let record = cut(
        &record,
        "[[years.plan.items]]\nid = \"p5\"",
        "[[years.plan.revisions]]",
    );
    let record = cut(&record, "[[policies]]", "[[diary]]");
    for lang in LANGS {
        for form in FORMS {
            let bare = paper(&record, Reader::Client, lang, form);
            assert!(
                bare == paper(RECORD, Reader::Client, lang, form),
                "{form:?}"
            );
        }
    }
}

#[test]
fn what_the_house_reads_moves_with_it() {
    for form in FORMS {
        let before = paper(RECORD, Reader::House, Lang::Zh, form);
        for (secret, other) in SECRETS {
            if ON_NO_PAPER.iter().any(|it| secret.starts_with(it)) {
                continue;
            }
            let record = RECORD.replacen(secret, other, 1);
            let after = paper(&record, Reader::House, Lang::Zh, form);
            assert!(
                before != after,
                "{form:?}: {secret} is not on the internal paper"
            );
        }
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    for form in FORMS {
        let once = paper(RECORD, Reader::House, Lang::Zh, form);
        assert!(once == paper(RECORD, Reader::House, Lang::Zh, form));
    }
}

#[test]
fn a_plan_that_is_not_issued_is_marked_as_a_draft_of_today() {
    let draft = RECORD.replacen("issued = 2026-03-13\n", "", 1);
    let head = |lang| {
        let text = text(&draft, Reader::Client, lang, Form::Markdown);
        text.lines().take(12).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        head(Lang::Zh),
        "# 华锐重工集团有限公司 客户服务计划\n\n> **征求意见稿**\n\n\
         - **编制单位**：华明保险经纪有限公司\n\
         - **地址**：青岛市市南区香港中路 1 号\n- **电话**：0532-5550000\n\
         - **业务许可证号**：260000000000800\n- **客户经理**：陈静\n\
         - **委托文件**：委托协议书（2026年3月2日）\n- **计划期限**：2026年3月2日至2027年3月1日\n\
         - **年度重点**：仓储火灾"
    );
    assert!(
        text(&draft, Reader::Client, Lang::En, Form::Markdown)
            .contains("- **Drafted**: 20 November 2026\n")
    );
    let both = text(&draft, Reader::House, Lang::En, Form::Html);
    assert!(both.contains(
        "<p class=\"mark internal\">Internal — not for the client · Draft for comment</p>"
    ));
}

#[test]
fn only_the_client_signs_and_only_what_was_issued() {
    let draft = RECORD.replacen("issued = 2026-03-13\n", "", 1);
    for (form, signed) in [
        (Form::Markdown, "| Signature, stamp | Signature, stamp |"),
        (Form::Html, "<div class=\"sign\">"),
    ] {
        let shown = |record, reader| text(record, reader, Lang::En, form).contains(signed);
        assert!(shown(RECORD, Reader::Client));
        assert!(!shown(&draft, Reader::Client));
        assert!(!shown(RECORD, Reader::House));
    }
    let lines = |record, reader| {
        let docx = paper(record, reader, Lang::En, Form::Docx);
        part(&docx, "word/document.xml").matches("SignLine").count()
    };
    assert_eq!(lines(RECORD, Reader::Client), 6);
    assert_eq!(lines(&draft, Reader::Client), 0);
    assert_eq!(lines(RECORD, Reader::House), 0);
}

/// Words that would act if they were not made harmless.
const HOSTILE: &str = "<script>alert(1)</script> & | {{ internal }} {% for %} \\u001b[31m \\u202eevil ]]> ' `x` \\\\ 结";

#[test]
fn what_a_user_wrote_never_acts() {
    let mut record = RECORD.to_owned();
    for words in [
        "华锐重工集团有限公司",
        "仓储火灾",
        "一季度上门拜访",
        "刘洋",
        "每季度上门拜访一次",
        "陈静",
    ] {
        record = record.replace(words, HOSTILE);
    }
    for reader in [Reader::Client, Reader::House] {
        let html = text(&record, reader, Lang::Zh, Form::Html);
        assert!(!html.contains("<script"));
        assert!(!html.contains(['\u{1b}', '\u{202e}']));
        assert!(html.contains("<p class=\"client\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; | {{ internal }} {% for %} ␛[31m \\u{202e}evil ]]&gt; &#39; `x` \\ 结</p>"));
        // HTML but for its first line and void tags is XML, and so tells whether anything broke out.
        let xml = html
            .replace("<!DOCTYPE html>\n", "")
            .replace("<meta charset=\"utf-8\">", "")
            .replace("initial-scale=1\">", "initial-scale=1\"/>")
            .replace("noindex\">", "noindex\"/>");
        let style = (xml.find("<style>").unwrap(), xml.find("</style>").unwrap());
        let xml = format!("{}{}", &xml[..style.0], &xml[style.1 + "</style>".len()..]);
        roxmltree::Document::parse(&xml).unwrap();

        let markdown = text(&record, reader, Lang::Zh, Form::Markdown);
        assert!(!markdown.replace("\\<", "").contains("<script"));
        let row = markdown
            .lines()
            .find(|line| line.starts_with("| 1 |"))
            .unwrap();
        assert_eq!(row.replace("\\|", "").matches('|').count(), 7, "{row}");

        for (name, part) in parts(&paper(&record, reader, Lang::Zh, Form::Docx)) {
            roxmltree::Document::parse(&part).unwrap_or_else(|why| panic!("{name}: {why}"));
        }
    }
}
