//! A record that begins in the middle of an appointment.

use super::*;

/// Appointed in 2019; the record begins on 2026-12-01, in the service year from 2026-05-06.
fn taken(rest: &str) -> String {
    format!(
        "[client]\nname = '甲'\nrecorded-from = 2026-12-01\n[appointment]\nestablished = 2019-05-06\n{rest}"
    )
}

/// What is left of the clocks without those of before the record.
fn recorded(today: &str, text: &str) -> Vec<String> {
    let mut clocks = clocks(today, text);
    clocks.retain(|line| !line.contains("Unrecorded"));
    clocks
}

const SET_UP: &str = "[team]\nestablished = 2019-05-08\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n\
     [archive]\nestablished = 2019-06-05\npaper = 2019-06-05\nelectronic = 2019-06-05\ninformation = 2019-06-05\n";

#[test]
fn nothing_of_before_is_overdue_and_what_must_stand_has_a_term_of_its_own() {
    assert_eq!(
        recorded("2026-12-01", &taken("")),
        [
            "team 2026-12-29 Running(20) appointment.established",
            "archive 2026-12-29 Running(20) appointment.established",
            "rating 2026-12-29 Running(20) appointment.established",
            "plan 2026-12-29 Running(20) appointment.established",
        ]
    );
    let first = recorded("2026-12-30", &taken(""));
    assert_eq!(
        first[0],
        "team 2026-12-29 Overdue(1) appointment.established"
    );
    let all = clocks("2026-12-01", &taken(""));
    assert_eq!(
        all[0],
        "rating 2019-05-13 Unrecorded appointment.established"
    );
    // Seven years with rating and plan, and the whole first stage.
    assert_eq!(all.len() - 4, 15);
}

#[test]
fn what_was_set_up_before_is_neither_late_nor_on_time() {
    assert_eq!(
        recorded("2026-12-01", &taken(SET_UP)),
        [
            "rating 2026-12-29 Running(20) appointment.established",
            "plan 2026-12-29 Running(20) appointment.established",
        ]
    );
    let year = |rated: &str| {
        let year = format!(
            "[[years]]\nstarts = 2026-05-06\nrating.rated = {rated}\nrating.basis = 'expected'\nrating.income = 9000\nplan.issued = 2026-05-10\n"
        );
        recorded("2026-12-31", &taken(&format!("{SET_UP}{year}")))
    };
    // Rated on the day before the record begins, on the last day of the term, and one working day later.
    assert_eq!(year("2026-11-30"), [""; 0]);
    assert_eq!(
        year("2026-12-29"),
        ["rating 2026-12-29 OnTime years[0].rating.rated"]
    );
    assert_eq!(
        year("2026-12-30"),
        ["rating 2026-12-29 Late(1) years[0].rating.rated"]
    );
}

#[test]
fn a_term_that_ends_on_the_day_the_record_begins_still_runs() {
    let of = |begins: &str| {
        let text = format!(
            "[client]\nname = '甲'\nrecorded-from = {begins}\n[appointment]\nestablished = 2026-09-17\n"
        );
        recorded("2026-10-09", &text)[0].clone()
    };
    assert_eq!(
        of("2026-09-21"),
        "team 2026-09-21 Overdue(8) appointment.established"
    );
    assert_eq!(
        of("2026-09-22"),
        "rating 2026-09-23 Overdue(6) appointment.established"
    );
}

#[test]
fn a_renewal_whose_start_lay_before_is_due_ten_working_days_after() {
    let text = taken(&format!(
        "{SET_UP}[[policies]]\nid = 'par'\nstarts = 2026-01-01\nends = 2026-12-31\n"
    ));
    let next = |today: &str| {
        on(today, &text, |case| {
            let all = agenda(case).into_iter();
            let opens = all.filter(|todo| matches!(todo.what, What::RenewalOpens { .. }));
            opens.map(|todo| todo.when).collect::<Vec<_>>()
        })
    };
    let due = [When::By(day("2026-12-15"))];
    assert_eq!(next("2026-12-01"), due);
    assert_eq!(next("2026-12-15"), due);
}

#[test]
fn the_next_service_year_has_its_usual_terms() {
    let next = recorded("2027-05-06", &taken(SET_UP));
    assert_eq!(
        next[2..],
        [
            "rating 2027-05-13 Running(5) appointment.established",
            "plan 2027-05-20 Running(10) appointment.established",
        ]
    );
}

#[test]
fn the_client_is_served_from_the_day_its_record_begins() {
    let stage = |today: &str, text: &str| on(today, text, Stage::of);
    assert_eq!(stage("2026-12-01", &taken("")), Stage::Service);
    let fresh = taken("").replace("2019-05-06", "2026-11-30");
    assert_eq!(stage("2026-12-01", &fresh), Stage::Signing);
}

#[test]
fn a_stage_that_ends_after_the_record_begins_lacks_only_what_has_no_term_of_its_own() {
    // Team and archive were due on 22 September, the rating on the 24th, the plan and the stage on 9 October.
    let lacking = |begins: &str, rest: &str| {
        let text = format!(
            "[client]\nname = '甲'\nrecorded-from = {begins}\n[appointment]\nestablished = 2026-09-17\n{rest}"
        );
        on("2026-10-12", &text, |case| {
            let all = Clock::all(case).into_iter();
            let stage = all.filter(|it| it.task == Task::Onboarding);
            let stage = stage.map(|it| {
                let missing = it.missing.iter().map(|part| part.task.code());
                (it.unrecorded, missing.collect::<Vec<_>>())
            });
            stage.collect::<Vec<_>>()
        })
    };
    let all = vec!["team", "archive", "rating", "plan"];
    assert_eq!(lacking("2026-09-21", ""), [(false, all)]);
    assert_eq!(lacking("2026-09-22", ""), [(false, vec!["rating", "plan"])]);
    assert_eq!(lacking("2026-09-28", ""), [(false, vec!["plan"])]);
    let planned = "[[years]]\nstarts = 2026-09-17\nplan.issued = 2026-09-29\n";
    assert_eq!(lacking("2026-09-28", planned), [(true, vec![])]);
}
