//! Why the appointment is not changed so, and what to type instead.

use crate::changes::AppointmentRefusal;
use crate::lang::Lang;
use crate::model::Word;
use crate::say;
use crate::text::word::Spoken;

pub(super) fn refusal(lang: Lang, refusal: &AppointmentRefusal, client: &str) -> String {
    match refusal {
        AppointmentRefusal::OriginalNotApart { place } => say!(lang,
            zh: "委托文件正本须单独归档（D26），不能与客户档案同放在“{place}”。请另写 --original-at。",
            en: "The original of the appointment is filed apart (D26), not with the client's file at '{place}'. Give another place with --original-at."
        ),
        AppointmentRefusal::PartFiled { part, on } => {
            let (key, part) = (part.code(), part.say(lang));
            say!(lang,
                zh: "{part}已登记于 {on} 重新建档，不另行覆盖。查看：kefu archive show {client}；日期有误的，请手工更正 archive.{key}：kefu client edit {client}",
                en: "The {part} is on record as re-filed on {on} and is not overwritten. To see it: kefu archive show {client}; if the day is wrong, correct archive.{key} by hand: kefu client edit {client}"
            )
        }
        AppointmentRefusal::Reported { on } => say!(lang,
            zh: "客户档案已登记于 {on} 上报，不另行覆盖。查看：kefu archive show {client}；日期有误的，请手工更正 archive.reported：kefu client edit {client}",
            en: "The archive is on record as reported on {on} and is not overwritten. To see it: kefu archive show {client}; if the day is wrong, correct archive.reported by hand: kefu client edit {client}"
        ),
        AppointmentRefusal::CooperationWithDirect => say!(lang,
            zh: "合作协议书只适用于渠道客户，而该客户登记为直接客户（D12）。如确为渠道客户，请先改类型：kefu client set {client} --kind channel",
            en: "A cooperation agreement is for channel clients, and this one is recorded as direct (D12). If it is a channel client, say so first: kefu client set {client} --kind channel"
        ),
        AppointmentRefusal::EstablishedThere { on } => say!(lang,
            zh: "委托关系已登记于 {on} 确立，不另行覆盖。延长期限：kefu appointment extend {client} --until 日期；日期登记有误的，请手工更正 clients/{client}.toml 的 appointment.established。",
            en: "The appointment is on record as established on {on} and is not overwritten. To extend it: kefu appointment extend {client} --until DATE; if the day is wrong, correct appointment.established in clients/{client}.toml by hand."
        ),
        AppointmentRefusal::UntilThere { until } => say!(lang,
            zh: "委托期限已登记至 {until}，不另行覆盖。延长期限：kefu appointment extend {client} --until 日期；日期登记有误的，请手工更正 clients/{client}.toml 的 appointment.until。",
            en: "The appointment is on record as running until {until} and is not overwritten. To extend it: kefu appointment extend {client} --until DATE; if the day is wrong, correct appointment.until in clients/{client}.toml by hand."
        ),
        AppointmentRefusal::EndsBeforeStart { until, established } => say!(lang,
            zh: "委托期限至 {until}，早于确立之日 {established}。请核对 --until 和 --on。",
            en: "The appointment would end on {until}, before it was established on {established}. Check --until and --on."
        ),
        AppointmentRefusal::NoTerm => say!(lang,
            zh: "委托文件未登记期限，无从延长。先登记原定的最后一天：kefu appointment record {client} --kind 形式 --until 日期",
            en: "The appointment has no agreed end on record, so there is nothing to extend. Record the end first: kefu appointment record {client} --kind KIND --until DATE"
        ),
        AppointmentRefusal::NotLonger { until, ends } => say!(lang,
            zh: "委托期限现至 {ends}，{until} 不晚于该日，不是延长。请核对 --until。",
            en: "The appointment runs until {ends} already, so {until} is no extension. Check --until."
        ),
    }
}
