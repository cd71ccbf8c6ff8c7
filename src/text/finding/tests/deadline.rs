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
    let rest = "rating.rated = 2026-09-18\n";
    let stands = "[team]\nestablished = 2026-09-18\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";
    let of = |items: &str| plan(&format!("{rest}{items}{stands}"));

    for none in ["", "[years.plan]\nfocus = '火灾'\n", &dropped] {
        assert_eq!(of(none), ["kefu plan draft jia"; 2], "{none}");
    }
    assert_eq!(of(item), ["kefu plan issue jia --on 日期"; 2]);
    // A year that began by itself has no plan either.
    let text = appointed("2026-09-17", "");
    assert_eq!(
        said(Lang::En, &["plan-overdue"], "jia", "2026-10-09", &text)[1],
        "kefu plan draft jia"
    );
}
