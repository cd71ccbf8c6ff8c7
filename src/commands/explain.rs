//! `kefu explain`: the receipt of a deadline, day by day.

use chrono::{Datelike, NaiveDate};
use clap::Args;

use super::desk::Desk;
use super::show::shown_record;
use super::{Answer, code, word};
use crate::both;
use crate::context::Context;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Clock, State, Task};
use crate::text;
use crate::text::word::Spoken;

/// Which deadline is to be explained.
#[derive(Args, Debug)]
#[command(
    after_help = both!(
        "例：\n  kefu explain huarui         全部时限\n  kefu explain huarui plan    只看服务计划",
        "Examples:\n  kefu explain huarui         every deadline\n  kefu explain huarui plan    the client service plan alone"
    ),
)]
pub struct Explain {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号、名称或其一部分、拼音", "The client's id, name, a part of it or its pinyin"))]
    client: String,
    #[arg(value_parser = word::<Task>(), value_name = both!("时限", "DEADLINE"), help = both!("只看一项时限", "One deadline alone"))]
    task: Option<Task>,
}

pub(super) fn run(explain: &Explain, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    shown_record(&desk, &explain.client, |case| {
        page(&desk, case, explain.task)
    })
}

fn page(desk: &Desk<'_>, case: &Case<'_>, task: Option<Task>) -> Page {
    let lang = desk.lang();
    let mut clocks = Clock::all(case);
    clocks.retain(|clock| task.is_none_or(|task| clock.task == task));

    let mut blocks = vec![
        Block::Facts(vec![
            Fact::new(
                "client",
                say!(lang, zh: "客户", en: "client"),
                case.record.client.name,
            ),
            Fact::new(
                "id",
                say!(lang, zh: "编号", en: "id"),
                Cell::Id(case.id.to_owned()),
            ),
            Fact::new("today", say!(lang, zh: "今天", en: "today"), case.today),
        ]),
        Block::Table(clocks_table(lang, case, &clocks)),
        Block::Table(days_table(lang, case, &clocks)),
    ];
    if clocks.iter().any(|clock| clock.due.provisional) {
        blocks.push(Block::Text(text::receipt::provisional(lang)));
    }
    Page {
        schema: "kefu.explain/1",
        blocks,
    }
}

fn clocks_table(lang: Lang, case: &Case<'_>, clocks: &[Clock]) -> Table {
    let row = |clock: &Clock| {
        vec![
            code(lang, clock.task),
            Cell::Date(clock.from),
            Cell::Count(i64::from(clock.working_days)),
            Cell::Date(clock.due.date),
            Cell::from(clock.done),
            state_cell(lang, clock.state(case), clock.due.provisional),
            Cell::Flag(clock.due.provisional, String::new()),
        ]
    };
    Table {
        key: "deadlines",
        columns: vec![
            Column::new("task", say!(lang, zh: "事项", en: "task")),
            Column::new("from", say!(lang, zh: "起算日", en: "from")),
            Column::new("working-days", say!(lang, zh: "工作日", en: "days")).right(),
            Column::new("due", say!(lang, zh: "最后一日", en: "due")),
            Column::new("done", say!(lang, zh: "完成", en: "done")),
            Column::new("state", say!(lang, zh: "情况", en: "state")),
            Column::data("provisional"),
        ],
        rows: clocks.iter().map(row).collect(),
        empty: say!(lang,
            zh: "没有时限：尚未确立委托关系，或委托已终止。",
            en: "No deadlines: there is no appointment yet, or service has ended."
        ),
    }
}

/// How a clock stands, in words and colour; a date that may yet change says so.
pub(super) fn state_cell(lang: Lang, state: State, provisional: bool) -> Cell {
    let (code, tone) = match state {
        State::OnTime => ("on-time", Tone::Good),
        State::Late(_) => ("late", Tone::Warning),
        State::Overdue(_) => ("overdue", Tone::Bad),
        State::Running(0) => ("due-today", Tone::Warning),
        State::Running(_) => ("running", Tone::Plain),
    };
    let state = text::receipt::state(lang, state);
    let label = if provisional {
        say!(lang, zh: "{state}（暂定）", en: "{state} (provisional)")
    } else {
        state
    };
    Cell::Code {
        code: code.to_owned(),
        label,
        tone,
    }
}

/// Every day from the first one counted to the last one due: which working day it is, or why it is none.
fn days_table(lang: Lang, case: &Case<'_>, clocks: &[Clock]) -> Table {
    let mut starts: Vec<NaiveDate> = clocks.iter().map(|clock| clock.from).collect();
    starts.sort();
    starts.dedup();

    let mut rows = Vec::new();
    for from in starts {
        let same_start = || clocks.iter().filter(|clock| clock.from == from);
        let longest = same_start()
            .map(|clock| clock.working_days)
            .max()
            .unwrap_or(0);
        let receipt = case.calendar.explain(from, longest);
        let mut days: Vec<(NaiveDate, Option<i64>)> = receipt
            .counted
            .iter()
            .zip(1..)
            .map(|(day, nth)| (*day, Some(nth)))
            .chain(receipt.skipped.iter().map(|(day, _)| (*day, None)))
            .collect();
        days.sort();
        rows.push(vec![
            Cell::Date(from),
            Cell::Text(text::receipt::weekday(lang, from.weekday())),
            Cell::Count(0),
            Cell::Text(say!(lang, zh: "起算日，不计入", en: "the day itself, not counted")),
            Cell::Empty,
        ]);
        for (day, nth) in days {
            let kind = case.calendar.kind(day);
            let plain = matches!(kind, crate::calendar::Day::Working);
            let due: Vec<String> = same_start()
                .filter(|clock| clock.due.date == day)
                .map(|clock| clock.task.say(lang).to_owned())
                .collect();
            let why = if plain {
                String::new()
            } else {
                text::calendar::day(lang, &kind)
            };
            let why = Cell::Text(why).toned(if nth.is_none() {
                Tone::Faint
            } else {
                Tone::Good
            });
            rows.push(vec![
                Cell::Date(day),
                Cell::Text(text::receipt::weekday(lang, day.weekday())),
                nth.map_or(Cell::Empty, Cell::Count),
                why,
                if due.is_empty() {
                    Cell::Empty
                } else {
                    Cell::List(due)
                },
            ]);
        }
    }
    Table {
        key: "days",
        columns: vec![
            Column::new("date", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new(
                "working-day",
                say!(lang, zh: "第几个工作日", en: "working day"),
            )
            .right(),
            Column::new("why", say!(lang, zh: "说明", en: "note")),
            Column::new("due", say!(lang, zh: "到期", en: "due")).grow(),
        ],
        rows,
        empty: String::new(),
    }
}
