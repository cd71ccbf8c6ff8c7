//! Why the plan is not changed so, and what to type instead.

use chrono::NaiveDate;

use super::{entries, of_year};
use crate::changes::PlanRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, correct, kefu, plan_add};
use crate::text::cut;

pub(super) fn refusal(
    lang: Lang,
    refusal: &PlanRefusal,
    client: &str,
    year: Option<NaiveDate>,
) -> String {
    match refusal {
        PlanRefusal::NothingToCover { id, known } if known.is_empty() => {
            let id = cut(id);
            let commit = kefu("appointment commit")
                .word(client)
                .word(Ask::TEXT_IN_QUOTES);
            let need = kefu("client need").word(client).word(Ask::TEXT_IN_QUOTES);
            let (commit, need) = (commit.say(lang), need.say(lang));
            say!(lang,
                zh: "没有编号为 {id} 的服务承诺或客户需求，记录中一条也没有。登记：{commit} 或 {need}",
                en: "No commitment or need has the id {id}; none is on record. Record one: {commit} or {need}"
            )
        }
        PlanRefusal::NothingToCover { id, known } => {
            let (id, list) = (cut(id), entries(known));
            say!(lang,
                zh: "没有编号为 {id} 的服务承诺或客户需求。已登记的有：\n{list}",
                en: "No commitment or need has the id {id}. Those on record:\n{list}"
            )
        }
        PlanRefusal::FinishBeforeStart { start, finish } => say!(lang,
            zh: "预计完成时间 {finish} 早于预计开始时间 {start}。请改 --start 或 --finish。",
            en: "The expected finish, {finish}, is before the expected start, {start}. Change --start or --finish."
        ),
        PlanRefusal::NoSuchItem { item, open } => {
            let (item, open) = (cut(item), open_items(lang, open, client, year));
            say!(lang,
                zh: "服务计划中没有 {item} 这一项。{open}",
                en: "The plan has no item {item}. {open}"
            )
        }
        PlanRefusal::ItemDone { item, on, open } => {
            let open = open_items(lang, open, client, year);
            say!(lang,
                zh: "{item} 已于 {on} 完成。{open}",
                en: "{item} was done on {on}. {open}"
            )
        }
        PlanRefusal::ItemDropped { item, on, open } => {
            let open = open_items(lang, open, client, year);
            say!(lang,
                zh: "{item} 已于 {on} 取消。{open}",
                en: "{item} was dropped on {on}. {open}"
            )
        }
        PlanRefusal::Empty => {
            let add = plan_add(client, Ask::SERVICE, false)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "该服务年度的计划还没有服务项目。增加一项：{add}",
                en: "The plan of this service year has no items yet. Add one: {add}"
            )
        }
        PlanRefusal::ItemIncomplete { item, lacks } => {
            let words: Vec<&str> = lacks.iter().map(|key| four_fields(lang, key)).collect();
            let list = lang.list(&words);
            let mut revise = kefu("plan revise").word(client).option("--item", item);
            for key in lacks {
                let (option, asked) = field(key);
                revise = revise.option(option, asked);
            }
            let revise = revise.say(lang);

            say!(lang,
                zh: "{item} 缺少{list}（D43：计划须列明服务内容、预计开始时间、预计完成时间、经办人）。补上：{revise}",
                en: "{item} lacks its {list} (D43: a plan states content, expected start, expected finish and handler). Add it: {revise}"
            )
        }
        PlanRefusal::Issued { on } => {
            let revise = kefu("plan revise")
                .word(client)
                .option("--reason", Ask::CAUSE)
                .options("--year", year)
                .say(lang);
            let issue = kefu("plan issue")
                .word(client)
                .option("--on", on)
                .option("--focus", Ask::FOCUS)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "服务计划已于 {on} 定稿，此后的变化须作修订（D53）：{revise}。只改年度重点：{issue}",
                en: "The plan was issued on {on}; from then on it changes by revision (D53): {revise}. To change the focus alone: {issue}"
            )
        }
        PlanRefusal::ReviseWithoutReason { issued } => say!(lang,
            zh: "计划已于 {issued} 定稿，此后的修订须写明原因（D53）。请加上 --reason 原因。",
            en: "The plan was issued on {issued}. Since then every change needs a reason on record (D53). Add --reason TEXT."
        ),
        PlanRefusal::NotTheManager { name, manager, day } => say!(lang,
            zh: "服务计划由客户经理修订（D53），{day} 的客户经理是{manager}，不是{name}。请去掉 --by，或写 --by {manager}。",
            en: "Only the account manager revises the plan (D53). On {day} that is {manager}, not {name}. Leave out --by, or give --by {manager}."
        ),
        PlanRefusal::NoReviser { day } => {
            let set = kefu("team set")
                .word(client)
                .option("--manager", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "服务计划由客户经理修订（D53），而 {day} 没有客户经理。指定客户经理：{set}",
                en: "The account manager revises the plan (D53), and on {day} there is none. Name one: {set}"
            )
        }
        PlanRefusal::NotClientRelations { name, day, members } if members.is_empty() => {
            let add = kefu("team add")
                .word(client)
                .word(name)
                .option("--role", "client-relations")
                .option("--duty", Ask::DUTY_IN_WORDS)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "计划意见由团队中的客户关系管理人员提出（D47），而 {day} 团队中没有。如{name}任此角色：{add}",
                en: "The client-relations member gives the opinion on the plan (D47), and on {day} the team has none. To give {name} that role: {add}"
            )
        }
        PlanRefusal::NotClientRelations { name, day, members } => {
            let list = lang.list(members);
            let add = kefu("team add")
                .word(client)
                .word(name)
                .option("--role", "client-relations")
                .option("--duty", Ask::DUTY_IN_WORDS)
                .say(lang);
            say!(lang,
                zh: "计划意见由团队中的客户关系管理人员提出（D47），{day} 是{list}，不是{name}。请改 --by，或先加入团队：{add}",
                en: "The client-relations member gives the opinion on the plan (D47); on {day} that is {list}, not {name}. Change --by, or add them first: {add}"
            )
        }
        PlanRefusal::OpinionGiven { by, on, issued } => {
            let log = kefu("log").word(client).word("other").word(Ask::TEXT);
            let (by, log) = (cut(by), log.say(lang));
            say!(lang,
                zh: "计划已于 {issued} 定稿，{by}于 {on} 提出的意见（D47）留存，不另行覆盖。此后的意见记入日志：{log}",
                en: "The plan was issued on {issued}, so the opinion that {by} gave on {on} stays as it is (D47). A later opinion goes into the diary: {log}"
            )
        }
        PlanRefusal::BeforeChange {
            step,
            there,
            day,
            changed,
            revised,
        } => {
            let correct = correct(client, &of_year("plan", year), step, Ask::DATE).say(lang);
            let (done, again) = match *step {
                "sent" => (
                    say!(lang, zh: "提交客户", en: "sent to the client"),
                    say!(lang, zh: "再次提交客户", en: "sent again"),
                ),
                _ => (
                    say!(lang, zh: "内部披露", en: "circulated"),
                    say!(lang, zh: "再次内部披露", en: "circulated again"),
                ),
            };
            let change = match revised {
                true => say!(lang, zh: "修订", en: "revised"),
                false => say!(lang, zh: "定稿", en: "issued"),
            };
            say!(lang,
                zh: "服务计划已于 {there} {done}，{changed} {change}：{again}不能早于{change}之日，而所写日期为 {day}。{there} 有误的，更正：{correct}",
                en: "The plan was {done} on {there} and {change} on {changed}. It cannot be {again} before it was {change}, on {day}. If {there} is wrong: {correct}"
            )
        }
    }
}

fn open_items(
    lang: Lang,
    open: &[(String, String)],
    client: &str,
    year: Option<NaiveDate>,
) -> String {
    const SHOWN: usize = 10;
    if open.is_empty() {
        let show = kefu("plan show")
            .word(client)
            .options("--year", year)
            .say(lang);
        return say!(lang,
            zh: "计划中没有未完成的项目。查看计划：{show}",
            en: "No item of the plan is open. To see it: {show}"
        );
    }
    let list = entries(&open[..open.len().min(SHOWN)]);
    match open.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        None => say!(lang, zh: "未完成的项目：\n{list}", en: "The open items:\n{list}"),
        Some(more) => {
            let show = kefu("plan show")
                .word(client)
                .flag("--open")
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "未完成的项目：\n{list}\n另有 {more} 项：{show}",
                en: "The open items:\n{list}\nand {more} more: {show}"
            )
        }
    }
}

/// The option that gives one of the four fields, and what is asked for it.
pub(in crate::text) fn field(key: &str) -> (&'static str, Ask) {
    match key {
        "content" => ("--content", Ask::CONTENT),
        "start" => ("--start", Ask::DATE),
        "finish" => ("--finish", Ask::DATE),
        _ => ("--handler", Ask::NAME),
    }
}

/// The four fields of a plan item, by their keys (D43).
pub(in crate::text) fn four_fields(lang: Lang, key: &str) -> &'static str {
    let (zh, en) = match key {
        "content" => ("服务内容", "content"),
        "start" => ("预计开始时间", "expected start"),
        "finish" => ("预计完成时间", "expected finish"),
        _ => ("经办人", "handler"),
    };
    lang.pick(zh, en)
}
