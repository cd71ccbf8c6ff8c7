//! `kefu claim`: a claim from the loss to its close, one verb per step (D62; 保险法 21–26).

use clap::{ArgAction, Args, Subcommand};

use super::desk::Desk;
use super::{Answer, word};
use crate::both;
use crate::cli::amount::amount;
use crate::cli::date::Happened;
use crate::cli::entry_id::{entry_id, id_in};
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient, On};
use crate::context::Context;
use crate::model::{ClaimStep, InterruptionKind};
use crate::money::Fen;

mod list;
mod record;
mod said;
mod show;

pub(super) use show::{term_cells, term_state};

pub(super) use list::{next, next_cell};

/// What can be done with claims.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records a loss.
    #[command(
        about = both!("登记一起索赔：出险", "Record a claim: the loss"),
        after_help = both!(
            "例：\n  kefu claim add huarui 二号仓库火灾 --policy par --loss 2026-07-18 --notified 2026-07-18 --amount 340万 --handler 王强",
            "Example:\n  kefu claim add huarui \"fire in warehouse 2\" --policy par --loss 2026-07-18 --notified 2026-07-18 --amount 3,400,000 --handler \"Wang Qiang\""
        ),
    )]
    Add(Box<Add>),
    /// Whether others handled it before us.
    #[command(
        about = both!("登记索赔在委托前由他人办理（D15）", "Others handled the claim before we were appointed (D15)"),
        after_help = both!(
            "委托前的步骤不是我们的业务；此后仍未办妥的，照常跟进。\n例：\n  kefu claim set huarui k1 --before-us true",
            "The steps before the appointment are then no business of ours. What is still open is followed up as usual.\nExample:\n  kefu claim set huarui k1 --before-us true"
        ),
    )]
    Set {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["claims"]), value_name = both!("索赔", "CLAIM"), help = both!("索赔编号，如 k1 或 claims/k1", "The claim's id, such as k1 or claims/k1"))]
        claim: String,
        #[arg(long, action = ArgAction::Set, value_name = "true|false", help = both!("委托前由他人办理", "Others handled it before the appointment"))]
        before_us: bool,
    },
    /// The insurer was notified.
    #[command(
        about = both!("登记报案（保险法第二十一条）", "The insurer was notified of the loss (Insurance Law, article 21)"),
        after_help = both!(
            "例：\n  kefu claim notify huarui k1 --number BA-2026-0718 --on 2026-07-18\n保险公司立案后再登记赔案号：\n  kefu claim notify huarui k1 --claim-numbers PA-2026-0731",
            "Example:\n  kefu claim notify huarui k1 --number BA-2026-0718 --on 2026-07-18\nOnce the insurer has opened its file:\n  kefu claim notify huarui k1 --claim-numbers PA-2026-0731"
        ),
    )]
    Notify {
        #[command(flatten)]
        at: At,
        #[command(flatten)]
        numbers: Numbers,
    },
    /// The insurer received the claim.
    #[command(
        about = both!("登记保险公司首次收到索赔请求和单证：三十日核定期限自次日起算", "The claim and its papers first reached the insurer: the 30 days to decide begin"),
        after_help = both!(
            "补充单证的时间扣除：自保险公司一次性通知（kefu claim ask）到达之日，至补充单证（kefu claim complete）到达之日（保险法司法解释二第十五条）。\n例：\n  kefu claim receive huarui k1 --on 2026-07-22",
            "The time of missing papers is taken off: from the insurer's request (kefu claim ask) to the day it has them (kefu claim complete). See Interpretation II of the Insurance Law, article 15.\nExample:\n  kefu claim receive huarui k1 --on 2026-07-22"
        ),
    )]
    Receive {
        #[command(flatten)]
        at: At,
    },
    /// The insurer asked for papers.
    #[command(
        about = both!("登记保险公司要求补充单证（应一次性提出，保险法第二十二条）", "The insurer asked for missing papers, all at one time (article 22)"),
        after_help = both!(
            "例：\n  kefu claim ask huarui k1 --on 2026-07-28",
            "Example:\n  kefu claim ask huarui k1 --on 2026-07-28"
        ),
    )]
    Ask {
        #[command(flatten)]
        at: At,
    },
    /// The papers are complete.
    #[command(
        about = both!("登记单证齐全；没有首次收到日期的，三十日核定期限自次日起算（保险法第二十三条）", "The papers are complete; without a day of first receipt the 30 days to decide begin (article 23)"),
        after_help = both!(
            "例：\n  kefu claim complete huarui k1 --on 2026-08-25",
            "Example:\n  kefu claim complete huarui k1 --on 2026-08-25"
        ),
    )]
    Complete {
        #[command(flatten)]
        at: At,
    },
    /// The liability was determined.
    #[command(
        about = both!("登记赔偿责任确定：责任保险的诉讼时效自此起算", "The client's liability was determined: under liability cover the limitation begins"),
        after_help = both!(
            "判决、仲裁裁决生效，或与第三者达成协议之日（保险法司法解释四第十八条）。\n例：\n  kefu claim liability huarui k2 --on 2026-10-20",
            "The day of the judgment, the award or the agreement with the third party (Interpretation IV of the Insurance Law, article 18).\nExample:\n  kefu claim liability huarui k2 --on 2026-10-20"
        ),
    )]
    Liability {
        #[command(flatten)]
        at: At,
    },
    /// The insurer decided.
    #[command(
        about = both!("登记保险公司核定（保险法第二十三条）", "The insurer decided (article 23)"),
        after_help = both!(
            "例：\n  kefu claim decide huarui k1 --on 2026-09-22",
            "Example:\n  kefu claim decide huarui k1 --on 2026-09-22"
        ),
    )]
    Decide {
        #[command(flatten)]
        at: At,
    },
    /// The amount was agreed.
    #[command(
        about = both!("登记达成赔付协议：十日赔付期限自次日起算（保险法第二十三条）", "The amount was agreed: the 10 days to pay begin (article 23)"),
        after_help = both!(
            "例：\n  kefu claim agree huarui k1 --on 2026-09-24",
            "Example:\n  kefu claim agree huarui k1 --on 2026-09-24"
        ),
    )]
    Agree {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("协议赔款（元）", "The amount agreed, CNY"))]
        agreed_amount: Option<Fen>,
    },
    /// A part was paid.
    #[command(
        about = both!("登记先予支付或部分赔款（保险法第二十五条）", "The insurer paid ahead or in part (article 25)"),
        after_help = both!(
            "最后一次付款用 kefu claim pay，写赔款合计。\n例：\n  kefu claim advance huarui k1 --amount 100万 --on 2026-09-18",
            "Record the last payment with kefu claim pay, with the amount paid in all.\nExample:\n  kefu claim advance huarui k1 --amount 1,000,000 --on 2026-09-18"
        ),
    )]
    Advance {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("本次付款（元）", "What was paid this time, CNY"))]
        amount: Fen,
    },
    /// It was paid.
    #[command(
        about = both!("登记赔付", "The claim was paid"),
        after_help = both!(
            "例：\n  kefu claim pay huarui k1 --paid-amount 312万 --on 2026-10-09",
            "Example:\n  kefu claim pay huarui k1 --paid-amount 3,120,000 --on 2026-10-09"
        ),
    )]
    Pay {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("赔款合计（元），含先付的", "What was paid in all, CNY, with what was paid ahead"))]
        paid_amount: Fen,
    },
    /// It was denied.
    #[command(
        about = both!("登记拒赔及理由（保险法第二十四条）", "The claim was denied, and why (article 24)"),
        after_help = both!(
            "例：\n  kefu claim deny huarui k2 --reason \"名册未批改，不在承保人员之列\"",
            "Example:\n  kefu claim deny huarui k2 --reason \"not on the list of those insured\""
        ),
    )]
    Deny {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = words, value_name = both!("理由", "TEXT"), help = both!("保险公司的拒赔理由", "The insurer's reason"))]
        reason: String,
    },
    /// The denial was contested.
    #[command(
        about = both!("登记对拒赔提出异议", "The denial was contested"),
        after_help = both!(
            "例：\n  kefu claim contest huarui k2 --on 2026-10-20",
            "Example:\n  kefu claim contest huarui k2 --on 2026-10-20"
        ),
    )]
    Contest {
        #[command(flatten)]
        at: At,
    },
    /// The limitation was interrupted.
    #[command(
        about = both!("登记诉讼时效中断：时效重新计算（民法典第一百九十五条）", "The limitation was interrupted and begins again (Civil Code, article 195)"),
        after_help = both!(
            "诉讼、仲裁期间时效不计算，自 --ended 起重新计算。\n例：\n  kefu claim interrupt huarui k2 demand --on 2026-11-02\n  kefu claim interrupt huarui k2 suit --on 2026-11-10 --ended 2026-11-18",
            "While a suit or an arbitration is pending no limitation runs; it begins again on --ended.\nExamples:\n  kefu claim interrupt huarui k2 demand --on 2026-11-02\n  kefu claim interrupt huarui k2 suit --on 2026-11-10 --ended 2026-11-18"
        ),
    )]
    Interrupt {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["claims"]), value_name = both!("索赔", "CLAIM"), help = both!("索赔编号，如 k1 或 claims/k1", "The claim's id, such as k1 or claims/k1"))]
        claim: String,
        #[arg(value_parser = word::<InterruptionKind>(), value_name = both!("事由", "KIND"), help = both!("中断事由", "What interrupted it"))]
        kind: InterruptionKind,
        #[command(flatten)]
        on: On,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("诉讼、仲裁等终结的日期", "The day the suit, arbitration and the like ended"))]
        ended: Option<Happened>,
    },
    /// The client withdrew it.
    #[command(
        about = both!("登记客户撤回索赔", "The client withdrew the claim"),
        after_help = both!(
            "例：\n  kefu claim withdraw huarui k3",
            "Example:\n  kefu claim withdraw huarui k3"
        ),
    )]
    Withdraw {
        #[command(flatten)]
        at: At,
    },
    /// It is closed.
    #[command(
        about = both!("结案，须有书面凭据（D62）", "Close the claim, with its written proof (D62)"),
        after_help = both!(
            "例：\n  kefu archive add huarui correspondence --title 赔款通知书 --date 2026-10-09\n  kefu claim close huarui k1 --proof d5",
            "Examples:\n  kefu archive add huarui correspondence --title \"payment advice\" --date 2026-10-09\n  kefu claim close huarui k1 --proof d5"
        ),
    )]
    Close {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = id_in(&["archive.documents"]), value_name = both!("文件", "DOCUMENT"), help = both!("凭据在业务档案中的编号，如 d5", "The proof's id in the archive, such as d5"))]
        proof: Option<String>,
    },
    /// Lists claims.
    #[command(
        about = both!("查看索赔，可跨全部客户", "List claims, of one client or of all"),
        after_help = both!(
            "例：\n  kefu claim list --open\n  kefu claim list huarui",
            "Examples:\n  kefu claim list --open\n  kefu claim list huarui"
        ),
    )]
    List(list::List),
    /// Shows one.
    #[command(
        about = both!("查看一起索赔：步骤、法定期限、相关日志", "Show one claim: its steps, the law's terms, its diary"),
        after_help = both!(
            "例：\n  kefu claim show huarui k1",
            "Example:\n  kefu claim show huarui k1"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(value_parser = id_in(&["claims"]), value_name = both!("索赔", "CLAIM"), help = both!("索赔编号，如 k1 或 claims/k1", "The claim's id, such as k1 or claims/k1"))]
        claim: String,
    },
}

/// A loss to be recorded.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = words, value_name = both!("经过", "TEXT"), help = both!("出险经过，几个字说清", "What happened, in a few words"))]
    cause: String,
    #[arg(long, value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("在哪张保单下索赔：记录中的编号或保单号", "The policy it is made under, by its id in the record or its number"))]
    policy: String,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("出险日期", "The day of the loss"))]
    loss: Happened,
    #[arg(long, value_parser = entry_id, value_name = both!("编号", "ID"), help = both!("索赔在记录中的编号，默认 k1、k2……", "The claim's id in the record; k1, k2… when left out"))]
    id: Option<String>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("索赔或估损金额（元）", "The amount claimed or reserved, CNY"))]
    amount: Option<Fen>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("我方经办人；默认您自己（配置中的 me，在服务团队中的），否则客户经理", "Which of us handles it; you (me of your configuration) if in the team, else the account manager"))]
    handler: Option<String>,
    #[command(flatten)]
    numbers: Numbers,
    #[arg(long, help = both!("委托前由他人办理的索赔，由我方接手", "Others handled it before the appointment, and we take it over"))]
    before_us: bool,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("报案日期", "The day the insurer was notified"))]
    notified: Option<Happened>,
}

/// The numbers the insurer gave.
#[derive(Args, Debug)]
pub struct Numbers {
    #[arg(long, value_parser = one_line, value_name = both!("报案号", "NUMBER"), help = both!("报案号", "The loss notification number"))]
    number: Option<String>,
    #[arg(long, value_delimiter = ',', value_parser = one_line, value_name = both!("赔案号,…", "NUMBER,…"), help = both!("赔案号（立案号），可有多个；加在已登记的后面", "The insurer's claim numbers; they are added to those on record"))]
    claim_numbers: Vec<String>,
}

/// Which claim, and when.
#[derive(Args, Debug)]
pub struct At {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["claims"]), value_name = both!("索赔", "CLAIM"), help = both!("索赔编号，如 k1 或 claims/k1", "The claim's id, such as k1 or claims/k1"))]
    claim: String,
    #[command(flatten)]
    on: On,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = &Desk::open(context)?;
    let step = |at, taken, further| record::step(desk, at, taken, further);
    match verb {
        Verb::Add(asked) => record::add(desk, asked),
        Verb::Set {
            client,
            claim,
            before_us,
        } => record::set(desk, client, claim, *before_us),
        Verb::Notify { at, numbers } => record::notify(desk, at, numbers),
        Verb::Receive { at } => step(at, ClaimStep::FirstReceived, None),
        Verb::Ask { at } => step(at, ClaimStep::Asked, None),
        Verb::Complete { at } => step(at, ClaimStep::Complete, None),
        Verb::Liability { at } => step(at, ClaimStep::LiabilityFixed, None),
        Verb::Decide { at } => step(at, ClaimStep::Decided, None),
        Verb::Agree { at, agreed_amount } => {
            let amount = agreed_amount.map(|amount| ("agreed-amount", amount.into()));
            step(at, ClaimStep::Agreed, amount)
        }
        Verb::Advance { at, amount } => record::advance(desk, at, *amount),
        Verb::Pay { at, paid_amount } => record::pay(desk, at, *paid_amount),
        Verb::Deny { at, reason } => {
            let reason = ("denied-reason", reason.as_str().into());
            step(at, ClaimStep::Denied, Some(reason))
        }
        Verb::Contest { at } => step(at, ClaimStep::Contested, None),
        Verb::Interrupt {
            client,
            claim,
            kind,
            on,
            ended,
        } => record::interrupt(desk, client, claim, *kind, *on, *ended),
        Verb::Withdraw { at } => step(at, ClaimStep::Withdrawn, None),
        Verb::Close { at, proof } => record::close(desk, at, proof.as_deref()),
        Verb::List(asked) => list::run(asked, desk),
        Verb::Show { client, claim } => show::run(desk, client, claim),
    }
}
