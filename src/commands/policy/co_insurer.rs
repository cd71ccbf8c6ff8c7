//! The insurers that share a policy with its leader (共保).

use clap::Args;

use crate::both;
use crate::changes::Refusal;
use crate::changes::policy;
use crate::cli::entry_id::id_in;
use crate::cli::percent::percent;
use crate::cli::words::one_line;
use crate::commands::Answer;
use crate::commands::arguments::OfClient;
use crate::commands::change::{Decision, change};
use crate::commands::desk::Desk;
use crate::money;
use crate::say;

/// The share of an insurer.
#[derive(Args, Debug)]
pub struct CoInsurer {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单编号，如 par 或 policies/par", "The policy's id, such as par or policies/par"))]
    policy: String,
    #[arg(value_parser = one_line, value_name = both!("保险公司", "INSURER"), help = both!("共保的保险公司", "The insurer beside the leader"))]
    insurer: String,
    #[arg(long, value_parser = percent, value_name = both!("比例", "PERCENT"), help = both!("份额（百分比）；0 表示不再共保", "Its share in percent; 0 takes it off the policy"))]
    share: i64,
}

pub(super) fn run(desk: &Desk<'_>, asked: &CoInsurer) -> anyhow::Result<Answer> {
    change(desk, &asked.client, |case| -> Result<Decision, Refusal> {
        let (insurer, share) = (&asked.insurer, asked.share);
        let edits = policy::co_insurer(case, &asked.policy, insurer, share)?;
        let (_, policy) = policy::find(case.record, &asked.policy)?;
        let (id, percent) = (policy.id, money::percent(share));
        let said = match share {
            0 => say!(desk.lang(),
                zh: "保单 {id}：{insurer}不再共保。",
                en: "Policy {id}: {insurer} is no co-insurer any more."
            ),
            _ => say!(desk.lang(),
                zh: "保单 {id}：{insurer}共保 {percent}%，已登记。",
                en: "Policy {id}: {insurer} is recorded with a share of {percent}%."
            ),
        };
        Ok(Decision { edits, said })
    })
}
