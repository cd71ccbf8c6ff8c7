//! What was paid before the last payment, and what interrupted the limitation; nothing where there is neither.

use crate::commands::code;
use crate::lang::Lang;
use crate::model::{Claim, InterruptionKind};
use crate::output::{Block, Cell, Column, Table};
use crate::say;
use crate::standing::Case;

pub(super) fn blocks(lang: Lang, case: &Case<'_>, claim: &Claim<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !claim.advances.is_empty() {
        let heading = say!(lang, zh: "预付或部分赔款", en: "Paid ahead or in part");
        blocks.extend([Block::Heading(heading), Block::Table(advances(lang, claim))]);
    }
    if !claim.interruptions.is_empty() {
        let heading = say!(lang, zh: "诉讼时效中断", en: "Interruptions of the limitation");
        blocks.extend([
            Block::Heading(heading),
            Block::Table(interruptions(lang, claim)),
        ]);
        let mut policies = case.record.policies.iter();
        let is_marine = policies.any(|it| it.marine && Some(it.id) == claim.policy);
        let mut kinds = claim.interruptions.iter().filter_map(|it| it.kind);
        if is_marine && kinds.any(|kind| kind == InterruptionKind::Demand) {
            blocks.push(Block::Text(say!(lang,
                zh: "海上保险的诉讼时效不因提出履行请求而中断。",
                en: "Under marine insurance a demand does not interrupt the limitation."
            )));
        }
    }
    blocks
}

fn advances(lang: Lang, claim: &Claim<'_>) -> Table {
    let rows = claim.advances.iter().map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.on),
            Cell::from(it.amount),
        ]
    });
    Table {
        key: "advances",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::new("on", say!(lang, zh: "日期", en: "date")),
            Column::new("amount", say!(lang, zh: "金额（元）", en: "CNY")).right(),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}

fn interruptions(lang: Lang, claim: &Claim<'_>) -> Table {
    let rows = claim.interruptions.iter().map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.on),
            Cell::from(it.kind.map(|kind| code(lang, kind))),
            Cell::from(it.ended),
        ]
    });
    Table {
        key: "interruptions",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::new("on", say!(lang, zh: "日期", en: "date")),
            Column::new("kind", say!(lang, zh: "事由", en: "kind")),
            Column::new("ended", say!(lang, zh: "终结", en: "ended")),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}
