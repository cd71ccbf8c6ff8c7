//! What is wrong with client relations' opinion on a plan, and what helps.

use chrono::NaiveDate;

use crate::lang::Lang;
use crate::rules::OpinionFault;
use crate::say;
use crate::text::command::{Ask, in_turn, kefu};
use crate::text::cut;
use crate::text::finding::{Mend, on_record};

pub(super) fn message(lang: Lang, fault: &OpinionFault) -> String {
    match fault {
        OpinionFault::Missing { lacks, .. } if lacks.len() == 3 => say!(lang,
            zh: "服务计划已定稿，没有客户关系管理人员的意见。",
            en: "The plan was issued without the opinion of client relations."),
        OpinionFault::Missing { lacks, .. } => {
            let lacks: Vec<&str> = lacks.iter().map(|key| part(lang, key)).collect();
            let list = lang.list(&lacks);
            say!(lang,
                zh: "客户关系管理人员对服务计划的意见缺少：{list}。",
                en: "Client relations' opinion on the plan lacks {list}.")
        }
        OpinionFault::OfAnother { by, on, .. } => {
            let by = cut(by);
            say!(lang,
                zh: "对服务计划提意见的{by}，在 {on} 不是团队中的客户关系管理人员。",
                en: "{by} gave the opinion on the plan, but was not the team's client-relations member on {on}.")
        }
        OpinionFault::Late { by, on, issued } => {
            let by = cut(by);
            say!(lang,
                zh: "服务计划于 {issued} 定稿，{by}到 {on} 才提出意见，未能参与制订。",
                en: "The plan was issued on {issued}. {by} gave client relations' opinion only on {on}, when it could no longer shape the plan.")
        }
    }
}

/// The parts of an opinion, by their keys.
fn part(lang: Lang, key: &str) -> &'static str {
    let (zh, en) = match key {
        "by" => ("意见人", "its author"),
        "on" => ("意见日期", "its day"),
        _ => ("内容", "its words"),
    };
    lang.pick(zh, en)
}

/// A command, or for a late one where to look.
pub(super) fn remedy(lang: Lang, fault: &OpinionFault, id: &str, at: &Mend<'_>) -> String {
    match fault {
        OpinionFault::Missing { staffed, .. } | OpinionFault::OfAnother { staffed, .. } => {
            let commands = given(lang, id, *staffed, at.another_year());
            in_turn(lang, &commands)
        }
        OpinionFault::Late { .. } => {
            let show = kefu("plan show").word(id).say(lang);
            on_record(lang, &at.keys(&["on"]), &show)
        }
    }
}

/// The commands that record an opinion; the first has somebody from client relations join where nobody is in the team.
pub(in crate::text::finding) fn given(
    lang: Lang,
    id: &str,
    staffed: bool,
    year: Option<NaiveDate>,
) -> Vec<String> {
    let opinion = kefu("plan opinion")
        .word(id)
        .word(Ask::OPINION)
        .options("--year", year)
        .option("--by", Ask::NAME)
        .option("--on", Ask::DATE);
    let member = kefu("team add")
        .word(id)
        .word(Ask::NAME)
        .option("--role", "client-relations")
        .option("--duty", Ask::DUTY)
        .option("--on", Ask::DATE);
    let first = (!staffed).then_some(member).into_iter();
    first.chain([opinion]).map(|it| it.say(lang)).collect()
}
