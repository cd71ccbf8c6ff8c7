//! What a client waits for, soonest first.

use super::*;

#[test]
fn the_agenda_holds_all_that_waits_soonest_first() {
    let text = format!(
        "{CLIENT}
[appointment]
established = 2026-09-17
until = 2026-10-05
[[team.members]]
name = '陈静'
role = 'account-manager'
[[years]]
starts = 2026-09-17
rating.rated = 2026-09-22
rating.basis = 'expected'
rating.income = 9000
[[years.plan.items]]
id = 'p1'
content = '电话拜访'
finish = 2026-09-30
handler = '周婷'
[[years.plan.items]]
id = 'p2'
content = '客户手册'
finish = 2026-09-22
done = 2026-09-22
[[years.plan.items]]
id = 'p3'
content = '没有完成时间'
"
    );
    let todos = |today: &str, text: &str| {
        on(today, text, |case| {
            let told =
                |todo: &Todo<'_>| format!("{} {:?} {:?}", todo.when.day(), todo.who, todo.what);
            agenda(case).iter().map(told).collect::<Vec<_>>()
        })
    };
    let clock = |day: &str, task: &str| {
        format!(
            r#"{day} Some("陈静") Clock {{ task: {task}, start: Appointment, from: 2026-09-17 }}"#
        )
    };

    assert_eq!(
        todos("2026-09-24", &text),
        [
            &clock("2026-09-21", "Team"),
            &clock("2026-09-21", "Archive"),
            r#"2026-09-30 Some("周婷") Item { id: "p1", content: "电话拜访" }"#,
            r#"2026-10-05 Some("陈静") AppointmentEnds"#,
            &clock("2026-10-08", "Plan"),
        ]
    );
    let closed = text.replace("client.name", "client.closed = 2026-09-24\nclient.name");
    assert_eq!(todos("2026-09-24", &closed), Vec::<String>::new());
    assert_eq!(todos("2026-09-16", &text), Vec::<String>::new());
}

#[test]
fn the_agenda_holds_what_waits_for_others_until_it_is_there() {
    let text = format!(
        "{CLIENT}
[appointment]
established = 2026-03-02
[[team.members]]
name = '陈静'
role = 'account-manager'
[[team.members]]
name = '周婷'
role = 'client-relations'
until = 2026-04-30
[[years]]
starts = 2026-03-02
[years.rating.override]
stars = 4
referred = 2026-03-11
[years.plan]
issued = 2026-03-13
[[years.plan.lowerings]]
id = 'l1'
service = 'visit'
referred = 2026-03-12
"
    );
    let waiting = |today: &str, text: &str| {
        on(today, text, |case| {
            let waits = |todo: &&Todo<'_>| matches!(todo.when, When::Since(_));
            let told = |todo: &Todo<'_>| {
                let who = todo.who.unwrap_or("-");
                format!("{} {who} {:?}", todo.when.day(), todo.what)
            };
            agenda(case)
                .iter()
                .filter(waits)
                .map(told)
                .collect::<Vec<_>>()
        })
    };
    let all = [
        "2026-03-11 陈静 OverrideApproval { stars: Some(4) }",
        r#"2026-03-12 陈静 LoweringApproval { id: "l1", service: Some("visit") }"#,
        "2026-03-13 周婷 PlanOpinion",
    ];
    assert_eq!(waiting("2026-03-13", &text), all);
    assert_eq!(waiting("2026-03-12", &text), all[..2]);
    assert_eq!(waiting("2026-03-10", &text), [""; 0]);
    assert_eq!(
        waiting("2027-03-01", &text)[2],
        "2026-03-13 陈静 PlanOpinion"
    );
    assert_eq!(waiting("2027-03-02", &text), [""; 0], "the year is over");
    let done = text
        .replace(
            "issued = 2026-03-13",
            "issued = 2026-03-13\ncirculated = 2026-03-16\nopinion.on = 2026-03-12",
        )
        .replace(
            "referred = 2026-03-12",
            "referred = 2026-03-12\napproved = 2026-03-16",
        )
        .replace(
            "referred = 2026-03-11",
            "referred = 2026-03-11\napproved = 2026-03-16",
        );
    assert_eq!(waiting("2026-03-15", &done), [all[0], all[1]]);
    assert_eq!(waiting("2026-03-16", &done), [""; 0]);
    let closed = format!("client.closed = 2026-03-13\n{text}");
    assert_eq!(waiting("2026-03-13", &closed), [""; 0]);

    // What is overdue is read first, what is to come last.
    let ranked = |today: &str| {
        on(today, &text, |case| {
            let rank = |todo: &Todo<'_>| todo.when.rank(case.today).0;
            agenda(case).iter().map(rank).collect::<Vec<_>>()
        })
    };
    assert_eq!(ranked("2026-03-05"), [2, 2, 2, 2, 2]);
    assert_eq!(ranked("2026-03-13"), [0, 0, 0, 1, 1, 1, 2, 2]);
}

#[test]
fn an_open_claim_stands_on_the_agenda_by_each_of_its_terms() {
    let claims = |rest: &str| {
        let text = format!(
            "{CLIENT}[[claims]]\nid = 'k1'\ncause = '火灾'\nhandler = '王强'\nloss = 2026-07-18\n{rest}"
        );
        on("2026-09-01", &text, |case| {
            let told =
                |todo: &Todo<'_>| format!("{} {:?} {:?}", todo.when.day(), todo.who, todo.what);
            agenda(case).iter().map(told).collect::<Vec<_>>()
        })
    };
    let todo = |due, term| {
        format!("{due} Some(\"王强\") Claim {{ id: \"k1\", cause: \"火灾\", term: {term} }}")
    };

    let limitation = todo("2028-07-18", "Limitation");
    let notice = todo("2026-07-21", "Notice");
    assert_eq!(claims(""), [notice.clone(), limitation.clone()]);
    assert_eq!(
        claims("complete = 2026-08-25\n"),
        [
            notice,
            todo("2026-09-24", "Decision"),
            todo("2026-10-26", "Advance"),
            limitation.clone()
        ]
    );
    let notified = "notified = 2026-07-18\ncomplete = 2026-08-25\n";
    assert_eq!(
        claims(&format!("{notified}agreed = 2026-08-31\n")),
        [todo("2026-09-10", "Payment"), limitation]
    );
    assert_eq!(claims("paid = 2026-08-31\n"), [""; 0]);
}

#[test]
fn a_claim_stays_on_the_agenda_when_the_client_is_closed() {
    let text = format!(
        "{CLIENT}client.closed = 2026-08-31\n[[claims]]\nid = 'k1'\nloss = 2026-07-18\nnotified = 2026-07-18\n"
    );
    let days = on("2026-09-01", &text, |case| {
        let todos = agenda(case).into_iter();
        todos
            .map(|it| it.when.day().to_string())
            .collect::<Vec<_>>()
    });
    assert_eq!(days, ["2028-07-18"]);
}

#[test]
fn a_complaint_is_answered_when_the_client_is_closed_and_what_was_over_has_its_outcome() {
    let text = "client.closed = 2026-08-31\n\
         policies = [{ id = 'par', ends = 2026-08-31 }, { id = 'med', ends = 2026-09-01 }, { id = 'pl', ends = 2026-12-31 }]\n\
         [[complaints]]\nid = 't1'\nreceived = 2026-08-20\ntext = '赔款'\n\
         [[duties]]\nid = 'o1'\ntext = '查勘'\ndue = 2026-09-30\n\
         [[renewals]]\nid = 'x2026'\npolicies = ['pl']\nhandler = '周婷'\nstarted = 2026-08-01\n";
    let todos = renewing(text, "2026-09-02");
    let [over, answered, in_hand] = &todos[..] else {
        panic!("{todos:?}")
    };
    assert_eq!(
        over,
        "2026-08-31 - Expires { policies: [\"par\"], started: false }"
    );
    let answer = "2026-09-04 - Step { section: \"complaints\"";
    assert!(answered.starts_with(answer), "{answered}");
    assert_eq!(
        in_hand,
        "2026-12-31 周婷 Expires { policies: [\"pl\"], started: true }"
    );
}

/// What the agenda says of renewals and hand-overs: due, who, what.
fn renewing(text: &str, today: &str) -> Vec<String> {
    let text = format!("client.name = '甲'\nappointment.established = 2025-03-20\n{text}");
    on(today, &text, |case| {
        let todos = agenda(case).into_iter();
        let todos =
            todos.filter(|todo| !matches!(todo.what, What::Clock { .. } | What::Contact { .. }));
        let line = |todo: Todo<'_>| {
            format!(
                "{} {} {:?}",
                todo.when.day(),
                todo.who.unwrap_or("-"),
                todo.what
            )
        };
        todos.map(line).collect()
    })
}

#[test]
fn the_agenda_opens_a_renewal_then_asks_for_its_next_step_until_every_policy_is_settled() {
    let policies = "[[policies]]\nid = 'par'\nends = 2027-03-19\n[[policies]]\nid = 'med'\nends = 2027-03-31\n";
    let renewal = |rest: &str| {
        let renewal = "[[renewals]]\nid = 'x2027'\npolicies = ['par', 'med']\nhandler = '周婷'\nstarted = 2027-01-15\n";
        renewing(&format!("{policies}{renewal}{rest}"), "2027-01-20")
    };
    let ends = |who: &str, started: bool| {
        [("2027-03-19", "par"), ("2027-03-31", "med")].map(|(day, policy)| {
            format!("{day} {who} Expires {{ policies: [\"{policy}\"], started: {started} }}")
        })
    };

    let [par, med] = ends("-", false);
    assert_eq!(
        renewing(policies, "2026-11-20"),
        [
            "2027-01-18 - RenewalOpens { policies: [\"par\", \"med\"] }",
            &par,
            &med
        ]
    );
    let [par, med] = ends("周婷", true);
    assert_eq!(
        renewal("reviewed = 2027-01-18\n"),
        [
            "2027-01-18 周婷 RenewalStep { id: \"x2027\", step: Exposure }",
            &par,
            &med
        ]
    );
    let bound = "reviewed = 2027-01-18\nexposure = 2027-01-18\nprogramme = 2027-01-18\ncomparison = 2027-01-18\n\
                 proposal = 2027-01-18\nchoice = 2027-01-18\nbound = 2027-01-18\n";
    assert_eq!(renewal(bound), [par, med.clone()]);
    let settled = |by: &str| {
        renewal(&format!(
            "{bound}outcomes = [{{ policy = 'par', kind = 'renewed'{by} }}]\n"
        ))
    };
    assert_eq!(settled(", by = 'par27'"), std::slice::from_ref(&med));
    let [follows, rest] = settled("").try_into().unwrap();
    assert!(
        follows.starts_with("2027-03-19 周婷 Follows(Follower { policy: \"par\""),
        "{follows}"
    );
    assert_eq!(rest, med);
}

#[test]
fn a_plan_is_circulated_by_its_own_term_or_on_the_day_of_a_late_issue() {
    let of = |today: &str, plan: &str| {
        let year = "[[years]]\nstarts = 2025-03-20\n[years.plan]\n";
        let text = format!("{year}{plan}");
        let told = renewing(&text, today).into_iter();
        told.filter(|it| it.contains("PlanCirculation"))
            .collect::<Vec<_>>()
    };
    let by = |day: &str, issued: &str| [format!("{day} - PlanCirculation {{ issued: {issued} }}")];

    // Ten working days from Thursday 20 March.
    let in_time = "issued = 2025-03-24\n";
    assert_eq!(of("2025-03-23", in_time), [""; 0]);
    assert_eq!(of("2025-03-24", in_time), by("2025-04-03", "2025-03-24"));
    assert_eq!(of("2025-11-20", in_time), by("2025-04-03", "2025-03-24"));
    let last = "issued = 2025-04-03\n";
    assert_eq!(of("2025-04-03", last), by("2025-04-03", "2025-04-03"));
    let late = "issued = 2025-04-07\n";
    assert_eq!(of("2025-04-07", late), by("2025-04-07", "2025-04-07"));
    let done = format!("{in_time}circulated = 2025-04-03\n");
    assert_eq!(of("2025-04-02", &done), by("2025-04-03", "2025-03-24"));
    assert_eq!(of("2025-04-03", &done), [""; 0]);
    assert_eq!(of("2026-03-20", in_time), [""; 0], "the year is over");
}

#[test]
fn the_agenda_asks_for_lost_business_again_and_has_the_client_told() {
    let lost = "[[renewals]]\nid = 'x2026'\npolicies = []\nhandler = '周婷'\nclosed = 2026-03-20\nloss.win-back = 2026-11-18\n";
    let asked = |on: &str| format!("{lost}[[diary]]\nid = 'd1'\non = {on}\n");
    let again = ["2026-11-18 周婷 WinBack { id: \"x2026\" }"];

    assert_eq!(renewing(lost, "2026-11-20"), again);
    assert_eq!(renewing(&asked("2026-11-17"), "2026-11-20"), again);
    assert_eq!(renewing(&asked("2026-11-18"), "2026-11-20"), [""; 0]);
    let closed = format!("client.closed = 2026-03-20\n{lost}");
    assert_eq!(renewing(&closed, "2026-11-20"), again);

    let hand_over = "[[team.hand-overs]]\nid = 'h1'\non = 2026-11-20\nto = '李明'\n";
    let left = |left: &str| {
        [format!(
            "2026-11-27 李明 HandOver {{ id: \"h1\", left: {left} }}"
        )]
    };
    assert_eq!(renewing(hand_over, "2026-11-20"), left("TellAndSign"));
    let told = format!("{hand_over}told = 2026-11-19\n");
    assert_eq!(renewing(&told, "2026-11-20"), left("Sign"));
    let signed = format!("{hand_over}signed = 2026-11-19\n");
    assert_eq!(renewing(&signed, "2026-11-20"), left("Tell"));
    let both = format!("{told}signed = 2026-11-20\n");
    assert_eq!(renewing(&both, "2026-11-20"), [""; 0]);
}

#[test]
fn the_end_of_an_appointment_is_on_the_agenda_from_its_first_day() {
    let text =
        format!("{CLIENT}appointment.established = 2026-03-02\nappointment.until = 2027-03-01\n");
    let ends = |today: &str| {
        on(today, &text, |case| {
            let todos = agenda(case).into_iter();
            let ends = todos.filter(|todo| todo.what == What::AppointmentEnds);
            ends.map(|todo| todo.when).collect::<Vec<When>>()
        })
    };

    assert_eq!(ends("2026-03-01"), []);
    assert_eq!(ends("2026-03-02"), [When::By(day("2027-03-01"))]);
}

#[test]
fn lost_business_waits_to_be_asked_for_until_the_diary_tells_of_it() {
    let waits = |entry: &str| {
        let text = format!(
            "{CLIENT}[[renewals]]\nid = 'x1'\nloss.win-back = 2026-11-18\n\
             [[diary]]\nid = 'd1'\non = {entry}\n"
        );
        on("2026-11-20", &text, |case| {
            let todos = agenda(case);
            todos
                .iter()
                .any(|todo| todo.what == What::WinBack { id: "x1" })
        })
    };
    let days = ["2026-11-17", "2026-11-18", "2026-11-20", "2026-11-21"];
    assert_eq!(days.map(waits), [true, false, false, true]);
}

#[test]
fn an_approval_waits_for_those_who_can_give_it() {
    let text = format!(
        "{CLIENT}appointment.established = 2026-09-17\nteam.members = [{{ name = '陈静', role = 'account-manager' }}]\n[[years]]\nstarts = 2026-09-17\n\
         [years.rating]\nincome = 242100\noverride = {{ stars = 4, referred = 2026-09-24 }}\n\
         [[years.plan.lowerings]]\nid = 'l1'\nservice = 'visit'\nreferred = 2026-09-25\n"
    );
    let named = |approvers: &str| {
        let document = Document::parse(approvers).unwrap();
        let standard = Standard::read(&document).standard;
        on("2026-11-20", &text, |case| {
            let case = Case {
                standard: &standard,
                ..*case
            };
            let waits = agenda(&case).into_iter().filter_map(|todo| {
                let what = match todo.what {
                    What::OverrideApproval { stars: Some(4) } => "override",
                    What::LoweringApproval { id: "l1", .. } => "lowering",
                    _ => return None,
                };
                Some(format!(
                    "{} {what} {}",
                    todo.when.day(),
                    todo.who.unwrap_or("-")
                ))
            });
            waits.collect::<Vec<_>>()
        })
    };

    assert_eq!(
        named(""),
        ["2026-09-24 override 陈静", "2026-09-25 lowering 陈静"]
    );
    assert_eq!(
        named("approvers.override = ['赵总', '合规部']\n"),
        [
            "2026-09-24 override 赵总",
            "2026-09-24 override 合规部",
            "2026-09-25 lowering 陈静"
        ]
    );
}
