//! What is wrong with a claim, since when and by how much, and what helps.

use crate::calendar::Due;
use crate::lang::Lang;
use crate::rules::{ClaimFault, OfClaim};
use crate::say;
use crate::standing::{ClaimClock, ClaimTerm, Length};
use crate::text::claim::{days, moved};
use crate::text::command::{Ask, kefu};
use crate::text::{cut, entry};

pub(super) fn message(lang: Lang, of: &OfClaim) -> String {
    let claim = named(lang, of);
    match &of.fault {
        ClaimFault::Silent { since, days, .. } => say!(lang,
            zh: "索赔 {claim}尚未结案，自 {since} 起已有 {days} 天没有动静，也没有相关的客户日志。",
            en: "Claim {claim} is open and has had no step and no diary entry for {days} days, since {since}."),
        ClaimFault::Unsettled { closed } => say!(lang,
            zh: "索赔 {claim}已于 {closed} 结案，却没有赔付、拒赔或撤案的日期。",
            en: "Claim {claim} was closed on {closed}, but was neither paid nor denied nor withdrawn."),
        ClaimFault::EarlyProof {
            closed,
            proof,
            dated,
        } => {
            let proof = entry(lang, proof);
            say!(lang,
                zh: "索赔 {claim}已于 {closed} 结案，凭据 {proof} 的日期 {dated} 早于出险，证明不了结案。",
                en: "Claim {claim} was closed on {closed} with document {proof} of {dated}. That is before the loss, so it proves nothing.")
        }
        ClaimFault::NoProof { closed } => say!(lang,
            zh: "索赔 {claim}已于 {closed} 结案，但没有登记书面凭据。",
            en: "Claim {claim} was closed on {closed} without its written proof."),
        ClaimFault::InsurerLate { clock, days: late } => {
            insurer_late(lang, claim.trim_end(), clock, *late)
        }
        ClaimFault::Limitation { clock, left } => limitation(lang, claim.trim_end(), clock, *left),
    }
}

/// A command to type, once what it records has happened.
pub(super) fn remedy(lang: Lang, of: &OfClaim, client: &str) -> String {
    let id = &of.id;
    match &of.fault {
        ClaimFault::Silent { settled: true, .. } => kefu("claim close")
            .word(client)
            .word(id)
            .option("--proof", Ask::DOCUMENT)
            .option("--on", Ask::DATE)
            .say(lang),
        ClaimFault::Silent { managed, .. } => kefu("log")
            .word(client)
            .word("claim")
            .word(Ask::TEXT)
            .options("--by", super::service::by_whom(*managed))
            .option("--claim", id)
            .say(lang),
        ClaimFault::Unsettled { .. } => say!(lang,
            zh: "打开 clients/{client}.toml，补写该案的 paid、denied 或 withdrawn；尚未了结的，删去 closed。",
            en: "Open clients/{client}.toml and write paid, denied or withdrawn with its day. If the claim is not settled, remove closed."),
        ClaimFault::NoProof { closed } | ClaimFault::EarlyProof { closed, .. } => {
            kefu("claim close")
                .word(client)
                .word(id)
                .option("--on", closed)
                .option("--proof", Ask::DOCUMENT)
                .say(lang)
        }
        ClaimFault::InsurerLate { clock, .. } => match clock.term {
            ClaimTerm::Payment => kefu("claim pay")
                .word(client)
                .word(id)
                .option("--paid-amount", Ask::AMOUNT)
                .option("--on", Ask::DATE)
                .say(lang),
            ClaimTerm::Decision | ClaimTerm::DenialNotice | ClaimTerm::Limitation => {
                kefu("claim decide")
                    .word(client)
                    .word(id)
                    .option("--on", Ask::DATE)
                    .say(lang)
            }
        },
        ClaimFault::Limitation { .. } => kefu("claim show").word(client).word(id).say(lang),
    }
}

fn insurer_late(lang: Lang, claim: &str, clock: &ClaimClock, late: i64) -> String {
    let (from, due) = (clock.from, dated(lang, clock.due));
    let moved = moved(lang, clock);
    let late = days(lang, late);
    match clock.term {
        ClaimTerm::Payment => say!(lang,
            zh: "索赔 {claim}：{from} 达成赔付协议，保险公司最迟应于 {due} 赔付（协议后 10 日内{moved}），至今未付，已逾期{late}。",
            en: "Claim {claim} was agreed on {from}. The payment was due by {due} (10 days from the agreement{moved}) and has not been made: {late} overdue."),
        ClaimTerm::Decision | ClaimTerm::DenialNotice | ClaimTerm::Limitation => say!(lang,
            zh: "索赔 {claim}：单证已于 {from} 齐全，保险公司最迟应于 {due} 核定（30 日内{moved}），至今未核定，已逾期{late}。",
            en: "The papers of claim {claim} were complete on {from}. The decision was due by {due} (30 days from then{moved}) and has not been made: {late} overdue."),
    }
}

fn limitation(lang: Lang, claim: &str, clock: &ClaimClock, left: i64) -> String {
    let (from, due) = (clock.from, dated(lang, clock.due));
    let moved = moved(lang, clock);
    let years = match clock.length {
        Length::Years(years) | Length::Days(years) => years,
    };
    let how = match left {
        0 => say!(lang, zh: "今天届满", en: "today is the last day"),
        left if left > 0 => {
            let left = days(lang, left);
            say!(lang, zh: "还剩{left}", en: "{left} left")
        }
        past => {
            let past = days(lang, -past);
            say!(lang, zh: "已过{past}", en: "{past} past")
        }
    };
    say!(lang,
        zh: "索赔 {claim}：{from} 出险，诉讼时效（{years} 年{moved}）至 {due}，{how}，尚未赔付。",
        en: "Claim {claim}, for the loss on {from}, has not been paid. Its limitation ({years} years{moved}) runs to {due}: {how}.")
}

/// A last day, which says so where it may yet change.
fn dated(lang: Lang, due: Due) -> String {
    let date = due.date;
    match due.provisional {
        true => say!(lang, zh: "{date}（暂定）", en: "{date} (provisional)"),
        false => date.to_string(),
    }
}

/// The id, and what happened where that is on record.
fn named(lang: Lang, of: &OfClaim) -> String {
    let id = entry(lang, &of.id);
    match of.cause.as_deref().map(cut) {
        Some(cause) => say!(lang, zh: "{id}“{cause}”", en: "{id} '{cause}'"),
        None => say!(lang, zh: "{id} ", en: "{id}"),
    }
}
