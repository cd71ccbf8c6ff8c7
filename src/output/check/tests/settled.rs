//! What is settled, in a few words.

use super::*;

#[test]
fn what_is_settled_is_told_with_its_entry_and_its_waiver() {
    let of = |lang, subject: &str| {
        let line = Line {
            rule: "deadline-soon".into(),
            fingerprint: format!("runhe/deadline-soon/{subject}"),
            ..overdue(lang)
        };
        what_it_was(&line, lang)
    };
    let both = |subject| [Lang::Zh, Lang::En].map(|lang| of(lang, subject));
    assert_eq!(
        both("archive-2026-11-19"),
        [
            "期限将至（客户档案，自 2026-11-19 起）",
            "Deadline near (client archive, from 2026-11-19)"
        ]
    );
    assert_eq!(
        both("2026-11-19"),
        ["期限将至（2026-11-19）", "Deadline near (2026-11-19)"]
    );
    assert_eq!(
        both("claims.k1.complete"),
        ["期限将至（索赔 k1）", "Deadline near (claim k1)"]
    );
    assert_eq!(
        both("years.2026-10-10.plan.items.p1.finish"),
        ["期限将至（计划项目 p1）", "Deadline near (plan item p1)"]
    );
    assert_eq!(both("team.members"), ["期限将至", "Deadline near"]);
    let future = |subject: &str| {
        [Lang::Zh, Lang::En].map(|lang| {
            let line = Line {
                rule: "date-in-future".into(),
                fingerprint: format!("runhe/date-in-future/{subject}"),
                ..overdue(lang)
            };
            about(&line, lang).unwrap()
        })
    };
    assert_eq!(
        future("endorsements.b2.sent"),
        [
            "批改 b2，批改申请送交保险公司日期",
            "endorsement b2, sending of the endorsement to the insurer"
        ]
    );
    assert_eq!(
        future("years.2026-11-16.rating.rated"),
        ["星级评定日期", "star rating"]
    );
    assert_eq!(
        future("appointment.established"),
        ["委托关系确立日期", "appointment"]
    );
    let waived = Line {
        waived: unknown_key(Lang::En).waived,
        ..overdue(Lang::En)
    };
    let said = what_it_was(&waived, Lang::En);
    assert!(said.contains("; waived until "), "{said}");
    let reason = waived.waived.unwrap().reason;
    assert!(!said.contains(&reason), "{said}");
}

#[test]
fn a_kind_of_document_or_a_stage_is_told_by_its_words() {
    let both = |rule: &str, subject: &str| {
        [Lang::Zh, Lang::En].map(|lang| {
            let line = Line {
                rule: rule.into(),
                fingerprint: format!("runhe/{rule}/{subject}"),
                ..overdue(lang)
            };
            about(&line, lang)
        })
    };
    let said = |zh: &str, en: &str| [Some(zh.to_owned()), Some(en.to_owned())];

    assert_eq!(
        both("document-missing", "correspondence"),
        said("业务往来记录", "correspondence")
    );
    assert_eq!(
        both("stage-undocumented", "appointment"),
        said("确立委托关系", "appointment")
    );
    assert_eq!(
        both("policy-undocumented", "par.client-manual"),
        said("保单 par：客户手册", "policy par: client manual")
    );
    assert_eq!(
        both("personal-data", "bank-card"),
        said("银行卡号", "a bank card's number")
    );
}
