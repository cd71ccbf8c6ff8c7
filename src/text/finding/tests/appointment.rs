//! What is said of an appointment, whole sentences in both languages.

use super::{appointed, said};
use crate::lang::Lang;

/// What one rule says of a record on 2026-11-20, in Chinese and then in English, message and remedy.
fn told(rule: &str, text: &str) -> Vec<String> {
    let said = |lang| said(lang, &[rule], "jia", "2026-11-20", text);
    [Lang::Zh, Lang::En].map(said).concat()
}

#[test]
fn business_before_the_appointment_says_what_it_was() {
    let rule = "contact-before-appointment";
    let survey = "[[diary]]\nid = '20260910-1'\non = 2026-09-10\nkind = 'risk-survey'\n";
    assert_eq!(
        told(rule, &appointed("2026-09-17", survey)),
        [
            "业务日志 20260910-1（2026-09-10）早于委托关系确立之日（2026-09-17）；实质性业务须在确立委托关系之后开展。",
            "日期记错的，更正：kefu correct jia diary/20260910-1 on=日期；确属先做后签的，报合规人员处理。",
            "Diary entry 20260910-1 (2026-09-10) is before the appointment (2026-09-17). Substantive business comes after it.",
            "If the date is wrong: kefu correct jia diary/20260910-1 on=DATE. If business really came first, refer it to compliance.",
        ]
    );
    assert_eq!(
        told(rule, &format!("client.name = '甲'\n{survey}")),
        [
            "业务日志 20260910-1（2026-09-10）没有委托关系作依据；实质性业务须在确立委托关系之后开展。",
            "kefu appointment record jia --kind 种类 --on 日期 --until 日期 --template 样本",
            "Diary entry 20260910-1 (2026-09-10) has no appointment. Substantive business needs one first.",
            "kefu appointment record jia --kind KIND --on DATE --until DATE --template TEMPLATE",
        ]
    );
    let paper =
        "[[archive.documents]]\nid = 'd1'\nkind = 'insurance-proposal'\ndate = 2026-09-16\n";
    let policy = "[[policies]]\nid = 'par'\nstarts = 2026-09-15\nby = '陈静'\n";
    let both = told(rule, &appointed("2026-09-17", &format!("{paper}{policy}")));
    assert_eq!(
        both.iter().step_by(2).collect::<Vec<_>>(),
        [
            "业务文件 d1（2026-09-16）早于委托关系确立之日（2026-09-17）；实质性业务须在确立委托关系之后开展。",
            "保单 par 的起期（2026-09-15）早于委托关系确立之日（2026-09-17）；实质性业务须在确立委托关系之后开展。",
            "Document d1 (2026-09-16) is before the appointment (2026-09-17). Substantive business comes after it.",
            "The start of policy par (2026-09-15) is before the appointment (2026-09-17). Substantive business comes after it.",
        ]
    );
}

#[test]
fn what_an_appointment_does_not_say_is_told_with_the_command_to_type() {
    assert_eq!(
        told("template-missing", &appointed("2026-09-17", "")),
        [
            "委托文件依据公司哪一份合同样本，没有登记。",
            "kefu appointment record jia --kind 种类 --template 样本",
            "The record does not say which company template the appointment was made from.",
            "kefu appointment record jia --kind KIND --template TEMPLATE",
        ]
    );
    assert_eq!(
        told("term-missing", &appointed("2026-09-17", "")),
        [
            "委托到期日没有登记。",
            "kefu appointment record jia --kind 种类 --until 日期",
            "The record has no last day of the appointment.",
            "kefu appointment record jia --kind KIND --until DATE",
        ]
    );
    assert_eq!(
        told(
            "cooperation-with-direct-client",
            &appointed("2026-09-17", "kind = 'cooperation-agreement'\n")
        ),
        [
            "这位客户不是渠道客户，委托文件却是合作协议书；合作协议书只适用于渠道客户。",
            "kefu client set jia --kind channel",
            "The appointment is a cooperation agreement, but this client is not a channel client. Such an agreement is for channel clients only.",
            "kefu client set jia --kind channel",
        ]
    );
}

#[test]
fn a_promise_without_an_item_is_told_by_its_words() {
    let promise = "commitments = [{ id = 'c1', text = '每季度上门拜访一次' }]\n";
    assert_eq!(
        told("commitment-unplanned", &appointed("2026-09-17", promise)),
        [
            "服务承诺 c1“每季度上门拜访一次”没有计划项目落实。",
            "kefu plan add jia visit 内容 --start 日期 --finish 日期 --handler 姓名 --covers c1",
            "No plan item covers commitment c1 '每季度上门拜访一次'.",
            "kefu plan add jia visit CONTENT --start DATE --finish DATE --handler NAME --covers c1",
        ]
    );
    let years = "[[years]]\nstarts = 2026-09-17\nplan.issued = 2026-09-21\n\
                 plan.items = [{ id = 'p1', covers = ['c1'] }]\n";
    let issued = |words: &str| {
        let promise = promise.replace("每季度上门拜访一次", words);
        let told = told(
            "commitment-unplanned",
            &appointed("2026-09-17", &format!("{promise}{years}")),
        );
        told.into_iter().step_by(2).collect::<Vec<_>>()
    };
    assert_eq!(
        issued("每季度上门拜访一次"),
        [
            "服务承诺 c1“每季度上门拜访一次”本服务年度应落实 4 次，计划中只有 1 次。",
            "Commitment c1 '每季度上门拜访一次' is due 4 times this service year; the plan has 1.",
        ]
    );
    assert_eq!(
        issued("2026 年内上门拜访两次"),
        [
            "服务承诺 c1“2026 年内上门拜访两次”应落实 2 次，计划中只有 1 次。",
            "Commitment c1 '2026 年内上门拜访两次' is due 2 times; the plan has 1.",
        ]
    );
}

#[test]
fn service_after_the_last_day_says_what_goes_on() {
    let ended = |rest: &str| appointed("2025-09-17", &format!("until = 2026-09-16\n{rest}"));
    assert_eq!(
        told(
            "appointment-expired",
            &ended("[[diary]]\nid = '20261012-1'\non = 2026-10-12\nkind = 'visit'\n")
        ),
        [
            "委托已于 2026-09-16 到期，此后仍有客户日志 20261012-1（2026-10-12），没有书面依据。",
            "kefu appointment extend jia --until 日期 --on 日期",
            "The appointment ended on 2026-09-16, but the diary has a later entry: 20261012-1 (2026-10-12).",
            "kefu appointment extend jia --until DATE --on DATE",
        ]
    );
    let item =
        "[[years]]\nstarts = 2025-09-17\nplan.items = [{ id = 'p1', finish = 2026-12-11 }]\n";
    let planned = told("appointment-expired", &ended(item));
    assert_eq!(
        planned.iter().step_by(2).collect::<Vec<_>>(),
        [
            "委托已于 2026-09-16 到期，此后仍有未办的计划项目 p1（2026-12-11），没有书面依据。",
            "The appointment ended on 2026-09-16, but plan item p1 is still open after it (2026-12-11).",
        ]
    );
}

#[test]
fn a_policy_begun_after_the_last_day_is_named() {
    let policy = "until = 2026-09-16\n[[policies]]\nid = 'par'\nstarts = 2026-10-12\n";
    assert_eq!(
        told("appointment-expired", &appointed("2025-09-17", policy)),
        [
            "委托已于 2026-09-16 到期，此后仍有保单 par 起保（2026-10-12），没有书面依据。",
            "kefu appointment extend jia --until 日期 --on 日期",
            "The appointment ended on 2026-09-16, but policy par began after it (2026-10-12).",
            "kefu appointment extend jia --until DATE --on DATE",
        ]
    );
}

#[test]
fn the_handling_of_a_claim_before_the_appointment_is_named() {
    let claim = "[[claims]]\nid = 'k1'\nloss = 2026-09-10\nnotified = 2026-09-16\n";
    let both = told(
        "contact-before-appointment",
        &appointed("2026-09-17", claim),
    );
    assert_eq!(
        both.iter().step_by(2).collect::<Vec<_>>(),
        [
            "索赔 k1 的办理（2026-09-16）早于委托关系确立之日（2026-09-17）；实质性业务须在确立委托关系之后开展。",
            "The handling of claim k1 (2026-09-16) is before the appointment (2026-09-17). Substantive business comes after it.",
        ]
    );
}

#[test]
fn a_disclosure_notice_lacks_or_came_late() {
    let rule = "disclosure-notice-missing";
    assert_eq!(
        told(rule, &appointed("2026-09-17", "")),
        [
            "委托关系已于 2026-09-17 确立，但没有客户告知书的送交日期。",
            "kefu client set jia --disclosure-notice 日期",
            "The appointment was established on 2026-09-17, but the record does not say when the client disclosure notice was handed over.",
            "kefu client set jia --disclosure-notice DATE",
        ]
    );
    let late = "client.name = '甲'\nclient.disclosure-notice = 2026-09-18\nappointment.established = 2026-09-17\n";
    assert_eq!(
        told(rule, late),
        [
            "客户告知书（2026-09-18）晚于委托关系确立之日（2026-09-17）送交。",
            "日期记错的，更正：kefu correct jia client disclosure-notice=日期；确属补送的，今后在签约之前送交。",
            "The client disclosure notice (2026-09-18) was handed over after the appointment (2026-09-17).",
            "If the date is wrong: kefu correct jia client disclosure-notice=DATE. If it really was late, hand it over before signing from now on.",
        ]
    );
}
