//! Why no plan is drafted, and what to type instead.

use chrono::NaiveDate;

use crate::changes::DraftRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu, plan_add, rating_set};

pub(super) fn refusal(
    lang: Lang,
    refusal: &DraftRefusal,
    client: &str,
    year: Option<NaiveDate>,
) -> String {
    match refusal {
        DraftRefusal::TermOver { last } => {
            let set = rating_set(client, Ask::INCOME, None).say(lang);
            say!(lang,
                zh: "服务计划的期限至 {last} 为止，已没有工作日可以安排。下一服务年度请先评定星级：{set}",
                en: "The plan's term ends on {last}, and no working day is left in it. For the next service year, rate it first: {set}"
            )
        }
        DraftRefusal::NotInTerm { day, first, last } => say!(lang,
            zh: "{day} 不能作为起排日期：计划只能安排在 {first} 至 {last} 之间。请改 --from，或省略以从最早之日排起。",
            en: "The plan cannot begin on {day}: it must be between {first} and {last}. Give another --from, or leave it out to begin on {first}."
        ),
        DraftRefusal::NoTeam => {
            let set = kefu("team set")
                .word(client)
                .option("--manager", Ask::NAME)
                .option("--deputy", Ask::NAME)
                .say(lang);
            say!(lang,
                zh: "还没有服务团队，而计划须有经办人（D43）。请先设立团队：{set}",
                en: "There is no team yet, and every item of a plan needs a handler (D43). Set the team up first: {set}"
            )
        }
        DraftRefusal::NobodyToDo { day } => {
            let add = kefu("team add")
                .word(client)
                .word(Ask::NAME)
                .option("--role", Ask::ROLE)
                .option("--duty", Ask::DUTY_IN_WORDS)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "{day} 起团队中已无人在任，而计划须有经办人（D43）。请先补充成员：{add}",
                en: "No team member serves on {day}, and every item of a plan needs a handler (D43). Add someone first: {add}"
            )
        }
        DraftRefusal::AfterIssue { on, missing } => {
            let add = plan_add(client, Ask::SERVICE, true)
                .options("--year", year)
                .say(lang);
            let show = kefu("plan show")
                .word(client)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "服务计划已于 {on} 定稿，尚缺 {missing} 项，不再自动拟入（D53）。请逐项补充，写明原因，即登记为修订：{add}。缺哪些，看“计划”少于“最低标准”的服务：{show}",
                en: "The plan was issued on {on}, so the missing items ({missing}) are not drafted into it any more (D53). Add them one by one; each with its reason, recorded as a revision: {add}. To see where the plan is below the standard: {show}"
            )
        }
    }
}
