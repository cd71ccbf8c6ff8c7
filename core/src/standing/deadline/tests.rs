use super::*;
use crate::standing::tests::on;

/// Each deadline as `entry code due done state`.
fn told(today: &str, text: &str) -> Vec<String> {
    let text = format!("client.name = '甲'\n[appointment]\nestablished = 2026-01-05\n{text}");
    on(today, &text, |case| {
        let found = deadlines(case).into_iter();
        let found = found.filter(|it| !matches!(it.of, Thing::Task(_)));
        let told = found.map(|it| {
            let of = match it.of {
                Thing::Step(waiting) => waiting.code.to_owned(),
                of => format!("{of:?}"),
            };
            let (list, id) = it.entry.unwrap();
            let done = it.done.map_or("open".to_owned(), |day| day.to_string());
            format!("{list}/{id} {of} {} {done} {:?}", it.due.date, it.state)
        });
        told.collect()
    })
}

#[test]
fn each_step_of_an_endorsement_runs_from_the_one_before() {
    let endorsement = "[[endorsements]]\nid = 'b1'\ntext = ''\nrequested = 2026-09-14\n";
    assert_eq!(
        told(
            "2026-11-20",
            &format!("{endorsement}sent = 2026-09-18\nissued = 2026-09-30\n")
        ),
        [
            "endorsements/b1 endorsement-send 2026-09-17 2026-09-18 Late(1)",
            "endorsements/b1 endorsement-check 2026-10-13 open Overdue(28)",
            "endorsements/b1 endorsement-issue 2026-10-15 2026-09-30 OnTime",
        ]
        .map(str::to_owned)
    );
    let withdrawn = format!("{endorsement}withdrawn = 2026-09-16\n");
    assert_eq!(told("2026-11-20", &withdrawn), [""; 0]);
    // Nobody knows when a step was due that was left out.
    let left_out = format!("{endorsement}issued = 2026-09-30\nchecked = 2026-10-08\n");
    let only = told("2026-11-20", &left_out);
    assert_eq!(only.len(), 1, "{only:?}");
}

#[test]
fn duties_complaints_risks_items_and_claims_have_the_day_that_is_claimed() {
    let text = "\
[[duties]]\nid = 'o1'\ntext = ''\ndue = 2026-03-20\ndone = 2026-03-23\n\
[[duties]]\nid = 'o2'\ntext = ''\ndue = 2026-03-20\ndropped = 2026-03-10\n\
[[complaints]]\nid = 't1'\ntext = ''\nreceived = 2026-03-02\nanswered = 2026-03-17\n\
[[complaints]]\nid = 't2'\ntext = ''\nreceived = 2026-03-02\nwithdrawn = 2026-03-03\n\
[[risks]]\nid = 'x1'\ntext = ''\nfound = 2026-03-02\nmeasured = 2026-03-03\nminor = true\n\
[[claims]]\nid = 'k1'\nloss = 2026-03-02\nnotified = 2026-03-03\nclosed = 2026-03-31\n\
[[years]]\nstarts = 2026-01-05\n[[years.plan.items]]\nid = 'p1'\nfinish = 2026-03-31\ndone = 2026-04-01\n\
[[years.plan.items]]\nid = 'p2'\nfinish = 2026-03-31\ndropped = 2026-03-10\n";
    let told = told("2026-11-20", text);
    let of =
        |entry: &str| -> Vec<&String> { told.iter().filter(|it| it.starts_with(entry)).collect() };
    assert_eq!(
        of("duties/"),
        ["duties/o1 duty-perform 2026-03-20 2026-03-23 Late(1)"]
    );
    assert_eq!(
        of("complaints/"),
        ["complaints/t1 complaint-answer 2026-03-17 2026-03-17 OnTime"]
    );
    assert_eq!(
        of("risks/"),
        ["risks/x1 risk-measure 2026-03-16 2026-03-03 OnTime"]
    );
    assert_eq!(
        of("items/"),
        ["items/p1 Item 2026-03-31 2026-04-01 Late(1)"]
    );
    assert!(of("claims/k1 Claim(Notice)")[0].ends_with("2026-03-03 OnTime"));
}

#[test]
fn a_premium_that_is_paid_in_parts_has_no_day_of_its_own() {
    let of = |payment: &str| {
        let text = format!(
            "[[policies]]\nid = 'par'\nstarts = 2026-03-20\npremium = 100\npaid = 2026-11-01\n{payment}"
        );
        told("2026-11-20", &text)
    };
    assert_eq!(
        of(""),
        ["policies/par Premium 2026-04-19 2026-11-01 Late(196)"]
    );
    assert_eq!(of("payment = '按季分期'\n"), [""; 0]);
}

#[test]
fn a_hand_over_is_told_and_signed() {
    let text = "[team]\n[[team.hand-overs]]\nid = 'h1'\non = 2026-03-02\ntold = 2026-03-03\n";
    let told = told("2026-11-20", text);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("hand-overs/h1 Told ") && told[0].ends_with(" 2026-03-03 OnTime"));
    assert!(told[1].starts_with("hand-overs/h1 Signed ") && told[1].contains(" open Overdue("));
}

#[test]
fn what_was_open_when_service_ended_has_none() {
    let open = "[[duties]]\nid = 'o1'\ntext = ''\ndue = 2026-03-20\n";
    assert_eq!(told("2026-11-20", open).len(), 1);
    let closed = format!("client.closed = 2026-11-20\n{open}");
    let text = format!("client.name = '甲'\n{closed}");
    on("2026-11-20", &text, |case| {
        assert_eq!(deadlines(case), []);
    });
}
