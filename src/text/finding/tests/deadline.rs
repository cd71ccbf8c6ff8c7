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

    // Client relations' opinion comes before the issue, after which it would be late.
    let join = "kefu team add jia 姓名 --role client-relations --duty 职责 --on 日期，再运行：";
    let opinion = "kefu plan opinion jia 意见 --by 姓名 --on 日期，再运行：";
    let issue = "kefu plan issue jia --on 日期";
    for none in ["", "[years.plan]\nfocus = '火灾'\n", &dropped] {
        let draft = format!("kefu plan draft jia，再运行：{join}{opinion}{issue}");
        assert_eq!(of(none), [draft.clone(), draft], "{none}");
    }
    let stated = "content = '拜访'\nstart = 2026-10-12\nfinish = 2026-10-16\nhandler = '陈静'\n";
    let stated_item = format!("{item}{stated}");
    let both = |commands: String| [commands.clone(), commands];
    assert_eq!(of(&stated_item), both(format!("{join}{opinion}{issue}")));
    let relations = "members = [{ name = '孙丽', role = 'client-relations' }, ";
    let staffed = stands.replace("members = [", relations);
    let staffed = |items: &str| plan(&format!("{rest}{items}{staffed}"));
    assert_eq!(staffed(&stated_item), both(format!("{opinion}{issue}")));
    let given = "[years.plan.opinion]\nby = '孙丽'\non = 2026-09-30\ntext = '同意'\n";
    let of_given = staffed(&format!("{given}{stated_item}"));
    assert_eq!(of_given, both(issue.to_owned()));
    let handler = stated
        .replace("handler", "purpose")
        .replace("陈静", "renewal");
    let revise = "kefu plan revise jia --item p1 --handler 姓名 --reason 补全，再运行：";
    assert_eq!(
        of(&format!("{item}{handler}")),
        both(format!("{revise}{join}{opinion}{issue}"))
    );
    let filled = "kefu correct jia plan.items/p1 handler=姓名，再运行：";
    let done = of(&format!("{item}{handler}done = 2026-10-09\n"));
    assert_eq!(done, both(format!("{filled}{join}{opinion}{issue}")));
    // A year that began by itself has no plan either.
    let text = appointed("2026-09-17", "");
    assert_eq!(
        said(Lang::En, &["plan-overdue"], "jia", "2026-10-09", &text)[1],
        "kefu team set jia --manager NAME --deputy NAME --on DATE, then: kefu rating set jia --income AMOUNT --on DATE, \
         then: kefu plan draft jia, \
         then: kefu team add jia NAME --role client-relations --duty DUTY --on DATE, then: kefu plan opinion jia TEXT --by NAME --on DATE, \
         then: kefu plan issue jia --on DATE"
    );
    // In a year that is over nobody can draft it any more.
    let over = appointed("2025-09-17", "");
    let told = said(Lang::En, &["plan-overdue"], "jia", "2026-10-09", &over);
    assert_eq!(told[1], "kefu explain jia plan");
    let stays = "The service year from 2025-09-17 is over, so no plan can be made for it any more, and this stays on record.";
    assert!(told[0].ends_with(stays), "{}", told[0]);
    let running = said(Lang::En, &["plan-overdue"], "jia", "2026-09-16", &over);
    assert!(!running[0].contains("is over"), "{}", running[0]);
}

#[test]
fn what_is_overdue_says_since_when_and_by_how_much() {
    let text = appointed("2026-09-17", "");
    let overdue = |lang, today: &str| said(lang, &["team-overdue"], "runhe", today, &text);

    assert_eq!(
        overdue(Lang::Zh, "2026-11-20"),
        [
            "服务团队最迟应于 2026-09-21（自 2026-09-17 确立委托关系起第 3 个工作日）设立，至今未设立，已逾期 39 个工作日。",
            "kefu team set runhe --manager 姓名 --deputy 姓名 --on 日期",
        ]
    );
    assert_eq!(
        overdue(Lang::En, "2026-11-20"),
        [
            "The service team was due on 2026-09-21, working day 3 from the appointment on 2026-09-17, and is not set up: 39 working days overdue.",
            "kefu team set runhe --manager NAME --deputy NAME --on DATE",
        ]
    );
    assert_eq!(
        overdue(Lang::En, "2026-09-22")[0],
        "The service team was due on 2026-09-21, working day 3 from the appointment on 2026-09-17, and is not set up: 1 working day overdue."
    );
}

#[test]
fn a_term_that_ended_before_a_rest_day_reads_well_on_it() {
    // 2026-10-10 is a Saturday that is worked, and the third working day after 2026-09-30.
    let done = appointed(
        "2026-09-30",
        "[team]\nestablished = 2026-10-11\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n",
    );
    let open = appointed("2026-09-30", "");

    assert_eq!(
        said(Lang::Zh, &["team-late"], "jia", "2026-11-20", &done),
        [
            "服务团队于 2026-10-11（休息日）设立，期限 2026-10-10（自 2026-09-30 确立委托关系起第 3 个工作日）已过。",
            "kefu explain jia team",
        ]
    );
    assert_eq!(
        said(Lang::En, &["team-late"], "jia", "2026-11-20", &done)[0],
        "The service team was set up on 2026-10-11, a rest day after it was due: 2026-10-10, working day 3 from the appointment on 2026-09-30."
    );
    assert_eq!(
        said(Lang::Zh, &["team-overdue"], "jia", "2026-10-11", &open)[0],
        "服务团队最迟应于 2026-10-10（自 2026-09-30 确立委托关系起第 3 个工作日）设立，至今未设立，期限已过，此后均为休息日。"
    );
    assert_eq!(
        said(Lang::En, &["team-overdue"], "jia", "2026-10-11", &open)[0],
        "The service team was due on 2026-10-10, working day 3 from the appointment on 2026-09-30, and is not set up: overdue, with no working day since."
    );
}

#[test]
fn what_was_late_stays_on_record() {
    let text = appointed(
        "2026-09-17",
        "[archive]\nestablished = 2026-09-24\npaper = 2026-09-24\nelectronic = 2026-09-24\ninformation = 2026-09-24\n[[years]]\nstarts = 2026-09-17\nrating.rated = 2026-09-24\nrating.basis = 'expected'\nrating.income = 9000\n",
    );
    let late = |lang| {
        said(
            lang,
            &["archive-late", "rating-late"],
            "jia",
            "2026-11-20",
            &text,
        )
    };

    assert_eq!(
        late(Lang::Zh),
        [
            "客户档案于 2026-09-24 建立，比期限 2026-09-21（自 2026-09-17 确立委托关系起第 3 个工作日）晚 3 个工作日。",
            "kefu explain jia archive",
            "星级评定于 2026-09-24 完成，比期限 2026-09-23（自 2026-09-17 确立委托关系起第 5 个工作日）晚 1 个工作日。",
            "kefu explain jia rating",
        ]
    );
    assert_eq!(
        late(Lang::En),
        [
            "The client archive was set up on 2026-09-24, 3 working days after it was due: 2026-09-21, working day 3 from the appointment on 2026-09-17.",
            "kefu explain jia archive",
            "The star rating was done on 2026-09-24, 1 working day after it was due: 2026-09-23, working day 5 from the appointment on 2026-09-17.",
            "kefu explain jia rating",
        ]
    );
}

#[test]
fn what_is_due_soon_counts_the_days_left() {
    let soon = |lang, today: &str, team: &str| {
        said(
            lang,
            &["deadline-soon"],
            "jia",
            today,
            &appointed("2026-09-17", team),
        )
    };
    let archive = "[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";

    assert_eq!(
        soon(Lang::Zh, "2026-09-18", archive),
        [
            "服务团队最迟应于 2026-09-21（自 2026-09-17 确立委托关系起第 3 个工作日）设立，还剩 2 个工作日。",
            "kefu team set jia --manager 姓名 --deputy 姓名 --on 日期",
        ]
    );
    let team = "[team]\nmembers = []\n[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";
    assert_eq!(
        soon(Lang::En, "2026-09-21", team),
        [
            "The service team is due on 2026-09-21, working day 3 from the appointment on 2026-09-17, and is not set up yet: today is the last day. Still missing: account manager, deputy account manager.",
            "kefu team set jia --manager NAME --deputy NAME --on DATE",
            "The star rating is due on 2026-09-23, working day 5 from the appointment on 2026-09-17, and is not done yet: 2 working days left.",
            "kefu rating set jia --income AMOUNT --on DATE",
        ]
    );
}

#[test]
fn the_whole_stage_says_what_lacks() {
    let text = appointed(
        "2026-09-17",
        "[team]\nestablished = 2026-09-18\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n",
    );
    let whole = |lang| said(lang, &["onboarding-overdue"], "jia", "2026-10-12", &text);

    assert_eq!(
        whole(Lang::Zh),
        [
            "签约与计划阶段最迟应于 2026-10-08（自 2026-09-17 确立委托关系起第 10 个工作日）全部完成，已逾期 3 个工作日。尚缺：客户档案、星级评定、客户服务计划。",
            "kefu archive tick jia paper electronic information --on 日期，再运行：kefu rating set jia --income 金额 --on 日期，再运行：kefu plan draft jia，再运行：kefu team add jia 姓名 --role client-relations --duty 职责 --on 日期，再运行：kefu plan opinion jia 意见 --by 姓名 --on 日期，再运行：kefu plan issue jia --on 日期",
        ]
    );
    assert_eq!(
        whole(Lang::En),
        [
            "The signing and planning stage was due on 2026-10-08, working day 10 from the appointment on 2026-09-17: 3 working days overdue. Still missing: the client archive, the star rating, the client service plan.",
            "kefu archive tick jia paper electronic information --on DATE, then: kefu rating set jia --income AMOUNT --on DATE, \
             then: kefu plan draft jia, \
         then: kefu team add jia NAME --role client-relations --duty DUTY --on DATE, then: kefu plan opinion jia TEXT --by NAME --on DATE, \
         then: kefu plan issue jia --on DATE",
        ]
    );
    // Of a team on record what it lacks is added; what the plan needs is said once.
    let alone = "[team]\nestablished = 2026-09-18\nmembers = [{ name = '陈静', role = 'account-manager' }]\n";
    let text = appointed("2026-09-17", alone);
    assert_eq!(
        said(
            Lang::En,
            &["onboarding-overdue"],
            "jia",
            "2026-10-12",
            &text
        )[1],
        "kefu team set jia --deputy NAME --on DATE, then: kefu archive tick jia paper electronic information --on DATE, \
         then: kefu rating set jia --income AMOUNT --on DATE, then: kefu plan draft jia, \
         then: kefu team add jia NAME --role client-relations --duty DUTY --on DATE, then: kefu plan opinion jia TEXT --by NAME --on DATE, \
         then: kefu plan issue jia --on DATE"
    );
    // In a year that is over nobody can make the plan any more.
    assert!(
        said(Lang::En, &["onboarding-overdue"], "jia", "2027-10-12", &text)[1]
            .ends_with("then: kefu rating set jia --income AMOUNT --year 2026-09-17 --on DATE, then: kefu explain jia plan")
    );
}

#[test]
fn a_provisional_date_says_so_and_a_later_service_year_is_named() {
    let text = appointed(
        "2025-12-28",
        "[team]\nestablished = 2025-12-29\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n[archive]\nestablished = 2025-12-29\npaper = 2025-12-29\nelectronic = 2025-12-29\ninformation = 2025-12-29\n\
         [[years]]\nstarts = 2025-12-28\nrating.rated = 2025-12-29\nrating.basis = 'expected'\nrating.income = 9000\nplan.issued = 2025-12-29\n",
    );
    let year = |lang| {
        said(
            lang,
            &["rating-overdue", "year-not-covered"],
            "jia",
            "2027-01-08",
            &text,
        )
    };

    assert_eq!(
        year(Lang::Zh),
        [
            "星级评定最迟应于 2027-01-05（自 2026-12-28 新服务年度开始起第 5 个工作日）完成，至今未完成，已逾期 3 个工作日。此期限为暂定：其中计入了放假安排尚未导入的年度。",
            "kefu rating set jia --income 金额 --on 日期",
            "2027 年的放假安排尚未导入，计入该年的期限均为暂定。",
            "kefu calendar import 文件",
        ]
    );
    assert_eq!(
        year(Lang::En),
        [
            "The star rating was due on 2027-01-05, working day 5 from the start of the service year on 2026-12-28, and is not done: 3 working days overdue. The date is provisional: it counts days of a year whose holiday notice has not been imported yet.",
            "kefu rating set jia --income AMOUNT --on DATE",
            "The holiday notice of 2027 has not been imported yet. Every deadline that counts days of it is provisional.",
            "kefu calendar import FILE",
        ]
    );
}
