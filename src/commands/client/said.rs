//! The receipt of a change of a client's data: the new values, and what comes next (D01).

use chrono::NaiveDate;

use crate::alike;
use crate::changes::client::Details;
use crate::cli::shown::shown;
use crate::lang::Lang;
use crate::model::Record;
use crate::say;
use crate::text::command::{Ask, kefu};
use crate::text::word::Spoken;

/// "华锐重工：首次接触 2025-11-20。", and for a prospect the appointment to be recorded next.
pub(super) fn set(lang: Lang, record: &Record<'_>, details: &Details, id: &str) -> String {
    let name = shown(record.client.name);
    let told = told(lang, details);
    let said = match lang {
        Lang::Zh => format!("{name}：{}。", told.join("，")),
        Lang::En => format!("{name}: {}.", told.join(", ")),
    };
    let said = match &details.name {
        Some(new) if !alike::is_same(new, record.client.name) => {
            let former = kefu("client former-name")
                .word(id)
                .word(record.client.name)
                .option("--until", Ask::DATE)
                .say(lang);
            said + &say!(lang,
                zh: "\n如是客户更名，登记曾用名：{former}",
                en: "\nIf the client was renamed, record its former name: {former}"
            )
        }
        _ => said,
    };
    let is_next = details.first_contact.is_some() && record.appointments.is_empty();
    match is_next {
        true => format!("{said}\n{}", appoint(lang, id)),
        false => said,
    }
}

/// The command that makes a prospect a client.
pub(super) fn appoint(lang: Lang, id: &str) -> String {
    let record = kefu("appointment record")
        .word(id)
        .option("--kind", "brokerage-agreement")
        .option("--on", Ask::DATE)
        .say(lang);
    say!(lang,
        zh: "确立委托关系后登记：{record}",
        en: "Once it appoints us: {record}"
    )
}

/// Each value that was given, with the words of `client show`.
fn told(lang: Lang, details: &Details) -> Vec<String> {
    let text = |text: &Option<String>| text.as_deref().map(shown);
    let flag = |flag: Option<bool>| {
        let word = |yes| match yes {
            true => say!(lang, zh: "是", en: "yes"),
            false => say!(lang, zh: "否", en: "no"),
        };
        flag.map(word)
    };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let kind = details.kind.map(|kind| kind.say(lang).to_owned());
    let particulars = [
        (say!(lang, zh: "名称", en: "name"), text(&details.name)),
        (say!(lang, zh: "类型", en: "kind"), kind),
        (
            say!(lang, zh: "以咨询为主", en: "consulting"),
            flag(details.consulting),
        ),
        (
            say!(lang, zh: "关键企业", en: "key account"),
            flag(details.key_account),
        ),
        (say!(lang, zh: "行业", en: "sector"), text(&details.sector)),
        (
            say!(lang, zh: "许可证种类", en: "kind of licence"),
            details.licence_kind.map(|kind| kind.say(lang).to_owned()),
        ),
        (
            say!(lang, zh: "许可证编号", en: "number of licence"),
            text(&details.licence_number),
        ),
        (
            say!(lang, zh: "许可证有效期止", en: "licence until"),
            day(details.licence_until),
        ),
        (
            say!(lang, zh: "系统编号", en: "CRM id"),
            text(&details.crm_id),
        ),
        (
            say!(lang, zh: "系统同步", en: "CRM updated"),
            day(details.crm_synced),
        ),
        (
            say!(lang, zh: "列为目标", en: "identified"),
            day(details.identified),
        ),
        (
            say!(lang, zh: "首次接触", en: "first contact"),
            day(details.first_contact),
        ),
        (
            say!(lang, zh: "客户告知书", en: "disclosure notice"),
            day(details.disclosure_notice),
        ),
        (
            say!(lang, zh: "档案起自", en: "recorded from"),
            day(details.recorded_from),
        ),
    ];
    let given = particulars.into_iter();
    given
        .filter_map(|(word, value)| Some(format!("{word} {}", value?)))
        .collect()
}
