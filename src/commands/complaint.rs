//! `kefu complaint`: complaints, answered within the company's days, settled, with what was learned.

use clap::{Args, Subcommand};

use super::beside::{self, Ended, List, Row, Shape};
use super::change::{Decision, change};
use super::desk::Desk;
use super::refused::refused;
use super::show::shown_record;
use super::{Answer, who};
use crate::both;
use crate::changes::complaint::{self, NewComplaint};
use crate::changes::step::With;
use crate::cli::date::Happened;
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient, On};
use crate::context::Context;
use crate::document::{Item, KeyPath, Value};
use crate::lang::Lang;
use crate::model::form;
use crate::output::{Block, Cell, Column, Fact, Page};
use crate::say;
use crate::standing::{Case, complaint_due, complaint_wait};
use crate::text::command::{Ask, kefu};
use crate::text::key::label;

/// What can be done with complaints.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records one.
    #[command(
        about = both!("登记收到的投诉", "Record a complaint that we received"),
        after_help = both!(
            "例：\n  kefu complaint add huarui \"火灾赔款到账晚于约定\" --from 刘洋 --against 东海财险\n  kefu complaint answer huarui t1 \"书面说明付款经过\" --redress \"督促保险公司书面致歉\"\n  kefu complaint settle huarui t1 --response 客户接受 --lesson \"索赔时复核收款账号\"",
            "Examples:\n  kefu complaint add huarui \"the fire claim was paid late\" --from \"Liu Yang\" --against \"Donghai P&C\"\n  kefu complaint answer huarui t1 \"told in writing how it came about\" --redress \"the insurer apologises\"\n  kefu complaint settle huarui t1 --response accepted --lesson \"check the payee's account with each claim\""
        ),
    )]
    Add(Add),
    /// Gives it more time.
    #[command(
        about = both!("延长答复期限：情况复杂的至 30 日，经批准的至 60 日", "Give it more time: 30 days when it is complex, 60 with approval"),
        after_help = both!(
            "例：\n  kefu complaint extend huarui t1 --reason \"须向保险公司调取付款记录\"\n  kefu complaint extend huarui t1 --reason \"第三方鉴定未出\" --approved-by 客户关系管理中心",
            "Examples:\n  kefu complaint extend huarui t1 --reason \"the insurer's payment records are needed\"\n  kefu complaint extend huarui t1 --reason \"the expert's report is not there yet\" --approved-by \"Client relations\""
        ),
    )]
    Extend {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("为什么需要更多时间", "Why more time is needed"))]
        reason: String,
        #[arg(long, value_parser = one_line, value_name = both!("批准人", "NAME"), help = both!("批准延长至最长期限的人", "Who approved the longest time"))]
        approved_by: Option<String>,
    },
    /// Answers it.
    #[command(
        about = both!("登记对投诉的答复", "Record the answer"),
        after_help = both!(
            "例：\n  kefu complaint answer huarui t1 \"书面说明付款经过\" --cause 账号登记有误 --redress \"督促保险公司致歉\"",
            "Example:\n  kefu complaint answer huarui t1 \"told in writing how it came about\" --cause \"a wrong account number\" --redress \"the insurer apologises\""
        ),
    )]
    Answer {
        #[command(flatten)]
        at: At,
        #[arg(value_parser = words, value_name = both!("答复", "TEXT"), help = both!("答复的内容", "What was answered"))]
        answer: String,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("查明的投诉原因", "What was found to be the cause"))]
        cause: Option<String>,
        #[arg(long, value_parser = words, value_name = both!("措施", "TEXT"), help = both!("补救措施", "What is done to put it right"))]
        redress: Option<String>,
    },
    /// Settles it.
    #[command(
        about = both!("登记投诉办结：客户对答复的反应和改进措施", "Record that it is settled, what the client said and what was learned"),
        after_help = both!(
            "例：\n  kefu complaint settle huarui t1 --response 客户接受 --lesson \"索赔时复核收款账号\"",
            "Example:\n  kefu complaint settle huarui t1 --response accepted --lesson \"check the payee's account with each claim\""
        ),
    )]
    Settle {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = words, value_name = both!("反应", "TEXT"), help = both!("客户对答复的反应", "What the client said about the answer"))]
        response: String,
        #[arg(long, value_parser = words, value_name = both!("措施", "TEXT"), help = both!("我方的改进措施", "What we learned from it"))]
        lesson: Option<String>,
    },
    /// Withdraws it.
    #[command(
        about = both!("登记客户撤回投诉", "Record that the client withdrew it"),
        after_help = both!(
            "例：\n  kefu complaint withdraw huarui t1 --on 2026-11-05",
            "Example:\n  kefu complaint withdraw huarui t1 --on 2026-11-05"
        ),
    )]
    Withdraw {
        #[command(flatten)]
        at: At,
    },
    /// Lists them.
    #[command(
        about = both!("查看投诉，可跨全部客户；未办结的在前", "List complaints, of one client or of all; those that are open come first"),
        after_help = both!(
            "例：\n  kefu complaint list --open\n  kefu complaint list huarui",
            "Examples:\n  kefu complaint list --open\n  kefu complaint list huarui"
        ),
    )]
    List(List),
    /// Shows one.
    #[command(
        about = both!("查看一起投诉的经过和答复期限", "Show one complaint: all of it, and the last day to answer"),
        after_help = both!("例：\n  kefu complaint show huarui t1", "Example:\n  kefu complaint show huarui t1"),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(value_parser = id_in(&["complaints"]), value_name = both!("投诉", "COMPLAINT"), help = both!("投诉编号，如 t1 或 complaints/t1", "The complaint's id, such as t1 or complaints/t1"))]
        id: String,
    },
}

/// A complaint to be recorded.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = words, value_name = both!("内容", "TEXT"), help = both!("投诉的内容", "What the complaint is about"))]
    text: String,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("投诉人", "Who complains"))]
    from: String,
    #[arg(long, value_parser = one_line, value_name = both!("对象", "NAME"), help = both!("被投诉的人员或保险公司", "Whom it is about: a colleague or an insurer"))]
    against: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("我方经办人；默认您自己（配置中的 me，在服务团队中的），否则客户经理", "Which of us handles it; you (me of your configuration) if in the team, else the account manager"))]
    handler: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("收到日期，默认今天", "The day it was received; today when left out"))]
    on: Option<Happened>,
}

/// Which complaint, and when.
#[derive(Args, Debug)]
pub struct At {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["complaints"]), value_name = both!("投诉", "COMPLAINT"), help = both!("投诉编号，如 t1 或 complaints/t1", "The complaint's id, such as t1 or complaints/t1"))]
    id: String,
    #[command(flatten)]
    on: On,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = &Desk::open(context)?;
    let said = |key, value: &Option<String>| value.clone().map(|text| (key, text.into()));
    match verb {
        Verb::Add(asked) => add(desk, asked),
        Verb::Extend {
            at,
            reason,
            approved_by,
        } => extend(desk, at, reason, approved_by.as_deref()),
        Verb::Answer {
            at,
            answer,
            cause,
            redress,
        } => {
            let mut with = vec![("answer", answer.as_str().into())];
            with.extend(said("cause", cause));
            with.extend(said("redress", redress));
            step(desk, at, "answered", with)
        }
        Verb::Settle {
            at,
            response,
            lesson,
        } => {
            let mut with = vec![("response", response.as_str().into())];
            with.extend(said("lesson", lesson));
            step(desk, at, "settled", with)
        }
        Verb::Withdraw { at } => step(desk, at, "withdrawn", With::new()),
        Verb::List(list) => beside::list(desk, list, shape(desk.lang()), |case| {
            rows(desk.lang(), case)
        }),
        Verb::Show { client, id } => show(desk, client, id),
    }
}

fn add(desk: &Desk<'_>, asked: &Add) -> anyhow::Result<Answer> {
    change(desk, &asked.client, |case| {
        let on = Happened::or_today(asked.on, desk.today);
        let new = NewComplaint {
            from: asked.from.clone(),
            text: asked.text.clone(),
            against: asked.against.clone(),
            handler: who::handler(desk, case, asked.handler.as_ref()),
            on,
        };
        let (id, edits) = complaint::add(case, new)?;
        let answer = kefu("complaint answer").word(case.id).word(&id);
        let answer = answer.word(Ask::TEXT).say(desk.lang());
        let days = case.standard.complaints.answer;
        let due = on + chrono::Days::new(days.into());
        let said = say!(desk.lang(),
            zh: "已登记投诉 {id}，最迟应于 {due} 答复（收到后 {days} 日）：{answer}",
            en: "Complaint {id} is on record. Answer it by {due}, {days} days after its receipt: {answer}"
        );
        Ok(Decision { edits, said })
    })
}

fn extend(
    desk: &Desk<'_>,
    at: &At,
    reason: &str,
    approved_by: Option<&str>,
) -> anyhow::Result<Answer> {
    let (lang, on, id) = (desk.lang(), at.on.day(desk.today), &at.id);
    change(desk, &at.client, |case| {
        let (due, edits) = complaint::extend(case, id, reason, approved_by, on)?;
        let until = due.map_or_else(
            String::new,
            |due| say!(lang, zh: "，最迟应于 {due} 答复", en: "; answer it by {due}"),
        );
        let said = say!(lang,
            zh: "投诉 {id}：已于 {on} 延长答复期限{until}。",
            en: "The time to answer complaint {id} was extended on {on}{until}."
        );
        Ok(Decision { edits, said })
    })
}

fn step(desk: &Desk<'_>, at: &At, key: &'static str, with: With) -> anyhow::Result<Answer> {
    let (lang, on) = (desk.lang(), at.on.day(desk.today));
    change(desk, &at.client, |case| {
        let edits = complaint::step(case, &at.id, key, on, with.clone())?;
        let id = &at.id;
        let said = match key {
            "answered" => {
                let settle = kefu("complaint settle").word(case.id).word(id);
                let settle = settle.option("--response", Ask::RESPONSE).say(lang);
                say!(lang,
                    zh: "投诉 {id}：已于 {on} 答复。客户表态后办结：{settle}",
                    en: "Complaint {id} was answered on {on}. Once the client has responded: {settle}"
                )
            }
            "settled" => say!(lang,
                zh: "投诉 {id}：已于 {on} 办结。",
                en: "Complaint {id} was settled on {on}."
            ),
            _ => say!(lang,
                zh: "投诉 {id}：客户已于 {on} 撤回。",
                en: "Complaint {id} was withdrawn on {on}."
            ),
        };
        Ok(Decision { edits, said })
    })
}

fn shape(lang: Lang) -> Shape {
    let add = kefu("complaint add").word(Ask::CLIENT).word(Ask::TEXT);
    let add = add.option("--from", Ask::NAME).say(lang);
    Shape {
        schema: "kefu.complaints/1",
        key: "complaints",
        own: vec![
            Column::of(lang, "complaints.received"),
            Column::of(lang, "complaints.text").grow(),
        ],
        alone: &["received"],
        data: vec![
            "complaints.from",
            "complaints.against",
            "complaints.extended",
            "complaints.answered",
            "complaints.settled",
            "complaints.withdrawn",
        ],
        empty: say!(lang, zh: "没有投诉。登记：{add}", en: "There are no complaints. To record one: {add}"),
    }
}

fn rows(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let all = case.record.complaints.iter().enumerate();
    all.map(|(nth, it)| {
        let settled = it.settled.map(|on| (Ended::Settled, on));
        let ended = settled.or(it.withdrawn.map(|on| (Ended::Withdrawn, on)));
        let waits: Vec<_> = complaint_wait(case, nth, it).into_iter().collect();
        let row = Row::new(lang, case, it.id, it.handler, &waits, ended);
        let row = match it.settled {
            Some(on) => row.ended_as(say!(lang, zh: "已办结 {on}", en: "settled {on}")),
            None => row.left(
                "complaint-settle",
                say!(lang, zh: "已答复，待办结", en: "answered, to be settled"),
            ),
        };
        row.with(
            vec![Cell::from(it.received), Cell::from(it.text)],
            vec![
                Cell::from(it.from),
                Cell::from(it.against),
                Cell::from(it.extended),
                Cell::from(it.answered),
                Cell::from(it.settled),
                Cell::from(it.withdrawn),
            ],
        )
    })
    .collect()
}

/// Everything in the record about a complaint, key by key in the words of the form, with the last day to
/// answer.
fn show(desk: &Desk<'_>, client: &str, id: &str) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    shown_record(desk, client, |case| {
        let (_, it) =
            complaint::by_id(case, id).map_err(|refusal| refused(lang, case, &refusal))?;
        let list = case.record.document().at(&KeyPath::of("complaints"));
        let mut entries = list.into_iter().flat_map(Item::items);
        let entry = entries.find(|entry| matches!(entry.get("id").map(Item::value), Some(Value::Text(there)) if there == id));
        let keys = form::section_of("complaints").map_or(&[][..], |section| section.keys);
        let fact = |key: &form::Key| {
            let cell = match entry?.get(key.name)?.value() {
                Value::Text(text) => Cell::from(text),
                Value::Date(day) if day <= desk.today => Cell::from(Some(day)),
                _ => return None,
            };
            Some(Fact::new(
                key.name,
                label(lang, &format!("complaints.{}", key.name)),
                cell,
            ))
        };
        let mut facts: Vec<Fact> = keys.iter().filter_map(fact).collect();
        let due = say!(lang, zh: "答复期限", en: "answer due");
        facts.push(Fact::new("due", due, Cell::from(complaint_due(case, it))));
        Ok(Page {
            schema: "kefu.complaint/1",
            blocks: vec![Block::Facts(facts)],
        })
    })
}
