//! Both sides of each limit of the lists on the first page.

use super::leading::Leading;
use super::lists::Lists;
use super::row::{Row, table};
use super::seen::Work;
use crate::commands::testing::on;
use crate::lang::Lang;
use crate::output::{Cell, Column, Tone};
use crate::standing::agenda;

/// A served client of five stars, whose diary may be silent for 15 working days.
const CLIENT: &str = "\
client.name = '甲'
[appointment]
established = 2026-01-01
until = 2027-12-31
commitments = [{ id = 'c1', text = '每年一次消防演练' }]
[team]
members = [{ name = '陈静', role = 'account-manager', from = 2026-01-01 }, { name = '李明', role = 'deputy', from = 2026-01-01 }]
[[years]]
starts = 2026-01-01
rating = { income = 2000000 }
";

/// The cells of rows of this client behind its name, with their tone where they have one.
fn told(rows: &[Row]) -> Vec<String> {
    let row = |row: &Row| {
        assert_eq!((&*row.client, &row.cells[0]), ("jia", &Cell::from("甲")));
        let mut table = table("x", Vec::new(), String::new());
        table.columns = row.cells.iter().map(|_| Column::new("x", "x")).collect();
        table.rows.push(row.cells.clone());
        let (_, words) = table.on_paper(Lang::En);
        let cells = words[0].iter().zip(&row.cells).skip(1);
        let cells = cells.map(|(words, cell)| match cell.tone() {
            Tone::Plain => words.clone(),
            tone => format!("{words} {tone:?}"),
        });
        let cells: Vec<String> = cells.collect();
        format!(
            "{}: {}",
            row.who.as_deref().unwrap_or("-"),
            cells.join(" | ")
        )
    };
    rows.iter().map(row).collect()
}

/// The holidays of 2027 are not announced: what counts working days of it may move, a day that the plan sets may not.
#[test]
fn work_says_whether_its_last_day_may_still_move() {
    let more = "plan = { issued = 2026-01-20, circulated = 2026-01-20, items = [{ id = 'p1', finish = 2027-01-20 }] }\n\
        [[endorsements]]\nid = 'b1'\ntext = ''\nrequested = 2027-01-04\nsent = 2027-01-04\n";
    let told = on("2027-01-05", &format!("{CLIENT}{more}"), |case| {
        let todos = agenda(case).into_iter();
        let days = todos.map(|it| Work::of(Lang::En, case, &it).day.in_words(Lang::En));
        days.collect::<Vec<_>>()
    });
    assert_eq!(
        told,
        [
            "2026-01-06",
            "2026-01-08",
            "2026-02-02",
            "2027-01-08 (provisional)",
            "2027-01-15 (provisional)",
            "2027-01-20",
            "2027-01-25 (provisional)",
            "2027-12-31"
        ]
    );
}

/// The lists of what comes before anything is late.
fn leading(today: &str, more: &str) -> Leading {
    on(today, &format!("{CLIENT}{more}"), |case| {
        Leading::of(Lang::En, case)
    })
}

#[test]
fn a_contact_thins_out_from_two_thirds_of_the_allowed_time_on() {
    let of = |today| {
        let diary = "[[diary]]\nid = 'd1'\non = 2026-11-06\n";
        told(&leading(today, diary).contacts)
    };
    assert_eq!(of("2026-11-19"), [""; 0], "9 of 15");
    assert_eq!(of("2026-11-20"), ["陈静: 2026-11-06 | 10 | 15"]);
    assert_eq!(of("2026-11-27"), ["陈静: 2026-11-06 | 15 | 15"]);
    assert_eq!(of("2026-11-30"), ["陈静: 2026-11-06 | 16 Bad | 15"]);
}

fn policy(ends: &str) -> String {
    format!(
        "[[policies]]\nid = 'par'\nproduct = '财产（一切）险'\nstarts = 2026-01-20\nends = {ends}\n"
    )
}

#[test]
fn a_renewal_should_have_its_programme_within_60_days() {
    let of = |ends: &str, more: &str| {
        let text = policy(ends) + more;
        told(&leading("2026-11-20", &text).unprepared)
    };
    assert_eq!(
        of("2027-01-19", ""),
        ["陈静: par | 2027-01-19 | 60 | start the renewal by 2026-09-21 Bad"]
    );
    assert_eq!(of("2027-01-20", ""), [""; 0], "61 days");
    assert_eq!(of("2026-11-20", "").len(), 1, "it covers today");
    assert_eq!(of("2026-11-19", ""), [""; 0], "it covers no more");
    let renewal = |step: &str| {
        format!(
            "[[renewals]]\nid = 'x1'\npolicies = ['par']\nhandler = '李明'\nstarted = 2026-08-20\n\
             reviewed = 2026-09-01\nexposure = 2026-09-02\n{step}"
        )
    };
    assert_eq!(
        of("2027-01-19", &renewal("programme = 2026-11-20\n")),
        [""; 0]
    );
    assert_eq!(of("2027-01-19", &renewal("")).len(), 1);
    assert!(of("2027-01-19", &renewal(""))[0].starts_with("李明: "));
}

#[test]
fn a_policy_ends_within_90_days_and_so_does_the_appointment() {
    let of = |text: &str| told(&on("2026-11-20", text, |case| Lists::of(Lang::En, case)).ends);
    let with = |ends: &str| of(&format!("{CLIENT}{}", policy(ends)));
    assert_eq!(
        with("2027-02-18"),
        [
            "陈静: 财产（一切）险 (par) |  |  | 2027-02-18 | 90 | start the renewal by 2026-10-21 Bad"
        ]
    );
    assert_eq!(with("2027-02-19"), [""; 0], "91 days");
    assert_eq!(with("2026-11-20").len(), 1, "today");
    assert_eq!(with("2026-11-19"), [""; 0], "yesterday");

    let until = |day: &str| of(&CLIENT.replace("until = 2027-12-31", &format!("until = {day}")));
    assert_eq!(
        until("2027-02-18"),
        ["陈静: The appointment |  |  | 2027-02-18 | 90 | extend or renew it"]
    );
    assert_eq!(until("2027-02-19"), [""; 0], "91 days");
    assert_eq!(until("2026-11-20").len(), 1, "today");
    assert_eq!(until("2026-11-19"), [""; 0], "yesterday");
}

#[test]
fn a_commitment_is_told_within_90_days_or_when_no_item_covers_it() {
    let of = |item: &str| {
        let plan = format!("plan = {{ issued = 2026-01-20, items = [{{ id = 'p1', {item} }}] }}\n");
        told(&leading("2026-11-20", &plan).commitments)
    };
    let due = |day: &str| of(&format!("covers = ['c1'], finish = {day}"));
    let fire = "陈静: 每年一次消防演练";
    assert_eq!(due("2027-02-18"), [format!("{fire} | 2027-02-18")]);
    assert_eq!(due("2027-02-19"), [""; 0], "91 days");
    assert_eq!(due("2026-11-20"), [format!("{fire} | 2026-11-20")]);
    assert_eq!(due("2026-11-19"), [format!("{fire} | 2026-11-19 Bad")]);
    let none = format!("{fire} | not in the plan Bad");
    assert_eq!(of("finish = 2026-12-01"), std::slice::from_ref(&none));
    assert_eq!(
        of("covers = ['c1'], finish = 2026-12-01, dropped = 2026-11-01"),
        [none]
    );
    assert_eq!(
        of("covers = ['c1'], finish = 2026-11-01, done = 2026-11-01"),
        [""; 0]
    );
}

#[test]
fn a_client_is_in_one_hand_by_its_open_work_and_the_diary_of_twelve_months() {
    let of = |on: &str, by: &str| {
        let work = "[[duties]]\nid = 'o1'\ntext = ''\nhandler = '陈静'\ndue = 2026-12-31\n";
        let diary = format!("[[diary]]\nid = 'd1'\non = {on}\nby = '{by}'\n");
        told(&leading("2026-11-20", &(diary + work)).one_hand)
    };
    let hers = ["陈静: 1 | 2"];
    assert_eq!(of("2026-11-02", "陈静"), hers);
    assert_eq!(of("2026-11-02", "李明"), [""; 0]);
    assert_eq!(of("2025-11-21", "李明"), [""; 0]);
    assert_eq!(of("2025-11-20", "李明"), hers, "twelve months ago");
    assert_eq!(of("2026-11-21", "李明"), hers, "tomorrow");
}
