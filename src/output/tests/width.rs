//! Where room is short: what wraps, what keeps its width, and when a table becomes records.

use super::*;

#[test]
fn no_terminal_means_a_hundred_columns_and_none_is_too_narrow() {
    let page = clients(Lang::Zh);
    let at = |width| shown(&page, width, false, Lang::Zh);

    assert_eq!(at(usize::MAX), at(100));
    assert_eq!(at(0), at(100));
    assert_eq!(at(1), at(20));
    assert_ne!(at(21), at(20));
}

#[test]
fn a_line_feed_passes_for_no_line_of_ours() {
    let page = Page {
        schema: "kefu.any/1",
        blocks: vec![
            Block::Text("一\n二".into()),
            Block::Table(Table {
                key: "rows",
                columns: vec![
                    Column::new("a", "甲"),
                    Column::new("b", "乙").grow(),
                    Column::new("c", "丙"),
                ],
                rows: vec![vec!["一\n二".into(), "三\r\n四".into(), "五".into()]],
                empty: String::new(),
            }),
            Block::Verbatim("六\r\n\t七\n".into()),
        ],
    };

    assert_eq!(
        shown(&page, 80, false, Lang::Zh),
        "\
一⏎二

甲     乙  丙
─────  ──  ──
一⏎二  三  五
       四

六
    七
"
    );
}

/// A date that stays whole and a text that wraps.
fn notes(text: &str) -> Page {
    Page {
        schema: "kefu.any/1",
        blocks: vec![Block::Table(Table {
            key: "notes",
            columns: vec![
                Column::new("on", "日期"),
                Column::new("what", "内容").grow(),
            ],
            rows: vec![vec![date("2026-03-20").into(), text.into()]],
            empty: String::new(),
        })],
    }
}

#[test]
fn a_table_that_just_fits_does_not_wrap() {
    let page = notes("走访二号车间，核对消防泵房；客户同意整改");

    assert_eq!(
        shown(&page, 52, false, Lang::Zh),
        "\
日期        内容
──────────  ────────────────────────────────────────
2026-03-20  走访二号车间，核对消防泵房；客户同意整改
"
    );
    assert_eq!(
        shown(&page, 51, false, Lang::Zh),
        "\
日期        内容
──────────  ──────────────────────────────────────
2026-03-20  走访二号车间，核对消防泵房；客户同意整
            改
"
    );
}

#[test]
fn below_50_columns_a_table_that_would_wrap_is_records() {
    let page = notes("走访二号车间，核对消防泵房；客户同意整改");

    assert_eq!(
        shown(&page, 50, false, Lang::Zh),
        shown(&page, 51, false, Lang::Zh)
    );
    assert_eq!(
        shown(&page, 49, false, Lang::Zh),
        "\
日期：2026-03-20
内容：走访二号车间，核对消防泵房；客户同意整改
"
    );
    assert_eq!(
        shown(&notes("走访"), 20, false, Lang::Zh),
        "\
日期        内容
──────────  ────
2026-03-20  走访
"
    );
}

#[test]
fn short_values_of_a_record_share_a_line_and_none_passes_for_a_label() {
    let columns = ["月份", "保险单", "保险费"].map(|heading| Column::new("a", heading));
    let row = |cells: [&str; 3]| cells.map(Cell::from).to_vec();
    let page = Page {
        schema: "kefu.any/1",
        blocks: vec![Block::Table(Table {
            key: "rows",
            columns: columns.to_vec(),
            rows: vec![
                row(["2026-11", "1", "1,232,000"]),
                row(["2026-12", "", "0"]),
                row(["2027-01", "2  保险费：9", "0"]),
            ],
            empty: String::new(),
        })],
    };

    assert_eq!(
        shown(&page, 25, false, Lang::Zh),
        "\
月份：2026-11  保险单：1
保险费：1,232,000

月份：2026-12  保险费：0

月份：2027-01
保险单：2  保险费：9
保险费：0
"
    );
}

#[test]
fn a_column_keeps_its_least_width_or_the_table_is_records() {
    let mut page = notes("clients/huarui.toml 第十二行起须核对");
    if let Block::Table(table) = &mut page.blocks[0] {
        table.rows[0][0] = "档案室甲区十二排三号架第二层二十八".into();
    }

    assert_eq!(
        shown(&page, 55, false, Lang::Zh),
        "\
日期                                内容
──────────────────────────────────  ───────────────────
档案室甲区十二排三号架第二层二十八  clients/huarui.toml
                                    第十二行起须核对
"
    );
    assert_eq!(
        shown(&page, 54, false, Lang::Zh),
        "\
日期：档案室甲区十二排三号架第二层二十八
内容：clients/huarui.toml 第十二行起须核对
"
    );
}

#[test]
fn a_column_of_han_keeps_six_characters_and_its_heading_on_one_line() {
    let mut page = notes("第十二行起须核对");
    let is_table = |page: &Page, width| !shown(page, width, false, Lang::Zh).contains('：');
    if let Block::Table(table) = &mut page.blocks[0] {
        table.rows[0][0] = "档".repeat(20).into();
    }

    assert_eq!(
        shown(&page, 54, false, Lang::Zh),
        "\
日期                                      内容
────────────────────────────────────────  ────────────
档档档档档档档档档档档档档档档档档档档档  第十二行起须
                                          核对
"
    );
    assert!(!is_table(&page, 53));

    if let Block::Table(table) = &mut page.blocks[0] {
        table.columns[1].heading = "What to check".into();
    }
    assert!(is_table(&page, 55));
    assert!(!is_table(&page, 54));
}

#[test]
fn no_text_and_no_terminal_is_too_long_for_a_table() {
    let text = "长".repeat(40_000);

    let page = shown(&notes(&text), 1_000_000, false, Lang::Zh);
    assert_eq!(
        page.lines().map(|line| line.matches('长').count()).max(),
        Some(494)
    );
    assert_eq!(page.matches('长').count(), 40_000);

    let mut page = notes("");
    if let Block::Table(table) = &mut page.blocks[0] {
        table.rows[0][0] = text.as_str().into();
    }
    assert!(shown(&page, 80, false, Lang::Zh).starts_with("日期：长"));
}

#[test]
fn a_tone_colours_dates_and_every_line_of_a_text() {
    let mut page = notes("");
    if let Block::Table(table) = &mut page.blocks[0] {
        let late = Cell::from(date("2026-09-21")).toned(Tone::Bad);
        let text = Cell::from("已逾期\n\n42个工作日").toned(Tone::Warning);
        let fact = Fact::new("due", "到期", late.clone());
        table.rows[0] = vec![late, text];
        page.blocks.push(Block::Facts(vec![fact]));
    }

    assert_eq!(
        shown(&page, 80, true, Lang::Zh),
        "\
\u{1b}[1m日期\u{1b}[0m        \u{1b}[1m内容\u{1b}[0m
\u{1b}[2m──────────  ──────────\u{1b}[0m
\u{1b}[31m2026-09-21\u{1b}[0m  \u{1b}[33m已逾期\u{1b}[0m

            \u{1b}[33m42个工作日\u{1b}[0m

\u{1b}[2m到期\u{1b}[0m  \u{1b}[31m2026-09-21\u{1b}[0m
"
    );
}

#[test]
fn amounts_in_a_column_show_fen_when_one_has_some() {
    let page = |first: i64| Page {
        schema: "kefu.any/1",
        blocks: vec![Block::Table(Table {
            key: "amounts",
            columns: vec![
                Column::new("a", "保费").right(),
                Column::new("b", "收入").right(),
            ],
            rows: vec![
                vec![Fen(first).into(), Fen::yuan(7).into()],
                vec![Cell::from(Fen::yuan(-1200)).toned(Tone::Bad), Cell::Empty],
            ],
            empty: String::new(),
        })],
    };

    assert_eq!(
        shown(&page(1), 80, false, Lang::Zh),
        "     保费  收入
─────────  ────
     0.01     7
-1,200.00
"
    );
    assert_eq!(
        shown(&page(100), 80, false, Lang::Zh),
        "  保费  收入
──────  ────
     1     7
-1,200
"
    );
}
