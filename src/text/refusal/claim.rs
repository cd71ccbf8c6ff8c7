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
