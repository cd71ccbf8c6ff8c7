//! What the next stage lacks.

use super::*;
use crate::standing::{lacking, next_stage};

/// The next stage, and what lacks for it, with its last day.
fn lacks(today: &str, text: &str) -> (Option<&'static str>, Vec<String>) {
    on(today, &format!("client.name = '甲'\n{text}"), |case| {
        let told = lacking(case).into_iter().map(|it| {
            let lacks: Vec<&str> = it.lacks.iter().map(|lack| lack.code()).collect();
            let due = it.clock.map(|clock| format!(" {}", clock.due.date));
            lacks.join("+") + &due.unwrap_or_default()
        });
        let next = next_stage(Stage::of(case)).map(|next| next.code());
        (next, told.collect())
    })
}

fn told(next: &'static str, lacks: &[&str]) -> (Option<&'static str>, Vec<String>) {
    (
        Some(next),
        lacks.iter().map(|it| (*it).to_owned()).collect(),
    )
}

#[test]
fn before_the_appointment_there_are_contact_notice_and_the_paper() {
    let contact = "client.first-contact = 2026-10-20\n";
    assert_eq!(
        lacks("2026-10-19", contact),
        told("prospect", &["first-contact"])
    );
    assert_eq!(
        lacks("2026-10-20", contact),
        told("signing", &["disclosure-notice", "appointment"])
    );
    let notice = format!("{contact}client.disclosure-notice = 2026-10-21\n");
    assert_eq!(
        lacks("2026-10-21", &notice),
        told("signing", &["appointment"])
    );
}

#[test]
fn signing_lacks_the_parts_of_its_tasks_each_by_its_last_day() {
    let appointed = "appointment.established = 2026-11-09\n";
    assert_eq!(
        lacks("2026-11-09", appointed),
        told(
            "service",
            &[
                "account-manager+deputy 2026-11-12",
                "paper+electronic+information 2026-11-12",
                "rating 2026-11-16",
                "plan-items 2026-11-23",
                "plan-issued 2026-11-23",
            ]
        )
    );
    let begun = format!(
        "{appointed}team.members = [{{ name = '李明', role = 'account-manager', from = 2026-11-09 }}]\n\
         archive.paper = 2026-11-10\n[[years]]\nstarts = 2026-11-09\n\
         rating = {{ rated = 2026-11-10, basis = 'expected', income = 9000 }}\n\
         plan.items = [{{ id = 'p1', content = '拜访', start = 2026-12-01, finish = 2026-12-04 }}]\n"
    );
    assert_eq!(
        lacks("2026-11-10", &begun),
        told(
            "service",
            &[
                "deputy 2026-11-12",
                "electronic+information 2026-11-12",
                "item-fields 2026-11-23",
                "plan-issued 2026-11-23",
            ]
        )
    );
}

#[test]
fn service_lasts_and_an_appointment_that_is_over_is_extended() {
    let text = "appointment.established = 2026-11-09\nappointment.until = 2026-11-30\n\
                team.members = [{ name = '李明', role = 'account-manager', from = 2026-11-09 },\n\
                { name = '周婷', role = 'deputy', from = 2026-11-09 }]\n\
                archive = { paper = 2026-11-10, electronic = 2026-11-10, information = 2026-11-10 }\n\
                [[years]]\nstarts = 2026-11-09\n\
                rating = { rated = 2026-11-10, basis = 'expected', income = 9000 }\n\
                plan.issued = 2026-11-10\n\
                plan.items = [{ id = 'p1', content = '拜访', start = 2026-11-20, finish = 2026-11-24, handler = '李明' }]\n";
    assert_eq!(lacks("2026-11-30", text), (None, Vec::new()));
    assert_eq!(lacks("2026-12-01", text), told("service", &["extension"]));
    let closed = format!("client.closed = 2026-12-01\n{text}");
    assert_eq!(lacks("2026-12-01", &closed), (None, Vec::new()));
}
