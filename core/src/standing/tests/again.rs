//! A client that comes back: everything begins again, and is held against the appointment that ran then.

use super::*;

/// What is seen on a day of the record as it stood then.
fn seen<T>(today: &str, text: &str, look: impl FnOnce(&Case<'_>) -> T) -> T {
    on(today, text, |case| {
        let stood = as_it_stood(case.record, case.today);
        let record = stood.record();
        look(&Case { record, ..*case })
    })
}

fn clocks(today: &str, text: &str) -> Vec<String> {
    seen(today, text, |case| {
        let told = |clock: &Clock| {
            let (task, due) = (clock.task.code(), clock.due.date);
            format!("{task} {due} {:?} {}", clock.state(case), clock.key)
        };
        Clock::all(case).iter().map(told).collect()
    })
}

const BACK: &str = "\
client.name = '甲'
client.closed = 2026-08-31
appointment.established = 2026-03-02
appointment.until = 2027-03-01
appointment.later = [{ id = 'm2', established = 2026-11-02, until = 2028-11-01 }]
[team]
established = 2026-03-10
members = [{ name = '陈静', role = 'account-manager', until = 2026-08-31 }, { name = '周婷', role = 'deputy' }]
[[years]]
starts = 2026-03-02
rating.rated = 2026-03-06
rating.basis = 'expected'
rating.income = 9000
";

#[test]
fn the_clocks_begin_anew_and_what_was_late_stays() {
    assert_eq!(
        clocks("2026-11-01", BACK),
        [
            "team 2026-03-05 Late(3) team.established",
            "rating 2026-03-09 OnTime years[0].rating.rated",
        ]
    );
    assert_eq!(
        clocks("2026-11-03", BACK),
        [
            "team 2026-03-05 Late(3) team.established",
            "rating 2026-03-09 OnTime years[0].rating.rated",
            "team 2026-11-05 Running(2) team.established",
            "archive 2026-11-05 Running(2) appointment.later[0].established",
            "rating 2026-11-09 Running(4) appointment.later[0].established",
            "plan 2026-11-16 Running(9) appointment.later[0].established",
            "onboarding 2026-11-16 Running(9) appointment.later[0].established",
        ]
    );
    // A team that stands on the day of the new appointment was set up on it.
    let stands = BACK.replace(", until = 2026-08-31 }", " }");
    let team = &clocks("2026-11-03", &stands)[2];
    assert_eq!(team, "team 2026-11-05 OnTime team.established");
}

#[test]
fn what_an_appointment_that_ended_left_undone_is_not_forgiven_by_the_next() {
    let ended = BACK
        .replace("client.closed = 2026-08-31\n", "")
        .replace("until = 2027-03-01", "until = 2026-08-31");
    let open = clocks("2026-11-03", &ended);
    let plan = "plan 2026-03-16 Overdue(158) years[0].plan.issued";
    assert!(open.contains(&plan.to_owned()), "{open:#?}");
}

#[test]
fn the_stage_goes_by_the_appointment_that_runs() {
    let stage = |today: &str, text: &str| seen(today, text, Stage::of);
    assert_eq!(stage("2026-08-30", BACK), Stage::Signing);
    assert_eq!(stage("2026-08-31", BACK), Stage::Ended);
    assert_eq!(stage("2026-11-01", BACK), Stage::Ended);
    assert_eq!(stage("2026-11-02", BACK), Stage::Signing);
    assert_eq!(stage("2028-11-02", BACK), Stage::Expired);
    let again = BACK.replace(
        "until = 2028-11-01 }",
        "until = 2028-11-01, closed = 2027-01-31 }",
    );
    assert_eq!(stage("2027-01-30", &again), Stage::Signing);
    assert_eq!(stage("2027-01-31", &again), Stage::Ended);
}

#[test]
fn the_service_years_begin_anew_with_it() {
    let years = |today: &str, text: &str| {
        seen(today, text, |case| {
            let told = |year: &ServiceYear<'_>| format!("{}..{}", year.starts, year.ends);
            let mut lines: Vec<String> = service_years(case).iter().map(told).collect();
            lines.push(year_today(case).map_or("none".to_owned(), |year| told(&year)));
            lines
        })
    };
    let (first, second) = ("2026-03-02..2026-11-01", "2026-11-02..2027-11-01");
    assert_eq!(
        years("2026-11-01", BACK),
        ["2026-03-02..2027-03-01", "none"]
    );
    assert_eq!(years("2026-11-02", BACK), [first, second, second]);
    let third = "2027-11-02..2028-11-01";
    assert_eq!(years("2027-11-02", BACK), [first, second, third, third]);
    assert_eq!(years("2028-11-02", BACK), [first, second, third, "none"]);
}

#[test]
fn what_was_open_when_the_client_was_closed_is_not_asked_again() {
    let item = |year: &str| {
        let item = format!("{year}plan.items = [{{ id = 'p1', finish = 2026-12-31 }}]\n");
        seen("2026-12-01", &format!("{BACK}{item}"), |case| {
            agenda(case)
                .iter()
                .any(|it| matches!(it.what, What::Item { .. }))
        })
    };
    assert!(!item(""));
    assert!(item("[[years]]\nstarts = 2026-11-02\n"));
}

#[test]
fn what_does_not_end_with_the_service_is_asked_of_a_client_that_came_back_too() {
    // Over by the closing, in a renewal on record, over while the client was away, and still running.
    let open = "\
[[policies]]
id = 'par'
ends = 2026-07-31
[[policies]]
id = 'el'
ends = 2026-09-30
[[policies]]
id = 'pl'
ends = 2026-10-01
[[policies]]
id = 'mb'
ends = 2027-06-30
[[renewals]]
id = 'x2026'
policies = ['el']
started = 2026-08-01
[[complaints]]
id = 't1'
received = 2026-08-10
text = '赔款'
[[endorsements]]
id = 'b1'
policy = 'par'
requested = 2026-08-10
text = '增加仓库'
";
    let text = format!("{BACK}{open}");
    let asked = |today: &str, of: &[&str]| {
        seen(today, &text, |case| {
            let all = events(case).into_iter().map(|it| it.name);
            let mut asked: Vec<String> = all
                .filter(|name| of.iter().any(|of| name.starts_with(of)))
                .collect();
            asked.sort();
            asked
        })
    };
    let of = ["expires/", "complaint-", "endorsement-"];
    let left = ["complaint-answer/t1", "expires/el", "expires/par"];
    assert_eq!(asked("2026-11-01", &of), left);
    let again = [
        "complaint-answer/t1",
        "expires/el",
        "expires/mb",
        "expires/par",
    ];
    assert_eq!(asked("2026-11-02", &of), again);
    let due = seen("2026-11-02", &text, |case| {
        let all = deadlines(case).into_iter();
        let mut of = all.filter(|it| it.entry == Some(("complaints", "t1")));
        of.next().map(|it| it.due.date)
    });
    assert_eq!(due, Some(day("2026-08-25")));
}

#[test]
fn an_item_that_the_closing_settled_stands_for_no_contact_and_no_manual() {
    let item = "plan.items = [{ id = 'p1', service = 'client-manual', finish = 2026-08-10 }]\n";
    let diary = "[[diary]]\nid = 'd'\non = 2026-11-03\n";
    let policy = "[[policies]]\nid = 'par'\nstarts = 2026-11-02\nends = 2027-11-01\n";
    let seen = |item: &str| {
        let text = format!("{BACK}{item}{diary}{policy}");
        seen("2026-11-04", &text, |case| {
            let contact = agenda(case)
                .iter()
                .any(|it| matches!(it.what, What::Contact { .. }));
            (contact, has_manual(case, day("2026-11-02")))
        })
    };
    assert_eq!(seen(""), (true, false));
    assert_eq!(seen(item), (true, false));
    // One of the year that runs stands for both.
    let now = format!(
        "[[years]]\nstarts = 2026-11-02\n{}",
        item.replace("2026-08", "2026-11")
    );
    assert_eq!(seen(&now), (false, true));
}

#[test]
fn a_year_that_begins_with_the_policy_is_seen_by_the_clocks_before_it_begins() {
    let year = "[[years]]\nstarts = 2026-11-20\nrating.rated = 2026-11-05\nrating.basis = 'expected'\nrating.income = 9000\n";
    let text = format!("{BACK}{year}");
    let rating = |today: &str| {
        let clocks = clocks(today, &text).into_iter();
        let mut ratings = clocks.filter(|it| it.starts_with("rating 2026-11-09"));
        ratings.next().expect("the clock of the new appointment")
    };
    let done = "rating 2026-11-09 OnTime years[1].rating.rated";
    assert_eq!(rating("2026-11-05"), done);
    assert_eq!(rating("2026-11-19"), done);
    assert_eq!(rating("2026-11-20"), done);
}
