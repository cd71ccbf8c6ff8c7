//! What is said of a client service plan, whole sentences in both languages.

use super::{appointed, said};
use crate::lang::Lang;

/// What the rules about the plan say of a plan issued on 2026-10-08, message and remedy.
fn of_plan(lang: Lang, rule: &str, year: &str, plan: &str, rest: &str) -> Vec<String> {
    let text = appointed(
        "2026-09-17",
        &format!(
            "[[years]]\nstarts = 2026-09-17\n{year}[years.plan]\nissued = 2026-10-08\n{plan}{rest}"
        ),
    );
    said(lang, &[rule], "jia", "2026-11-20", &text)
}

/// Somebody in the team, who is not client relations.
const MEMBER: &str = "[[team.members]]\nname = '周正'\nrole = 'other'\n";

#[test]
fn what_a_plan_lacks_is_told_with_the_command_to_type() {
    let told = |rule: &str, year: &str, plan: &str, rest: &str| {
        let said = [Lang::Zh, Lang::En].map(|lang| of_plan(lang, rule, year, plan, rest));
        said.concat()
    };

    assert_eq!(
        told(
            "item-incomplete",
            "",
            "items = [{ id = 'p1', content = '拜访', start = 2026-10-12 }]\n",
            ""
        ),
        [
            "计划项目 p1 未列明：预计完成时间、经办人。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan revise jia --item p1 --finish 日期 --handler 姓名 --reason 补全",
            "Plan item p1 does not state its expected finish, handler.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan revise jia --item p1 --finish DATE --handler NAME --reason completed",
        ]
    );
    assert_eq!(
        told(
            "item-incomplete",
            "",
            "items = [{ id = 'p1', done = 2026-10-12 }]\n",
            ""
        )[1..4],
        [
            "kefu correct jia plan.items/p1 content=内容 start=日期 finish=日期 handler=姓名",
            "Plan item p1 does not state its content, expected start, expected finish, handler.",
            "kefu correct jia plan.items/p1 content=TEXT start=DATE finish=DATE handler=NAME",
        ]
    );
    assert_eq!(
        told(
            "need-unplanned",
            "",
            "",
            "[[needs]]\nid = 'n1'\ntext = '加保'\n"
        ),
        [
            "客户需求 n1“加保”没有计划项目落实。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia 服务 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因 --covers n1",
            "No plan item covers need n1 '加保'.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia SERVICE CONTENT --start DATE --finish DATE --handler NAME --reason TEXT --covers n1",
        ]
    );
    let managed = "[[needs]]\nid = 'n1'\ntext = '加保'\n[[team.members]]\nname = '陈静'\nrole = 'account-manager'\nfrom = 2026-09-17\n";
    assert_eq!(
        told("need-unplanned", "", "", managed)[1],
        "kefu plan add jia 服务 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因 --covers n1",
    );
    assert_eq!(
        told("not-circulated", "", "", ""),
        [
            "服务计划已于 2026-10-08 定稿，尚未内部披露。",
            "kefu plan circulate jia --on 日期",
            "The plan was issued on 2026-10-08 and has not been circulated internally.",
            "kefu plan circulate jia --on DATE",
        ]
    );
    assert_eq!(
        told("opinion-missing", "", "", MEMBER),
        [
            "服务计划已定稿，没有客户关系管理人员的意见。",
            "kefu team add jia 姓名 --role client-relations --duty 职责 --on 日期，再运行：kefu plan opinion jia 意见 --by 姓名 --on 日期",
            "The plan was issued without the opinion of client relations.",
            "kefu team add jia NAME --role client-relations --duty DUTY --on DATE, then: kefu plan opinion jia TEXT --by NAME --on DATE",
        ]
    );
    let opinion = |rest: &str| {
        let told = told(
            "opinion-missing",
            "",
            &format!("opinion = {{ {rest} }}\n"),
            MEMBER,
        );
        [told[0].clone(), told[2].clone()]
    };
    assert_eq!(
        opinion("by = '孙丽'"),
        [
            "客户关系管理人员对服务计划的意见缺少：意见日期、内容。",
            "Client relations' opinion on the plan lacks its day, its words.",
        ]
    );
    assert_eq!(
        opinion("by = '孙丽', on = 2026-10-08, text = '同意'"),
        [
            "对服务计划提意见的孙丽，在 2026-10-08 不是团队中的客户关系管理人员。",
            "孙丽 gave the opinion on the plan, but was not the team's client-relations member on 2026-10-08.",
        ]
    );
    let theirs = "[[team.members]]\nname = '孙丽'\nrole = 'client-relations'\n";
    let late = "opinion = { by = '孙丽', on = 2026-10-09, text = '同意' }\n";
    assert_eq!(
        told("opinion-late", "", late, theirs),
        [
            "服务计划于 2026-10-08 定稿，孙丽到 2026-10-09 才提出意见，未能参与制订。",
            "已成事实，记录保留；日期记错的，更正：kefu correct jia 2026-09-17.plan.opinion on=日期；查看：kefu plan show jia",
            "The plan was issued on 2026-10-08. 孙丽 gave client relations' opinion only on 2026-10-09, when it could no longer shape the plan.",
            "It stays on record; if a day is wrong: kefu correct jia 2026-09-17.plan.opinion on=DATE. To see it: kefu plan show jia",
        ]
    );
    assert_eq!(
        told("purpose-missing", "", "items = [{ id = 'p1' }]\n", ""),
        [
            "服务计划中没有一项写明目的是保证续保还是开发新需求。",
            "kefu plan revise jia --item 项目 --purpose 目的 --reason 补全",
            "No item of the plan says whether it is for the renewal or for new business.",
            "kefu plan revise jia --item ITEM --purpose PURPOSE --reason completed",
        ]
    );
    assert_eq!(
        told(
            "item-outside-term",
            "",
            "items = [{ id = 'p1', start = 2026-09-16 }]\n",
            ""
        ),
        [
            "计划项目 p1 的 2026-09-16 不在计划期限 2026-09-17 至 2027-09-16 之内。",
            "kefu plan revise jia --item p1 --start 日期 --finish 日期 --reason 原因",
            "2026-09-16 of plan item p1 lies outside the plan's term, 2026-09-17 to 2027-09-16.",
            "kefu plan revise jia --item p1 --start DATE --finish DATE --reason TEXT",
        ]
    );
}

#[test]
fn a_plan_below_the_standard_says_by_how_much() {
    let lowered = "[[years.plan.lowerings]]\nid = 'l1'\nservice = 'phone-call'\nleast = 1\n\
                   approved = 2026-10-08\napproved-by = '中心'\n";
    let told = |lang| {
        of_plan(
            lang,
            "below-standard",
            "rating.income = 20000\n",
            "",
            lowered,
        )
    };

    assert_eq!(
        [&told(Lang::Zh)[..2], &told(Lang::Zh)[8..]].concat(),
        [
            "客户回顾：计划 0 次，★1 标准至少 1 次。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia account-review 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因",
            "电话拜访：计划 0 次，★1 标准 2 次，经批准调低后至少 1 次。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia phone-call 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因",
        ]
    );
    assert_eq!(
        [&told(Lang::En)[..2], &told(Lang::En)[8..]].concat(),
        [
            "Account review: 0 planned, but ★1 requires at least 1.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia account-review CONTENT --start DATE --finish DATE --handler NAME --reason TEXT",
            "Phone call: 0 planned, but the approved lower standard is 1 (★1 requires 2).",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia phone-call CONTENT --start DATE --finish DATE --handler NAME --reason TEXT",
        ]
    );

    // Half a year less a day: of one service a year there is none.
    let short = "rating.income = 10000\nends = 2027-03-16\n";
    let reference = |lang| of_plan(lang, "below-reference", short, "", "");
    assert_eq!(
        [reference(Lang::Zh), reference(Lang::En)].concat(),
        [
            "参照 ★1 标准（非最低标准），计划少于：电话拜访 0/1、客户回顾 0/1。",
            "kefu plan show jia",
            "The plan has fewer services than the standard of ★1, which is a reference and not a minimum here: phone call 0/1, account review 0/1.",
            "kefu plan show jia",
        ]
    );
}

#[test]
fn a_lowering_without_its_approval_says_what_lacks() {
    let told = |lang, rest: &str| {
        let plan = format!("lowerings = [{{ id = 'l1', service = 'visit', least = 1, {rest} }}]\n");
        of_plan(lang, "lowered-unapproved", "", &plan, "")
    };
    let both = |rest: &str| [told(Lang::Zh, rest), told(Lang::En, rest)].concat();

    assert_eq!(
        both("from = 2026-10-12"),
        [
            "上门拜访的标准自 2026-10-12 起调低，未经批准；批准后方可执行。",
            "kefu plan lower jia visit --approved 日期 --approved-by 批准人 --from 日期",
            "visit: the standard is lowered from 2026-10-12 on without approval. The approval must come first.",
            "kefu plan lower jia visit --approved DATE --approved-by NAME --from DATE",
        ]
    );
    assert_eq!(
        both("from = 2026-10-12, approved = 2026-10-13"),
        [
            "上门拜访的标准自 2026-10-12 起调低，2026-10-13 才获批准；批准后方可执行。",
            "日期记错的，更正：kefu correct jia plan.lowerings/l1 approved=日期；确属先执行后批准的，上报说明，今后批准后再执行。",
            "visit: the standard was lowered from 2026-10-12 on, but approved only on 2026-10-13. The approval must come first.",
            "If the day is wrong: kefu correct jia plan.lowerings/l1 approved=DATE. If the approval really was late, report that, and wait for it from now on.",
        ]
    );
    assert_eq!(
        both("approved = 2026-10-13"),
        [
            "调低上门拜访的标准没有写明由谁批准，不能计入。",
            "kefu correct jia plan.lowerings/l1 approved-by=批准人",
            "visit: the record does not say who approved the lower standard, so it does not count.",
            "kefu correct jia plan.lowerings/l1 approved-by=NAME",
        ]
    );
    assert_eq!(
        both("approved = 2026-10-13, approved-by = '中心'"),
        [
            "调低上门拜访的标准没有写明原因。",
            "kefu correct jia plan.lowerings/l1 reason=理由",
            "visit: the record gives no reason for the lower standard.",
            "kefu correct jia plan.lowerings/l1 reason=TEXT",
        ]
    );
}

#[test]
fn what_a_plan_costs_and_what_came_in_are_told_in_amounts() {
    let cost = |rule: &str, cost: &str| {
        let plan = format!("items = [{{ id = 'p1', cost = {cost} }}]\n");
        let said = [Lang::Zh, Lang::En]
            .map(|lang| of_plan(lang, rule, "rating.income = 200000\n", &plan, ""));
        said.concat()
    };
    assert_eq!(
        cost("over-budget", "50000.01"),
        [
            "计划费用 50,000.01 元，占本服务年度收入 200,000 元的 25.01%，超过上限 25%。",
            "kefu plan revise jia --item 项目 --cost 金额 --reason 原因",
            "The plan costs CNY 50,000.01, 25.01% of the service year's income of 200,000: more than the 25% allowed.",
            "kefu plan revise jia --item ITEM --cost AMOUNT --reason TEXT",
        ]
    );
    assert_eq!(
        cost("budget-near", "41000"),
        [
            "计划费用 41,000 元，占本服务年度收入 200,000 元的 20.5%，接近上限 25%。",
            "kefu plan revise jia --item 项目 --cost 金额 --reason 原因",
            "The plan costs CNY 41,000, 20.5% of the service year's income of 200,000: near the 25% allowed.",
            "kefu plan revise jia --item ITEM --cost AMOUNT --reason TEXT",
        ]
    );

    let spent = |actual: &str| {
        let year = "rating.income = 200000\n";
        let items = format!(
            "items = [{{ id = 'p1', cost = 45000, done = 2026-10-09, actual-cost = {actual} }}, {{ id = 'p2', cost = 10000 }}]\n"
        );
        let said = [Lang::Zh, Lang::En].map(|lang| of_plan(lang, "over-budget", year, &items, ""));
        said.concat()
    };
    assert_eq!(
        spent("50000"),
        [
            "计划费用 60,000 元（其中已发生 50,000 元），占本服务年度收入 200,000 元的 30%，超过上限 25%。",
            "kefu plan revise jia --item 项目 --cost 金额 --reason 原因",
            "The plan costs CNY 60,000 (50,000 of it spent), 30% of the service year's income of 200,000: more than the 25% allowed.",
            "kefu plan revise jia --item ITEM --cost AMOUNT --reason TEXT",
        ]
    );
    let stays = spent("50001");
    assert_eq!(
        [&stays[1], &stays[3]],
        [
            "已成事实，记录保留；费用记错的，更正：kefu correct jia 项目 actual-cost=金额；查看：kefu plan show jia",
            "It stays on record; if a cost is wrong: kefu correct jia ITEM actual-cost=AMOUNT. To see it: kefu plan show jia",
        ]
    );

    // 2026-11-20 is day 65 of 365.
    let gap = |income: &str| {
        let year = format!(
            "rating = {{ income = {income}, realised = 30000, realised-at = 2026-11-20 }}\n"
        );
        let said = [Lang::Zh, Lang::En].map(|lang| of_plan(lang, "income-gap", &year, "", ""));
        said.concat()
    };
    assert_eq!(
        gap("242100"),
        [
            "至 2026-11-20 已实现收入 30,000 元，比按预期应有的 43,113.69 元少 30.42%；照此全年约 168,461.53 元，为 ★2，而非 ★3。",
            "kefu rating set jia --income 168461.53",
            "CNY 30,000 of income was realised by 2026-11-20, 30.42% less than the 43,113.69 expected by then. At this pace the year comes to 168,461.53, which is ★2, not ★3.",
            "kefu rating set jia --income 168461.53",
        ]
    );
    let same = gap("3000000");
    assert!(same[0].ends_with("为 ★2，而非 ★5。"), "{same:?}");
}

#[test]
fn the_maxims_advise_in_a_sentence() {
    let told = |rule: &str, plan: &str, rest: &str| {
        let said = [Lang::Zh, Lang::En].map(|lang| of_plan(lang, rule, "", plan, rest));
        said.concat()
    };
    let starts = (1..=6).map(|day| format!("{{ id = 'p{day}', start = 2026-12-0{day} }}"));
    let starts: Vec<String> = starts.collect();
    assert_eq!(
        told(
            "items-bunched",
            &format!("items = [{}]\n", starts.join(", ")),
            ""
        ),
        [
            "6 项服务中有 6 项在 2026-12 一个月内开始，不宜一步到位。",
            "kefu plan revise jia --item 项目 --start 日期 --finish 日期 --reason 原因",
            "6 of 6 items begin in 2026-12. It is better to spread them over the year.",
            "kefu plan revise jia --item ITEM --start DATE --finish DATE --reason TEXT",
        ]
    );
    assert_eq!(
        told("focus-missing", "", ""),
        [
            "服务计划没有写明本年度的重点。",
            "kefu plan issue jia --on 2026-10-08 --focus 重点",
            "The plan names no focus of the year.",
            "kefu plan issue jia --on 2026-10-08 --focus TEXT",
        ]
    );
    let last = "[[years]]\nstarts = 2025-09-17\nends = 2026-09-16\nplan = { focus = '消防', items = [{ id = 'p0', service = 'visit' }] }\n";
    assert_eq!(
        told("focus-repeated", "focus = '消防'\n", last),
        [
            "本年度重点“消防”与上一服务年度相同。",
            "kefu correct jia 2026-09-17.plan focus=重点",
            "The focus of the year, '消防', is the same as last year's.",
            "kefu correct jia 2026-09-17.plan focus=TEXT",
        ]
    );
    assert_eq!(
        told("nothing-new", "", last),
        [
            "本年度计划没有上一服务年度未做过的服务种类。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia 服务 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因",
            "Last year's plan had every kind of service that this one has.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia SERVICE CONTENT --start DATE --finish DATE --handler NAME --reason TEXT",
        ]
    );
    assert_eq!(
        told(
            "ends-untouched",
            "",
            "[[policies]]\nid = 'a'\nstarts = 2026-11-01\nends = 2027-08-31\n"
        ),
        [
            "保险期限首日 2026-11-01 前后 45 天内没有计划、也没有登记与客户的沟通。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia visit 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因",
            "保险止期 2027-08-31 前后 45 天内没有计划、也没有登记与客户的沟通。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia visit 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因",
            "No contact is planned or on record within 45 days of 2026-11-01, when the insurance period begins.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia visit CONTENT --start DATE --finish DATE --handler NAME --reason TEXT",
            "No contact is planned or on record within 45 days of 2027-08-31, when the insurance period ends.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia visit CONTENT --start DATE --finish DATE --handler NAME --reason TEXT",
        ]
    );
    assert_eq!(
        told("claims-missing", "", ""),
        [
            "服务计划没有安排索赔与事故案例的讲解。",
            "kefu team set jia --manager 姓名 --on 日期，再运行：kefu plan add jia claims-session 内容 --start 日期 --finish 日期 --handler 姓名 --reason 原因",
            "The plan has no session on claims and loss cases.",
            "kefu team set jia --manager NAME --on DATE, then: kefu plan add jia claims-session CONTENT --start DATE --finish DATE --handler NAME --reason TEXT",
        ]
    );
    let key = appointed(
        "2026-09-17",
        "[[years]]\nstarts = 2026-09-17\nplan.issued = 2026-10-08\n",
    )
    .replace("[appointment]", "key-account = true\n[appointment]");
    let few = |lang| said(lang, &["few-kinds"], "jia", "2026-11-20", &key)[0].clone();
    assert_eq!(
        [few(Lang::Zh), few(Lang::En)],
        [
            "关键企业的服务计划只有 0 种服务，建议不少于 4 种。",
            "The plan of this key account holds 0 kinds of service; 4 or more are suggested.",
        ]
    );
}

#[test]
fn an_item_after_the_day_that_was_promised_names_the_promise_and_its_day() {
    let text = appointed(
        "2026-09-17",
        "[[appointment.commitments]]\nid = 'c1'\ntext = '2026 年内消防演练'\n\
         [[years]]\nstarts = 2026-09-17\n\
         plan.items = [{ id = 'p1', covers = ['c1'], start = 2027-01-04 }]\n",
    );
    let said = [Lang::Zh, Lang::En]
        .map(|lang| said(lang, &["item-past-promise"], "jia", "2026-11-20", &text));
    assert_eq!(
        said.concat(),
        [
            "计划项目 p1 预计 2027-01-04 才开始，而服务承诺 c1“2026 年内消防演练”最迟应在 2026-12-31 履行。",
            "kefu plan revise jia --item p1 --start 日期 --finish 日期 --reason 原因",
            "Plan item p1 begins only on 2027-01-04, but commitment c1, '2026 年内消防演练', must be kept by 2026-12-31.",
            "kefu plan revise jia --item p1 --start DATE --finish DATE --reason TEXT",
        ]
    );
}
