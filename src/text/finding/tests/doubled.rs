//! What is on record twice, mostly after a merge, and of two days the wrong one.

use super::{appointed, said};
use crate::lang::Lang;

/// What one rule says on 2026-11-20, in Chinese and then in English, message and remedy.
fn told(rule: &str, rest: &str) -> Vec<String> {
    let text = appointed("2026-09-17", rest);
    let said = |lang| said(lang, &[rule], "jia", "2026-11-20", &text);
    [Lang::Zh, Lang::En].map(said).concat()
}

#[test]
fn two_ratings_of_one_day_are_told_with_how_to_take_either_off() {
    let later = |id: &str, income: &str| {
        format!("[[years.rating.later]]\nid = '{id}'\nrated = 2026-11-18\nincome = {income}\n")
    };
    let year = "[[years]]\nstarts = 2026-09-17\nrating.rated = 2026-09-21\n";
    let text = format!("{year}{}{}", later("1", "300000"), later("2", "80000"));
    assert_eq!(
        told("rating-doubled", &text),
        [
            "本服务年度有两次不同的星级评定登记在同一天（2026-11-18），现按档案中靠后的一次执行。",
            "只留下实际评定的一次。去掉靠后的一次：kefu correct jia rating.later/2 --remove；去掉靠前的一次：kefu correct jia rating.later/1 --remove",
            "This service year has two different ratings of one day (2026-11-18). The one further down in the file holds.",
            "Keep the one that was decided. To take the one further down off: kefu correct jia rating.later/2 --remove. To take the other off: kefu correct jia rating.later/1 --remove",
        ]
    );
}

#[test]
fn two_deputies_are_told_with_what_to_do_of_both() {
    let deputy = |name: &str| {
        format!("[[team.members]]\nname = '{name}'\nrole = 'deputy'\nfrom = 2026-10-12\n")
    };
    let text = format!("{}{}", deputy("周婷"), deputy("李明"));
    assert_eq!(
        told("deputy-doubled", &text),
        [
            "自 2026-10-12 起周婷与李明同为客户副经理；任何一天只能有一名。",
            "先后任职的：kefu correct jia team.members/周婷 until=日期；只留其一的：kefu correct jia team.members/李明 --remove，或：kefu correct jia team.members/周婷 --remove",
            "周婷 and 李明 are both deputy account manager from 2026-10-12 on. Only one person can be that at a time.",
            "If the second one follows the first: kefu correct jia team.members/周婷 until=DATE. If only one of them is deputy: kefu correct jia team.members/李明 --remove, or: kefu correct jia team.members/周婷 --remove",
        ]
    );
}

#[test]
fn a_policy_in_two_renewals_is_taken_out_of_one() {
    let renewal =
        |id: &str, policies: &str| format!("[[renewals]]\nid = '{id}'\npolicies = [{policies}]\n");
    let of = |then: &str| {
        let text = format!("{}{}", renewal("x1", "'par'"), renewal("x2", then));
        told("renewal-doubled", &text)
    };
    assert_eq!(
        of("'par'"),
        [
            "保单 par 同时在两项续转中：x1 与 x2。",
            "kefu correct jia renewals/x2 --remove",
            "Policy par waits in two renewals at once: x1 and x2.",
            "kefu correct jia renewals/x2 --remove",
        ]
    );
    assert_eq!(
        of("'par', 'car'")[3],
        "kefu correct jia renewals/x2 policies=ID"
    );
}

#[test]
fn an_insurer_with_two_shares_is_taken_off_once() {
    let share = |id: &str, insurer: &str| {
        format!("[[policies.co-insurers]]\nid = '{id}'\ninsurer = '{insurer}'\nshare = 30\n")
    };
    let of = |one: &str, two: &str| {
        let policy = "[[policies]]\nid = 'par'\ninsurer = '东海财险'\n";
        let text = format!("{policy}{}{}", share("1", one), share("2", two));
        told("co-insurer-doubled", &text)
    };
    assert_eq!(
        of("安和", "安和"),
        [
            "保单 par 的共保公司安和写了两次，份额各写各的。",
            "对照保单，只留下对的一份。去掉靠后的：kefu correct jia policies.co-insurers/2 --remove；去掉靠前的：kefu correct jia policies.co-insurers/1 --remove",
            "Policy par names the co-insurer 安和 twice, each time with a share.",
            "Compare it with the policy and keep the share that is right. To take the one further down off: kefu correct jia policies.co-insurers/2 --remove. To take the other off: kefu correct jia policies.co-insurers/1 --remove",
        ]
    );
    assert_eq!(
        of("安和", "东海财险"),
        [
            "保单 par 的首席承保人东海财险又写作共保公司；首席承担其余份额。",
            "kefu correct jia policies.co-insurers/2 --remove",
            "Policy par names its leader 东海财险 as a co-insurer too. The leader has what the others leave.",
            "kefu correct jia policies.co-insurers/2 --remove",
        ]
    );
}

#[test]
fn of_two_days_in_the_wrong_order_the_one_that_can_be_wrong_is_corrected() {
    let of = |received: &str| {
        let claim = "[[claims]]\nid = 'k1'\nloss = 2026-09-21\nnotified = 2026-09-01\n";
        let text = format!("{claim}first-received = {received}\n");
        told("dates-out-of-order", &text)
    };
    assert_eq!(
        of("2026-09-20"),
        [
            "报案日期（2026-09-01）早于出险日期（2026-09-21）。",
            "kefu correct jia claims/k1 loss=日期",
            "The notice of loss (2026-09-01) is before the loss (2026-09-21).",
            "kefu correct jia claims/k1 loss=DATE",
        ]
    );
    assert_eq!(
        of("2026-09-21")[3],
        "kefu correct jia claims/k1 notified=DATE"
    );
}
