//! `kefu plan draft`: the plan's items from the standard, the commitments and the needs (D37–D43).

use std::cell::RefCell;

use chrono::NaiveDate;
use clap::Args;

use super::Year;
use crate::both;
use crate::changes::plan::{self, Asked, Draft, Drafted};
use crate::cli::date::day;
use crate::cli::words::words;
use crate::commands::Answer;
use crate::commands::change::{Decision, change};
use crate::commands::code;
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Minimum};
use crate::text;

/// Which plan is drafted, and from when on.
#[derive(Args, Debug)]
pub struct Arguments {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
    client: String,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("从哪天排起，默认今天；不早于今天", "The first day to plan for; today when left out, and never before it"))]
    from: Option<NaiveDate>,
    #[arg(long, value_parser = words, value_name = both!("重点", "TEXT"), help = both!("本年度的一个重点（D07）", "The one focus of the year (D07)"))]
    focus: Option<String>,
    #[command(flatten)]
    of: Year,
}

pub(super) fn run(desk: &Desk<'_>, arguments: &Arguments) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let asked = Asked {
        year: arguments.of.year,
        from: arguments.from,
        focus: arguments.focus.clone(),
    };
    let drafted = RefCell::new(None);
    let mut answer = change(desk, &arguments.client, |case| {
        let draft = plan::draft(case, &asked)?;
        let edits = draft.edits(|item| text::drafted::content(lang, item));
        let said = said(lang, case, &draft);
        drafted.replace((!draft.items.is_empty()).then(|| table(lang, &draft)));
        Ok(Decision { edits, said })
    })?;

    if let Some(table) = drafted.into_inner() {
        let page = answer.page.get_or_insert(Page {
            schema: "kefu.change/1",
            blocks: Vec::new(),
        });
        // A diff says what the table would.
        if !desk.context.dry_run {
            page.blocks.push(Block::Table(table));
        }
    }
    answer.page = answer.page.filter(|page| !page.blocks.is_empty());
    Ok(answer)
}

fn table(lang: Lang, draft: &Draft<'_>) -> Table {
    let row = |item: &Drafted<'_>| {
        let service = item.service.map_or(Cell::Empty, |service| Cell::Code {
            code: service.code.clone(),
            label: service.name.pick(lang).to_owned(),
            tone: Tone::Plain,
        });
        vec![
            Cell::Id(item.id.clone()),
            service,
            Cell::from(text::drafted::content(lang, item)),
            Cell::Date(item.start),
            Cell::Date(item.finish),
            Cell::from(item.handler),
            code(lang, item.origin),
            Cell::List(item.covers.clone()),
            item.purpose.map_or(Cell::Empty, |it| code(lang, it)),
        ]
    };
    let data = Column::data;
    Table {
        key: "items",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            data("service"),
            Column::new("content", say!(lang, zh: "内容", en: "content")).grow(),
            Column::new("start", say!(lang, zh: "预计开始", en: "start")),
            Column::new("finish", say!(lang, zh: "预计完成", en: "finish")),
            Column::new("handler", say!(lang, zh: "经办人", en: "handler")),
            data("origin"),
            Column::new("covers", say!(lang, zh: "落实", en: "covers")),
            data("purpose"),
        ],
        rows: draft.items.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// What was drafted, what a person should know of it, and what comes next.
fn said(lang: Lang, case: &Case<'_>, draft: &Draft<'_>) -> String {
    let id = case.id;
    let mut lines = vec![counted(lang, draft)];
    lines.extend(covering(lang, draft));
    if draft.reference {
        lines.push(say!(lang,
            zh: "服务期不满十二个月或以咨询为主：星级服务标准仅供参照，已按期限折算，请按实际情况增减（D39）。",
            en: "Less than twelve months, or mostly advisory: the standard is only a reference, scaled to the term; add and drop as the client needs (D39)."
        ));
    }
    if draft.expected && draft.items.len() > 1 {
        lines.push(say!(lang,
            zh: "星级按预期收入评定：服务已均匀排开，实际收入不足时后段可以调整（D49）。",
            en: "The stars rest on expected income: the services are spread evenly, so that later ones can give way if less comes in (D49)."
        ));
    }
    if let Some(year) = draft.uncovered {
        lines.push(say!(lang,
            zh: "{year} 年的放假安排尚未导入，该年的日期按周一至周五推算；导入后请再看一遍：kefu calendar import 文件",
            en: "The holidays of {year} are not known yet: its days are taken as plain Monday to Friday. Look again once the notice is in: kefu calendar import FILE"
        ));
    }
    lines.extend(last_year(lang, id, draft));
    lines.extend(lowered(lang, id, draft));
    if let Some(service) = draft.new_face {
        let name = service.name.pick(lang);
        let code = &service.code;
        lines.push(say!(lang,
            zh: "与上一年度相比没有新的服务种类（D06），可考虑增加{name}：kefu plan add {id} {code} 内容 …",
            en: "It has no kind of service that last year's had not (D06). One to consider, {name}: kefu plan add {id} {code} CONTENT …"
        ));
    }
    lines.push(say!(lang,
        zh: "看一遍、改好后定稿：kefu plan show {id}，kefu plan issue {id}",
        en: "Read it through, change what must be, then issue it: kefu plan show {id}, kefu plan issue {id}"
    ));
    lines.join("\n")
}

fn counted(lang: Lang, draft: &Draft<'_>) -> String {
    let (first, last) = (draft.first, draft.last);
    match draft.items.len() {
        0 => say!(lang, zh: "计划的服务项目已齐。", en: "The plan's items are complete."),
        1 => say!(lang,
            zh: "已拟入计划 1 项，排在 {first} 至 {last} 之间。",
            en: "Drafted 1 item, between {first} and {last}."
        ),
        count => say!(lang,
            zh: "已拟入计划 {count} 项，均匀排在 {first} 至 {last} 之间。",
            en: "Drafted {count} items, spread from {first} to {last}."
        ),
    }
}

/// Which items that were there now cover what, those that cover the same in one line.
fn covering(lang: Lang, draft: &Draft<'_>) -> Vec<String> {
    let alike = draft.covering.chunk_by(|one, next| one.1 == next.1);
    let told = |alike: &[(&str, Vec<String>)]| {
        let items: Vec<&str> = alike.iter().map(|(item, _)| *item).collect();
        let covers = alike.first().map_or(&[][..], |(_, covers)| covers);
        let (zh, en) = (items.join("、"), items.join(", "));
        let (ids_zh, ids_en) = (covers.join("、"), covers.join(", "));
        say!(lang,
            zh: "{ids_zh} 由已列入的 {zh} 落实。",
            en: "{ids_en}: covered by {en}, already planned."
        )
    };
    alike.map(told).collect()
}

/// Last year's focus and what it left undone, for this year to take up or to leave (D07).
fn last_year(lang: Lang, client: &str, draft: &Draft<'_>) -> Vec<String> {
    let focus = draft.last_focus.map(|focus| {
        say!(lang,
            zh: "上一年度的重点是“{focus}”，本年度请另定一个（D07）。",
            en: "Last year's focus was '{focus}'; this year takes another (D07)."
        )
    });
    let left = (!draft.left_over.is_empty()).then(|| {
        let count = draft.left_over.len();
        let first = draft.left_over.first().map_or("", |item| item.id);
        let left = draft.left_over.iter().take(5);
        let left: Vec<String> = left
            .map(|item| {
                let (id, content) = (item.id, item.content.unwrap_or_default());
                say!(lang, zh: "{id}“{content}”", en: "{id} '{content}'")
            })
            .collect();
        let more = match count > left.len() {
            true => say!(lang, zh: "等", en: " and others"),
            false => String::new(),
        };
        let (zh, en) = (left.join("、"), left.join(", "));
        say!(lang,
            zh: "上一年度有 {count} 项没有完成：{zh}{more}。需要的请列入本年度计划，原项目注明原因取消：kefu plan drop {client} {first} --reason 原因",
            en: "Left undone last year ({count}): {en}{more}. Plan again what is still needed, and close the old one with its reason: kefu plan drop {client} {first} --reason TEXT"
        )
    });
    focus.into_iter().chain(left).collect()
}

/// What last year's plan held less of with approval, which went with that year (D41).
fn lowered(lang: Lang, client: &str, draft: &Draft<'_>) -> Vec<String> {
    let told = |it: &Minimum<'_>| {
        let to = it.lowered.and_then(|lowered| lowered.least)?;
        let (name, code) = (it.service.name.pick(lang), &it.service.code);
        let standard = it.standard;
        Some(say!(lang,
            zh: "{name}：上一年度经批准调低至 {to} 次，本年度未再上报，仍按 {standard} 次排（D41）。需要的请再上报：kefu plan lower {client} {code} --to {to} --reason 理由；批准后取消多出的：kefu plan drop {client} 项目 --reason 原因",
            en: "{name}: last year's approval to lower it to {to} went with that year, so {standard} are planned (D41). To ask again: kefu plan lower {client} {code} --to {to} --reason TEXT; once approved, drop what is too many: kefu plan drop {client} ITEM --reason TEXT"
        ))
    };
    draft.lowered_before.iter().filter_map(told).collect()
}
