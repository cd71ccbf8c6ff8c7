//! `kefu renewal`: the renewal of policies, step by step to an outcome for each (D64–D68).

use clap::{ArgGroup, Args, Subcommand};

use super::change::{Decision, change};
use super::desk::Desk;
use super::{Answer, word};
use crate::both;
use crate::changes::renewal::{self, Aftermath, Verdict};
use crate::cli::date::{Ahead, Happened};
use crate::cli::entry_id::id_in;
use crate::cli::verdict::{Typed, Verdicts};
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfAnyClient, OfClient};
use crate::commands::who::{self, Who};
use crate::context::Context;
use crate::model::RenewalStep;

mod list;
mod said;
mod show;

pub(super) use show::step_state;

/// What can be done with renewals.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Starts one.
    #[command(
        about = both!("启动续转（D64：按星级在最早止期前 60 至 120 天）", "Start a renewal (D64: 60 to 120 days before the earliest expiry, by stars)"),
        after_help = both!(
            "例：\n  kefu renewal start huarui\n不写保单：最先到期、相距不超过 30 天的保单一并续转",
            "Example:\n  kefu renewal start huarui\nWithout policies, those that expire next are renewed together, if they are at most 30 days apart"
        ),
    )]
    Start {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单，按记录中的编号或保单号，可写几份；不写则为最先到期的", "Policies by their ids or numbers; those that expire next when left out"))]
        policies: Vec<String>,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("经办人；默认您自己（配置中的 me，在服务团队中的），否则客户经理", "Who handles it; you (me of your configuration) if in the team, else the account manager"))]
        handler: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("启动日期，默认今天", "The day it was started; today when left out"))]
        on: Option<Happened>,
    },
    /// Records a step.
    #[command(
        about = both!("登记续转步骤，包括客户的选择（D65）", "Record a step of the renewal, such as the client's choice (D65)"),
        after_help = both!(
            "例：\n  kefu renewal step huarui comparison\n  kefu renewal step huarui choice --accept \"财产一切险及营业中断险\" --decline \"营业中断险延长赔偿期\"",
            "Examples:\n  kefu renewal step huarui comparison\n  kefu renewal step huarui choice --accept \"property and business interruption\" --decline \"longer indemnity period\""
        ),
    )]
    Step(Box<Step>),
    /// Records the outcomes of policies.
    #[command(
        about = both!("登记各保单的续转结果（D67）", "Record the outcome of policies (D67)"),
        after_help = both!(
            "例：\n  kefu renewal outcome huarui par=renewed:par27 mb=moved-insurer:mb27 cargo=extended:2027-06-18\n  kefu renewal outcome runhe fleet=lost-to-direct --reason \"保险公司直接报价更低\"\n冒号后写接续的保单（先用 kefu policy add 登记），续转结束后也可补写；展期也可写新的止期",
            "Examples:\n  kefu renewal outcome huarui par=renewed:par27 mb=moved-insurer:mb27 cargo=extended:2027-06-18\n  kefu renewal outcome runhe fleet=lost-to-direct --reason \"the insurer quoted less directly\"\nAfter the colon: the policy that follows (kefu policy add records it first; it can be named after the close, too), or the new last day of an extended policy"
        ),
    )]
    Outcome {
        #[command(flatten)]
        client: OfClient,
        #[arg(required = true, value_parser = Verdicts, value_name = both!("保单=结果", "POLICY=OUTCOME"), help = both!("一份或几份保单的结果；保单按记录中的编号或保单号", "The outcome of one policy or several, by their ids or numbers"))]
        outcomes: Vec<Typed>,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("续转后条件变动的原因，会写入给客户的年度服务报告；不再由我方安排的写其原因，流失必填", "Why the terms changed, for the client's yearly report; why the cover does not continue with us, required for a loss"))]
        reason: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("确定结果的日期，默认今天", "The day it was settled; today when left out"))]
        on: Option<Happened>,
    },
    /// Records what follows from a loss.
    #[command(
        about = both!("登记流失的后续：访谈、总结报告、未决赔案责任人、再争取日期（D67）", "Record what follows from a loss: exit talk, final report, owner of open claims, win-back (D67)"),
        after_help = both!(
            "例：\n  kefu renewal loss runhe --talk 2027-09-20 --report 2027-09-28 --win-back 2028-06-01",
            "Example:\n  kefu renewal loss runhe --talk 2027-09-20 --report 2027-09-28 --win-back 2028-06-01"
        ),
        group = ArgGroup::new("aftermath").multiple(true).required(true).args(["reason", "talk", "report", "claims_by", "win_back"]),
    )]
    Loss(Box<Loss>),
    /// Closes it.
    #[command(
        about = both!("结束续转（每份保单都须有结果）", "Close a renewal, once every policy has its outcome"),
        after_help = both!(
            "例：\n  kefu renewal close huarui x2027",
            "Example:\n  kefu renewal close huarui x2027"
        ),
    )]
    Close {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["renewals"]), value_name = both!("续转", "RENEWAL"), help = both!("续转编号，只有一个进行中的可不写", "The renewal's id; not needed when only one is open"))]
        renewal: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("结束日期，默认今天", "The day it was closed; today when left out"))]
        on: Option<Happened>,
    },
    /// Shows it.
    #[command(
        about = both!("查看续转：步骤、期限、各保单结果", "Show a renewal: its steps, their days, the outcome of each policy"),
        after_help = both!(
            "例：\n  kefu renewal show huarui\n  kefu renewal show huarui x2027            已结束的也可查看",
            "Examples:\n  kefu renewal show huarui\n  kefu renewal show huarui x2027            a closed one as well"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(value_parser = id_in(&["renewals"]), value_name = both!("续转", "RENEWAL"), help = both!("续转编号；不写则为最先到期的", "The renewal's id; the one that expires next when left out"))]
        renewal: Option<String>,
    },
    /// Lists what expires.
    #[command(
        about = both!("列出近期到期的保单和续转进度，可跨全部客户", "List what expires, of one client or of all, and the progress of its renewal"),
        after_help = both!(
            "例：\n  kefu renewal list --expiring-within 180\n  kefu renewal list --who 陈静",
            "Examples:\n  kefu renewal list --expiring-within 180\n  kefu renewal list --who \"Chen Jing\""
        ),
    )]
    List {
        #[command(flatten)]
        client: OfAnyClient,
        #[arg(long, value_name = both!("天数", "DAYS"), default_value_t = list::AHEAD, value_parser = clap::value_parser!(u32).range(0..=list::FURTHEST), help = both!("只看今天起这些日历日内到期的；已到期而无结果的总会列出", "Only what expires within this many calendar days from today; what expired without an outcome is always shown"))]
        expiring_within: u32,
        #[command(flatten)]
        who: Who,
    },
}

/// A step that was taken.
#[derive(Args, Debug)]
pub struct Step {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = word::<RenewalStep>(), value_name = both!("步骤", "STEP"), help = both!("步骤", "The step"))]
    step: RenewalStep,
    #[arg(long, value_parser = words, value_name = both!("保障", "TEXT"), help = both!("客户接受的保障，可写几次", "Cover the client accepts; may be given several times"))]
    accept: Vec<String>,
    #[arg(long, value_parser = words, value_name = both!("保障", "TEXT"), help = both!("客户不接受的保障，可写几次", "Cover the client declines; may be given several times"))]
    decline: Vec<String>,
    #[arg(long, value_parser = words, value_name = both!("方案", "TEXT"), help = both!("续转建议推荐的方案（用于 proposal）", "What the proposal recommends (with proposal)"))]
    recommended: Option<String>,
    #[arg(long, value_parser = words, value_name = both!("理由", "TEXT"), help = both!("推荐的理由：需求、风险、支付能力、已有同类保障（用于 proposal）", "Why: needs, risk, means, similar cover held (with proposal)"))]
    reason: Option<String>,
    #[arg(long, value_parser = id_in(&["renewals"]), value_name = both!("续转", "RENEWAL"), help = both!("续转编号，只有一个进行中的可不写", "The renewal's id; not needed when only one is open"))]
    renewal: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("完成日期，默认今天", "The day it was taken; today when left out"))]
    on: Option<Happened>,
}

/// What follows from a loss.
#[derive(Args, Debug)]
pub struct Loss {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["renewals"]), value_name = both!("续转", "RENEWAL"), help = both!("续转编号；不写则为最近有流失的", "The renewal's id; the last with a loss when left out"))]
    renewal: Option<String>,
    #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("流失的原因", "Why it was lost"))]
    reason: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("流失访谈日期", "The day of the exit talk"))]
    talk: Option<Happened>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("总结报告日期", "The day of the final report"))]
    report: Option<Happened>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("谁负责未决赔案到底", "Who handles the open claims to their end"))]
    claims_by: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("再争取的日期", "The day to ask for the business again"))]
    win_back: Option<Ahead>,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    match verb {
        Verb::Start {
            client,
            policies,
            handler,
            on,
        } => change(&desk, client, |case| {
            let on = day(on);
            let handler = who::handler(&desk, case, handler.as_ref());
            let started = renewal::start(case, policies, handler, on)?;
            let said = said::started(lang, case, &started, on);
            let edits = started.edits;
            Ok(Decision { edits, said })
        }),
        Verb::Step(step) => change(&desk, &step.client, |case| {
            let on = day(&step.on);
            let which = step.renewal.as_deref();
            let said = renewal::Said {
                accepted: &step.accept,
                declined: &step.decline,
                recommended: step.recommended.as_deref(),
                reason: step.reason.as_deref(),
            };
            let edits = renewal::step(case, which, step.step, on, said)?;
            let told = said::Told {
                declined: !step.decline.is_empty(),
                explained: step.reason.is_some(),
            };
            let said = said::taken(lang, case, which, step.step, on, told);
            Ok(Decision { edits, said })
        }),
        Verb::Outcome {
            client,
            outcomes,
            reason,
            on,
        } => change(&desk, client, |case| {
            let outcomes = outcomes.iter().map(|it| it.on(desk.today));
            let outcomes = outcomes.collect::<Vec<Verdict>>();
            let outcomes = renewal::by_id(case.record, &outcomes)?;
            let edits = renewal::outcome(case, &outcomes, reason.as_deref(), day(on))?;
            let said = said::settled(lang, case, &outcomes);
            Ok(Decision { edits, said })
        }),
        Verb::Loss(loss) => change(&desk, &loss.client, |case| {
            let aftermath = Aftermath {
                reason: loss.reason.clone(),
                talk: loss.talk.map(|it| it.by(desk.today)),
                report: loss.report.map(|it| match loss.talk {
                    Some(talk) => it.after(talk.by(desk.today), desk.today),
                    None => it.by(desk.today),
                }),
                claims_by: loss.claims_by.clone(),
                win_back: loss.win_back.map(|it| it.from(desk.today)),
            };
            let edits = renewal::loss(case, loss.renewal.as_deref(), &aftermath)?;
            let said = said::aftermath(lang, case, loss.renewal.as_deref(), &aftermath);
            Ok(Decision { edits, said })
        }),
        Verb::Close {
            client,
            renewal,
            on,
        } => change(&desk, client, |case| {
            let on = day(on);
            let edits = renewal::close(case, renewal.as_deref(), on)?;
            let said = said::closed(lang, case, renewal.as_deref(), on);
            Ok(Decision { edits, said })
        }),
        Verb::Show { client, renewal } => show::show(&desk, client, renewal.as_deref()),
        Verb::List {
            client,
            expiring_within,
            who,
        } => list::list(&desk, client.as_deref(), *expiring_within, who),
    }
}
