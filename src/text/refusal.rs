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
    }
}
