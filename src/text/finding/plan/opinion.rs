//! What is wrong with client relations' opinion on a plan, and what helps.

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
            let opinion = kefu("plan opinion")
                .word(id)
                .word(Ask::OPINION)
                .options("--year", at.another_year())
                .option("--by", Ask::NAME)
                .option("--on", Ask::DATE);
            let member = kefu("team add")
                .word(id)
                .word(Ask::NAME)
                .option("--role", "client-relations")
                .option("--duty", Ask::DUTY)
                .option("--on", Ask::DATE);
            let first = (!staffed).then(|| member.say(lang)).into_iter();
            let commands: Vec<String> = first.chain([opinion.say(lang)]).collect();
            in_turn(lang, &commands)
        }
        OpinionFault::Late { .. } => {
            let show = kefu("plan show").word(id).say(lang);
            on_record(lang, &at.keys(&["on"]), &show)
        }
    }
}
