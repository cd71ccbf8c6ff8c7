//! What is said of insurance policies and their premium.

use super::{Lang, said};

#[test]
fn what_is_unpaid_says_how_much_and_since_when() {
    let told = |lang| {
        let text = "client.name = '甲'\nappointment.established = 2026-03-02\n\
             [[policies]]\nid = 'el'\nby = '王强'\nstarts = 2026-03-20\npremium = 1120000\n\
             [[policies]]\nid = 'par'\nproduct = '财产一切险'\nstarts = 2026-03-20\n\
             instalments = [{ id = '2', due = 2026-09-20, amount = 630000 }, { id = '3', due = 2026-09-21 }]\n";
        said(lang, &["premium-unpaid"], "jia", "2026-09-22", text)
    };
    assert_eq!(
        told(Lang::Zh),
        [
            "保单 el 的保险费 1,120,000 元应于 2026-04-19 前（含当日）缴付，至今没有缴付记录，已逾期 156 天。",
            "kefu policy set jia el --paid 日期",
            "保单 par 财产一切险期次 2 的保险费 630,000 元应于 2026-09-20 前（含当日）缴付，至今没有缴付记录，已逾期 2 天。",
            "kefu policy instalment jia par 2 --paid 日期",
            "保单 par 财产一切险期次 3 的保险费应于 2026-09-21 前（含当日）缴付，至今没有缴付记录，已逾期 1 天。",
            "kefu policy instalment jia par 3 --paid 日期",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "Policy el: the premium of CNY 1,120,000 was due by 2026-04-19. It is not on record as paid, 156 days later.",
            "kefu policy set jia el --paid DATE",
            "Policy par 财产一切险, instalment 2: the premium of CNY 630,000 was due by 2026-09-20. It is not on record as paid, 2 days later.",
            "kefu policy instalment jia par 2 --paid DATE",
            "Policy par 财产一切险, instalment 3: the premium was due by 2026-09-21. It is not on record as paid, 1 day later.",
            "kefu policy instalment jia par 3 --paid DATE",
        ]
    );
}

#[test]
fn a_refund_over_the_premium_says_both() {
    let told = |lang| {
        let text = "client.name = '甲'\n[[policies]]\nid = 'par'\npremium = 500000\n\
             [[endorsements]]\nid = 'b1'\npolicy = 'par'\ntext = '退费'\nissued = 2026-08-31\npremium = -600000\n";
        said(lang, &["refund-over-premium"], "jia", "2026-09-01", text)
    };
    assert_eq!(
        told(Lang::Zh),
        [
            "批改 b1 退还 600,000 元，而保单 par 的保险费只有 500,000 元。",
            "对照批单更正 b1 的金额：kefu correct jia endorsements/b1 premium=-金额",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "Endorsement b1 returns CNY 600,000, but the premium of policy par was only CNY 500,000.",
            "Compare b1 with the paper and correct its premium: kefu correct jia endorsements/b1 premium=-AMOUNT",
        ]
    );
}

#[test]
fn a_number_that_two_policies_share_names_the_first() {
    let told = |lang| {
        let text = "client.name = '甲'\n[[policies]]\nid = 'par'\nnumber = 'PQ-1'\n\
             [[policies]]\nid = 'el'\nnumber = 'PQ-1'\n";
        said(lang, &["policy-number-doubled"], "jia", "2026-11-20", text)
    };
    assert_eq!(
        told(Lang::Zh),
        [
            "保单 el 的保单号 PQ-1 与保单 par 相同。",
            "kefu policy set jia el --number 保单号",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "Policy el has the number PQ-1, and so has policy par.",
            "kefu policy set jia el --number NUMBER",
        ]
    );
}

#[test]
fn what_a_policy_lacks_is_asked_for_by_its_options() {
    let told = |lang| {
        let text = "client.name = '甲'\nappointment.established = 2026-03-02\n\
             [[policies]]\nid = 'el'\nproduct = '雇主责任险'\nends = 2027-03-19\n\
             [[policies]]\nid = 'par'\nproduct = '财产一切险'\nstarts = 2026-03-20\nends = 2027-03-19\n";
        said(lang, &["policy-incomplete"], "jia", "2026-09-22", text)
    };
    assert_eq!(
        told(Lang::Zh),
        [
            "保单 el 没有保险起期，其单证、保费何时到期无从得知。",
            "kefu policy set jia el --starts 日期",
            "保单 par 已于 2026-03-20 起保，记录中还缺：保险公司、保单号、保险金额、保险费。",
            "kefu policy set jia par --insurer 保险公司 --number 保单号 --sum-insured 金额 --premium 保险费",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "The record does not say when policy el began, so nobody can know when its papers and its premium are due.",
            "kefu policy set jia el --starts DATE",
            "Policy par began on 2026-03-20, and the record still lacks: insurer, policy number, sum insured, premium.",
            "kefu policy set jia par --insurer NAME --number NUMBER --sum-insured AMOUNT --premium AMOUNT",
        ]
    );
}
