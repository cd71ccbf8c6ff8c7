//! What is wrong with an insurance policy, and what helps.

use super::Mend;
use crate::lang::Lang;
use crate::money::Fen;
use crate::rules::OfPolicy;
use crate::say;
use crate::text::claim::days;
use crate::text::command::{Ask, Command, Word, kefu};
use crate::text::{cut, entry};

pub(super) fn message(lang: Lang, fault: &OfPolicy) -> String {
    match fault {
        OfPolicy::Unpaid {
            policy,
            product,
            instalment,
            due,
            by,
            amount,
        } => {
            let policy = named(lang, policy, product);
            let zh = instalment
                .as_deref()
                .map_or(String::new(), |it| format!("期次 {} ", cut(it)));
            let en = instalment
                .as_deref()
                .map_or(String::new(), |it| format!(", instalment {}", cut(it)));
            let (of_zh, of_en) = match amount {
                Some(amount) => (format!(" {amount} 元"), format!(" of CNY {amount}")),
                None => (String::new(), String::new()),
            };
            let late = days(Lang::En, *by);
            say!(lang,
                zh: "保单 {policy}{zh}的保险费{of_zh}应于 {due} 前（含当日）缴付，至今没有缴付记录，已逾期 {by} 天。",
                en: "Policy {policy}{en}: the premium{of_en} was due by {due}. It is not on record as paid, {late} later.")
        }
        OfPolicy::DoubledNumber {
            policy,
            number,
            first,
            of,
        } => {
            let (policy, first) = (entry(lang, policy), entry(lang, first));
            let number = cut(number);
            match of.as_deref().map(cut) {
                Some(of) => say!(lang,
                    zh: "保单 {policy} 的保单号 {number} 与客户 {of} 的保单 {first} 相同。",
                    en: "Policy {policy} has the number {number}, and so has policy {first} of client {of}."),
                None => say!(lang,
                    zh: "保单 {policy} 的保单号 {number} 与保单 {first} 相同。",
                    en: "Policy {policy} has the number {number}, and so has policy {first}."),
            }
        }
        OfPolicy::Shares { policy, sum, .. } => {
            let (policy, sum) = (entry(lang, policy), Fen(*sum).plain());
            say!(lang,
                zh: "保单 {policy} 的共保份额合计 {sum}%，首席承保人没有份额。",
                en: "The co-insurers of policy {policy} have {sum}% together, which leaves the leader nothing.")
        }
        OfPolicy::DoubledInsurer {
            policy,
            insurer,
            is_leader,
            ..
        } => {
            let (policy, insurer) = (entry(lang, policy), cut(insurer));
            match is_leader {
                false => say!(lang,
                    zh: "保单 {policy} 的共保公司{insurer}写了两次，份额各写各的。",
                    en: "Policy {policy} names the co-insurer {insurer} twice, each time with a share."),
                true => say!(lang,
                    zh: "保单 {policy} 的首席承保人{insurer}又写作共保公司；首席承担其余份额。",
                    en: "Policy {policy} names its leader {insurer} as a co-insurer too. The leader has what the others leave."),
            }
        }
        OfPolicy::Instalments {
            policy,
            sum,
            premium,
        } => {
            let policy = entry(lang, policy);
            say!(lang,
                zh: "保单 {policy} 各期保险费合计 {sum} 元，保险费却是 {premium} 元。",
                en: "The instalments of policy {policy} come to CNY {sum}, but its premium is CNY {premium}.")
        }
        OfPolicy::Refund {
            endorsement,
            policy,
            refund,
            premium,
        } => {
            let (endorsement, policy) = (entry(lang, endorsement), entry(lang, policy));
            say!(lang,
                zh: "批改 {endorsement} 退还 {refund} 元，而保单 {policy} 的保险费只有 {premium} 元。",
                en: "Endorsement {endorsement} returns CNY {refund}, but the premium of policy {policy} was only CNY {premium}.")
        }
    }
}

/// A policy by its id and its product.
fn named(lang: Lang, policy: &str, product: &str) -> String {
    let (policy, product) = (entry(lang, policy), cut(product));
    match (product.is_empty(), lang) {
        (true, Lang::Zh) => format!("{policy} "),
        (true, Lang::En) => policy,
        (false, _) => format!("{policy} {product}"),
    }
}

/// A command to type.
pub(super) fn remedy(lang: Lang, fault: &OfPolicy, id: &str, at: &Mend<'_>) -> String {
    match fault {
        OfPolicy::Unpaid {
            policy, instalment, ..
        } => paid(id, policy, instalment.as_deref()).say(lang),
        OfPolicy::DoubledNumber { policy, .. } => kefu("policy set")
            .word(id)
            .word(policy)
            .option("--number", Ask::NUMBER)
            .say(lang),
        OfPolicy::DoubledInsurer { other, .. } => {
            let this = at.removed();
            match other {
                Some(other) => {
                    let other = at.removed_named(other);
                    say!(lang,
                        zh: "对照保单，只留下对的一份。去掉靠后的：{this}；去掉靠前的：{other}",
                        en: "Compare it with the policy and keep the share that is right. To take the one further down off: {this}. To take the other off: {other}")
                }
                None => this,
            }
        }
        OfPolicy::Shares {
            policy, largest, ..
        } => kefu("policy co-insurer")
            .word(id)
            .word(policy)
            .word(largest.as_ref().map_or(Ask::INSURER.into(), Word::from))
            .option("--share", Ask::PERCENT)
            .say(lang),
        OfPolicy::Instalments {
            policy,
            sum,
            premium,
        } => {
            let set = kefu("policy set")
                .word(id)
                .word(policy)
                .option("--premium", sum.plain())
                .say(lang);
            let change = kefu("policy instalment").word(id).word(policy);
            if sum < premium {
                let missing = Fen(premium.0 - sum.0);
                let add = change.option("--due", Ask::DATE);
                let add = add.option("--amount", missing.plain()).say(lang);
                say!(lang,
                    zh: "漏记一期的，补记：{add}；保险费记错的，更正：{set}",
                    en: "If an instalment is missing, add it: {add}. If the premium is wrong: {set}")
            } else {
                let change = change.word(Ask::INSTALMENT);
                let change = change.option("--amount", Ask::AMOUNT).say(lang);
                say!(lang,
                    zh: "某期金额记错的，更正：{change}；保险费记错的，更正：{set}",
                    en: "If an amount is wrong: {change}. If the premium is wrong: {set}")
            }
        }
        OfPolicy::Refund { endorsement, .. } => {
            let correct = at.key_asked(Ask::PREMIUM_RETURNED);
            let endorsement = entry(lang, endorsement);
            say!(lang,
                zh: "对照批单更正 {endorsement} 的金额：{correct}",
                en: "Compare {endorsement} with the paper and correct its premium: {correct}")
        }
    }
}

/// The command that records the day on which premium was paid.
pub(in crate::text) fn paid(client: &str, policy: &str, instalment: Option<&str>) -> Command {
    let command = match instalment {
        Some(_) => kefu("policy instalment"),
        None => kefu("policy set"),
    };
    let command = command.word(client).word(policy).words(instalment);
    command.option("--paid", Ask::DATE)
}
