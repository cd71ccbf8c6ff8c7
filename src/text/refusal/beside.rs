//! Why endorsements, risks, duties and reviews are not changed so, and what to type instead.

use super::entries;
use crate::changes::{BesideRefusal, Listed};
use crate::lang::{Lang, half};
use crate::standing::Step;
use crate::text::cut;
use crate::{both, say};

pub(super) fn refusal(lang: Lang, refusal: &BesideRefusal, client: &str) -> String {
    match refusal {
        BesideRefusal::NotListed { of, id, known } if known.is_empty() => {
            let (id, noun, (zh, en)) = (cut(id), kept_by(*of), called(*of));
            say!(lang,
                zh: "没有编号为 {id} 的{zh}，该客户一条也没有登记。登记：kefu {noun} add {client}",
                en: "No {en} has the id {id}; this client has none on record. Record one: kefu {noun} add {client}"
            )
        }
        BesideRefusal::NotListed { of, id, known } => {
            let (id, list, (zh, en)) = (cut(id), entries(known), called(*of));
            say!(lang,
                zh: "没有编号为 {id} 的{zh}。现有：\n{list}",
                en: "No {en} has the id {id}. There are:\n{list}"
            )
        }
        BesideRefusal::StepFirst { step, id } => {
            let (id, first) = (cut(id), command(lang, *step, &cut(id), client));
            match step {
                Step::Issue => say!(lang,
                    zh: "{id} 的批单还没有出具，无从核对。请先登记：{first}",
                    en: "{id} has not been issued, so there is nothing to check. Record that first: {first}"
                ),
                _ => say!(lang,
                    zh: "{id} 还没有送交保险公司。请先登记：{first}",
                    en: "{id} has not been sent to the insurer. Record that first: {first}"
                ),
            }
        }
        BesideRefusal::StepTaken { step, id, on } => {
            let (id, noun) = (cut(id), noun(*step));
            let (zh, en) = taken(*step);
            say!(lang,
                zh: "{id} 已于 {on} {zh}，不另行覆盖。查看：kefu {noun} list {client}；登记有误的，请手工更正 clients/{client}.toml。",
                en: "{id} {en} on {on}, which is not overwritten. To see it: kefu {noun} list {client}; if it is wrong, correct clients/{client}.toml by hand."
            )
        }
        BesideRefusal::InForce { id, policy, on } => {
            let unknown = || half(both!("保单", "POLICY"), lang).to_owned();
            let (id, policy) = (cut(id), policy.as_deref().map_or_else(unknown, cut));
            say!(lang,
                zh: "{id} 的批单已于 {on} 出具，是合同的一部分（保险法第二十条），不能撤回。要改回来，另行申请批改：kefu endorsement add {client} {policy} 内容",
                en: "{id} was issued on {on} and is part of the contract (Insurance Law, article 20), so it is not withdrawn. To undo it, ask for another endorsement: kefu endorsement add {client} {policy} TEXT"
            )
        }
        BesideRefusal::GivenUp { of, id, on } => {
            let id = cut(id);
            match of {
                Listed::Duty => say!(lang,
                    zh: "{id} 已于 {on} 不再要求保险公司履行。如仍需履行，另行登记：kefu duty add {client}",
                    en: "{id} was given up on {on}. If the insurer owes it after all, record it anew: kefu duty add {client}"
                ),
                Listed::Endorsement | Listed::Risk | Listed::Review => say!(lang,
                    zh: "{id} 已于 {on} 撤回。如仍需批改，另行登记：kefu endorsement add {client}",
                    en: "{id} was withdrawn on {on}. If the change is wanted after all, record it anew: kefu endorsement add {client}"
                ),
            }
        }
    }
}

/// The noun of a list's commands.
fn kept_by(of: Listed) -> &'static str {
    match of {
        Listed::Endorsement => "endorsement",
        Listed::Risk => "risk",
        Listed::Duty => "duty",
        Listed::Review => "review",
    }
}

/// What an entry of a list is called, in Chinese and in English.
fn called(of: Listed) -> (&'static str, &'static str) {
    match of {
        Listed::Endorsement => ("批改", "endorsement"),
        Listed::Risk => ("风险变化", "change of risk"),
        Listed::Duty => ("保险公司应尽事项", "duty of an insurer"),
        Listed::Review => ("客户回顾", "account review"),
    }
}

fn noun(step: Step) -> &'static str {
    match step {
        Step::Send | Step::Issue | Step::Check => "endorsement",
        Step::Measure | Step::Tell => "risk",
        Step::Perform => "duty",
    }
}

/// The command that records a step.
fn command(lang: Lang, step: Step, id: &str, client: &str) -> String {
    match step {
        Step::Send => say!(lang,
            zh: "kefu endorsement send {client} {id} --on 日期",
            en: "kefu endorsement send {client} {id} --on DATE"
        ),
        Step::Issue => say!(lang,
            zh: "kefu endorsement issue {client} {id} --on 日期",
            en: "kefu endorsement issue {client} {id} --on DATE"
        ),
        Step::Check | Step::Measure | Step::Tell | Step::Perform => {
            let noun = noun(step);
            format!("kefu {noun} list {client}")
        }
    }
}

/// What is on record of a step, before its day in Chinese and after it in English.
fn taken(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Send => ("送交保险公司", "was sent to the insurer"),
        Step::Issue => ("出具批单", "was issued"),
        Step::Check => ("核对完毕", "was checked"),
        Step::Measure => ("登记应对措施", "has its measure"),
        Step::Tell => ("告知保险公司", "was told to the insurer"),
        Step::Perform => ("由保险公司履行", "was done by the insurer"),
    }
}
