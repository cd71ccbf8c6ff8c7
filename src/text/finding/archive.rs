//! What is wrong with a client archive, and what helps.

use super::Mend;
use crate::lang::Lang;
use crate::model::{PaperKind, Word};
use crate::rules::{OfArchive, PolicyFact};
use crate::say;
use crate::standing::Phase;
use crate::text::clock::last_day_and;
use crate::text::command::{Ask, in_turn, kefu};
use crate::text::key::label;
use crate::text::word::Spoken;
use crate::text::{cut, entry, filing};

pub(super) fn message(lang: Lang, fault: &OfArchive) -> String {
    match fault {
        OfArchive::Missing { kind, cause, since } => {
            let (kind, why) = (kind.say(lang), filing::cause(lang, *cause, *since));
            say!(lang,
                zh: "业务档案缺“{kind}”：{why}。",
                en: "The business file has no {kind}: {why}.")
        }
        OfArchive::Undocumented {
            phase,
            since,
            kinds,
        } => undocumented(lang, *phase, since, kinds),
        OfArchive::OfPolicy {
            policy,
            kind,
            since,
        } => {
            let (policy, kind) = (entry(lang, policy), kind.say(lang));
            say!(lang,
                zh: "保单 {policy} 已于 {since} 起保，业务档案中没有它的“{kind}”。",
                en: "Policy {policy} began on {since}, and the business file has no {kind} of it.")
        }
        OfArchive::OfRenewal {
            renewal,
            kinds,
            since,
            ..
        } => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.say(lang)).collect();
            let (renewal, kinds) = (entry(lang, renewal), lang.list(&kinds));
            say!(lang,
                zh: "续转 {renewal} 自 {since} 起的步骤没有留下文件，业务档案缺：{kinds}。",
                en: "Renewal {renewal} left no papers of its steps from {since} on. Missing in the business file: {kinds}.")
        }
        OfArchive::PolicyLacks {
            policy,
            starts,
            lacks,
        } => {
            let lacks: Vec<&str> = lacks
                .iter()
                .map(|fact| label(lang, &format!("policies.{}", fact.code())))
                .collect();
            let (policy, lacks) = (entry(lang, policy), lang.list(&lacks));
            match starts {
                Some(starts) => say!(lang,
                    zh: "保单 {policy} 已于 {starts} 起保，记录中还缺：{lacks}。",
                    en: "Policy {policy} began on {starts}, and the record still lacks: {lacks}."),
                None => say!(lang,
                    zh: "保单 {policy} 没有保险起期，其单证、保费何时到期无从得知。",
                    en: "The record does not say when policy {policy} began, so nobody can know when its papers and its premium are due."),
            }
        }
        OfArchive::NoPlace { established, term } => match established {
            Some(day) => say!(lang,
                zh: "档案已于 {day} 建立，委托文件正本的存放处却没有登记，看不出是否单独归档。",
                en: "The archive was set up on {day}, but the record does not say where the original of the appointment is kept."),
            None => {
                let term = last_day_and(lang, *term);
                say!(lang,
                    zh: "建档期限 {term}已过，委托文件正本的存放处仍未登记，看不出是否单独归档。",
                    en: "The archive was due on {term}, and the record does not say where the original of the appointment is kept.")
            }
        },
        OfArchive::Together { place } => {
            let place = cut(place);
            say!(lang,
                zh: "委托文件正本与客户档案同放在“{place}”，没有单独归档。",
                en: "The original of the appointment is kept with the client's file at '{place}', not apart from it.")
        }
        OfArchive::Extension { until, place: None } => say!(lang,
            zh: "委托延长至 {until} 的文件，正本的存放处没有登记，看不出是否单独归档。",
            en: "The record does not say where the original of the extension until {until} is kept."),
        OfArchive::Extension {
            until,
            place: Some(place),
        } => {
            let place = cut(place);
            say!(lang,
                zh: "委托延长至 {until} 的文件，正本与客户档案同放在“{place}”，没有单独归档。",
                en: "The original of the extension until {until} is kept with the client's file at '{place}', not apart from it.")
        }
        OfArchive::Unreported { established } => say!(lang,
            zh: "客户档案已于 {established} 建立，至今没有上报日期。",
            en: "The client archive was set up on {established}, but the record does not say when it was reported."),
        OfArchive::Lost {
            kind,
            file,
            is_unfit,
        } => {
            let (what, file) = (named(lang, *kind), cut(file));
            match is_unfit {
                false => say!(lang,
                    zh: "{what}的电子文件已不在原处：{file}。",
                    en: "The file of {what} is gone: {file}."),
                true => say!(lang,
                    zh: "{what}的电子文件不是工作区内的普通文件：{file}。",
                    en: "The file of {what} is not an ordinary file in the workspace: {file}."),
            }
        }
        OfArchive::Unread { kind, file, why } => {
            let (what, file) = (named(lang, *kind), cut(file));
            let why = match why.is_empty() {
                true => String::new(),
                false => say!(lang, zh: "（{why}）", en: " ({why})"),
            };
            say!(lang,
                zh: "{what}的电子文件读不出来，有没有被改动不知道：{file}{why}。",
                en: "The file of {what} cannot be read, so nothing is known of it: {file}{why}.")
        }
        OfArchive::Changed { kind, file } => {
            let (what, file) = (named(lang, *kind), cut(file));
            say!(lang,
                zh: "{what}的电子文件归档后有改动：{file}。",
                en: "The file of {what} has changed since it was filed: {file}.")
        }
        OfArchive::NoCrmId => say!(lang,
            zh: "客户在公司客户管理系统中的编号没有登记。",
            en: "The record does not have the client's id in the company's client system."),
        OfArchive::NeverSynced => say!(lang,
            zh: "客户信息何时与公司客户管理系统同步，没有登记。",
            en: "The record does not say when the company's client system was brought up to date."),
        OfArchive::KeptLongEnough {
            until,
            policy,
            years,
        } => {
            let policy = entry(lang, policy);
            say!(lang,
                zh: "客户已终止服务，业务档案的法定保管期（保单 {policy} 终止后 {years} 年）已于 {until} 届满。",
                en: "The client left, and its file had to be kept until {until} ({years} years from the end of policy {policy}).")
        }
        OfArchive::Stale { synced, days, most } => say!(lang,
            zh: "客户信息上次与客户管理系统同步是 {synced}，已过 {days} 天，超过 {most} 天。",
            en: "The client system was last brought up to date on {synced}, {days} days ago. {most} days are allowed."),
    }
}

fn undocumented(
    lang: Lang,
    phase: Phase,
    since: &chrono::NaiveDate,
    kinds: &[PaperKind],
) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.say(lang)).collect();
    let what = phase.say(lang);
    let due = lang.list(&words);
    match phase {
        Phase::Claims => say!(lang,
            zh: "{since} 起有索赔，此后业务档案中没有任何往来文件。",
            en: "There was a claim on {since}, and the business file has no letter from that day or later."),
        Phase::Appointment | Phase::RiskAssessment | Phase::Insurance | Phase::Service => {
            say!(lang,
                zh: "“{what}”阶段自 {since} 起，业务档案中没有留下任何文件；应有{due}。",
                en: "The stage '{what}' began on {since}, and the business file has no document of it. Due: {due}.")
        }
    }
}

fn named(lang: Lang, kind: Option<PaperKind>) -> String {
    match kind {
        Some(kind) => {
            let kind = kind.say(lang);
            say!(lang, zh: "“{kind}”", en: "the {kind}")
        }
        None => say!(lang, zh: "一份文件", en: "a document"),
    }
}

/// A command, or a sentence with the place to open.
pub(super) fn remedy(lang: Lang, fault: &OfArchive, id: &str, at: &Mend<'_>) -> String {
    match fault {
        OfArchive::Missing { kind, .. } => add(lang, id, *kind),
        OfArchive::Undocumented { kinds, .. } => {
            let first = kinds.first().copied();
            add(lang, id, first.unwrap_or(PaperKind::Correspondence))
        }
        OfArchive::OfPolicy { policy, kind, .. } => {
            of(lang, id, *kind, std::slice::from_ref(policy))
        }
        OfArchive::OfRenewal {
            policies, kinds, ..
        } => {
            let each = kinds.iter().map(|kind| of(lang, id, *kind, policies));
            in_turn(lang, &each.collect::<Vec<_>>())
        }
        OfArchive::PolicyLacks { policy, lacks, .. } => {
            let ask = |fact: &PolicyFact| match fact {
                PolicyFact::Starts => ("--starts", Ask::DATE),
                PolicyFact::Insurer => ("--insurer", Ask::INSURER),
                PolicyFact::Product => ("--product", Ask::PRODUCT),
                PolicyFact::Number => ("--number", Ask::NUMBER),
                PolicyFact::SumInsured => ("--sum-insured", Ask::AMOUNT),
                PolicyFact::Premium => ("--premium", Ask::PREMIUM),
            };
            let set = kefu("policy set").word(id).word(policy);
            let lacks = lacks.iter().map(ask);
            lacks
                .fold(set, |set, (option, ask)| set.option(option, ask))
                .say(lang)
        }
        OfArchive::NoPlace { .. } | OfArchive::Together { .. } => kefu("archive tick")
            .word(id)
            .option("--original-at", Ask::PLACE_OF_ORIGINAL)
            .say(lang),
        OfArchive::Extension { until, .. } => kefu("appointment extend")
            .word(id)
            .option("--until", *until)
            .option("--original-at", Ask::PLACE_OF_ORIGINAL)
            .say(lang),
        OfArchive::Unreported { .. } => kefu("archive report")
            .word(id)
            .option("--on", Ask::DATE)
            .say(lang),
        OfArchive::Lost { .. } => {
            let correct = at.keys(&["file"]);
            say!(lang,
                zh: "将文件放回原处；路径有误的，更正：{correct}",
                en: "Put the file back; if its path is wrong: {correct}")
        }
        OfArchive::Unread { .. } => {
            let correct = at.keys(&["file"]);
            say!(lang,
                zh: "让文件可以读（关闭占用它的程序、查看权限和磁盘），再检查一次；路径有误的，更正：{correct}",
                en: "Make the file readable (close the program that holds it; look at permissions and the disk) and check again. If the path is wrong: {correct}")
        }
        OfArchive::Changed {
            kind: Some(kind),
            file,
        } => kefu("archive add")
            .word(id)
            .word(kind.code())
            .option("--file", file)
            .say(lang),
        OfArchive::Changed { kind: None, file } => {
            let correct = at.with("file", file);
            say!(lang,
                zh: "恢复归档时的文件；改得有理的，按现在的文件更正：{correct}",
                en: "Restore the file that was filed. If the change is right, take the file as it is now: {correct}")
        }
        OfArchive::NoCrmId => kefu("client set")
            .word(id)
            .option("--crm-id", Ask::ID)
            .option("--crm-synced", Ask::DATE)
            .say(lang),
        OfArchive::KeptLongEnough { .. } => {
            let waive = kefu("waiver add")
                .word(id)
                .word("retention-over")
                .option("--reason", Ask::REASON)
                .option("--by", Ask::NAME)
                .option("--until", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "不再需要的，由公司删除 clients/{id}.toml 和归档的文件（kefu 不删；Git 历史中仍有）；须继续保管的：{waive}",
                en: "If it is not needed, the company deletes clients/{id}.toml and the documents on file (nothing does so by itself; Git keeps its history). If it must be kept: {waive}")
        }
        OfArchive::NeverSynced | OfArchive::Stale { .. } => kefu("client set")
            .word(id)
            .option("--crm-synced", Ask::DATE)
            .say(lang),
    }
}

/// Files a document of some policies.
fn of(lang: Lang, id: &str, kind: PaperKind, policies: &[String]) -> String {
    kefu("archive add")
        .word(id)
        .word(kind.code())
        .options(
            "--policies",
            (!policies.is_empty()).then(|| policies.join(",")),
        )
        .option("--title", Ask::TITLE)
        .option("--date", Ask::DATE)
        .option("--place", Ask::PLACE_OF_DOCUMENT)
        .say(lang)
}

fn add(lang: Lang, id: &str, kind: PaperKind) -> String {
    let kind = kind.code();
    kefu("archive add")
        .word(id)
        .word(kind)
        .option("--title", Ask::TITLE)
        .option("--date", Ask::DATE)
        .option("--place", Ask::PLACE_OF_DOCUMENT)
        .say(lang)
}

#[cfg(test)]
mod tests;
