//! Why a change was refused, and what to type instead.

use crate::changes::Refusal;
use crate::lang::Lang;
use crate::say;

/// The refusal in words; `client` is the client's id, for the command to type instead.
pub fn refusal(lang: Lang, refusal: &Refusal, client: &str) -> String {
    match refusal {
        Refusal::NotAppointed => say!(lang,
            zh: "该客户尚未确立委托关系（D14），还不能登记。请先登记委托文件：kefu appointment record {client} --kind brokerage-agreement --on 日期",
            en: "This client has not appointed us yet (D14). Record the appointment first: kefu appointment record {client} --kind brokerage-agreement --on DATE"
        ),
        Refusal::ManagerThere { name } => say!(lang,
            zh: "客户经理现为{name}；同一时间只设一名客户经理（D23）。如需更换，请办理移交：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "{name} is the account manager, and there is one at any time (D23). To change it, hand over: kefu team hand-over {client} --to NAME --on DATE"
        ),
        Refusal::MemberThere { name } => say!(lang,
            zh: "{name}已在团队中担任该角色。查看团队：kefu team show {client}",
            en: "{name} already has that role in the team. To see the team: kefu team show {client}"
        ),
        Refusal::NoSuchMember { name, members } if members.is_empty() => say!(lang,
            zh: "团队中没有{name}，当日团队没有成员。设立团队：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "{name} is not in the team; nobody is, that day. Set it up: kefu team set {client} --manager NAME --deputy NAME"
        ),
        Refusal::NoSuchMember { name, members } => {
            let zh = members.join("、");
            let en = members.join(", ");
            say!(lang,
                zh: "团队中没有{name}。当日成员：{zh}",
                en: "{name} is not in the team. Its members that day: {en}"
            )
        }
        Refusal::ManagerLeaves { name } => say!(lang,
            zh: "{name}是客户经理，离开前须先移交（D23）：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "{name} is the account manager and leaves by a hand-over (D23): kefu team hand-over {client} --to NAME --on DATE"
        ),
        Refusal::NoManager => say!(lang,
            zh: "当日没有客户经理，无从移交。指定客户经理：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "There is no account manager that day to take over from. Name one: kefu team set {client} --manager NAME --deputy NAME"
        ),
        Refusal::TooEarly { day, earliest } => say!(lang,
            zh: "日期 {day} 过早，不能早于 {earliest}。请用 --on 改日期",
            en: "{day} is too early: it cannot lie before {earliest}. Give another day with --on"
        ),
        // Any noun.
        Refusal::InFuture { day, today } => say!(lang,
            zh: "日期 {day} 在今天（{today}）之后；登记的是已经发生的事，请用实际日期",
            en: "{day} lies after today ({today}): what is recorded has happened. Give the day it did"
        ),
        // Client.
        Refusal::NoSuchContact { name, contacts } if contacts.is_empty() => say!(lang,
            zh: "联系人中没有{name}；该客户尚未登记联系人。登记：kefu client contact {client} 姓名 --role 职务",
            en: "{name} is not a contact: this client has none on record. Add one: kefu client contact {client} NAME --role ROLE"
        ),
        Refusal::NoSuchContact { name, contacts } => {
            let zh = contacts.join("、");
            let en = contacts.join(", ");
            say!(lang,
                zh: "联系人中没有{name}。现有联系人：{zh}",
                en: "{name} is not a contact. The contacts on record: {en}"
            )
        }
        Refusal::SeveralContacts { name, ids } => {
            let zh = ids.join("、");
            let en = ids.join(", ");
            let first = ids.first().map_or("ID", String::as_str);
            say!(lang,
                zh: "有几位联系人名叫{name}，请写编号（{zh}），例如：kefu client contact {client} {name} --id {first}",
                en: "Several contacts are called {name}; say which by id ({en}), for instance: kefu client contact {client} '{name}' --id {first}"
            )
        }
        Refusal::Closed { on } => say!(lang,
            zh: "该客户的服务已记为 {on} 终止。如有误，请改记录：kefu client edit {client}",
            en: "Service of this client is on record as ended on {on}. If that is wrong, mend the record: kefu client edit {client}"
        ),
        // Archive.
        Refusal::OriginalNotApart { place } => say!(lang,
            zh: "委托文件正本须单独归档（D26），不能与客户档案同放在“{place}”。请另写 --original-at",
            en: "The original of the appointment is filed apart (D26), not with the client's file at '{place}'. Give another place with --original-at"
        ),
        // appointment
        Refusal::CooperationWithDirect => say!(lang,
            zh: "合作协议书只适用于渠道客户，而该客户登记为直接客户（D12）。如确为渠道客户，请先改类型：kefu client set {client} --kind channel",
            en: "A cooperation agreement is for channel clients, and this one is recorded as direct (D12). If it is a channel client, say so first: kefu client set {client} --kind channel"
        ),
        Refusal::EstablishedThere { on } => say!(lang,
            zh: "委托关系已登记于 {on} 确立，不另行覆盖。延长期限：kefu appointment extend {client} --until 日期；日期登记有误的，请手工更正 clients/{client}.toml 的 appointment.established",
            en: "The appointment is on record as established on {on} and is not overwritten. To extend it: kefu appointment extend {client} --until DATE; if the day is wrong, correct appointment.established in clients/{client}.toml by hand"
        ),
        Refusal::UntilThere { until } => say!(lang,
            zh: "委托期限已登记至 {until}，不另行覆盖。延长期限：kefu appointment extend {client} --until 日期；日期登记有误的，请手工更正 clients/{client}.toml 的 appointment.until",
            en: "The appointment is on record as running until {until} and is not overwritten. To extend it: kefu appointment extend {client} --until DATE; if the day is wrong, correct appointment.until in clients/{client}.toml by hand"
        ),
        Refusal::EndsBeforeStart { until, established } => say!(lang,
            zh: "委托期限至 {until}，早于确立之日 {established}。请核对 --until 和 --on",
            en: "The appointment would end on {until}, before it was established on {established}. Check --until and --on"
        ),
        Refusal::NoTerm => say!(lang,
            zh: "委托文件未登记期限，无从延长。先登记原定的最后一天：kefu appointment record {client} --kind 形式 --until 日期",
            en: "The appointment has no agreed end on record, so there is nothing to extend. Record the end first: kefu appointment record {client} --kind KIND --until DATE"
        ),
        Refusal::NotLonger { until, ends } => say!(lang,
            zh: "委托期限现至 {ends}，{until} 不晚于该日，不是延长。请核对 --until",
            en: "The appointment runs until {ends} already, so {until} is no extension. Check --until"
        ),
        // rating
        Refusal::NoServiceYear { day } => say!(lang,
            zh: "{day} 不在任何服务年度内，当日也没有新的服务年度开始。查看各服务年度：kefu rating show {client}",
            en: "{day} lies in no service year, and none begins then. To see the service years: kefu rating show {client}"
        ),
        Refusal::NotRated { starts } => say!(lang,
            zh: "{starts} 起的服务年度尚未评定星级。请先评定：kefu rating set {client} --income 收入 --year {starts}；如指其他服务年度，请加 --year 日期",
            en: "The service year from {starts} has not been rated. Rate it first: kefu rating set {client} --income AMOUNT --year {starts}; if another year is meant, say so with --year DATE"
        ),
        Refusal::OverrideApproved { stars, on, by } => {
            let zh = stars.map_or(String::new(), |stars| format!("为 {}，", drawn(stars)));
            let en = stars.map_or(String::new(), |stars| format!(" to {}", drawn(stars)));
            say!(lang,
                zh: "星级调整{zh}已由{by}于 {on} 批准，不另行覆盖。查看：kefu rating show {client}；登记有误的，请手工更正 clients/{client}.toml",
                en: "The override{en} was approved by {by} on {on} and is not overwritten. To see it: kefu rating show {client}; if it is wrong, correct clients/{client}.toml by hand"
            )
        }
        Refusal::NoOverride => say!(lang,
            zh: "没有待批准的星级调整。先上报：kefu rating override {client} --stars 星级 --factor 因素 --reason 理由",
            en: "There is no override to approve. Refer one first: kefu rating override {client} --stars N --factor FACTOR --reason TEXT"
        ),
        Refusal::PublicationApproved { on, by } => say!(lang,
            zh: "公布星级已由{by}于 {on} 批准，不另行覆盖。查看：kefu rating show {client}；登记有误的，请手工更正 clients/{client}.toml",
            en: "Making the stars public was approved by {by} on {on} and is not overwritten. To see it: kefu rating show {client}; if it is wrong, correct clients/{client}.toml by hand"
        ),
    }
}

fn drawn(stars: i64) -> String {
    "★".repeat(usize::try_from(stars).unwrap_or_default())
}
