//! The instalments of a premium (监管规定 44: the way of payment).

use clap::Args;

use crate::both;
use crate::changes::policy::{self, Part};
use crate::cli::amount::amount;
use crate::cli::date::{Ahead, Happened};
use crate::cli::entry_id::{entry_id, id_in};
use crate::commands::Answer;
use crate::commands::arguments::OfClient;
use crate::commands::change::{Decision, change};
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::model::Policy;
use crate::money::Fen;
use crate::say;
use crate::standing::{Case, Premiums};

/// An instalment of a premium.
#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("said").multiple(true).required(true).args(["due", "amount", "paid"]))]
pub struct Instalment {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单编号，如 par 或 policies/par", "The policy's id, such as par or policies/par"))]
    policy: String,
    #[arg(value_parser = entry_id, value_name = both!("期次", "INSTALMENT"), help = both!("期次，如 1；新的一期可不写", "The instalment's id, such as 1; not needed for a new one"))]
    id: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("应缴日（含当日）", "The last day to pay it, inclusive"))]
    due: Option<Ahead>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("应缴金额（元）", "The amount, CNY"))]
    amount: Option<Fen>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("实缴日", "The day it was paid"))]
    paid: Option<Happened>,
}

pub(super) fn run(desk: &Desk<'_>, asked: &Instalment) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    change(desk, &asked.client, |case| {
        let paid = asked.paid.map(|it| it.by(desk.today));
        let part = Part {
            id: asked.id.clone(),
            due: asked.due.map(|it| match paid {
                Some(paid) => it.nearest(paid, desk.today),
                None => it.from(desk.today),
            }),
            amount: asked.amount,
            paid,
        };
        let (id, edits) = policy::instalment(case, &asked.policy, &part)?;
        let (_, policy) = policy::find(case.record, &asked.policy)?;
        let said = said(lang, case, policy, &id, &part);
        Ok(Decision { edits, said })
    })
}

/// What was recorded, whether the instalments come to the premium, and whether the whole of it is paid.
fn said(lang: Lang, case: &Case<'_>, policy: &Policy<'_>, id: &str, asked: &Part) -> String {
    let there = policy.instalments.iter().find(|it| it.id == id);
    let due = asked.due.or(there.and_then(|it| it.due));
    let amount = asked.amount.or(there.and_then(|it| it.amount));
    let (of, zh, en) = (
        policy.id,
        amount.map_or(String::new(), |it| format!("：{it} 元")),
        amount.map_or(String::new(), |it| format!(" CNY {it}")),
    );
    let mut said = match (asked.paid, due) {
        (Some(paid), _) => say!(lang,
            zh: "保单 {of} 期次 {id}{zh}，已于 {paid} 缴付。",
            en: "Policy {of}, instalment {id}:{en} paid on {paid}."
        ),
        (None, Some(due)) => say!(lang,
            zh: "保单 {of} 期次 {id}{zh}，应于 {due} 前（含当日）缴付。",
            en: "Policy {of}, instalment {id}:{en} due by {due}."
        ),
        (None, None) => say!(lang,
            zh: "保单 {of} 期次 {id}{zh}，没有应缴日。",
            en: "Policy {of}, instalment {id}:{en}, without a due day."
        ),
    };
    let others = policy.instalments.iter().filter(|it| it.id != id);
    let all: Fen = others.filter_map(|it| it.amount).chain(amount).sum();
    let premium = Premiums::on(case.record, case.today).of(policy);
    if let Some(premium) = premium.filter(|premium| *premium != all && asked.amount.is_some()) {
        said += &say!(lang,
            zh: "各期合计 {all} 元，保险费 {premium} 元。",
            en: " The instalments come to CNY {all} of CNY {premium}."
        );
    }
    if let (None, Some(whole)) = (asked.paid, policy.paid.filter(|it| *it <= case.today)) {
        said += &say!(lang,
            zh: "\n请核对：保单 {of} 已登记于 {whole} 付清，各期都算已缴。",
            en: "\nPlease check: policy {of} is on record as paid on {whole}, so every instalment counts as paid."
        );
    }
    said
}
