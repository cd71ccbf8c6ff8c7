//! What is said of a service team, whole sentences in both languages.

use super::{appointed, said};
use crate::lang::Lang;

/// What one rule says of a team on 2026-11-20, in Chinese and then in English, message and remedy.
fn told(rule: &str, team: &str) -> Vec<String> {
    let text = appointed("2026-09-17", &format!("[team]\n{team}"));
    let said = |lang| said(lang, &[rule], "jia", "2026-11-20", &text);
    [Lang::Zh, Lang::En].map(said).concat()
}

#[test]
fn roles_that_nobody_has_are_told_with_the_member_to_add() {
    assert_eq!(
        told("manager-missing", ""),
        [
            "今天没有客户经理对这位客户负责。",
            "kefu team add jia 姓名 --role account-manager --duty 职责",
            "Nobody is account manager of this client today.",
            "kefu team add jia NAME --role account-manager --duty DUTY",
        ]
    );
    assert_eq!(
        told("deputy-missing", ""),
        [
            "服务团队今天没有客户副经理。",
            "kefu team add jia 姓名 --role deputy --duty 职责",
            "The service team has no deputy account manager today.",
            "kefu team add jia NAME --role deputy --duty DUTY",
        ]
    );
    assert_eq!(
        told("client-relations-missing", ""),
        [
            "服务团队今天没有客户关系管理人员，服务计划也就缺了应有的意见。",
            "kefu team add jia 姓名 --role client-relations --duty 职责",
            "Nobody from client relations is in the service team today, so nobody can give their opinion on the plan.",
            "kefu team add jia NAME --role client-relations --duty DUTY",
        ]
    );
    let five_stars = "[[years]]\nstarts = 2026-09-17\nrating = { income = 1000000 }\n";
    assert_eq!(
        told("leading-group-missing", five_stars),
        [
            "客户为 5 星级，可设立领导小组，目前没有。",
            "kefu team add jia 姓名 --role leader --duty 职责",
            "The client has 5 stars and no leading group; one is suggested.",
            "kefu team add jia NAME --role leader --duty DUTY",
        ]
    );
}

#[test]
fn what_is_wrong_with_those_who_are_in_it_names_them() {
    let manager = "role = 'account-manager'\nduty = '统筹服务'\n";
    let two = format!(
        "[[team.members]]\nname = '陈静'\n{manager}from = 2026-09-18\n\
         [[team.members]]\nname = '李明'\n{manager}from = 2026-10-12\n"
    );
    assert_eq!(
        told("manager-doubled", &two),
        [
            "自 2026-10-12 起陈静与李明同为客户经理；任何一天只能有一名。",
            "kefu correct jia team.members/陈静 until=日期",
            "陈静 and 李明 are both account manager from 2026-10-12 on. Only one person can be that at a time.",
            "kefu correct jia team.members/陈静 until=DATE",
        ]
    );
    // Of two posts of the earlier one it is that of the account manager.
    let before = format!("[[team.members]]\nname = '陈静'\nrole = 'life'\n{two}");
    let before = told("manager-doubled", &before);
    assert_eq!(before[3], "kefu correct jia team.members/陈静/2 until=DATE");
    let one = format!("[[team.members]]\nname = '陈静'\n{manager}");
    assert_eq!(
        told("team-of-one", &one),
        [
            "服务团队今天只有陈静一人；客户无论大小，均应由团队服务。",
            "kefu team add jia 姓名 --role 角色 --duty 职责",
            "陈静 is the only member of the service team today. A team must serve every client.",
            "kefu team add jia NAME --role ROLE --duty DUTY",
        ]
    );
    let without = "[[team.members]]\nname = '陈静'\nrole = 'account-manager'\nduty = ' '\n";
    assert_eq!(
        told("duty-missing", without),
        [
            "团队成员陈静没有写明职责。",
            "kefu correct jia team.members/陈静 duty=职责",
            "陈静 is in the service team without a written duty.",
            "kefu correct jia team.members/陈静 duty=DUTY",
        ]
    );
}

#[test]
fn the_past_of_a_team_and_who_left_it_are_told() {
    let manager = "role = 'account-manager'\nduty = '统筹服务'\n";
    let gap = format!(
        "[[team.members]]\nname = '陈静'\n{manager}until = 2026-10-16\n\
         [[team.members]]\nname = '李明'\n{manager}from = 2026-10-20\n"
    );
    assert_eq!(
        told("manager-gap", &gap),
        [
            "2026-10-17 至 2026-10-19 没有客户经理，其间有 1 个工作日。",
            "已成事实，记录保留；日期记错的，更正：kefu correct jia team.members/李明 from=日期；查看：kefu team show jia",
            "Nobody was account manager from 2026-10-17 to 2026-10-19. Working days in that time: 1.",
            "It stays on record; if a day is wrong: kefu correct jia team.members/李明 from=DATE. To see it: kefu team show jia",
        ]
    );
    let item =
        "[[years]]\nstarts = 2026-09-17\n[[years.plan.items]]\nid = 'p8'\nhandler = '陈静'\n";
    assert_eq!(
        told("handler-left", &format!("{gap}{item}")),
        [
            "陈静在服务团队任职至 2026-10-16，手上的计划项目 p8 尚未了结。",
            "kefu team reassign jia --from 陈静 --to 姓名",
            "陈静 was in the service team until 2026-10-16 and still has the open plan item p8.",
            "kefu team reassign jia --from 陈静 --to NAME",
        ]
    );
    let outside = |name: &str, more: &str| {
        let claim = format!("[[claims]]\nid = 'k1'\nhandler = '{name}'\n{more}");
        told("handler-outside-team", &format!("{gap}{claim}"))
    };
    assert_eq!(
        outside("赵六", ""),
        [
            "索赔 k1 尚未了结，经办人赵六从未在服务团队中。",
            "kefu team add jia 赵六 --role other --duty 职责",
            "赵六 handles the open claim k1 and was never in the service team.",
            "kefu team add jia 赵六 --role other --duty DUTY",
        ]
    );
    let duty = "[[duties]]\nid = 'o1'\ntext = 'x'\nhandler = '陈晶'\n";
    assert_eq!(
        outside("陈晶", duty),
        [
            "索赔 k1 等 2 项尚未了结，经办人陈晶从未在服务团队中。是否为陈静？",
            "确为陈静的，更正：kefu correct jia claims/k1 handler=陈静；确是另一人的，用 kefu team add 加入团队。",
            "陈晶 handles the open claim k1 and 1 more and was never in the service team. Did you mean 陈静?",
            "If 陈静 is meant: kefu correct jia claims/k1 handler=陈静. If it is somebody else, add that person to the team with kefu team add.",
        ]
    );
    assert_eq!(
        told("hand-over-incomplete", &gap),
        [
            "客户经理自 2026-10-20 起由陈静换为李明，没有移交记录：移交清单未签字，客户未告知。",
            "打开 clients/jia.toml，补写一条 [[team.hand-overs]]：on = 2026-10-20、by（陈静）、to（李明）、signed（签字日）、told（告知客户日）。",
            "李明 followed 陈静 as account manager on 2026-10-20, but no hand-over is on record: no list was signed, and the client was not told.",
            "Open clients/jia.toml and add an entry [[team.hand-overs]] with on = 2026-10-20, by (陈静), to (李明), and the days of signed and told.",
        ]
    );
    let late = "[[team.hand-overs]]\nid = 'h1'\non = 2026-10-20\nto = '李明'\nsigned = 2026-10-20\ntold = 2026-11-19\n";
    assert_eq!(
        told("hand-over-late", &format!("{gap}{late}")),
        [
            "李明自 2026-10-20 起任客户经理，2026-11-19 才告知客户；最迟应于 2026-10-27。",
            "已成事实，记录保留；日期记错的，更正：kefu correct jia team.hand-overs/h1 told=日期；查看：kefu team show jia",
            "李明 became account manager on 2026-10-20, but the client was told on 2026-11-19. That was due by 2026-10-27.",
            "It stays on record; if a day is wrong: kefu correct jia team.hand-overs/h1 told=DATE. To see it: kefu team show jia",
        ]
    );
    let both = format!(
        "[[team.members]]\nname = '陈静'\n{manager}[[team.members]]\nname = '陈静'\nrole = 'deputy'\n\
         [[team.members]]\nname = '孙丽'\n"
    );
    assert_eq!(
        told("deputy-is-manager", &both),
        [
            "陈静既是客户经理又是客户副经理；应为两人。",
            "kefu team set jia --deputy 姓名",
            "陈静 is both account manager and deputy. These must be two people.",
            "kefu team set jia --deputy NAME",
        ]
    );
}

#[test]
fn a_post_on_record_twice_is_told_with_what_mends_it() {
    let member = |days: &str| format!("[[team.members]]\nname = '孙丽'\nrole = 'life'\n{days}");
    let of = |one: &str, other: &str| told("post-doubled", &(member(one) + &member(other)));
    let message = [
        "孙丽（寿险）自 2026-10-12 起登记了两条；同一人同一角色，同一时间只有一条。",
        "孙丽 (life) is on record twice from 2026-10-12 on. One person has a role once at a time.",
    ];
    let within = "kefu correct jia team.members/孙丽/1 --remove";
    assert_eq!(
        of("from = 2026-10-12\n", "from = 2026-10-11\n"),
        [message[0], within, message[1], within]
    );
    let overlaps = "kefu correct jia team.members/孙丽/1 until=2026-10-11";
    assert_eq!(
        of(
            "from = 2026-09-18\nuntil = 2026-10-20\n",
            "from = 2026-10-12\n"
        ),
        [message[0], overlaps, message[1], overlaps]
    );
}
