use super::*;

#[test]
fn a_plan_is_drafted_before_it_is_issued() {
    let plan = |items: &str| {
        let text = appointed(
            "2026-09-17",
            &format!("[[years]]\nstarts = 2026-09-17\n{items}"),
        );
        let typed = |rule: &str| said(Lang::Zh, &[rule], "jia", "2026-10-09", &text)[1].clone();
        [typed("plan-overdue"), typed("onboarding-overdue")]
    };
    let item = "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\n";
    let dropped = format!("{item}dropped = 2026-09-30\n");
    let rest = "rating.rated = 2026-09-18\nrating.basis = 'expected'\nrating.income = 9000\n";
    let stands = "[team]\nestablished = 2026-09-18\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";
    let of = |items: &str| plan(&format!("{rest}{items}{stands}"));

    for none in ["", "[years.plan]\nfocus = '火灾'\n", &dropped] {
        let draft = "kefu plan draft jia，再运行：kefu plan issue jia --on 日期";
        assert_eq!(of(none), [draft; 2], "{none}");
    }
    let stated = "content = '拜访'\nstart = 2026-10-12\nfinish = 2026-10-16\nhandler = '陈静'\n";
    let issue = "kefu plan issue jia --on 日期";
    assert_eq!(of(&format!("{item}{stated}")), [issue; 2]);
    let handler = stated
        .replace("handler", "purpose")
        .replace("陈静", "renewal");
    let revise = "kefu plan revise jia --item p1 --handler 姓名 --reason 补全，再运行：";
    assert_eq!(
        of(&format!("{item}{handler}")),
        [format!("{revise}{issue}"), format!("{revise}{issue}")]
    );
    let filled = "kefu correct jia plan.items/p1 handler=姓名，再运行：";
    let done = of(&format!("{item}{handler}done = 2026-10-09\n"));
    assert_eq!(
        done,
        [format!("{filled}{issue}"), format!("{filled}{issue}")]
    );
    // A year that began by itself has no plan either.
    let text = appointed("2026-09-17", "");
    assert_eq!(
        said(Lang::En, &["plan-overdue"], "jia", "2026-10-09", &text)[1],
        "kefu team set jia --manager NAME --deputy NAME --on DATE, then: kefu rating set jia --income AMOUNT --on DATE, \
         then: kefu plan draft jia, then: kefu plan issue jia --on DATE"
    );
    // In a year that is over nobody can draft it any more.
    let over = appointed("2025-09-17", "");
    assert_eq!(
        said(Lang::En, &["plan-overdue"], "jia", "2026-10-09", &over)[1],
        "kefu explain jia plan"
    );
}
