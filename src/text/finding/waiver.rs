//! What is wrong with a waiver, and what helps.

use super::Mend;
use crate::lang::Lang;
use crate::model::Word;
use crate::rules::{Lack, OfWaiver, Unwaivable};
use crate::say;
use crate::text::command::{Ask, kefu};
use crate::text::{cut, entry};

pub(super) fn message(lang: Lang, fault: &OfWaiver) -> String {
    match fault {
        OfWaiver::Lapsed {
            id,
            rule,
            subject,
            until,
        } => {
            let (id, of) = (entry(lang, id), of(rule, subject.as_deref()));
            say!(lang,
                zh: "豁免 {id}（{of}）已于 {until} 到期，所豁免的问题仍在。",
                en: "Waiver {id} of {of} ended on {until}, and its finding is still there.")
        }
        OfWaiver::TooLong {
            id,
            on,
            until,
            most,
        } => {
            let id = entry(lang, id);
            say!(lang,
                zh: "豁免 {id} 自 {on} 至 {until}，超过公司允许的 {most} 天。",
                en: "Waiver {id} holds from {on} until {until}; the company allows {most} days.")
        }
        OfWaiver::Unused { id, rule, subject } => {
            let (id, of) = (entry(lang, id), of(rule, subject.as_deref()));
            say!(lang,
                zh: "豁免 {id}（{of}）目前没有可豁免的问题。",
                en: "Waiver {id} of {of} has no finding to waive today.")
        }
        OfWaiver::Incomplete { id, lacks } => {
            let id = entry(lang, id);
            let words: Vec<String> = lacks.iter().map(|lack| lacking(lang, *lack)).collect();
            let list = lang.list(&words);
            say!(lang,
                zh: "豁免 {id} 没有写明{list}，不起作用。",
                en: "Waiver {id} does not say {list}, so it has no effect.")
        }
        OfWaiver::Unwaivable { id, rule, why } => {
            let (id, rule) = (entry(lang, id), cut(rule));
            match why {
                Unwaivable::NoSuchRule(Some(near)) => say!(lang,
                    zh: "豁免 {id} 所写的规则“{rule}”不存在，不起作用。是否应为“{near}”？",
                    en: "Waiver {id} names a rule '{rule}' that does not exist, so it has no effect. Did you mean '{near}'?"),
                Unwaivable::NoSuchRule(None) => say!(lang,
                    zh: "豁免 {id} 所写的规则“{rule}”不存在，不起作用。",
                    en: "Waiver {id} names a rule '{rule}' that does not exist, so it has no effect."),
                Unwaivable::Never => say!(lang,
                    zh: "规则 {rule} 发现的问题不能豁免，豁免 {id} 不起作用。",
                    en: "Findings of {rule} cannot be waived, so waiver {id} has no effect."),
            }
        }
    }
}

/// The target of a waiver: the rule, and its one finding when it names one.
fn of(rule: &str, subject: Option<&str>) -> String {
    match subject.map(cut) {
        Some(subject) => format!("{rule} {subject}"),
        None => rule.to_owned(),
    }
}

fn lacking(lang: Lang, lack: Lack) -> String {
    match lack {
        Lack::Rule => say!(lang, zh: "规则", en: "which rule"),
        Lack::Reason => say!(lang, zh: "豁免理由", en: "why"),
        Lack::By => say!(lang, zh: "决定人", en: "who decided"),
        Lack::Until => say!(lang, zh: "豁免期限", en: "until when"),
    }
}

/// The command.
pub(super) fn remedy(lang: Lang, fault: &OfWaiver, client: &str, at: &Mend<'_>) -> String {
    let remove = |waiver: &str| kefu("waiver remove").word(client).word(waiver).say(lang);
    match fault {
        OfWaiver::Lapsed { rule, subject, .. } => kefu("waiver add")
            .word(client)
            .word(rule)
            .options("--subject", subject)
            .option("--reason", Ask::REASON)
            .option("--by", Ask::NAME)
            .option("--until", Ask::DATE)
            .say(lang),
        OfWaiver::TooLong { .. } => at.key(),
        OfWaiver::Unused { id, .. } => remove(id),
        OfWaiver::Unwaivable {
            id,
            why: Unwaivable::Never,
            ..
        } => remove(id),
        OfWaiver::Incomplete { lacks, .. } => {
            let keys: Vec<&str> = lacks.iter().map(|lack| lack.code()).collect();
            at.keys(&keys)
        }
        OfWaiver::Unwaivable {
            why: Unwaivable::NoSuchRule(_),
            ..
        } => at.key(),
    }
}
