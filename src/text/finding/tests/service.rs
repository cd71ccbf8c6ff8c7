//! What is said of the service stage, whole sentences in both languages.

use super::*;

/// A client of five stars, appointed on 2026-01-05, and what else is on record.
fn served(rest: &str) -> String {
    let year = "[[years]]\nstarts = 2026-01-05\nrating.income = 2000000\n";
    appointed("2026-01-05", &format!("{year}{rest}"))
}

fn both_said(rule: &str, today: &str, text: &str) -> [Vec<String>; 2] {
    [Lang::Zh, Lang::En].map(|lang| said(lang, &[rule], "jia", today, text))
}

#[test]
fn a_plan_item_past_its_finish_says_how_to_record_it() {
    let text = served(
        "[[years.plan.items]]\nid = 'p9'\ncontent = '四季度上门拜访'\nfinish = 2026-11-18\n",
    );

    assert_eq!(
        both_said("item-overdue", "2026-11-20", &text),
        [
            [
                "计划项目 p9“四季度上门拜访”最迟应于 2026-11-18 完成，至今未完成，已逾期 2 个工作日。",
                "kefu log jia 类型 内容 --response 客户反应 --item p9 --on 日期",
            ],
            [
                "Plan item p9 '四季度上门拜访' was due by 2026-11-18 and is not done: 2 working days overdue.",
                "kefu log jia KIND TEXT --response TEXT --item p9 --on DATE",
            ],
        ]
    );
}

#[test]
fn a_review_past_its_day_is_recorded_as_a_review() {
    let text = served(
        "[[years.plan.items]]\nid = 'p8'\nservice = 'account-review'\ncontent = '客户回顾'\nfinish = 2026-11-19\n",
    );

    assert_eq!(
        both_said("review-overdue", "2026-11-20", &text),
        [
            [
                "计划项目 p8“客户回顾”最迟应于 2026-11-19 完成，至今未完成，已逾期 1 个工作日。",
                "kefu review add jia --score 指标=分数 --item p8 --on 日期",
            ],
            [
                "Plan item p8 '客户回顾' was due by 2026-11-19 and is not done: 1 working day overdue.",
                "kefu review add jia --score GOAL=POINTS --item p8 --on DATE",
            ],
        ]
    );
}

#[test]
fn an_entry_without_a_response_names_its_day_and_kind() {
    let entry = |kind: &str| {
        served(&format!(
            "[[diary]]\nid = 'd'\non = 2026-11-18\nkind = '{kind}'\n"
        ))
    };

    assert_eq!(
        both_said("response-missing", "2026-11-20", &entry("visit")),
        [
            [
                "2026-11-18 的客户日志（上门拜访）没有记客户反应。",
                "kefu correct jia diary/d response=内容",
            ],
            [
                "The diary entry of 2026-11-18 (visit) does not say how the client responded.",
                "kefu correct jia diary/d response=TEXT",
            ],
        ]
    );
    let [zh, en] = both_said("response-missing", "2026-11-20", &entry("enquiry"));
    assert_eq!(zh[0], "2026-11-18 的客户日志（日常咨询）没有记客户反应。");
    assert_eq!(
        en[0],
        "The diary entry of 2026-11-18 (enquiry) does not say how the client responded."
    );
}

#[test]
fn a_revision_says_what_it_lacks() {
    let member = "[[team.members]]\nname = '陈静'\nrole = 'account-manager'\nuntil = 2026-07-31\n";
    let of = |revision: &str| {
        let text = served(&format!(
            "[[years.plan.revisions]]\nid = 'r1'\n{revision}{member}"
        ));
        both_said("revision-not-managers", "2026-11-20", &text).map(|mut said| {
            said.truncate(2);
            said
        })
    };

    assert_eq!(
        of("on = 2026-07-20\nby = '周婷'\nreason = '改期'\n"),
        [
            [
                "服务计划修订 r1 由周婷作出，而 2026-07-20 的客户经理是陈静。",
                "修订人或日期记错的，更正：kefu correct jia plan.revisions/r1 by=姓名 on=日期；确非客户经理所作的，由客户经理重新作出修订。",
            ],
            [
                "Revision r1 of the plan was made by 周婷, but 陈静 was account manager on 2026-07-20.",
                "If the name or the day is wrong: kefu correct jia plan.revisions/r1 by=NAME on=DATE. If it was not the account manager, the account manager must make it again.",
            ],
        ]
    );
    assert_eq!(
        of("on = 2026-08-01\nby = '陈静'\nreason = '改期'\n").map(|said| said[0].clone()),
        [
            "服务计划修订 r1 由陈静作出，而 2026-08-01 没有客户经理。",
            "Revision r1 of the plan was made by 陈静, but nobody was account manager on 2026-08-01.",
        ]
    );
    assert_eq!(
        of("by = '陈静'\nreason = '改期'\n"),
        [
            [
                "服务计划修订 r1 没有日期。",
                "kefu correct jia plan.revisions/r1 on=日期"
            ],
            [
                "Revision r1 of the plan has no day.",
                "kefu correct jia plan.revisions/r1 on=DATE",
            ],
        ]
    );
    assert_eq!(
        of("on = 2026-07-20\nreason = '改期'\n"),
        [
            [
                "服务计划修订 r1 没有写明修订人。",
                "kefu correct jia plan.revisions/r1 by=姓名"
            ],
            [
                "Revision r1 of the plan does not say who made it.",
                "kefu correct jia plan.revisions/r1 by=NAME",
            ],
        ]
    );
    assert_eq!(
        of("on = 2026-07-20\nby = '陈静'\n"),
        [
            [
                "服务计划修订 r1 没有写明原因。",
                "kefu correct jia plan.revisions/r1 reason=理由"
            ],
            [
                "Revision r1 of the plan has no reason.",
                "kefu correct jia plan.revisions/r1 reason=TEXT",
            ],
        ]
    );
}

#[test]
fn a_silence_says_since_when_and_how_long_it_may_be() {
    let entry = served("[[diary]]\nid = 'd'\non = 2026-10-28\n");

    assert_eq!(
        both_said("diary-silent", "2026-11-20", &entry),
        [
            [
                "最近一笔客户日志是 2026-10-28，此后 17 个工作日没有记录；按星级最多间隔 15 个工作日。",
                "kefu log jia 类型 内容 --response 客户反应 --by 姓名 --on 日期",
            ],
            [
                "The last diary entry was written on 2026-10-28. That is 17 working days without an entry; this client's stars allow 15.",
                "kefu log jia KIND TEXT --response TEXT --by NAME --on DATE",
            ],
        ]
    );
    let [zh, en] = both_said("diary-silent", "2026-02-04", &served(""));
    assert_eq!(
        [zh[0].as_str(), en[0].as_str()],
        [
            "自 2026-01-05 起 22 个工作日没有一笔客户日志；按星级最多间隔 15 个工作日。",
            "Nothing has been written into the diary since 2026-01-05. That is 22 working days without an entry; this client's stars allow 15.",
        ]
    );
}

#[test]
fn a_gap_says_from_when_to_when_and_how_long_it_might_be() {
    let entries =
        served("[[diary]]\nid = 'd'\non = 2026-10-28\n[[diary]]\nid = 'e'\non = 2026-11-20\n");
    let told = both_said("diary-gap", "2026-11-20", &entries);
    assert_eq!(
        told.map(|said| said[said.len() - 2..].to_vec()),
        [
            [
                "自 2026-10-28 起到 2026-11-20 才有下一笔客户日志，隔了 17 个工作日；按当时星级最多间隔 15 个工作日。",
                "已成事实，记录保留；其间有往来而漏记的，用 kefu log --on 补记。查看：kefu diary list jia --from 2026-10-28 --to 2026-11-20",
            ],
            [
                "After 2026-10-28 nothing was written into the diary until 2026-11-20. That is 17 working days; the client's stars then allowed 15.",
                "It stays on record; if contact of that time was not written down, log it with kefu log --on. To see it: kefu diary list jia --from 2026-10-28 --to 2026-11-20",
            ],
        ]
    );
}

#[test]
fn a_dropped_item_says_which_revision_is_missing() {
    let dropped = |rest: &str| {
        let plan = format!(
            "plan.issued = 2026-01-12\nplan.items = [{{ id = 'p1', content = '查勘', dropped = 2026-02-02{rest} }}]\n"
        );
        both_said("drop-unrevised", "2026-02-04", &served(&plan))
    };
    assert_eq!(
        dropped(""),
        [
            [
                "计划项目 p1“查勘”在定稿后于 2026-02-02 取消，当日没有服务计划修订。",
                "当日没有客户经理。日期记错的，或由现任客户经理重新核定的，更正：kefu correct jia plan.items/p1 dropped=日期",
            ],
            [
                "Plan item p1 '查勘' was dropped on 2026-02-02, after the issue, and no revision of that day is on record.",
                "There was no account manager on that day. If the day is wrong, or the present one has decided again: kefu correct jia plan.items/p1 dropped=DATE",
            ],
        ]
    );
    let team = "[[team.members]]\nname = '陈静'\nrole = 'account-manager'\n";
    let managed = |rest: &str| {
        let plan = format!(
            "plan.issued = 2026-01-12\nplan.items = [{{ id = 'p1', dropped = 2026-02-02{rest} }}]\n{team}"
        );
        let [zh, en] = both_said("drop-unrevised", "2026-02-04", &served(&plan));
        [zh[1].clone(), en[1].clone()]
    };
    assert_eq!(
        managed(""),
        [
            "kefu plan revise jia --on 2026-02-02 --reason 原因",
            "kefu plan revise jia --on 2026-02-02 --reason TEXT",
        ]
    );
    let reason = "kefu plan revise jia --on 2026-02-02 --reason 客户停产";
    assert_eq!(managed(", dropped-reason = '客户停产'"), [reason, reason]);
}

#[test]
fn contact_behind_says_how_many_there_should_be_by_now() {
    let calls = "[[diary]]\nid = 'd'\non = 2026-01-09\nkind = 'visit'\n";

    assert_eq!(
        both_said("contact-behind", "2026-03-05", &served(calls)),
        [
            [
                "2026-01-05 起的服务年度至今应有电话拜访 1 次，只有 0 次（全年至少 12 次）。",
                "kefu log jia phone-call 内容 --response 客户反应 --by 姓名 --on 日期",
            ],
            [
                "Behind the standard in the service year from 2026-01-05: phone call 0 of 1 by now (12 in the whole year).",
                "kefu log jia phone-call TEXT --response TEXT --by NAME --on DATE",
            ],
        ]
    );
    assert_eq!(
        both_said("review-overdue", "2026-07-05", &served("")),
        [
            [
                "2026-01-05 起的服务年度至今应有客户回顾 1 次，只有 0 次（全年至少 2 次）。",
                "kefu review add jia --score 指标=分数 --text 结论",
            ],
            [
                "Behind the standard in the service year from 2026-01-05: account review 0 of 1 by now (2 in the whole year).",
                "kefu review add jia --score GOAL=POINTS --text TEXT",
            ],
        ]
    );
}

#[test]
fn a_review_says_which_goals_lack_points_or_have_too_many() {
    let scores = "{ goal = 'renewal', points = 31 }, { goal = 'delivery', points = 20 }, \
                  { goal = 'satisfaction', points = 20 }";
    let text = served(&format!(
        "[[reviews]]\nid = 'v1'\non = 2026-09-24\nscores = [{scores}]\n"
    ));

    assert_eq!(
        both_said("review-unscored", "2026-11-20", &text),
        [
            [
                "客户回顾 v1 没有给这些指标评分：风险改善、需求开发。",
                "kefu review score jia v1 --score risk=分数 --score growth=分数",
                "客户回顾 v1 给“续保保障”评了 31 分，超过满分 30 分。",
                "kefu review score jia v1 --score renewal=分数",
            ],
            [
                "Account review v1 has no points for these goals: risk improvement, new business.",
                "kefu review score jia v1 --score risk=POINTS --score growth=POINTS",
                "Account review v1 gives renewal 31 points, but the maximum is 30.",
                "kefu review score jia v1 --score renewal=POINTS",
            ],
        ]
    );
    let unknown = text.replace("'renewal', points = 31", "'renewl', points = 30");
    assert_eq!(
        both_said("reference-unknown", "2026-11-20", &unknown).map(|said| said[0].clone()),
        [
            "公司服务标准中没有“renewl”这项回顾指标，其分数不计。是否应为“renewal”？",
            "The company's standard has no goal 'renewl'; its points do not count. Did you mean 'renewal'?",
        ]
    );
}

#[test]
fn a_missing_manual_names_the_policy_year() {
    let text = served("[[policies]]\nid = 'par'\nstarts = 2026-06-01\nends = 2027-05-31\n");

    assert_eq!(
        both_said("manual-missing", "2026-07-16", &text),
        [
            [
                "2026-06-01 起的保险年度还没有客户手册，最迟应于 2026-07-14 编制，已逾期 2 个工作日。",
                "kefu log jia client-manual 内容 --response 客户反应 --by 姓名 --on 日期",
            ],
            [
                "The policy year from 2026-06-01 has no client manual; it was due on 2026-07-14: 2 working days overdue.",
                "kefu log jia client-manual TEXT --response TEXT --by NAME --on DATE",
            ],
        ]
    );
}

#[test]
fn every_step_that_is_stuck_says_since_when_and_what_to_type() {
    let of = |rule: &str, today: &str, entry: &str| both_said(rule, today, &served(entry));
    let endorsement = |days: &str| {
        let entry =
            format!("[[endorsements]]\nid = 'b1'\ntext = '加保'\nrequested = 2026-11-02\n{days}");
        of("endorsement-stuck", "2026-12-01", &entry)
    };

    assert_eq!(
        endorsement(""),
        [
            [
                "批改 b1“加保”于 2026-11-02 提出，最迟应于 2026-11-05 送交保险公司，至今未送交，已逾期 18 个工作日。",
                "kefu endorsement send jia b1 --on 日期",
            ],
            [
                "Endorsement b1 '加保', requested on 2026-11-02, should have been sent to the insurer by 2026-11-05: 18 working days overdue.",
                "kefu endorsement send jia b1 --on DATE",
            ],
        ]
    );
    assert_eq!(
        endorsement("sent = 2026-11-03\n"),
        [
            [
                "批改 b1“加保”于 2026-11-03 送交保险公司，最迟应于 2026-11-24 出具批单，至今未出具，已逾期 5 个工作日。",
                "kefu endorsement issue jia b1 --number 批单号 --on 日期",
            ],
            [
                "Endorsement b1 '加保' was sent to the insurer on 2026-11-03 and should have been issued by 2026-11-24: 5 working days overdue.",
                "kefu endorsement issue jia b1 --number NUMBER --on DATE",
            ],
        ]
    );
    assert_eq!(
        endorsement("issued = 2026-11-23\n"),
        [
            [
                "批改 b1“加保”的批单于 2026-11-23 出具，最迟应于 2026-11-30 核对，至今未核对，已逾期 1 个工作日。",
                "kefu endorsement check jia b1 --on 日期",
            ],
            [
                "Endorsement b1 '加保' was issued on 2026-11-23 and should have been checked by 2026-11-30: 1 working day overdue.",
                "kefu endorsement check jia b1 --on DATE",
            ],
        ]
    );
    let risk = "[[risks]]\nid = 'x1'\ntext = '停产'\nfound = 2026-11-02\n";
    assert_eq!(
        of("risk-unmeasured", "2026-11-17", risk),
        [
            [
                "风险变化 x1“停产”于 2026-11-02 发现，最迟应于 2026-11-16 采取措施，至今未采取，已逾期 1 个工作日。",
                "kefu risk measure jia x1 措施 --on 日期",
                "风险变化 x1“停产”于 2026-11-02 发现，最迟应于 2026-11-16 告知保险公司，至今未告知，已逾期 1 个工作日。",
                "kefu risk tell jia x1 --on 日期",
            ],
            [
                "Change of risk x1 '停产', found on 2026-11-02, should have had a measure by 2026-11-16: 1 working day overdue.",
                "kefu risk measure jia x1 TEXT --on DATE",
                "Change of risk x1 '停产', found on 2026-11-02, should have been reported to the insurer by 2026-11-16: 1 working day overdue.",
                "kefu risk tell jia x1 --on DATE",
            ],
        ]
    );
    let duty = "[[duties]]\nid = 'o1'\ntext = '查勘'\ndue = 2026-11-20\n";
    assert_eq!(
        of("duty-overdue", "2026-11-22", duty),
        [
            [
                "保险公司最迟应于 2026-11-20 履行 o1“查勘”，至今未履行，期限已过，此后均为休息日。",
                "kefu duty press jia o1 --on 日期，再运行：kefu duty done jia o1 --on 日期",
            ],
            [
                "The insurer has not done o1 '查勘', which was due by 2026-11-20: overdue, with no working day since.",
                "kefu duty press jia o1 --on DATE, then: kefu duty done jia o1 --on DATE",
            ],
        ]
    );
}
