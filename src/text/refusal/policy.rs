//! Why a policy is not recorded so, and what to type instead.

use super::{entries, meant};
use crate::changes::PolicyRefusal;
use crate::lang::Lang;
use crate::model::is_entry_id;
use crate::money::Fen;
use crate::say;
use crate::text::command::{Ask, Command, correct, kefu};
use crate::text::cut;

pub(super) fn refusal(lang: Lang, refusal: &PolicyRefusal, client: &str) -> String {
    match refusal {
        PolicyRefusal::IdThere { id, product } => {
            let set = kefu("policy set").word(client).word(id).say(lang);
            let (id, product) = (cut(id), cut(product));
            say!(lang,
                zh: "已有编号为 {id} 的保单（{product}）。修改：{set}；另一张保单请换一个 --id。",
                en: "There is a policy {id} already ({product}). To change it: {set}; for another policy, give another --id."
            )
        }
        PolicyRefusal::NumberThere { number, id } => {
            let set = kefu("policy set").word(client).word(id).say(lang);
            let (number, id) = (cut(number), cut(id));
            say!(lang,
                zh: "保单号 {number} 已登记在保单 {id} 上。请核对 --number；修改该保单：{set}",
                en: "Policy {id} already has the number {number}. Check --number. To change that policy: {set}"
            )
        }
        PolicyRefusal::BeforeAppointment { starts, appointed } => say!(lang,
            zh: "保险期间自 {starts} 起，早于委托关系确立之日 {appointed}；投保出单须在确立委托关系之后（D15）。请核对 --starts；由他人安排、随客户接手的保单，不写 --by。",
            en: "Cover from {starts} is before the appointment on {appointed}, and we place insurance only after it (D15). Check --starts. A policy that others placed, and that came with the client, names nobody of ours: leave out --by."
        ),
        PolicyRefusal::EndsBeforeStart { starts, ends } => say!(lang,
            zh: "保险期间止于 {ends}，早于起保日 {starts}。请核对 --starts 和 --ends。",
            en: "Cover would end on {ends}, before it starts on {starts}. Check --starts and --ends."
        ),
        PolicyRefusal::Ended { id, there } => {
            let entry = format!("policies/{id}");
            let correct = correct(client, &entry, "terminated", Ask::DATE).say(lang);
            let id = cut(id);
            say!(lang,
                zh: "保单 {id} 已登记于 {there} 提前终止，不另行覆盖。登记有误的，更正：{correct}",
                en: "Policy {id} is already on record as ended early on {there}, and is not overwritten. If that is wrong: {correct}"
            )
        }
        PolicyRefusal::EndedBeforeStart {
            id,
            on,
            starts,
            never,
        } => {
            let id = cut(id);
            say!(lang,
                zh: "保单 {id} 自 {starts} 起保，{on} 还没有保障。请核对 --terminated；自始注销的，写起保日前一天 {never}。",
                en: "Policy {id} starts on {starts}, so there is no cover on {on}. Check --terminated. If it was cancelled from inception, write the day before, {never}."
            )
        }
        PolicyRefusal::RefundBeforeStart { on, starts } => say!(lang,
            zh: "退费批单出具于 {on}，早于起保日 {starts}。请核对 --on。",
            en: "The premium would be returned on {on}, before cover began on {starts}. Check --on."
        ),
        PolicyRefusal::RefundNumbered { endorsement, there } => {
            let entry = format!("endorsements/{endorsement}");
            let number = Ask::NUMBER_OF_ENDORSEMENT;
            let correct = correct(client, &entry, "number", number).say(lang);
            let (endorsement, there) = (cut(endorsement), cut(there));
            say!(lang,
                zh: "同日同额的退费批单 {endorsement} 已登记批单号 {there}，不另行覆盖。登记有误的，更正：{correct}",
                en: "Endorsement {endorsement} returned this amount on this day, and has the number {there}, which is not overwritten. If that is wrong: {correct}"
            )
        }
        PolicyRefusal::SharesOverWhole { id, sum } => {
            let show = kefu("policy show").word(client).word(id).say(lang);
            let (id, sum) = (cut(id), Fen(*sum).plain());
            say!(lang,
                zh: "保单 {id} 的共保份额合计 {sum}%，首席承保人没有份额了；合计须小于 100%。查看：{show}",
                en: "The co-insurers of policy {id} would have {sum}%, which leaves the leader nothing. Together they have less than 100%. To see them: {show}"
            )
        }
        PolicyRefusal::Leads { id, insurer } => {
            let (id, insurer) = (cut(id), cut(insurer));
            say!(lang,
                zh: "{insurer}是保单 {id} 的首席承保人，份额为共保公司以外的部分，不另行登记。",
                en: "{insurer} leads policy {id} and has what the co-insurers leave. Its share is not recorded."
            )
        }
        PolicyRefusal::NoShare { id, insurer } => {
            let (id, insurer) = (cut(id), cut(insurer));
            say!(lang,
                zh: "{insurer}没有登记为保单 {id} 的共保公司。请用 --share 写明它的份额。",
                en: "{insurer} is no co-insurer of policy {id}. Give its share with --share."
            )
        }
        PolicyRefusal::NoAmount { option } => say!(lang,
            zh: "{option} 须大于 0。",
            en: "{option} must be above 0."
        ),
        PolicyRefusal::NotEarly { id, on, ends } => {
            let start = kefu("renewal start").word(client).word(id).say(lang);
            let id = cut(id);
            say!(lang,
                zh: "保单 {id} 的保险期间止于 {ends}，{on} 不是提前终止。请核对 --terminated；到期的保单登记续转结果：{start}",
                en: "The term of policy {id} ends on {ends}, so {on} is no early end. Check --terminated. When a policy ran out, record what became of it: {start}"
            )
        }
        PolicyRefusal::NoInstalment {
            id,
            instalment,
            known,
        } => {
            let add = kefu("policy instalment")
                .word(client)
                .word(id)
                .words(instalment)
                .option("--due", Ask::DATE)
                .option("--amount", Ask::AMOUNT)
                .say(lang);
            let id = cut(id);
            let known: Vec<String> = known.iter().map(|it| cut(it)).collect();
            let there = match known.is_empty() {
                true => String::new(),
                false => {
                    let known = lang.list(&known);
                    say!(lang, zh: "已登记的期次：{known}。", en: " Those on record: {known}.")
                }
            };
            say!(lang,
                zh: "保单 {id} 新的一期须写应缴日和金额。{there}登记：{add}",
                en: "A new instalment of policy {id} needs its due day and its amount.{there} To record it: {add}"
            )
        }
        PolicyRefusal::InstalmentElsewhere { id, instalment, of } => {
            let add = kefu("policy instalment")
                .word(client)
                .word(id)
                .option("--due", Ask::DATE)
                .option("--amount", Ask::AMOUNT)
                .say(lang);
            let (id, instalment, of) = (cut(id), cut(instalment), cut(of));
            say!(lang,
                zh: "期次 {instalment} 是保单 {of} 的，各保单的期次不重复。保单 {id} 新的一期不写期次：{add}",
                en: "Instalment {instalment} is of policy {of}, and no two policies share an id. For a new one of policy {id}, leave out the id: {add}"
            )
        }
        PolicyRefusal::RefundOverPremium {
            id,
            refund,
            premium,
        } => {
            let list = kefu("endorsement list").word(client).say(lang);
            let id = cut(id);
            say!(lang,
                zh: "退还 {refund} 元多于保单 {id} 的保险费 {premium} 元（已计已签发的批单）。请核对金额；批单：{list}",
                en: "CNY {refund} returned is more than the premium of policy {id}, CNY {premium} with its issued endorsements. Check the amount. The endorsements: {list}"
            )
        }
        PolicyRefusal::Unknown { given, known, .. } if known.is_empty() => {
            let add = add(client, given).say(lang);
            let given = cut(given);
            say!(lang,
                zh: "没有编号为 {given} 的保单，该客户尚未登记保单。登记：{add}",
                en: "There is no policy {given}; this client has none on record. Record it: {add}"
            )
        }
        PolicyRefusal::Unknown { given, near, known } => {
            let (given, list) = (cut(given), entries(known));
            let meant = meant(lang, near.as_deref());
            say!(lang,
                zh: "没有编号为 {given} 的保单。{meant}已登记的有：\n{list}",
                en: "There is no policy {given}.{meant} Those on record:\n{list}"
            )
        }
    }
}

/// The command that records a policy, under this id where it can be one: what was given may be a policy number.
pub(super) fn add(client: &str, id: &str) -> Command {
    kefu("policy add")
        .word(client)
        .options("--id", Some(id).filter(|id| is_entry_id(id)))
        .option("--insurer", Ask::INSURER)
        .option("--product", Ask::PRODUCT)
        .option("--starts", Ask::DATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(of: PolicyRefusal) -> [String; 2] {
        [Lang::Zh, Lang::En].map(|lang| refusal(lang, &of, "huarui"))
    }

    #[test]
    fn each_refusal_says_what_stands_in_the_way_and_what_to_type() {
        let day = |day: &str| day.parse().unwrap();
        assert_eq!(
            told(PolicyRefusal::IdThere {
                id: "par".into(),
                product: "财产一切险".into()
            }),
            [
                "已有编号为 par 的保单（财产一切险）。修改：kefu policy set huarui par；另一张保单请换一个 --id。",
                "There is a policy par already (财产一切险). To change it: kefu policy set huarui par; for another policy, give another --id.",
            ]
        );
        assert_eq!(
            told(PolicyRefusal::NumberThere {
                number: "PQ-1".into(),
                id: "par".into()
            }),
            [
                "保单号 PQ-1 已登记在保单 par 上。请核对 --number；修改该保单：kefu policy set huarui par",
                "Policy par already has the number PQ-1. Check --number. To change that policy: kefu policy set huarui par",
            ]
        );
        assert_eq!(
            told(PolicyRefusal::BeforeAppointment {
                starts: day("2026-03-01"),
                appointed: day("2026-03-02")
            }),
            [
                "保险期间自 2026-03-01 起，早于委托关系确立之日 2026-03-02；投保出单须在确立委托关系之后（D15）。请核对 --starts；由他人安排、随客户接手的保单，不写 --by。",
                "Cover from 2026-03-01 is before the appointment on 2026-03-02, and we place insurance only after it (D15). Check --starts. A policy that others placed, and that came with the client, names nobody of ours: leave out --by.",
            ]
        );
        assert_eq!(
            told(PolicyRefusal::EndsBeforeStart {
                starts: day("2026-03-20"),
                ends: day("2026-03-19")
            }),
            [
                "保险期间止于 2026-03-19，早于起保日 2026-03-20。请核对 --starts 和 --ends。",
                "Cover would end on 2026-03-19, before it starts on 2026-03-20. Check --starts and --ends.",
            ]
        );
        let unknown = |known: &[(&str, &str)]| PolicyRefusal::Unknown {
            given: "pra".into(),
            near: (!known.is_empty()).then(|| "par".into()),
            known: known
                .iter()
                .map(|(id, of)| ((*id).into(), (*of).into()))
                .collect(),
        };
        assert_eq!(
            told(unknown(&[])),
            [
                "没有编号为 pra 的保单，该客户尚未登记保单。登记：kefu policy add huarui --id pra --insurer 保险公司 --product 险种 --starts 日期",
                "There is no policy pra; this client has none on record. Record it: kefu policy add huarui --id pra --insurer NAME --product PRODUCT --starts DATE",
            ]
        );
        for no_id in ["PQ/2026/1", "plan"] {
            let add = add("huarui", no_id).say(Lang::En);
            assert_eq!(
                add,
                "kefu policy add huarui --insurer NAME --product PRODUCT --starts DATE"
            );
        }
        assert_eq!(
            told(unknown(&[("par", "财产一切险")])),
            [
                "没有编号为 pra 的保单。是不是 par？已登记的有：\n  par  财产一切险",
                "There is no policy pra. Did you mean par? Those on record:\n  par  财产一切险",
            ]
        );
    }
}
