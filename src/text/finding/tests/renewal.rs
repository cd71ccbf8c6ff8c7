//! What is said of renewals, losses and hand-overs.

use super::{Lang, said};

/// A client whose appointment and one policy end on 2027-03-19; not rated, so its renewal opens on 2027-01-18.
fn renewing(rest: &str) -> String {
    format!(
        "client.name = '甲'\nappointment = {{ established = 2026-03-20, until = 2027-03-19 }}\n\
         [[policies]]\nid = 'par'\nproduct = '财产一切险'\nends = 2027-03-19\n\
         [[policies]]\nid = 'med'\nends = 2027-03-31\n{rest}"
    )
}

#[test]
fn what_was_missed_before_expiry_says_by_when_it_was_due() {
    let told =
        |lang, today: &str, rest: &str| said(lang, &["renewal"], "jia", today, &renewing(rest));
    let started = "[[renewals]]\nid = 'x2027'\npolicies = ['par', 'med']\nstarted = 2027-01-18\n\
                   reviewed = 2027-01-18\nexposure = 2027-01-18\nprogramme = 2027-01-18\n";

    assert_eq!(
        told(Lang::Zh, "2027-01-19", ""),
        [
            "保单 par、med 最早于 2027-03-19 到期，续转应于 2027-01-18 前（含当日）启动，已逾期 1 天。",
            "kefu renewal start jia par med",
            "委托期限至 2027-03-19，保单 2027-03-19 到期，续保时将没有委托依据。",
            "kefu appointment extend jia --until 日期 --on 日期",
        ]
    );
    assert_eq!(
        told(Lang::En, "2027-01-20", ""),
        [
            "Cover under par, med ends from 2027-03-19 on. The renewal was due to start by 2027-01-18 and is 2 days overdue.",
            "kefu renewal start jia par med",
            "The appointment ends on 2027-03-19, no later than the cover (2027-03-19), so the renewal would have no appointment.",
            "kefu appointment extend jia --until DATE --on DATE",
        ]
    );
    assert_eq!(
        told(Lang::Zh, "2027-03-06", started)[..2],
        [
            "续转 x2027（最早 2027-03-19 到期）有步骤过了期限：询价分析（2027-02-02）、送交续转建议（2027-02-17）、客户签字确认（2027-03-05）。",
            "kefu renewal step jia comparison --renewal x2027 --on 日期",
        ]
    );
    let to_choose = format!("{started}comparison = 2027-02-02\nproposal = 2027-02-17\n");
    assert_eq!(
        told(Lang::En, "2027-03-06", &to_choose)[..2],
        [
            "Renewal x2027, for cover that ends from 2027-03-19 on, is late with: client's signed choice (2027-03-05).",
            "kefu renewal step jia choice --accept COVER --decline COVER --renewal x2027 --on DATE",
        ]
    );
}

#[test]
fn what_was_missed_after_expiry_names_the_policies() {
    let told = |lang, rest: &str| {
        said(
            lang,
            &["expired-without-outcome", "loss-incomplete"],
            "jia",
            "2027-03-20",
            &renewing(rest),
        )
    };
    let open = "[[renewals]]\nid = 'x2027'\npolicies = ['par', 'med']\n";

    assert_eq!(
        told(Lang::Zh, ""),
        [
            "保单 par 财产一切险已于 2027-03-19 到期，没有登记结果：续保、流失还是不再需要，无从得知。",
            "kefu renewal start jia par，再运行：kefu renewal outcome jia par=结果",
        ]
    );
    assert_eq!(
        told(Lang::En, ""),
        [
            "Policy par 财产一切险 expired on 2027-03-19, and the record does not say what became of it.",
            "kefu renewal start jia par, then: kefu renewal outcome jia par=OUTCOME",
        ]
    );
    assert_eq!(told(Lang::Zh, open)[1], "kefu renewal outcome jia par=结果");
    assert_eq!(
        told(Lang::En, open)[1],
        "kefu renewal outcome jia par=OUTCOME"
    );

    let lost = format!(
        "[[claims]]\nid = 'k1'\npolicy = 'par'\n{open}outcomes = [{{ policy = 'par', kind = 'lost-to-direct' }}]\n"
    );
    assert_eq!(
        told(Lang::Zh, &lost),
        [
            "续转 x2027 中保单 par 流失，后续尚缺：流失原因、流失访谈、总结报告、未决赔案责任人、再争取日期。",
            "kefu renewal loss jia x2027 --reason 原因 --talk 日期 --report 日期 --claims-by 姓名 --win-back 日期",
        ]
    );
    assert_eq!(
        told(Lang::En, &lost),
        [
            "Policies lost in renewal x2027: par. Still missing: the reason, the exit talk, the final report, an owner of open claims, a win-back day.",
            "kefu renewal loss jia x2027 --reason TEXT --talk DATE --report DATE --claims-by NAME --win-back DATE",
        ]
    );
}

#[test]
fn what_may_be_for_one_occasion_can_be_marked_as_that() {
    let told = |lang, today: &str, rules: &[&str]| {
        let text = "client.name = '甲'\nappointment.established = 2026-03-20\n\
             [[policies]]\nid = 'car'\nproduct = '建筑工程一切险'\nstarts = 2026-04-01\nends = 2027-03-19\n\
             [[policies]]\nid = 'par'\nstarts = 2026-03-20\nends = 2027-03-19\n";
        let said = said(lang, rules, "jia", today, text);
        said.into_iter().skip(1).step_by(2).collect::<Vec<_>>()
    };
    assert_eq!(
        told(Lang::Zh, "2027-01-19", &["renewal-not-started"]),
        [
            "要续保的：kefu renewal start jia car par；一次性保险（工程、航程等），到期不续转的：kefu policy set jia car --one-off true"
        ]
    );
    assert_eq!(
        told(Lang::En, "2027-03-20", &["expired-without-outcome"]),
        [
            "To record what became of it: kefu renewal start jia car, then: kefu renewal outcome jia car=OUTCOME. If it is cover for one occasion, such as a project or a voyage, and is not renewed: kefu policy set jia car --one-off true",
            "kefu renewal start jia par, then: kefu renewal outcome jia par=OUTCOME",
        ]
    );
}

#[test]
fn a_hand_over_that_another_followed_is_finished_by_its_name() {
    let text = "client.name = '甲'\n\
        [[team.hand-overs]]\nid = 'h1'\non = 2026-10-12\nby = '陈静'\nto = '王磊'\n\
        [[team.hand-overs]]\nid = 'h2'\non = 2026-11-02\nby = '王磊'\nto = '李明'\nsigned = 2026-11-02\n";
    let told = said(
        Lang::En,
        &["hand-over-incomplete"],
        "jia",
        "2026-11-20",
        text,
    );
    let remedies: Vec<&str> = told.iter().skip(1).step_by(2).map(String::as_str).collect();
    assert_eq!(
        remedies,
        [
            "kefu correct jia team.hand-overs/h1 signed=DATE told=DATE",
            "kefu team hand-over jia --told DATE",
        ]
    );
}

#[test]
fn a_hand_over_says_what_is_left_to_do() {
    let told = |lang, rest: &str, claims: &str| {
        let text = format!(
            "client.name = '甲'\n[[team.hand-overs]]\nid = 'h1'\non = 2026-11-02\nby = '陈静'\nto = '李明'\n{rest}{claims}"
        );
        said(lang, &["hand-over-incomplete"], "jia", "2026-11-20", &text)
    };
    let claim = "[[claims]]\nid = 'k1'\nhandler = '陈静'\n";
    let done = "signed = 2026-11-02\ntold = 2026-11-03\n";

    assert_eq!(
        told(Lang::Zh, "", claim),
        [
            "客户已于 2026-11-02 由陈静移交李明；尚未告知客户，交接清单尚未签字，k1 仍在陈静名下。",
            "kefu team hand-over jia --signed 日期 --told 日期，再运行：kefu team reassign jia --from 陈静 --to 姓名",
        ]
    );
    assert_eq!(
        told(Lang::En, "", claim),
        [
            "陈静 handed the client over to 李明 on 2026-11-02, but the client has not been told; the list has not been signed; 陈静 still handles k1.",
            "kefu team hand-over jia --signed DATE --told DATE, then: kefu team reassign jia --from 陈静 --to NAME",
        ]
    );
    assert_eq!(
        told(Lang::Zh, "signed = 2026-11-02\n", ""),
        [
            "客户已于 2026-11-02 由陈静移交李明；尚未告知客户。",
            "kefu team hand-over jia --told 日期",
        ]
    );
    assert_eq!(
        told(Lang::En, "told = 2026-11-02\n", "")[1],
        "kefu team hand-over jia --signed DATE"
    );
    assert_eq!(
        told(Lang::Zh, done, claim),
        [
            "客户已于 2026-11-02 由陈静移交李明；k1 仍在陈静名下。",
            "kefu team reassign jia --from 陈静 --to 姓名",
        ]
    );
    // Today's account manager is named, who may be another than the one of that hand-over.
    let managed = "[[team.members]]\nname = '周婷'\nrole = 'account-manager'\nfrom = 2026-11-18\n";
    assert_eq!(
        told(Lang::En, done, &format!("{managed}{claim}"))[1],
        "kefu team reassign jia --from 陈静 --to 周婷"
    );
    assert_eq!(
        told(Lang::En, done, claim)[1],
        "kefu team reassign jia --from 陈静 --to NAME"
    );
}

#[test]
fn of_many_policies_a_sentence_names_the_first_eight() {
    let of = |lang, many: usize| {
        let ids: Vec<String> = (1..=many).map(|nth| format!("q{nth}")).collect();
        crate::text::finding::listed(lang, &ids)
    };
    let (zh, en) = (
        "q1、q2、q3、q4、q5、q6、q7、q8",
        "q1, q2, q3, q4, q5, q6, q7, q8",
    );
    assert_eq!(of(Lang::Zh, 8), zh);
    assert_eq!(of(Lang::En, 8), en);
    assert_eq!(of(Lang::Zh, 9), format!("{zh} 等 9 份"));
    assert_eq!(of(Lang::En, 9), format!("{en} and 1 more"));
}

#[test]
fn a_policy_that_was_extended_is_asked_to_which_day() {
    let told = |lang, ends: &str| {
        let text = format!(
            "client.name = '甲'\n[[policies]]\nid = 'par'\nproduct = '财产险'\n{ends}[[renewals]]\nid = 'x'\n\
             policies = ['par']\noutcomes = [{{ policy = 'par', kind = 'extended', on = 2026-10-12 }}]\n"
        );
        said(lang, &["policy-end-missing"], "jia", "2026-10-19", &text)
    };
    assert_eq!(
        told(Lang::Zh, "ends = 2026-10-19\n"),
        [
            "保单 par 财产险的结果是展期，没有登记展期到哪一天，原止期 2026-10-19：何时到期、何时启动续转，无从得知。",
            "kefu correct jia renewals.outcomes/par until=日期",
        ]
    );
    assert_eq!(
        told(Lang::En, "ends = 2026-10-19\n"),
        [
            "Policy par 财产险 was extended, but the record does not say to which day; before that it ran to 2026-10-19. So its renewal never opens.",
            "kefu correct jia renewals.outcomes/par until=DATE",
        ]
    );
    assert_eq!(
        told(Lang::Zh, "")[0],
        "保单 par 财产险的结果是展期，没有登记展期到哪一天：何时到期、何时启动续转，无从得知。"
    );
}

#[test]
fn a_gap_in_cover_and_a_policy_without_its_end_say_which_policies() {
    let told = |lang, today: &str| {
        let text = "client.name = '甲'\n\
             [[policies]]\nid = 'par'\nends = 2026-10-19\n\
             [[policies]]\nid = 'par2'\nstarts = 2026-10-21\nends = 2027-10-18\n\
             [[policies]]\nid = 'mb'\nproduct = '机器损坏险'\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\n\
             outcomes = [{ policy = 'par', kind = 'renewed', on = 2026-10-12, by = 'par2' }]\n";
        said(
            lang,
            &["policy-end-missing", "cover-gap"],
            "jia",
            today,
            text,
        )
    };
    assert_eq!(
        told(Lang::Zh, "2026-10-19"),
        [
            "保单 par 保至 2026-10-19，接续的 par2 自 2026-10-21 起保，中间将有 1 天没有保障。",
            "kefu policy set jia par2 --starts 2026-10-20",
            "保单 mb 机器损坏险没有登记止期：何时到期、何时启动续转，无从得知。",
            "kefu policy set jia mb --ends 日期",
        ]
    );
    assert_eq!(
        told(Lang::Zh, "2026-10-20")[..2],
        [
            "保单 par 保至 2026-10-19，接续的 par2 自 2026-10-21 才起保，目前没有保障，共 1 天。",
            "kefu policy set jia par2 --starts 2026-10-20",
        ]
    );
    assert_eq!(
        told(Lang::Zh, "2026-10-21")[..2],
        [
            "保单 par 保至 2026-10-19，接续的 par2 自 2026-10-21 起保，中间有 1 天没有保障。",
            "已成事实，记录保留；起期记错的，改正：kefu policy set jia par2 --starts 2026-10-20",
        ]
    );
    assert_eq!(
        told(Lang::En, "2026-10-19"),
        [
            "Policy par runs until 2026-10-19, and par2 follows it from 2026-10-21. That leaves 1 day without cover.",
            "kefu policy set jia par2 --starts 2026-10-20",
            "Policy mb 机器损坏险 has no last day on record, so its renewal never opens.",
            "kefu policy set jia mb --ends DATE",
        ]
    );
    assert_eq!(
        told(Lang::En, "2026-10-20")[..2],
        [
            "Policy par ran until 2026-10-19, and par2 follows it only from 2026-10-21. There is no cover now, for 1 day in all.",
            "kefu policy set jia par2 --starts 2026-10-20",
        ]
    );
    assert_eq!(
        told(Lang::En, "2026-10-21")[..2],
        [
            "Policy par ran until 2026-10-19, and par2 followed it from 2026-10-21. That left 1 day without cover.",
            "It stays on record; if the first day is wrong, correct it: kefu policy set jia par2 --starts 2026-10-20",
        ]
    );
}

#[test]
fn cover_that_goes_on_without_a_policy_is_told_with_both_commands_to_type() {
    let told = |lang, more: &str| {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2025-11-01\n\
             [[policies]]\nid = 'par'\nproduct = '财产险'\nstarts = 2025-11-20\nends = 2026-11-19\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\n\
             outcomes = [{{ policy = 'par', kind = 'partly-renewed' }}]\n{more}"
        );
        said(
            lang,
            &["following-policy-missing"],
            "jia",
            "2026-11-20",
            &text,
        )
    };
    assert_eq!(
        told(Lang::Zh, ""),
        [
            "保单 par 保至 2026-11-19，结果登记为“部分续保”，却没有登记接续的保单：现在可能没有保障。",
            "kefu policy add jia --id par-2026 --insurer 保险公司 --product 财产险 --starts 2026-11-20，再运行：kefu renewal outcome jia par=partly-renewed:par-2026",
        ]
    );
    let later = "[[policies]]\nid = 'q'\nproduct = '财产险'\nstarts = 2026-11-22\n";
    assert_eq!(
        told(Lang::En, later),
        [
            "Policy par ran until 2026-11-19. Its outcome is 'partly renewed', but no policy that follows is on record, so there may be no cover now.",
            "kefu renewal outcome jia par=partly-renewed:q",
        ]
    );
}
