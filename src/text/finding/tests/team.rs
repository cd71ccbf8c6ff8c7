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
            "Nobody of client relations is in the service team today, so nobody gives their opinion of the plan.",
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
            "打开 clients/jia.toml 第 15 行，写明前任的最后一天（until）。",
            "陈静 and 李明 are both account manager from 2026-10-12 on; there is one at a time.",
            "Open clients/jia.toml at line 15 and give the earlier one a last day (until).",
        ]
    );
    let one = format!("[[team.members]]\nname = '陈静'\n{manager}");
    assert_eq!(
        told("team-of-one", &one),
        [
            "服务团队今天只有陈静一人；客户无论大小，均应由团队服务。",
            "kefu team add jia 姓名 --role 角色 --duty 职责",
            "陈静 alone is the service team today; every client is served by a team.",
            "kefu team add jia NAME --role ROLE --duty DUTY",
        ]
    );
    let without = "[[team.members]]\nname = '陈静'\nrole = 'account-manager'\nduty = ' '\n";
    assert_eq!(
        told("duty-missing", without),
        [
            "团队成员陈静没有写明职责。",
            "打开 clients/jia.toml 第 9 行，补写职责（duty）。",
            "陈静 is in the service team without a duty in words.",
            "Open clients/jia.toml at line 9 and write the duty.",
        ]
    );
}
