//! Why the appointment is not changed so, and what to type instead.

use crate::changes::AppointmentRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, correct, kefu};

pub(super) fn refusal(lang: Lang, refusal: &AppointmentRefusal, client: &str) -> String {
    match refusal {
        AppointmentRefusal::OriginalNotApart { place } => say!(lang,
            zh: "委托文件正本须单独归档（D26），不能与客户档案同放在“{place}”。请另写 --original-at。",
            en: "The original of the appointment is kept apart (D26), not with the client's file at '{place}'. Give another place with --original-at."
        ),
        AppointmentRefusal::NotBeforeUs { day, appointed } => say!(lang,
            zh: "{day} 不早于委托关系确立之日 {appointed}，不是委托前由他人办理的。请核对日期，或去掉 --before-us。",
            en: "{day} is not before the appointment of {appointed}, so it was not done before us. Check the day, or leave out --before-us."
        ),
        AppointmentRefusal::CooperationWithDirect => {
            let set = kefu("client set")
                .word(client)
                .option("--kind", "channel")
                .say(lang);
            say!(lang,
                zh: "合作协议书只适用于渠道客户，而该客户登记为直接客户（D12）。如确为渠道客户，请先改类型：{set}",
                en: "A cooperation agreement is for channel clients, and this one is recorded as direct (D12). If it is a channel client, say so first: {set}"
            )
        }
        AppointmentRefusal::EndsBeforeStart { until, established } => say!(lang,
            zh: "委托期限至 {until}，早于确立之日 {established}。请核对 --until 和 --on。",
            en: "The appointment would end on {until}, before it was established on {established}. Check --until and --on."
        ),
        AppointmentRefusal::Runs {
            given,
            established,
            until,
            name,
        } => {
            let extend = kefu("appointment extend")
                .word(client)
                .option("--until", Ask::DATE)
                .option("--on", *given)
                .say(lang);
            let correct = correct(client, name, "established", Ask::DATE).say(lang);
            let close = kefu("client close")
                .word(client)
                .option("--on", Ask::DATE)
                .option("--reason", Ask::REASON)
                .say(lang);
            match until {
                Some(until) => say!(lang,
                    zh: "{established} 确立的委托至 {until} 为止，{given} 仍在其内，不能另起一个委托。委托期内又签的文件，登记为延长：{extend}；登记的日期有误的，更正：{correct}",
                    en: "The appointment of {established} runs until {until}, so no other begins on {given}. A document signed within it is an extension: {extend}; if a day on record is wrong: {correct}"
                ),
                None => say!(lang,
                    zh: "{established} 确立的委托没有登记到期日，也没有终止，{given} 不能另起一个委托。已经终止的，先登记：{close}；登记的日期有误的，更正：{correct}",
                    en: "The appointment of {established} has no last day on record and has not ended, so no other begins on {given}. If it has ended, record that first: {close}; if a day on record is wrong: {correct}"
                ),
            }
        }
        AppointmentRefusal::NoTerm => {
            let record = kefu("appointment record")
                .word(client)
                .option("--kind", Ask::FORM_OF_APPOINTMENT)
                .option("--until", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "委托文件未登记期限，无从延长。先登记原定的最后一天：{record}",
                en: "The appointment has no agreed end on record, so there is nothing to extend. Record the end first: {record}"
            )
        }
        AppointmentRefusal::NotLonger { until, ends } => say!(lang,
            zh: "委托期限现至 {ends}，{until} 不晚于该日，不是延长。请核对 --until。",
            en: "The appointment runs until {ends} already, so {until} is no extension. Check --until."
        ),
    }
}
