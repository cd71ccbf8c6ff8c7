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
    }
}
