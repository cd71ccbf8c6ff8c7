//! Whole drafts, and what holds for every one of them.

use std::collections::BTreeMap;

use chrono::Datelike;
use proptest::prelude::*;

use super::*;
use crate::calendar::Calendar;
use crate::document::edit::apply;
use crate::model::{LAYOUT, PlanItem, day_after_months};
use crate::standard::Standard;
use crate::standing::tests::on;

mod back;
mod promised;
mod refused;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TEAM: &str = "
[[team.members]]
name = '陈静'
role = 'account-manager'
[[team.members]]
name = '周婷'
role = 'deputy'
[[team.members]]
name = '赵磊'
role = 'non-life'
[[team.members]]
name = '孙丽'
role = 'client-relations'
[[team.members]]
name = '王强'
role = 'producer'
";

/// A client with a team, rated by its income; `rest` follows.
fn client(income: u64, rest: &str) -> String {
    format!(
        "client.name = '甲'\nappointment.established = 2026-03-02\n{TEAM}
[[years]]
starts = 2026-03-02
rating = {{ basis = 'realised', income = {income} }}
{rest}"
    )
}

/// What an item is called here: its subject, not its words.
fn called(item: &Drafted<'_>) -> String {
    match item.subject {
        Subject::Service(service, Mark::Only) => service.code.clone(),
        Subject::Service(service, mark) => format!("{} {mark:?}", service.code),
        Subject::Commitment(text) => format!("commitment {text}"),
        Subject::Need(text) => format!("need {text}"),
    }
}

fn told(draft: &Draft<'_>) -> Vec<String> {
    let told = |item: &Drafted<'_>| {
        let covers = item.covers.join(",");
        let covers = if covers.is_empty() { "-" } else { &covers };
        let purpose = item.purpose.map_or("-", Purpose::code);
        format!(
            "{} {} {} {} {} {covers} {purpose}",
            item.id,
            called(item),
            item.start,
            item.finish,
            item.handler
        )
    };
    draft.items.iter().map(told).collect()
}

fn drafted(today: &str, text: &str) -> Vec<String> {
    on(today, text, |case| {
        told(&draft(case, &Asked::default()).unwrap())
    })
}

fn refused(today: &str, text: &str, asked: &Asked) -> Refusal {
    on(today, text, |case| draft(case, asked).unwrap_err())
}

/// The record with the draft in it.
fn written(today: &str, text: &str, asked: &Asked) -> String {
    on(today, text, |case| {
        let draft = draft(case, asked).unwrap();
        apply(text, &draft.edits(called), &LAYOUT).unwrap()
    })
}

#[test]
fn the_plan_of_one_star() {
    assert_eq!(
        drafted("2026-03-10", &client(30_000, "")),
        [
            "p1 client-manual 2026-03-23 2026-04-17 周婷 - -",
            "p2 phone-call Month(4) 2026-04-07 2026-04-10 陈静 - -",
            "p3 account-review 2026-08-31 2026-09-11 陈静 - -",
            "p4 claims-session 2026-10-08 2026-10-19 赵磊 - -",
            "p5 bulletin 2026-11-30 2026-12-04 孙丽 - -",
            "p6 phone-call Month(1) 2027-01-25 2027-01-29 陈静 - renewal"
        ]
    );
}

#[test]
fn the_plan_of_three_stars() {
    assert_eq!(
        drafted("2026-03-10", &client(242_100, "")),
        [
            "p1 client-manual 2026-03-23 2026-04-17 周婷 - -",
            "p2 phone-call Month(4) 2026-04-07 2026-04-10 陈静 - -",
            "p3 visit Month(4) 2026-04-07 2026-04-17 陈静 - -",
            "p4 bulletin Quarter(2) 2026-05-11 2026-05-15 孙丽 - -",
            "p5 phone-call Month(6) 2026-06-01 2026-06-05 陈静 - -",
            "p6 training 2026-06-22 2026-07-03 赵磊 - -",
            "p7 phone-call Month(8) 2026-08-03 2026-08-07 陈静 - -",
            "p8 risk-survey 2026-08-03 2026-08-21 赵磊 - -",
            "p9 bulletin Quarter(3) 2026-08-10 2026-08-14 孙丽 - -",
            "p10 account-review 2026-08-31 2026-09-11 陈静 - -",
            "p11 phone-call Month(9) 2026-09-28 2026-09-30 陈静 - -",
            "p12 claims-session 2026-10-08 2026-10-19 赵磊 - -",
            "p13 stewardship-report 2026-11-02 2026-11-27 陈静 - renewal",
            "p14 bulletin Quarter(4) 2026-11-09 2026-11-13 孙丽 - -",
            "p15 phone-call Month(11) 2026-11-30 2026-12-04 陈静 - -",
            "p16 meeting 2026-12-14 2026-12-25 陈静 - -",
            "p17 phone-call Month(1) 2027-01-25 2027-01-29 陈静 - -",
            "p18 visit Month(1) 2027-01-25 2027-02-04 陈静 - renewal",
            "p19 bulletin Quarter(1) 2027-02-01 2027-02-04 孙丽 - -"
        ]
    );
}

#[test]
fn the_plan_of_five_stars_is_spread_over_all_months() {
    let text = client(1_232_000, "");
    on("2026-03-10", &text, |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        let mut months: BTreeMap<String, u32> = BTreeMap::new();
        for item in &draft.items {
            *months
                .entry(item.start.format("%Y-%m").to_string())
                .or_default() += 1;
        }
        assert_eq!(draft.items.len(), 47);
        assert_eq!(
            months.into_values().collect::<Vec<_>>(),
            [3, 5, 4, 4, 3, 5, 3, 3, 7, 3, 4, 3]
        );
    });
}

#[test]
fn a_short_advisory_service_takes_its_share_of_the_standard() {
    let text = client(60_000, "").replace(
        "starts = 2026-03-02\n",
        "starts = 2026-03-02\nends = 2026-07-01\n",
    );
    let text = text.replace("client.name", "client.consulting = true\nclient.name");
    on("2026-03-10", &text, |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        assert!(draft.reference);
        assert_eq!(
            told(&draft),
            [
                "p1 phone-call 2026-03-23 2026-03-27 陈静 - -",
                "p2 account-review 2026-05-06 2026-05-15 陈静 - renewal",
                "p3 stewardship-report 2026-05-11 2026-06-05 陈静 - renewal",
                "p4 bulletin 2026-06-01 2026-06-05 孙丽 - -",
                "p5 visit 2026-06-01 2026-06-12 陈静 - renewal"
            ]
        );
    });
}

#[test]
fn what_is_there_is_left_and_only_the_rest_is_drafted_over_what_is_left_of_the_term() {
    let items = "
[[years.plan.items]]
id = 'p4'
service = 'phone-call'
content = '首次电话'
start = 2026-03-09
finish = 2026-03-13
done = 2026-03-12
[[years.plan.items]]
id = 'p5'
service = 'phone-call'
dropped = 2026-05-01
[[years.plan.items]]
id = 'p6'
service = 'client-manual'
start = 2026-10-12
finish = 2026-10-30
";
    assert_eq!(
        drafted("2026-09-01", &client(30_000, items)),
        [
            "p7 account-review 2026-11-30 2026-12-11 陈静 - renewal",
            "p8 claims-session 2026-12-14 2026-12-25 赵磊 - -",
            "p9 bulletin 2027-01-11 2027-01-15 孙丽 - -",
            "p10 phone-call Month(1) 2027-01-25 2027-01-29 陈静 - -"
        ]
    );
}

#[test]
fn a_policy_that_begins_and_ends_within_the_term_has_contact_at_both_its_ends() {
    let policy = "\n[[policies]]\nid = 'par'\nstarts = 2026-06-01\nends = 2026-12-31\n";
    let calls = |text: &str| {
        let all = drafted("2026-03-10", text);
        let calls = all.into_iter().filter(|it| it.contains("phone-call"));
        calls.collect::<Vec<_>>()
    };
    assert_eq!(
        calls(&client(30_000, "")),
        [
            "p2 phone-call Month(4) 2026-04-07 2026-04-10 陈静 - -",
            "p6 phone-call Month(1) 2027-01-25 2027-01-29 陈静 - renewal"
        ]
    );
    assert_eq!(
        calls(&client(30_000, policy)),
        [
            "p1 phone-call Month(6) 2026-06-15 2026-06-18 陈静 - -",
            "p5 phone-call Month(11) 2026-11-30 2026-12-04 陈静 - renewal"
        ]
    );
}

#[test]
fn the_manual_comes_once_the_policy_has_begun_and_in_time_for_it() {
    let manual = |today: &str, policies: &[(&str, &str)]| {
        let policies = policies.iter().map(|(starts, ends)| {
            format!("\n[[policies]]\nid = '{starts}'\nstarts = {starts}\nends = {ends}\n")
        });
        let text = client(30_000, &policies.collect::<String>());
        let all = drafted(today, &text).into_iter();
        let manual = all.filter(|it| it.contains("client-manual"));
        let days = manual.map(|it| it.split(' ').skip(2).take(2).collect::<Vec<_>>().join(" "));
        days.collect::<Vec<_>>()
    };
    assert_eq!(manual("2026-03-10", &[]), ["2026-03-23 2026-04-17"]);
    // Begun with the appointment: thirty working days later is 2026-04-14.
    let with_us = ("2026-03-02", "2027-03-01");
    assert_eq!(manual("2026-03-10", &[with_us]), ["2026-03-23 2026-04-14"]);
    assert_eq!(manual("2026-04-14", &[with_us]), ["2026-04-14 2026-04-14"]);
    assert_eq!(manual("2026-04-15", &[with_us]), ["2026-04-15 2026-05-09"]);
    // What began before us is ours from the appointment on.
    let before = ("2025-06-01", "2026-05-31");
    assert_eq!(manual("2026-03-10", &[before]), ["2026-03-23 2026-04-14"]);
    // Of two that begin later, the first.
    let later = [("2026-06-15", "2027-06-14"), ("2026-06-01", "2027-05-31")];
    assert_eq!(manual("2026-03-10", &later), ["2026-06-15 2026-07-10"]);
    let after = ("2027-03-02", "2028-03-01");
    assert_eq!(manual("2026-03-10", &[after]), ["2026-03-23 2026-04-17"]);
}

#[test]
fn a_policy_that_expires_after_the_term_leaves_its_end_to_the_next_plan() {
    let calls = |ends: &str| {
        let policy = format!("\n[[policies]]\nid = 'par'\nstarts = 2026-06-01\nends = {ends}\n");
        let all = drafted("2026-03-10", &client(30_000, &policy)).into_iter();
        let calls = all.filter(|it| it.contains("phone-call"));
        let days = calls.map(|it| it.split(' ').nth(3).unwrap().to_owned());
        days.collect::<Vec<_>>()
    };
    assert_eq!(calls("2027-02-28"), ["2026-06-15", "2027-01-25"]);
    assert_eq!(calls("2027-05-31"), ["2026-06-15", "2027-01-25"]);
    assert_eq!(calls("2026-11-30"), ["2026-06-15", "2026-10-26"]);
}

/// Income that gives so many stars.
const INCOMES: [u64; 5] = [30_000, 60_000, 242_100, 600_000, 1_232_000];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the stars, the term and the day: enough of each service, on working days of what is left
    /// of the term, not bunched, with contact at both ends; and nothing more the second time.
    #[test]
    fn every_draft_keeps_the_standard_and_the_maxims(
        stars in 1usize..=5, from in 0i64..1400, months in 4u32..=12, passed in 0i64..60,
        consulting: bool,
    ) {
        let starts = moved(day("2023-01-01"), from);
        let last = day_after_months(starts, months).unwrap().pred_opt().unwrap();
        let today = moved(starts, passed);
        let text = client(INCOMES[stars - 1], "")
            .replace("2026-03-02", &starts.to_string())
            .replace("\nrating = {", &format!("\nends = {last}\nrating = {{"))
            .replace("client.name", &format!("client.consulting = {consulting}\nclient.name"));
        // Realised income of a short year is spread over twelve months, so the stars hold.
        let standard = Standard::sample();
        let calendar = Calendar::embedded();
        let text = on(&today.to_string(), &text, |case| {
            let draft = draft(case, &Asked::default()).unwrap();
            let items = &draft.items;
            prop_assert_eq!(draft.reference, consulting || months < 12);
            for service in &standard.services {
                let count = items.iter().filter(|it| it.service == Some(service)).count() as u32;
                let least = service.least[stars - 1];
                if draft.reference {
                    prop_assert!(count <= least, "{} {count}", service.code);
                } else {
                    prop_assert_eq!(count, least, "{}", &service.code);
                }
            }
            for item in items {
                prop_assert!(today <= item.start && item.start <= item.finish && item.finish <= last);
                prop_assert!(calendar.is_working(item.start) && calendar.is_working(item.finish));
            }
            let mut months: BTreeMap<(i32, u32), usize> = BTreeMap::new();
            for item in items {
                *months.entry((item.start.year(), item.start.month())).or_default() += 1;
            }
            let most = months.into_values().max().unwrap_or(0);
            // In the last months there is no room left to spread over.
            if items.len() >= 6 && (last - today).num_days() >= 180 {
                let share = most as i64 * 10_000 / items.len() as i64;
                prop_assert!(share <= standard.maxims.bunched, "{most} of {}", items.len());
            }
            let contact = |end: NaiveDate| {
                let ends = i64::from(standard.maxims.ends);
                items.iter().any(|it| {
                    let meets = it.service.is_some_and(|it| is_contact(Some(&it.code)));
                    meets && (it.start - end).num_days().abs() <= ends
                })
            };
            let contacts = items.iter().filter(|it| {
                it.service.is_some_and(|it| is_contact(Some(&it.code)))
            });
            let several = contacts.count() > 1;
            prop_assert!(contact(last), "end");
            prop_assert!(!several || contact(today), "beginning");
            prop_assert!(items.iter().any(|it| it.purpose == Some(Purpose::Renewal)));
            Ok(apply(&text, &draft.edits(called), &LAYOUT).unwrap())
        })?;
        on(&today.to_string(), &text, |case| {
            let again = draft(case, &Asked::default()).unwrap();
            prop_assert_eq!(again.edits(called), []);
            Ok(())
        })?;
    }
}
