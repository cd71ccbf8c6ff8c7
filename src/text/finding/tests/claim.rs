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
            "索赔 k4：2024-11-22 出险，诉讼时效（2 年，届满日 2026-11-22 休息，顺延）至 2026-11-23，还剩 42 天，尚未赔付。",
            "kefu claim show huarui k4",
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
            "Claim k4, for the loss on 2024-11-22, has not been paid. Its limitation (2 years, the last day moved from 2026-11-22, a day off) runs to 2026-11-23: 42 days left.",
            "kefu claim show huarui k4",
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
        "索赔 k4：2024-11-20 出险，诉讼时效（2 年）至 2026-11-20，今天届满，尚未赔付。"
    );
    assert_eq!(
        limitation(Lang::En, "2026-11-20"),
        "Claim k4, for the loss on 2024-11-20, has not been paid. Its limitation (2 years) runs to 2026-11-20: today is the last day."
    );
    assert_eq!(
        limitation(Lang::Zh, "2026-11-21"),
        "索赔 k4：2024-11-20 出险，诉讼时效（2 年）至 2026-11-20，已过 1 天，尚未赔付。"
    );
    assert_eq!(
        limitation(Lang::En, "2026-11-21"),
        "Claim k4, for the loss on 2024-11-20, has not been paid. Its limitation (2 years) runs to 2026-11-20: 1 day past."
    );

    // The last day lies in a year whose notice is not in yet.
    let next_year = |lang| {
        let text = "[client]\nname = '甲'\n[[claims]]\nid = 'k4'\nloss = 2025-01-06\n";
        said(lang, &["limitation-near"], "jia", "2026-12-30", text)[0].clone()
    };
    assert_eq!(
        [Lang::Zh, Lang::En].map(next_year),
        [
            "索赔 k4：2025-01-06 出险，诉讼时效（2 年）至 2027-01-06（暂定），还剩 7 天，尚未赔付。",
            "Claim k4, for the loss on 2025-01-06, has not been paid. Its limitation (2 years) runs to 2027-01-06 (provisional): 7 days left."
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
