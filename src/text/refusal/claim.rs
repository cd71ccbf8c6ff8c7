//! Why a step of a claim was refused, and what to type instead.

use super::{entries, meant};
use crate::changes::claim::ClaimRefusal;
use crate::lang::Lang;
use crate::model::ClaimStep;
use crate::say;
use crate::text::cut;
use crate::text::word::Spoken;

pub(super) fn refusal(lang: Lang, refusal: &ClaimRefusal, client: &str) -> String {
    match refusal {
        ClaimRefusal::Unknown { given, known, .. } if known.is_empty() => {
            let given = cut(given);
            say!(lang,
                zh: "没有编号为 {given} 的索赔，该客户尚未登记索赔。登记：kefu claim add {client} \"出险情况\" --policy 保单 --loss 出险日期",
                en: "There is no claim {given}; this client has none on record. Record it: kefu claim add {client} \"what happened\" --policy POLICY --loss DATE"
            )
        }
        ClaimRefusal::Unknown { given, near, known } => {
            let (given, list) = (cut(given), entries(known));
            let meant = meant(lang, near.as_deref());
            say!(lang,
                zh: "没有编号为 {given} 的索赔。{meant}已登记的有：\n{list}",
                en: "There is no claim {given}.{meant} Those on record:\n{list}"
            )
        }
        ClaimRefusal::IdThere { id, cause } => {
            let (id, cause) = (cut(id), cut(cause));
            say!(lang,
                zh: "已有编号为 {id} 的索赔（{cause}）。查看：kefu claim show {client} {id}；另一起索赔请换一个 --id，或不写。",
                en: "There is a claim {id} already ({cause}). To see it: kefu claim show {client} {id}; for another claim, give another --id or none."
            )
        }
        ClaimRefusal::StepThere { claim, step, on } => {
            let (claim, key, step) = (cut(claim), code(*step), step.say(lang));
            say!(lang,
                zh: "索赔 {claim} 的“{step}”已登记为 {on}，不另行覆盖。登记有误的，请手工更正其 {key}：kefu client edit {client}；其他进展记入日志：kefu log {client} claim 内容 --claim {claim}",
                en: "Claim {claim} is on record as '{step}' on {on}, which is not overwritten. If that is wrong, correct its {key} by hand: kefu client edit {client}; anything further goes into the diary: kefu log {client} claim TEXT --claim {claim}"
            )
        }
        ClaimRefusal::TooEarly {
            claim,
            step,
            day,
            after,
            on,
        } => {
            let (claim, step, after) = (cut(claim), step.say(lang), after.say(lang));
            say!(lang,
                zh: "索赔 {claim}：“{step}”不能早于“{after}”（{on}），而所写日期为 {day}。请核对日期。",
                en: "Claim {claim}: '{step}' on {day} would come before '{after}' on {on}. Check the date."
            )
        }
        ClaimRefusal::TooLate {
            claim,
            step,
            day,
            before,
            on,
        } => {
            let (claim, step, before) = (cut(claim), step.say(lang), before.say(lang));
            say!(lang,
                zh: "索赔 {claim}：“{step}”不能晚于“{before}”（{on}），而所写日期为 {day}。请核对日期。",
                en: "Claim {claim}: '{step}' on {day} would come after '{before}' on {on}. Check the date."
            )
        }
        ClaimRefusal::Needs { claim, step, first } => {
            let claim = cut(claim);
            let command = recorded_by(lang, *first, client, &claim);
            let (step, first) = (step.say(lang), first.say(lang));
            say!(lang,
                zh: "索赔 {claim} 尚未登记“{first}”，不能登记“{step}”。请先登记：{command}",
                en: "Claim {claim} is not on record as '{first}' yet, so it cannot be '{step}'. Record that first: {command}"
            )
        }
        ClaimRefusal::Over {
            claim,
            step,
            end: ClaimStep::Denied,
            on,
        } => {
            let (claim, step) = (cut(claim), step.say(lang));
            say!(lang,
                zh: "索赔 {claim} 已于 {on} 拒赔，不能登记“{step}”。提出异议后保险公司改变决定的，请先登记异议：kefu claim contest {client} {claim} --on 日期",
                en: "Claim {claim} was denied on {on}, so it cannot be '{step}'. If the insurer changed its mind, record that the denial was contested first: kefu claim contest {client} {claim} --on DATE"
            )
        }
        ClaimRefusal::Over {
            claim,
            step,
            end,
            on,
        } => {
            let claim = cut(claim);
            let (step, end) = (step.say(lang), end.say(lang));
            say!(lang,
                zh: "索赔 {claim} 已于 {on} {end}，不能再登记“{step}”。查看：kefu claim show {client} {claim}；后续事项记入日志：kefu log {client} claim 内容 --claim {claim}",
                en: "Claim {claim} was {end} on {on} and cannot be '{step}' any more. To see it: kefu claim show {client} {claim}; what came later goes into the diary: kefu log {client} claim TEXT --claim {claim}"
            )
        }
        ClaimRefusal::Unsettled { claim } => {
            let claim = cut(claim);
            say!(lang,
                zh: "索赔 {claim} 尚未赔付、拒赔或撤回，不能结案。先登记结果，赔付：kefu claim pay {client} {claim} --amount 金额；拒赔：kefu claim deny {client} {claim} --reason 理由；撤回：kefu claim withdraw {client} {claim}",
                en: "Claim {claim} is neither paid, denied nor withdrawn and cannot be closed. Record how it ended first; paid: kefu claim pay {client} {claim} --amount AMOUNT; denied: kefu claim deny {client} {claim} --reason TEXT; withdrawn: kefu claim withdraw {client} {claim}"
            )
        }
        ClaimRefusal::NoProof { claim } => {
            let claim = cut(claim);
            say!(lang,
                zh: "结案须有书面凭据：赔款通知、拒赔通知书或撤回函（D62）。先归档，得到文件编号：kefu archive add {client} correspondence --title 赔款通知书 --date 日期；再结案：kefu claim close {client} {claim} --proof 文件编号",
                en: "A claim is closed with its written proof: the payment advice, the letter of denial or the client's withdrawal (D62). File it to get its id: kefu archive add {client} correspondence --title \"payment advice\" --date DATE; then: kefu claim close {client} {claim} --proof DOCUMENT"
            )
        }
        ClaimRefusal::UnknownProof { given, known, .. } if known.is_empty() => {
            let given = cut(given);
            say!(lang,
                zh: "业务档案中没有编号为 {given} 的文件，档案中还没有文件。先归档：kefu archive add {client} correspondence --title 赔款通知书 --date 日期",
                en: "The archive has no document {given}; it has none yet. File it first: kefu archive add {client} correspondence --title \"payment advice\" --date DATE"
            )
        }
        ClaimRefusal::UnknownProof { given, near, known } => {
            let (given, list) = (cut(given), entries(known));
            let meant = meant(lang, near.as_deref());
            say!(lang,
                zh: "业务档案中没有编号为 {given} 的文件。{meant}已归档的有：\n{list}\n归档：kefu archive add {client} correspondence --title 赔款通知书 --date 日期",
                en: "The archive has no document {given}.{meant} Those it has:\n{list}\nTo file one: kefu archive add {client} correspondence --title \"payment advice\" --date DATE"
            )
        }
    }
}

fn code(step: ClaimStep) -> &'static str {
    use crate::model::Word;
    step.code()
}

/// The command that records a step another waits for.
fn recorded_by(lang: Lang, step: ClaimStep, client: &str, claim: &str) -> String {
    match step {
        ClaimStep::Notified => say!(lang,
            zh: "kefu claim notify {client} {claim} --on 日期",
            en: "kefu claim notify {client} {claim} --on DATE"
        ),
        ClaimStep::Agreed => say!(lang,
            zh: "kefu claim agree {client} {claim} --on 日期",
            en: "kefu claim agree {client} {claim} --on DATE"
        ),
        ClaimStep::Denied => say!(lang,
            zh: "kefu claim deny {client} {claim} --reason 理由 --on 日期",
            en: "kefu claim deny {client} {claim} --reason TEXT --on DATE"
        ),
        // No step waits for these.
        ClaimStep::Loss
        | ClaimStep::Asked
        | ClaimStep::Complete
        | ClaimStep::Decided
        | ClaimStep::Contested
        | ClaimStep::Paid
        | ClaimStep::Withdrawn
        | ClaimStep::Closed => format!("kefu claim show {client} {claim}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(of: ClaimRefusal) -> [String; 2] {
        [Lang::Zh, Lang::En].map(|lang| refusal(lang, &of, "huarui"))
    }

    fn day(day: &str) -> chrono::NaiveDate {
        day.parse().unwrap()
    }

    fn claim() -> String {
        "k1".to_owned()
    }

    #[test]
    fn a_step_out_of_order_says_which_one_stands_in_the_way() {
        let (step, day_given, on) = (ClaimStep::Complete, day("2026-07-24"), day("2026-07-25"));
        assert_eq!(
            told(ClaimRefusal::TooEarly {
                claim: claim(),
                step,
                day: day_given,
                after: ClaimStep::Asked,
                on
            }),
            [
                "索赔 k1：“单证齐全”不能早于“要求补充单证”（2026-07-25），而所写日期为 2026-07-24。请核对日期。",
                "Claim k1: 'papers complete' on 2026-07-24 would come before 'papers asked for' on 2026-07-25. Check the date.",
            ]
        );
        assert_eq!(
            told(ClaimRefusal::TooLate {
                claim: claim(),
                step: ClaimStep::Asked,
                day: day("2026-07-26"),
                before: step,
                on
            }),
            [
                "索赔 k1：“要求补充单证”不能晚于“单证齐全”（2026-07-25），而所写日期为 2026-07-26。请核对日期。",
                "Claim k1: 'papers asked for' on 2026-07-26 would come after 'papers complete' on 2026-07-25. Check the date.",
            ]
        );
        assert_eq!(
            told(ClaimRefusal::StepThere {
                claim: claim(),
                step,
                on
            }),
            [
                "索赔 k1 的“单证齐全”已登记为 2026-07-25，不另行覆盖。登记有误的，请手工更正其 complete：kefu client edit huarui；其他进展记入日志：kefu log huarui claim 内容 --claim k1",
                "Claim k1 is on record as 'papers complete' on 2026-07-25, which is not overwritten. If that is wrong, correct its complete by hand: kefu client edit huarui; anything further goes into the diary: kefu log huarui claim TEXT --claim k1",
            ]
        );
    }

    #[test]
    fn a_step_that_waits_for_another_names_its_command() {
        let needs = |step, first| {
            told(ClaimRefusal::Needs {
                claim: claim(),
                step,
                first,
            })
        };
        assert_eq!(
            needs(ClaimStep::Paid, ClaimStep::Agreed),
            [
                "索赔 k1 尚未登记“达成赔付协议”，不能登记“赔付”。请先登记：kefu claim agree huarui k1 --on 日期",
                "Claim k1 is not on record as 'agreed' yet, so it cannot be 'paid'. Record that first: kefu claim agree huarui k1 --on DATE",
            ]
        );
        assert_eq!(
            needs(ClaimStep::Contested, ClaimStep::Denied),
            [
                "索赔 k1 尚未登记“拒赔”，不能登记“提出异议”。请先登记：kefu claim deny huarui k1 --reason 理由 --on 日期",
                "Claim k1 is not on record as 'denied' yet, so it cannot be 'contested'. Record that first: kefu claim deny huarui k1 --reason TEXT --on DATE",
            ]
        );
        let notified = needs(ClaimStep::Decided, ClaimStep::Notified);
        assert!(notified[0].ends_with("：kefu claim notify huarui k1 --on 日期"));
    }

    #[test]
    fn a_claim_at_its_end_says_which_and_since_when() {
        let over = |end| {
            told(ClaimRefusal::Over {
                claim: claim(),
                step: ClaimStep::Agreed,
                end,
                on: day("2026-10-12"),
            })
        };
        assert_eq!(
            over(ClaimStep::Denied),
            [
                "索赔 k1 已于 2026-10-12 拒赔，不能登记“达成赔付协议”。提出异议后保险公司改变决定的，请先登记异议：kefu claim contest huarui k1 --on 日期",
                "Claim k1 was denied on 2026-10-12, so it cannot be 'agreed'. If the insurer changed its mind, record that the denial was contested first: kefu claim contest huarui k1 --on DATE",
            ]
        );
        assert_eq!(
            over(ClaimStep::Closed),
            [
                "索赔 k1 已于 2026-10-12 结案，不能再登记“达成赔付协议”。查看：kefu claim show huarui k1；后续事项记入日志：kefu log huarui claim 内容 --claim k1",
                "Claim k1 was closed on 2026-10-12 and cannot be 'agreed' any more. To see it: kefu claim show huarui k1; what came later goes into the diary: kefu log huarui claim TEXT --claim k1",
            ]
        );
    }

    #[test]
    fn a_close_asks_for_the_end_and_its_proof() {
        assert_eq!(
            told(ClaimRefusal::Unsettled { claim: claim() }),
            [
                "索赔 k1 尚未赔付、拒赔或撤回，不能结案。先登记结果，赔付：kefu claim pay huarui k1 --amount 金额；拒赔：kefu claim deny huarui k1 --reason 理由；撤回：kefu claim withdraw huarui k1",
                "Claim k1 is neither paid, denied nor withdrawn and cannot be closed. Record how it ended first; paid: kefu claim pay huarui k1 --amount AMOUNT; denied: kefu claim deny huarui k1 --reason TEXT; withdrawn: kefu claim withdraw huarui k1",
            ]
        );
        assert_eq!(
            told(ClaimRefusal::NoProof { claim: claim() }),
            [
                "结案须有书面凭据：赔款通知、拒赔通知书或撤回函（D62）。先归档，得到文件编号：kefu archive add huarui correspondence --title 赔款通知书 --date 日期；再结案：kefu claim close huarui k1 --proof 文件编号",
                "A claim is closed with its written proof: the payment advice, the letter of denial or the client's withdrawal (D62). File it to get its id: kefu archive add huarui correspondence --title \"payment advice\" --date DATE; then: kefu claim close huarui k1 --proof DOCUMENT",
            ]
        );
        let unknown = |known: &[(&str, &str)]| {
            let known = known
                .iter()
                .map(|(id, title)| ((*id).into(), (*title).into()));
            told(ClaimRefusal::UnknownProof {
                given: "d9".into(),
                near: None,
                known: known.collect(),
            })
        };
        assert_eq!(
            unknown(&[]),
            [
                "业务档案中没有编号为 d9 的文件，档案中还没有文件。先归档：kefu archive add huarui correspondence --title 赔款通知书 --date 日期",
                "The archive has no document d9; it has none yet. File it first: kefu archive add huarui correspondence --title \"payment advice\" --date DATE",
            ]
        );
        assert_eq!(
            unknown(&[("d1", "赔款通知书")]),
            [
                "业务档案中没有编号为 d9 的文件。已归档的有：\n  d1  赔款通知书\n归档：kefu archive add huarui correspondence --title 赔款通知书 --date 日期",
                "The archive has no document d9. Those it has:\n  d1  赔款通知书\nTo file one: kefu archive add huarui correspondence --title \"payment advice\" --date DATE",
            ]
        );
    }

    #[test]
    fn a_claim_that_is_not_there_or_there_already_is_told() {
        assert_eq!(
            told(ClaimRefusal::IdThere {
                id: claim(),
                cause: "仓库火灾".into()
            }),
            [
                "已有编号为 k1 的索赔（仓库火灾）。查看：kefu claim show huarui k1；另一起索赔请换一个 --id，或不写。",
                "There is a claim k1 already (仓库火灾). To see it: kefu claim show huarui k1; for another claim, give another --id or none.",
            ]
        );
        let unknown = |known: &[(&str, &str)]| {
            let known = known
                .iter()
                .map(|(id, cause)| ((*id).into(), (*cause).into()));
            told(ClaimRefusal::Unknown {
                given: "k9".into(),
                near: None,
                known: known.collect(),
            })
        };
        assert_eq!(
            unknown(&[]),
            [
                "没有编号为 k9 的索赔，该客户尚未登记索赔。登记：kefu claim add huarui \"出险情况\" --policy 保单 --loss 出险日期",
                "There is no claim k9; this client has none on record. Record it: kefu claim add huarui \"what happened\" --policy POLICY --loss DATE",
            ]
        );
        assert_eq!(
            unknown(&[("k1", "仓库火灾")]),
            [
                "没有编号为 k9 的索赔。已登记的有：\n  k1  仓库火灾",
                "There is no claim k9. Those on record:\n  k1  仓库火灾",
            ]
        );
    }
}
