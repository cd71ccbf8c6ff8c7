//! The stewardship report: the whole of it in both languages, and that it holds no secret (D35, D63).
//!
//! `KEFU_BLESS=1 cargo test --test stewarded` writes the papers in `tests/stewardship/` anew; then look at them.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read};
use std::path::Path;

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::print::stewardship::for_client;
use kefu::print::{Form, Paper, Template, print};
use kefu::standard::{Broker, Standard};
use kefu::standing::Case;
use kefu::view::stewardship::{reported_year, stewardship};

const RECORD: &str = include_str!("stewardship/record.toml");
const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FORMS: [Form; 3] = [Form::Markdown, Form::Html, Form::Docx];

/// The report on paper, on a day in November of its year.
fn paper(record: &str, lang: Lang, form: Form) -> Vec<u8> {
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
    let year = reported_year(&case, None).unwrap();
    let report = stewardship(&case, year, lang);
    let sheet = for_client(lang, &report, Some("员工福利与出口责任"));
    print(&Template::shipped(Paper::Stewardship, form), &sheet).unwrap()
}

fn text(record: &str, lang: Lang, form: Form) -> String {
    String::from_utf8(paper(record, lang, form)).unwrap()
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

/// Compares with the paper kept in `tests/stewardship/`, or keeps it.
fn is_as_kept(name: &str, written: &str) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/stewardship")
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

#[test]
fn the_papers_are_as_kept() {
    for (lang, code) in LANGS.into_iter().zip(["zh", "en"]) {
        is_as_kept(
            &format!("report.{code}.md"),
            &text(RECORD, lang, Form::Markdown),
        );
        is_as_kept(
            &format!("report.{code}.html"),
            &text(RECORD, lang, Form::Html),
        );
        let docx = parts(&paper(RECORD, lang, Form::Docx));
        for (name, part) in &docx {
            let parsed = roxmltree::Document::parse(part);
            assert!(parsed.is_ok(), "{name}: {parsed:?}");
            assert!(!part.contains("{{") && !part.contains("{%"), "{name}");
        }
        let (_, document) = docx
            .iter()
            .find(|(name, _)| name == "word/document.xml")
            .unwrap();
        is_as_kept(&format!("report.{code}.document.xml"), document);
    }
}

/// What a record says that no client may learn, and something else it could say instead.
const SECRETS: &[(&str, &str)] = &[
    ("income = 1100000", "income = 1"),
    ("focus = \"应收账款\"", "focus = \"别的\""),
    ("stars = 5", "stars = 3"),
    ("income = 1232000", "income = 60000"),
    ("months = 12", "months = 24"),
    ("basis = \"expected\"", "basis = \"realised\""),
    ("rated = 2026-03-06", "rated = 2026-03-05"),
    ("realised = 880000", "realised = 1"),
    ("realised-at = 2026-11-01", "realised-at = 2026-10-01"),
    ("stars = 4", "stars = 2"),
    ("factor = \"influence\"", "factor = \"size\""),
    ("reason = \"行业示范作用\"", "reason = \"另一原因\""),
    ("approved = 2026-03-09", "approved = 2027-03-09"),
    ("key-account = true", "key-account = false"),
    (
        "by = \"孙丽\"\non = 2026-03-12",
        "by = \"李雪\"\non = 2026-03-11",
    ),
    ("text = \"建议多讲索赔案例\"", "text = \"费用偏高\""),
    ("circulated = 2026-03-14", "circulated = 2026-03-15"),
    (
        "least = 1\nreason = \"客户场地紧张\"",
        "least = 0\nreason = \"压缩费用\"",
    ),
    ("purpose = \"new-business\"", "purpose = \"renewal\""),
    ("\ncost = 6000", "\ncost = 9999"),
    ("actual-cost = 5400", "actual-cost = 9998"),
    (
        "origin = \"standard\"\nstart = 2026-12-01",
        "origin = \"other\"\nstart = 2026-12-01",
    ),
    ("content = \"驾驶员安全讲座\"", "content = \"别的\""),
    ("dropped = 2026-07-20", "dropped = 2026-07-19"),
    ("dropped-reason = \"客户嫌贵\"", "dropped-reason = \"无\""),
    ("reason = \"收入下滑，压缩费用\"", "reason = \"无\""),
    ("brokerage-percent = 15", "brokerage-percent = 30"),
    ("brokerage-percent = 14", "brokerage-percent = 1"),
    ("received = 378000.07", "received = 1"),
    ("received-on = 2026-05-01", "received-on = 2026-06-01"),
    (
        "by = \"赵磊\"\npayment = \"两期\"",
        "by = \"周婷\"\npayment = \"两期\"",
    ),
    ("paid = 2026-04-02", "paid = 2026-05-02"),
    ("reinsurance = true", "reinsurance = false"),
    (
        "handler = \"赵磊\"\nrequested",
        "handler = \"周婷\"\nrequested",
    ),
    ("checked = 2026-09-30", "checked = 2026-10-08"),
    (
        "by = \"赵磊\"\ntext = \"二号",
        "by = \"周婷\"\ntext = \"二号",
    ),
    ("text = \"仓库堆高超限，客户不愿整改\"", "text = \"无\""),
    ("text = \"免费热成像检测\"", "text = \"别的\""),
    ("pressed = 2026-11-03", "pressed = 2026-11-04"),
    ("handler = \"周婷\"\nnumber", "handler = \"赵磊\"\nnumber"),
    ("proof = \"d9\"", "proof = \"d8\""),
    (
        "from = \"刘洋\"\ntext = \"对账单",
        "from = \"王五\"\ntext = \"对账单",
    ),
    ("text = \"对账单迟到两次\"", "text = \"无\""),
    ("against = \"赵磊\"", "against = \"周婷\""),
    (
        "handler = \"周婷\"\nextended",
        "handler = \"赵磊\"\nextended",
    ),
    (
        "extended-reason = \"调取往来记录\"",
        "extended-reason = \"无\"",
    ),
    ("answered = 2026-11-05", "answered = 2026-11-06"),
    ("answer = \"已说明并致歉\"", "answer = \"无\""),
    ("cause = \"经办人漏寄\"", "cause = \"无\""),
    ("redress = \"改为每月五日专人送达\"", "redress = \"无\""),
    ("response = \"客户接受\"", "response = \"客户不满\""),
    ("lesson = \"对账单加设双人核对\"", "lesson = \"无\""),
    ("text = \"对账不及时，客户有怨言\"", "text = \"好\""),
    ("points = 12", "points = 20"),
    ("note = \"偏低\"", "note = \"高\""),
    (
        "reason = \"停产一日损失约四十万元，客户支付能力充足\"",
        "reason = \"无\"",
    ),
    ("started = 2026-11-18", "started = 2026-11-19"),
    (
        "by = \"王强\"\ntext = \"出口",
        "by = \"高远\"\ntext = \"出口",
    ),
    ("name = \"高远\"", "name = \"林峰\""),
    ("duty = \"集团层面沟通\"", "duty = \"无\""),
    ("did = \"走访二号车间\"", "did = \"客户不满\""),
    ("response = \"同意整改\"", "response = \"拒绝\""),
    (
        "by = \"周婷\"\nkind = \"phone-call\"",
        "by = \"陈静\"\nkind = \"phone-call\"",
    ),
    ("did = \"询问出口计划\"", "did = \"道歉\""),
    ("response = \"抱怨赔款太慢\"", "response = \"满意\""),
    ("finding = \"理赔提速\"", "finding = \"无\""),
    ("did = \"解答赔款入账\"", "did = \"无\""),
    (
        "on = 2026-09-01\nby = \"赵磊\"\nkind = \"request-for-quotation\"",
        "on = 2026-09-02\nby = \"陈静\"\nkind = \"placement\"",
    ),
    ("did = \"摸底其他保险公司报价\"", "did = \"无\""),
];

#[test]
fn nothing_secret_moves_a_byte_of_what_the_client_gets() {
    for (secret, _) in SECRETS {
        assert_eq!(RECORD.matches(secret).count(), 1, "{secret}");
    }
    for lang in LANGS {
        for form in FORMS {
            let before = paper(RECORD, lang, form);
            for (secret, other) in SECRETS {
                let record = RECORD.replacen(secret, other, 1);
                let after = paper(&record, lang, form);
                assert!(before == after, "{lang:?} {form:?}: {secret} shows");
            }
            let all = SECRETS
                .iter()
                .fold(RECORD.to_owned(), |record, (secret, other)| {
                    record.replacen(secret, other, 1)
                });
            assert!(before == paper(&all, lang, form));
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
        "[[years.plan.items]]\nid = \"p6\"",
    );
    let record = cut(&record, "[[years.plan.revisions]]", "[[policies]]");
    let record = cut(&record, "[[duties]]", "[[claims]]");
    let record = cut(&record, "[[reviews]]", "[[diary]]");
    for lang in LANGS {
        for form in FORMS {
            assert!(
                paper(&record, lang, form) == paper(RECORD, lang, form),
                "{form:?}"
            );
        }
    }
}

/// Words that would act if they were not made harmless.
const HOSTILE: &str =
    "<script>alert(1)</script> & | {{ t }} {% for %} \\u001b[31m \\u202eevil ]]> ' `x` \\\\ 结";

#[test]
fn what_a_user_wrote_never_acts() {
    let mut record = RECORD.to_owned();
    for words in [
        "华锐重工集团有限公司",
        "仓储火灾",
        "一季度上门拜访",
        "财产一切险",
        "暴雨致一号仓库进水",
        "二号车间新增喷漆线",
        "陈静",
    ] {
        record = record.replace(words, HOSTILE);
    }
    let html = text(&record, Lang::Zh, Form::Html);
    assert!(!html.contains("<script"));
    assert!(!html.contains(['\u{1b}', '\u{202e}']));
    // HTML but for its first line and void tags is XML, and so tells whether anything broke out.
    let xml = html
        .replace("<!DOCTYPE html>\n", "")
        .replace("<meta charset=\"utf-8\">", "")
        .replace("initial-scale=1\">", "initial-scale=1\"/>")
        .replace("noindex\">", "noindex\"/>");
    let style = (xml.find("<style>").unwrap(), xml.find("</style>").unwrap());
    let xml = format!("{}{}", &xml[..style.0], &xml[style.1 + "</style>".len()..]);
    roxmltree::Document::parse(&xml).unwrap();

    let markdown = text(&record, Lang::Zh, Form::Markdown);
    assert!(!markdown.replace("\\<", "").contains("<script"));
    for (name, part) in parts(&paper(&record, Lang::Zh, Form::Docx)) {
        roxmltree::Document::parse(&part).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

/// With no premium the year before, all of this year's would read as an increase.
#[test]
fn a_first_year_compares_with_no_year_before_and_counts_one_as_one() {
    let policy = |id: &str, starts: &str, ends: &str| {
        format!(
            "[[policies]]\nid = '{id}'\nproduct = '财产险'\nstarts = {starts}\nends = {ends}\npremium = 100\n"
        )
    };
    let appointed = "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n";
    let now = policy("b", "2026-03-20", "2027-03-19");
    let first = text(&format!("{appointed}{now}"), Lang::En, Form::Markdown);
    assert!(!first.contains("this year and last"), "{first}");
    assert!(first.contains("- **1** policy\n"), "{first}");

    let before = policy("a", "2025-03-20", "2026-03-19");
    let next = text(
        &format!("{appointed}{before}{now}"),
        Lang::En,
        Form::Markdown,
    );
    assert!(next.contains("### Premium, this year and last\n"), "{next}");
}

#[test]
fn a_summary_in_the_record_takes_the_place_of_the_made_one() {
    let own = RECORD.replacen(
        "starts = 2026-03-02\n",
        "starts = 2026-03-02\nsummary = \"\"\"\n全年保障平稳。\n\n明年重点在出口。\n\"\"\"\n",
        1,
    );
    let summary = |record: &str| {
        let page = text(record, Lang::Zh, Form::Markdown);
        let (_, rest) = page.split_once("## 年度小结\n").unwrap();
        let (lines, _) = rest.split_once("## 一年概览").unwrap();
        lines.to_owned()
    };
    assert_eq!(summary(&own), "\n全年保障平稳。\n\n明年重点在出口。\n\n");
    assert_eq!(
        summary(RECORD),
        "\n截至2026年11月20日，在保保单 1 份，本服务年度内起保或解除、现已终止的 1 份，保险费合计 264 万元，由东海财险等 2 家保险公司承保，比上年少 6.8 万元。\n\n\
         处理索赔 2 起，已获赔款 41.2 万元，1 起仍在处理；本服务年度起保的保单，赔款为保险费的 16%。\n\n\
         计划服务 5 项，已完成 2 项；1 项逾期未完成；提供计划外服务 2 次。\n\n\
         提出续转建议 1 项，贵方已决定 1 项；1 项风险变化已采取措施；落实贵方需求 1 项。\n\n\
         下一服务年度的重点是员工福利与出口责任；仍待落实的需求有 1 项。\n\n"
    );
    for form in FORMS {
        let bytes = paper(&own, Lang::En, form);
        assert!(bytes != paper(RECORD, Lang::En, form));
    }
}

#[test]
fn a_year_with_nothing_in_it_is_a_short_report() {
    let bare = "client.name = \"甲公司\"\nappointment.established = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n";
    assert_eq!(
        text(bare, Lang::En, Form::Markdown),
        "# 甲公司 — Stewardship Report\n\n\
         - **Prepared by**: 华明保险经纪有限公司\n\
         - **Address**: 青岛市市南区香港中路 1 号\n\
         - **Telephone**: 0532-5550000\n\
         - **Licence**: 260000000000800\n\
         - **Service year**: 2 March 2026 to 1 March 2027\n\
         - **As at**: 20 November 2026\n\
         - **Issued**: 20 November 2026\n\n\
         ## The year in short\n\n\
         The focus of the year ahead is 员工福利与出口责任.\n\n\
         ## Claims\n\nThere were no claims this year.\n\n\
         ## The year ahead\n\n- **Focus**: 员工福利与出口责任\n\
         \n## Signature and receipt\n\n\
         | 华明保险经纪有限公司 | 甲公司 |\n| :-- | :-- |\n\
         | We submit this report. | We have received this report. |\n\
         | Signature, stamp | Signature, stamp |\n\
         | Position | Position |\n| Date | Date |\n"
    );
    for form in FORMS {
        assert!(!paper(bare, Lang::Zh, form).is_empty());
    }
}

/// What is not on record of the year before is no increase, and one of a thing has no plural.
#[test]
fn premiums_are_compared_only_with_a_year_that_is_on_record() {
    let record = |before: &str| {
        format!(
            "client.name = \"甲公司\"\nappointment.established = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n\
             [[policies]]\nid = \"par\"\nproduct = \"财产一切险\"\nstarts = 2026-03-20\nends = 2027-03-19\npremium = 250000\n{before}"
        )
    };
    let old = "[[policies]]\nid = \"old\"\nproduct = \"财产一切险\"\nstarts = 2025-03-20\nends = 2026-03-19\npremium = 240000\n";
    let page = |before, form| text(&record(before), Lang::En, form);

    assert_eq!(
        page("", Form::Markdown),
        "# 甲公司 — Stewardship Report\n\n\
         - **Prepared by**: 华明保险经纪有限公司\n\
         - **Address**: 青岛市市南区香港中路 1 号\n\
         - **Telephone**: 0532-5550000\n\
         - **Licence**: 260000000000800\n\
         - **Service year**: 2 March 2026 to 1 March 2027\n\
         - **As at**: 20 November 2026\n\
         - **Issued**: 20 November 2026\n\n\
         ## The year in short\n\n\
         As at 20 November 2026 1 policy is in force, with a premium of CNY 250,000.\n\n\
         There were no claims.\n\n\
         The focus of the year ahead is 员工福利与出口责任.\n\n\
         ## The year at a glance\n\n\
         - **1** policy\n\
         - **CNY 250,000** premium\n\n\
         ## Insurance programme\n\n\
         | Product | Insurer | Policy no. | Period | Sum insured, CNY | Premium, CNY |\n\
         | :-- | :-- | :-- | :-- | --: | --: |\n\
         | 财产一切险 |  |  | 20 Mar 2026 to 19 Mar 2027 |  | 250,000 |\n\n\
         ### Premium, by insurer\n\n\
         | Insurer | Policies | Premium, CNY | Share |\n\
         | :-- | --: | --: | --: |\n\
         | not on record | 1 | 250,000 | 100.0% |\n\n\
         ## Claims\n\nThere were no claims this year.\n\n\
         ## The year ahead\n\n- **Focus**: 员工福利与出口责任\n\
         \n## Signature and receipt\n\n\
         | 华明保险经纪有限公司 | 甲公司 |\n| :-- | :-- |\n\
         | We submit this report. | We have received this report. |\n\
         | Signature, stamp | Signature, stamp |\n\
         | Position | Position |\n| Date | Date |\n"
    );
    assert!(page(old, Form::Markdown).contains("| 财产一切险 | 250,000 | 240,000 | +10,000 |\n"));
    assert!(!page("", Form::Html).contains("Premium, this year and last"));
    assert!(page(old, Form::Html).contains("Premium, this year and last"));
}
