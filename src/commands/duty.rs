//! `kefu duty`: what insurers owe the client, with its last day (D60).

use clap::Subcommand;

use super::beside::{self, Ended, List, Row, Shape};
use super::change::{Decision, change};
use super::desk::Desk;
use super::{Answer, who};
use crate::both;
use crate::changes::duty::{self, NewDuty};
use crate::cli::date::{Ahead, Happened};
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{OfClient, On};
use crate::context::Context;
use crate::lang::Lang;
use crate::model::Duty;
use crate::output::{Cell, Column, Tone};
use crate::say;
use crate::standing::{Case, duty_wait};
use crate::text::command::{Ask, kefu};

/// What can be done with insurers' duties.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records something an insurer owes.
    #[command(
        about = both!("登记保险公司应为客户办的事", "Record what an insurer owes the client"),
        after_help = both!(
            "例：\n  kefu duty add huarui 东海财险 派员防灾查勘 --due 2026-12-31 --handler 王强\n  kefu duty press huarui o1\n  kefu duty done huarui o1",
            "Examples:\n  kefu duty add huarui \"Donghai P&C\" \"loss-prevention survey\" --due 2026-12-31 --handler \"Wang Qiang\"\n  kefu duty press huarui o1\n  kefu duty done huarui o1"
        ),
    )]
    Add {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = one_line, value_name = both!("保险公司", "INSURER"), help = both!("哪家保险公司", "The insurer"))]
        insurer: String,
        #[arg(value_parser = words, value_name = both!("事项", "TEXT"), help = both!("应办什么", "What it owes"))]
        text: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("最迟哪一天（含）", "The last day for it, inclusive"))]
        due: Ahead,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("我方经办人；默认您自己（配置中的 me，在服务团队中的），否则客户经理", "Which of us handles it; you (me of your configuration) if in the team, else the account manager"))]
        handler: Option<String>,
    },
    /// Records that the insurer was pressed.
    #[command(
        about = both!("登记已催办", "Record that the insurer was pressed for it"),
        after_help = both!(
            "例：\n  kefu duty press huarui o2 --on 2026-11-18",
            "Example:\n  kefu duty press huarui o2 --on 2026-11-18"
        ),
    )]
    Press {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("催办日期，默认今天", "The day; today when left out"))]
        on: Option<Happened>,
    },
    /// Records that it was done.
    #[command(
        about = both!("登记保险公司已履行", "Record that the insurer did it"),
        after_help = both!(
            "例：\n  kefu duty done huarui o1 --on 2026-06-25",
            "Example:\n  kefu duty done huarui o1 --on 2026-06-25"
        ),
    )]
    Done {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("履行日期，默认今天", "The day it was done; today when left out"))]
        on: Option<Happened>,
    },
    /// Gives it up.
    #[command(
        about = both!("不再要求（保留在记录中）", "Give it up; it stays on record"),
        after_help = both!(
            "例：\n  kefu duty drop huarui o2 --reason \"客户自行打印保单\"",
            "Example:\n  kefu duty drop huarui o2 --reason \"the client printed the policy\""
        ),
    )]
    Drop {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("不再要求的原因", "Why it is given up"))]
        reason: String,
        #[command(flatten)]
        on: On,
    },
    /// Lists them.
    #[command(
        about = both!("查看保险公司应办的事，可跨全部客户；未办完的在前", "List what insurers owe one client or all of them; open ones first"),
        after_help = both!(
            "例：\n  kefu duty list --open\n  kefu duty list huarui",
            "Examples:\n  kefu duty list --open\n  kefu duty list huarui"
        ),
    )]
    List(List),
}

/// Which duty.
#[derive(clap::Args, Debug)]
pub struct Which {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["duties"]), value_name = both!("事项", "DUTY"), help = both!("事项编号，如 o1 或 duties/o1", "The duty's id, such as o1 or duties/o1"))]
    id: String,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    match verb {
        Verb::Add {
            client,
            insurer,
            text,
            due,
            handler,
        } => change(&desk, client, |case| {
            let due = due.from(desk.today);
            let new = NewDuty {
                insurer: insurer.clone(),
                text: text.clone(),
                handler: who::handler(&desk, case, handler.as_ref()),
                due,
            };
            let (id, edits) = duty::add(case, new)?;
            let said = say!(lang,
                zh: "已登记 {id}：{insurer}最迟应于 {due} 履行。",
                en: "On record: {insurer} owes {id} by {due}."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Press { which, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = duty::press(case, id, on)?;
            let said = say!(lang,
                zh: "已于 {on} 就 {id} 催办保险公司。",
                en: "The insurer was pressed for {id} on {on}."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Done { which, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = duty::done(case, id, on)?;
            let said = say!(lang,
                zh: "{id} 已于 {on} 由保险公司履行。",
                en: "The insurer did {id} on {on}."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Drop { which, reason, on } => change(&desk, &which.client, |case| {
            let (on, id) = (on.day(desk.today), &which.id);
            let edits = duty::drop(case, id, on, reason.clone())?;
            let said = say!(lang,
                zh: "{id} 自 {on} 起不再要求，保留在记录中。",
                en: "{id} was given up on {on}; it stays on record."
            );
            Ok(Decision { edits, said })
        }),
        Verb::List(list) => beside::list(&desk, list, shape(lang), |case| rows(lang, case)),
    }
}

fn shape(lang: Lang) -> Shape {
    Shape {
        schema: "kefu.duties/1",
        key: "duties",
        own: vec![
            Column::of(lang, "duties.insurer").only_in_files(),
            Column::of(lang, "duties.text").grow(),
        ],
        alone: &[],
        data: vec![
            "duties.pressed",
            "duties.done",
            "duties.dropped",
            "duties.dropped-reason",
        ],
        empty: {
            let add = kefu("duty add")
                .word(Ask::CLIENT)
                .word(Ask::INSURER_OF_DUTY)
                .word(Ask::SUBJECT)
                .option("--due", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "没有保险公司应办的事。登记：{add}",
                en: "No insurer owes anything. To record a duty: {add}"
            )
        },
    }
}

/// The duty, and for a person also the insurer.
fn said(lang: Lang, duty: &Duty<'_>) -> Cell {
    let text = duty.text;
    let label = duty.insurer.map_or_else(
        || text.to_owned(),
        |insurer| say!(lang, zh: "{insurer}：{text}", en: "{insurer}: {text}"),
    );
    Cell::Code {
        code: text.to_owned(),
        label,
        tone: Tone::Plain,
    }
}

fn rows(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let all = case.record.duties.iter().enumerate();
    all.map(|(nth, it)| {
        let done = it.done.map(|on| (Ended::Done, on));
        let ended = done.or(it.dropped.map(|on| (Ended::Dropped, on)));
        let waits: Vec<_> = duty_wait(case, nth, it).into_iter().collect();
        Row::new(lang, case, it.id, it.handler, &waits, ended).with(
            vec![Cell::from(it.insurer), said(lang, it)],
            vec![
                Cell::from(it.pressed),
                Cell::from(it.done),
                Cell::from(it.dropped),
                Cell::from(it.dropped_reason),
            ],
        )
    })
    .collect()
}
