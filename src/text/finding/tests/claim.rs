//! Claims, and what else names something that is not on record.

use super::*;

#[test]
fn a_claim_is_told_by_its_id_and_its_cause() {
    let rules = [
        "claim-silent",
        "claim-closed-without-proof",
        "insurer-decision-overdue",
        "limitation-near",
    ];
    let text = "[client]\nname = '甲'\n[appointment]\nestablished = 2023-03-02\n\
                [[claims]]\nid = 'k1'\ncause = '二号仓库火灾'\nloss = 2026-07-18\ncomplete = 2026-08-25\n\
                [[claims]]\nid = 'k2'\nloss = 2026-08-01\nagreed = 2026-09-21\n\
                [[claims]]\nid = 'k3'\nloss = 2026-05-01\nclosed = 2026-10-12\n\
                [[claims]]\nid = 'k4'\nloss = 2024-11-22\nnotified = 2026-09-05\n";
    let told = |lang, today| said(lang, &rules, "huarui", today, text);

    assert_eq!(
        told(Lang::Zh, "2026-10-12"),
        [
            "索赔 k1“二号仓库火灾”：单证已于 2026-08-25 齐全，保险公司最迟应于 2026-09-24 核定（30 日内），至今未核定，已逾期 18 天。",
            "kefu claim decide huarui k1 --on 日期",
            "索赔 k2：2026-09-21 达成赔付协议，保险公司最迟应于 2026-10-08 赔付（协议后 10 日内，届满日 2026-10-01 休息，顺延），至今未付，已逾期 4 天。",
            "kefu claim pay huarui k2 --paid-amount 金额 --on 日期",
            "索赔 k4：2024-11-22 出险，诉讼时效（2 年，届满日 2026-11-22 休息，顺延）至 2026-11-23，还剩 42 天，尚未付清。",
            "kefu claim interrupt huarui k4 demand --on 日期",
            "索赔 k3 已于 2026-10-12 结案，但没有登记书面凭据。",
            "kefu claim close huarui k3 --on 2026-10-12 --proof 文件编号",
            "索赔 k4 尚未结案，自 2026-09-05 起已有 37 天没有动静，也没有相关的客户日志。",
            "kefu log huarui claim 内容 --by 姓名 --claim k4",
        ]
    );
    assert_eq!(
        told(Lang::En, "2026-10-12"),
        [
            "The papers of claim k1 '二号仓库火灾' were complete on 2026-08-25. The decision was due by 2026-09-24 (30 days from then) and has not been made: 18 days overdue.",
            "kefu claim decide huarui k1 --on DATE",
            "Claim k2 was agreed on 2026-09-21. The payment was due by 2026-10-08 (10 days from the agreement, the last day moved from 2026-10-01, a day off) and has not been made: 4 days overdue.",
            "kefu claim pay huarui k2 --paid-amount AMOUNT --on DATE",
            "Claim k4 has not been paid in full. Its limitation (2 years, the last day moved from 2026-11-22, a day off) runs from the loss on 2024-11-22 to 2026-11-23: 42 days left.",
            "kefu claim interrupt huarui k4 demand --on DATE",
            "Claim k3 was closed on 2026-10-12 without its written proof.",
            "kefu claim close huarui k3 --on 2026-10-12 --proof DOCUMENT",
            "Claim k4 is open and has had no step and no diary entry for 37 days, since 2026-09-05.",
            "kefu log huarui claim TEXT --by NAME --claim k4",
        ]
    );

    let withdrawn = |lang| {
        let text = "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-02\n\
                    [[claims]]\nid = 'k5'\nloss = 2026-08-01\nwithdrawn = 2026-09-01\n";
        said(lang, &["claim-silent"], "jia", "2026-10-12", text)
    };
    assert_eq!(
        withdrawn(Lang::Zh),
        [
            "索赔 k5 尚未结案，自 2026-09-01 起已有 41 天没有动静，也没有相关的客户日志。",
            "kefu claim close jia k5 --proof 文件编号 --on 日期",
        ]
    );
    assert_eq!(
        withdrawn(Lang::En),
        [
            "Claim k5 is open and has had no step and no diary entry for 41 days, since 2026-09-01.",
            "kefu claim close jia k5 --proof DOCUMENT --on DATE",
        ]
    );

    let limitation = |lang, today| {
        let text = "[client]\nname = '甲'\n[[claims]]\nid = 'k4'\nloss = 2024-11-20\n";
        said(lang, &["limitation-near"], "jia", today, text)[0].clone()
    };
    assert_eq!(
        limitation(Lang::Zh, "2026-11-20"),
        "索赔 k4：2024-11-20 出险，诉讼时效（2 年）至 2026-11-20，今天届满，尚未付清。"
    );
    assert_eq!(
        limitation(Lang::En, "2026-11-20"),
        "Claim k4 has not been paid in full. Its limitation (2 years) runs from the loss on 2024-11-20 to 2026-11-20: today is the last day."
    );
    assert_eq!(
        limitation(Lang::Zh, "2026-11-21"),
        "索赔 k4：2024-11-20 出险，诉讼时效（2 年）至 2026-11-20，已过 1 天，保险公司可以提出时效抗辩，尚未付清。"
    );
    assert_eq!(
        limitation(Lang::En, "2026-11-21"),
        "Claim k4 has not been paid in full. Its limitation (2 years) runs from the loss on 2024-11-20 to 2026-11-20: 1 day past, so the insurer may plead it."
    );
}

#[test]
fn what_the_law_gives_days_to_is_told_with_them() {
    let told = |lang, rule, keys: &str| {
        let text = format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-02\n[[claims]]\nid = 'k1'\n{keys}"
        );
        let told = said(lang, &[rule], "jia", "2026-11-28", &text);
        told.join("\n")
    };
    let both = |rule, keys: &str| [Lang::Zh, Lang::En].map(|lang| told(lang, rule, keys));

    assert_eq!(
        both("claim-unnotified", "loss = 2026-11-05\n"),
        [
            "索赔 k1：2026-11-05 出险，至今 23 天，没有向保险公司报案的日期；最迟应于 2026-11-08 报案。\n\
             kefu claim notify jia k1 --on 日期",
            "Claim k1: the loss was on 2026-11-05, 23 days ago, and there is no notice to the insurer on record. It was due by 2026-11-08.\n\
             kefu claim notify jia k1 --on DATE",
        ]
    );
    assert_eq!(
        both(
            "claim-notice-late",
            "loss = 2026-11-05\nnotified = 2026-11-20\n"
        ),
        [
            "索赔 k1：2026-11-05 出险，2026-11-20 才向保险公司报案，最迟应于 2026-11-08 报案，迟 12 天。\n\
             已成事实，记录保留；日期记错的，更正：kefu correct jia claims/k1 notified=日期；查看：kefu claim show jia k1",
            "Claim k1: the loss was on 2026-11-05. The insurer was to be told by 2026-11-08 and was told on 2026-11-20: 12 days late.\n\
             It stays on record; if a day is wrong: kefu correct jia claims/k1 notified=DATE. To see it: kefu claim show jia k1",
        ]
    );
    assert_eq!(
        both("advance-overdue", "complete = 2026-09-12\n"),
        [
            "索赔 k1：2026-09-12 收到索赔请求和单证，可以确定的数额最迟应于 2026-11-11 先予支付（60 日内），至今未付，已逾期 17 天。\n\
             kefu claim advance jia k1 --amount 金额 --on 日期",
            "Claim k1: claim and papers were there on 2026-09-12. What could be determined was to be paid ahead by 2026-11-11 (60 days from then), and nothing has been paid: 17 days overdue.\n\
             kefu claim advance jia k1 --amount AMOUNT --on DATE",
        ]
    );
    assert_eq!(
        both("denial-late", "decided = 2026-10-12\ndenied = 2026-11-02\n"),
        [
            "索赔 k1：2026-10-12 核定，拒赔通知书最迟应于 2026-10-15 发出（3 日内），实为 2026-11-02，迟 18 天。\n\
             kefu claim contest jia k1 --on 日期",
            "Claim k1: the insurer decided on 2026-10-12. The letter of denial was due by 2026-10-15 (3 days from then) and came on 2026-11-02: 18 days late.\n\
             kefu claim contest jia k1 --on DATE",
        ]
    );
    let received = "first-received = 2026-08-21\nasked = 2026-09-01\ncomplete = 2026-09-11\n";
    assert_eq!(
        both("insurer-decision-overdue", received),
        [
            "索赔 k1：保险公司于 2026-08-21 首次收到索赔请求和单证，最迟应于 2026-09-30 核定（30 日内，扣除补充单证 10 天），至今未核定，已逾期 59 天。\n\
             kefu claim decide jia k1 --on 日期",
            "Claim k1 and its papers first reached the insurer on 2026-08-21. The decision was due by 2026-09-30 (30 days from then, without 10 days for missing papers) and has not been made: 59 days overdue.\n\
             kefu claim decide jia k1 --on DATE",
        ]
    );
    let short =
        "agreed = 2026-11-02\nagreed-amount = 500000\npaid = 2026-11-10\npaid-amount = 300000\n";
    assert_eq!(
        both("insurer-decision-overdue", short),
        [
            "索赔 k1：2026-11-02 达成赔付协议，保险公司最迟应于 2026-11-12 付清（协议后 10 日内），至今付了 300,000 元，余款已逾期 16 天。\n\
             kefu claim pay jia k1 --paid-amount 金额 --on 日期",
            "Claim k1 was agreed on 2026-11-02. The payment was due by 2026-11-12 (10 days from the agreement); CNY 300,000 has been paid, and the rest is 16 days overdue.\n\
             kefu claim pay jia k1 --paid-amount AMOUNT --on DATE",
        ]
    );
}

#[test]
fn a_limitation_says_from_what_it_runs_and_by_which_law() {
    let told = |lang, keys: &str| {
        let text = format!("[client]\nname = '甲'\n[[claims]]\nid = 'k1'\n{keys}");
        said(lang, &["limitation-near"], "jia", "2026-11-28", &text).join("\n")
    };
    let both = |keys: &str| [Lang::Zh, Lang::En].map(|lang| told(lang, keys));

    assert_eq!(
        both("loss = 2022-06-01\nliability-fixed = 2024-12-02\n"),
        [
            "索赔 k1：2024-12-02 赔偿责任确定，诉讼时效（2 年）至 2026-12-02，还剩 4 天，尚未付清。\n\
             kefu claim interrupt jia k1 demand --on 日期",
            "Claim k1 has not been paid in full. Its limitation (2 years) runs from the day the liability was determined, 2024-12-02 to 2026-12-02: 4 days left.\n\
             kefu claim interrupt jia k1 demand --on DATE",
        ]
    );
    let demanded =
        "loss = 2023-01-04\ninterruptions = [{ id = '1', on = 2024-12-02, kind = 'demand' }]\n";
    assert_eq!(
        both(demanded),
        [
            "索赔 k1：2024-12-02 起重新计算（提出履行请求），诉讼时效（2 年）至 2026-12-02，还剩 4 天，尚未付清。\n\
             kefu claim interrupt jia k1 demand --on 日期",
            "Claim k1 has not been paid in full. Its limitation (2 years) runs again from 2024-12-02 after a demand to 2026-12-02: 4 days left.\n\
             kefu claim interrupt jia k1 demand --on DATE",
        ]
    );
    let marine = "policy = 'cargo'\nloss = 2024-12-02\n[[policies]]\nid = 'cargo'\nmarine = true\n";
    assert_eq!(
        both(marine),
        [
            "索赔 k1：2024-12-02 出险，诉讼时效（2 年，海商法时效章）至 2026-12-02，还剩 4 天，尚未付清。\n\
             kefu claim interrupt jia k1 suit --on 日期",
            "Claim k1 has not been paid in full. Its limitation (2 years, Maritime Code, chapter on limitation) runs from the loss on 2024-12-02 to 2026-12-02: 4 days left.\n\
             kefu claim interrupt jia k1 suit --on DATE",
        ]
    );
    assert_eq!(
        both("loss = 2024-11-27\n")[1],
        "Claim k1 has not been paid in full. Its limitation (2 years) runs from the loss on 2024-11-27 to 2026-11-27: 1 day past, so the insurer may plead it.\n\
         kefu claim interrupt jia k1 consent --on DATE"
    );

    // The last day lies in a year whose notice is not in yet.
    let next_year = |lang| {
        let text = "[client]\nname = '甲'\n[[claims]]\nid = 'k4'\nloss = 2025-01-06\n";
        said(lang, &["limitation-near"], "jia", "2026-12-30", text)[0].clone()
    };
    assert_eq!(
        [Lang::Zh, Lang::En].map(next_year),
        [
            "索赔 k4：2025-01-06 出险，诉讼时效（2 年）至 2027-01-06（暂定），还剩 7 天，尚未付清。",
            "Claim k4 has not been paid in full. Its limitation (2 years) runs from the loss on 2025-01-06 to 2027-01-06 (provisional): 7 days left."
        ]
    );
}

#[test]
fn what_claims_and_diary_name_is_missing_by_its_own_name() {
    let text = "[client]\nname = '甲'\n\
                [[claims]]\nid = 'k1'\npolicy = 'pra'\nproof = 'd9'\n[[policies]]\nid = 'par'\n\
                [[diary]]\nid = 'd1'\non = 2026-03-26\nclaim = 'k2'\n";
    let told = |lang| {
        let told = said(lang, &["reference-unknown"], "jia", "2026-11-20", text);
        told.into_iter().step_by(2).collect::<Vec<_>>()
    };

    assert_eq!(
        told(Lang::Zh),
        [
            "没有编号为“pra”的保单。是否应为“par”？",
            "业务档案中没有编号为“d9”的文件。",
            "没有编号为“k2”的索赔。",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "No policy has the id 'pra'. Did you mean 'par'?",
            "No document of the archive has the id 'd9'.",
            "No claim has the id 'k2'.",
        ]
    );
}

#[test]
fn a_loss_outside_the_term_is_told_with_what_may_be_wrong() {
    let told = |lang, loss: &str| {
        let text = appointed(
            "2025-03-02",
            &format!(
                "[[policies]]\nid = 'par'\nproduct = '财产一切险'\nstarts = 2025-10-01\nends = 2026-09-30\n\
                 [[policies]]\nid = 'p24'\nproduct = '财产一切险'\nstarts = 2024-10-01\nends = 2025-09-30\n\
                 [[policies]]\nid = 'car'\nproduct = '车险'\nstarts = 2026-10-01\nends = 2026-10-01\n\
                 [[claims]]\nid = 'k1'\npolicy = 'par'\ncause = '火灾'\nloss = {loss}\n"
            ),
        );
        said(lang, &["loss-outside-term"], "jia", "2026-11-20", &text)
    };
    let zh = "出险日期有误的：kefu correct jia claims/k1 loss=日期；保单有误的：kefu correct jia claims/k1 policy=p24";
    assert_eq!(
        told(Lang::Zh, "2025-09-30"),
        [
            "索赔 k1“火灾”：2025-09-30 出险，早于保单 par 的起保日期 2025-10-01。",
            zh
        ]
    );
    assert_eq!(
        told(Lang::Zh, "2026-10-01"),
        [
            "索赔 k1“火灾”：2026-10-01 出险，晚于保单 par 的最后一天 2026-09-30。",
            "出险日期有误的：kefu correct jia claims/k1 loss=日期；保单有误的：kefu correct jia claims/k1 policy=编号",
        ]
    );
    let en = "If the day is wrong: kefu correct jia claims/k1 loss=DATE. If the policy is wrong: kefu correct jia claims/k1 policy=p24";
    assert_eq!(
        told(Lang::En, "2025-09-30"),
        [
            "Claim k1 '火灾': the loss on 2025-09-30 is before the first day of policy par, 2025-10-01.",
            en
        ]
    );
    assert_eq!(
        told(Lang::En, "2026-10-01"),
        [
            "Claim k1 '火灾': the loss on 2026-10-01 is after the last day of policy par, 2026-09-30.",
            "If the day is wrong: kefu correct jia claims/k1 loss=DATE. If the policy is wrong: kefu correct jia claims/k1 policy=ID"
        ]
    );
    let zh = "索赔 k1“火灾”：2026-10-02 出险，晚于保单 par 的最后一天 2026-09-30。";
    let none = "出险日期有误的：kefu correct jia claims/k1 loss=日期";
    assert_eq!(told(Lang::Zh, "2026-10-02"), [zh, none]);
    let en =
        "Claim k1 '火灾': the loss on 2026-10-02 is after the last day of policy par, 2026-09-30.";
    let none = "If the day is wrong: kefu correct jia claims/k1 loss=DATE";
    assert_eq!(told(Lang::En, "2026-10-02"), [en, none]);
}

#[test]
fn of_a_policy_that_has_not_begun_its_first_day_may_be_wrong() {
    let text = appointed(
        "2026-03-02",
        "[[policies]]\nid = 'par'\nstarts = 2026-11-21\n\
         [[claims]]\nid = 'k1'\npolicy = 'par'\nloss = 2026-11-19\n",
    );
    let told = |lang| said(lang, &["loss-outside-term"], "jia", "2026-11-20", &text);
    assert_eq!(
        told(Lang::Zh),
        [
            "索赔 k1：2026-11-19 出险，早于保单 par 的起保日期 2026-11-21。",
            "保单起保日期有误的：kefu correct jia policies/par starts=日期",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "Claim k1: the loss on 2026-11-19 is before the first day of policy par, 2026-11-21.",
            "If the first day of the policy is wrong: kefu correct jia policies/par starts=DATE",
        ]
    );
}
