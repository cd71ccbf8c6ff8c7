//! What was missed in a renewal or a hand-over, and what helps.

use crate::lang::Lang;
use crate::model::Word;
use crate::rules::OfRenewal;
use crate::say;
use crate::standing::LossLack;
use crate::text::cut;
use crate::text::word::Spoken;

pub(super) fn message(lang: Lang, fault: &OfRenewal) -> String {
    match fault {
        OfRenewal::NotStarted {
            policies,
            expires,
            opens,
            by,
        } => {
            let (zh, en) = listed(policies);
            let days = days_en(*by);
            say!(lang,
                zh: "保单 {zh} 最早于 {expires} 到期，续转应于 {opens} 前（含当日）启动，已逾期 {by} 天。",
                en: "Cover under {en} ends from {expires}; the renewal was to start by {opens} and is {days} overdue.")
        }
        OfRenewal::StepsOverdue {
            renewal,
            steps,
            expires,
        } => {
            let renewal = cut(renewal);
            let each = steps.iter().map(|(step, due)| {
                let step = step.say(lang);
                match lang {
                    Lang::Zh => format!("{step}（{due}）"),
                    Lang::En => format!("{step} ({due})"),
                }
            });
            let each: Vec<String> = each.collect();
            let (zh, en) = (each.join("、"), each.join(", "));
            say!(lang,
                zh: "续转 {renewal}（最早 {expires} 到期）有步骤过了期限：{zh}。",
                en: "Renewal {renewal}, for cover that ends from {expires}, is behind with: {en}.")
        }
        OfRenewal::AppointmentShort { ends, expires } => say!(lang,
            zh: "委托期限至 {ends}，保单 {expires} 到期，续保时将没有委托依据。",
            en: "The appointment runs until {ends}, not past the cover that ends on {expires}: the renewal would have none behind it."),
        OfRenewal::NoOutcome {
            policy,
            product,
            ends,
            ..
        } => {
            let (policy, product) = (cut(policy), cut(product));
            let space = if product.is_empty() { "" } else { " " };
            say!(lang,
                zh: "保单 {policy}{space}{product}已于 {ends} 到期，没有登记结果：续保、流失还是不再需要，无从得知。",
                en: "Policy {policy}{space}{product} expired on {ends}, and nobody has said what became of it.")
        }
        OfRenewal::LossLacks {
            renewal,
            policies,
            lacks,
        } => {
            let renewal = cut(renewal);
            let (zh, en) = listed(policies);
            let words: Vec<&str> = lacks.iter().map(|lack| lack.say(lang)).collect();
            let (lacks_zh, lacks_en) = (words.join("、"), words.join(", "));
            say!(lang,
                zh: "续转 {renewal} 中保单 {zh} 流失，后续尚缺：{lacks_zh}。",
                en: "Renewal {renewal} lost {en}; still missing: {lacks_en}.")
        }
        OfRenewal::HandOver {
            to,
            by,
            on,
            signed,
            told,
            still,
        } => {
            let (to, by) = (cut(to), cut(by));
            let mut zh = Vec::new();
            let mut en = Vec::new();
            if !told {
                zh.push("尚未告知客户".to_owned());
                en.push("the client has not been told".to_owned());
            }
            if !signed {
                zh.push("移交清单尚未签字".to_owned());
                en.push("the list has not been signed".to_owned());
            }
            if !still.is_empty() {
                let (ids_zh, ids_en) = listed(still);
                zh.push(format!("{ids_zh} 仍在{by}名下"));
                en.push(format!("{by} still has {ids_en}"));
            }
            let (zh, en) = (zh.join("，"), en.join("; "));
            say!(lang,
                zh: "客户已于 {on} 由{by}移交{to}；{zh}。",
                en: "{by} handed the client over to {to} on {on}, but {en}.")
        }
    }
}

/// A command to type.
pub(super) fn remedy(lang: Lang, fault: &OfRenewal, id: &str) -> String {
    match fault {
        OfRenewal::NotStarted { policies, .. } => {
            let policies: Vec<String> = policies
                .iter()
                .map(|it| super::quoted::quoted(it))
                .collect();
            let policies = policies.join(" ");
            format!("kefu renewal start {id} {policies}")
        }
        OfRenewal::StepsOverdue { renewal, steps, .. } => {
            let renewal = super::quoted::quoted(renewal);
            let step = steps.first().map_or("", |(step, _)| step.code());
            let choice = match (step, lang) {
                ("choice", Lang::Zh) => " --accept 保障 --decline 保障",
                ("choice", Lang::En) => " --accept COVER --decline COVER",
                _ => "",
            };
            say!(lang,
                zh: "kefu renewal step {id} {step}{choice} --renewal {renewal} --on 日期",
                en: "kefu renewal step {id} {step}{choice} --renewal {renewal} --on DATE")
        }
        OfRenewal::AppointmentShort { .. } => say!(lang,
            zh: "kefu appointment extend {id} --until 日期 --on 日期",
            en: "kefu appointment extend {id} --until DATE --on DATE"),
        OfRenewal::NoOutcome {
            policy,
            renewal: true,
            ..
        } => {
            let policy = super::quoted::quoted(policy);
            say!(lang,
                zh: "kefu renewal outcome {id} {policy}=结果",
                en: "kefu renewal outcome {id} {policy}=OUTCOME")
        }
        OfRenewal::NoOutcome { policy, .. } => {
            let policy = super::quoted::quoted(policy);
            say!(lang,
                zh: "kefu renewal start {id} {policy}，再登记结果：kefu renewal outcome {id} {policy}=结果",
                en: "kefu renewal start {id} {policy}, then: kefu renewal outcome {id} {policy}=OUTCOME")
        }
        OfRenewal::LossLacks { renewal, lacks, .. } => loss_command(lang, id, renewal, lacks),
        OfRenewal::HandOver {
            signed: true,
            told: true,
            ..
        } => say!(lang,
            zh: "打开 clients/{id}.toml，把这些事项的经办人（handler）改为接手的人。",
            en: "Open clients/{id}.toml and give these a handler who is in the team."),
        OfRenewal::HandOver { signed, told, .. } => {
            let (zh, en) = match (signed, told) {
                (false, false) => ("--signed 日期 --told 日期", "--signed DATE --told DATE"),
                (false, true) => ("--signed 日期", "--signed DATE"),
                (true, _) => ("--told 日期", "--told DATE"),
            };
            say!(lang,
                zh: "kefu team hand-over {id} {zh}",
                en: "kefu team hand-over {id} {en}")
        }
    }
}

/// The command that records what a loss still lacks, each of it an option to fill in.
pub(crate) fn loss_command(lang: Lang, client: &str, renewal: &str, lacks: &[LossLack]) -> String {
    let renewal = super::quoted::quoted(renewal);
    let options = lacks.iter().map(|lack| {
        let value = match (lack, lang) {
            (LossLack::Reason, Lang::Zh) => "原因",
            (LossLack::Reason, Lang::En) => "TEXT",
            (LossLack::ClaimsBy, Lang::Zh) => "姓名",
            (LossLack::ClaimsBy, Lang::En) => "NAME",
            (_, Lang::Zh) => "日期",
            (_, Lang::En) => "DATE",
        };
        format!("--{} {value}", lack.code())
    });
    let options: Vec<String> = options.collect();
    format!("kefu renewal loss {client} {renewal} {}", options.join(" "))
}

/// Ids in a sentence; of many, the first few and how many more.
pub(crate) fn listed(ids: &[String]) -> (String, String) {
    const SHOWN: usize = 8;
    let few: Vec<String> = ids.iter().take(SHOWN).map(|id| cut(id)).collect();
    let (zh, en) = (few.join("、"), few.join(", "));
    match ids.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        None => (zh, en),
        Some(more) => (
            format!("{zh} 等 {} 份", ids.len()),
            format!("{en} and {more} more"),
        ),
    }
}

fn days_en(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}
