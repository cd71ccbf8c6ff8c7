//! What is said of complaints, whole sentences in both languages.

use super::*;

/// A client of five stars, and what else is on record.
fn both_said(rule: &str, rest: &str) -> [Vec<String>; 2] {
    let year = "[[years]]\nstarts = 2026-01-05\nrating.income = 2000000\n";
    let text = appointed("2026-01-05", &format!("{year}{rest}"));
    [Lang::Zh, Lang::En].map(|lang| said(lang, &[rule], "jia", "2026-11-20", &text))
}

#[test]
fn a_late_complaint_says_how_it_ended() {
    let told = |steps: &str| {
        let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-09-01\ntext = '赔款'\n";
        let [zh, en] = both_said("complaint-late", &format!("{complaint}{steps}"));
        [zh[0].clone(), en[0].clone()]
    };

    assert_eq!(
        told("answered = 2026-09-17\nsettled = 2026-09-18\n"),
        [
            "投诉 t1“赔款”于 2026-09-17 答复，晚于期限 2026-09-16。",
            "Complaint t1 '赔款' was answered on 2026-09-17; the last day was 2026-09-16.",
        ]
    );
    assert_eq!(
        told("settled = 2026-09-18\n"),
        [
            "投诉 t1“赔款”没有登记答复，于 2026-09-18 才办结，晚于答复期限 2026-09-16。",
            "Complaint t1 '赔款' has no answer on record and was settled on 2026-09-18; the last day to answer was 2026-09-16.",
        ]
    );
    assert_eq!(
        told("withdrawn = 2026-09-18\n"),
        [
            "投诉 t1“赔款”于 2026-09-18 撤回时仍未答复，答复期限为 2026-09-16。",
            "Complaint t1 '赔款' was not answered when it was withdrawn on 2026-09-18; the last day was 2026-09-16.",
        ]
    );
}

#[test]
fn an_answered_complaint_is_settled_once_the_client_has_said_what_it_thinks() {
    let complaint =
        "[[complaints]]\nid = 't1'\nreceived = 2026-08-20\ntext = '赔款'\nanswered = 2026-09-01\n";
    assert_eq!(
        both_said("complaint-unsettled", complaint),
        [
            [
                "投诉 t1“赔款”已于 2026-09-01 答复，60 日后仍未办结。",
                "kefu complaint settle jia t1 --response 客户反应 --on 日期",
            ],
            [
                "Complaint t1 '赔款' was answered on 2026-09-01 and is not settled after 60 days.",
                "kefu complaint settle jia t1 --response TEXT --on DATE",
            ],
        ]
    );
}
