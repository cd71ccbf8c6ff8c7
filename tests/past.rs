//! A past verdict stands: once something was done on time or late, no later fact changes by what day it was due, nor
//! on what day it was done.
//!
//! `tests/stood` shows that a past day is seen as it was; this shows that later days see it the same way.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(dead_code, reason = "the book tells more of itself than is asked here")]
#[path = "../examples/generate/book/mod.rs"]
mod book;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::model::{Record, Word};
use kefu::standard::Standard;
use kefu::standing::{Case, Clock, as_it_stood, each_fact, of_record};
use proptest::prelude::*;

/// What was done by a day: for each matter the last day on time, and the day it was done.
type Verdicts = BTreeMap<String, (NaiveDate, NaiveDate)>;

struct Company {
    standard: Standard,
    calendar: Calendar,
}

impl Company {
    fn new() -> Company {
        Company {
            standard: Standard::sample(),
            calendar: Calendar::embedded(),
        }
    }

    /// Every verdict of a record on a day, in which nothing is known that happened later.
    fn verdicts(&self, record: &Record<'_>, today: NaiveDate) -> Verdicts {
        let stood = as_it_stood(record, today);
        let case = Case {
            id: "jia",
            record: stood.record(),
            standard: &self.standard,
            calendar: &self.calendar,
            today,
        };
        let clocks = Clock::all(&case).into_iter().filter_map(|clock| {
            let name = format!("{} from {}", clock.task.code(), clock.from);
            Some((name, (clock.due.date, clock.done?)))
        });
        let renewals = case.record.renewals.iter().enumerate();
        let renewals =
            renewals.filter_map(|(nth, renewal)| Some((renewal.id, of_record(&case, nth)?)));
        let steps = renewals.flat_map(|(id, renewal)| {
            let steps = renewal.steps.into_iter();
            steps.filter_map(move |step| {
                let name = format!("{} of renewal {id}", step.step.code());
                Some((name, (step.due, step.done?)))
            })
        });
        clocks.chain(steps).collect()
    }

    /// The verdicts that a later day sees otherwise than the day they were first seen on.
    fn changed(&self, id: &str, text: &str) -> Vec<String> {
        let document = Document::parse(text).unwrap();
        let reading = Record::read(&document);
        let mut days = BTreeSet::new();
        each_fact(&reading.record, |day, _| _ = days.insert(day));
        // On some thirty days of a long record.
        let every = days.len().div_ceil(30).max(1);
        let mut changed = Vec::new();
        let mut first: BTreeMap<String, (NaiveDate, (NaiveDate, NaiveDate))> = BTreeMap::new();
        for today in days.into_iter().step_by(every) {
            for (name, verdict) in self.verdicts(&reading.record, today) {
                let (seen, before) = *first.entry(name.clone()).or_insert((today, verdict));
                if before != verdict {
                    changed.push(format!(
                        "{id}: {name}: {before:?} on {seen}, {verdict:?} on {today}"
                    ));
                }
            }
        }
        changed
    }
}

/// The records of a workspace without a fault.
fn clients(workspace: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(workspace.join("clients"));
    let files = files.into_iter().flatten().map(|file| file.unwrap().path());
    let read = files.map(|path| (path.display().to_string(), fs::read_to_string(&path)));
    let read = read.filter_map(|(id, text)| Some((id, text.ok()?)));
    let is_whole = |text: &str| {
        Document::parse(text).is_ok_and(|document| Record::read(&document).faults.is_empty())
    };
    read.filter(|(_, text)| is_whole(text)).collect()
}

#[test]
fn in_every_record_of_the_repository_and_an_invented_book() {
    let on = Company::new();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = ["examples", "tests/cmd"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let folders = folders.into_iter().flatten().map(|it| it.unwrap().path());
    let written = folders.flat_map(|folder| clients(&folder));
    let order = book::Order {
        records: 60,
        years: 3,
        seed: 7,
        today: "2026-11-20".parse().unwrap(),
        text_factor: 1,
    };
    let invented = book::records(&order).filter(|it| it.fault.is_none());
    let all = written.chain(invented.map(|it| (it.id, it.text)));
    let changed: Vec<String> = all.flat_map(|(id, text)| on.changed(&id, &text)).collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// A day of a year and a half.
fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    (0u64..540).prop_map(move |days| first + chrono::Days::new(days))
}

/// Outcomes of two policies, some of them extensions.
fn outcomes() -> impl Strategy<Value = String> {
    let kinds = vec!["renewed", "lost-to-direct", "extended"];
    let outcome = (0usize..2, prop::sample::select(kinds), day(), day());
    let outcome = outcome.prop_map(|(policy, kind, on, until)| {
        let until = match kind {
            "extended" => format!(", until = {until}"),
            _ => String::new(),
        };
        format!("{{ policy = 'p{policy}', kind = '{kind}', on = {on}{until} }}")
    });
    let outcomes = prop::collection::vec(outcome, 0..4);
    outcomes.prop_map(|outcomes| format!("outcomes = [{}]\n", outcomes.join(", ")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Two policies that end on days of their own, renewed together, by whatever steps, outcomes and ratings.
    #[test]
    fn in_any_renewal(
        ends in [day(), day()],
        steps in [day(), day(), day(), day()],
        of in [outcomes(), outcomes()],
        rated in [day(), day()],
        incomes in [10_000u64..2_000_000, 10_000u64..2_000_000],
    ) {
        let on = Company::new();
        let [reviewed, programme, choice, bound] = steps;
        let policies = ends.iter().enumerate().map(|(nth, ends)| {
            format!("[[policies]]\nid = 'p{nth}'\nstarts = 2025-01-01\nends = {ends}\n")
        });
        let years = rated.iter().zip(incomes).zip(["2025-09-01", "2026-09-01"]);
        let years = years.map(|((rated, income), starts)| {
            format!("[[years]]\nstarts = {starts}\nrating = {{ rated = {rated}, income = {income} }}\n")
        });
        let [one, other] = of;
        let text = format!(
            "client.name = '甲'\nappointment.established = 2025-01-02\n{}{}\
             [[renewals]]\nid = 'x'\npolicies = ['p0', 'p1']\nstarted = 2026-01-01\nreviewed = {reviewed}\n\
             programme = {programme}\nchoice = {choice}\nbound = {bound}\n{one}\
             [[renewals]]\nid = 'y'\npolicies = ['p0', 'p1']\nstarted = 2026-01-01\nreviewed = {bound}\n{other}",
            policies.collect::<String>(),
            years.collect::<String>(),
        );
        let changed = on.changed("jia", &text);
        prop_assert!(changed.is_empty(), "{}\n{text}", changed.join("\n"));
    }
}
