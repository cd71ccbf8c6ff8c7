//! The early end of a policy, and the premium returned for it (保险法 50, 54).

use chrono::NaiveDate;
use clap::Args;

use crate::both;
use crate::changes::policy::{self, EarlyEnd, Refund};
use crate::cli::amount::amount;
use crate::cli::date::Happened;
use crate::cli::entry_id::id_in;
use crate::cli::words::words;
use crate::commands::Answer;
use crate::commands::arguments::OfClient;
use crate::commands::change::{Decision, change};
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::model::Policy;
use crate::money::Fen;
use crate::say;
use crate::standing::{Case, History, Premiums};
use crate::text::command::{Ask, kefu};

/// A policy that ends before its term.
#[derive(Args, Debug)]
pub struct End {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单编号，如 par 或 policies/par", "The policy's id, such as par or policies/par"))]
    policy: String,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("最后一天有保障的日期；自始注销的，写起保日前一天", "The last day of cover; when cancelled from inception, the day before the first"))]
    terminated: Happened,
    #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("终止原因，如退保、注销", "Why, such as surrendered or cancelled"))]
    reason: String,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("退还的保险费（元），记为一张批单", "The premium returned, CNY; recorded as an endorsement"))]
    refund: Option<Fen>,
    #[arg(long, requires = "refund", value_parser = words, value_name = both!("批单号", "NUMBER"), help = both!("退费批单的号码", "The number of that endorsement"))]
    number: Option<String>,
    #[arg(long, requires = "refund", value_name = both!("日期", "DATE"), help = both!("退费批单的出具日期（与 --refund 同用），默认今天；终止的日期写 --terminated", "The day that endorsement was issued (with --refund); today when left out. The last day of cover is --terminated"))]
    on: Option<Happened>,
}

pub(super) fn run(desk: &Desk<'_>, asked: &End) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    change(desk, &asked.client, |case| {
        let terminated = asked.terminated.by(case.today);
        let refund = asked.refund.map(|amount| Refund {
            amount,
            text: say!(lang, zh: "提前终止退还保险费", en: "premium returned at the early end"),
            number: asked.number.clone(),
            on: asked
                .on
                .map_or(case.today, |on| on.after(terminated, case.today)),
        });
        let early = EarlyEnd {
            policy: asked.policy.clone(),
            terminated,
            reason: asked.reason.clone(),
            refund,
        };
        let edits = policy::end(case, &early)?;
        let (_, policy) = policy::find(case.record, &asked.policy)?;
        let said = said(lang, case, policy, &early);
        Ok(Decision { edits, said })
    })
}

/// What was recorded, what it means for the cover, and what the insurer owes.
fn said(lang: Lang, case: &Case<'_>, policy: &Policy<'_>, early: &EarlyEnd) -> String {
    let (id, on, reason) = (policy.id, early.terminated, &early.reason);
    let term = History::of(case.record, case.today).end_of_term(policy);
    let has_begun = policy.starts.is_none_or(|starts| starts <= on);
    let may_not_end = has_begun && policy.is_named_voyage();
    let mut said = match term {
        Some(ends) => say!(lang,
            zh: "保单 {id} 于 {on} 提前终止，原止期 {ends}：{reason}。不再续转，保管期限自终止之日起算。",
            en: "Policy {id} ended early on {on}, before its expiry on {ends}: {reason}. It is not renewed, and its file is kept from that day."
        ),
        None => say!(lang,
            zh: "保单 {id} 于 {on} 终止：{reason}。不再续转，保管期限自终止之日起算。",
            en: "Policy {id} ended on {on}: {reason}. It is not renewed, and its file is kept from that day."
        ),
    };
    match (&early.refund, unearned(case, policy, on)) {
        (Some(refund), _) => {
            let amount = refund.amount;
            said += &say!(lang,
                zh: "\n退还保险费 {amount} 元，已记为批单。",
                en: "\nPremium returned: CNY {amount}, recorded as an endorsement."
            );
        }
        (None, Some(unearned)) if !may_not_end => {
            let end = kefu("policy end")
                .word(case.id)
                .word(id)
                .option("--terminated", on)
                .option("--reason", reason.as_str())
                .option("--refund", Ask::AMOUNT)
                .say(lang);
            said += &match has_begun {
                true => say!(lang,
                    zh: "\n按日计，未满期保险费为 {unearned} 元（保险法第五十四条；合同另有约定的依约定）。",
                    en: "\nBy days, CNY {unearned} of the premium is not earned (Insurance Law, article 54; the policy may differ)."
                ),
                false => say!(lang,
                    zh: "\n保险责任没有开始，保险费 {unearned} 元扣除手续费后退还（保险法第五十四条）。",
                    en: "\nCover never began: the premium of CNY {unearned} is returned, less a fee (Insurance Law, article 54)."
                ),
            };
            said += &say!(lang,
                zh: "退费批单出具后登记：{end}",
                en: " Once the insurer has returned it: {end}"
            );
        }
        (None, _) => {}
    }
    if may_not_end || has_begun && policy.marine {
        said += &say!(lang,
            zh: "\n请核对：货物运输和运输工具航程保险，保险责任开始后不得解除合同（保险法第五十条）。",
            en: "\nPlease check: cargo and voyage insurance cannot be cancelled once cover has begun (Insurance Law, article 50)."
        );
    }
    said
}

/// What of the premium belongs to the days after the last of cover, CNY, rounded to the fen, half a fen up; `None` where premium
/// or term is not on record.
fn unearned(case: &Case<'_>, policy: &Policy<'_>, on: NaiveDate) -> Option<Fen> {
    let premium = Premiums::on(case.record, case.today).of(policy)?;
    let ends = History::of(case.record, case.today).end_of_term(policy)?;
    let whole = (ends - policy.starts?).num_days() + 1;
    let left = (ends - on).num_days();
    let (left, whole) = (i128::from(left), i128::from(whole));
    let fen = (2 * i128::from(premium.0) * left + whole).checked_div(2 * whole)?;
    let fen = i64::try_from(fen).ok().filter(|fen| *fen > 0)?;
    Some(Fen(fen))
}
