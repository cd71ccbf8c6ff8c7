use super::*;

#[test]
fn an_odd_id_is_named_in_quotes_and_typed_in_quotes() {
    let text = appointed(
        "2026-03-02",
        "[[risks]]\nid = '$(x)'\nfound = 2026-10-01\ntext = '报警器失效'\ntold = 2026-10-01\n",
    );
    let rules = ["id-invalid", "risk-unmeasured"];
    let said = |lang| said(lang, &rules, "jia", "2026-11-20", &text);

    assert_eq!(
        said(Lang::Zh),
        [
            "风险变化 “$(x)”“报警器失效”于 2026-10-01 发现，最迟应于 2026-10-20 采取措施，至今未采取，已逾期 23 个工作日。",
            "kefu risk measure jia '$(x)' 措施 --on 日期",
            "编号“$(x)”中有“$”，编号只用字母、汉字、数字、“-”和“_”。",
            "打开 clients/jia.toml 第 6 行改正。",
        ]
    );
    assert_eq!(
        said(Lang::En),
        [
            "Change of risk '$(x)' '报警器失效', found on 2026-10-01, should have had a measure by 2026-10-20: 23 working days overdue.",
            "kefu risk measure jia '$(x)' TEXT --on DATE",
            "The id '$(x)' has '$' in it. An id can have only letters, Han characters, digits, '-' and '_'.",
            "Open clients/jia.toml at line 6 and correct it.",
        ]
    );
}

#[test]
fn an_amount_below_zero_and_a_share_over_the_whole_are_told_with_the_key() {
    let text = appointed(
        "2026-03-02",
        "[[policies]]\nid = 'par'\npremium = -500\nbrokerage-percent = 150.5\n",
    );
    let said = |lang| said(lang, &["amount-implausible"], "jia", "2026-11-20", &text);

    assert_eq!(
        said(Lang::Zh),
        [
            "保险费为 -500 元；金额不会小于零。",
            "kefu correct jia policies/par premium=金额",
            "佣金比例为 150.5%；比例在 0 到 100% 之间。",
            "kefu correct jia policies/par brokerage-percent=比例",
        ]
    );
    assert_eq!(
        said(Lang::En),
        [
            "The premium is CNY -500. It cannot be below zero.",
            "kefu correct jia policies/par premium=AMOUNT",
            "The brokerage percentage is 150.5%. It lies between 0 and 100%.",
            "kefu correct jia policies/par brokerage-percent=N",
        ]
    );
}

#[test]
fn an_entry_without_an_id_leaves_no_gap_in_the_sentence() {
    let year = "[[years]]\nstarts = 2026-01-05\nrating.income = 2000000\n";
    let need = "[[needs]]\ntext = '加保'\nfound = 2026-06-01\nby = '陈静'\n";
    let text = appointed("2026-01-05", &format!("{year}{need}"));
    let message = |lang| said(lang, &["need-unplanned"], "jia", "2026-11-20", &text).swap_remove(0);
    assert_eq!(
        [Lang::Zh, Lang::En].map(message),
        [
            "客户需求“加保”没有计划项目落实。",
            "No plan item covers need '加保'."
        ]
    );
}
