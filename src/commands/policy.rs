//! `kefu policy`: the insurance policies placed for clients, never the company's own rules (保险经纪人监管规定 44).

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::change::{Decision, change};
use super::desk::Desk;
use super::{Answer, Failed};
use crate::both;
use crate::changes::policy::{self, Terms};
use crate::cli::amount::amount;
use crate::cli::date::{Dated, Happened};
use crate::cli::entry_id::{entry_id, id_in};
use crate::cli::words::one_line;
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::lang::Lang;
use crate::model::{Policy, last_day_of_year_from, share_of};
use crate::money::Fen;
use crate::say;
use crate::standing::{Case, Premiums, is_a_year_and_a_day};
use crate::text::command::{Ask, kefu};
use crate::text::key::label;

mod co_insurer;
mod end;
mod follows;
mod further;
mod instalment;
mod list;
mod paid;
mod show;

use further::Further;

/// What can be done with policies.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records a policy.
    #[command(
        about = both!("登记一张保单", "Record a policy"),
        after_help = both!(
            "例：\n  kefu policy add huarui --id par --insurer 东海财险 --product 财产一切险及营业中断险 --number PQ-2026-001 --starts 2026-03-20 --premium 252万 --brokerage-percent 15 --reinsurance\n新保单接续旧保单的，另行登记旧保单的续转结果：\n  kefu renewal outcome huarui par=renewed:par27",
            "Example:\n  kefu policy add huarui --id par --insurer \"East Sea P&C\" --product \"property all risks\" --number PQ-2026-001 --starts 2026-03-20 --premium 2,520,000 --brokerage-percent 15 --reinsurance\nA policy that follows another is named by the outcome of that one:\n  kefu renewal outcome huarui par=renewed:par27"
        ),
    )]
    Add(Box<Add>),
    /// Changes one.
    #[command(
        about = both!("修改一张保单，或登记保险费付清、佣金到账", "Change a policy, or record that the premium was paid or brokerage received"),
        after_help = both!(
            "没有写的内容保持不变。\n例：\n  kefu policy set huarui par --number PQ-2026-001 --paid 2026-04-10\n  kefu policy set huarui par --received 378000 --received-on 2026-05-08",
            "What you leave out stays as it was.\nExamples:\n  kefu policy set huarui par --number PQ-2026-001 --paid 2026-04-10\n  kefu policy set huarui par --received 378,000 --received-on 2026-05-08"
        ),
    )]
    Set(Box<Set>),
    /// Ends one before its term.
    #[command(
        about = both!("登记保单提前终止（退保、注销）和退还的保险费", "Record that a policy was surrendered or cancelled, and the premium returned"),
        after_help = both!(
            "责任开始前解除合同，扣除手续费后退还保险费；开始后退还未满期部分（保险法第五十四条）。货物运输、运输工具航程保险，责任开始后不得解除（第五十条）。\n例：\n  kefu policy end huarui par --terminated 2026-08-31 --reason 退保\n  kefu policy end huarui par --terminated 2026-08-31 --reason 退保 --refund 20万 --number PD-2026-040 --on 2026-09-05",
            "Ended before cover begins, the premium comes back less a fee; afterwards, what is not earned (Insurance Law, article 54). Cargo and voyage cover cannot be cancelled once it has begun (article 50).\nExamples:\n  kefu policy end huarui par --terminated 2026-08-31 --reason surrendered\n  kefu policy end huarui par --terminated 2026-08-31 --reason surrendered --refund 200,000 --number PD-2026-040 --on 2026-09-05"
        ),
    )]
    End(Box<end::End>),
    /// Records a co-insurer.
    #[command(
        about = both!("登记共保公司及其份额；首席承保人承担其余", "Record a co-insurer and its share; the leader has the rest"),
        after_help = both!(
            "例：\n  kefu policy co-insurer huarui par 安和财险 --share 40",
            "Example:\n  kefu policy co-insurer huarui par \"Anhe Insurance\" --share 40"
        ),
    )]
    CoInsurer(co_insurer::CoInsurer),
    /// Records an instalment.
    #[command(
        about = both!("登记分期缴纳的保险费：应缴日、金额、实缴日", "Record an instalment of the premium: its due day, amount and payment"),
        after_help = both!(
            "例：\n  kefu policy instalment huarui par --due 2026-04-20 --amount 126万\n  kefu policy instalment huarui par 1 --paid 2026-04-18",
            "Examples:\n  kefu policy instalment huarui par --due 2026-04-20 --amount 1,260,000\n  kefu policy instalment huarui par 1 --paid 2026-04-18"
        ),
    )]
    Instalment(instalment::Instalment),
    /// Shows one.
    #[command(
        about = both!("查看一张保单：是否有效、保险费、批改、索赔、续转结果；仅供内部使用", "Show a policy: whether it is in force, premium, endorsements, claims, outcome; internal"),
        after_help = both!(
            "例：\n  kefu policy show huarui par",
            "Example:\n  kefu policy show huarui par"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单编号，如 par 或 policies/par；也可写保单号", "The policy's id, such as par or policies/par, or its number"))]
        policy: String,
    },
    /// Lists them.
    #[command(
        about = both!("查看保单，最先到期的在前；仅供内部使用", "List policies, the earliest expiry first; internal"),
        after_help = both!(
            "保险费含已签发批单增减的部分；佣金 = 保险费 × 佣金比例，四舍五入到分。\n例：\n  kefu policy list huarui\n  kefu policy list --expiring-within 120",
            "The premium includes what issued endorsements add or return. Brokerage = premium × percentage, rounded to the fen.\nExamples:\n  kefu policy list huarui\n  kefu policy list --expiring-within 120"
        ),
    )]
    List(list::List),
}

/// A policy to be recorded.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    client: OfClient,
    #[arg(long, value_parser = entry_id, value_name = both!("编号", "ID"), help = both!("保单在记录中的编号，如 par；默认 pol1、pol2……", "The policy's id in the record, such as par; pol1, pol2… when left out"))]
    id: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("保险公司", "The insurer"))]
    insurer: String,
    #[arg(long, value_parser = one_line, value_name = both!("险种", "PRODUCT"), help = both!("险种名称", "The product"))]
    product: String,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("保险起期", "The first day of cover"))]
    starts: Dated,
    #[arg(long, help = both!("人寿保险（诉讼时效为五年）", "Life insurance (limitation of 5 years)"))]
    life: bool,
    #[arg(long, help = both!("责任保险（诉讼时效自赔偿责任确定之日起）", "Liability cover (limitation from the day the liability is determined)"))]
    liability: bool,
    #[arg(long, help = both!("海上保险，航程含海上运输（诉讼时效依海商法）", "Marine: the voyage includes the sea (limitation by the Maritime Code)"))]
    marine: bool,
    #[arg(long, help = both!("有再保险", "There is reinsurance"))]
    reinsurance: bool,
    #[arg(long, help = both!("一次性保险，到期不续转", "Cover for one occasion, which is not renewed"))]
    one_off: bool,
    #[command(flatten)]
    further: Further,
}

/// The changes of a policy.
#[derive(Args, Debug)]
pub struct Set {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单编号，如 par 或 policies/par", "The policy's id, such as par or policies/par"))]
    policy: String,
    #[arg(long, value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("保险公司", "The insurer"))]
    insurer: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("险种", "PRODUCT"), help = both!("险种名称", "The product"))]
    product: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("保险起期", "The first day of cover"))]
    starts: Option<Dated>,
    #[arg(long, value_name = "true|false", help = both!("人寿保险（诉讼时效为五年）", "Life insurance (limitation of 5 years)"))]
    life: Option<bool>,
    #[arg(long, value_name = "true|false", help = both!("责任保险（诉讼时效自赔偿责任确定之日起）", "Liability cover (limitation from the day the liability is determined)"))]
    liability: Option<bool>,
    #[arg(long, value_name = "true|false", help = both!("海上保险，航程含海上运输（诉讼时效依海商法）", "Marine: the voyage includes the sea (limitation by the Maritime Code)"))]
    marine: Option<bool>,
    #[arg(long, value_name = "true|false", help = both!("有再保险", "There is reinsurance"))]
    reinsurance: Option<bool>,
    #[arg(long, value_name = "true|false", help = both!("一次性保险，到期不续转", "Cover for one occasion, which is not renewed"))]
    one_off: Option<bool>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("至今到账的佣金（元）", "The brokerage received so far, CNY"))]
    received: Option<Fen>,
    #[arg(long, requires = "received", value_name = both!("日期", "DATE"), help = both!("佣金统计到哪一天，默认今天", "The day up to which it is counted; today when left out"))]
    received_on: Option<Happened>,
    #[command(flatten)]
    further: Further,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    match verb {
        Verb::Add(asked) => add(&desk, asked),
        Verb::Set(asked) => set(&desk, asked),
        Verb::End(asked) => end::run(&desk, asked),
        Verb::CoInsurer(asked) => co_insurer::run(&desk, asked),
        Verb::Instalment(asked) => instalment::run(&desk, asked),
        Verb::Show { client, policy } => show::run(&desk, client, policy),
        Verb::List(asked) => list::run(asked, &desk),
    }
}

fn add(desk: &Desk<'_>, asked: &Add) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let starts = asked.starts.on(desk.today);
    change(desk, &asked.client, |case| {
        let terms = Terms {
            insurer: Some(asked.insurer.clone()),
            product: Some(asked.product.clone()),
            starts: Some(starts),
            life: Some(asked.life),
            liability: Some(asked.liability),
            marine: Some(asked.marine),
            reinsurance: Some(asked.reinsurance),
            one_off: Some(asked.one_off),
            ..asked.further.terms(desk.today)
        };
        let ends = terms.ends.unwrap_or_else(|| last_day_of_year_from(starts));
        let (id, edits) = policy::add(case, asked.id.clone(), terms)?;

        let product = &asked.product;
        let mut said = say!(lang,
            zh: "已登记保单 {id}：{product}，{starts} 至 {ends}。",
            en: "Recorded policy {id}: {product}, {starts} to {ends}."
        );
        let premium = asked.further.premium;
        said += &brokerage(lang, premium, asked.further.brokerage_percent);
        let lacks = asked.further.lacks();
        if !lacks.is_empty() {
            let names: Vec<&str> = lacks.iter().map(|(way, ..)| label(lang, way)).collect();
            let list = lang.list(&names);
            let set = kefu("policy set").word(case.id).word(&id);
            let set = lacks
                .iter()
                .fold(set, |set, (_, option, ask)| set.option(option, *ask));
            let set = set.say(lang);
            said += &say!(lang,
                zh: "\n尚缺{list}，补登：{set}",
                en: "\nStill missing: {list}. To add: {set}"
            );
        }
        said += &a_day_too_long(lang, case.id, &id, starts, ends);
        let new = follows::New {
            id: &id,
            insurer: &asked.insurer,
            product,
            starts,
            ends,
        };
        said.extend(follows::hint(lang, case, new));
        Ok(Decision { edits, said })
    })
}

fn set(desk: &Desk<'_>, asked: &Set) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let terms = Terms {
        insurer: asked.insurer.clone(),
        product: asked.product.clone(),
        starts: asked.starts.map(|it| it.on(desk.today)),
        life: asked.life,
        liability: asked.liability,
        marine: asked.marine,
        reinsurance: asked.reinsurance,
        one_off: asked.one_off,
        received: asked.received,
        received_on: asked
            .received
            .map(|_| Happened::or_today(asked.received_on, desk.today)),
        ..asked.further.terms(desk.today)
    };
    let (client, id): (&str, &str) = (&asked.client, &asked.policy);
    if terms == Terms::default() {
        let set = kefu("policy set")
            .word(client)
            .word(id)
            .option("--paid", Ask::DATE)
            .say(lang);
        return Err(Failed::because(say!(lang,
            zh: "没有写要改什么，例如：{set}。全部选项：kefu policy set --help",
            en: "Say what to change, for instance: {set}. All options: kefu policy set --help"
        )));
    }
    change(desk, client, |case| {
        let edits = policy::set(case, id, terms.clone())?;
        let (_, old) = policy::find(case.record, id)?;
        let only_paid = Terms {
            paid: terms.paid,
            ..Terms::default()
        };
        let alone = terms == only_paid;
        let changed = || say!(lang, zh: "保单 {id} 已修改。", en: "Policy {id} is changed.");
        let paid = terms
            .paid
            .map(|on| paid::said(lang, case, old, &terms, on, alone));
        let mut said = match paid {
            Some(paid) if alone => paid,
            Some(paid) => [changed(), paid].join(lang.pick("", " ")),
            None => changed(),
        };
        if let Some(received) = terms.received {
            said += &match due(case, old, &terms) {
                Some(whole) => say!(lang,
                    zh: "佣金到账 {received}，应收 {whole}。",
                    en: " Brokerage received: {received} of {whole}."
                ),
                None => say!(lang,
                    zh: "佣金到账 {received}。",
                    en: " Brokerage received: {received}."
                ),
            };
        }
        said.extend(too_much(lang, case, old, &terms));
        if terms.received.is_none()
            && (terms.premium.is_some() || terms.brokerage_percent.is_some())
        {
            let premium = terms.premium.or(old.premium);
            let percent = terms.brokerage_percent.or(old.brokerage_percent);
            said += &brokerage(lang, premium, percent);
        }
        if let (true, Some(starts), Some(ends)) = (
            terms.starts.is_some() || terms.ends.is_some(),
            terms.starts.or(old.starts),
            terms.ends.or(old.agreed_end),
        ) {
            said += &a_day_too_long(lang, case.id, old.id, starts, ends);
        }
        Ok(Decision { edits, said })
    })
}

/// The brokerage due after a change of a policy, with its issued endorsements.
fn due(case: &Case<'_>, old: &Policy<'_>, terms: &Terms) -> Option<Fen> {
    let changed = Policy {
        premium: terms.premium.or(old.premium),
        brokerage_percent: terms.brokerage_percent.or(old.brokerage_percent),
        ..old.clone()
    };
    Premiums::on(case.record, case.today).brokerage(&changed)
}

/// Says that more brokerage was received than is due: the figure is the total so far.
fn too_much(lang: Lang, case: &Case<'_>, old: &Policy<'_>, terms: &Terms) -> Option<String> {
    let received = terms.received?;
    due(case, old, terms).filter(|due| received > *due)?;
    Some(say!(lang,
        zh: "请核对：到账多于应收。",
        en: " Please check: this is more than what is due."
    ))
}

/// The brokerage on a policy's own premium, which shows a percentage that was typed as a fraction.
fn brokerage(lang: Lang, premium: Option<Fen>, percent: Option<i64>) -> String {
    match premium
        .zip(percent)
        .map(|(premium, percent)| share_of(premium, percent))
    {
        Some(brokerage) => {
            say!(lang, zh: "佣金 {brokerage} 元。", en: " Brokerage: CNY {brokerage}.")
        }
        None => String::new(),
    }
}

/// Says that a policy of a year and a day is probably one of a year, with a last day that is one day too
/// late; empty for any other term.
fn a_day_too_long(
    lang: Lang,
    client: &str,
    id: &str,
    starts: NaiveDate,
    ends: NaiveDate,
) -> String {
    let Some(last) = ends
        .pred_opt()
        .filter(|_| is_a_year_and_a_day(starts, ends))
    else {
        return String::new();
    };
    let set = kefu("policy set")
        .word(client)
        .word(id)
        .option("--ends", last)
        .say(lang);
    say!(lang,
        zh: "\n{starts} 至 {ends} 首尾都算，是一年零一天，业务档案要多保管五年（第五十一条）。如为一年期：{set}",
        en: "\nFrom {starts} to {ends}, both inclusive, is a year and a day, so the file must be kept five years longer (art. 51). If the term is one year: {set}"
    )
}
