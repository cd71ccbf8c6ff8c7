//! Why the time to answer a complaint is not extended, and what to type instead.

use crate::changes::ComplaintRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu};

pub(super) fn refusal(lang: Lang, refusal: &ComplaintRefusal, client: &str) -> String {
    let answer = |id: &str| {
        let command = kefu("complaint answer").word(client).word(id);
        command.word(Ask::TEXT).option("--on", Ask::DATE).say(lang)
    };
    match refusal {
        ComplaintRefusal::Late { id, on, due } => {
            let answer = answer(id);
            say!(lang,
                zh: "投诉 {id}：答复期限至 {due}，{on} 已过，不能再延长。期限内已决定延长的，用 --on 写明那一天；否则尽快答复：{answer}",
                en: "The time to answer complaint {id} ended on {due}, so it cannot be extended on {on}. If it was extended in time, give that day with --on. Otherwise answer it soon: {answer}")
        }
        ComplaintRefusal::Unapproved { id, due } => {
            let extend = kefu("complaint extend")
                .word(client)
                .word(id)
                .option("--reason", Ask::REASON)
                .option("--approved-by", Ask::APPROVER)
                .say(lang);
            say!(lang,
                zh: "投诉 {id}：答复期限已延长至 {due}，再次延长须经批准：{extend}",
                en: "The time to answer complaint {id} was extended to {due}. To extend it once more needs approval: {extend}")
        }
        ComplaintRefusal::Longest { id, due } => {
            let answer = answer(id);
            say!(lang,
                zh: "投诉 {id}：经批准已延长至 {due}，这是最长的期限。请在此之前答复：{answer}",
                en: "The time to answer complaint {id} was extended to {due} with approval, which is the longest time there is. Answer it by then: {answer}")
        }
    }
}
