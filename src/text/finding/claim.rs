//! What is wrong with a claim, since when and by how much, and what helps.

use super::{Mend, on_record};
use crate::lang::Lang;
use crate::model::{ClaimStep, InterruptionKind, NoProof, Word};
use crate::money::Fen;
use crate::rules::{ClaimFault, OfClaim};
use crate::say;
use crate::standing::{ClaimClock, ClaimTerm};
use crate::text::claim::{besides, clause, days, length, moved};
use crate::text::clock::{last_day, last_day_and};
use crate::text::command::{Ask, Command, correct, kefu};
use crate::text::word::Spoken;
use crate::text::{cut, entry};

pub(super) fn message(lang: Lang, of: &OfClaim) -> String {
    let claim = named(lang, of);
    match &of.fault {
        ClaimFault::Silent { since, days, .. } => say!(lang,
            zh: "索赔 {claim}尚未结案，自 {since} 起已有 {days} 天没有动静，也没有相关的客户日志。",
            en: "Claim {claim} is open and has had no step and no diary entry for {days} days, since {since}."),
        ClaimFault::Unsettled {
            closed,
            owed: Some(owed),
        } => say!(lang,
            zh: "索赔 {claim}已于 {closed} 结案，协议赔款尚有 {owed} 元未付。",
            en: "Claim {claim} was closed on {closed}, and CNY {owed} of what was agreed has not been paid."),
        ClaimFault::Unsettled { closed, owed: None } => say!(lang,
            zh: "索赔 {claim}已于 {closed} 结案，却没有赔付、拒赔或撤案的日期。",
            en: "Claim {claim} was closed on {closed}, but was neither paid nor denied nor withdrawn."),
        ClaimFault::ProvesNothing { closed, proof, why } => {
            let proof = entry(lang, proof);
            match why {
                NoProof::Early(dated) => say!(lang,
                    zh: "索赔 {claim}已于 {closed} 结案，凭据 {proof} 的日期 {dated} 早于出险，证明不了结案。",
                    en: "Claim {claim} was closed on {closed} with document {proof} of {dated}. That is before the loss, so it proves nothing."),
                NoProof::Kind(kind) => {
                    let kind = kind.say(lang);
                    say!(lang,
                        zh: "索赔 {claim}已于 {closed} 结案，凭据 {proof} 归档为“{kind}”，证明不了结案。",
                        en: "Claim {claim} was closed on {closed} with document {proof}, which is filed as {kind} and so does not show how it ended.")
                }
            }
        }
        ClaimFault::NoProof { closed } => say!(lang,
            zh: "索赔 {claim}已于 {closed} 结案，但没有登记书面凭据。",
            en: "Claim {claim} was closed on {closed} without its written proof."),
        ClaimFault::InsurerLate {
            clock,
            days: late,
            paid,
        } => insurer_late(lang, claim.trim_end(), clock, *late, *paid),
        ClaimFault::Unnotified { clock, days: since } => {
            let (loss, due) = (clock.from, last_day_and(lang, clock.due));
            let claim = claim.trim_end();
            let since = days(lang, *since);
            say!(lang,
                zh: "索赔 {claim}：{loss} 出险，至今{since}，没有向保险公司报案的日期；最迟应于 {due}报案。",
                en: "Claim {claim}: the loss was on {loss}, {since} ago, and there is no notice to the insurer on record. It was due by {due}.")
        }
        ClaimFault::NoticeLate {
            clock,
            notified,
            days: late,
        } => {
            let (loss, due) = (clock.from, last_day_and(lang, clock.due));
            let claim = claim.trim_end();
            let late = days(lang, *late);
            say!(lang,
                zh: "索赔 {claim}：{loss} 出险，{notified} 才向保险公司报案，最迟应于 {due}报案，迟{late}。",
                en: "Claim {claim}: the loss was on {loss}. The insurer was to be told by {due} and was told on {notified}: {late} late.")
        }
        ClaimFault::OutsideTerm {
            policy,
            loss,
            bound,
            ..
        } => {
            let (claim, policy) = (claim.trim_end(), entry(lang, policy));
            match loss < bound {
                true => say!(lang,
                    zh: "索赔 {claim}：{loss} 出险，早于保单 {policy} 的起保日期 {bound}。",
                    en: "Claim {claim}: the loss on {loss} is before the first day of policy {policy}, {bound}."),
                false => say!(lang,
                    zh: "索赔 {claim}：{loss} 出险，晚于保单 {policy} 的最后一天 {bound}。",
                    en: "Claim {claim}: the loss on {loss} is after the last day of policy {policy}, {bound}."),
            }
        }
        ClaimFault::NoAdvance { clock, days: late } => {
            let (from, due) = (clock.from, last_day_and(lang, clock.due));
            let claim = claim.trim_end();
            let (late, moved) = (days(lang, *late), moved(lang, clock));
            say!(lang,
                zh: "索赔 {claim}：{from} 收到索赔请求和单证，可以确定的数额最迟应于 {due}先予支付（60 日内{moved}），至今未付，已逾期{late}。",
                en: "Claim {claim}: claim and papers were there on {from}. What could be determined was to be paid ahead by {due} (60 days from then{moved}), and nothing has been paid: {late} overdue.")
        }
        ClaimFault::DenialLate {
            clock,
            denied,
            days: late,
        } => {
            let (from, due) = (clock.from, last_day_and(lang, clock.due));
            let claim = claim.trim_end();
            let (late, moved) = (days(lang, *late), moved(lang, clock));
            say!(lang,
                zh: "索赔 {claim}：{from} 核定，拒赔通知书最迟应于 {due}发出（3 日内{moved}），实为 {denied}，迟{late}。",
                en: "Claim {claim}: the insurer decided on {from}. The letter of denial was due by {due} (3 days from then{moved}) and came on {denied}: {late} late.")
        }
        ClaimFault::Limitation { clock, left } => limitation(lang, claim.trim_end(), clock, *left),
    }
}

/// A command to type, once what it records has happened.
pub(super) fn remedy(lang: Lang, of: &OfClaim, client: &str, at: &Mend<'_>) -> String {
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
        ClaimFault::Unsettled { owed: Some(_), .. } => {
            let [paid, agreed] =
                [&["paid", "paid-amount"][..], &["agreed-amount"]].map(|keys| at.keys(keys));
            let open = at.without("closed");
            say!(lang,
                zh: "余款已到账的：{paid}；协议赔款有变的：{agreed}；尚未了结的：{open}",
                en: "If the rest was paid: {paid}. If another sum was agreed: {agreed}. If it is not settled: {open}")
        }
        ClaimFault::Unsettled { owed: None, closed } => {
            let open = at.without("closed");
            let paid = kefu("claim pay")
                .word(client)
                .word(id)
                .option("--on", Ask::DATE)
                .option("--paid-amount", Ask::AMOUNT)
                .say(lang);
            let denied = kefu("claim deny")
                .word(client)
                .word(id)
                .option("--on", Ask::DATE)
                .option("--reason", Ask::TEXT)
                .say(lang);
            let withdrawn = kefu("claim withdraw")
                .word(client)
                .word(id)
                .option("--on", Ask::DATE)
                .say(lang);
            let close = kefu("claim close")
                .word(client)
                .word(id)
                .option("--on", closed)
                .option("--proof", Ask::DOCUMENT)
                .say(lang);
            say!(lang,
                zh: "先撤去结案：{open}；再补记，已赔付的：{paid}；拒赔的：{denied}；撤回的：{withdrawn}；了结后重新结案：{close}",
                en: "First open it again: {open}. If it was paid: {paid}. If it was denied: {denied}. If it was withdrawn: {withdrawn}. Then close it again: {close}")
        }
        ClaimFault::OutsideTerm {
            policy,
            other,
            is_covered,
            is_ahead,
            ..
        } => {
            let day = match is_ahead {
                true => {
                    let starts =
                        correct(client, &format!("policies/{policy}"), "starts", Ask::DATE);
                    let starts = starts.say(lang);
                    say!(lang, zh: "保单起保日期有误的：{starts}", en: "If the first day of the policy is wrong: {starts}")
                }
                false => {
                    let loss = at.keys(&["loss"]);
                    say!(lang, zh: "出险日期有误的：{loss}", en: "If the day is wrong: {loss}")
                }
            };
            let policy = match other {
                Some(other) => at.with("policy", other),
                None if *is_covered => at.keys(&["policy"]),
                // No other policy on record can be right.
                None => return day,
            };
            say!(lang,
                zh: "{day}；保单有误的：{policy}",
                en: "{day}. If the policy is wrong: {policy}")
        }
        ClaimFault::NoticeLate { .. } => {
            let show = kefu("claim show").word(client).word(id).say(lang);
            on_record(lang, &at.keys(&["notified"]), &show)
        }
        ClaimFault::NoProof { closed } | ClaimFault::ProvesNothing { closed, .. } => {
            kefu("claim close")
                .word(client)
                .word(id)
                .option("--on", closed)
                .option("--proof", Ask::DOCUMENT)
                .say(lang)
        }
        ClaimFault::InsurerLate { clock, .. }
        | ClaimFault::Unnotified { clock, .. }
        | ClaimFault::NoAdvance { clock, .. }
        | ClaimFault::DenialLate { clock, .. } => of_term(client, id, clock, true).say(lang),
        ClaimFault::Limitation { clock, left } => of_term(client, id, clock, *left >= 0).say(lang),
    }
}

/// The command that records what a term of a claim runs for. A limitation that is over begins again only by the
/// insurer's consent.
pub(in crate::text) fn of_term(client: &str, id: &str, clock: &ClaimClock, runs: bool) -> Command {
    let command = |name| kefu(name).word(client).word(id);
    let command = match clock.term {
        ClaimTerm::Notice => command("claim notify"),
        ClaimTerm::Decision => command("claim decide"),
        ClaimTerm::Payment => command("claim pay").option("--paid-amount", Ask::AMOUNT),
        ClaimTerm::Advance => command("claim advance").option("--amount", Ask::AMOUNT),
        ClaimTerm::DenialNotice => command("claim contest"),
        ClaimTerm::Limitation => {
            return match (clock.marine, runs) {
                (false, true) => interrupt(client, id, InterruptionKind::Demand),
                (true, true) => interrupt(client, id, InterruptionKind::Suit),
                (_, false) => interrupt(client, id, InterruptionKind::Consent),
            };
        }
    };
    command.option("--on", Ask::DATE)
}

/// A demand begins a limitation anew, at sea only a suit does; once it is over, the insurer's consent alone.
fn interrupt(client: &str, id: &str, kind: InterruptionKind) -> Command {
    kefu("claim interrupt")
        .word(client)
        .word(id)
        .word(kind.code())
        .option("--on", Ask::DATE)
}

fn insurer_late(
    lang: Lang,
    claim: &str,
    clock: &ClaimClock,
    late: i64,
    paid: Option<Fen>,
) -> String {
    let (from, due) = (clock.from, last_day_and(lang, clock.due));
    let besides = besides(lang, clock) + &moved(lang, clock);
    let moved = moved(lang, clock);
    let late = days(lang, late);
    match (clock.term, paid) {
        (ClaimTerm::Payment, Some(paid)) => say!(lang,
            zh: "索赔 {claim}：{from} 达成赔付协议，保险公司最迟应于 {due}付清（协议后 10 日内{moved}），至今付了 {paid} 元，余款已逾期{late}。",
            en: "Claim {claim} was agreed on {from}. The payment was due by {due} (10 days from the agreement{moved}); CNY {paid} has been paid, and the rest is {late} overdue."),
        (ClaimTerm::Decision, _) if clock.after == ClaimStep::FirstReceived => say!(lang,
            zh: "索赔 {claim}：保险公司于 {from} 首次收到索赔请求和单证，最迟应于 {due}核定（30 日内{besides}），至今未核定，已逾期{late}。",
            en: "Claim {claim} and its papers first reached the insurer on {from}. The decision was due by {due} (30 days from then{besides}) and has not been made: {late} overdue."),
        (ClaimTerm::Payment, None) => say!(lang,
            zh: "索赔 {claim}：{from} 达成赔付协议，保险公司最迟应于 {due}赔付（协议后 10 日内{moved}），至今未付，已逾期{late}。",
            en: "Claim {claim} was agreed on {from}. The payment was due by {due} (10 days from the agreement{moved}) and has not been made: {late} overdue."),
        _ => say!(lang,
            zh: "索赔 {claim}：单证已于 {from} 齐全，保险公司最迟应于 {due}核定（30 日内{moved}），至今未核定，已逾期{late}。",
            en: "The papers of claim {claim} were complete on {from}. The decision was due by {due} (30 days from then{moved}) and has not been made: {late} overdue."),
    }
}

fn limitation(lang: Lang, claim: &str, clock: &ClaimClock, left: i64) -> String {
    let (from, due) = (clock.from, last_day(lang, clock.due));
    let moved = moved(lang, clock);
    let years = length(lang, clock.length);
    let how = match left {
        0 => say!(lang, zh: "今天届满", en: "today is the last day"),
        left if left > 0 => {
            let left = days(lang, left);
            say!(lang, zh: "还剩{left}", en: "{left} left")
        }
        past => {
            let past = days(lang, -past);
            say!(lang, zh: "已过{past}，保险公司可以提出时效抗辩", en: "{past} past, so the insurer may plead it")
        }
    };
    let (begun_zh, begun_en) = match (clock.interrupted, clock.after) {
        (Some(kind), _) => {
            let (zh, en) = (kind.say(Lang::Zh), kind.say(Lang::En));
            (
                format!("{from} 起重新计算（{zh}）"),
                format!("again from {from} after a {en}"),
            )
        }
        (None, ClaimStep::LiabilityFixed) => (
            format!("{from} 赔偿责任确定"),
            format!("from the day the liability was determined, {from}"),
        ),
        (None, _) => (format!("{from} 出险"), format!("from the loss on {from}")),
    };
    let law = if clock.marine {
        clause(lang, clock)
    } else {
        String::new()
    };
    let law = match law.is_empty() {
        true => law,
        false => say!(lang, zh: "，{law}", en: ", {law}"),
    };
    say!(lang,
        zh: "索赔 {claim}：{begun_zh}，诉讼时效（{years}{law}{moved}）至 {due}，{how}，尚未付清。",
        en: "Claim {claim} has not been paid in full. Its limitation ({years}{law}{moved}) runs {begun_en} to {due}: {how}.")
}

/// The id, and what happened where that is on record.
fn named(lang: Lang, of: &OfClaim) -> String {
    let id = entry(lang, &of.id);
    match of.cause.as_deref().map(cut) {
        Some(cause) => say!(lang, zh: "{id}“{cause}”", en: "{id} '{cause}'"),
        None => say!(lang, zh: "{id} ", en: "{id}"),
    }
}
