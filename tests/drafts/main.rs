//! A plan that `plan draft` makes passes its own check: stars, terms, days and policies of every kind.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{NaiveDate, TimeDelta};
use kefu::calendar::Calendar;
use kefu::changes::{Change, plan, rating};
use kefu::document::Document;
use kefu::document::edit::apply;
use kefu::lang::Lang;
use kefu::model::{LAYOUT, Record, day_after_months};
use kefu::money::Fen;
use kefu::rules::{Filed, Ground, Group, Read, Selection, Source, look};
use kefu::standard::Standard;
use kefu::standing::Case;
use kefu::text;
use proptest::prelude::*;

/// The days of the appointment: ends of months, leap days, weekends, holidays, make-up working days, years without
/// a notice.
const STARTS: [&str; 16] = [
    "2024-02-29",
    "2024-12-31",
    "2025-01-31",
    "2025-03-30",
    "2025-05-01",
    "2025-08-31",
    "2025-10-01",
    "2026-01-01",
    "2026-02-16",
    "2026-02-28",
    "2026-03-02",
    "2026-09-27",
    "2026-11-30",
    "2027-04-30",
    "2028-02-29",
    "2029-12-31",
];

/// Income of a year, CNY, for one to five stars.
const INCOMES: [i64; 5] = [30_000, 120_000, 300_000, 700_000, 1_300_000];

const TERMS: [u32; 3] = [4, 12, 24];

/// The working day of the stage on which all is settled: each of the ten has its turn.
fn settled_on(calendar: &Calendar, starts: NaiveDate, nth: usize) -> NaiveDate {
    calendar.due(starts, 1 + nth as u32 % 10).date
}

/// The last day of so many months from a day.
fn last_day(starts: NaiveDate, months: u32) -> NaiveDate {
    let next = day_after_months(starts, months).unwrap();
    next.pred_opt().unwrap()
}

/// A policy that runs so many months.
fn policy(starts: NaiveDate, months: u32) -> String {
    let ends = last_day(starts, months);
    format!(
        "[[policies]]\nid = '{starts}-{months}'\ninsurer = '东海财险'\nproduct = '财产一切险'\n\
         starts = {starts}\nends = {ends}\npremium = 1000\n"
    )
}

/// The policies of a client, in turn: begun later, of several begins, taken over, of several years, short.
fn policies(starts: NaiveDate, nth: usize) -> String {
    let all: &[(i64, u32)] = match nth % 6 {
        0 => &[(20, 12)],
        1 => &[(15, 12), (35, 12)],
        2 => &[(-100, 12)],
        3 => &[(0, 36), (59, 12)],
        4 => &[(2, 3)],
        _ => &[(-100, 12), (40, 12), (300, 12)],
    };
    let policies = all
        .iter()
        .map(|(later, months)| policy(starts + TimeDelta::days(*later), *months));
    policies.collect()
}

/// A client with a team, appointed from a day to another.
fn client(starts: NaiveDate, until: NaiveDate, policies: &str) -> String {
    format!(
        "\
[client]
name = '甲'
[appointment]
kind = 'brokerage-agreement'
established = {starts}
until = {until}
[team]
established = {starts}
members = [
  {{ name = '陈静', role = 'account-manager' }},
  {{ name = '周婷', role = 'deputy' }},
  {{ name = '孙丽', role = 'client-relations' }},
  {{ name = '赵磊', role = 'non-life' }},
]
{policies}"
    )
}

/// What everything is held against.
struct Company {
    standard: Standard,
    calendar: Calendar,
}

/// The record after a change, or nothing where it is refused.
fn changed(
    on: &Company,
    text: &str,
    today: NaiveDate,
    change: impl FnOnce(&Case<'_>) -> Change,
) -> Option<String> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, [], "{text}");
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &on.standard,
        calendar: &on.calendar,
        today,
    };
    let edits = change(&case).ok()?;
    Some(apply(text, &edits, &LAYOUT).unwrap())
}

/// The record once it was rated, and its plan drafted, issued, circulated and given its opinion, all on one day;
/// nothing where no working day is left to plan for.
fn settled(on: &Company, text: &str, today: NaiveDate, income: i64, months: u32) -> Option<String> {
    let asked = rating::Asked {
        income: Fen(income * 100 * i64::from(months) / 12),
        months: Some(months.into()),
        basis: None,
        on: None,
        year: None,
    };
    let text = changed(on, text, today, |case| {
        Ok(rating::set(&rating::settled(case, asked)?))
    })?;
    let asked = plan::Asked {
        focus: Some("仓储火灾".to_owned()),
        ..plan::Asked::default()
    };
    let text = changed(on, &text, today, |case| {
        let content = |item: &plan::Drafted<'_>| text::drafted::content(Lang::Zh, item);
        Ok(plan::draft(case, &asked)?.edits(content))
    })?;
    let text = changed(on, &text, today, |case| {
        let opinion = plan::opinion(case, None, today, "孙丽".to_owned(), "同意".to_owned())?;
        let issued = plan::issue(case, None, today, None)?;
        Ok([opinion, issued].concat())
    })?;
    changed(on, &text, today, |case| plan::circulate(case, None, today))
}

/// The findings of a plan, a rating and a service on a day, each by its rule and what it is about.
fn findings(on: &Company, text: &str, today: NaiveDate) -> Vec<(Group, String)> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let source = Source {
        id: "jia",
        id_is_valid: true,
        text,
        read: Read::Whole(&document, &reading),
    };
    let ground = Ground {
        standard: &on.standard,
        calendar: &on.calendar,
        today,
    };
    let found = look(&source, &ground, &Selection::all(), &Filed::default()).findings;
    let of_plan = found
        .iter()
        .filter(|it| matches!(it.rule.group, Group::Plan | Group::Rating | Group::Service));
    of_plan
        .map(|it| (it.rule.group, it.fingerprint()))
        .collect()
}

/// Every client with policies, or every one without: how many drafts pass, and what is found of the others.
fn drafted(with_policies: bool) -> (u32, Vec<String>) {
    let on = Company {
        standard: Standard::sample(),
        calendar: Calendar::embedded(),
    };
    let mut passed = 0;
    let mut failed = Vec::new();
    for (nth, starts) in STARTS.iter().enumerate() {
        let starts: NaiveDate = starts.parse().unwrap();
        let today = settled_on(&on.calendar, starts, nth);
        let policies = match with_policies {
            true => policies(starts, nth),
            false => String::new(),
        };
        for (income, months) in INCOMES.iter().flat_map(|it| TERMS.map(|term| (it, term))) {
            let text = client(starts, last_day(starts, months), &policies);
            let text = settled(&on, &text, today, *income, months).unwrap();
            match findings(&on, &text, today) {
                none if none.is_empty() => passed += 1,
                found => failed.push(format!("{starts} {months} {income}: {found:?}")),
            }
        }
    }
    (passed, failed)
}

#[test]
fn every_draft_without_policies_passes_its_own_check() {
    assert_eq!(drafted(false), (240, Vec::new()));
}

#[test]
fn every_draft_with_policies_passes_its_own_check() {
    assert_eq!(drafted(true), (240, Vec::new()));
}

/// Policies that begin so many days from the appointment and run so many months.
fn any_policies() -> impl Strategy<Value = Vec<(i64, u32)>> {
    proptest::collection::vec((-400i64..400, 1u32..40), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the stars, the term, its day, the policies and the day of the draft.
    #[test]
    fn any_draft_passes_its_own_check(
        stars in 0usize..5, from in 0i64..3000, months in 1u32..=30, days in 0u32..28, passed in 0i64..700,
        of in any_policies(),
    ) {
        let on = Company { standard: Standard::sample(), calendar: Calendar::embedded() };
        let starts = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + TimeDelta::days(from);
        let until = last_day(starts, months) + TimeDelta::days(days.into());
        let today = starts + TimeDelta::days(passed % (until - starts).num_days());
        let policies = of.iter().map(|(later, months)| policy(starts + TimeDelta::days(*later), *months));
        let text = client(starts, until, &policies.collect::<String>());
        let Some(text) = settled(&on, &text, today, INCOMES[stars], 12) else { return Ok(()) };
        let found = findings(&on, &text, today);
        let of_plan: Vec<_> = found.iter().filter(|(group, _)| *group != Group::Service).collect();
        prop_assert!(of_plan.is_empty(), "{of_plan:?} {text}");
        let in_stage = today <= on.calendar.due(starts, 10).date;
        prop_assert!(!in_stage || found.is_empty(), "{found:?} {text}");
    }
}
