//! Why a finding is not waived, or a waiver not removed, and what to type instead.

use chrono::TimeDelta;

use super::meant;
use crate::changes::WaiverRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu};
use crate::text::cut;

/// The most findings or waivers that are named.
const SHOWN: usize = 10;

pub(super) fn refusal(lang: Lang, refusal: &WaiverRefusal, client: &str) -> String {
    match refusal {
        WaiverRefusal::NoSuchRule { given, near } => {
            let given = cut(given);
            let meant = meant(lang, *near);
            say!(lang,
                zh: "没有“{given}”这条规则。{meant}查看全部规则：kefu rules",
                en: "There is no rule '{given}'.{meant} To see every rule: kefu rules")
        }
        WaiverRefusal::Never { rule } => {
            let rules = kefu("rules").word(rule).say(lang);
            say!(lang,
            zh: "规则 {rule} 发现的问题不能豁免，只能解决。说明：{rules}",
            en: "Findings of {rule} cannot be waived; they must be put right. To read about the rule: {rules}")
        }
        WaiverRefusal::NothingStands {
            rule,
            subject,
            others,
        } => {
            let of = subject.as_deref().map(cut);
            let of = of.map_or_else(|| (*rule).to_owned(), |subject| format!("{rule} {subject}"));
            if others.is_empty() {
                let check = kefu("check").word(client).say(lang);
                return say!(lang,
                    zh: "该客户目前没有 {of} 这一问题，也没有其他可豁免的问题。查看：{check}",
                    en: "This client has no finding of {of}, nor any other that could be waived. To see: {check}");
            }
            let others = listed(others);
            say!(lang,
                zh: "该客户目前没有 {of} 这一问题，无从豁免。可豁免的有（规则、--subject）：\n{others}",
                en: "This client has no finding of {of}, so there is nothing to waive. Those that could be waived (rule, --subject):\n{others}")
        }
        WaiverRefusal::WaivedAlready { id, until } => {
            let id = cut(id);
            let list = kefu("waiver list").word(client).say(lang);
            say!(lang,
                zh: "豁免 {id} 已豁免至 {until}，不必再加；如需延长，请写更晚的 --until。查看：{list}",
                en: "Waiver {id} already waives it until {until}. To extend that, give a later --until. To see: {list}")
        }
        WaiverRefusal::UntilOver { until, today } => say!(lang,
            zh: "豁免期限 {until} 在今天（{today}）之前，写下即已到期。请改 --until。",
            en: "{until} is before today ({today}): the waiver would have lapsed already. Give a later --until."),
        WaiverRefusal::TooLong { on, until, most } => {
            let last = *on + TimeDelta::days((*most).into());
            say!(lang,
                zh: "豁免期限 {until} 过长：自决定日 {on} 起最长 {most} 天，到 {last} 为止。到时仍需要的，再豁免一次。",
                en: "{until} is too late: a waiver holds for {most} days from its decision on {on} at most, until {last}. If it is still needed then, waive it again.")
        }
        WaiverRefusal::NoSuchWaiver { id, known } if known.is_empty() => {
            let id = cut(id);
            let add = kefu("waiver add")
                .word(client)
                .word(Ask::RULE)
                .option("--reason", Ask::REASON)
                .option("--by", Ask::NAME)
                .option("--until", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "没有编号为 {id} 的豁免，该客户一条也没有。豁免一个问题：{add}",
                en: "There is no waiver {id}; this client has none. To waive a finding: {add}")
        }
        WaiverRefusal::NoSuchWaiver { id, known } => {
            let (id, known) = (cut(id), listed(known));
            say!(lang,
                zh: "没有编号为 {id} 的豁免。已有的豁免：\n{known}",
                en: "There is no waiver {id}. Those on record:\n{known}")
        }
    }
}

/// Two words on each line, in columns.
fn listed(pairs: &[(String, String)]) -> String {
    let shown = &pairs[..pairs.len().min(SHOWN)];
    let width = |(first, _): &(String, String)| cut(first).chars().count();
    let longest = shown.iter().map(width).max().unwrap_or(0);
    let mut lines: Vec<String> = shown
        .iter()
        .map(|(first, second)| {
            let line = format!("  {:longest$}  {}", cut(first), cut(second));
            line.trim_end().to_owned()
        })
        .collect();
    if shown.len() < pairs.len() {
        lines.push("  …".to_owned());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_can_be_named_a_command_is() {
        let said = |lang, fault: &WaiverRefusal| refusal(lang, fault, "jia");
        let rule = WaiverRefusal::NoSuchRule {
            given: "x".to_owned(),
            near: None,
        };
        let nothing = WaiverRefusal::NothingStands {
            rule: "team-late",
            subject: None,
            others: vec![],
        };
        let none = WaiverRefusal::NoSuchWaiver {
            id: "w1".to_owned(),
            known: vec![],
        };

        assert_eq!(
            [&rule, &nothing, &none].map(|fault| said(Lang::Zh, fault)),
            [
                "没有“x”这条规则。查看全部规则：kefu rules",
                "该客户目前没有 team-late 这一问题，也没有其他可豁免的问题。查看：kefu check jia",
                "没有编号为 w1 的豁免，该客户一条也没有。豁免一个问题：kefu waiver add jia 规则 --reason 理由 --by 姓名 --until 日期",
            ]
        );
        assert_eq!(
            [&rule, &nothing, &none].map(|fault| said(Lang::En, fault)),
            [
                "There is no rule 'x'. To see every rule: kefu rules",
                "This client has no finding of team-late, nor any other that could be waived. To see: kefu check jia",
                "There is no waiver w1; this client has none. To waive a finding: kefu waiver add jia RULE --reason TEXT --by NAME --until DATE",
            ]
        );
    }

    #[test]
    fn of_many_ten_are_listed() {
        let pairs = |count: usize| -> Vec<(String, String)> {
            (1..=count)
                .map(|nth| (format!("w{nth}"), String::new()))
                .collect()
        };

        assert_eq!(listed(&pairs(10)).lines().count(), 10);
        assert_eq!(listed(&pairs(11)).lines().last(), Some("  …"));
        assert_eq!(listed(&pairs(2)), "  w1\n  w2");
    }
}
