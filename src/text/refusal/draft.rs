//! Why no plan is drafted, and what to type instead.

use crate::changes::DraftRefusal;
use crate::lang::Lang;
use crate::say;

pub(super) fn refusal(lang: Lang, refusal: &DraftRefusal, client: &str) -> String {
    match refusal {
        DraftRefusal::TermOver { last } => say!(lang,
            zh: "服务计划的期限至 {last} 为止，已没有工作日可以安排。下一服务年度请先评定星级：kefu rating set {client} --income 收入",
            en: "The plan's term ends on {last}, and no working day is left in it. For the next service year, rate it first: kefu rating set {client} --income AMOUNT"
        ),
        DraftRefusal::NotInTerm { day, first, last } => say!(lang,
            zh: "{day} 不能作为起排日期：计划只能安排在 {first} 至 {last} 之间。请改 --from，或省略以从最早之日排起。",
            en: "Nothing can be planned from {day} on: it must lie between {first} and {last}. Give another --from, or leave it out to begin with the first of them."
        ),
        DraftRefusal::NoTeam => say!(lang,
            zh: "还没有服务团队，而计划须有经办人（D43）。请先设立团队：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "There is no team yet, and every item of a plan has its handler (D43). Set the team up first: kefu team set {client} --manager NAME --deputy NAME"
        ),
        DraftRefusal::NobodyToDo { day } => say!(lang,
            zh: "{day} 起团队中已无人在任，而计划须有经办人（D43）。请先补充成员：kefu team add {client} 姓名 --role 角色 --duty 职责 --on 日期",
            en: "Nobody of the team serves on {day}, and every item of a plan has its handler (D43). Add someone first: kefu team add {client} NAME --role ROLE --duty TEXT --on DATE"
        ),
        DraftRefusal::AfterIssue { on, missing } => say!(lang,
            zh: "服务计划已于 {on} 定稿，尚缺 {missing} 项，不再自动拟入（D53）。请逐项补充，并以 --reason 写明原因，即登记为修订：kefu plan add {client} 服务 内容 …。缺哪些，看“计划”少于“最低标准”的服务：kefu plan show {client}",
            en: "The plan was issued on {on}; items it lacks ({missing}) are no longer drafted into it (D53). Add them one by one, each with its --reason, which is the revision: kefu plan add {client} SERVICE CONTENT …. To see where it falls short of the standard: kefu plan show {client}"
        ),
    }
}
