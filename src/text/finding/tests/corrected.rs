use super::*;

/// What helps, in both languages, with what one rule finds in a record on 2026-11-20.
fn remedies(rule: &str, text: &str) -> Vec<[String; 2]> {
    let of = |lang| {
        let said = said(lang, &[rule], "jia", "2026-11-20", text);
        said.into_iter().skip(1).step_by(2)
    };
    let both = of(Lang::Zh).zip(of(Lang::En));
    both.map(|(zh, en)| [zh, en]).collect()
}

fn claim(rest: &str) -> String {
    format!(
        "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-02\n\
         [[claims]]\nid = 'k1'\nloss = 2026-08-03\nreported = 2026-08-03\n{rest}"
    )
}

#[test]
fn a_day_is_corrected_in_its_entry() {
    assert_eq!(
        remedies("dates-out-of-order", &claim("notified = 2026-08-02\n")),
        [[
            "kefu correct jia claims/k1 notified=日期",
            "kefu correct jia claims/k1 notified=DATE"
        ]]
    );
    assert_eq!(
        remedies("date-in-future", &claim("notified = 2026-12-02\n")),
        [[
            "kefu correct jia claims/k1 notified=日期",
            "kefu correct jia claims/k1 notified=DATE"
        ]]
    );
    assert_eq!(
        remedies(
            "dates-out-of-order",
            "[client]\nname = '甲'\n[[years]]\nstarts = 2026-03-02\n[[years.plan.items]]\nid = 'p1'\n\
             start = 2026-04-02\nfinish = 2026-04-01\n"
        ),
        [[
            "kefu plan revise jia --item p1 --finish 日期 --reason 原因",
            "kefu plan revise jia --item p1 --finish DATE --reason TEXT"
        ]],
        "what a plan says is revised"
    );
}

#[test]
fn of_two_endings_either_can_be_taken_off() {
    assert_eq!(
        remedies(
            "two-endings",
            &claim("paid = 2026-09-03\nwithdrawn = 2026-09-04\n")
        ),
        [[
            "只留下实际发生的一项。去掉前一项：kefu correct jia claims/k1 paid=；去掉后一项：kefu correct jia claims/k1 withdrawn=",
            "Keep only the one that happened. To take the first off: kefu correct jia claims/k1 paid=. \
             To take the second off: kefu correct jia claims/k1 withdrawn="
        ]]
    );
}

#[test]
fn of_two_outcomes_either_can_be_taken_off() {
    let of = |first: &str, second: &str| {
        let text = format!(
            "client.name = '甲'\n[[policies]]\nid = 'par'\n[[renewals]]\nid = 'x'\npolicies = ['par']\nclosed = 2026-08-20\n\
             outcomes = [{{ policy = 'par', kind = 'lapsed', on = 2026-08-02 }}{first}]\n\
             [[renewals]]\nid = 'y'\npolicies = ['par']\noutcomes = [{second}]\n"
        );
        remedies("two-endings", &text)
    };
    let ceased = "{ policy = 'par', kind = 'risk-ceased', on = 2026-08-03 }";
    assert_eq!(
        of("", ceased),
        [[
            "只留下实际发生的一项。去掉前一项：kefu correct jia renewals/x closed=，再运行：kefu correct jia x.outcomes/par --remove；\
             去掉后一项：kefu correct jia y.outcomes/par --remove",
            "Keep only the one that happened. To take the first off: kefu correct jia renewals/x closed=, \
             then: kefu correct jia x.outcomes/par --remove. To take the second off: kefu correct jia y.outcomes/par --remove"
        ]]
    );
    assert_eq!(
        of(&format!(", {ceased}"), ""),
        [[
            "只留下实际发生的一项。去掉前一项：kefu correct jia renewals/x closed=，再运行：kefu correct jia x.outcomes/par/1 --remove；\
             去掉后一项：kefu correct jia renewals/x closed=，再运行：kefu correct jia x.outcomes/par/2 --remove",
            "Keep only the one that happened. To take the first off: kefu correct jia renewals/x closed=, \
             then: kefu correct jia x.outcomes/par/1 --remove. To take the second off: kefu correct jia renewals/x closed=, \
             then: kefu correct jia x.outcomes/par/2 --remove"
        ]]
    );
}

#[test]
fn a_hand_over_is_corrected_or_the_posts_are() {
    let text = "client.name = '甲'\nappointment.established = 2025-11-20\n\
        [[team.members]]\nname = '李明'\nrole = 'account-manager'\n\
        [[team.hand-overs]]\nid = 'h1'\non = 2026-08-03\nby = '王强'\nto = '李明'\nsigned = 2026-08-03\ntold = 2026-08-03\n";
    assert_eq!(
        remedies("hand-over-incomplete", text),
        [[
            "移交记错的，更正：kefu correct jia team.hand-overs/h1 by=姓名；团队任职记错的，核对：kefu team show jia",
            "If the hand-over is wrong: kefu correct jia team.hand-overs/h1 by=NAME. If the posts are wrong, see: kefu team show jia"
        ]]
    );
}

#[test]
fn a_claim_that_was_closed_unsettled_was_settled_or_is_open() {
    assert_eq!(
        remedies("claim-closed-unsettled", &claim("closed = 2026-09-03\n")),
        [[
            "先撤去结案：kefu correct jia claims/k1 closed=；再补记，已赔付的：kefu claim pay jia k1 --on 日期 --paid-amount 金额；\
             拒赔的：kefu claim deny jia k1 --on 日期 --reason 内容；撤回的：kefu claim withdraw jia k1 --on 日期；\
             了结后重新结案：kefu claim close jia k1 --on 2026-09-03 --proof 文件编号",
            "First open it again: kefu correct jia claims/k1 closed=. If it was paid: kefu claim pay jia k1 --on DATE --paid-amount AMOUNT. \
             If it was denied: kefu claim deny jia k1 --on DATE --reason TEXT. If it was withdrawn: kefu claim withdraw jia k1 --on DATE. \
             Then close it again: kefu claim close jia k1 --on 2026-09-03 --proof DOCUMENT"
        ]]
    );
}

#[test]
fn what_was_meant_is_named() {
    assert_eq!(
        remedies(
            "reference-unknown",
            &claim("policy = 'pra'\n[[policies]]\nid = 'par'\n")
        ),
        [[
            "kefu correct jia claims/k1 policy=par",
            "kefu correct jia claims/k1 policy=par"
        ]]
    );
    let diary = |rest: &str| {
        claim(&format!(
            "[[diary]]\nid = 'd1'\non = 2026-08-03\nby = '陈静'\n{rest}"
        ))
    };
    assert_eq!(
        remedies("service-unknown", &diary("kind = 'vist'\n")),
        [[
            "kefu correct jia diary/d1 kind=类型；服务确有其项的，加入 kefu.toml 的 [[services]]。",
            "kefu correct jia diary/d1 kind=KIND. If there is such a service, add it to [[services]] in kefu.toml."
        ]]
    );
    assert_eq!(
        remedies("control-character", &diary("did = \"一\\u001b二\"\n")),
        [[
            "kefu correct jia diary/d1 did=内容",
            "kefu correct jia diary/d1 did=TEXT"
        ]]
    );
    let complaint = claim("[[complaints]]\nid = 't1'\nreceived = 2026-09-01\ntext = ' '\n");
    assert_eq!(
        remedies("text-blank", &complaint),
        [[
            "kefu correct jia complaints/t1 text=内容",
            "kefu correct jia complaints/t1 text=TEXT"
        ]]
    );
}

#[test]
fn clients_of_one_name_get_their_full_names() {
    let finding = Finding {
        client: Some("yi".into()),
        detail: Detail::DoubledName {
            name: "甲".into(),
            first: "jia".into(),
        },
        ..future()
    };
    assert_eq!(
        [Lang::Zh, Lang::En].map(|lang| remedy(lang, &finding)),
        [
            "核对 clients/yi.toml 与 clients/jia.toml：同一客户请并为一份：kefu client merge yi jia；不同客户请写明全称：kefu correct yi client name=全称",
            "Compare clients/yi.toml with clients/jia.toml. If they are one client, merge them: kefu client merge yi jia. \
             Otherwise give each its full name: kefu correct yi client name=NAME"
        ]
    );
}

/// A record with two entries of one id, whose names are no one's alone.
#[test]
fn what_no_name_means_is_opened_at_its_line() {
    let finding = future();
    assert_eq!(
        [Lang::Zh, Lang::En].map(|lang| remedy(lang, &finding)),
        [
            "打开 clients/jia.toml 第 5 行写明 notified。",
            "Open clients/jia.toml at line 5 and write notified."
        ]
    );
}

fn future() -> Finding {
    Finding {
        rule: crate::rules::rule("date-in-future").unwrap(),
        severity: crate::standard::Severity::Warning,
        client: Some("jia".into()),
        key: crate::document::KeyPath::of("claims")
            .nth(1)
            .key("notified"),
        place: Some(crate::document::Place { line: 5, column: 1 }),
        subject: "claims.k1.notified".into(),
        entry: None,
        addition: crate::rules::Addition::Free,
        another_year: None,
        ahead: Vec::new(),
        detail: Detail::Future("2026-12-02".parse().unwrap()),
        due: None,
        waived: None,
    }
}
