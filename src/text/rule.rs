//! The rules in words: the title of each, why it exists, and what helps in general.

use crate::both;
use crate::lang::{Lang, half};
use crate::rules::{Group, Rule};

mod appointment;
mod archive;
mod calendar;
mod claim;
mod deadline;
mod maxim;
mod plan;
mod policy;
mod rating;
mod record;
mod renewal;
mod service;
mod team;
mod waiver;

/// The words of one rule, each in both languages.
struct Words {
    title: &'static str,
    why: &'static str,
    remedy: &'static str,
}

/// What the rule finds, in a few words.
pub fn title(lang: Lang, rule: &Rule) -> &'static str {
    half(words(rule).title, lang)
}

/// Why there is such a rule, with its clause.
pub fn why(lang: Lang, rule: &Rule) -> &'static str {
    half(words(rule).why, lang)
}

/// What helps, in general.
pub fn remedy(lang: Lang, rule: &Rule) -> &'static str {
    half(words(rule).remedy, lang)
}

/// What a group of rules is about.
pub fn group(lang: Lang, group: Group) -> &'static str {
    let words = match group {
        Group::Deadline => both!(
            "签约与计划阶段的期限",
            "deadlines of the signing and planning stage"
        ),
        Group::Appointment => both!("委托关系", "the written appointment"),
        Group::Team => both!("服务团队", "the service team"),
        Group::Archive => both!("客户档案", "the client archive"),
        Group::Rating => both!("星级评定", "the star rating"),
        Group::Plan => both!("服务计划", "the client service plan"),
        Group::Claim => both!("索赔", "insurance claims"),
        Group::Policy => both!("保单", "insurance policies"),
        Group::Service => both!("服务实施", "the service stage"),
        Group::Renewal => both!("客户续转与移交", "renewals and hand-overs"),
        Group::Record => both!("客户文件", "the record as a file"),
        Group::Calendar => both!("工作日历", "working days"),
        Group::Waiver => both!("豁免事项", "waived findings"),
    };
    half(words, lang)
}

fn words(rule: &Rule) -> Words {
    let words = match rule.group {
        Group::Deadline => deadline::words(rule.name),
        Group::Appointment => appointment::words(rule.name),
        Group::Team => team::words(rule.name),
        Group::Archive => archive::words(rule.name),
        Group::Rating => rating::words(rule.name),
        Group::Plan => plan::words(rule.name),
        Group::Claim => claim::words(rule.name),
        Group::Policy => policy::words(rule.name),
        Group::Service => service::words(rule.name),
        Group::Renewal => renewal::words(rule.name),
        Group::Record => record::words(rule.name),
        Group::Calendar => calendar::words(rule.name),
        Group::Waiver => waiver::words(rule.name),
    };
    words.expect("a test holds that every rule has its words")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Word;
    use crate::rules::RULES;

    fn is_han(c: char) -> bool {
        matches!(c, '\u{4e00}'..='\u{9fff}')
    }

    #[test]
    fn every_rule_has_its_words_in_both_languages() {
        for rule in RULES.iter() {
            for said in [title, why, remedy] {
                let (zh, en) = (said(Lang::Zh, rule), said(Lang::En, rule));
                assert!(zh.chars().any(is_han), "{}: {zh}", rule.name);
                assert!(
                    !en.is_empty() && !en.chars().any(is_han),
                    "{}: {en}",
                    rule.name
                );
                assert!(!en.contains(['，', '。', '：']), "{}: {en}", rule.name);
            }
            for lang in [Lang::Zh, Lang::En] {
                let cites = why(lang, rule).contains(rule.clause);
                assert!(rule.clause == "added" || cites, "{}", rule.name);
            }
        }
        for of in Group::ALL {
            assert!(group(Lang::Zh, *of).chars().any(is_han));
            assert!(!group(Lang::En, *of).chars().any(is_han));
        }
    }

    #[test]
    fn a_rule_is_told_from_every_other_by_its_title() {
        for lang in [Lang::Zh, Lang::En] {
            let titles: std::collections::BTreeSet<_> =
                RULES.iter().map(|rule| title(lang, rule)).collect();
            assert_eq!(titles.len(), RULES.len());
        }
    }
}
