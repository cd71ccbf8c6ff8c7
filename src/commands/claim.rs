//! `kefu claim`: a claim from the loss to its close, one verb per step (D62; 保险法 21–26).

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::Answer;
use super::change::{Decision, change};
use super::desk::Desk;
use crate::both;
use crate::changes::Refusal;
use crate::changes::claim::{self, NewClaim};
use crate::cli::amount::amount;
use crate::cli::date::day;
use crate::cli::entry_id::{entry_id, id_in};
use crate::cli::words::words;
use crate::commands::arguments::{AboutClient, OfClient, On};
use crate::context::Context;
use crate::document::Literal;
use crate::model::ClaimStep;
use crate::money::Fen;
use crate::say;

mod list;
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
        about = both!("登记单证齐全：三十日核定期限自次日起算（保险法第二十三条）", "The papers are complete: the 30 days to decide begin (article 23)"),
        after_help = both!(
            "例：\n  kefu claim complete huarui k1 --on 2026-08-25",
            "Example:\n  kefu claim complete huarui k1 --on 2026-08-25"
        ),
    )]
    Complete {
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
        #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("赔款（元）", "What was paid, CNY"))]
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
            "Example:\n  kefu archive add huarui correspondence --title \"payment advice\" --date 2026-10-09\n  kefu claim close huarui k1 --proof d5"
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
            "Example:\n  kefu claim list --open\n  kefu claim list huarui"
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
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("出险日期", "The day of the loss"))]
    loss: NaiveDate,
    #[arg(long, value_parser = entry_id, value_name = both!("编号", "ID"), help = both!("索赔在记录中的编号，默认 k1、k2……", "The claim's id in the record; k1, k2… when left out"))]
    id: Option<String>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("索赔或估损金额（元）", "The amount claimed or reserved, CNY"))]
    amount: Option<Fen>,
    #[arg(long, value_parser = words, value_name = both!("姓名", "NAME"), help = both!("我方经办人，不写则由客户经理负责", "Which of us handles it; the account manager when left out"))]
    handler: Option<String>,
    #[command(flatten)]
    numbers: Numbers,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("报案日期", "The day the insurer was notified"))]
    notified: Option<NaiveDate>,
}

/// The numbers the insurer gave.
#[derive(Args, Debug)]
pub struct Numbers {
    #[arg(long, value_parser = words, value_name = both!("报案号", "NUMBER"), help = both!("报案号", "The loss notification number"))]
    number: Option<String>,
    #[arg(long, value_delimiter = ',', value_parser = words, value_name = both!("赔案号,…", "NUMBER,…"), help = both!("赔案号（立案号），可有多个；加在已登记的后面", "The insurer's claim numbers; they are added to those on record"))]
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
    let step = |at, taken, further| step(desk, at, taken, further);
    match verb {
        Verb::Add(asked) => add(desk, asked),
        Verb::Notify { at, numbers } => notify(desk, at, numbers),
        Verb::Ask { at } => step(at, ClaimStep::Asked, None),
        Verb::Complete { at } => step(at, ClaimStep::Complete, None),
        Verb::Decide { at } => step(at, ClaimStep::Decided, None),
        Verb::Agree { at } => step(at, ClaimStep::Agreed, None),
        Verb::Pay { at, paid_amount } => pay(desk, at, *paid_amount),
        Verb::Deny { at, reason } => {
            let reason = ("denied-reason", reason.as_str().into());
            step(at, ClaimStep::Denied, Some(reason))
        }
        Verb::Contest { at } => step(at, ClaimStep::Contested, None),
        Verb::Withdraw { at } => step(at, ClaimStep::Withdrawn, None),
        Verb::Close { at, proof } => close(desk, at, proof.as_deref()),
        Verb::List(asked) => list::run(asked, desk),
        Verb::Show { client, claim } => show::run(desk, client, claim),
    }
}

fn add(desk: &Desk<'_>, asked: &Add) -> anyhow::Result<Answer> {
    change(desk, &asked.client, |case| {
        let new = NewClaim {
            id: asked.id.clone(),
            policy: asked.policy.clone(),
            loss: asked.loss,
            cause: asked.cause.clone(),
            amount: asked.amount,
            handler: asked.handler.clone(),
            number: asked.numbers.number.clone(),
            claim_numbers: asked.numbers.claim_numbers.clone(),
            notified: asked.notified,
        };
        let (id, edits) = claim::add(case, new)?;
        let said = said::added(desk.lang(), case, &id, asked);
        Ok(Decision { edits, said })
    })
}

fn notify(desk: &Desk<'_>, at: &At, numbers: &Numbers) -> anyhow::Result<Answer> {
    change(desk, &at.client, |case| {
        let (number, files) = (numbers.number.clone(), numbers.claim_numbers.clone());
        let (on, edits) = claim::notify(case, &at.claim, *at.on, number, files)?;
        let said = said::stepped(desk.lang(), case, &at.claim, ClaimStep::Notified, on)?;
        Ok(Decision { edits, said })
    })
}

fn step(
    desk: &Desk<'_>,
    at: &At,
    taken: ClaimStep,
    further: Option<(&'static str, Literal)>,
) -> anyhow::Result<Answer> {
    let on = at.on.unwrap_or(desk.today);
    change(desk, &at.client, |case| {
        let further = further.clone().into_iter().collect();
        let edits = claim::step(case, &at.claim, taken, on, further)?;
        let said = said::stepped(desk.lang(), case, &at.claim, taken, on)?;
        Ok(Decision { edits, said })
    })
}

fn pay(desk: &Desk<'_>, at: &At, amount: Fen) -> anyhow::Result<Answer> {
    let on = at.on.unwrap_or(desk.today);
    change(desk, &at.client, |case| {
        let further = vec![("paid-amount", Literal::from(amount))];
        let step = ClaimStep::Paid;
        let edits = claim::step(case, &at.claim, step, on, further)?;
        let mut said = said::stepped(desk.lang(), case, &at.claim, step, on)?;
        let (_, old) = claim::find(case.record, &at.claim)?;
        said += &said::more_than_claimed(desk.lang(), old, amount);
        Ok(Decision { edits, said })
    })
}

fn close(desk: &Desk<'_>, at: &At, proof: Option<&str>) -> anyhow::Result<Answer> {
    let on = at.on.unwrap_or(desk.today);
    change(desk, &at.client, |case| -> Result<Decision, Refusal> {
        let id = &at.claim;
        let edits = claim::close(case, id, proof, on)?;
        let mut said = say!(desk.lang(),
            zh: "索赔 {id} 已于 {on} 结案。",
            en: "Claim {id} is closed on {on}."
        );
        said.extend(proof.and_then(|proof| said::no_letter(desk.lang(), case, proof)));
        Ok(Decision { edits, said })
    })
}
