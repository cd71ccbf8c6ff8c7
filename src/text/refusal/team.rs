//! Why the team is not changed so, nor handed over, and what to type instead.

use crate::changes::TeamRefusal;
use crate::lang::Lang;
use crate::say;

pub(super) fn refusal(lang: Lang, refusal: &TeamRefusal, client: &str) -> String {
    match refusal {
        TeamRefusal::ManagerThere { name } => say!(lang,
            zh: "客户经理现为{name}；同一时间只设一名客户经理（D23）。如需更换，请办理移交：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "{name} is the account manager, and there is one at any time (D23). To change it, hand over: kefu team hand-over {client} --to NAME --on DATE"
        ),
        TeamRefusal::DeputyThere { name, from } => say!(lang,
            zh: "客户副经理{name}自 {from} 起任职，接任须在其后：kefu team set {client} --deputy 姓名 --on 日期；姓名或日期登记有误的，请手工更正：kefu client edit {client}",
            en: "{name} is deputy from {from}, and the next one begins later: kefu team set {client} --deputy NAME --on DATE; if the name or the day is wrong, correct it by hand: kefu client edit {client}"
        ),
        TeamRefusal::ManagerAsDeputy { name } => say!(lang,
            zh: "{name}是客户经理，不能兼任客户副经理：服务须以团队形式提供（D22）。另指定一人：kefu team set {client} --deputy 姓名",
            en: "{name} is the account manager and cannot be the deputy as well: service is a team's (D22). Name somebody else: kefu team set {client} --deputy NAME"
        ),
        TeamRefusal::ManagerComes { name, from } => say!(lang,
            zh: "{name}已登记自 {from} 起任客户经理，不能在此之前再移交一次。查看：kefu team show {client}；姓名或日期登记有误的，请手工更正：kefu client edit {client}",
            en: "{name} is on record as account manager from {from}, and the client cannot be handed over again before that. To see it: kefu team show {client}; if the name or the day is wrong, correct it by hand: kefu client edit {client}"
        ),
        TeamRefusal::MemberThere { name } => say!(lang,
            zh: "{name}已在团队中担任该角色。查看团队：kefu team show {client}",
            en: "{name} already has that role in the team. To see the team: kefu team show {client}"
        ),
        TeamRefusal::NoSuchMember { name, members } if members.is_empty() => say!(lang,
            zh: "团队中没有{name}，当日团队没有成员。设立团队：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "{name} is not in the team; nobody is, that day. Set it up: kefu team set {client} --manager NAME --deputy NAME"
        ),
        TeamRefusal::NoSuchMember { name, members } => {
            let zh = members.join("、");
            let en = members.join(", ");
            say!(lang,
                zh: "团队中没有{name}。当日成员：{zh}。查看团队：kefu team show {client}",
                en: "{name} is not in the team. Its members that day: {en}. To see it: kefu team show {client}"
            )
        }
        TeamRefusal::ManagerLeaves { name } => say!(lang,
            zh: "{name}是客户经理，离开前须先移交（D23）：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "{name} is the account manager and leaves by a hand-over (D23): kefu team hand-over {client} --to NAME --on DATE"
        ),
        TeamRefusal::NoManager => say!(lang,
            zh: "当日没有客户经理，无从移交。指定客户经理：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "There is no account manager that day to take over from. Name one: kefu team set {client} --manager NAME --deputy NAME"
        ),
        TeamRefusal::NoHandOver => say!(lang,
            zh: "没有移交记录，无从登记签署或告知客户。办理移交：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "There is no hand-over on record to sign or tell the client about. To hand over: kefu team hand-over {client} --to NAME --on DATE"
        ),
    }
}
