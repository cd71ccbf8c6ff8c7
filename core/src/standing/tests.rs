use chrono::NaiveDate;

use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::{Record, Word};
use crate::standard::Standard;

mod again;
mod agenda;
mod ahead;
mod lacking;
mod recorded;
mod stake;
mod years;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Holds a record against the sample standard on a day.
pub(crate) fn on<T>(today: &str, text: &str, look: impl FnOnce(&Case<'_>) -> T) -> T {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, [], "{text}");
    look(&Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: day(today),
    })
}

fn clocks(today: &str, text: &str) -> Vec<String> {
    on(today, text, |case| {
        let told = |clock: &Clock| {
            let (task, due) = (clock.task.code(), clock.due.date);
            format!("{task} {due} {:?} {}", clock.state(case), clock.key)
        };
        Clock::all(case).iter().map(told).collect()
    })
}

const CLIENT: &str = "client.name = '甲'\n";

#[test]
fn the_clocks_start_with_the_appointment() {
    let appointed = format!("{CLIENT}appointment.established = 2026-09-17\n");

    assert_eq!(clocks("2026-09-16", &appointed), Vec::<String>::new());
    assert_eq!(
        clocks("2026-09-21", &appointed),
        [
            "team 2026-09-21 Running(0) appointment.established",
            "archive 2026-09-21 Running(0) appointment.established",
            "rating 2026-09-23 Running(2) appointment.established",
            "plan 2026-10-08 Running(7) appointment.established",
            "onboarding 2026-10-08 Running(7) appointment.established",
        ]
    );
}

#[test]
fn the_first_service_year_is_the_first_that_reaches_the_appointment() {
    let rated = |ends: &str| {
        let text = format!(
            "{CLIENT}appointment.established = 2026-09-17\n\
             [[years]]\nstarts = 2026-03-01\nends = {ends}\nrating.rated = 2026-09-17\nrating.basis = 'expected'\nrating.income = 9000\n"
        );
        let clocks = clocks("2026-09-18", &text);
        let rating = clocks.into_iter().find(|line| line.starts_with("rating"));
        rating.unwrap_or_default()
    };

    let on_time = "rating 2026-09-23 OnTime years[0].rating.rated";
    assert_eq!(rated("2026-09-17"), on_time);
    assert_eq!(
        rated("2026-09-16"),
        "rating 2026-09-23 Running(4) appointment.established"
    );
}

#[test]
fn a_first_year_that_begins_with_the_policy_is_rated_and_planned_before_it_begins() {
    let of = |starts: &str| {
        let text = format!(
            "{CLIENT}appointment.established = 2026-09-17\n\
             [[years]]\nstarts = {starts}\nrating.rated = 2026-09-18\nrating.basis = 'expected'\nrating.income = 9000\nplan.issued = 2026-10-09\n"
        );
        let mut clocks = clocks("2026-10-09", &text);
        clocks.retain(|line| !line.starts_with("team") && !line.starts_with("archive"));
        clocks
    };
    let onboarding = "onboarding 2026-10-08 Overdue(1) appointment.established";
    let told = [
        "rating 2026-09-23 OnTime years[0].rating.rated",
        "plan 2026-10-08 Late(1) years[0].plan.issued",
        onboarding,
    ];
    // On the day the year begins it is the same as before.
    assert_eq!(of("2026-10-09"), told);
    assert_eq!(of("2026-10-10"), told);
    assert_eq!(of("2027-09-16"), told);
    // A whole year lies before this one, and nobody rated or planned that.
    let unrecorded = [
        "rating 2026-09-23 Overdue(6) appointment.established",
        "plan 2026-10-08 Overdue(1) appointment.established",
        onboarding,
    ];
    assert_eq!(of("2027-09-17"), unrecorded);
}

#[test]
fn the_last_day_is_on_time_and_the_next_is_not() {
    let text = |team: &str| {
        format!(
            "{CLIENT}appointment.established = 2026-09-30\nteam = {{ established = {team}, members = [{{ name = '陈静', role = 'account-manager' }}, {{ name = '周婷', role = 'deputy' }}] }}\n"
        )
    };
    let team = |today: &str, done: &str| clocks(today, &text(done))[0].clone();

    // 2026-10-10 is a Saturday that is worked.
    assert_eq!(
        team("2026-11-20", "2026-10-10"),
        "team 2026-10-10 OnTime team.established"
    );
    assert_eq!(
        team("2026-11-20", "2026-10-11"),
        "team 2026-10-10 Late(0) team.established"
    );
    assert_eq!(
        team("2026-11-20", "2026-10-12"),
        "team 2026-10-10 Late(1) team.established"
    );
    assert_eq!(
        team("2026-10-11", "2026-10-12"),
        "team 2026-10-10 Overdue(0) team.established"
    );
    assert_eq!(
        team("2026-10-12", "2026-10-13"),
        "team 2026-10-10 Overdue(1) team.established"
    );
    assert_eq!(
        team("2026-10-09", "2026-10-12"),
        "team 2026-10-10 Running(1) team.established"
    );
}

#[test]
fn the_whole_stage_is_done_when_its_last_part_is() {
    let text = |plan: &str| {
        format!(
            "{CLIENT}
[appointment]
established = 2026-03-02
[team]
established = 2026-03-04
members = [{{ name = '陈静', role = 'account-manager' }}, {{ name = '周婷', role = 'deputy' }}]
[archive]
established = 2026-03-05
paper = 2026-03-05
electronic = 2026-03-05
information = 2026-03-05
[[years]]
starts = 2026-03-02
rating.rated = 2026-03-06
rating.basis = 'expected'
rating.income = 9000
{plan}"
        )
    };
    let whole = |plan: &str| {
        on("2026-03-20", &text(plan), |case| {
            let clock = Clock::all(case).pop().unwrap();
            (
                clock.task,
                clock.done,
                clock.missing.iter().map(|part| part.task).collect(),
                clock.state(case),
            )
        })
    };

    let done = (
        Task::Onboarding,
        Some(day("2026-03-16")),
        vec![],
        State::OnTime,
    );
    assert_eq!(whole("plan.issued = 2026-03-16"), done);
    let late = (
        Task::Onboarding,
        Some(day("2026-03-17")),
        vec![],
        State::Late(1),
    );
    assert_eq!(whole("plan.issued = 2026-03-17"), late);
    let open = (Task::Onboarding, None, vec![Task::Plan], State::Overdue(4));
    assert_eq!(whole(""), open);
}

#[test]
fn a_new_service_year_is_rated_and_planned_again() {
    let year = "[[years]]\nstarts = 2025-03-03\nrating.rated = 2025-03-06\nrating.basis = 'expected'\nrating.income = 9000\nplan.issued = 2025-03-14\n";
    let text = format!(
        "{CLIENT}appointment.established = 2025-03-03\nteam = {{ established = 2025-03-04, members = [{{ name = '陈静', role = 'account-manager' }}, {{ name = '周婷', role = 'deputy' }}] }}\n\
         archive = {{ established = 2025-03-05, paper = 2025-03-05, electronic = 2025-03-05, information = 2025-03-05 }}\n{year}"
    );
    let later = |today: &str, text: &str| clocks(today, text).split_off(5);

    assert_eq!(later("2026-03-02", &text), Vec::<String>::new());
    assert_eq!(
        later("2026-03-03", &text),
        [
            "rating 2026-03-10 Running(5) appointment.established",
            "plan 2026-03-17 Running(10) appointment.established"
        ]
    );
    let recorded = format!(
        "{text}[[years]]\nstarts = 2026-03-03\nrating.rated = 2026-03-11\nrating.basis = 'expected'\nrating.income = 9000\n"
    );
    assert_eq!(
        later("2026-03-20", &recorded),
        [
            "rating 2026-03-10 Late(1) years[1].rating.rated",
            "plan 2026-03-17 Overdue(3) years[1].plan.issued"
        ]
    );
    let ended = text.replace(
        "appointment.est",
        "appointment.until = 2026-03-02\nappointment.est",
    );
    assert_eq!(later("2026-03-20", &ended), Vec::<String>::new());
    let closed = text.replace("client.name", "client.closed = 2026-03-02\nclient.name");
    assert_eq!(later("2026-03-20", &closed), Vec::<String>::new());
}

#[test]
fn where_a_client_stands_follows_from_its_dates() {
    let stage = |today: &str, text: &str| on(today, &format!("{CLIENT}{text}"), Stage::of);
    let contact = "client.first-contact = 2026-01-10\n";
    let appointed = "appointment.established = 2026-03-02\nappointment.until = 2027-03-01\n";
    let done = format!(
        "{appointed}team = {{ established = 2026-03-04, members = [{{ name = '陈静', role = 'account-manager' }}, {{ name = '周婷', role = 'deputy' }}] }}\narchive = {{ established = 2026-03-05, paper = 2026-03-05, electronic = 2026-03-05, information = 2026-03-05 }}\n\
         [[years]]\nstarts = 2026-03-02\nends = 2028-03-01\nrating.rated = 2026-03-06\nrating.basis = 'expected'\nrating.income = 9000\nplan.issued = 2026-03-13\n"
    );

    assert_eq!(stage("2026-11-20", ""), Stage::Target);
    assert_eq!(stage("2026-01-09", contact), Stage::Target);
    assert_eq!(stage("2026-01-10", contact), Stage::Prospect);
    assert_eq!(stage("2026-03-01", appointed), Stage::Target);
    assert_eq!(stage("2026-03-02", appointed), Stage::Signing);
    assert_eq!(stage("2026-03-12", &done), Stage::Signing);
    assert_eq!(stage("2026-03-13", &done), Stage::Service);
    assert_eq!(stage("2027-03-01", &done), Stage::Service);
    assert_eq!(stage("2027-03-02", &done), Stage::Expired);
    let closed = format!("client.closed = 2026-10-01\n{done}");
    assert_eq!(stage("2026-09-30", &closed), Stage::Service);
    assert_eq!(stage("2026-10-01", &closed), Stage::Ended);
}

#[test]
fn stars_come_from_the_income_of_one_year_unless_an_override_is_approved() {
    let stars = |today: &str, rating: &str| {
        let text = format!("{CLIENT}[[years]]\nstarts = 2026-03-02\n[years.rating]\n{rating}");
        on(today, &text, |case| {
            let rating = case.record.years[0].rating.as_ref().unwrap();
            stars_in_force(case, rating).map(|it| {
                (
                    it.stars,
                    it.computed,
                    it.yearly_income.plain(),
                    it.over_counts,
                )
            })
        })
    };
    let today = "2026-11-20";

    assert_eq!(stars(today, ""), None);
    // 36 months of a contractor's all risks policy: three stars, not four (D36).
    assert_eq!(
        stars(today, "income = 900000\nmonths = 36\n"),
        Some((3, 3, "300000".into(), false))
    );
    assert_eq!(
        stars(today, "income = 900000\n"),
        Some((4, 4, "900000".into(), false))
    );
    assert_eq!(
        stars(today, "income = 100\nmonths = 7\n"),
        Some((1, 1, "171.42".into(), false))
    );
    let over = "income = 242100\n[years.rating.override]\nstars = 4\nfactor = 'influence'\n";
    let income = || "242100".to_owned();
    assert_eq!(stars(today, over), Some((3, 3, income(), false)));
    let approved = format!("{over}approved = 2026-09-28\napproved-by = '客户关系管理中心'\n");
    assert_eq!(
        stars("2026-09-27", &approved),
        Some((3, 3, income(), false))
    );
    assert_eq!(stars("2026-09-28", &approved), Some((4, 3, income(), true)));
    let nobody = format!("{over}approved = 2026-09-28\n");
    assert_eq!(stars(today, &nobody), Some((3, 3, income(), false)));
}

#[test]
fn every_date_of_a_record_is_a_fact_or_agreed_or_planned() {
    let text = include_str!("../model/full_record.toml");
    let document = Document::parse(text).unwrap();
    let record = Record::read(&document).record;
    let mut facts = Vec::new();
    each_fact(&record, |date, way| {
        assert_eq!(document.at(&way).unwrap().source(), date.to_string());
        facts.push(way.to_string());
    });
    let agreed = [
        "client.closed",
        "client.former-names[0].until",
        "client.licence-until",
        "client.recorded-from",
        "contacts[0].until",
        "appointment.until",
        "appointment.extensions[0].until",
        "appointment.later[0].until",
        "appointment.later[0].closed",
        "appointment.later[0].extensions[0].until",
        "team.members[0].from",
        "team.members[0].until",
        "team.hand-overs[0].on",
        "duties[0].due",
        "renewals[0].outcomes[0].until",
        "renewals[0].loss.win-back",
        "years[0].starts",
        "years[0].ends",
        "years[0].plan.starts",
        "years[0].plan.ends",
        "years[0].plan.lowerings[0].from",
        "years[0].plan.items[0].start",
        "years[0].plan.items[0].finish",
        "policies[0].starts",
        "policies[0].ends",
        "policies[0].instalments[0].due",
        "waivers[0].until",
    ];
    facts.extend(agreed.map(str::to_owned));
    facts.sort();

    let ways = document.ways();
    let dates = document
        .items()
        .filter(|item| matches!(item.value(), crate::document::Value::Date(_)));
    let mut dates: Vec<String> = dates.map(|item| ways.to(item).to_string()).collect();
    dates.sort();
    assert_eq!(facts, dates);
}
