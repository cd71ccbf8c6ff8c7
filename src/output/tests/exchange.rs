//! Pages as scripts, spreadsheets and forges take them.

use super::*;

/// A column that has a code in one row and a user's words in another says in each what a person reads.
#[test]
fn json_says_words_beside_codes() {
    let column = |key| Column::new(key, "");
    let late = code("late", "迟办".to_owned(), Tone::Bad);
    let silent = code("none", String::new(), Tone::Plain);
    let page = Page {
        schema: "kefu.test/1",
        blocks: vec![Block::Table(Table {
            key: "rows",
            columns: vec![column("what"), column("silent")],
            rows: vec![
                vec![late.clone(), silent.clone()],
                vec!["上门拜访".into(), silent.clone()],
                vec![Cell::Empty, silent.clone()],
                vec![
                    Cell::Many(vec![late, "电话".into()]).toned(Tone::Bad),
                    silent,
                ],
            ],
            empty: String::new(),
        })],
    };
    let json = render(
        &page,
        Format::Json,
        &Style {
            lang: Lang::Zh,
            width: 80,
            rows: None,
            colour: false,
        },
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["rows"],
        serde_json::json!([
            { "what": "late", "what-words": "迟办", "silent": "none" },
            { "what": "上门拜访", "what-words": "上门拜访", "silent": "none" },
            { "what": null, "what-words": null, "silent": "none" },
            { "what": ["late", "电话"], "what-words": ["迟办", "电话"], "silent": "none" },
        ])
    );
}

#[test]
fn json_has_every_key_and_exact_values() {
    let page = written(&appointment(Lang::Zh), Format::Json, Lang::Zh);

    assert_eq!(
        page,
        r#"{
  "schema": "kefu.appointment/1",
  "client": "huarui",
  "established": "2026-03-02",
  "until": null,
  "income": 1232000.50,
  "share": 15.5,
  "key-account": true,
  "days": 3,
  "team": [
    "陈静",
    "周婷"
  ],
  "counted": [
    "2026-03-03",
    "2026-03-04"
  ],
  "state": "late",
  "state-words": "迟办",
  "need": "新仓库十月投产，须提前加保；“利润损失险”另行询价。\n保险期间自2026-03-20起。",
  "diff": "--- clients/huarui.toml\n+++ clients/huarui.toml\n@@ -1,2 +1,2 @@\n [team]\n-established = 2026-03-04\n+established = 2026-03-05\n\t# `核对`\u0007\n"
}
"#
    );
}

#[test]
fn a_tone_is_nothing_to_scripts() {
    let page = |due: Cell, income: Cell| Page {
        schema: "kefu.any/1",
        blocks: vec![Block::Facts(vec![
            Fact::new("due", "到期", due),
            Fact::new("income", "收入", income),
        ])],
    };
    let plain = page(date("2026-09-21").into(), Fen(-50).into());
    let toned = page(
        Cell::from(date("2026-09-21")).toned(Tone::Bad),
        Cell::from(Fen(-50)).toned(Tone::Warning),
    );

    for format in [Format::Json, Format::Csv, Format::Markdown] {
        assert_eq!(
            written(&toned, format, Lang::Zh),
            written(&plain, format, Lang::Zh)
        );
    }
}

#[test]
fn csv_is_the_first_table() {
    let page = written(&clients(Lang::Zh), Format::Csv, Lang::Zh);

    assert_eq!(
        page,
        r#"id,name,stage,stars,due,next,income
huarui,华锐重工集团有限公司,plan,★★★★★,2026-11-24,服务计划：2个工作日内制定，并在公司内部传阅,1232000.50
runhe,润禾冷链有限公司,team,,2026-09-21,服务团队：已逾期42个工作日,
boyuan,博远港务（青岛）股份有限公司,service,★★★★,2026-12-31,四季度上门拜访,580000
qinghe,'=清禾␛[31m\u{202e},prospect,,,,-100
"#
    );
}

#[test]
fn csv_without_a_table_is_the_facts() {
    let page = written(&appointment(Lang::En), Format::Csv, Lang::En);

    assert_eq!(
        page,
        r#"key,value
client,huarui
established,2026-03-02
until,
income,1232000.50
share,15.5
key-account,true
days,3
team,陈静; 周婷
counted,2026-03-03; 2026-03-04
state,late
need,"新仓库十月投产，须提前加保；“利润损失险”另行询价。
保险期间自2026-03-20起。"
"#
    );
}

#[test]
fn markdown_of_a_table() {
    let page = written(&clients(Lang::Zh), Format::Markdown, Lang::Zh);

    assert_eq!(
        page,
        r#"| 编号 | 名称 | 阶段 | 星级 | 到期 | 下一步 | 收入 |
| :-- | :-- | :-- | :-- | :-- | :-- | --: |
| huarui | 华锐重工集团有限公司 | 在编计划 | ★★★★★ | 2026-11-24 | 服务计划：2个工作日内制定，并在公司内部传阅 | 1,232,000.50 |
| runhe | 润禾冷链有限公司 | 组建团队 |  | 2026-09-21 | 服务团队：已逾期42个工作日 |  |
| boyuan | 博远港务（青岛）股份有限公司 | 服务中 | ★★★★ | 2026-12-31 | 四季度上门拜访 | 580,000.00 |
| qinghe | =清禾␛\[31m\\u{202e} | 准客户 |  |  |  | -100.00 |

共4家客户，1家逾期。运行 kefu explain runhe team，可以看到期限怎样算出、哪些日子因节假日跳过。
"#
    );
}

#[test]
fn markdown_of_facts() {
    let page = written(&appointment(Lang::En), Format::Markdown, Lang::En);

    assert_eq!(
        page,
        "\
## Appointment

- **Client**: huarui
- **Established**: 2026-03-02
- **Until**: —
- **Brokerage income**: 1,232,000.50
- **Commission**: 15.5%
- **Key account**: yes
- **Working days**: 3
- **Team**: 陈静, 周婷
- **Counted**: 2026-03-03, 2026-03-04
- **State**: late
- **Need**: 新仓库十月投产，须提前加保；“利润损失险”另行询价。<br>保险期间自2026-03-20起。

```diff
--- clients/huarui.toml
+++ clients/huarui.toml
@@ -1,2 +1,2 @@
 [team]
-established = 2026-03-04
+established = 2026-03-05
\t# `核对`␇
```
"
    );
}

#[test]
fn a_table_without_rows_says_so_to_people_and_is_empty_to_scripts() {
    let mut page = clients(Lang::En);
    page.blocks.truncate(1);
    if let Block::Table(table) = &mut page.blocks[0] {
        table.rows.clear();
    }

    assert_eq!(shown(&page, 80, false, Lang::En), "No clients yet.\n");
    assert_eq!(
        written(&page, Format::Json, Lang::En),
        "{\n  \"schema\": \"kefu.client-list/1\",\n  \"clients\": []\n}\n"
    );
    assert_eq!(
        written(&page, Format::Csv, Lang::En),
        "id,name,stage,stars,due,next,income\n"
    );
    assert_eq!(
        written(&page, Format::Markdown, Lang::En),
        "No clients yet.\n"
    );
}

#[test]
fn amounts_and_shares_are_exact_in_json_at_the_ends() {
    let numbers = [
        (Cell::Money(Fen(i64::MAX)), "92233720368547758.07"),
        (Cell::Money(Fen(i64::MIN)), "-92233720368547758.08"),
        (Cell::Money(Fen(-5)), "-0.05"),
        (Cell::Percent(1500), "15"),
        (Cell::Percent(1505), "15.05"),
        (Cell::Percent(10), "0.1"),
    ];
    for (cell, number) in numbers {
        let page = Page {
            schema: "kefu.any/1",
            blocks: vec![Block::Facts(vec![Fact::new("n", "n", cell)])],
        };
        assert_eq!(
            written(&page, Format::Json, Lang::En),
            format!("{{\n  \"schema\": \"kefu.any/1\",\n  \"n\": {number}\n}}\n")
        );
    }
}

#[test]
fn a_cell_that_would_be_a_formula_is_defused_and_a_number_is_not() {
    let texts = [
        "=1", "+8613", "-1", "@a", "\t=1", "\n=1", "＝1", "＋1", "－1", "＠1", "1-1", " =1", "'",
    ];
    let mut facts: Vec<_> = texts
        .iter()
        .map(|text| Fact::new("t", "t", *text))
        .collect();
    facts.push(Fact::new("m", "m", Fen(-50)));
    facts.push(Fact::new("c", "c", Cell::Count(-1)));
    facts.push(Fact::new(
        "l",
        "l",
        Cell::List(vec!["-1".into(), "=2".into()]),
    ));
    let page = Page {
        schema: "kefu.any/1",
        blocks: vec![Block::Facts(facts)],
    };

    assert_eq!(
        written(&page, Format::Csv, Lang::Zh),
        "key,value\nt,'=1\nt,'+8613\nt,'-1\nt,'@a\nt,'\t=1\nt,\"'\n=1\"\nt,'＝1\nt,'＋1\nt,'－1\nt,'＠1\nt,1-1\nt, =1\nt,'\nm,-0.50\nc,-1\nl,'-1; =2\n"
    );
}

#[test]
fn markdown_takes_no_orders_from_data() {
    let page = |text: &str| Page {
        schema: "kefu.any/1",
        blocks: vec![Block::Text(text.into()), Block::Verbatim(text.into())],
    };
    let markdown = |text| written(&page(text), Format::Markdown, Lang::Zh);

    assert_eq!(
        markdown("a|b `c` *d* _e_ <b> [f](g) # h \\ ~i~"),
        "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<b\\> \\[f\\](g) \\# h \\\\ \\~i\\~\n\n```\na|b `c` *d* _e_ <b> [f](g) # h \\ ~i~\n```\n"
    );
    assert_eq!(markdown("- a"), "\\- a\n\n```\n- a\n```\n");
    assert_eq!(markdown("12. a"), "12\\. a\n\n```\n12. a\n```\n");
    assert_eq!(
        markdown("2026-03-02"),
        "2026-03-02\n\n```\n2026-03-02\n```\n"
    );
    assert_eq!(markdown("````"), "\\`\\`\\`\\`\n\n`````\n````\n`````\n");
}
