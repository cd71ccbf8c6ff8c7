//! `kefu plan draft`: the plan's items from the standard, the commitments and the needs (D37–D43).

use std::cell::RefCell;

use chrono::NaiveDate;
use clap::Args;

use super::{Year, back};
use crate::both;
use crate::changes::plan::{self, Asked, Draft, Drafted};
use crate::cli::date::Ahead;
use crate::cli::words::words;
use crate::commands::Answer;
use crate::commands::arguments::OfClient;
use crate::commands::change::{Decision, change_in};
use crate::commands::code;
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::Case;
use crate::text;
use crate::text::command::{Ask, kefu};

/// Which plan to draft, and from which day on.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    client: OfClient,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("从哪天排起，默认今天；不早于今天", "The first day to plan for; today when left out, and never before it"))]
    from: Option<Ahead>,
    #[arg(long, value_parser = words, value_name = both!("重点", "TEXT"), help = both!("本年度的一个重点（D07）", "The one focus of the year (D07)"))]
    focus: Option<String>,
    #[command(flatten)]
    of: Year,
}

pub(super) fn run(desk: &Desk<'_>, arguments: &Arguments) -> anyhow::Result<Answer> {
    let (lang, written) = (desk.lang(), desk.record_lang());
    let asked = Asked {
        year: arguments.of.day(desk.today),
        from: arguments.from.map(|from| from.from(desk.today)),
        focus: arguments.focus.clone(),
    };
    let drafted = RefCell::new(None);
    let would_say = RefCell::new(String::new());
    let mut answer = change_in(desk, &arguments.client, asked.year, |case| {
        let draft = plan::draft(case, &asked)?;
        let edits = draft.edits(|item| text::drafted::content(written, item));
        let said = said(lang, case, &draft, asked.year);
        would_say.replace(said.clone());
        drafted.replace((!draft.items.is_empty()).then(|| table(lang, written, &draft)));
        Ok(Decision { edits, said })
    })?;

    if let Some(table) = drafted.into_inner() {
        let page = answer.page.get_or_insert(Page {
            schema: "kefu.change/1",
            blocks: Vec::new(),
        });
        // The diff shows what the table would.
        if !desk.context.dry_run {
            page.blocks.push(Block::Table(table));
        }
    }
    if desk.context.dry_run {
        let words = would_say.into_inner();
        answer.notes.push(say!(lang,
            zh: "写入后会提示：\n{words}",
            en: "Written, it would say:\n{words}"
        ));
    }
    answer.page = answer.page.filter(|page| !page.blocks.is_empty());
    Ok(answer)
}

/// The items as they are in the record now, with their words in its language.
fn table(lang: Lang, written: Lang, draft: &Draft<'_>) -> Table {
    let row = |item: &Drafted<'_>| {
        let service = item.service.map_or(Cell::Empty, |service| Cell::Code {
            code: service.code.clone(),
            label: service.name.pick(lang).to_owned(),
            tone: Tone::Plain,
        });
        vec![
            Cell::Id(item.id.clone()),
            service,
            Cell::from(text::drafted::content(written, item)),
            Cell::Date(item.start),
            Cell::Date(item.finish),
            Cell::from(item.handler),
            code(lang, item.origin),
            Cell::List(item.covers.clone()),
            item.purpose.map_or(Cell::Empty, |it| code(lang, it)),
            Cell::from(item.cost),
        ]
    };
    let data = Column::data;
    Table {
        key: "items",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            data("service"),
            Column::of(lang, "years.plan.items.content").grow(),
            Column::of(lang, "years.plan.items.start"),
            Column::of(lang, "years.plan.items.finish"),
            Column::of(lang, "years.plan.items.handler"),
            data("origin"),
            Column::of(lang, "years.plan.items.covers"),
            data("purpose"),
            data("cost"),
        ],
        rows: draft.items.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// What was drafted, what a person should know of it, and what comes next.
fn said(lang: Lang, case: &Case<'_>, draft: &Draft<'_>, asked: Option<NaiveDate>) -> String {
    let id = case.id;
    let mut lines = vec![counted(lang, draft)];
    lines.extend(crowded(lang, case, draft));
    lines.extend(draft.focus.map(|focus| {
        say!(lang,
            zh: "年度重点按记录：{focus}。",
            en: "The year's focus, as on record: {focus}."
        )
    }));
    lines.extend(covering(lang, draft));
    lines.extend(undated(lang, draft));
    if draft.reference {
        lines.push(say!(lang,
            zh: "服务期不满十二个月或以咨询为主：星级服务标准仅供参照，已按期限折算，请按实际情况增减（D39）。",
            en: "Less than twelve months, or mostly advisory: the standard is only a reference, and is scaled to the term. Add and drop items as the client needs (D39)."
        ));
    }
    if draft.expected && draft.items.len() > 1 {
        lines.push(say!(lang,
            zh: "星级按预期收入评定：服务已均匀排开，实际收入不足时后段可以调整（D49）。",
            en: "The stars are based on expected income. So the services are spread evenly, and later ones can be dropped if less comes in (D49)."
        ));
    }
    if let Some(year) = draft.uncovered {
        let import = kefu("calendar import").word(Ask::FILE).say(lang);

        lines.push(say!(lang,
            zh: "{year} 年的放假安排尚未导入，该年只扣除了周末和法定节假日；导入后请再看一遍：{import}",
            en: "The holidays of {year} are not known yet, so only its weekends and the days off by law are left out. Once the notice is out, import it and check the dates: {import}"
        ));
    }
    lines.extend(costs(lang, draft));
    let is_issued = draft.is_issued;
    lines.extend(back::looked_back(lang, (id, asked), &draft.back, is_issued));
    let [show, issue] = ["plan show", "plan issue"].map(|command| {
        let command = kefu(command).word(id).options("--year", asked);
        command.say(lang)
    });

    lines.push(say!(lang,
        zh: "看一遍、改好后定稿：{show}，{issue}",
        en: "Read it, change what is needed, then issue it: {show}, {issue}"
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

/// Whether there are more items than working days: mostly the record of a client that was taken over begins too early.
fn crowded(lang: Lang, case: &Case<'_>, draft: &Draft<'_>) -> Option<String> {
    let eve = draft.first.pred_opt()?;
    let days = case.calendar.between(eve, draft.last);
    let count = draft.items.len();
    if count < 2 || i64::try_from(count).ok()? <= days {
        return None;
    }
    let drop = kefu("plan drop").word(case.id).word(Ask::ITEM);
    let drop = drop.option("--reason", Ask::CAUSE).say(lang);
    let mut said = say!(lang,
        zh: "其间只有 {days} 个工作日，{count} 项排不开。做不到的逐项取消：{drop}",
        en: "There are more items ({count}) than working days ({days}). Drop each that will not be held: {drop}"
    );
    if case.record.client.recorded_from.is_none() {
        let from = kefu("client set").word(case.id);
        let from = from.option("--recorded-from", Ask::DATE).say(lang);
        let undo = kefu("undo").say(lang);
        said += &say!(lang,
            zh: "。中途接手的客户，先撤销：{undo}，再登记档案从哪一天起记：{from}",
            en: ". If the client was taken over in mid-term, take the draft back: {undo}, and say from which day its record is kept: {from}"
        );
    }
    Some(said)
}

/// Which existing items now cover what; those that cover the same are in one line.
fn covering(lang: Lang, draft: &Draft<'_>) -> Vec<String> {
    let alike = draft.covering.chunk_by(|one, next| one.1 == next.1);
    let told = |alike: &[(&str, Vec<String>)]| {
        let items: Vec<&str> = alike.iter().map(|(item, _)| *item).collect();
        let covers = alike.first().map_or(&[][..], |(_, covers)| covers);
        let list = lang.list(&items);
        let ids_list = lang.list(covers);
        say!(lang,
            zh: "{ids_list} 由已列入的 {list} 落实。",
            en: "{ids_list}: covered by {list}, already planned."
        )
    };
    alike.map(told).collect()
}

/// Which commitments have no dates of their own, so that no item was drafted for them.
fn undated(lang: Lang, draft: &Draft<'_>) -> Option<String> {
    let ids = draft.undated.iter().map(|(id, _)| *id);
    let ids: Vec<&str> = ids.collect();
    let list = lang.list(&ids);
    (!ids.is_empty()).then(|| {
        say!(lang,
            zh: "{list} 随时或事发时履行，不排日期，计划书上照此写明。",
            en: "{list}: kept at any time or when something happens, so no dates were planned. The printed plan says so."
        )
    })
}

/// The total cost of the drafted items, if last year's costs give one (D48).
fn costs(lang: Lang, draft: &Draft<'_>) -> Option<String> {
    let costs = draft.items.iter().filter_map(|item| item.cost);
    let sum: Fen = costs.sum();
    (sum > Fen(0)).then(|| {
        say!(lang,
            zh: "预计费用按上一年度同类服务通常的费用估列，合计 {sum} 元（D48）。",
            en: "The costs are the typical costs of the same services last year, CNY {sum} in all (D48)."
        )
    })
}
