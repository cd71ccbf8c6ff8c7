//! What the next stage of a client lacks: whose it is, by when, what to type.

use crate::commands::clocks::state_cell;
use crate::commands::code;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Fact, Table, Tone};
use crate::say;
use crate::standing::{Case, Lack, Missing, Stage, lacking, next_stage};
use crate::text;

/// The stage of a client and the next one, what lacks for it, and how it is reached.
pub(super) fn blocks(lang: Lang, case: &Case<'_>) -> Vec<Block> {
    let stage = Stage::of(case);
    let lacks = lacking(case);
    let next = next_stage(stage).map(|next| code(lang, next));
    let facts = vec![
        Fact::new(
            "stage",
            say!(lang, zh: "阶段", en: "stage"),
            code(lang, stage),
        ),
        Fact::new(
            "next-stage",
            say!(lang, zh: "下一阶段", en: "next stage"),
            next,
        ),
    ];
    let told = text::stage::told(lang, case, stage, !lacks.is_empty());
    vec![
        Block::Facts(facts),
        Block::Table(table(lang, case, &lacks)),
        Block::Text(told),
    ]
}

/// What is lacking, of an item with its id.
fn named(lang: Lang, lack: Lack, item: Option<&str>) -> Cell {
    let cell = code(lang, lack);
    match (cell, item) {
        (Cell::Code { code, label, tone }, Some(item)) => Cell::Code {
            code,
            label: say!(lang, zh: "{item} {label}", en: "{item}: {label}"),
            tone,
        },
        (cell, _) => cell,
    }
}

fn clause(lang: Lang, lack: Lack) -> Cell {
    let (code, label) = match lack {
        Lack::FirstContact => ("D01", "D01"),
        Lack::DisclosureNotice => (
            "regulation-50",
            lang.pick("经纪人监管规定 50", "broker regulation 50"),
        ),
        Lack::Appointment => ("D14", "D14"),
        Lack::Extension => ("D66", "D66"),
        Lack::Manager | Lack::Deputy => ("D18", "D18"),
        Lack::Second => ("D22", "D22"),
        Lack::Paper | Lack::Electronic | Lack::Information => ("D25", "D25"),
        Lack::Rating => ("D34", "D34"),
        Lack::PlanItems => ("D42", "D42"),
        Lack::ItemFields => ("D43", "D43"),
        Lack::PlanIssued => ("D45", "D45"),
    };
    Cell::Code {
        code: code.to_owned(),
        label: label.to_owned(),
        tone: Tone::Plain,
    }
}

fn table(lang: Lang, case: &Case<'_>, lacks: &[Missing]) -> Table {
    let row = |of: &Missing| {
        let clock = of.clock.as_ref();
        let clauses = of.lacks.iter().map(|it| clause(lang, *it));
        let mut clauses: Vec<Cell> = clauses.collect();
        clauses.dedup();
        let item = of.item.and_then(|nth| clock?.unstated.get(nth));
        let item = item.map(|it| it.item.as_str());
        vec![
            Cell::Many(of.lacks.iter().map(|it| named(lang, *it, item)).collect()),
            Cell::from(item),
            Cell::Many(clauses),
            Cell::from(clock.map(|it| it.due.date)),
            clock.map_or(Cell::Empty, |it| {
                state_cell(lang, it.state(case), it.due.provisional)
            }),
            Cell::from(case.who()),
            Cell::Flag(clock.is_some_and(|it| it.due.provisional), String::new()),
            Cell::from(text::stage::command(lang, case, of)),
        ]
    };
    Table {
        key: "lacks",
        columns: vec![
            Column::new("lack", say!(lang, zh: "尚缺", en: "still lacking")).grow(),
            Column::new("item", say!(lang, zh: "项", en: "item")).only_in_files(),
            Column::new("clause", say!(lang, zh: "依据", en: "by")),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("state", say!(lang, zh: "情况", en: "state")),
            Column::new("who", say!(lang, zh: "负责", en: "who")),
            Column::data("provisional"),
            Column::new("type", say!(lang, zh: "键入", en: "type")).below(),
        ],
        rows: lacks.iter().map(row).collect(),
        empty: String::new(),
    }
}
