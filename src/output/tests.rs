//! Whole pages as they are read, in every format.

mod exchange;
mod ics;
mod office;
mod properties;
mod ranked;
mod terminal;
mod width;

use chrono::NaiveDate;

use super::*;
use crate::lang::Lang;
use crate::money::Fen;
use crate::say;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("the tests write dates right")
}

fn code(code: &str, label: String, tone: Tone) -> Cell {
    let code = code.to_owned();
    Cell::Code { code, label, tone }
}

/// Four clients, one of them late, one with a name that would like to act.
fn clients(lang: Lang) -> Page {
    let columns = vec![
        Column::new("id", say!(lang, zh: "编号", en: "Id")),
        Column::new("name", say!(lang, zh: "名称", en: "Name")).grow(),
        Column::new("stage", say!(lang, zh: "阶段", en: "Stage")),
        Column::new("stars", say!(lang, zh: "星级", en: "Stars")),
        Column::new("due", say!(lang, zh: "到期", en: "Due")),
        Column::new("next", say!(lang, zh: "下一步", en: "Next")).grow(),
        Column::new("income", say!(lang, zh: "收入", en: "Income")).right(),
    ];
    let rows = vec![
        vec![
            Cell::Id("huarui".into()),
            "华锐重工集团有限公司".into(),
            code("plan", say!(lang, zh: "在编计划", en: "planning"), Tone::Plain),
            "★★★★★".into(),
            date("2026-11-24").into(),
            say!(lang, zh: "服务计划：2个工作日内制定，并在公司内部传阅", en: "Service plan: due within 2 working days").into(),
            Fen(123_200_050).into(),
        ],
        vec![
            Cell::Id("runhe".into()),
            "润禾冷链有限公司".into(),
            code("team", say!(lang, zh: "组建团队", en: "team"), Tone::Bad),
            Cell::Empty,
            date("2026-09-21").into(),
            say!(lang, zh: "服务团队：已逾期42个工作日", en: "Service team: 42 working days overdue").into(),
            Cell::Empty,
        ],
        vec![
            Cell::Id("boyuan".into()),
            "博远港务（青岛）股份有限公司".into(),
            code("service", say!(lang, zh: "服务中", en: "in service"), Tone::Good),
            "★★★★".into(),
            date("2026-12-31").into(),
            say!(lang, zh: "四季度上门拜访", en: "Fourth-quarter visit").into(),
            Fen::yuan(580_000).into(),
        ],
        vec![
            Cell::Id("qinghe".into()),
            "=清禾\u{1b}[31m\u{202e}".into(),
            code("prospect", say!(lang, zh: "准客户", en: "prospect"), Tone::Faint),
            Cell::Empty,
            Cell::Empty,
            "".into(),
            Fen::yuan(-100).into(),
        ],
    ];
    Page {
        schema: "kefu.client-list/1",
        blocks: vec![
            Block::Table(Table {
                key: "clients",
                columns,
                rows,
                empty: say!(lang, zh: "还没有客户。", en: "No clients yet."),
            }),
            Block::Text(say!(lang,
                zh: "共4家客户，1家逾期。运行 kefu explain runhe team，可以看到期限怎样算出、哪些日子因节假日跳过。",
                en: "4 clients, 1 overdue. Run kefu explain runhe team to see how the deadline was counted.")),
        ],
    }
}

/// One appointment, with a value of every kind.
fn appointment(lang: Lang) -> Page {
    let yes = say!(lang, zh: "是", en: "yes");
    let facts = vec![
        Fact::new(
            "client",
            say!(lang, zh: "客户", en: "Client"),
            Cell::Id("huarui".into()),
        ),
        Fact::new(
            "established",
            say!(lang, zh: "确立日期", en: "Established"),
            date("2026-03-02"),
        ),
        Fact::new(
            "until",
            say!(lang, zh: "有效期至", en: "Until"),
            None::<NaiveDate>,
        ),
        Fact::new(
            "income",
            say!(lang, zh: "经纪业务收入", en: "Brokerage income"),
            Fen(123_200_050),
        ),
        Fact::new(
            "share",
            say!(lang, zh: "佣金比例", en: "Commission"),
            Cell::Percent(1550),
        ),
        Fact::new(
            "key-account",
            say!(lang, zh: "关键企业", en: "Key account"),
            Cell::Flag(true, yes),
        ),
        Fact::new(
            "days",
            say!(lang, zh: "工作日", en: "Working days"),
            Cell::Count(3),
        ),
        Fact::new(
            "team",
            say!(lang, zh: "团队", en: "Team"),
            Cell::List(vec!["陈静".into(), "周婷".into()]),
        ),
        Fact::new(
            "counted",
            say!(lang, zh: "计入", en: "Counted"),
            Cell::Many(vec![date("2026-03-03").into(), date("2026-03-04").into()]),
        ),
        Fact::new(
            "state",
            say!(lang, zh: "状态", en: "State"),
            code("late", say!(lang, zh: "迟办", en: "late"), Tone::Warning),
        ),
        Fact::new(
            "need",
            say!(lang, zh: "客户需求", en: "Need"),
            "新仓库十月投产，须提前加保；“利润损失险”另行询价。\n保险期间自2026-03-20起。",
        ),
    ];
    let diff = "--- clients/huarui.toml\n+++ clients/huarui.toml\n@@ -1,2 +1,2 @@\n [team]\n-established = 2026-03-04\n+established = 2026-03-05\n\t# `核对`\u{7}\n";
    Page {
        schema: "kefu.appointment/1",
        blocks: vec![
            Block::Heading(say!(lang, zh: "委托关系", en: "Appointment")),
            Block::Facts(facts),
            Block::Diff {
                key: "diff",
                text: diff.into(),
            },
        ],
    }
}

fn shown(page: &Page, width: usize, colour: bool, lang: Lang) -> String {
    let style = Style {
        width,
        rows: None,
        colour,
        lang,
    };
    render(page, Format::Table, &style)
}

fn written(page: &Page, format: Format, lang: Lang) -> String {
    let style = Style {
        width: 40,
        rows: None,
        colour: true,
        lang,
    };
    render(page, format, &style)
}
