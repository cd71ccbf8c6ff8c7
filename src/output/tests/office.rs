//! Pages as an office opens them: a workbook that a library reads back, and a CSV with its mark.

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};

use super::*;
use crate::calendar::Due;

fn style(lang: Lang) -> Style {
    Style {
        width: 40,
        rows: None,
        colour: true,
        lang,
    }
}

fn bytes(page: &Page, ending: Ending, lang: Lang) -> Vec<u8> {
    file(page, ending, &style(lang)).unwrap()
}

/// Each sheet of a workbook: its name, and its rows in words; what is no text has its kind before it.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let told = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::DateTime(_) => format!("day {}", cell.as_date().unwrap()),
        Data::Float(number) => format!("number {number}"),
        other => format!("{other:?}"),
    };
    let names = book.sheet_names();
    let sheet = |name: String| {
        assert!(book.worksheet_formula(&name).unwrap().is_empty());
        let range = book.worksheet_range(&name).unwrap();
        let rows = range.rows().map(|row| row.iter().map(told).collect());
        (name, rows.collect())
    };
    names.into_iter().map(sheet).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = book.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_has_days_as_days_amounts_as_numbers_and_words_as_words() {
    let book = bytes(&clients(Lang::Zh), Ending::Xlsx, Lang::Zh);
    let row = |cells: [&str; 7]| cells.map(str::to_owned).to_vec();
    let sheets = sheets(&book);

    assert_eq!(
        sheets[0],
        (
            "客户".to_owned(),
            vec![
                row(["编号", "名称", "阶段", "星级", "到期", "下一步", "收入"]),
                row([
                    "huarui",
                    "华锐重工集团有限公司",
                    "在编计划",
                    "★★★★★",
                    "day 2026-11-24",
                    "服务计划：2个工作日内制定，并在公司内部传阅",
                    "number 1232000.5"
                ]),
                row([
                    "runhe",
                    "润禾冷链有限公司",
                    "组建团队",
                    "",
                    "day 2026-09-21",
                    "服务团队：已逾期42个工作日",
                    ""
                ]),
                row([
                    "boyuan",
                    "博远港务（青岛）股份有限公司",
                    "服务中",
                    "★★★★",
                    "day 2026-12-31",
                    "四季度上门拜访",
                    "number 580000"
                ]),
                row([
                    "qinghe",
                    "=清禾␛[31m\\u{202e}",
                    "准客户",
                    "",
                    "",
                    "",
                    "number -100"
                ]),
            ]
        )
    );
    // What the page says in words is a sheet after it.
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["客户", "概要"]);
}

#[test]
fn the_head_of_a_sheet_is_frozen_and_has_a_filter_and_the_same_page_is_the_same_file() {
    let book = || bytes(&clients(Lang::En), Ending::Xlsx, Lang::En);
    let sheet = part(&book(), "xl/worksheets/sheet1.xml");

    assert!(
        sheet.contains(r#"<pane ySplit="1" topLeftCell="A2""#),
        "{sheet}"
    );
    assert!(sheet.contains(r#"<autoFilter ref="A1:G5"/>"#), "{sheet}");
    assert!(sheet.contains(r#"<ignoredError sqref="A2:G5" numberStoredAsText="1"/>"#));
    assert_eq!(book(), book());
}

/// A person reads that a day may still move; a script has the day, and a column of its own for that.
#[test]
fn a_last_day_that_may_move_is_marked_for_a_person_and_stays_a_day_for_a_script() {
    let due = |date: &str, provisional| {
        let date = date.parse().unwrap();
        vec![Cell::Due(Due { date, provisional })]
    };
    let page = Page {
        schema: "kefu.work/1",
        blocks: vec![Block::Table(Table {
            key: "open",
            columns: vec![Column::new("due", "期限")],
            rows: vec![due("2026-12-31", false), due("2027-01-05", true)],
            empty: String::new(),
        })],
    };
    let sheets = sheets(&bytes(&page, Ending::Xlsx, Lang::Zh));
    assert_eq!(
        sheets[0].1,
        [["期限"], ["day 2026-12-31"], ["2027-01-05（暂定）"]]
    );
    let told = |format| render(&page, format, &style(Lang::Zh));
    assert_eq!(
        shown(&page, 40, false, Lang::Zh),
        "期限\n──────────────────\n2026-12-31\n2027-01-05（暂定）\n"
    );
    assert_eq!(told(Format::Csv), "due\n2026-12-31\n2027-01-05\n");
    assert_eq!(
        told(Format::Json),
        "{\n  \"schema\": \"kefu.work/1\",\n  \"open\": [\n    {\n      \"due\": \"2026-12-31\"\n    },\n    {\n      \"due\": \"2027-01-05\"\n    }\n  ]\n}\n"
    );
}

#[test]
fn facts_are_a_sheet_of_two_columns_in_the_readers_language() {
    let of = |lang| sheets(&bytes(&appointment(lang), Ending::Xlsx, lang));

    let (name, rows) = &of(Lang::En)[0];
    assert_eq!(name, "Summary");
    assert_eq!(rows[0], ["item", "content"]);
    assert_eq!(rows[1], ["Appointment", ""]);
    assert_eq!(rows[2], ["Client", "huarui"]);
    assert_eq!(rows[3], ["Established", "day 2026-03-02"]);
    assert_eq!(rows[4], ["Until", ""]);
    assert_eq!(rows[5], ["Brokerage income", "number 1232000.5"]);
    assert_eq!(rows[6], ["Commission", "number 15.5"]);
    assert_eq!(rows[7], ["Key account", "yes"]);
    let (name, rows) = &of(Lang::Zh)[0];
    assert_eq!(name, "概要");
    assert_eq!(rows[7], ["关键企业", "是"]);
    assert_eq!(rows[9], ["团队", "陈静、周婷"]);
}

fn policies() -> Page {
    let rows = [("PQ-2026-001", 1550), ("440620262605000123", 10_000)];
    let row = |(number, percent): (&str, i64)| {
        vec![
            Cell::from(number),
            Cell::Percent(percent),
            Cell::Flag(true, String::new()),
            Cell::Id("code".into()),
        ]
    };
    let table = |key, rows: Vec<Vec<Cell>>| {
        Block::Table(Table {
            key,
            columns: vec![
                Column::new("number", "policy number"),
                Column::new("brokerage-percent", "brokerage"),
                Column::new("life", "life").only_in_files(),
                Column::data("said-again"),
            ],
            rows,
            empty: "none".into(),
        })
    };
    Page {
        schema: "kefu.policies/1",
        blocks: vec![
            table("claims", Vec::new()),
            table("policies", rows.into_iter().map(row).collect()),
            Block::Heading("More".into()),
            table("reviews", rows.into_iter().map(row).collect()),
        ],
    }
}

#[test]
fn a_named_csv_is_for_an_office_and_holds_the_first_table_with_rows() {
    let csv = String::from_utf8(bytes(&policies(), Ending::Csv, Lang::En)).unwrap();

    // A number that a spreadsheet would round is kept by the tab behind it.
    assert_eq!(
        csv,
        "\u{feff}policy number,brokerage (%),life\nPQ-2026-001,15.5,yes\n440620262605000123\t,100,yes\n"
    );
    let (held, others) = left_out_of_csv(&policies(), &style(Lang::En));
    assert_eq!(held.as_deref(), Some("policies"));
    assert_eq!(others, ["More"]);
}

#[test]
fn an_empty_table_is_a_sheet_with_its_head_alone() {
    let sheets = sheets(&bytes(&policies(), Ending::Xlsx, Lang::Zh));
    assert_eq!(sheets[0].0, "索赔");
    assert_eq!(
        sheets[0].1,
        [["policy number", "brokerage", "life"].map(str::to_owned)]
    );
    assert_eq!(sheets[1].1[2][0], "440620262605000123");
    assert_eq!(sheets[2].0, "More");
}
