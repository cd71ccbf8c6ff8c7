//! `kefu diary` and `kefu log`: what was done for the client, and how the client responded (D54).

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::change::{Decision, change};
use super::desk::Desk;
use super::plan::{and_cost, next_item};
use super::{Answer, who};
use crate::both;
use crate::changes::diary::{self, NewEntry};
use crate::cli::amount::amount;
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{OfClient, On};
use crate::context::Context;
use crate::model::{Claim, TradeKind, Word};
use crate::money::Fen;
use crate::say;
use crate::text::command::{Ask, kefu};
use crate::text::word::{Spoken, diary_kind};

mod list;

/// What can be done with the diary.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Writes an entry.
    #[command(about = both!("记一笔客户日志（可简写为 kefu log）", "Write an entry (short: kefu log)"), after_help = KINDS)]
    Add(Box<Add>),
    /// Lists entries.
    #[command(
        about = both!("查看客户日志，可跨全部客户", "List entries, of one client or of all"),
        after_help = both!(
            "例：\n  kefu diary list huarui --from 2026-07-01\n  kefu diary list --who 陈静 --kind visit\n  kefu diary list --findings",
            "Examples:\n  kefu diary list huarui --from 2026-07-01\n  kefu diary list --who \"Chen Jing\" --kind visit\n  kefu diary list --findings"
        ),
    )]
    List(list::List),
}

/// The help of `diary add` and `kefu log` below their options.
pub const KINDS: &str = both!(
    "类型：星级服务标准中的服务（phone-call visit meeting client-manual risk-survey training bulletin claims-session account-review stewardship-report，及公司自定的服务），或 enquiry proposal request-for-quotation placement claim endorsement other；写中文名称也可以\n\n例：\n  kefu log huarui visit \"复查消防整改\" --response \"同意十月复检\" --item p7",
    "Kinds: the services of the standard (phone-call visit meeting client-manual risk-survey training bulletin claims-session account-review stewardship-report, and the company's own), or enquiry proposal request-for-quotation placement claim endorsement other; you may also type their names\n\nExample:\n  kefu log huarui visit \"went over the fire protection works\" --response \"agreed to an October check\" --item p7"
);

/// An entry to be written.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_name = both!("类型", "KIND"), help = both!("服务类型，或业务类型，如 visit", "The kind of service or business, such as visit"))]
    kind: String,
    #[arg(value_parser = words, value_name = both!("内容", "TEXT"), help = both!("做了什么", "What was done"))]
    text: String,
    #[arg(long, value_parser = words, value_name = both!("反应", "TEXT"), help = both!("客户反应", "How the client responded"))]
    response: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("服务人员；默认您自己（配置中的 me，当日在服务团队中的），否则当日的客户经理", "Who served the client; you (me of your configuration) if in the team that day, else its account manager"))]
    by: Option<String>,
    #[command(flatten)]
    on: On,
    #[arg(long, value_parser = id_in(&["years.plan.items"]), value_name = both!("项目", "ITEM"), help = both!("所完成的计划项目，如 p7；同时登记其完成日期", "The plan item it fulfils, such as p7; the item is then done that day"))]
    item: Option<String>,
    #[arg(long, value_parser = amount, requires = "item", value_name = both!("金额", "AMOUNT"), help = both!("该项目的实际费用，人民币元（D48）", "What that item actually cost, CNY (D48)"))]
    actual_cost: Option<Fen>,
    #[arg(long, value_parser = id_in(&["claims"]), value_name = both!("索赔", "CLAIM"), help = both!("所涉及的索赔，如 k1", "The claim it is about, such as k1"))]
    claim: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=100_000), value_name = both!("人数", "N"), help = both!("培训讲座的客户参加人数（D61）", "How many of the client's people attended a talk or training (D61)"))]
    attendance: Option<u32>,
    #[arg(long, value_parser = words, value_name = both!("信息", "TEXT"), help = both!("可供其他客户借鉴的管理或技术信息（D10）", "What others can learn from it (D10)"))]
    finding: Option<String>,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    match verb {
        Verb::Add(add) => log(add, context),
        Verb::List(list) => list::run(list, &Desk::open(context)?),
    }
}

/// `kefu log`, which is `kefu diary add`.
pub(super) fn log(add: &Add, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    change(&desk, &add.client, |case| {
        let user = || who::serving(&desk, case, add.on.day(desk.today));
        let by = add.by.clone().or_else(user);
        let written = diary::add(case, add.entry(desk.today, by))?;

        let kind = diary_kind(lang, case.standard, &written.kind);
        let (id, by, on) = (&written.id, &written.by, add.on.day(desk.today));
        let mut said = say!(lang,
            zh: "已记入客户日志：{id}，{on}，{kind}，{by}。",
            en: "Written into the diary: {id}, {on}, {kind}, {by}."
        );
        if let Some(item) = &add.item {
            let cost = and_cost(lang, add.actual_cost);
            said += &say!(lang, zh: "\n{item} 已完成{cost}。", en: "\n{item} is done{cost}.");
            said += &next_item(lang, case, item);
        }
        let is_open = |claim: &Claim<'_>| claim.is_open();
        let claims = &case.record.claims;
        if written.kind == TradeKind::Claim.code()
            && add.claim.is_none()
            && !claims.iter().any(is_open)
        {
            let client = case.id;
            let add = kefu("claim add")
                .word(client)
                .word(Ask::LOSS)
                .option("--policy", Ask::POLICY)
                .option("--loss", Ask::DATE_OF_LOSS)
                .say(lang);
            said += &say!(lang,
                zh: "\n没有未结的索赔。新出险的另行登记，法定期限由此计算：{add}",
                en: "\nNo claim is open. A new claim needs its own record, from which its deadlines are counted: {add}"
            );
        }
        let edits = written.edits;
        Ok(Decision { edits, said })
    })
}

impl Add {
    fn entry(&self, today: NaiveDate, by: Option<String>) -> NewEntry {
        NewEntry {
            on: self.on.day(today),
            by,
            kind: kind_typed(&self.kind),
            did: self.text.clone(),
            response: self.response.clone(),
            item: self.item.clone(),
            actual_cost: self.actual_cost,
            claim: self.claim.clone(),
            attendance: self.attendance,
            finding: self.finding.clone(),
        }
    }
}

/// The code of a kind of business that was typed by its name; anything else as it was typed.
fn kind_typed(typed: &str) -> String {
    let typed = typed.trim();
    let named = TradeKind::ALL.iter().find(|kind| {
        let (zh, en) = kind.words();
        typed == zh || typed == en
    });
    named.map_or(typed, |kind| kind.code()).to_owned()
}
